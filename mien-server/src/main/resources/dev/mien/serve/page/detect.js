/** Finds faces as the server does (dev.mien.detect.OnePassDetector, OnePass, PyramidBoxes and Overlaps, dev.mien.model.PyramidCells). */
import { resized } from './image.js';

/**
 * The boxes of the faces of a gray picture with their scores, by descending score.
 *
 * @param net numbers and shape of a picture to the numbers of its cells, by the output's name
 */
export async function detect(picture, net, constants) {
  const found = [];
  let level = worked(picture, constants);
  let smallest = 0;
  for (;;) {
    const isLast = Math.max(level.width, level.height) <= constants.coarsest;
    const largest = isLast ? Infinity : constants.largest;
    const scaleX = picture.width / level.width;
    const scaleY = picture.height / level.height;
    for (const { box, score } of await inLevel(level, net, constants)) {
      const side = Math.sqrt(area(box));
      if (side >= smallest && side <= largest) {
        found.push({ box: enlarged(box, scaleX, scaleY), score });
      }
    }
    if (isLast) {
      return oneBoxAFace(found, constants);
    }
    const coarser = (size) => Math.max(1, Math.floor(size / constants.coarser));
    level = resized(level, coarser(level.width), coarser(level.height));
    smallest = constants.seenBetter;
  }
}

/** The boxes of all cells, in pixels of the level; of a face usually several. */
async function inLevel(level, net, constants) {
  const width = whole(level.width, constants);
  const height = whole(level.height, constants);
  const levels = await net(canvas(level, width, height, constants), [1, 1, height, width]);
  return Object.entries(levels).flatMap(([name, { data }]) =>
    boxes(data, width, height, Number(name.split('_')[1]), constants),
  );
}

/** The picture in the size in which it is looked at. */
function worked(picture, { budget }) {
  const scale = Math.min(1, Math.sqrt(budget / (picture.width * picture.height)));
  const pixels = (size) => Math.max(1, Math.round(size * scale));
  return resized(picture, pixels(picture.width), pixels(picture.height));
}

function whole(pixels, { multiple }) {
  return Math.ceil(pixels / multiple) * multiple;
}

/** The picture on a gray canvas of whole cells, in 0..1. */
function canvas(level, width, height, { gray }) {
  const numbers = new Float32Array(width * height).fill(gray);
  for (let y = 0; y < level.height; y++) {
    for (let x = 0; x < level.width; x++) {
      numbers[y * width + x] = level.pixels[y * level.width + x] / 255;
    }
  }
  return numbers;
}

/** The boxes of cells of that many pixels a side. */
function boxes(data, width, height, stride, constants) {
  const columns = width / stride;
  const plane = columns * (height / stride);
  const found = [];
  for (let cell = 0; cell < plane; cell++) {
    const score = logistic(data[cell]);
    if (score >= constants.minScore) {
      const numbers = [1, 2, 3, 4].map((i) => data[cell + i * plane]);
      found.push({ box: decode(numbers, cell % columns, Math.floor(cell / columns), stride, constants), score });
    }
  }
  return found;
}

/** A cell's box: where its middle lies beside the cell's, and the logarithms of its sides. */
function decode([right, below, ...logarithms], column, row, stride, { usual, longestLogarithm }) {
  const x = stride * (column + 0.5 + right);
  const y = stride * (row + 0.5 + below);
  const [width, height] = logarithms.map(
    (side) => usual * stride * Math.exp(Math.max(-longestLogarithm, Math.min(side, longestLogarithm))),
  );
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

function enlarged({ left, top, right, bottom }, scaleX, scaleY) {
  return { left: left * scaleX, top: top * scaleY, right: right * scaleX, bottom: bottom * scaleY };
}

/** Non-maximum suppression that also knows boxes in boxes; what a box of a higher score covers in part loses score.
 * A box kept is the mean of those much like it. */
function oneBoxAFace(found, constants) {
  const surestFirst = (boxes) => boxes.sort((a, b) => b.score - a.score);
  const kept = [];
  let left = surestFirst(found);
  while (left.length > 0) {
    const [best, ...others] = left;
    kept.push({ box: mean(best, left, constants), score: best.score });
    left = surestFirst(
      others
        .filter((other) => !areOneFace(best.box, other.box, constants))
        .map((other) => coveredBy(best, other, constants))
        .filter(({ score }) => score >= constants.minScore),
    );
  }
  return kept;
}

/** The mean of the boxes that are like the best one, itself among them, each as often as its score says. */
function mean(best, all, { alike, averaged }) {
  if (area(best.box) < averaged * averaged) {
    return best.box;
  }
  const like = all.filter(({ box }) => overUnion(best.box, box) > alike);
  const scores = like.reduce((sum, { score }) => sum + score, 0);
  const side = (name) => like.reduce((sum, { box, score }) => sum + score * box[name], 0) / scores;
  return { left: side("left"), top: side("top"), right: side("right"), bottom: side("bottom") };
}

function coveredBy(better, { box, score }, { beside }) {
  const overlap = overUnion(better.box, box);
  return { box, score: overlap < beside ? score : Math.fround(score * (1 - overlap)) };
}

function overUnion(a, b) {
  const both = common(a, b);
  return both / (area(a) + area(b) - both);
}

function areOneFace(a, b, { sameFace, nested, part }) {
  const smaller = Math.min(area(a), area(b));
  return (
    overUnion(a, b) > sameFace ||
    (common(a, b) / smaller > nested && smaller / Math.max(area(a), area(b)) > part)
  );
}

function common(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

function area({ left, top, right, bottom }) {
  return (right - left) * (bottom - top);
}

function logistic(logit) {
  return Math.fround(1 / (1 + Math.exp(-logit)));
}
