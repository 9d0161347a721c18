import { drawFaces } from './draw.js';
import { dropped, readable } from './files.js';
import { list, rows } from './results.js';
import { enableSaving } from './saving.js';
import { ask, converted, onAccess, read } from './server.js';
import { mark, showStrip, tell } from './strip.js';
import { forEachFrame, frameOf, playing } from './video.js';

const LONGEST_SIDE = 1600; // of the picture shown
const NO_PICTURE = 'The browser cannot show this file as a picture; JPEG, PNG, WebP and GIF files work.';

const byId = (id) => document.getElementById(id);
const canvas = byId('picture');
let pictures = []; // what was read: name, file, and the faces of each frame, of which a picture has one
let shown; // the one of them that is shown
let camera; // the camera's stream while it is on
let device; // reads pictures in this browser while that is wished for
let work = 0; // the number of the work that goes on; older work stops
let stopping; // whether the files that remain, or the rest of a video, shall be left out
let following; // whether each picture is shown when it is read: until somebody chooses one

/** Reads files one after the other and shows each; a new call ends an older one. */
async function readAll(files) {
  const mine = ++work;
  stopCamera();
  pictures = [];
  shown = undefined;
  stopping = false;
  following = true;
  showStrip(pictures, choose);
  byId('stop').hidden = files.length < 2;
  tell(pictures, files.length);
  for (const file of files) {
    const item = { name: file.name || 'pasted picture', file, frames: [] };
    try {
      await (file.type.startsWith('video/') ? readVideo(item, mine) : readPicture(item));
    } catch (failure) {
      item.failure = failure.name === 'InvalidStateError' ? noPicture() : failure.message;
    }
    if (mine !== work) {
      return;
    }
    pictures.push(item);
    showStrip(pictures, choose);
    tell(pictures, files.length);
    await show(following ? item : shown);
    if (mine !== work || stopping) {
      break;
    }
  }
  if (mine === work) {
    byId('stop').hidden = true;
  }
}

function noPicture() {
  return device ? `${NO_PICTURE} The server reads more: switch off “On this device”.` : NO_PICTURE;
}

/** Shows the picture that somebody chose, and goes on showing it while others are read. */
function choose(item) {
  following = false;
  show(item);
}

/** The pixels of a picture file. What the browser cannot show, such as HEIC and TIFF, the server converts, where it may see it. */
async function imageOf(item) {
  try {
    return await createImageBitmap(item.converted ?? item.file);
  } catch (failure) {
    if (device) {
      throw failure;
    }
    item.converted = await converted(item.file).catch(() => {
      throw failure; // it is no picture for the server either
    });
    return createImageBitmap(item.converted);
  }
}

async function readPicture(item) {
  const image = await imageOf(item);
  if (!shown) {
    draw(image, []);
    byId('faces').replaceChildren();
    say(`Reading ${item.name} …`);
  }
  item.frames = [{ faces: device ? await device.read(image) : await readByServer(item.file) }];
}

/** What the server refuses although the browser can show it, such as too large a picture, the browser can read. */
async function readByServer(file) {
  try {
    return await read(file);
  } catch (failure) {
    const refused = failure.status === 400 || failure.status === 413;
    throw refused ? new Error(`${failure.message}. This browser can read it: switch on “On this device”.`) : failure;
  }
}

/** Videos are read in the browser alone: a server would have to take all of it. */
async function readVideo(item, mine) {
  if (!device) {
    byId('device').checked = true;
    await switchDevice();
  }
  if (!device) {
    throw new Error('Videos are read in the browser, which this browser cannot do.');
  }
  byId('stop').hidden = false;
  const stopped = () => mine !== work || stopping;
  await forEachFrame(item.file, stopped, async (image, frame, time_s, duration) => {
    const faces = await device.read(image);
    item.frames.push({ frame, time_s, faces });
    if (mine === work) {
      item.last = image;
      if (following) {
        draw(image, faces);
        byId('faces').replaceChildren(...list(faces));
        say(`${item.name}: ${time_s.toFixed(1)} of ${duration.toFixed(1)} seconds`);
      }
    }
  });
}

/** Shows a picture that was read, or what kept it from being read; whatever was to be shown before it no longer is. */
async function show(item) {
  shown = item;
  mark(pictures.indexOf(item));
  const faces = item.frames.at(-1)?.faces ?? [];
  const image = item.failure ? undefined : (item.last ?? (await imageOf(item)));
  if (shown !== item) {
    return;
  }
  if (item.failure) {
    clear();
    say(`${item.name}: ${item.failure}`);
  } else {
    draw(image, faces);
    say(item.last ? frames(item.frames.length) : count(faces));
  }
  byId('faces').replaceChildren(...list(faces));
  byId('nothing').hidden = faces.length > 0;
  byId('actions').hidden = rows(pictures).length === 0;
  byId('png').hidden = Boolean(item.failure); // the canvas still has the picture before
}

/** Nothing of an earlier picture stays beside an error. */
function clear() {
  canvas.hidden = true;
  byId('hint').hidden = false;
  canvas.ariaLabel = 'No picture';
}

