/** What was read, as a list for people and as the files that mien predict writes. */
import { caption, colorOf } from './draw.js';

const PLACE = ['source', 'frame', 'time_s', 'track', 'face'];
const SVG = 'http://www.w3.org/2000/svg';
const BOX = ['left', 'top', 'right', 'bottom'];

/** The faces of one picture or frame as tables with bars, each under its number. */
export function list(faces) {
  return faces.map((face, i) => {
    const table = document.createElement('table');
    const words = face.expression ? `: ${caption(face)}` : ': no expression';
    const title = table.createCaption();
    title.append(swatch(colorOf(face)), `Face ${i + 1}${words}`);
    for (const [name, share] of [...Object.entries(face.expression?.probabilities ?? {}), ...openness(face)]) {
      const bar = document.createElement('meter');
      bar.value = share;
      bar.ariaLabel = name;
      const row = rowOf(table, name);
      row.insertCell().append(bar);
      row.insertCell().textContent = `${Math.round(100 * share)} %`;
    }
    if (face.measures?.yaw !== undefined) {
      const cell = rowOf(table, 'head').insertCell();
      cell.colSpan = 2;
      cell.textContent = pose(face.measures);
    }
    return table;
  });
}

function rowOf(table, name) {
  const row = table.insertRow();
  const head = document.createElement('th');
  head.scope = 'row';
  head.textContent = name;
  row.append(head);
  return row;
}

/** How far mouth and eyes are open, 0..1, as far as that was measured. */
function openness({ measures }) {
  return [
    ['mouth open', 1 - measures?.quality_mouth_closed / 100],
    ['eyes open', measures?.quality_eyes_open / 100],
  ].filter(([, share]) => share >= 0);
}

/** How the head is turned, in words; left and right are the picture's. */
function pose({ yaw, pitch, roll }) {
  return [
    [yaw, 'right', 'left'],
    [pitch, 'up', 'down'],
    [roll, 'leaning right', 'leaning left'],
  ]
    .map(([degrees, positive, negative]) => `${Math.abs(Math.round(degrees))}° ${degrees < 0 ? negative : positive}`)
    .join(', ');
}

/** The colour of the face's box in the picture. */
function swatch(color) {
  const dot = document.createElementNS(SVG, 'svg');
  const circle = document.createElementNS(SVG, 'circle');
  dot.setAttribute('viewBox', '0 0 16 16');
  for (const [name, value] of [['cx', 8], ['cy', 8], ['r', 7], ['fill', color]]) {
    circle.setAttribute(name, value);
  }
  dot.append(circle);
  return dot;
}

/** The rows of all pictures and frames; each face has its number within its own. */
export function rows(pictures) {
  return pictures.flatMap(({ name, frames }) =>
    frames.flatMap(({ frame, time_s, faces }) =>
      faces.map((face, i) => ({ ...face, source: name, ...(time_s !== undefined && { frame, time_s }), face: i + 1 })),
    ),
  );
}

/** One object with a line for each face. */
export function toJson(faces) {
  return `{"faces":[${faces.map((face) => JSON.stringify(face)).join('\n,')}\n]}\n`;
}

/** A table with a row for each face. */
export function toCsv(faces) {
  const classes = Object.keys(faces.find((face) => face.expression)?.expression.probabilities ?? {});
  const points = Object.keys(faces.find((face) => face.keypoints)?.keypoints ?? {});
  const measures = [...new Set(faces.flatMap((face) => Object.keys(face.measures ?? {})))];
  const header = [...PLACE, ...BOX, 'detection_score', 'expression', 'confidence', ...classes];
  const lines = faces.map(({ box, expression, keypoints, measures: taken, detection_score, ...place }) => [
    plain(place.source),
    ...PLACE.slice(1).map((name) => place[name]),
    ...BOX.map((name) => box[name]),
    detection_score,
    expression?.label,
    expression?.confidence,
    ...classes.map((name) => expression?.probabilities[name]),
    ...points.flatMap((name) => keypoints?.[name] ?? [undefined, undefined]),
    ...measures.map((name) => taken?.[name]),
  ]);
  const names = [...header, ...points.flatMap((name) => [`${name}_x`, `${name}_y`]), ...measures];
  return [names, ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('');
}

/** A name that a spreadsheet would take for a formula, as mien predict writes it: the same file. */
function plain(name) {
  return /^[=+\-@]./.test(name) ? `./${name}` : name;
}

function cell(value) {
  const text = typeof value === 'number' ? `${Math.round(value * 1e6) / 1e6}` : `${value ?? ''}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lets the browser save a file. */
export function save(name, blob) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
