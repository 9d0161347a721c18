/** Draws boxes, points and expressions over a picture; sizes follow the picture, and dark lines keep light ones visible. */
export function drawFaces(context, faces, scale) {
  const side = Math.max(context.canvas.width, context.canvas.height);
  for (const face of faces) {
    box(context, face.box, scale, Math.max(2, side / 400));
    for (const [x, y] of Object.values(face.keypoints ?? {})) {
      // Pixel centres lie at whole numbers; a canvas counts from the pixels' edges.
      point(context, (x + 0.5) * scale, (y + 0.5) * scale, Math.max(2, side / 250));
    }
    if (face.expression) {
      label(context, face, scale, Math.max(14, side / 40));
    }
  }
}

function box(context, { left, top, right, bottom }, scale, width) {
  for (const [color, line] of [['#000', 2 * width], ['#4fc3c3', width]]) {
    context.strokeStyle = color;
    context.lineWidth = line;
    context.strokeRect(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale);
  }
}

function point(context, x, y, radius) {
  for (const [color, size] of [['#000', radius + 1], ['#ffd54f', radius]]) {
    context.fillStyle = color;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
  }
}

function label(context, { box: { left, top }, expression }, scale, size) {
  const text = `${expression.label} ${Math.round(100 * expression.confidence)} %`;
  context.font = `600 ${size}px system-ui, sans-serif`;
  const width = context.measureText(text).width + size;
  const x = Math.max(0, Math.min(left * scale, context.canvas.width - width));
  const y = Math.max(0, top * scale - 1.5 * size);
  context.fillStyle = '#06201f';
  context.fillRect(x, y, width, 1.5 * size);
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  context.fillText(text, x + size / 2, y + 0.75 * size);
}