function count(faces) {
  return faces.length === 0 ? 'No face found.' : faces.length === 1 ? '1 face.' : `${faces.length} faces.`;
}

function frames(number) {
  return number === 1 ? '1 frame read.' : `${number} frames read.`;
}

/** Reads pictures here or on the server from now on; the models are loaded when they are first wished for. */
async function switchDevice() {
  const box = byId('device');
  box.disabled = true;
  try {
    if (box.checked) {
      say('Loading the models …');
      device = await (await import('./device.js')).open(ask);
      say('Ready.');
    } else {
      device = undefined;
    }
  } catch (failure) {
    box.checked = false;
    say(failure.status ? failure.message : `This browser cannot read pictures itself: ${failure.message}`);
  }
  byId('where').textContent = device
    ? 'Pictures are read in this browser and sent nowhere.'
    : 'Pictures are sent to this server, which keeps none of them.';
  byId('difference').hidden = !device || device.sameFaces;
  box.disabled = false;
}

function draw(image, faces) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.hidden = false;
  byId('hint').hidden = true;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  drawFaces(context, faces, scale);
  canvas.ariaLabel = faces.length
    ? `The picture with ${faces.length} face${faces.length > 1 ? 's' : ''} marked`
    : 'The picture';
}

function stop(stream) {
  stream?.getTracks().forEach((track) => track.stop());
}

function stopCamera() {
  stop(camera);
  camera = undefined;
  byId('camera').ariaPressed = 'false';
}

async function switchCamera() {
  if (camera) {
    stopCamera();
    say('The camera is off.');
    return;
  }
  if (!navigator.mediaDevices) {
    say('No camera: browsers allow it only to pages over HTTPS or from this computer.');
    return;
  }
  const mine = ++work;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } });
    if (mine !== work) {
      stop(stream); // something else was begun while somebody was asked
      return;
    }
    camera = stream;
    byId('camera').ariaPressed = 'true';
    await watch(stream);
  } catch (failure) {
    if (mine === work) {
      stopCamera();
      say(`No camera: ${failure.message}`);
    }
  }
}

/** Reads frame after frame, one at a time: as fast as the server answers, and no faster than the camera. */
async function watch(stream) {
  stream.getVideoTracks()[0].addEventListener('ended', () => {
    if (camera === stream) {
      stopCamera();
      say('The camera was disconnected.');
    }
  });
  const video = await playing(stream);
  const frame = document.createElement('canvas');
  pictures = [];
  showStrip(pictures, choose);
  tell(pictures, 0);
  byId('stop').hidden = true;
  let told;
  const sayOnce = (text) => text !== told && camera === stream && say((told = text));
  while (camera === stream) {
    sayOnce('The camera is on.');
    frameOf(video, frame);
    try {
      const faces = device ? await device.read(frame) : await read(await jpeg(frame));
      if (camera === stream) {
        pictures = [{ name: 'camera', last: frame, frames: [{ faces }] }];
        draw(frame, faces);
        byId('faces').replaceChildren(...list(faces));
        byId('nothing').hidden = faces.length > 0;
        byId('actions').hidden = faces.length === 0;
        byId('png').hidden = false;
      }
    } catch (failure) {
      if (failure.status !== 429) {
        stopCamera();
        clear();
        say(failure.message);
        return;
      }
      sayOnce(failure.message);
      await new Promise((later) => setTimeout(later, 1000));
    }
    await new Promise(requestAnimationFrame);
  }
}

function jpeg(frame) {
  return new Promise((done) => frame.toBlob(done, 'image/jpeg', 0.9));
}

function say(text) {
  byId('status').textContent = text;
}

function take(files) {
  if (files.length > 0) {
    readAll(files);
  } else {
    say('These are neither pictures nor videos.');
  }
}

/** Reads again what is shown: by another reader, or with a token. */
function readAgain() {
  const files = pictures.map(({ file }) => file).filter(Boolean);
  if (files.length > 0) {
    readAll(files);
  }
}

byId('camera').addEventListener('click', switchCamera);
byId('stop').addEventListener('click', ({ target }) => {
  stopping = true;
  target.hidden = true;
});
byId('device').addEventListener('change', async () => {
  await switchDevice();
  readAgain();
});
byId('file').addEventListener('change', ({ target }) => {
  take([...target.files]);
  target.value = ''; // so that the same file can be chosen again
});
byId('example').addEventListener('click', async () => {
  try {
    const picture = await (await fetch('example.jpg')).blob();
    readAll([new File([picture], 'example.jpg', { type: picture.type })]);
  } catch (failure) {
    say(`The example could not be loaded: ${failure.message}`);
  }
});
enableSaving(() => pictures, say);
onAccess(readAgain);
addEventListener('paste', (event) => event.clipboardData.files.length > 0 && take(readable(event.clipboardData.files)));
addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('dropping');
});
addEventListener('dragleave', () => document.body.classList.remove('dropping'));
addEventListener('drop', async (event) => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  take(readable(await dropped(event.dataTransfer)));
});
