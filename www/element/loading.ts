/** Loading: from attributes, a link or a table to a run, or to the reason why there is none. */

import { Neuron, Refused } from '../pkg/one_neuron.js';
import { names, ofRows, ofTables, said } from './attributes.ts';
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

/** A table, and the attributes about rows that are used with it instead of the element's: those that the reader has chosen. */
interface Table {
  readonly bytes?: Uint8Array | undefined;
  readonly chosen?: Map<string, string>;
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
  readonly #element: HTMLElement;
  readonly #host: LoadingHost;
  /** The table of the run and the attributes that choose from it, by its number in the run: the first, and those opened since. */
  #tables: [Table, ...Table[]] = [{}];
  /** The message of the error, in any language. */
  #told: ((words: Words) => string) | undefined;
  #ready = pending();
  /** Whether `#ready` has been settled, so that the next load needs another. */
  #settled = false;

  constructor(element: HTMLElement, host: LoadingHost) {
    [this.#element, this.#host] = [element, host];
  }

  get #table(): Table {
    return this.#tables[this.#host.current.neuron?.table ?? 0] ?? this.#tables[0];
  }

  /** Whether the rows are those of a table that the reader has opened, which replaces the author's. */
  get opened(): boolean {
    const { chosen } = this.#table;
    return chosen !== undefined && !chosen.has('src');
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
    this.#tables = [{}];
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
    if (src !== '' && this.#table.bytes === undefined && isOfSrc) {
      try {
        const bytes = await fetchTable(src);
        // Meanwhile the reader may have opened a table, or `src` may have changed.
        if (element.getAttribute('src') === src && !this.opened) this.#tables = [{ bytes }];
      } catch (cause) {
        return this.refuse('network', toldBy(cause));
      }
    }
    const { current, words } = host;
    try {
      if (query !== '') {
        const neuron = Neuron.open(query, isOfSrc ? this.#table.bytes : undefined, words.language);
        current.take(neuron);
        this.pending.epoch = neuron.opened_epoch;
      } else if (current.neuron === undefined) current.take(new Neuron(this.attributes(), this.#table.bytes, words.language));
      else current.neuron.load(this.attributes(), this.#table.bytes);
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
      if (src !== '' && this.#table.bytes === undefined) this.#tables = [{ bytes: bytesOf(new URL(src, document.baseURI)) }];
      const neuron = new Neuron(this.attributes(), this.#table.bytes, words.language);
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
  open(bytes: Uint8Array): boolean {
    return this.#take({ bytes, chosen: new Map() });
  }

  /** Chooses the label of the table, or its inputs, with commas. Returns false, and changes nothing, if that is impossible. */
  choose(name: 'label' | 'inputs', value: string): boolean {
    const { bytes, chosen } = this.#table;
    const choice = new Map(chosen ?? this.attributes(ofTables));
    // Other columns are inputs to another label, and its classes are others.
    if (name === 'label') for (const other of ['inputs', 'classes']) choice.delete(other);
    return this.#take({ bytes, chosen: choice.set(name, value) });
  }

  #take(table: Table): boolean {
    const { neuron } = this.#host.current;
    if (neuron === undefined) return false;
    try {
      neuron.open_table(this.attributes(names, table), table.bytes, this.#tables.length);
    } catch (cause) {
      this.refused(cause, false);
      return false;
    }
    this.#tables.push(table);
    this.settle(null);
    this.moved = undefined;
    return true;
  }

  /** The values of the attributes of these names. */
  attributes(of = names, { chosen }: Table = this.#table): Map<string, string> {
    const attributes = new Map<string, string>();
    for (const name of of) {
      // To a table that the reader has opened or chosen from, the author's attributes about rows do not apply.
      const value = chosen !== undefined && ofRows.includes(name) ? chosen.get(name) : this.#element.getAttribute(name)?.replace(/\s+/g, ' ');
      if (value !== undefined) attributes.set(name, value);
    }
    return attributes;
  }

  /** Attributes that only the page knows, for exported links and tags. */
  given(): Map<string, string> {
    const src = this.#element.getAttribute('src');
    if (src === null || this.opened) return new Map();
    return this.attributes(ofTables).set('src', new URL(src, document.baseURI).href);
  }

  /** Rust has thrown, or something set before there was a run does not fit it. Any error but these refusals is a trap. */
  refused(cause: unknown, again = true): void {
    if (cause instanceof Failure) return this.refuse('attribute', cause.told);
    if (!(cause instanceof Refused)) return this.#host.current.break(cause);
    const { code, row, column } = cause;
    // So that the next load fetches the table again.
    if (code === 'table' && again) this.#tables = [{}];
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
    this.#tables = [this.#table];
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
