/** What the page does with its figures: finds them, sets them up, and runs them to their end. */

import { OneNeuron } from '../element/index.ts';

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

/** What each figure is being run for: a later run ends the wait of the one before. */
const running = new WeakMap<OneNeuron, AbortController>();

/** The figures that an element of the page speaks of, in its `data-figure` or that of what it stands in. */
export function figuresOf(node: Element): OneNeuron[] {
  const ids = node.closest<HTMLElement>('[data-figure]')?.dataset['figure']?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)).filter((figure) => figure instanceof OneNeuron);
}

/** Gives a figure other attributes, `name=value` with spaces between, and starts it over. An empty value takes one away. */
export async function setUp(figure: OneNeuron, attributes = ''): Promise<void> {
  running.get(figure)?.abort();
  for (const [name = '', value = ''] of attributes.split(' ').filter(Boolean).map((text) => text.split('='))) {
    if (value === '') figure.removeAttribute(name);
    else figure.setAttribute(name, value);
  }
  figure.load();
  await figure.ready;
}

/** Plays a figure from its beginning to its end, or shows the end where little motion is wished. False where another run came between. */
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
  // Somebody may press pause, and play on later.
  figure.play().catch(() => {});
  return ended;
}

/** A number as the page shows it: with a real minus. */
export const shown = (value: number, decimals: number): string => value.toFixed(decimals).replace('-', '−');
