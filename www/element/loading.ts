/** Loading: from attributes, a link or a table to a run, or to the reason why there is none. */

import { Neuron, Refused } from '../pkg/one_neuron.js';
import { names, ofRows, said } from './attributes.ts';
import type { NeuronError } from './contract.ts';
import type { CurrentRun } from './current-run.ts';
import { fetchFew, isFew } from './few.ts';
import type { Layout } from './layout.ts';
import { unpacked } from './link.ts';
import { bytesOf, loadModule, loadModuleNow } from './loader.ts';
import { namesIn } from './panels.ts';
import { begin, kept } from './pending-run.ts';
import type { PendingRun } from './pending-run.ts';
import type { Speech } from './speech.ts';
import { fetchTable } from './table.ts';
import { Failure } from './words.ts';
import type { Words } from './words.ts';

/** What loading needs from its element. */
export interface LoadingHost {
  readonly current: CurrentRun;
  readonly words: Words;
  readonly speech: Speech;
  readonly layout: Layout;
  /** Reserves space for the panels. */
  reserve(): void;
  /** Fetches again what could not be fetched. */
  again(): void;
  /** Shows a run that has been loaded. */
  loaded(neuron: Neuron): void;
  /** Plays if `autoplay` applies. */
  autoplay(): void;
  /** Fires an event after the call that caused it. */
  fire(name: string): void;
  say(sentence: string): void;
}

export class Loading {
  /** As in media: 0 nothing yet, 1 loading, 4 loaded. */
  readyState = 0;
  error: NeuronError | null = null;
  /** The state that the next run starts with. */
  pending: PendingRun = {};
  /** A run from a link, for the first load. */
  link = '';
  /** The parameters that were last set by hand. */
  moved: Float64Array | undefined;
  /** Whether the reader has opened a table, which replaces the author's. */
  opened = false;
  readonly #element: HTMLElement;
  readonly #host: LoadingHost;
  /** The table from `src`, or the one that the reader has opened. */
  #table: Uint8Array | undefined;
  /** The message of the error, in any language. */
  #told: ((words: Words) => string) | undefined;
  #ready = pending();
  /** Whether `#ready` has been settled, so that the next load needs another. */
  #settled = false;

