/** Pictures in gray and in other sizes, exactly as the server makes them (dev.mien.image.Luma and Resize). */
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

/** A gray picture in another size, rounded to whole brightness values. */
export function resized(picture, width, height) {
  if (picture.width === width && picture.height === height) {
    return picture;
  }
  const values = resample(picture, width, height).map((value) => value + 0.5);
  return { width, height, pixels: new Uint8Array(values) }; // which cuts off the rest
}

/** A gray picture as so many floats in 0..1. */
export function floats(picture, width, height) {
  return resample(picture, width, height).map((value) => value / WHITE);
}

/** A part of a gray picture. */
export function part(picture, left, top, width, height) {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    pixels.set(picture.pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels };
}

/** The resized picture in 0..255, in the server's 32-bit floats: first along the rows, then along the columns. */
function resample({ width: oldWidth, height: oldHeight, pixels }, width, height) {
  const across = taps(oldWidth, width);
  const down = taps(oldHeight, height);
  const rows = new Float32Array(oldHeight * width);
  for (let y = 0; y < oldHeight; y++) {
    for (let x = 0, at = 0; x < width; x++) {
      let sum = 0;
      for (let tap = 0; tap < across.count; tap++, at++) {
        sum = Math.fround(sum + Math.fround(across.weight[at] * pixels[y * oldWidth + across.source[at]]));
      }
      rows[y * width + x] = sum;
    }
  }
  const target = new Float32Array(height * width);
  for (let y = 0; y < height; y++) {
    for (let at = y * down.count; at < (y + 1) * down.count; at++) {
      for (let x = 0; x < width; x++) {
        target[y * width + x] += Math.fround(down.weight[at] * rows[down.source[at] * width + x]);
      }
    }
  }
  return target;
}

/** Which old pixels make each new one along an axis, and their shares: count of each for each new pixel. */
function taps(oldSize, newSize) {
  return newSize >= oldSize ? bilinear(oldSize, newSize) : area(oldSize, newSize);
}

function bilinear(oldSize, newSize) {
  const source = new Int32Array(2 * newSize);
  const weight = new Float32Array(2 * newSize);
  for (let i = 0; i < newSize; i++) {
    const place = Math.max(0, ((i + 0.5) * oldSize) / newSize - 0.5);
    const first = Math.min(Math.floor(place), oldSize - 1);
    source[2 * i] = first;
    source[2 * i + 1] = Math.min(first + 1, oldSize - 1);
    weight[2 * i + 1] = place - first;
    weight[2 * i] = 1 - weight[2 * i + 1];
  }
  return { count: 2, source, weight };
}

function area(oldSize, newSize) {
  const scale = oldSize / newSize;
  const count = Math.ceil(scale) + 1; // an area may begin and end within a pixel
  const source = new Int32Array(count * newSize);
  const weight = new Float32Array(count * newSize);
  for (let at = 0; at < source.length; at++) {
    const begin = Math.floor(at / count) * scale;
    const end = begin + scale;
    const pixel = Math.floor(begin) + (at % count);
    source[at] = Math.min(pixel, oldSize - 1);
    weight[at] = pixel < oldSize ? Math.max(0, Math.min(end, pixel + 1) - Math.max(begin, pixel)) / scale : 0;
  }
  return { count, source, weight };
}
