/** Finds faces as the server does (dev.mien.detect.OnePassDetector, SizeCalibration, PyramidSearch, CoarserLook, CloserLook, Tile, PyramidBoxes and Suppression, dev.mien.model.PyramidCells). */
import { resized } from './image.js';
import { tiles } from './tile.js';

/**
 * The boxes of the faces of a gray picture with their scores, by descending score, in its pixels.
 *
 * @param net numbers and shape of a picture to the numbers of its cells, by the output's name
 */
export async function detect(picture, net, constants) {
  const first = workingSize(picture, constants);
  const told = (await looked(picture, first, net, constants))
    .map((face) => calibrated(face, constants))
    .filter(({ score }) => score >= constants.minScore);
  const scaleX = picture.width / first.width;
  const scaleY = picture.height / first.height;
  return oneBoxAFace(told, constants).map(({ box, score }) => ({ box: enlarged(box, scaleX, scaleY), score }));
}

/** The same box, in pixels of the working size, with a lower score if it is small. */
function calibrated({ box, score }, { lowerPerHalving, largeHeight, smallHeight }) {
  const halvings = Math.log(largeHeight / Math.max(smallHeight, box.bottom - box.top)) / Math.log(2);
  const lower = lowerPerHalving * Math.max(0, halvings);
  return { box, score: Math.fround(score / (score + (1 - score) * Math.exp(lower))) };
}

/** The boxes of all cells in all looks, in pixels of the working size; of a face usually several. */
async function looked(picture, { width, height, scale }, net, constants) {
  const lowest = Math.min(constants.minScore, constants.closerHint);
  let last = await inPyramid(resized(picture, width, height), net, lowest, constants);
  let all = last;
  let times = constants.closerEnlarged;
  while (last.some((face) => isHint(face, constants)) && exists(times, scale, constants)) {
    last = await inLevel(resized(picture, times * width, times * height), net, lowest, constants);
    all = together(all, last, times, constants);
    times *= constants.closerEnlarged;
  }
  return all;
}

/** Whether a box asks for the next look, in pixels of the last. */
function isHint({ box, score }, { closerHint, closerHintHeight }) {
  return score >= closerHint && box.bottom - box.top < closerHintHeight;
}

/** Whether the picture has a look of so many times the first to offer. */
function exists(times, scale, { closerMost, closerEnlarged, closerMaxEnlarged }) {
  return times <= closerMost && (times === closerEnlarged || times * scale <= closerMaxEnlarged);
}

/** The boxes of the looks before, and of the last one, which has so many times the first one's width and height. */
function together(before, last, times, constants) {
  return [
    ...before.filter(({ box }) => side(box) * times >= constants.closerSeenBetter * constants.closerEnlarged),
    ...last
      .filter(({ box }) => side(box) <= constants.closerLargest)
      .map(({ box, score }) => ({ box: enlarged(box, 1 / times, 1 / times), score })),
  ];
}

/** The boxes of all cells in a plane and in the coarser ones, in its pixels. */
async function inPyramid(plane, net, minScore, constants) {
  const found = [];
  let level = plane;
  let smallest = 0;
  for (;;) {
    const isLast = Math.max(level.width, level.height) <= constants.coarsest;
    const largest = isLast ? Infinity : constants.largest;
    const scaleX = plane.width / level.width;
    const scaleY = plane.height / level.height;
    const shown = await inLevel(level, net, minScore, constants);
    for (const { box, score } of shown) {
      if (side(box) >= smallest && side(box) <= largest) {
        found.push({ box: enlarged(box, scaleX, scaleY), score });
      }
    }
    if (isLast) {
      return found;
    }
    const times = isInDoubt(shown, constants) ? constants.coarserInDoubt : constants.coarser;
    const coarser = (size) => Math.max(1, Math.floor(size / times));
    level = resized(level, coarser(level.width), coarser(level.height));
    smallest = constants.seenBetter;
  }
}

/** Whether a large face is in doubt among the boxes of a plane. */
function isInDoubt(found, constants) {
  const { large, doubted, sure } = constants;
  const some = found.filter(({ box, score }) => score >= doubted && side(box) >= large);
  return oneBoxAFace(some, { ...constants, minScore: doubted }).some(({ score }) => score < sure);
}

/** The boxes of all cells of a plane alone, in its pixels. */
async function inLevel(level, net, minScore, constants) {
  const found = [];
  for (const tile of tiles(level, constants)) {
    const width = whole(tile.width, constants);
    const height = whole(tile.height, constants);
    const levels = await net(canvas(level, tile, width, height, constants), [1, 1, height, width]);
    for (const [name, { data }] of Object.entries(levels)) {
      for (const face of boxes(data, width, height, Number(name.split('_')[1]), minScore, constants)) {
        const box = moved(face.box, tile);
        if (tile.owns((box.left + box.right) / 2, (box.top + box.bottom) / 2)) {
          found.push({ box, score: face.score });
        }
      }
    }
  }
  return found;
}

function moved({ left, top, right, bottom }, by) {
  return { left: left + by.left, top: top + by.top, right: right + by.left, bottom: bottom + by.top };
}

/** The size in which the picture is looked at first. */
function workingSize(picture, { budget }) {
  const scale = Math.min(1, Math.sqrt(budget / (picture.width * picture.height)));
  const pixels = (size) => Math.max(1, Math.round(size * scale));
  return { width: pixels(picture.width), height: pixels(picture.height), scale };
}

function whole(pixels, { multiple }) {
  return Math.ceil(pixels / multiple) * multiple;
}

/** The tile on a gray canvas of whole cells, in 0..1. */
function canvas(level, tile, width, height, { gray }) {
  const numbers = new Float32Array(width * height).fill(gray);
  for (let y = 0; y < tile.height; y++) {
    const from = (tile.top + y) * level.width + tile.left;
    for (let x = 0; x < tile.width; x++) {
      numbers[y * width + x] = level.pixels[from + x] / 255;
    }
  }
  return numbers;
}

/** The boxes of cells of that many pixels a side. */
function boxes(data, width, height, stride, minScore, constants) {
  const columns = width / stride;
  const plane = columns * (height / stride);
  const found = [];
  for (let cell = 0; cell < plane; cell++) {
    const score = logistic(data[cell]);
    if (score >= minScore) {
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
  const edge = (name) => like.reduce((sum, { box, score }) => sum + score * box[name], 0) / scores;
  return { left: edge("left"), top: edge("top"), right: edge("right"), bottom: edge("bottom") };
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

function side(box) {
  return Math.sqrt(area(box));
}

function logistic(logit) {
  return Math.fround(1 / (1 + Math.exp(-logit)));
}
