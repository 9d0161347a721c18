import { drawFaces } from './draw.js';

const LONGEST_SIDE = 1600; // of the picture shown
const LONGEST_FRAME = 480; // of a camera's frame, sent again and again

const byId = (id) => document.getElementById(id);
const canvas = byId('picture');
let token = '';
let last; // the picture shown, to be read again once there is a token
let camera; // the camera's stream while it is on
let device; // reads pictures in this browser while that is wished for

/** Reads a picture file, shows it and what is in it. */
async function show(picture) {
  last = picture;
  say('Reading …');
  try {
    const image = await createImageBitmap(picture);
    draw(image, []);
    const faces = device ? await device.read(image) : await read(picture);
    draw(image, faces);
    list(faces);
    say(count(faces));
  } catch (failure) {
    say(failure.name === 'InvalidStateError' ? 'This is no picture that the browser can show.' : failure.message);
  }
}

function count(faces) {
  return faces.length === 0 ? 'No face found.' : faces.length === 1 ? '1 face.' : `${faces.length} faces.`;
}

/** The faces in a picture file, as the server sees them. */
async function read(picture) {
  const response = await ask('/v1/analyze', { method: 'POST', body: picture, headers: { Accept: 'application/json' } });
  return (await response.json()).faces;
}

/** The server's answer; asks for a token where the server wants one. */
async function ask(path, request = {}) {
  const headers = { ...request.headers, ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(path, { ...request, headers });
  if (response.status === 401) {
    byId('access').hidden = false;
    byId('token').focus();
  }
  if (!response.ok) {
    throw Object.assign(new Error((await response.json()).error), { status: response.status });
  }
  return response;
}

/** Reads pictures here or on the server from now on; the models are loaded when they are first wished for. */
async function switchDevice() {
  const box = byId('device');
  box.disabled = true;
  try {
    if (box.checked) {
      say('Loading the models …');
      device = await (await import('./device.js')).open(ask);
    } else {
      device = undefined;
    }
    say(device ? 'Pictures are read in this browser and go nowhere.' : 'Pictures are read by the server.');
  } catch (failure) {
    box.checked = false;
    say(`This browser cannot read pictures itself: ${failure.message}`);
  }
  byId('difference').hidden = !device || device.sameFaces;
  box.disabled = false;
  if (last && !camera) {
    show(last);
  }
}

function draw(image, faces) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  drawFaces(context, faces, scale);
  canvas.ariaLabel = faces.length
    ? `The picture with ${faces.length} face${faces.length > 1 ? 's' : ''} marked`
    : 'The picture';
}

/** The expressions of all faces as bars. */
function list(faces) {
  byId('faces').replaceChildren(...faces.filter((face) => face.expression).map(table));
}

function table(face, index) {
  const table = document.createElement('table');
  table.createCaption().textContent = `Face ${index + 1}: ${face.expression.label}`;
  for (const [name, share] of Object.entries(face.expression.probabilities)) {
    const row = table.insertRow();
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    const bar = document.createElement('meter');
    bar.value = share;
    bar.ariaLabel = name;
    row.append(head);
    row.insertCell().append(bar);
    row.insertCell().textContent = `${Math.round(100 * share)} %`;
  }
  return table;
}

async function switchCamera() {
  if (camera) {
    camera.getTracks().forEach((track) => track.stop());
    camera = undefined;
  } else {
    try {
      camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
      watch(camera);
    } catch (failure) {
      say(`No camera: ${failure.message}`);
    }
  }
  byId('camera').ariaPressed = String(Boolean(camera));
}

/** Reads frame after frame, one at a time: as fast as the server answers, and no faster than the camera. */
async function watch(stream) {
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true, playsInline: true });
  const frame = document.createElement('canvas');
  await video.play();
  say('The camera is on.');
  while (camera === stream) {
    const scale = Math.min(1, LONGEST_FRAME / Math.max(video.videoWidth, video.videoHeight));
    frame.width = Math.round(video.videoWidth * scale);
    frame.height = Math.round(video.videoHeight * scale);
    frame.getContext('2d').drawImage(video, 0, 0, frame.width, frame.height);
    try {
      const faces = device ? await device.read(frame) : await read(await jpeg(frame));
      if (camera === stream) {
        draw(frame, faces);
        list(faces);
      }
    } catch (failure) {
      say(failure.message);
      if (failure.status !== 429) {
        return switchCamera();
      }
      await new Promise((later) => setTimeout(later, 1000));
    }
    await new Promise(requestAnimationFrame);
  }
  say('The camera is off.');
}

function jpeg(frame) {
  return new Promise((done) => frame.toBlob(done, 'image/jpeg', 0.9));
}

function say(text) {
  byId('status').textContent = text;
}

byId('camera').addEventListener('click', switchCamera);
byId('device').addEventListener('change', switchDevice);
byId('file').addEventListener('change', ({ target }) => target.files[0] && show(target.files[0]));
byId('access').addEventListener('submit', (event) => {
  event.preventDefault();
  token = byId('token').value;
  event.target.hidden = true;
  if (last) {
    show(last);
  }
});
addEventListener('paste', (event) => {
  const file = [...event.clipboardData.files].find((item) => item.type.startsWith('image/'));
  if (file) {
    show(file);
  }
});
addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
addEventListener('dragleave', () => document.body.classList.remove('dropping'));
addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  if (event.dataTransfer.files[0]) {
    show(event.dataTransfer.files[0]);
  }
});
