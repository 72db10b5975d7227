/** What the page does with its figures: finds them, sets them up, and runs them to their end. */

import { OneNeuron } from '../element/index.ts';

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

/** The current run to the end of each figure: a later one aborts the wait for the one before. */
const running = new WeakMap<OneNeuron, AbortController>();

/** The figures that an element of the page refers to, by its `data-figure` or that of an ancestor. */
export function figuresOf(node: Element): OneNeuron[] {
  const ids = node.closest<HTMLElement>('[data-figure]')?.dataset['figure']?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)).filter((figure) => figure instanceof OneNeuron);
}

/** Sets attributes of a figure, `name=value` with spaces between, and starts it over. An empty value removes one. */
export async function setUp(figure: OneNeuron, attributes = ''): Promise<void> {
  running.get(figure)?.abort();
  for (const [name = '', value = ''] of attributes.split(' ').filter(Boolean).map((text) => text.split('='))) {
    if (value === '') figure.removeAttribute(name);
    else figure.setAttribute(name, value);
  }
  figure.load();
  await figure.ready;
}

/** Plays a figure from start to end; with reduced motion, shows the end. Resolves to false if another run came between. */
export async function runToEnd(figure: OneNeuron, attributes = ''): Promise<boolean> {
  await setUp(figure, attributes);
  const run = new AbortController();
  running.set(figure, run);
  const arrives = (event: string): Promise<boolean> =>
    new Promise((resolve) => {
      figure.addEventListener(event, () => resolve(true), { once: true, signal: run.signal });
      run.signal.addEventListener('abort', () => resolve(false));
    });
  if (stillPreferred.matches) {
    const there = arrives('seeked');
    figure.currentEpoch = figure.duration;
    return there;
  }
  const ended = arrives('ended');
  // The reader may press pause, and play on later.
  figure.play().catch(() => {});
  return ended;
}

/** A number as the page shows it: with a real minus sign. */
export const shown = (value: number, decimals: number): string => value.toFixed(decimals).replace('-', '−');
