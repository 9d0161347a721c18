/** The pictures read so far as buttons, where there are several, and how far the reading is. */
const strip = document.getElementById('pictures');
const progress = document.getElementById('progress');

/** Shows a button for each; `choose` takes the one that is pressed. */
export function showStrip(pictures, choose) {
  strip.hidden = pictures.length < 2;
  strip.replaceChildren(
    ...pictures.map((item) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'plain' });
      button.textContent = `${item.name} (${item.failure ? 'failed' : facesIn(item)})`;
      button.addEventListener('click', () => choose(item));
      const entry = document.createElement('li');
      entry.append(button);
      return entry;
    }),
  );
}

/** Marks the button of the picture that is shown. */
export function mark(index) {
  [...strip.querySelectorAll('button')].forEach((button, i) => (button.ariaPressed = String(i === index)));
}

/** Tells how many of several files were read, and what was in them. */
export function tell(pictures, total) {
  progress.hidden = total < 2;
  const failed = pictures.filter(({ failure }) => failure).length;
  const faces = pictures.reduce((sum, item) => sum + facesIn(item), 0);
  const read = pictures.length < total ? `${pictures.length} of ${total}` : `${total}`;
  progress.textContent = `${read} files read: ${faces} ${faces === 1 ? 'face' : 'faces'}${failed ? `, ${failed} failed` : ''}.`;
}

/** Of a video, those in its last frame. */
function facesIn({ frames }) {
  return frames.at(-1)?.faces.length ?? 0;
}
