/** Crops of faces: what the models read, and the way back (dev.mien.detect.FaceCrop, CropSampler and Framing, dev.mien.align.KaggleFrame, dev.mien.analyze.Alignment and QuarterTurns). */
import { part, resized } from './image.js';

/** The whole picture as a crop: its middle, its size, and by how much the face in it is turned clockwise. */
export function whole({ width, height }) {
  return { centerX: width / 2, centerY: height / 2, width, height, roll: 0 };
}

/** The crop of the face in a box. */
export function framed({ left, top, right, bottom }, { side, raised }) {
  const length = side * Math.sqrt((right - left) * (bottom - top));
  return {
    centerX: (left + right) / 2,
    centerY: (top + bottom) / 2 - raised * length,
    width: length,
    height: length,
    roll: 0,
  };
}

/**
 * Where the models look after the points were found once: the crop that the points place, and for the expression one as large as
 * before; the same crop where the face nearly fills it, or where the points cannot be its.
 */
export function aligned(crop, points, { minRoll, minOff, minOffExpression, maxOff, maxLarger, middleBelow, frame }) {
  const face = around(points, frame);
  const off = Math.hypot(face.centerX - crop.centerX, face.centerY - crop.centerY) / crop.width;
  const larger = Math.abs(Math.log(face.width / crop.width));
  if (!(off <= maxOff && larger <= maxLarger)) {
    return { forPoints: crop, forExpression: crop };
  }
  const seen = (roll) => (Math.abs(betweenTurns(roll - crop.roll)) >= minRoll ? roll : crop.roll);
  const roll = seen(face.roll);
  const lean = seen(eyesLean(points));
  const isRight = off < minOff && larger < minOff && roll === crop.roll;
  const moved = { ...crop, centerX: face.centerX, centerY: face.centerY, roll: lean };
  return {
    forPoints: isRight ? crop : { ...face, roll },
    forExpression: off < minOffExpression ? turnedAbout(crop, middleBelow, lean - crop.roll) : moved,
  };
}

