/**
 * Symbols of the page: one that the reader points at, in the text, in an equation or in a figure, is highlighted everywhere.
 *
 * Every element with `data-symbol` takes part; equations get it when the page is built. For keyboard and touch there is
 * `<button class="symbol" data-symbol="w">`: focus highlights the symbol, a press keeps it highlighted until the next press or
 * Escape. So the text need not be full of tab stops.
 */

import { marker, watchSymbols } from '../element/symbols.ts';

/** Connects the symbols of the page, also those of elements that are added later. */
export function connectSymbols(): void {
  const { sheet, light } = marker();
  document.adoptedStyleSheets.push(sheet);
  let [inFigure, inText, kept] = [null, null, null] as (string | null)[];
  let lit = '';

  const show = (): void => {
    const name = inFigure ?? inText ?? kept ?? '';
    if (name === lit) return;
    lit = name;
    light(name);
    for (const element of document.querySelectorAll('one-neuron')) {
      if (name === '') element.removeAttribute('lit');
      else element.setAttribute('lit', name);
    }
  };
  const keep = (name: string | null): void => {
    kept = name;
    for (const button of document.querySelectorAll<HTMLElement>('button[data-symbol]')) {
      button.ariaPressed = String(button.dataset['symbol'] === name);
    }
    show();
  };

  keep(null);
  watchSymbols(document, (name) => {
    inText = name;
    show();
  });
  // The event does not bubble, but can be caught in the capture phase.
  document.addEventListener(
    'symbol',
    (event) => {
      inFigure = (event as CustomEvent<{ name: string | null }>).detail.name;
      show();
    },
    true,
  );
  document.addEventListener('click', ({ target }) => {
    const name = (target as Element).closest<HTMLElement>('button[data-symbol]')?.dataset['symbol'];
    if (name !== undefined) keep(name === kept ? null : name);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && kept !== null) keep(null);
  });
}
