/** The buttons that copy and save what was read. */
import { rows, save, toCsv, toJson } from './results.js';

const byId = (id) => document.getElementById(id);

/** Makes them work: `read` answers the pictures read, `say` takes what is to be said. */
export function enableSaving(read, say) {
  byId('copy').addEventListener('click', async () => {
    if (!navigator.clipboard) {
      say('Browsers let pages copy only over HTTPS or from this computer.');
      return;
    }
    try {
      await navigator.clipboard.writeText(toJson(rows(read())));
      say('Copied.');
    } catch (failure) {
      say(`This browser does not let pages copy: ${failure.message}`);
    }
  });
  byId('json').addEventListener('click', () => save('faces.json', new Blob([toJson(rows(read()))])));
  byId('csv').addEventListener('click', () => save('faces.csv', new Blob([toCsv(rows(read()))], { type: 'text/csv' })));
  byId('png').addEventListener('click', () => byId('picture').toBlob((picture) => save('faces.png', picture)));
}
