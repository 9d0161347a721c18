/** Reads faces in the browser itself: with the same model files and the same steps as the server. No picture leaves. */
import * as ort from './onnxruntime-web/ort.wasm.bundle.min.mjs';
import { aligned, framed, isWhole, lying, pixels, toPicture, uncertainty, whole } from './crop.js';
import { detect } from './detect.js';
import { floats, gray } from './image.js';

/**
 * Loads what the server has. Answers read, from a picture to its faces, as /v1/analyze has them; and sameFaces, whether the
 * server finds faces in the same way.
 */
export async function open(get) {
  ort.env.wasm.numThreads = 1; // more would need the page to be isolated from all others
  ort.env.wasm.wasmPaths = { wasm: new URL('onnxruntime-web/ort-wasm-simd-threaded.wasm', import.meta.url).href };
  const { files, outputs, sameFaces, constants } = await (await get('device/models.json')).json();
  const sessions = {};
  for (const file of new Set(Object.values(files))) {
    sessions[file] = await ort.InferenceSession.create(await (await get(`device/${file}`)).arrayBuffer());
  }
  const models = Object.fromEntries(Object.entries(files).map(([use, file]) => [use, sessions[file]]));
  return { sameFaces, read: (image) => read(gray(image), models, outputs, constants) };
}

/** The faces of a gray picture, by descending score; the whole picture where there is no detector. */
async function read(picture, models, outputs, constants) {
  const ask = asker(picture, constants);
  const seenIn = async (crop) =>
    models.keypoints && seen(await ask(models.keypoints, crop), outputs.keypoints, crop, constants);
  const expressionIn = async (crop, points, isDoubtful) =>
    models.expression &&
    expression(await ask(models.expression, crop), outputs.expression, crop, points?.isMouthHidden || isDoubtful, constants);
  if (!models.detector) {
    const box = { left: 0, top: 0, right: picture.width, bottom: picture.height };
    const crop = whole(picture);
    const face = await seenIn(crop);
    return [{ box, keypoints: face?.points, expression: await expressionIn(crop, face, false) }];
  }
  const net = (numbers, shape) => run(models.detector, numbers, shape);
  const faces = [];
  for (const { box, score } of await detect(picture, net, constants)) {
    const crop = framed(box, constants);
    const first = await upright(crop, seenIn, constants);
    const { forPoints = crop, forExpression = crop } = first ? aligned(first.crop, first.points, constants) : {};
    const face = await seenIn(forPoints); // the same answer where the crop is the same
    const shown = shareWithin(box, picture) >= constants.minShown;
    faces.push({
      box,
      detection_score: score,
      keypoints: face?.points,
      ...(shown && { expression: await expressionIn(forExpression, face, score < constants.sureScore) }),
    });
  }
  return faces;
}

/** What is seen in the crop or, where the face lies on a side or upside down, in the one that shows it upright. */
async function upright(crop, seenIn, constants) {
  const { doubtful, clearer, sure } = constants.quarterTurns;
  let best = await seenIn(crop);
  if (best?.uncertainty > doubtful && Math.max(crop.width, crop.height) >= constants.sharpFrom) {
    for (const other of lying(crop, constants)) {
      const turned = await seenIn(other);
      if (turned.faceScore >= sure && turned.uncertainty <= clearer * best.uncertainty) {
        best = turned;
      }
    }
  }
  return best;
}

/** How much of a box lies in the picture. */
function shareWithin({ left, top, right, bottom }, { width, height }) {
  const across = Math.min(right, width) - Math.max(left, 0);
  const down = Math.min(bottom, height) - Math.max(top, 0);
  return (Math.max(across, 0) * Math.max(down, 0)) / ((right - left) * (bottom - top));
}

/** Asks models about crops of a picture, each about a crop once: several steps ask about the same one. */
function asker(picture, constants) {
  const seen = new Map(); // crops, their numbers by height, and what the models answered
  return async (session, crop) => {
    if (!seen.has(crop)) {
      seen.set(crop, { inputs: new Map(), answers: new Map() });
    }
    const { inputs, answers } = seen.get(crop);
    if (!answers.has(session)) {
      const shape = session.inputMetadata[0].shape.map((length) => (length > 0 ? length : 1));
      const height = shape[2]; // rows, or with the channels last columns: as many
      if (!inputs.has(height)) {
        inputs.set(height, input(picture, crop, height, constants));
      }
      answers.set(session, await run(session, inputs.get(height), shape));
    }
    return answers.get(session);
  };
}

/** A crop and what is below it as a model's input, so many rows high; where nothing is known below, its lowest row again. */
function input(picture, crop, height, constants) {
  const { inputSize } = constants;
  const lowest = isWhole(picture, crop) ? inputSize : height;
  const shown = pixels(picture, crop, constants, lowest / inputSize - 1);
  const numbers = new Float32Array(height * inputSize);
  numbers.set(floats(shown, inputSize, lowest));
  for (let row = lowest; row < height; row++) {
    numbers.copyWithin(row * inputSize, (lowest - 1) * inputSize, lowest * inputSize);
  }
  return numbers;
}

function run(session, numbers, shape) {
  return session.run({ image: new ort.Tensor('float32', numbers, shape) });
}

/** The points in pixels of the picture, how uncertain they are, whether something hides the mouth, and how likely the crop is a face. */
function seen({ keypoints, spread, face }, names, crop, constants) {
  const { inputSize, spreadFactors, hiddenMouth } = constants;
  const place = toPicture(crop);
  const share = (i) => (keypoints.data[i] + 0.5) / inputSize;
  const points = Object.fromEntries(names.map((name, i) => [name, place(share(2 * i), share(2 * i + 1))]));
  const pixel = crop.width / inputSize;
  const spreads = spread
    ? Object.fromEntries(names.map((name, i) => [name, spreadFactors[i] * spread.data[i] * pixel]))
    : {};
  const uncertain = (some) => uncertainty(points, spreads, some, constants);
  const mouth = uncertain(hiddenMouth.mouth);
  return {
    crop,
    points,
    uncertainty: uncertain(names),
    isMouthHidden: mouth > hiddenMouth.uncertain && mouth > hiddenMouth.thanEyes * uncertain(hiddenMouth.eyes),
    faceScore: face?.data[0] ?? 1,
  };
}

/** Evened out and doubted where the face has few pixels (dev.mien.analyze.SmallFaces), and never sure where isDoubted. */
function expression({ probabilities: { data } }, names, crop, isDoubted, constants) {
  const side = Math.max(crop.width, crop.height);
  const temperature = Math.max(1, (constants.knownFrom / side) ** constants.smallFaceExponent);
  const powers = Array.from(data, (share) => share ** (1 / temperature));
  const sum = temperature === 1 ? 1 : powers.reduce((all, power) => all + power);
  const shares = powers.map((power) => power / sum);
  const best = shares.indexOf(Math.max(...shares));
  const sureFrom = side < constants.sharpFrom ? constants.smallFaceSureFrom : 0;
  return {
    label: names[best],
    confidence: shares[best],
    sure: !isDoubted && shares[best] >= Math.max(sureFrom, constants.sureFrom),
    probabilities: Object.fromEntries(names.map((name, i) => [name, shares[i]])),
  };
}