  constructor(element: HTMLElement, host: LoadingHost) {
    [this.#element, this.#host] = [element, host];
  }

  /** Resolves when there is a run to show; rejects with the reason if there cannot be one. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Loads if that has not begun yet. Resolves when there is a run. */
  start(): Promise<void> {
    if (this.readyState === 0) void this.load();
    else if (this.readyState === 4) this.#host.again();
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
    // A load in progress reads the attributes when it is done; outside the document there is nothing to draw on.
    if (this.readyState === 1 || !element.isConnected) return;
    if (this.#settled) this.#ready = pending();
    this.#settled = false;
    this.readyState = 1;
    host.reserve();
    host.fire('loadstart');
    try {
      await Promise.all([loadModule(), this.#scripts()]);
    } catch (cause) {
      return this.refuse('engine', toldBy(cause));
    }
    if (!element.isConnected) {
      this.readyState = 0;
      return;
    }
    const { link } = this;
    this.link = '';
    let query = '';
    let isDamaged = false;
    try {
      query = await unpacked(link);
    } catch {
      isDamaged = true;
    }
    const src = element.getAttribute('src') ?? '';
    // A link may not make the page fetch any table but the author's.
    const isOfSrc = query === '' || new URLSearchParams(query).get('src') === this.given().get('src');
    if (src !== '' && this.#table === undefined && isOfSrc) {
      try {
        const table = await fetchTable(src);
        // Meanwhile the reader may have opened a table, or `src` may have changed.
        if (element.getAttribute('src') === src && !this.opened) this.#table = table;
      } catch (cause) {
        return this.refuse('network', toldBy(cause));
      }
    }
    const { current, words } = host;
    try {
      if (query !== '') {
        const neuron = Neuron.open(query, isOfSrc ? this.#table : undefined, words.language);
        current.take(neuron);
        this.pending.epoch = neuron.opened_epoch;
      } else if (current.neuron === undefined) current.take(new Neuron(this.attributes(), this.#table, words.language));
      else current.neuron.load(this.attributes(), this.#table);
      if (current.neuron === undefined) return;
      this.#loaded(current.neuron);
      if (isDamaged) host.say(words.say('damaged_link'));
      else if (query !== '') host.say(current.neuron.dropped.join(' '));
    } catch (cause) {
      this.refused(cause);
    }
    // Another link was followed meanwhile.
    if (this.link !== '') void this.load();
  }

  /** Fetches the scripts that the run will need besides the module. */
  async #scripts(): Promise<void> {
    const hasFew = namesIn(said(this.#element, 'panels')).some(isFew);
    await Promise.all([this.#host.speech.fetch(), hasFew ? fetchFew() : undefined]);
  }

  /** Fetches what `now` cannot: scripts, which are small. */
  foresee(): void {
    if (this.#element.isConnected) this.#scripts().catch(() => {});
  }

  /** Loads before it returns, for print, whatever there is time for. A link or an error is left alone. */
  now(): void {
    const { current, words } = this.#host;
    const element = this.#element;
    if (current.neuron !== undefined || this.error !== null || this.link !== '' || !element.isConnected) return;
    try {
      loadModuleNow();
      const src = element.getAttribute('src') ?? '';
      if (src !== '') this.#table ??= bytesOf(new URL(src, document.baseURI));
      const neuron = new Neuron(this.attributes(), this.#table, words.language);
      current.take(neuron);
      this.#loaded(neuron);
    } catch {
      // The next load says why.
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

  /** Trains on a table of the reader's own. Returns false, and changes nothing, if it cannot be used. */
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

  /** The values of the attributes of these names. */
  attributes(of = names): Map<string, string> {
    const attributes = new Map<string, string>();
    for (const name of of) {
      const value = this.#element.getAttribute(name);
      // To a table that the reader has opened, the author's attributes about rows do not apply.
      if (value !== null && !(this.opened && ofRows.includes(name))) attributes.set(name, value.replace(/\s+/g, ' '));
    }
    return attributes;
  }

  /** Attributes that only the page knows, for exported links and tags. */
  given(): Map<string, string> {
    const src = this.#element.getAttribute('src');
    if (src === null || this.opened) return new Map();
    return new Map([['src', new URL(src, document.baseURI).href], ...this.attributes(['label', 'inputs', 'classes'])]);
  }

  /** Rust has thrown, or something set before there was a run does not fit it. Any error but these refusals is a trap. */
  refused(cause: unknown): void {
    if (cause instanceof Failure) return this.refuse('attribute', cause.told);
    if (!(cause instanceof Refused)) return this.#host.current.break(cause);
    const { code, row, column } = cause;
    // So that the next load fetches the table again.
    if (code === 'table') this.#table = undefined;
    this.refuse(code, (words) => cause.message(words.language), { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) });
  }

  refuse(code: string, told: (words: Words) => string, place: { row?: number; column?: number } = {}): void {
    this.readyState = this.#host.current.neuron === undefined ? 0 : 4;
    this.settle({ code, message: told(this.#host.words), ...place }, told);
    this.#host.fire('error');
    this.#answer();
  }

  /** Settles `ready`: resolves it if there is a run. */
  #answer(): void {
    this.#settled = true;
    this.#host.layout.giveBack();
    if (this.#host.current.neuron === undefined) this.#ready.reject(new Error(this.error?.message));
    else this.#ready.resolve();
  }

  settle(error: NeuronError | null, told?: (words: Words) => string): void {
    [this.error, this.#told] = [error, told];
    // That a run has diverged is said by the status line.
    this.#host.say(error === null || error.code === 'diverged' ? '' : error.message);
  }

  /** Shows the error in another language. */
  tellAgain(words: Words): void {
    const [error, told] = [this.error, this.#told];
    if (error !== null && told !== undefined) this.settle({ ...error, message: told(words) }, told);
  }

  /** Drops the run, and keeps what is needed to resume it. */
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

/** The message of an error, in any language. */
function toldBy(cause: unknown): (words: Words) => string {
  return cause instanceof Failure ? cause.told : () => (cause as Error).message;
}

/** A promise to settle later, whose rejection nobody needs to handle. */
function pending(): PromiseWithResolvers<void> {
  const promise = Promise.withResolvers<void>();
  promise.promise.catch(() => {});
  return promise;
}
