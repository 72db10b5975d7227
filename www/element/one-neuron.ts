/**
 * `<one-neuron>`: a trainer that behaves like a media element whose time is epochs. Rust computes, draws and describes the run; this
 * class is the interface for pages and scripts: attributes, properties, methods and events. The inside is `Figure`.
 */

import elementStyles from '../styles/element.css?inline';
import equationStyles from '../build/equations.css?inline';
import { Refused } from '../pkg/one_neuron.js';
import { isWritten, names, takeOver, write } from './attributes.ts';
import type { NeuronError, Rows } from './contract.ts';
import { Figure } from './figure.ts';
import { pageLanguage, setLanguage } from './language.ts';
import { packed } from './link.ts';
import { nodes } from './markup.ts';
import { nameOf } from './panels.ts';
import { rowsOf, setRows } from './rows.ts';
import { sheetsOf } from './sheets.ts';
import { frame, label } from './template.ts';
import { inEnglish, part } from './words.ts';

const styles = sheetsOf([equationStyles, elementStyles]);

export class OneNeuron extends HTMLElement {
  static readonly version: string = VERSION;

  /** The language of elements for which no part of the page sets another by `lang`; `undefined` for the page's own. */
  static get language(): string | undefined {
    return pageLanguage();
  }

  static set language(tag: string | undefined) {
    setLanguage(tag);
  }

  static readonly observedAttributes = names;

  readonly #figure = this.#made();

  constructor() {
    super();
    takeOver(this);
  }

