/**
 * `<one-neuron>`: a trainer that behaves like a media element whose time is epochs. What it computes, draws and says comes
 * from Rust; here are the DOM, the attributes and the events.
 */

import elementStyles from '../styles/element.css?inline';
import equationStyles from '../build/equations.css?inline';
import { Neuron, Pressed, Refused } from '../pkg/one_neuron.js';
import { begun, flags, isWritten, making, showing, takeOver, write } from './attributes.ts';
import { nextFrame, noFrame } from './clock.ts';
import type { DataHost, DataPanel } from './data-panel.ts';
import { equationsPanel } from './equations-panel.ts';
import { expected } from './expected.ts';
import { isOfPlace, languageOf, listen, pageLanguage, setLanguage, unlisten } from './language.ts';
import { linkFor } from './link.ts';
import { loadModule } from './loader.ts';
import { nodes } from './markup.ts';
import type { Panel } from './panel.ts';
import { canvasOf, picturePanel, pictures, placeFor } from './picture-panel.ts';
import type { Rows } from './properties.ts';
import { setRows } from './rows.ts';
import { coloursOf, devicePixels, ratioOf, zoomOf } from './screen.ts';
import { marker, symbolOfPlace, watchSymbols } from './symbols.ts';
import { fetchTable } from './table.ts';
import { frame, label, readouts } from './template.ts';
import { Failure, inEnglish, wordsAtHand, wordsIn } from './words.ts';
import type { Words } from './words.ts';

/** Why an element could not do what it was told. */
export interface NeuronError {
  /** `attribute`, `table`, `network`, `engine`, `diverged` or `trap`. */
  readonly code: string;
  /** A sentence: what, where, what is accepted. */
  readonly message: string;
  /** Of a table: which row below the header, and which column, both from 1. */
  readonly row?: number;
  readonly column?: number;
}

const sheetsOf = (texts: readonly string[]): CSSStyleSheet[] =>
  texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });

const styles = sheetsOf([equationStyles, elementStyles]);

/** The panels that few figures show, and their styles, once they have been fetched. */
let few: (typeof import('./few-panels.ts') & { readonly sheets: readonly CSSStyleSheet[] }) | undefined;
const isOfFew = (name: string): boolean => /^(code|confusion|data|shapes)$/.test(name);

async function fetchFew(): Promise<void> {
  if (few !== undefined) return;
  const panels = await import('./few-panels.ts');
  few ??= { ...panels, sheets: sheetsOf(panels.styles) };
}

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

/** Named numbers for an event, read only when somebody asks. */
const detailOf = (element: OneNeuron): { readonly values: Record<string, number> } => ({
  get values() {
    return element.values;
  },
});

export class OneNeuron extends HTMLElement {
  static readonly version: string = VERSION;

  /** The language of elements where no part of the page says another by `lang`; nothing where that is the page's own. */
  static get language(): string | undefined {
    return pageLanguage();
  }

  static set language(tag: string | undefined) {
    setLanguage(tag);
  }

  static readonly observedAttributes = [...Object.keys({ ...making, ...showing }), ...flags, 'lit'];

  readonly #root = framed(this.attachShadow({ mode: 'open' }));
  readonly #internals = this.attachInternals();
  readonly #scrubber = this.#part<HTMLInputElement>('.scrubber');
  readonly #rateSelect = this.#part<HTMLSelectElement>('.rate select');
  readonly #statusLine = this.#part('.status');
  readonly #detail = detailOf(this);
  #neuron: Neuron | undefined;
  /** The tag of the language that it is to speak, and the words at hand: others, while those are on their way. */
  #tag = 'en';
  #words = inEnglish;
  #names: string[] = [];
  #error: NeuronError | null = null;
  /** The error in any language. */
  #told: ((words: Words) => string) | undefined;
  #readyState = 0;
  #ready = pending();
  /** Whether `#ready` is done with, and the next load needs another. */
  #settled = false;
  #paused = true;
  #rate = 1;
  /** Whether a script or the reader has chosen the rate, so that the attribute says nothing until it changes. */
  #rateChosen = false;
  #visible = false;
  /** As in media: until something has been said about playing, the attribute `autoplay` speaks. */
  #mayAutoplay = true;
  #changed = new Set<string>();
  #painted = false;
  /** Whether its panels stand there, and not only the room for them. */
  #hasShown = false;
  #shownTime = -1;
  #shownStatus = '';
  #panels: Panel[] = [];
  #data: DataPanel | undefined;
  /** Whether the landscape of the other loss stands beside that of the run's. */
  #compares = false;
  /** Whether the run is on its way to where it was sent. */
  #seeking = false;
  /** What was found at `src`, or what the reader has opened. */
  #table: Uint8Array | undefined;
  #opened = false;
  /** A run from a link, for the first load. */
  #link = '';
  #shape = '';
  #live: { node: Text; text: string; room: HTMLElement | undefined }[] = [];
  #spokenTimer: ReturnType<typeof setTimeout> | undefined;
  #describedAt = 0;
  /** Where the next load takes up the run again, after having been away from the document. */
  #left: Left = {};
  /** What waits for it to play, and is told when that comes to nothing. */
  #waiting: ((reason: DOMException) => void)[] = [];
  #moved: Float64Array | undefined;
  /** The symbol that is marked, and the one that the reader points at. */
  #lit = '';
  #pointedAt: string | null = null;
  readonly #marker = marker();
  #ratio = 0;

