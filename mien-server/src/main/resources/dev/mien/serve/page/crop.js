/** Prepares pictures for the models exactly as the server does (dev.mien.image.Luma and Resize). */
const WHITE = 255;

/** A picture in gray: width, height and its brightness in 0..255, rows from the top. What is transparent shows white. */
export function gray(image) {
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++) {
    // Luma of ITU-R BT.601 in 16-bit fixed point.
    pixels[i] = (19595 * data[4 * i] + 38470 * data[4 * i + 1] + 7471 * data[4 * i + 2] + 32768) >> 16;
  }
  return { width, height, pixels };
}

/** A gray picture as size x size floats in 0..1: first along the rows, then along the columns. */
export function resized({ width, height, pixels }, size) {
  const across = taps(width, size);
  const down = taps(height, size);
  const rows = new Float32Array(height * size);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < size; x++) {
      rows[y * size + x] = across[x].reduce((sum, [from, weight]) => sum + weight * pixels[y * width + from], 0);
    }
  }
  const target = new Float32Array(size * size);
  for (let i = 0; i < target.length; i++) {
    const x = i % size;
    target[i] = down[(i - x) / size].reduce((sum, [from, weight]) => sum + weight * rows[from * size + x], 0) / WHITE;
  }
  return target;
}

/** Which old pixels make each new one along an axis, and their shares. */
function taps(oldSize, newSize) {
  const make = newSize >= oldSize ? bilinear : area;
  return Array.from({ length: newSize }, (_, i) => make(i, oldSize, newSize));
}

function bilinear(i, oldSize, newSize) {
  const place = Math.max(0, ((i + 0.5) * oldSize) / newSize - 0.5);
  const first = Math.min(Math.floor(place), oldSize - 1);
  const share = place - first;
  return [[first, 1 - share], [Math.min(first + 1, oldSize - 1), share]];
}

function area(i, oldSize, newSize) {
  const scale = oldSize / newSize;
  const begin = i * scale;
  const end = begin + scale;
  const found = [];
  for (let pixel = Math.floor(begin); pixel < Math.min(end, oldSize); pixel++) {
    found.push([pixel, (Math.min(end, pixel + 1) - Math.max(begin, pixel)) / scale]);
  }
  return found;
}
