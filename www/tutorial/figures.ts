/** What the page does with its figures: finds them, sets them up, and runs them to their end. */

import { OneNeuron } from '../element/index.ts';

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

/** The current run to the end of each figure: a later one aborts the wait for the one before. */
const running = new WeakMap<OneNeuron, AbortController>();

/** A figure as the page is written. */
interface Written {
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether a reader or a script has changed the rows or the weights of the current run. */
  changed: boolean;
}
const written = new WeakMap<OneNeuron, Written>();

/** Attributes that do not change what a figure learns. */
const outward = new Set(['id', 'class', 'style', 'lang', 'lit', 'panels', 'rate', 'controls']);

/** Remembers how the page has written its figures, before a reader changes anything. `data-row` is the row that one begins with. */
export function remember(): void {
  for (const figure of document.querySelectorAll<OneNeuron>('one-neuron')) {
    const one: Written = { attributes: settings(figure), changed: false };
    written.set(figure, one);
    figure.addEventListener('change', () => (one.changed = true));
    figure.addEventListener('loadeddata', () => (one.changed = false));
    const { row } = figure.dataset;
    if (row !== undefined) figure.selectedRow = Number(row);
  }
}

function settings(figure: OneNeuron): Map<string, string> {
  const inner = [...figure.attributes].filter(({ name }) => !outward.has(name) && !name.startsWith('data-'));
  return new Map(inner.map(({ name, value }) => [name, value]));
}

/** Whether the current run of a figure is the one that the page has written. */
export function isAsWritten(figure: OneNeuron): boolean {
  const one = written.get(figure);
  const now = settings(figure);
  if (one === undefined || one.changed || now.size !== one.attributes.size) return false;
  return [...now].every(([name, value]) => one.attributes.get(name) === value);
}

/** Whether a run has something of the reader's that starting over would lose: rows can be changed where the panel `data` is shown. */
export function isReaders(figure: OneNeuron): boolean {
  return written.get(figure)?.changed === true && figure.getAttribute('panels')?.includes('data') === true;
}

/** The attributes that make a figure's run the one that the page has written, as `setUp` takes them. */
export function asWritten(figure: OneNeuron): string {
  const { attributes = new Map<string, string>() } = written.get(figure) ?? {};
  const added = [...settings(figure).keys()].filter((name) => !attributes.has(name)).map((name) => `${name}=`);
  return [...[...attributes].map(([name, value]) => `${name}=${value.replaceAll(' ', '+')}`), ...added].join(' ');
}

/** The figures that an element of the page refers to, by its `data-figure` or that of an ancestor. */
export function figuresOf(node: Element): OneNeuron[] {
  const ids = node.closest<HTMLElement>('[data-figure]')?.dataset['figure']?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)).filter((figure) => figure instanceof OneNeuron);
}

/**
 * Sets attributes of a figure, `name=value` with spaces between, and starts it over. An empty value removes an attribute; within a
 * value, `+` stands for a space.
 */
export async function setUp(figure: OneNeuron, attributes = ''): Promise<void> {
  running.get(figure)?.abort();
  for (const [name = '', value = ''] of attributes.split(' ').filter(Boolean).map((text) => text.split('='))) {
    if (value === '') figure.removeAttribute(name);
    else figure.setAttribute(name, value.replaceAll('+', ' '));
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
