/** Loading: from attributes, a link or a table to a run, or to the reason why there is none. */

import { Neuron, Refused } from '../pkg/one_neuron.js';
import { names, ofRows, said } from './attributes.ts';
import type { NeuronError } from './contract.ts';
import type { CurrentRun } from './current-run.ts';
import { fetchFew, isFew } from './few.ts';
import type { Layout } from './layout.ts';
import { loadModule } from './loader.ts';
import { namesIn } from './panels.ts';
import { begin, kept } from './pending-run.ts';
import type { PendingRun } from './pending-run.ts';
import type { Speech } from './speech.ts';
import { fetchTable } from './table.ts';
import { Failure } from './words.ts';
import type { Words } from './words.ts';

/** What loading asks of its element. */
export interface LoadingHost {
  readonly current: CurrentRun;
  readonly words: Words;
  readonly speech: Speech;
  readonly layout: Layout;
  /** Keeps room for what comes. */
  reserve(): void;
  /** Shows a run that has come. */
  loaded(neuron: Neuron): void;
  /** It may play by itself. */
  autoplay(): void;
  /** Fires an event after the call that caused it. */
  fire(name: string): void;
  say(sentence: string): void;
}

export class Loading {
  /** As in media: 0 nothing yet, 1 on its way, 4 all there. */
  readyState = 0;
  error: NeuronError | null = null;
  /** What the next run is to begin with. */
  pending: PendingRun = {};
  /** A run from a link, for the first load. */
  link = '';
  /** The parameters that were last set by hand. */
  moved: Float64Array | undefined;
  /** Whether the reader has opened a table, in the place of the author's. */
  opened = false;
  readonly #element: HTMLElement;
  readonly #host: LoadingHost;
  /** What was found at `src`, or what the reader has opened. */
  #table: Uint8Array | undefined;
  /** The error in any language. */
  #told: ((words: Words) => string) | undefined;
  #ready = pending();
  /** Whether `#ready` is done with, and the next load needs another. */
  #settled = false;

