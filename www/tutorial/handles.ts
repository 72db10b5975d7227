/** Phrases of the text that take a figure to what they speak of: to an epoch of the run that the page has written, or to a row. */

import { asWritten, figuresOf, isAsWritten, setUp } from './figures.ts';

/** Makes every such phrase work. */
export function handles(): void {
  for (const handle of document.querySelectorAll<HTMLElement>('.handle')) handle.addEventListener('click', () => void take(handle));
}

async function take(handle: HTMLElement): Promise<void> {
  const [figure] = figuresOf(handle);
  if (figure === undefined) return;
  const to = new URLSearchParams(handle.dataset['to']);
  const [epoch, row] = [to.get('epoch'), to.get('row')];
  try {
    if (epoch !== null && !isAsWritten(figure)) await setUp(figure, asWritten(figure));
    else await figure.ready;
  } catch {
    // The figure itself reports why there is no run.
    return;
  }
  if (row !== null) figure.selectedRow = Number(row);
  if (epoch !== null) {
    figure.pause();
    figure.currentEpoch = Number(epoch);
  }
  figure.scrollIntoView({ block: 'nearest' });
}
