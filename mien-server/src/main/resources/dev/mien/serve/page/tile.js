/** The parts in which a large plane is looked at (dev.mien.detect.Tile). */

/** Tiles of a plane with what they have in common; `owns` says whether a face with that middle is the tile's. */
export function tiles({ width, height }, constants) {
  if (width * height <= constants.tileWhole) {
    return [{ left: 0, top: 0, width, height, owns: () => true }];
  }
  const columns = along(width, constants);
  return along(height, constants).flatMap((row) =>
    columns.map((column) => ({
      left: column.start,
      top: row.start,
      width: column.size,
      height: row.size,
      owns: (x, y) => x >= column.from && x < column.to && y >= row.from && y < row.to,
    })),
  );
}

/** Where tiles begin along an axis, and the parts whose faces are theirs: they meet about the middle of what two have in common. */
function along(size, { tileSide, tileOverlap, tileShared }) {
  const count = size <= tileSide ? 1 : 1 + Math.floor((size - tileOverlap - 1) / (tileSide - tileOverlap));
  const starts = Array.from({ length: count }, (_, i) => (i === 0 ? 0 : Math.round((i * (size - tileSide)) / (count - 1))));
  const border = (i) => Math.floor((starts[i - 1] + tileSide + starts[i]) / 2);
  return starts.map((start, i) => ({
    start,
    size: Math.min(tileSide, size),
    from: i === 0 ? -Infinity : border(i) - tileShared,
    to: i === count - 1 ? Infinity : border(i + 1) + tileShared,
  }));
}