  constructor(element: HTMLElement, host: LoadingHost) {
    [this.#element, this.#host] = [element, host];
  }

  /** Resolves when there is a run to show; is rejected with the reason where there can be none. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Begins where nothing is there yet. Resolves when there is a run. */
  start(): Promise<void> {
    if (this.readyState === 0) void this.load();
    return this.ready;
  }

  /** Starts over from the attributes. */
  restart(): void {
    this.moved = undefined;
    this.pending = {};
    this.#table = undefined;
    this.opened = false;
    void this.load();
  }

  async load(): Promise<void> {
    const [element, host] = [this.#element, this.#host];
    // A load that is on its way reads the attributes when it arrives; without a document there is nothing to draw on.
    if (this.readyState === 1 || !element.isConnected) return;
    if (this.#settled) this.#ready = pending();
    this.#settled = false;
    this.readyState = 1;
    host.reserve();
    host.fire('loadstart');
    try {
      const hasFew = namesIn(said(element, 'panels')).some(isFew);
      await Promise.all([loadModule(), host.speech.fetch(), hasFew ? fetchFew() : undefined]);
    } catch (cause) {
      return this.refuse('engine', toldBy(cause));
    }
    if (!element.isConnected) {
      this.readyState = 0;
      return;
    }
    const src = element.getAttribute('src') ?? '';
    if (src !== '' && this.#table === undefined && !this.link) {
      try {
        const table = await fetchTable(src);
        // Meanwhile another may have been opened, or another address written.
        if (element.getAttribute('src') === src && !this.opened) this.#table = table;
      } catch (cause) {
        return this.refuse('network', toldBy(cause));
      }
    }
    const { link } = this;
    this.link = '';
    const { current, words } = host;
    try {
      if (link !== '') {
        const neuron = Neuron.open(link, words.language);
        current.take(neuron);
        this.pending.epoch = neuron.opened_epoch;
      } else if (current.neuron === undefined) current.take(new Neuron(this.attributes(), this.#table, words.language));
      else current.neuron.load(this.attributes(), this.#table);
      if (current.neuron === undefined) return;
      this.#loaded(current.neuron);
      if (link !== '') host.say(current.neuron.dropped.join(' '));
    } catch (cause) {
      this.refused(cause);
    }
  }

  #loaded(neuron: Neuron): void {
    this.settle(null);
    const { pending } = this;
    this.pending = {};
    const { moved, refusal } = begin(neuron, pending);
    if (moved !== undefined) this.moved = moved;
    this.readyState = 4;
    this.#host.loaded(neuron);
    this.#host.fire('loadeddata');
    if (refusal === undefined) this.#answer();
    else this.refused(refusal);
    this.#host.autoplay();
  }

  /** Learns from a table of the reader's own. False where it cannot be used: all stays as it is. */
  open(table: Uint8Array): boolean {
    const before = [this.#table, this.opened] as const;
    [this.#table, this.opened] = [table, true];
    try {
      this.#host.current.take(new Neuron(this.attributes(), table, this.#host.words.language));
    } catch (cause) {
      this.refused(cause);
      [this.#table, this.opened] = before;
      return false;
    }
    this.settle(null);
    this.moved = undefined;
    return true;
  }

  /** What attributes of these names say. */
  attributes(of = names): Map<string, string> {
    const attributes = new Map<string, string>();
    for (const name of of) {
      const value = this.#element.getAttribute(name);
      // A table that the reader has opened is theirs: what the author says of another does not hold.
      if (value !== null && !(this.opened && ofRows.includes(name))) attributes.set(name, value.replace(/\s+/g, ' '));
    }
    return attributes;
  }

  /** Attributes that only the page knows, for what is taken away from it. */
  given(): Map<string, string> {
    const src = this.#element.getAttribute('src');
    if (src === null || this.opened) return new Map();
    return new Map([['src', new URL(src, document.baseURI).href], ...this.attributes(['label', 'inputs', 'classes'])]);
  }

  /** Rust has thrown, or something set before there was a run does not fit it: all but a refusal is a trap. */
  refused(cause: unknown): void {
    if (cause instanceof Failure) return this.refuse('attribute', cause.told);
    if (!(cause instanceof Refused)) return this.#host.current.break(cause);
    const { code, row, column } = cause;
    // The next load tries the address again.
    if (code === 'table') this.#table = undefined;
    this.refuse(code, (words) => cause.message(words.language), { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) });
  }

  refuse(code: string, told: (words: Words) => string, place: { row?: number; column?: number } = {}): void {
    this.readyState = this.#host.current.neuron === undefined ? 0 : 4;
    this.settle({ code, message: told(this.#host.words), ...place }, told);
    this.#host.fire('error');
    this.#answer();
  }

  /** Tells those who wait whether there is a run. */
  #answer(): void {
    this.#settled = true;
    this.#host.layout.giveBack();
    if (this.#host.current.neuron === undefined) this.#ready.reject(new Error(this.error?.message));
    else this.#ready.resolve();
  }

  settle(error: NeuronError | null, told?: (words: Words) => string): void {
    [this.error, this.#told] = [error, told];
    // That a run broke is said by its own line.
    this.#host.say(error === null || error.code === 'diverged' ? '' : error.message);
  }

  /** Says the error in other words. */
  tellAgain(words: Words): void {
    const [error, told] = [this.error, this.#told];
    if (error !== null && told !== undefined) this.settle({ ...error, message: told(words) }, told);
  }

  /** Lets go of the run, and keeps what is needed to take it up again. */
  leave(): void {
    const { current } = this.#host;
    if (current.neuron === undefined) return;
    this.pending = kept(current.neuron, this.moved);
    current.neuron.free();
    current.neuron = undefined;
    if (this.readyState === 1) return;
    this.readyState = 0;
    this.#ready = pending();
    this.#settled = false;
  }
}

/** What went wrong, in any language. */
function toldBy(cause: unknown): (words: Words) => string {
  return cause instanceof Failure ? cause.told : () => (cause as Error).message;
}

/** A promise to settle later, whose rejection need not be of interest to anybody. */
function pending(): PromiseWithResolvers<void> {
  const promise = Promise.withResolvers<void>();
  promise.promise.catch(() => {});
  return promise;
}
