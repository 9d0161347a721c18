/** The picture and video files among what was dropped or pasted. */

const UNKNOWN_TO_SOME = /\.(heic|heif|hif|avif|tiff?)$/i; // pictures whose media type not every browser knows

/** Those that can be read, by their media types. */
export function readable(files) {
  return [...files].filter(
    ({ name, type }) => type.startsWith('image/') || type.startsWith('video/') || (!type && UNKNOWN_TO_SOME.test(name)),
  );
}

/** The files that were dropped, with those in dropped folders, by their paths. */
export async function dropped({ items, files }) {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean); // before the first await, which empties items
  const loose = [...files];
  return entries.some(({ isDirectory }) => isDirectory) ? (await Promise.all(entries.map(within))).flat() : loose;
}

async function within(entry) {
  if (entry.isFile) {
    return [await new Promise((done, fail) => entry.file(done, fail))];
  }
  const entries = await children(entry.createReader());
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(entries.map(within))).flat();
}

/** A reader hands out some entries at a time, and none at the end. */
async function children(reader) {
  const all = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) {
      return all;
    }
    all.push(...some);
  }
}
