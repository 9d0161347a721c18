/** Asks the server that this page came from, with the token that it may want. */
let token = '';

const form = document.getElementById('access');
const field = document.getElementById('token');

/** The faces in a picture file with their measures, as the server sees them. */
export async function read(picture) {
  const headers = { Accept: 'application/json' };
  const response = await ask('v1/analyze?measures=true', { method: 'POST', body: picture, headers });
  return (await response.json()).faces;
}

/** The same picture as a PNG file, for what the browser cannot show. */
export async function converted(picture) {
  const headers = { Accept: 'image/png' };
  return (await ask('v1/analyze?annotate=false', { method: 'POST', body: picture, headers })).blob();
}

/** The server's answer; shows the form for a token where the server wants one. */
export async function ask(path, request = {}) {
  const headers = { ...request.headers, ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(path, { ...request, headers });
  if (response.status === 401) {
    form.hidden = false;
    field.focus();
  }
  if (!response.ok) {
    throw Object.assign(new Error(await problem(response)), { status: response.status });
  }
  return response;
}

/** The server's words; a proxy in between has none of them. */
async function problem(response) {
  try {
    return (await response.json()).error.replace(/^picture: /, ''); // the page names the file
  } catch {
    return `The server did not answer as it should (${response.status} ${response.statusText}).`;
  }
}

/** What to do once somebody has given a token. */
export function onAccess(then) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    token = field.value;
    form.hidden = true;
    then();
  });
}