  readonly #resizes = new ResizeObserver((entries) => this.#resized(entries));
  /** A picture of as many device pixels as before may be of other CSS pixels, where the reader or the page enlarges it. */
  readonly #scales = new ResizeObserver(() => {
    const ratio = ratioOf(this);
    if (ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#measure();
  });
  readonly #views = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: '100px' });

  constructor() {
    super();
    // Unless the page says otherwise: among several, one hears whose buttons these are.
    this.#internals.role = 'group';
    this.#listen();
    takeOver(this);
  }

  // The document's calls

  /** @internal */
  connectedCallback(): void {
    this.#views.observe(this);
    listen(this);
    this.languageChanged();
    this.#reserve();
    this.#link ||= linkFor(this);
    if (this.getAttribute('loading') === 'eager') this.#start();
  }

  /** @internal */
  disconnectedCallback(): void {
    // An element that is moved comes back at once, and goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** `lang` may be another around it. What is seen before there is a run is fetched at once, but in English it has it. @internal */
  languageChanged(): void {
    const tag = languageOf(this);
    if (tag === this.#tag) return this.#tellLanguage();
    this.#tag = tag;
    const words = wordsAtHand(tag) ?? (tag === 'en' && this.#neuron === undefined ? inEnglish : undefined);
    if (words !== undefined) return this.#speak(words);
    this.#mute(this.#neuron === undefined);
    this.#fetchWords().catch(() => this.#mute(false));
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === 'lit') return this.#light();
    if (name === 'rate') this.#rateChosen = false;
    if (this.#changed.size === 0) queueMicrotask(() => this.#takeChanges());
    this.#changed.add(name);
  }

  // The contract: playing

  /** Plays on; from the beginning where it has ended. Resolves when it plays. */
  async play(): Promise<void> {
    this.#mayAutoplay = false;
    const begins = this.#paused;
    if (begins) {
      this.#paused = false;
      this.#fire('play');
      this.#showControls();
    }
    const stopped = new Promise<never>((_, reject) => this.#waiting.push(reject));
    try {
      await Promise.race([this.#start(), stopped]);
    } catch (cause) {
      if (cause instanceof DOMException) throw cause;
      this.pause();
      throw new DOMException((cause as Error).message, 'NotSupportedError');
    }
    if (this.#paused) throw new DOMException(this.#words.say('paused_first'), 'AbortError');
    if (!begins) return;
    if (this.ended) this.#try((neuron) => neuron.seek(0));
    this.#fire('playing');
    nextFrame(this);
  }

  pause(): void {
    this.#mayAutoplay = false;
    if (this.#paused) return;
    this.#paused = true;
    for (const tell of this.#waiting.splice(0)) tell(new DOMException(this.#words.say('paused_first'), 'AbortError'));
    this.#fire('pause');
    this.#showControls();
    this.#rest();
  }

  /** Starts over from the attributes. */
  load(): void {
    this.pause();
    this.#mayAutoplay = true;
    this.#moved = undefined;
    this.#left = {};
    this.#table = undefined;
    this.#opened = false;
    this.#changed.clear();
    void this.#load();
  }

  /** Back to epoch 0, paused. */
  reset(): void {
    this.pause();
    this.#go((neuron) => neuron.seek(0));
  }

  /** `n` epochs on, or back where negative, paused. */
  step(n = 1): void {
    if (!Number.isInteger(n)) throw new RangeError(this.#words.say('step_takes', { value: String(n) }));
    this.pause();
    this.#go((neuron) => neuron.step(n));
  }

  /** One forward and backward pass: the next row of the running epoch, paused. */
  stepRow(): void {
    this.pause();
    this.#go((neuron) => neuron.step_row());
  }

  get currentEpoch(): number {
    return this.#neuron?.epoch ?? this.#left.epoch ?? 0;
  }

  set currentEpoch(epoch: number) {
    if (!Number.isInteger(epoch)) throw new RangeError(this.#words.say('epoch_takes', { value: String(epoch) }));
    // As in media: before there is anything to be sought in, where it will begin.
    if (this.#neuron === undefined) this.#left.epoch = Math.max(epoch, 0);
    else this.#sought((neuron) => neuron.seek(Math.min(Math.max(epoch, 0), neuron.epochs)));
  }

  /** Whether it is on its way to an epoch: of many rows that takes more than a frame. */
  get seeking(): boolean {
    return this.#seeking;
  }

  get duration(): number {
    return this.#neuron?.epochs ?? Number.NaN;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get ended(): boolean {
    return this.#neuron?.ended ?? false;
  }

  /** Epochs per frame. */
  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    if (!Number.isInteger(rate) || rate < 1 || rate > 10_000) {
      throw new RangeError(this.#words.say('rate_takes', { value: String(rate) }));
    }
    this.#rateChosen = true;
    this.#changeRate(rate);
  }

  /** As in media: 0 nothing yet, 4 all there. */
  get readyState(): number {
    return this.#readyState;
  }

  get error(): NeuronError | null {
    return this.#error;
  }

  /** Resolves when there is a run to show; is rejected with the reason where there can be none. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  // The contract: numbers

  /** W, outputs × inputs, row by row: a copy. Setting it moves the model by hand. */
  get weights(): Float64Array {
    return this.#neuron?.weights ?? new Float64Array();
  }

  set weights(weights: ArrayLike<number> | string) {
    if (isWritten(weights)) write(this, 'weights', weights);
    else if (this.#neuron === undefined) this.#left.weights = Array.from(weights);
    else this.#move([...Array.from(weights), ...this.bias], 'weights', this.weights.length);
  }

  /** b, one for each output: a copy. Setting it moves the model by hand. */
  get bias(): Float64Array {
    return this.#neuron?.bias ?? new Float64Array();
  }

  set bias(bias: ArrayLike<number>) {
    if (this.#neuron === undefined) this.#left.bias = Array.from(bias);
    else this.#move([...this.weights, ...Array.from(bias)], 'bias', this.bias.length);
  }

  /** Outputs and inputs. */
  get shape(): [number, number] {
    const outputs = this.bias.length;
    return [outputs, outputs === 0 ? 0 : this.weights.length / outputs];
  }

  /** The data: a copy, with inputs as they were given and y the number of the class. Setting it replaces the data. */
  get rows(): { x: number[]; y: number }[] {
    const neuron = this.#neuron;
    if (neuron === undefined) return [];
    return Array.from({ length: neuron.row_count }, (_, row) => ({ x: [...neuron.row_inputs(row)], y: neuron.row_class(row) }));
  }

  set rows(rows: Rows | number | string) {
    if (isWritten(rows)) {
      write(this, 'rows', rows);
      return;
    }
    if (this.#neuron === undefined) {
      this.#left.rows = rows;
      return;
    }
    try {
      setRows(this.#neuron, rows);
    } catch (cause) {
      if (cause instanceof Refused) throw new RangeError(cause.message(this.#words.language));
      this.#trap(cause);
      return;
    }
    this.#edited();
  }

  /** The row whose numbers are shown. */
  get selectedRow(): number {
    return this.#neuron?.selected ?? 0;
  }

  set selectedRow(row: number) {
    if (this.#neuron === undefined) {
      this.#left.selected = row;
      return;
    }
    const last = this.#run.row_count - 1;
    if (!Number.isInteger(row) || row < 0 || row > last) {
      throw new RangeError(this.#words.say('row_takes', { last: String(last), value: String(row) }));
    }
    this.#go((neuron) => neuron.select(row));
  }

  /** The symbol, by its name among `values`, that is marked wherever it stands; none where it is empty. */
  get lit(): string {
    return this.getAttribute('lit') ?? '';
  }

  set lit(name: string) {
    this.setAttribute('lit', name);
  }

  /** Every named number of the selected row and the current epoch. */
  get values(): Record<string, number> {
    const values = this.#neuron?.values ?? [];
    return Object.fromEntries(this.#names.map((name, index) => [name, values[index] ?? Number.NaN]));
  }

  /** Where the run stands, in a sentence or two. */
  get summary(): string {
    return this.#neuron?.summary ?? '';
  }

  /** The loss curve so far, thinned to at most 2000 points. */
  get history(): { epoch: number; loss: number; accuracy: number }[] {
    const flat = this.#neuron?.history ?? new Float64Array();
    return Array.from({ length: flat.length / 3 }, (_, index) => {
      const [epoch = 0, loss = 0, accuracy = 0] = flat.subarray(3 * index, 3 * index + 3);
      return { epoch, loss, accuracy };
    });
  }

  // The contract: take-away

  /** The address of this page with the run in its fragment, where it stands. An element of its `id`, or the first, opens it. */
  async toURL(): Promise<string> {
    const query = this.#run.query(this.#given(), this.currentEpoch);
    const url = new URL(location.href);
    url.hash = `${this.id === '' ? 'one-neuron' : this.id}?${query}`;
    return url.href;
  }

  /** A NumPy script that learns what this run has learned, and prints it. */
  async toNumpy(): Promise<string> {
    return this.#run.numpy(this.currentEpoch);
  }

  /** The history as a table; the rows where `what` says so. */
  async toCSV(what: 'history' | 'rows' = 'history'): Promise<string> {
    return what === 'rows' ? this.#run.rows_csv() : this.#run.history_csv();
  }

  /** The tag that shows this run from its beginning. */
  async toEmbed(): Promise<string> {
    const given = this.#given();
    if (this.hasAttribute('controls')) given.set('controls', '');
    const tag = this.#run.embed(given);
    if (tag === undefined) throw new RangeError(this.#words.say('too_many_rows'));
    return tag;
  }

  /** The picture of a panel as it stands, as SVG, wherever the panel is shown or not. */
  async toSVG(panel: string): Promise<string> {
    const neuron = this.#run;
    // Where it is hidden or far from view, nothing has told it its colours yet.
    if (!this.#painted) this.#paint(neuron);
    const picture = neuron.svg(panel);
    if (picture === undefined) throw new RangeError(this.#words.say('svg_takes', { panel }));
    return picture;
  }

  /** The picture of a panel as it stands, as PNG. */
  async toPNG(panel: string): Promise<Blob> {
    this.#show(0, true);
    const stack = this.#root.querySelector(`[data-panel="${CSS.escape(panel)}"] .stack`);
    if (stack === null) throw new RangeError(this.#words.say('png_takes', { panel }));
    const { pngOf } = await import('./png.ts');
    return pngOf(stack, getComputedStyle(this).backgroundColor);
  }

  /** Attributes that only the page knows. */
  #given(): Map<string, string> {
    const given = new Map<string, string>();
    const src = this.getAttribute('src');
    if (src === null || this.#opened) return given;
    given.set('src', new URL(src, document.baseURI).href);
    for (const name of ['label', 'inputs', 'classes']) {
      const value = this.getAttribute(name);
      if (value !== null) given.set(name, value);
    }
    return given;
  }

  // The clock's call

  /** One animation frame: so many epochs as are played in one, and what has changed on the page. @internal */
  frame(): void {
    const more = this.#show(this.#paused ? 0 : this.#rate);
    const neuron = this.#neuron;
    if (neuron === undefined) return;
    if (more) nextFrame(this);
    if (this.#seeking && !neuron.seeking) {
      this.#seeking = false;
      this.#fire('seeked');
      if (this.#paused) this.#rest();
    }
    if (this.#paused || !this.#visible) return;
    if (neuron.ended) {
      if (!this.hasAttribute('loop') || neuron.broken) {
        this.pause();
        this.#fire('ended');
        return;
      }
      this.#try(() => neuron.seek(0));
    }
    nextFrame(this);
  }

  // Loading

  /** Begins to load where nothing is there yet. Resolves when there is a run. */
  #start(): Promise<void> {
    if (this.#readyState === 0) void this.#load();
    return this.#ready.promise;
  }

  async #load(): Promise<void> {
    // A load that is on its way reads the attributes when it arrives; without a document there is nothing to draw on.
    if (this.#readyState === 1 || !this.isConnected) return;
    if (this.#settled) this.#ready = pending();
    this.#settled = false;
    this.#readyState = 1;
    this.#reserve();
    this.#fire('loadstart');
    try {
      const panels = (this.getAttribute('panels') ?? '').split(/\s+/);
      await Promise.all([loadModule(), this.#fetchWords(), panels.some(isOfFew) ? fetchFew() : undefined]);
    } catch (cause) {
      return this.#refuse('engine', toldBy(cause));
    }
    if (!this.isConnected) {
      this.#readyState = 0;
      return;
    }
    const src = this.getAttribute('src') ?? '';
    if (src !== '' && this.#table === undefined && !this.#link) {
      try {
        const table = await fetchTable(src);
        // Meanwhile another may have been opened, or another address written.
        if (this.getAttribute('src') === src && !this.#opened) this.#table = table;
      } catch (cause) {
        return this.#refuse('network', toldBy(cause));
      }
    }
    const link = this.#link;
    this.#link = '';
    try {
      if (link !== '') {
        this.#take(Neuron.open(link, this.#words.language));
        this.#left.epoch = this.#run.opened_epoch;
      } else if (this.#neuron === undefined) this.#take(new Neuron(this.#attributes(), this.#table, this.#words.language));
      else this.#neuron.load(this.#attributes(), this.#table);
      this.#loaded(this.#run);
      if (link !== '') this.#say(this.#run.dropped.join(' '));
    } catch (cause) {
      this.#refused(cause);
    }
  }

  /** Another run in the place of this one. */
  #take(neuron: Neuron): void {
    this.#neuron?.free();
    this.#neuron = neuron;
  }

  /** Rust has thrown: all but a refusal is a trap. */
  #refused(cause: unknown): void {
    if (!(cause instanceof Refused)) return this.#trap(cause);
    const { code, row, column } = cause;
    // The next load tries the address again.
    if (code === 'table') this.#table = undefined;
    this.#refuse(code, (words) => cause.message(words.language), { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) });
  }

  #loaded(neuron: Neuron): void {
    this.#settle(null);
    const { epoch = 0, rows, weights, bias, selected } = this.#left;
    this.#left = {};
    let refuse: (() => void) | undefined;
    try {
      if (rows !== undefined) setRows(neuron, rows);
    } catch (cause) {
      refuse = () => this.#refused(cause);
    }
    if (weights !== undefined || bias !== undefined) {
      const parameters = Float64Array.from([...(weights ?? neuron.weights), ...(bias ?? neuron.bias)]);
      if (neuron.set_parameters(parameters)) this.#moved = parameters;
      else {
        const [weights, biases] = [neuron.weights.length, neuron.bias.length];
        refuse ??= () => this.#refuse('attribute', (words) => words.say('weights_refused', { weights, biases }));
      };
    }
    neuron.seek(Math.min(epoch, neuron.epochs));
    if (selected !== undefined) neuron.select(selected);
    this.#names = neuron.names;
    this.#seeking = neuron.seeking;
    this.#readyState = 4;
    this.#showPanels(neuron);
    this.#takeRate(neuron);
    this.#fire('loadeddata');
    if (refuse === undefined) this.#answer();
    else refuse();
    this.#autoplay();
  }

  /** What attributes of these names say. */
  #attributes(names = Object.keys({ ...making, ...showing })): Map<string, string> {
    const attributes = new Map<string, string>();
    for (const name of names) {
      const value = this.getAttribute(name);
      // A table that the reader has opened is theirs: what the author says of another does not hold.
      if (value !== null && !(this.#opened && chosenFromTable.includes(name))) attributes.set(name, value.replace(/\s+/g, ' '));
    }
    return attributes;
  }

  #takeChanges(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    const neuron = this.#neuron;
    if (neuron === undefined) {
      this.#reserve();
      // Once refused, another value may do.
      if (this.#error !== null || this.getAttribute('loading') === 'eager') this.#start();
      return;
    }
    const penalties = ['penalty', 'penalty-rate'];
    if (changed.some((name) => (name in making && !penalties.includes(name)) || begun.includes(name))) return this.load();
    const take = (names: string[], action: (attributes: Map<string, string>) => void): void => {
      if (!changed.some((name) => names.includes(name))) return;
      try {
        action(this.#attributes(names));
        if (this.#error?.code === 'attribute') this.#settle(null);
      } catch (cause) {
        this.#refused(cause);
      }
    };
    // From here on, not from the beginning: one changes it to see what that does.
    take(penalties, (attributes) => {
      neuron.set_penalty(attributes);
      this.#go(() => {});
    });
    take(Object.keys(showing), (attributes) => neuron.show(attributes));
    if (this.#neuron === undefined) return;
    this.#takeRate(neuron);
    if (changed.includes('panels') || changed.includes('controls')) this.#showPanels(neuron);
    nextFrame(this);
    this.#autoplay();
  }

  /** Epochs per frame as the attribute says, where nobody has said otherwise since. */
  #takeRate(neuron: Neuron): void {
    if (!this.#rateChosen) this.#changeRate(neuron.rate);
  }

  #changeRate(rate: number): void {
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.#fire('ratechange');
    const options = [...this.#rateSelect.options];
    if (!options.some((option) => Number(option.value) === rate)) {
      this.#rateSelect.add(new Option(String(rate)), options.findIndex((option) => Number(option.value) > rate));
    }
    this.#rateSelect.value = String(rate);
  }

  #leave(): void {
    unlisten(this);
    this.#views.disconnect();
    this.#resizes.disconnect();
    this.#scales.disconnect();
    noFrame(this);
    this.pause();
    clearTimeout(this.#spokenTimer);
    this.#visible = false;
    const neuron = this.#neuron;
    if (neuron === undefined) return;
    const { epoch, selected } = neuron;
    this.#left = { epoch, selected };
    if (neuron.by_hand) this.#left.rows = this.rows;
    if (this.#moved !== undefined) {
      const count = neuron.weights.length;
      Object.assign(this.#left, { weights: [...this.#moved.slice(0, count)], bias: [...this.#moved.slice(count)] });
    }
    this.#neuron = undefined;
    neuron.free();
    if (this.#readyState === 1) return;
    this.#readyState = 0;
    this.#ready = pending();
    this.#settled = false;
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    this.#visible = entries.at(-1)?.isIntersecting === true;
    if (!this.#visible) return;
    this.#start();
    this.#autoplay();
    this.#repaint();
  }

  /** Plays by itself where wished, once it is in view, unless the reader wants little motion. */
  #autoplay(): void {
    const wished = this.#mayAutoplay && this.hasAttribute('autoplay') && !stillPreferred.matches;
    if (wished && this.#visible && this.#neuron !== undefined) this.play().catch(() => {});
  }

  // Doing

  /** Does something to the run and shows it in the next frame. */
  #go(action: (neuron: Neuron) => void): void {
    const neuron = this.#neuron;
    if (neuron === undefined || !this.#try(action)) return;
    this.#showControls();
    nextFrame(this);
    if (this.#paused) this.#rest();
  }

  #move(values: number[], name: string, count: number): void {
    const parameters = Float64Array.from(values);
    if (!this.#run.set_parameters(parameters)) {
      throw new RangeError(this.#words.say('numbers_take', { name, count }));
    }
    this.pause();
    this.#moved = parameters;
    this.#fire('change');
    this.#go(() => {});
  }

  /** The reader's rows or weights are others. */
  #edited(): void {
    const neuron = this.#neuron;
    if (neuron === undefined) return;
    this.#seeking = neuron.seeking;
    const names = neuron.names;
    const shape = `${neuron.input_names.join()}|${neuron.class_names.join()}`;
    // Panels are made for so many inputs and classes, by these names.
    if (names.length !== this.#names.length || shape !== this.#shape) {
      this.#names = names;
      this.#showPanels(neuron);
    }
    this.#fire('change');
    this.#go(() => {});
  }

  /** Sends the run to another epoch: `seeked` follows when it is there. */
  #sought(action: (neuron: Neuron) => void): void {
    this.#fire('seeking');
    this.#go(action);
    this.#seeking = this.#neuron?.seeking ?? false;
    if (!this.#seeking) this.#fire('seeked');
  }

  /** The run, for those that cannot do without. */
  get #run(): Neuron {
    if (this.#neuron === undefined) throw new DOMException(this.#words.say('no_run'), 'InvalidStateError');
    return this.#neuron;
  }

  /** Calls Rust. */
  #try(action: (neuron: Neuron) => void): boolean {
    if (this.#neuron === undefined) return false;
    try {
      action(this.#neuron);
      return true;
    } catch (cause) {
      this.#trap(cause);
      return false;
    }
  }

  /** A trap ends this run, not the page: the instance is left alone, and `load()` makes another. */
  #trap(cause: unknown): void {
    this.#neuron = undefined;
    this.pause();
    this.#refuse('trap', (words) => words.say('broke', { cause: String(cause) }));
  }

  #refuse(code: string, told: (words: Words) => string, place: { row?: number; column?: number } = {}): void {
    this.#readyState = this.#neuron === undefined ? 0 : 4;
    this.#settle({ code, message: told(this.#words), ...place }, told);
    this.#fire('error');
    this.#answer();
  }

  /** Tells those who wait whether there is a run. */
  #answer(): void {
    this.#settled = true;
    if (!this.#hasShown) this.#clear();
    if (this.#neuron === undefined) this.#ready.reject(new Error(this.#error?.message));
    else this.#ready.resolve();
  }

  #settle(error: NeuronError | null, told?: (words: Words) => string): void {
    [this.#error, this.#told] = [error, told];
    // That a run broke is said by its own line.
    this.#say(error === null || error.code === 'diverged' ? '' : error.message);
  }

  #say(sentence: string): void {
    this.#part('.problem').textContent = sentence;
  }

  /** Events come after the call that caused them, in order, as in media. */
  #fire(name: string): void {
    queueMicrotask(() => this.dispatchEvent(new CustomEvent(name, { detail: this.#detail })));
  }

  // Speaking

  /** Fetches the words of the language that it is to speak by now, and speaks by them. */
  async #fetchWords(): Promise<void> {
    for (let tag = ''; tag !== this.#tag; ) {
      tag = this.#tag;
      const words = await wordsIn(tag);
      if (tag === this.#tag) this.#speak(words);
    }
  }

  /** Says all in the language of these words from here on. */
  #speak(words: Words): void {
    const before = this.#words;
    this.#words = words;
    this.#mute(false);
    this.#tellLanguage();
    if (words.tag === before.tag) return;
    label(this.#root, words);
    this.#call();
    this.#part('.spoken').textContent = '';
    const [error, told] = [this.#error, this.#told];
    if (error !== null && told !== undefined) this.#settle({ ...error, message: told(words) }, told);
    const neuron = this.#neuron;
    if (neuron === undefined) {
      this.#reserve();
      this.#showControls();
    } else if (this.#try(() => neuron.speak(words.language))) this.#showPanels(neuron);
  }

  /** Where it speaks another language than its place is in, that is said to those who read it aloud. */
  #tellLanguage(): void {
    const { tag } = this.#words;
    for (const part of this.#root.children) {
      if (isOfPlace(this, tag)) part.removeAttribute('lang');
      else part.setAttribute('lang', tag);
    }
  }

  /** Keeps the room of words that are on their way. */
  #mute(on: boolean): void {
    for (const part of ['.toolbar', '.panels', '.readouts']) this.#part(part).classList.toggle('mute', on);
  }

  /** Says by its name what it learns. */
  #call(): void {
    const rows = this.#opened ? this.#words.say('own_table') : expected(this).rows;
    this.#internals.ariaLabel = this.#words.say('figure_of', { rows });
  }

  // Showing

  /** Before there is a run: as much room as its panels will take, and the poster in it. */
  #reserve(): void {
    const run = expected(this);
    this.#call();
    if (this.#hasShown) return;
    const image = this.#part<HTMLImageElement>('.poster img');
    const poster = this.getAttribute('poster') ?? '';
    if (image.getAttribute('src') !== poster) image.setAttribute('src', poster);
    image.hidden = poster === '';
    this.#part('.stills').hidden = true;
    const given = this.#part<HTMLSlotElement>('.poster slot').assignedElements().some((child) => child.localName !== 'noscript');
    this.#part('.stage').classList.toggle('covered', poster !== '' || given);
    const panels = (this.getAttribute('panels') ?? showing['panels'] ?? '').split(/\s+/);
    const places = (picture: boolean): HTMLElement[] =>
      panels
        .filter((name) => known.test(name) && name in pictures === picture)
        .map((name) => placeFor(name, run, this.#words));
    this.#part('.panels').replaceChildren(...places(true));
    this.#part('.below').replaceChildren(...places(false));
    const rest = this.#part('.readouts');
    rest.replaceChildren(nodes(readouts(run.outputs, run.inputs + run.features, this.#words)));
    rest.classList.add('place');
  }

  /** What always stands in the shadow root. */
  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#root.querySelector(selector) as T;
  }

  #showPanels(neuron: Neuron): void {
    this.#resizes.disconnect();
    neuron.unmount();
    this.#shape = `${neuron.input_names.join()}|${neuron.class_names.join()}`;
    neuron.set_grips(this.hasAttribute('controls'));
    const host = this.#host();
    this.#data = undefined;
    const compared = (): string[] => (this.#compares && neuron.losses.length > 1 ? ['landscape', 'landscape-other'] : ['landscape']);
    const names = neuron.panels.flatMap((name) => (name === 'landscape' ? compared() : [name]));
    const made = names.map((name): [string, Panel] => {
      if (name in pictures) return [name, picturePanel(name, host)];
      if (name === 'equations') return [name, equationsPanel(host)];
      if (few === undefined) return [name, { node: placeFor(name, expected(this), this.#words) }];
      if (name === 'data') return [name, (this.#data = few.dataPanel(host))];
      if (name === 'code') return [name, few.codePanel(host)];
      return [name, name === 'shapes' ? few.shapesPanel(host) : few.confusionPanel(host)];
    });
    if (names.some(isOfFew)) this.#withFew(neuron);
    this.#panels = made.map(([, panel]) => panel);
    const { isGate } = expected(this);
    for (const { node } of this.#panels) node.classList.toggle('large', !isGate);
    this.#hasShown = true;
    this.#part('.poster').hidden = true;
    this.#part('.stage').classList.remove('covered');
    const nodesOf = (picture: boolean): HTMLElement[] =>
      made.filter(([name]) => name in pictures === picture).map(([, { node }]) => node);
    this.#part('.panels').replaceChildren(...nodesOf(true));
    this.#part('.below').replaceChildren(...nodesOf(false));
    for (const stack of this.#root.querySelectorAll('.stack')) neuron.mount(this.#panelOf(stack), stack);
    this.#ratio = ratioOf(this);
    this.#measure();
    this.#scales.observe(this);
    const numbers = this.#part('.readouts');
    numbers.replaceChildren(nodes(readouts(...this.shape, this.#words)));
    numbers.classList.remove('place');
    this.#panels.forEach((panel) => panel.update?.());
    this.#collect(neuron);
    this.#lit = '';
    this.#light();
    this.#scrubber.max = String(neuron.epochs);
    this.#shownTime = -1;
    this.#repaint();
    this.#showControls();
    this.#describe(neuron);
  }

  /** Has the styles of panels that few figures show; fetches these first where they are not there, and shows them then. */
  #withFew(neuron: Neuron): void {
    const sheets = this.#root.adoptedStyleSheets;
    if (few !== undefined) {
      for (const sheet of few.sheets) if (!sheets.includes(sheet)) sheets.push(sheet);
      return;
    }
    const show = (): void => {
      if (this.#neuron === neuron) this.#showPanels(neuron);
    };
    void fetchFew().then(show, (cause: unknown) => this.#say(this.#words.say('not_loaded', { cause: String(cause) })));
  }

  /** Gives back the room for what does not come, but for that which a poster fills, and shows what stands in for it. */
  #clear(): void {
    const empty = ['.below', '.readouts', ...(this.#part('.poster img').hidden ? ['.panels'] : [])];
    for (const part of empty) this.#part(part).replaceChildren();
    this.#part('.stills').hidden = false;
  }

  /** Has pictures told their sizes, now and whenever they change. */
  #measure(): void {
    this.#resizes.disconnect();
    for (const stack of this.#root.querySelectorAll<HTMLElement>('.panels .stack')) {
      try {
        this.#resizes.observe(stack, { box: 'device-pixel-content-box' });
      } catch {
        this.#resizes.observe(stack);
      }
    }
  }

  /** Finds the places for live numbers. */
  #collect(neuron: Neuron): void {
    const places = [...this.#root.querySelectorAll<HTMLElement>('.live')];
    neuron.place(places.map((place) => place.dataset['value'] ?? ''));
    this.#live = places.map((place) => {
      const node = document.createTextNode('');
      place.replaceChildren(node);
      const symbol = place.closest('.readout') === null ? symbolOfPlace(place.dataset['value'] ?? '') : undefined;
      if (symbol !== undefined) place.dataset['symbol'] = symbol;
      return { node, text: '', room: place.matches('.readout > *') ? place : undefined };
    });
  }

  /** Marks the symbol that the reader points at here, or else the one that the attribute names. */
  #light(): void {
    const name = this.#pointedAt ?? this.lit;
    if (name === this.#lit) return;
    this.#lit = name;
    this.#marker.light(name);
    if (this.#root.querySelector('[data-panel="network"], [data-panel="sigmoid"]') === null) return;
    this.#try((neuron) => neuron.set_lit(name));
    nextFrame(this);
  }

  /** What panels may ask of this element. */
  #host(): DataHost {
    const element = this;
    return {
      get neuron() {
        return element.#run;
      },
      words: this.#words,
      act: (action) => this.#go(action),
      pause: () => this.pause(),
      change: (action) => {
        let changed = false;
        this.#try((neuron) => (changed = action(neuron)));
        if (changed) this.#edited();
        return changed;
      },
      move: (action) => {
        let moved = false;
        this.#try((neuron) => (moved = action(neuron)));
        if (moved) this.#movedByHand();
      },
      compares: this.#compares,
      compare: (on) => {
        this.#compares = on;
        this.#showPanels(this.#run);
        this.#root.querySelector<HTMLElement>('[data-panel="landscape"] .tick input')?.focus();
      },
      steered: this.hasAttribute('controls'),
      picture: async (panel, kind) =>
        kind === 'png' ? this.toPNG(panel) : new Blob([await this.toSVG(panel)], { type: 'image/svg+xml' }),
      say: (sentence) => this.#say(sentence),
      open: (table) => void this.#open(table),
      load: () => this.load(),
    };
  }

  /** Learns from a table of the reader's own; where it cannot be used, all stays as it is. */
  async #open(table: Uint8Array): Promise<void> {
    const before = [this.#table, this.#opened] as const;
    this.pause();
    [this.#table, this.#opened] = [table, true];
    try {
      this.#take(new Neuron(this.#attributes(), table, this.#words.language));
    } catch (cause) {
      this.#refused(cause);
      [this.#table, this.#opened] = before;
      return;
    }
    this.#settle(null);
    this.#call();
    this.#moved = undefined;
    this.#names = [];
    this.#edited();
  }

  #panelOf(node: Element): string {
    return node.closest<HTMLElement>('[data-panel]')?.dataset['panel'] ?? '';
  }

  /** Trains so many epochs, and shows what that and all else has changed. Whether there is more to do in the next frame. */
  #show(epochs: number, visible = this.#visible): boolean {
    const neuron = this.#neuron;
    if (neuron === undefined) return false;
    let more = false;
    if (!visible) {
      if (this.#seeking) this.#try(() => (more = !neuron.work()));
      return more;
    }
    if (!this.#painted) this.#paint(neuron);
    if (!this.#try(() => (more = neuron.frame(epochs)))) return false;
    let moved = false;
    for (const panel of this.#panels) moved = panel.update?.() === true || moved;
    if (moved) this.#collect(neuron);
    const texts = neuron.texts();
    this.#live.forEach((place, index) => {
      const text = texts[index] ?? '';
      if (place.text === text) return;
      if (place.text.length !== text.length) place.room?.style.setProperty('--characters', String(text.length));
      place.node.data = place.text = text;
    });
    const { epoch, status, broken } = neuron;
    if (status !== this.#shownStatus) this.#statusLine.textContent = this.#shownStatus = status;
    if (broken !== (this.#error?.code === 'diverged')) {
      if (broken) this.#refuse('diverged', () => neuron.status);
      else this.#settle(null);
    }
    const time = epoch + neuron.progress;
    if (time === this.#shownTime) return more;
    this.#shownTime = time;
    // Moving the slider costs more than training: while it plays, only so far that one could see it.
    if (this.#paused || Math.abs(epoch - this.#scrubber.valueAsNumber) * 500 >= neuron.epochs) this.#slide();
    if (performance.now() - this.#describedAt > 1000) this.#describe(neuron);
    this.dispatchEvent(new CustomEvent('epochupdate', { detail: this.#detail }));
    return more;
  }

  #slide(): void {
    this.#scrubber.value = String(this.currentEpoch);
  }

  /** What the pictures show, for those who cannot see them. */
  #describe(neuron: Neuron): void {
    this.#describedAt = performance.now();
    for (const told of this.#root.querySelectorAll('.stack, .confusion')) {
      told.setAttribute('aria-label', neuron.describe(this.#panelOf(told)));
    }
  }

  /** Says where the run stands once nothing has moved for a while. */
  #rest(): void {
    clearTimeout(this.#spokenTimer);
    this.#spokenTimer = setTimeout(() => {
      if (this.#neuron === undefined || !this.#paused) return;
      this.#describe(this.#neuron);
      this.#part('.spoken').textContent = this.#neuron.summary;
    }, 300);
  }

  #showControls(): void {
    const neuron = this.#neuron;
    const still = this.#paused && neuron !== undefined;
    this.#slide();
    this.#part('.play').classList.toggle('playing', !this.#paused);
    this.#part('.play .label').textContent = this.#words.say(!this.#paused ? 'pause' : this.ended ? 'again' : 'play');
    // A button that is really disabled would drop the focus.
    const disable = (button: string, disabled: boolean): void =>
      this.#part(button).setAttribute('aria-disabled', String(disabled));
    const begins = still && neuron.epoch + neuron.progress === 0;
    disable('.reset', begins);
    disable('.back', begins);
    disable('.step', still && neuron.ended);
  }

  /** Takes the colours anew in the next frame. */
  #repaint(): void {
    this.#painted = false;
    nextFrame(this);
  }

  /** Hands Rust the colours that the style sheet, the page and the system have settled on. */
  #paint(neuron: Neuron): void {
    neuron.paint(coloursOf(this.#root), getComputedStyle(this).fontFamily);
    this.#painted = true;
  }

  #resized(entries: ResizeObserverEntry[]): void {
    for (const { target, contentRect, devicePixelContentBoxSize } of entries) {
      const exact = devicePixelContentBoxSize?.[0];
      const ratio = ratioOf(target);
      const [width, height] = [
        devicePixels(contentRect.width, ratio, exact?.inlineSize),
        devicePixels(contentRect.height, ratio, exact?.blockSize),
      ];
      this.#try((neuron) => neuron.resize(this.#panelOf(target), width, height, ratio));
    }
    // Before the page is painted, so that no empty picture is ever seen.
    this.#show(0);
  }

  // The reader's hands

  #listen(): void {
    const on = <K extends keyof HTMLElementEventMap>(
      selector: string,
      event: K,
      act: (event: HTMLElementEventMap[K]) => void,
    ): void => this.#part(selector).addEventListener(event, act);

    on('.play', 'click', () => this.#toggle());
    on('.reset', 'click', () => (this.#neuron === undefined ? this.load() : this.reset()));
    on('.back', 'click', () => this.step(-1));
    on('.step', 'click', () => this.step(1));
    on('.scrubber', 'input', () => {
      this.pause();
      this.currentEpoch = this.#scrubber.valueAsNumber;
    });
    on('.rate select', 'change', () => {
      this.playbackRate = Number(this.#rateSelect.value);
    });
    on('.poster slot', 'slotchange', () => {
      if (this.#error === null) this.#reserve();
    });
    // Colours change by a transition, however short, whatever has changed them.
    on('.probes', 'transitionend', () => this.#repaint());
    on('.panels', 'pointerdown', (event) => this.#pointed(event));
    on('.panels', 'pointermove', (event) => this.#hovered(event));
    on('.panels', 'pointerleave', () => (this.#part('.tip').hidden = true));
    this.#root.addEventListener('keydown', (event) => this.#pressed(event as KeyboardEvent));
    this.#root.adoptedStyleSheets.push(this.#marker.sheet);
    watchSymbols(this.#root, (name) => this.#point(name));
    // Anywhere: a file that is dropped beside the panel would else take the place of the page.
    for (const kind of ['dragover', 'drop']) this.#root.addEventListener(kind, (event) => this.#dropped(event as DragEvent));
  }

  /** The reader points at a symbol here, or at none any more. */
  #point(name: string | null): void {
    if (name === this.#pointedAt) return;
    this.#pointedAt = name;
    this.#light();
    this.dispatchEvent(new CustomEvent('symbol', { detail: { name } }));
  }

  /** Takes a file that is dropped, where there are rows to be seen. */
  #dropped(event: DragEvent): void {
    if (this.#data === undefined || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const file = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
    if (file !== undefined) void this.#data.open(file);
  }

  #toggle(): void {
    if (this.#paused) this.play().catch(() => {});
    else this.pause();
  }

  /** Where a pointer is in a picture, in device pixels. */
  #placeIn(stack: HTMLElement, { clientX, clientY }: PointerEvent): [number, number] {
    const box = stack.getBoundingClientRect();
    const ratio = canvasOf(stack).width / box.width;
    return [(clientX - box.left) * ratio, (clientY - box.top) * ratio];
  }

  /** What is pressed says what follows: a row is selected or moved, the line moved, an epoch sought, a row added. */
  #pointed(event: PointerEvent): void {
    const stack = (event.target as Element).closest<HTMLElement>('.stack');
    const neuron = this.#neuron;
    if (stack === null || neuron === undefined || event.button !== 0) return;
    const panel = this.#panelOf(stack);
    const kind = neuron.press(panel, ...this.#placeIn(stack, event), this.#data?.adds, this.#data !== undefined);
    if (kind === Pressed.Nothing) return;
    const seeks = kind === Pressed.Epoch;
    if (seeks) this.pause();
    if (seeks) this.#sought(() => {});
    // A press alone moves neither a row nor the line.
    else if (kind === Pressed.Row || kind === Pressed.Line) this.#go(() => {});
    else this.#handMoved(kind);
    const drag = (moved: PointerEvent): void => {
      if (this.#neuron?.drag(panel, ...this.#placeIn(stack, moved)) !== true) return;
      if (seeks) this.#sought(() => {});
      else this.#handMoved(kind);
    };
    stack.setPointerCapture(event.pointerId);
    stack.addEventListener('pointermove', drag);
    stack.addEventListener(
      'lostpointercapture',
      () => {
        stack.removeEventListener('pointermove', drag);
        this.#neuron?.release();
      },
      { once: true },
    );
  }

  /** The reader's hand has changed rows, or weights. */
  #handMoved(kind: Pressed): void {
    if (kind === Pressed.Space) this.#go(() => {});
    else if (kind === Pressed.Line || kind === Pressed.Weights) this.#movedByHand();
    else this.#edited();
  }

  #movedByHand(): void {
    const neuron = this.#neuron;
    if (neuron === undefined) return;
    this.pause();
    this.#moved = Float64Array.from([...neuron.weights, ...neuron.bias]);
    this.#fire('change');
    this.#go(() => {});
  }

  /** Shows what is under the pointer, in words. */
  #hovered(event: PointerEvent): void {
    const stack = (event.target as Element).closest<HTMLElement>('.stack');
    const tip = this.#part('.tip');
    const text = stack === null ? undefined : this.#neuron?.hover(this.#panelOf(stack), ...this.#placeIn(stack, event));
    // Of a picture, only Rust knows what is where.
    if (stack !== null && this.#panelOf(stack) === 'network') this.#point(this.#neuron?.symbol_at(...this.#placeIn(stack, event)) ?? null);
    tip.hidden = text === undefined;
    if (text === undefined || stack === null) return;
    tip.textContent = text;
    const [home, box] = [this.getBoundingClientRect(), stack.getBoundingClientRect()];
    const zoom = zoomOf(this);
    const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
    const left = Math.min((event.clientX - home.left) / zoom + 12, home.width / zoom - wide - 4);
    tip.style.left = `${Math.max(left, 0)}px`;
    tip.style.top = `${Math.max((event.clientY - home.top) / zoom - high - 12, (box.top - home.top) / zoom - high)}px`;
  }

  /** Keys of a media player, wherever in the element the focus is and the control there has no use for them itself. */
  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !this.hasAttribute('controls')) return;
    // A slider has a use for all of them but the letter; a list, and what can be scrolled, for every one.
    const { target } = event;
    if (target === this.#scrubber) this.#slide();
    if (!(target instanceof HTMLButtonElement || (target === this.#scrubber && event.key === 'k'))) return;
    const keys: Record<string, () => void> = {
      k: () => this.#toggle(),
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      Home: () => this.reset(),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
}

/** Panels that a place can be kept for. */
const known = /^(boundary|loss|sigmoid|landscape|slice|lifted|network|equations|code|shapes|data|confusion)$/;

/** What a run is to begin with that its attributes do not say. */
interface Left {
  epoch?: number;
  rows?: Rows;
  weights?: number[];
  bias?: number[];
  selected?: number;
}

/** Attributes that speak of the author's table or rows. */
const chosenFromTable = ['src', 'label', 'inputs', 'classes', 'dataset', 'points', 'weights', 'features', 'batch-size'];

/** The shadow root with what stands in it. */
function framed(root: ShadowRoot): ShadowRoot {
  root.adoptedStyleSheets = styles;
  root.append(nodes(frame));
  label(root, inEnglish);
  return root;
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