/** The same angle within half a turn. */
function betweenTurns(angle) {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/** The crops of the faces in the same box that are turned clockwise by one, two and three quarter turns. */
export function lying(crop, { raised }) {
  return [1, 2, 3].map((quarters) => turnedAbout(crop, raised, (quarters * Math.PI) / 2));
}

/**
 * How uncertain points are: the mean spread of those named, as a share of the distance of the eyes in the mean face that fits all of
 * them best (dev.mien.analyze.PointUncertainty). NaN where a model tells no spreads.
 */
export function uncertainty(points, spreads, names, { frame }) {
  const { left_eye_center: [leftX, leftY], right_eye_center: [rightX, rightY] } = frame.mean;
  const eyes = (around(points, frame).width * Math.hypot(leftX - rightX, leftY - rightY)) / frame.side;
  return names.reduce((sum, name) => sum + (spreads[name] ?? NaN), 0) / names.length / eyes;
}

/** By how much the line through the eyes falls; the subject's left is on the picture's right. */
function eyesLean({ left_eye_center: [leftX, leftY], right_eye_center: [rightX, rightY] }) {
  return Math.atan2(leftY - rightY, leftX - rightX);
}

/** The crop turned about a point in it, so many heights of it below its centre. */
function turnedAbout(crop, heightsBelow, angle) {
  if (angle === 0) {
    return crop;
  }
  const below = heightsBelow * crop.height;
  const roll = crop.roll + angle;
  return {
    ...crop,
    centerX: crop.centerX + below * (Math.sin(roll) - Math.sin(crop.roll)),
    centerY: crop.centerY + below * (Math.cos(crop.roll) - Math.cos(roll)),
    roll,
  };
}

/** The square around a face, turned with it, in which the mean face lies nearest to its points (dev.mien.align.KaggleFrame). */
function around(points, { side, mean }) {
  const names = Object.keys(mean);
  const from = middle(names.map((name) => mean[name]));
  const to = middle(names.map((name) => points[name]));
  let along = 0;
  let across = 0;
  let size = 0;
  for (const name of names) {
    const [x, y] = [mean[name][0] - from[0], mean[name][1] - from[1]];
    const [u, v] = [points[name][0] - to[0], points[name][1] - to[1]];
    along += x * u + y * v;
    across += x * v - y * u;
    size += x * x + y * y;
  }
  const a = along / size;
  const b = across / size;
  const [x, y] = [(side - 1) / 2 - from[0], (side - 1) / 2 - from[1]];
  const width = side * Math.hypot(a, b);
  return {
    centerX: to[0] + a * x - b * y + 0.5,
    centerY: to[1] + b * x + a * y + 0.5,
    width,
    height: width,
    roll: Math.atan2(b, a),
  };
}

function middle(places) {
  return [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length);
}

/** The way from places in the crop, 0..1 from its left and top, to places in the picture; pixel centres lie at whole numbers. */
export function toPicture({ centerX, centerY, width, height, roll }) {
  const cos = Math.cos(roll);
  const sin = Math.sin(roll);
  return (x, y) => {
    const across = (x - 0.5) * width;
    const down = (y - 0.5) * height;
    return [centerX + across * cos - down * sin - 0.5, centerY + across * sin + down * cos - 0.5];
  };
}

/** Whether the crop is the picture as it is. */
export function isWhole(picture, crop) {
  return Object.entries(whole(picture)).every(([name, value]) => crop[name] === value);
}

/**
 * The crop's pixels, bilinear, and those below it as far as is asked for in sides of it; beyond the picture's edge its outermost
 * pixels go on.
 */
export function pixels(picture, crop, { largestCrop }, below = 0) {
  if (isWhole(picture, crop)) {
    return picture;
  }
  const shrink = Math.max(1, Math.floor(Math.max(crop.width, crop.height) / largestCrop));
  return shrink === 1 ? sample(picture, crop, largestCrop, below) : shrunk(picture, crop, shrink, largestCrop, below);
}

/** Averages over so many pixels each way first: sampling alone would skip most of them. */
function shrunk(picture, crop, shrink, largestCrop, below) {
  const reach = Math.hypot(crop.width / 2, crop.height * (0.5 + below)) + shrink;
  const left = clamp(Math.trunc(crop.centerX - reach), picture.width - 1);
  const top = clamp(Math.trunc(crop.centerY - reach), picture.height - 1);
  const right = clamp(Math.ceil(crop.centerX + reach), picture.width);
  const bottom = clamp(Math.ceil(crop.centerY + reach), picture.height);
  const around = part(picture, left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  const newWidth = Math.max(1, Math.floor(around.width / shrink));
  const newHeight = Math.max(1, Math.floor(around.height / shrink));
  const scaleX = newWidth / around.width;
  const scaleY = newHeight / around.height;
  return sample(resized(around, newWidth, newHeight), {
    centerX: (crop.centerX - left) * scaleX,
    centerY: (crop.centerY - top) * scaleY,
    width: crop.width * scaleX,
    height: crop.height * scaleY,
    roll: crop.roll,
  }, largestCrop, below);
}

function clamp(value, max) {
  return Math.max(0, Math.min(value, max));
}

function sample(picture, crop, largestCrop, below) {
  const width = Math.max(1, Math.min(largestCrop, Math.round(crop.width)));
  const height = Math.max(1, Math.min(largestCrop, Math.round(crop.height)));
  const rows = height + Math.round(height * below);
  const sampled = new Uint8Array(width * rows);
  const place = toPicture(crop);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = place((column + 0.5) / width, (row + 0.5) / height);
      sampled[row * width + column] = bilinear(picture, x, y);
    }
  }
  return { width, height: rows, pixels: sampled };
}

function bilinear({ width, height, pixels }, x, y) {
  const insideX = clamp(x, width - 1);
  const insideY = clamp(y, height - 1);
  const left = Math.floor(insideX);
  const top = Math.floor(insideY) * width;
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + width, (height - 1) * width);
  const share = insideX - left;
  const above = pixels[top + left] + share * (pixels[top + right] - pixels[top + left]);
  const below = pixels[bottom + left] + share * (pixels[bottom + right] - pixels[bottom + left]);
  return above + (insideY - Math.floor(insideY)) * (below - above) + 0.5; // a byte array cuts off the rest
}
