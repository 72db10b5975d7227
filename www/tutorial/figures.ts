/** What the page does with its figures: finds them, sets them up, and runs them to their end. */

import { OneNeuron } from '../element/index.ts';

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

/** The current run to the end of each figure: a later one aborts the wait for the one before. */
const running = new WeakMap<OneNeuron, AbortController>();

/** How a figure differs from what the page has written. */
interface Changes {
  /** The attributes that the page has set, as they were before; `null` if absent. */
  readonly before: Map<string, string | null>;
  /** Whether a reader or a script has changed the rows or the weights of the current run. */
  byHand: boolean;
}
const changes = new WeakMap<OneNeuron, Changes>();

/**
 * Watches figures, before a reader changes anything. `isReturned` tells whether the next run of one is the reader's, not the page's.
 * `data-row` and `data-epoch` are the row and the epoch that one begins with. One that plays by itself is slow until the epoch
 * `data-slow-until`, while much happens.
 */
export function watch(figures: readonly OneNeuron[], isReturned: (figure: OneNeuron) => boolean): void {
  for (const figure of figures) {
    const isLinked = (): boolean => location.hash.startsWith(`#${figure.id}?`);
    const made: Changes = { before: new Map(), byHand: false };
    changes.set(figure, made);
    let isNextReaders = isLinked() || isReturned(figure);
    addEventListener('hashchange', () => (isNextReaders ||= isLinked()));
    figure.addEventListener('change', () => (made.byHand = true));
    figure.addEventListener('loadeddata', () => {
      made.byHand = isNextReaders;
      isNextReaders = false;
    });
    const { row, epoch, slowUntil } = figure.dataset;
    if (row !== undefined) figure.selectedRow = Number(row);
    if (epoch !== undefined) startAt(figure, Number(epoch));
    if (slowUntil !== undefined) {
      if (stillPreferred.matches) startAt(figure, Infinity);
      else slowDown(figure, Number(slowUntil));
    }
  }
}

/** Shows a figure at `epoch` when it has loaded, unless it opens with a run of the reader's. */
function startAt(figure: OneNeuron, epoch: number): void {
  const start = (): void => {
    if (figure.currentEpoch === 0 && changes.get(figure)?.byHand === false) figure.currentEpoch = Math.min(epoch, figure.duration);
  };
  figure.addEventListener('loadeddata', start, { once: true });
}

/** Plays one epoch per frame until `epoch`, and from then on as many as the figure's `rate` says. */
function slowDown(figure: OneNeuron, epoch: number): void {
  const rate = figure.getAttribute('rate') ?? '';
  figure.setAttribute('rate', '1');
  const look = (): void => {
    if (figure.currentEpoch < epoch) return;
    figure.removeEventListener('epochupdate', look);
    figure.setAttribute('rate', rate);
  };
  figure.addEventListener('epochupdate', look);
}

/** Whether the current run of a figure is the one that the page has written, except for the attributes in `but`, as `setUp` takes them. */
export function isAsWritten(figure: OneNeuron, but = ''): boolean {
  const { before, byHand } = changes.get(figure) as Changes;
  const wanted = new Map([...before, ...parsed(but)]);
  return !byHand && [...wanted].every(([name, value]) => figure.getAttribute(name) === value);
}

/** Names and values of attributes, from `name=value` with spaces between. `null` removes an attribute. */
function parsed(attributes: string): [name: string, value: string | null][] {
  return attributes.split(' ').filter(Boolean).map((text) => {
    const [name = '', value = ''] = text.split('=');
    return [name, value === '' ? null : value.replaceAll('+', ' ')];
  });
}

/** The attributes that make a figure's run the one that the page has written, as `setUp` takes them. */
export function asWritten(figure: OneNeuron): string {
  const { before } = changes.get(figure) as Changes;
  return [...before].map(([name, value]) => `${name}=${value?.replaceAll(' ', '+') ?? ''}`).join(' ');
}

/** Whether a run has something of the reader's that starting over would lose: rows can be changed where the panel `data` is shown. */
export function isReaders(figure: OneNeuron): boolean {
  return changes.get(figure)?.byHand === true && figure.getAttribute('panels')?.includes('data') === true;
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
  const before = changes.get(figure)?.before;
  for (const [name, value] of parsed(attributes)) {
    if (before?.has(name) === false) before.set(name, figure.getAttribute(name));
    if (value === null) figure.removeAttribute(name);
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