  #made(): Figure {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styles;
    root.append(nodes(frame));
    label(root, inEnglish);
    const internals = this.attachInternals();
    // The page may override it. Among several elements, a screen reader then says whose buttons these are.
    internals.role = 'group';
    return new Figure(this, root, internals);
  }

  // Called by the document

  /** @internal */
  connectedCallback(): void {
    this.#figure.connected();
  }

  /** @internal */
  disconnectedCallback(): void {
    // An element that is moved is connected again at once, and keeps its run.
    queueMicrotask(() => {
      if (!this.isConnected) this.#figure.left();
    });
  }

  /** @internal */
  languageChanged(): void {
    this.#figure.languageChanged();
  }

  /** @internal */
  addressChanged(): void {
    this.#figure.addressChanged();
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after) this.#figure.attributeChanged(name);
  }

  // The contract: playing

  /** Plays, from the beginning if the run has ended. Resolves once it is playing. */
  async play(): Promise<void> {
    return this.#figure.player.play();
  }

  pause(): void {
    this.#figure.player.pause();
  }

  /** Starts over from the attributes. */
  load(): void {
    this.#figure.load();
  }

  /** Goes back to epoch 0 and pauses. */
  reset(): void {
    this.pause();
    this.#figure.again();
    this.#figure.player.act((neuron) => neuron.seek(0));
  }

  /** Goes `n` epochs forward, or back if `n` is negative, and pauses. */
  step(n = 1): void {
    if (!Number.isInteger(n)) throw new RangeError(this.#figure.words.say('step_takes', { value: String(n) }));
    this.pause();
    this.#figure.player.act((neuron) => neuron.step(n));
  }

  /** Makes one forward and backward pass, for the next row of the current epoch, and pauses. */
  stepRow(): void {
    this.pause();
    this.#figure.player.act((neuron) => neuron.step_row());
  }

  get currentEpoch(): number {
    return this.#figure.current.neuron?.epoch ?? this.#figure.loading.pending.epoch ?? 0;
  }

  set currentEpoch(epoch: number) {
    if (!Number.isInteger(epoch)) throw new RangeError(this.#figure.words.say('epoch_takes', { value: String(epoch) }));
    // As in media: before there is a run, this sets the epoch at which it will start.
    if (this.#figure.current.neuron === undefined) this.#figure.loading.pending.epoch = Math.max(epoch, 0);
    else this.#figure.player.seek((neuron) => neuron.seek(Math.min(Math.max(epoch, 0), neuron.epochs)));
  }

  /** Whether the run is on its way to an epoch that was sought: with many rows, that takes more than a frame. */
  get seeking(): boolean {
    return this.#figure.player.seeking;
  }

  get duration(): number {
    return this.#figure.current.neuron?.epochs ?? Number.NaN;
  }

  get paused(): boolean {
    return this.#figure.player.paused;
  }

  get ended(): boolean {
    return this.#figure.current.neuron?.ended ?? false;
  }

  /** Epochs per frame. */
  get playbackRate(): number {
    return this.#figure.player.rate;
  }

  set playbackRate(rate: number) {
    if (!Number.isInteger(rate) || rate < 1 || rate > 10_000) {
      throw new RangeError(this.#figure.words.say('rate_takes', { value: String(rate) }));
    }
    this.#figure.player.choose(rate);
  }

  /** As in media: 0 nothing yet, 1 loading, 4 loaded. */
  get readyState(): number {
    return this.#figure.loading.readyState;
  }

  get error(): NeuronError | null {
    return this.#figure.loading.error;
  }

  /** Resolves when there is a run to show; rejects with the reason if there cannot be one. */
  get ready(): Promise<void> {
    return this.#figure.loading.ready;
  }

  // The contract: numbers

  /** A copy of W, outputs × inputs, row by row. Setting it moves the model by hand. */
  get weights(): Float64Array {
    return this.#figure.current.neuron?.weights ?? new Float64Array();
  }

  set weights(weights: ArrayLike<number> | string) {
    if (isWritten(weights)) write(this, 'weights', weights);
    else if (this.#figure.current.neuron === undefined) this.#figure.loading.pending.weights = Array.from(weights);
    else this.#figure.set([...Array.from(weights), ...this.bias], 'weights', this.weights.length);
  }

  /** A copy of b, one number for each output. Setting it moves the model by hand. */
  get bias(): Float64Array {
    return this.#figure.current.neuron?.bias ?? new Float64Array();
  }

  set bias(bias: ArrayLike<number>) {
    if (this.#figure.current.neuron === undefined) this.#figure.loading.pending.bias = Array.from(bias);
    else this.#figure.set([...this.weights, ...Array.from(bias)], 'bias', this.bias.length);
  }

  /** The numbers of outputs and inputs. */
  get shape(): [number, number] {
    const outputs = this.bias.length;
    return [outputs, outputs === 0 ? 0 : this.weights.length / outputs];
  }

  /** A copy of the rows, with the inputs as given and `y` the number of the class. Setting it replaces the rows. */
  get rows(): { x: number[]; y: number }[] {
    const { neuron } = this.#figure.current;
    return neuron === undefined ? [] : rowsOf(neuron);
  }

  set rows(rows: Rows | number | string) {
    if (isWritten(rows)) {
      write(this, 'rows', rows);
      return;
    }
    const { neuron } = this.#figure.current;
    if (neuron === undefined) {
      this.#figure.loading.pending.rows = rows;
      return;
    }
    try {
      setRows(neuron, rows);
    } catch (cause) {
      if (cause instanceof Refused) throw new RangeError(cause.message(this.#figure.words.language));
      this.#figure.current.break(cause);
      return;
    }
    this.#figure.edited();
  }

  /** The row whose numbers are shown. */
  get selectedRow(): number {
    return this.#figure.current.neuron?.selected ?? 0;
  }

  set selectedRow(row: number) {
    const { neuron } = this.#figure.current;
    if (neuron === undefined) {
      this.#figure.loading.pending.selected = row;
      return;
    }
    const last = neuron.row_count - 1;
    if (!Number.isInteger(row) || row < 0 || row > last) {
      throw new RangeError(this.#figure.words.say('row_takes', { last: String(last), value: String(row) }));
    }
    this.#figure.player.act((run) => run.select(row));
  }

  /** Every named number of the selected row and the current epoch. */
  get values(): Record<string, number> {
    const values = this.#figure.current.neuron?.values ?? [];
    return Object.fromEntries(this.#figure.names.map((name, index) => [name, values[index] ?? Number.NaN]));
  }

  /** Where the run stands, in a sentence or two. */
  get summary(): string {
    return this.#figure.current.neuron?.summary ?? '';
  }

  /** The loss curve so far, thinned to at most 2000 points. */
  get history(): { epoch: number; loss: number; accuracy: number }[] {
    const flat = this.#figure.current.neuron?.history ?? new Float64Array();
    return Array.from({ length: flat.length / 3 }, (_, index) => {
      const [epoch = 0, loss = 0, accuracy = 0] = flat.subarray(3 * index, 3 * index + 3);
      return { epoch, loss, accuracy };
    });
  }

  // The contract: export

  /** The address of this page, with the run at its current epoch in the fragment. An element of this `id`, or the first, opens it. */
  async toURL(): Promise<string> {
    const whole = this.query();
    const query = whole === undefined ? undefined : await packed(whole);
    if (query === undefined) throw new RangeError(this.#figure.words.say('too_long_link'));
    const url = new URL(location.href);
    url.hash = `${this.id === '' ? 'one-neuron' : this.id}?${query}`;
    return url.href;
  }

  /** A NumPy script that learns what this run has learned, and prints it. */
  async toNumpy(): Promise<string> {
    return this.#figure.neuron.numpy(this.currentEpoch);
  }

  /** The history or the rows, as CSV. */
  async toCSV(what: 'history' | 'rows' = 'history'): Promise<string> {
    return what === 'rows' ? this.#figure.neuron.rows_csv() : this.#figure.neuron.history_csv();
  }

  /** The tag that shows this run from its beginning. */
  async toEmbed(): Promise<string> {
    const given = this.#figure.loading.given();
    if (this.hasAttribute('controls')) given.set('controls', '');
    const tag = this.#figure.neuron.embed(given);
    if (tag === undefined) throw new RangeError(this.#figure.words.say('too_many_rows'));
    return tag;
  }

  /** The current picture of a panel as SVG, whether the panel is shown or not. */
  async toSVG(panel: string): Promise<string> {
    const neuron = this.#figure.neuron;
    // A run that is hidden or far from view has not been given its colours yet.
    this.#figure.layout.paint(neuron);
    const picture = neuron.svg(panel);
    if (picture === undefined) throw new RangeError(this.#figure.words.say('svg_takes', { panel }));
    return picture;
  }

  /** The current picture of a panel as PNG. */
  async toPNG(panel: string): Promise<Blob> {
    this.#figure.advance(0, true);
    const stack = this.shadowRoot?.querySelector(`[data-panel="${CSS.escape(nameOf(panel))}"] .stack`);
    if (stack == null) throw new RangeError(this.#figure.words.say('png_takes', { panel }));
    const { pngOf } = await part(() => import('./png.ts'));
    return pngOf(stack, getComputedStyle(this).backgroundColor);
  }

  // Called by pages of this project

  /** The run as a query, however long; `undefined` if no query can hold it. @internal */
  query(): string | undefined {
    return this.#figure.neuron.query(this.#figure.loading.given(), this.currentEpoch);
  }

  /** Shows the run of a query instead of that of the attributes, unless the address has one. Called before there is a run. @internal */
  resume(query: string): void {
    this.#figure.loading.link ||= query;
  }

  // Called by the clock

  /** @internal */
  frame(): void {
    this.#figure.player.frame();
  }
}
