/** Finds places for labels where they hide neither another face nor each other, as dev.mien.draw.FaceLabels does. */
export function placer(faces, width, height) {
  const taken = [];
  const at = (x, y, extent) => ({ ...extent, x: Math.max(0, Math.min(x, width - extent.width)), y });
  const free = (place, own) =>
    place.y >= 0 &&
    place.y + place.height <= height &&
    faces.every((face) => face === own || !overlap(face, place)) &&
    taken.every((label) => !overlap(label, place));
  const find = (face, extent) => {
    const right = face.x + face.width;
    const bottom = face.y + face.height;
    const around = [
      at(face.x, face.y - extent.height, extent),
      at(right - extent.width, face.y - extent.height, extent),
      at(face.x, bottom, extent),
      at(right - extent.width, bottom, extent),
      at(right, face.y, extent),
      at(face.x - extent.width, face.y, extent),
    ].filter((place) => !overlap(face, place));
    const fits = extent.height < face.height / 5 && extent.width < face.width;
    return [...around, ...(fits ? [at(face.x, face.y, extent)] : [])].find((place) => free(place, face));
  };
  return (face, extents) => {
    const last = extents.at(-1);
    let place;
    for (const extent of extents) {
      place ??= find(face, extent);
    }
    place ??= last && at(face.x, face.y, last);
    if (place) {
      taken.push(place);
    }
    return place;
  };
}

function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
