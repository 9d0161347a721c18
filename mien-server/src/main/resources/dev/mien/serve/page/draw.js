/** Draws faces over a picture as dev.mien.draw.AnnotatedPicture does: the same colours, sizes and labels. */
import { placer } from './labels.js';

const COLORS = {
  anger: '#d55e00',
  disgust: '#009e73',
  fear: '#cc79a7',
  happy: '#f0e442',
  sad: '#0072b2',
  surprise: '#e69f00',
  neutral: '#56b4e9',
};
const DOUBT = '#8c8c8c';
const PLAIN = '#ffffff';
const MIN_SIDE_WITH_POINTS = 60; // on a smaller face points would hide what they mark

/** The colour of what a face shows; gray where the model doubts it. */
export function colorOf({ expression }) {
  return !expression ? PLAIN : isSure(expression) ? COLORS[best(expression)] : DOUBT;
}

/** The likeliest expression with its share; one that the model doubts is a hint only. */
export function caption({ expression }) {
  const doubt = isSure(expression) ? '' : '? ';
  return `${doubt}${best(expression)} ${Math.round(100 * expression.confidence)} %`;
}

function isSure({ sure }) {
  return sure !== false;
}

function best({ probabilities }) {
  return Object.entries(probabilities).reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

/** Draws all faces of a picture that is shown at that scale. */
export function drawFaces(context, faces, scale) {
  const { width, height } = context.canvas;
  const shrunk = shrinking(context.canvas);
  const frames = faces.map((face) => frame(context, face, scale, shrunk));
  const place = placer(frames, width, height);
  faces.forEach((face, i) => {
    const number = faces.length > 1 ? `${i + 1}` : '';
    const words = face.expression ? caption(face) : '';
    const texts = [[number, words].filter(Boolean).join(' · '), number].filter(Boolean);
    label(context, texts, frames[i], place, colorOf(face), shrunk);
  });
}

/** How many of the canvas's pixels the screen shows as one: what must be readable on a telephone is larger by that. */
function shrinking(canvas) {
  return Math.max(1, canvas.width / (canvas.clientWidth || canvas.width));
}

/** A face's box and points; answers the box on the canvas, within which its line stays. */
function frame(context, face, scale, shrunk) {
  const { width, height } = context.canvas;
  const longest = Math.max(width, height);
  const { left, top, right, bottom } = face.box;
  const side = Math.max(right - left, bottom - top) * scale;
  const line = Math.max(Math.min(side / 40, longest / 300), 1.5 * shrunk, longest / 800);
  const x = Math.max(left * scale, line);
  const y = Math.max(top * scale, line);
  const box = {
    x,
    y,
    width: Math.max(Math.min(right * scale, width - line) - x, line),
    height: Math.max(Math.min(bottom * scale, height - line) - y, line),
  };
  context.lineJoin = 'round';
  for (const [color, size] of [['rgba(0, 0, 0, 0.5)', 2 * line], [colorOf(face), line]]) {
    context.strokeStyle = color;
    context.lineWidth = size;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
  if (side >= MIN_SIDE_WITH_POINTS * shrunk) {
    for (const [name, [pointX, pointY]] of Object.entries(face.keypoints ?? {})) {
      // Pixel centres lie at whole numbers; a canvas counts from the pixels' edges.
      point(context, name, (pointX + 0.5) * scale, (pointY + 0.5) * scale, Math.max(1.2 * shrunk, side / 64));
    }
    pose(context, face, scale, side, line);
  }
  return box;
}

/** Where the nose points to, and where the top of the head is, as lines from the nose (dev.mien.measure.Rotation). */
function pose(context, { keypoints, measures }, scale, side, line) {
  if (!keypoints?.nose_tip || measures?.yaw === undefined) {
    return;
  }
  const [yaw, pitch, roll] = [measures.yaw, measures.pitch, measures.roll].map((degrees) => (degrees * Math.PI) / 180);
  const nose = [Math.sin(yaw) * Math.cos(pitch), -Math.sin(pitch)];
  const top = [
    Math.sin(roll) * Math.cos(yaw) - Math.cos(roll) * Math.sin(pitch) * Math.sin(yaw),
    -Math.cos(roll) * Math.cos(pitch),
  ];
  const [x, y] = keypoints.nose_tip.map((place) => (place + 0.5) * scale);
  for (const [[across, down], color] of [[top, COLORS.disgust], [nose, COLORS.anger]]) {
    for (const [stroke, width] of [['rgba(0, 0, 0, 0.5)', 2.4 * line], [color, 1.4 * line]]) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.lineCap = 'round';
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + (across * side) / 2, y + (down * side) / 2);
      context.stroke();
    }
  }
}

/** The subject's left in one colour and right in another. */
function point(context, name, x, y, radius) {
  const color = name.includes('left') ? COLORS.neutral : name.includes('right') ? COLORS.surprise : COLORS.happy;
  for (const [fill, size] of [['rgba(0, 0, 0, 0.67)', 1.4 * radius], [color, radius]]) {
    context.fillStyle = fill;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
  }
}

function label(context, texts, box, place, color, shrunk) {
  const longest = Math.max(context.canvas.width, context.canvas.height);
  const wished = Math.max(box.width, box.height) / 8;
  const size = Math.max(11 * shrunk, longest / 80, Math.min(wished, longest / 22));
  context.font = `600 ${size}px system-ui, sans-serif`;
  const extents = texts.map((text) => ({ text, width: context.measureText(text).width + size / 2, height: 1.4 * size }));
  const where = place(box, extents);
  if (!where) {
    return;
  }
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(where.x, where.y, where.width, where.height, size / 4);
  context.fill();
  context.fillStyle = inkOn(color);
  context.textBaseline = 'middle';
  context.fillText(where.text, where.x + size / 4, where.y + where.height / 2);
}

function inkOn(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 125 ? '#1a1a1a' : '#ffffff';
}
