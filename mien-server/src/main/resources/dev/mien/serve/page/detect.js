/** Finds faces as the server does (dev.mien.detect.MienDetector, SecondLook and Overlaps, dev.mien.model.DetectorModel). */
import { framed } from './crop.js';
import { resized } from './image.js';

/**
 * The faces of a gray picture, the surest first: box, score and the crop that shows it.
 *
 * @param net numbers and shape of a picture to the numbers of its cells
 * @param secondLook a crop to the key point model's answer
 */
export async function detect(picture, net, secondLook, constants) {
  const faces = [];
  for (const { box, score: first } of await candidates(picture, net, constants)) {
    const crop = framed(box, constants);
    const { face } = await secondLook(crop);
    const score = together(first, face.data[0], constants);
    if (score >= constants.leastScore) {
      faces.push({ box, score, crop });
    }
  }
  return faces.sort(bestFirst);
}

/** What the net finds, in the picture, in half of it, in a quarter and so on, until the whole could be one face. */
async function candidates(picture, net, constants) {
  const { smallest, largest, smallestShare } = constants;
  const scale = smallest / Math.max(smallestShare * Math.max(picture.width, picture.height), smallest);
  const found = [];
  let level = scaled(picture, scale);
  for (;;) {
    found.push(...(await find(level, picture, net, constants)));
    if (Math.min(level.width, level.height) <= largest) {
      return suppress(found, constants);
    }
    level = scaled(level, 0.5);
  }
}

function scaled(picture, scale) {
  const pixels = (size) => Math.max(1, Math.round(size * scale));
  return resized(picture, pixels(picture.width), pixels(picture.height));
}

/** The faces of one level, in pixels of the picture. */
async function find(level, picture, net, constants) {
  const columns = Math.ceil(level.width / constants.stride);
  const rows = Math.ceil(level.height / constants.stride);
  const width = columns * constants.stride;
  const height = rows * constants.stride;
  const { data } = (await net(canvas(level, width, height, constants), [1, 1, height, width])).faces;
  const plane = columns * rows;
  const found = [];
  for (let cell = 0; cell < plane; cell++) {
    const score = logistic(data[cell]);
    if (score >= constants.leastFirstScore) {
      const numbers = [1, 2, 3, 4].map((i) => data[cell + i * plane]);
      const box = decode(numbers, cell % columns, Math.floor(cell / columns), constants);
      found.push({ box: enlarged(box, picture.width / level.width, picture.height / level.height), score });
    }
  }
  return found;
}

/** The level on a gray canvas of whole cells, in 0..1. */
function canvas(level, width, height, { gray }) {
  const numbers = new Float32Array(width * height).fill(gray);
  for (let y = 0; y < level.height; y++) {
    for (let x = 0; x < level.width; x++) {
      numbers[y * width + x] = level.pixels[y * level.width + x] / 255;
    }
  }
  return numbers;
}

/** A cell's box: where its middle lies beside the cell's, and the logarithms of its sides. */
function decode([right, below, ...logarithms], column, row, { stride, usual, longestLogarithm }) {
  const x = stride * (column + 0.5 + right);
  const y = stride * (row + 0.5 + below);
  const [width, height] = logarithms.map(
    (side) => usual * Math.exp(Math.max(-longestLogarithm, Math.min(side, longestLogarithm))),
  );
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function enlarged({ left, top, right, bottom }, scaleX, scaleY) {
  return { left: left * scaleX, top: top * scaleY, right: right * scaleX, bottom: bottom * scaleY };
}

/** Non-maximum suppression: a box goes where a surer one covers too much of the same place. */
function suppress(found, { sameFace }) {
  const kept = [];
  for (const next of found.sort(bestFirst)) {
    if (kept.every((better) => intersectionOverUnion(better.box, next.box) <= sameFace)) {
      kept.push(next);
    }
  }
  return kept;
}

function intersectionOverUnion(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const both = Math.max(0, width) * Math.max(0, height);
  return both / (area(a) + area(b) - both);
}

function area({ left, top, right, bottom }) {
  return (right - left) * (bottom - top);
}

function bestFirst(a, b) {
  return b.score - a.score;
}

/** Both opinions together. */
function together(net, keypoints, { offset, surest }) {
  const logit = (score) => {
    const inside = Math.max(1 - surest, Math.min(score, surest));
    return Math.log(inside / (1 - inside));
  };
  return logistic(logit(net) + logit(keypoints) - offset);
}

function logistic(logit) {
  return Math.fround(1 / (1 + Math.exp(-logit)));
}
