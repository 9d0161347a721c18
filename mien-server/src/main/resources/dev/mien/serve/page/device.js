/** Reads faces in the browser itself: with the same model files as the server and the same crops. No picture leaves. */
import * as ort from './onnxruntime-web/ort.wasm.bundle.min.mjs';
import { gray, resized } from './crop.js';

const SIZE = 96;

/** Loads what the server has; answers a function from a picture to its faces, as /v1/analyze has them. */
export async function open(get) {
  ort.env.wasm.numThreads = 1; // more would need the page to be isolated from all others
  ort.env.wasm.wasmPaths = { wasm: new URL('onnxruntime-web/ort-wasm-simd-threaded.wasm', import.meta.url).href };
  const tasks = await (await get('device/models.json')).json();
  const models = [];
  for (const { task, outputs } of tasks) {
    const session = await ort.InferenceSession.create(await (await get(`device/${task}.onnx`)).arrayBuffer());
    models.push({ task, outputs, session });
  }
  return (image) => read(models, image);
}

/** The whole picture as the one face. */
async function read(models, image) {
  const numbers = resized(gray(image), SIZE);
  const { width, height } = image;
  const face = { box: { left: 0, top: 0, right: width, bottom: height } };
  for (const { task, outputs, session } of models) {
    const shape = session.inputMetadata[0].shape.map((length) => (length > 0 ? length : 1));
    const answer = await session.run({ image: new ort.Tensor('float32', numbers, shape) });
    if (task === 'keypoints') {
      face.keypoints = points(answer.keypoints.data, outputs, width / SIZE, height / SIZE);
    } else {
      face.expression = expression(answer.probabilities.data, outputs);
    }
  }
  return [face];
}

/** Pixel centres lie at whole numbers: x goes to (x + 0.5) * scale - 0.5. */
function points(numbers, names, across, down) {
  const place = (i) => [(numbers[2 * i] + 0.5) * across - 0.5, (numbers[2 * i + 1] + 0.5) * down - 0.5];
  return Object.fromEntries(names.map((name, i) => [name, place(i)]));
}

function expression(shares, names) {
  const best = shares.indexOf(Math.max(...shares));
  return {
    label: names[best],
    confidence: shares[best],
    probabilities: Object.fromEntries(names.map((name, i) => [name, shares[i]])),
  };
}
