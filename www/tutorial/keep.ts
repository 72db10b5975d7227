/** Rows that the reader has changed are kept while the tab is open: those who leave the page and come back find them. */

import type { OneNeuron } from '../element/index.ts';
import { isReaders } from './figures.ts';

const keyOf = (figure: OneNeuron): string => `${location.pathname}#${figure.id}`;

/** Gives a figure what was kept for it, before it loads. Returns whether there is something. */
export function returned(figure: OneNeuron): boolean {
  try {
    const kept = sessionStorage.getItem(keyOf(figure));
    if (kept !== null) figure.resume(kept);
    return kept !== null;
  } catch {
    return false;
  }
}

/** Keeps the rows of figures when the reader leaves. Where that is impossible, the browser asks first. */
export function keepRows(figures: readonly OneNeuron[]): void {
  const keep = (event: Event): void => {
    for (const figure of figures) {
      // What was kept for a figure that has not been seen since stays.
      if (figure.readyState !== 4) continue;
      try {
        sessionStorage.removeItem(keyOf(figure));
        const query = isReaders(figure) ? figure.query() : '';
        if (query === undefined) throw new RangeError();
        if (query !== '') sessionStorage.setItem(keyOf(figure), query);
      } catch {
        event.preventDefault();
      }
    }
  };
  addEventListener('pagehide', keep);
  // Only now, because a page that may ask is not kept for the way back by every browser.
  for (const figure of figures) figure.addEventListener('change', () => addEventListener('beforeunload', keep));
}
