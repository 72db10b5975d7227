/** The box that exports a run: as a link, a script, a picture, a table or a tag. */

import { download } from '../element/download.ts';
import type { OneNeuron } from '../element/index.ts';
import { figuresOf } from './figures.ts';

/** Makes the box work. */
export function takeAway(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-take]')) {
    button.addEventListener('click', () => void take(button));
  }
}

/** What can be exported: saved under its file name, or copied if it has none. */
const things: Record<string, { file?: string; make: (figure: OneNeuron) => Promise<string | Blob> }> = {
  url: { make: (figure) => figure.toURL() },
  numpy: { file: 'one-neuron.py', make: (figure) => figure.toNumpy() },
  picture: { file: 'one-neuron.png', make: (figure) => figure.toPNG('boundary') },
  rows: { file: 'rows.csv', make: (figure) => figure.toCSV('rows') },
  history: { file: 'history.csv', make: (figure) => figure.toCSV('history') },
  embed: { make: (figure) => figure.toEmbed() },
};

async function take(button: HTMLButtonElement): Promise<void> {
  const thing = things[button.dataset['take'] ?? ''];
  const [figure] = figuresOf(button);
  const box = button.closest<HTMLElement>('.take');
  const done = box?.querySelector('.done');
  if (thing === undefined || figure === undefined || box === null || !done) return;
  try {
    const content = await thing.make(figure);
    if (thing.file === undefined) await navigator.clipboard.writeText(String(content));
    else download(content instanceof Blob ? content : new Blob([content]), thing.file);
    done.textContent = (thing.file === undefined ? box.dataset['copied'] : box.dataset['saved']) ?? '';
  } catch (cause) {
    done.textContent = `${box.dataset['failed'] ?? ''} ${(cause as Error).message}`;
  }
}
