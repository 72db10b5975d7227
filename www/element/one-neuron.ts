/**
 * `<one-neuron>`: a trainer that behaves like a media element whose time is epochs. What it computes, draws and says comes
 * from Rust; here are the DOM, the attributes and the events.
 */

import elementStyles from '../styles/element.css?inline';
import equationStyles from '../build/equations.css?inline';
import { flags, making, showing } from './attributes.ts';
import { nextFrame, noFrame } from './clock.ts';
import { Neuron, loadEngine } from './engine.ts';
import { nodes } from './markup.ts';
import { frame, panels, readouts } from './template.ts';

/** Why an element could not do what it was told. */
export interface NeuronError {
  /** `attribute`, `engine`, `diverged` or `trap`. */
  readonly code: string;
  /** A sentence: what, where, what is accepted. */
  readonly message: string;
}

const styles = [equationStyles, elementStyles].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');
const schemes = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')];

/** Named numbers for an event, read only when somebody asks. */
class Detail {
  readonly #element: OneNeuron;

  constructor(element: OneNeuron) {
    this.#element = element;
  }

  get values(): Record<string, number> {
    return this.#element.values;
  }
}

export class OneNeuron extends HTMLElement {
  static readonly version: string = VERSION;
  static readonly observedAttributes = [...Object.keys({ ...making, ...showing }), ...flags];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #detail = new Detail(this);
  #neuron: Neuron | undefined;
  #names: string[] = [];
  #error: NeuronError | null = null;
  #readyState = 0;
  #ready = Promise.withResolvers<void>();
  #paused = true;
  #rate = 1;
  #visible = false;
  #wantsPlay = false;
  #changed = new Set<string>();
  #shownEpoch = -1;
  #live: { node: Text; text: string }[] = [];
  #spokenTimer: ReturnType<typeof setTimeout> | undefined;
  #describedAt = 0;
  /** Where to take up again after having been away from the document. */
  #left: { epoch: number; parameters: Float64Array | undefined } | undefined;
  #moved: Float64Array | undefined;

  readonly #resizes = new ResizeObserver((entries) => this.#resized(entries));
  readonly #views = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: '100px' });
  readonly #repaint = (): void => this.#paint();

  constructor() {
    super();
    this.#ready.promise.catch(() => {});
    this.#root.adoptedStyleSheets = styles;
    this.#root.append(nodes(frame));
    this.#listen();
  }

  // The document's calls

  connectedCallback(): void {
    this.#views.observe(this);
    for (const scheme of schemes) scheme.addEventListener('change', this.#repaint);
    if (this.getAttribute('loading') === 'eager') void this.#start();
  }

  disconnectedCallback(): void {
    // An element that is moved comes back at once, and goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#takeChanges());
    this.#changed.add(name);
  }

  // The contract: playing

  /** Plays on; from the beginning where it has ended. Resolves when it plays. */
  async play(): Promise<void> {
    if (this.#paused) {
      this.#paused = false;
      this.#fire('play');
    }
    await this.#start();
    if (this.#neuron === undefined) {
      this.#paused = true;
      throw new DOMException(this.#error?.message ?? 'There is nothing to play.', 'NotSupportedError');
    }
    if (this.#paused) throw new DOMException('Paused before it could play.', 'AbortError');
    if (this.#neuron.ended) this.#try((neuron) => neuron.seek(0));
    this.#fire('playing');
    this.#showControls();
    nextFrame(this);
  }

  pause(): void {
    this.#wantsPlay = false;
    if (this.#paused) return;
    this.#paused = true;
    this.#fire('pause');
    this.#showControls();
    this.#rest();
  }

  /** Starts over from the attributes. */
  load(): void {
    this.pause();
    this.#moved = undefined;
    this.#left = undefined;
    void this.#start(true);
  }

  /** Back to epoch 0, paused. */
  reset(): void {
    this.pause();
    this.#go((neuron) => neuron.seek(0));
  }

  /** `n` epochs on, or back where negative, paused. */
  step(n = 1): void {
    if (!Number.isInteger(n)) throw new RangeError(`step takes a whole number of epochs, not ${n}.`);
    this.pause();
    this.#go((neuron) => neuron.step(n));
  }

  /** One forward and backward pass: the next row of the running epoch, paused. */
  stepRow(): void {
    this.pause();
    this.#go((neuron) => neuron.step_row());
  }

  get currentEpoch(): number {
    return this.#neuron?.epoch ?? 0;
  }

  set currentEpoch(epoch: number) {
    if (!Number.isInteger(epoch)) throw new RangeError(`currentEpoch takes a whole number, not ${epoch}.`);
    this.#fire('seeking');
    this.#go((neuron) => neuron.seek(Math.min(Math.max(epoch, 0), neuron.epochs)));
    this.#fire('seeked');
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
      throw new RangeError(`playbackRate takes a whole number of epochs per frame from 1 to 10000, not ${rate}.`);
    }
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.#fire('ratechange');
    this.#showRate();
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

  set weights(weights: ArrayLike<number>) {
    this.#move([...Array.from(weights), ...this.bias], 'weights', this.weights.length);
  }

  /** b, one for each output: a copy. Setting it moves the model by hand. */
  get bias(): Float64Array {
    return this.#neuron?.bias ?? new Float64Array();
  }

  set bias(bias: ArrayLike<number>) {
    this.#move([...this.weights, ...Array.from(bias)], 'bias', this.bias.length);
  }

  /** Outputs and inputs. */
  get shape(): [number, number] {
    const outputs = this.bias.length;
    return [outputs, outputs === 0 ? 0 : this.weights.length / outputs];
  }

  /** The data: a copy. */
  get rows(): { x: number[]; y: number[] }[] {
    const [, inputs] = this.shape;
    return Array.from({ length: this.#neuron?.row_count ?? 0 }, (_, row) => {
      const values = [...(this.#neuron?.row_values(row) ?? [])];
      return { x: values.slice(0, inputs), y: values.slice(inputs) };
    });
  }

  /** The row whose numbers are shown. */
  get selectedRow(): number {
    return this.#neuron?.selected ?? 0;
  }

  set selectedRow(row: number) {
    this.#go((neuron) => neuron.select(row));
  }

  /** Every named number of the selected row and the current epoch. */
  get values(): Record<string, number> {
    const values = this.#neuron?.values ?? [];
    return Object.fromEntries(this.#names.map((name, index) => [name, values[index] ?? Number.NaN]));
  }

  /** The loss curve so far, thinned to at most 2000 points. */
  get history(): { epoch: number; loss: number; accuracy: number }[] {
    const flat = this.#neuron?.history ?? new Float64Array();
    return Array.from({ length: flat.length / 3 }, (_, index) => {
      const [epoch = 0, loss = 0, accuracy = 0] = flat.subarray(3 * index, 3 * index + 3);
      return { epoch, loss, accuracy };
    });
  }

  // The clock's call

  /** One animation frame: one call inward, and what has changed on the page. */
  frame(): void {
    const neuron = this.#neuron;
    if (neuron === undefined || !this.#visible) return;
    const playing = !this.#paused;
    if (!this.#try(() => neuron.frame(playing ? this.#rate : 0))) return;
    this.#showNumbers(neuron);
    if (!playing) return;
    if (!neuron.ended) {
      nextFrame(this);
    } else if (this.hasAttribute('loop') && !neuron.broken) {
      this.#try(() => neuron.seek(0));
      nextFrame(this);
    } else {
      this.#end(neuron);
    }
  }

  // Loading

  /** Loads once, or anew where told to. */
  async #start(anew = false): Promise<void> {
    if (this.#neuron !== undefined && !anew) return;
    if (this.#readyState === 1 && !anew) return this.#ready.promise;
    if (this.#readyState !== 1) {
      if (this.#readyState !== 0 || this.#error !== null) this.#ready = Promise.withResolvers<void>();
      this.#ready.promise.catch(() => {});
    }
    const ready = this.#ready;
    this.#readyState = 1;
    this.#fire('loadstart');
    try {
      await loadEngine();
    } catch (cause) {
      return this.#refuse('engine', cause, ready);
    }
    if (!this.isConnected || ready !== this.#ready) return;
    try {
      if (this.#neuron === undefined) this.#neuron = new Neuron(this.#attributes());
      else this.#neuron.load(this.#attributes());
    } catch (cause) {
      return this.#refuse('attribute', cause, ready);
    }
    this.#loaded(this.#neuron);
    ready.resolve();
  }

  #loaded(neuron: Neuron): void {
    this.#settle(null);
    this.#names = neuron.names.split(' ');
    this.#rate = neuron.rate;
    if (this.#left?.parameters !== undefined) neuron.set_parameters(this.#left.parameters);
    if (this.#left !== undefined) neuron.seek(this.#left.epoch);
    this.#moved = this.#left?.parameters;
    this.#left = undefined;
    this.#readyState = 4;
    this.#showPanels(neuron);
    this.#showRate();
    this.#fire('loadeddata');
    this.#wantsPlay = this.hasAttribute('autoplay');
    this.#autoplay();
  }

  /** Attributes a line each, name=value. */
  #attributes(): string {
    const lines = Object.keys({ ...making, ...showing }).map((name) => {
      const value = this.getAttribute(name);
      return value === null ? '' : `${name}=${value.replace(/\s+/g, ' ')}\n`;
    });
    return lines.join('');
  }

  #takeChanges(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    if (changed.has('controls')) this.#showControls();
    if (this.#neuron === undefined) {
      // Once refused, another value may do.
      if (this.#error !== null && this.isConnected) void this.#start();
      return;
    }
    if ([...changed].some((name) => name in making)) {
      this.load();
      return;
    }
    if (![...changed].some((name) => name in showing)) return;
    try {
      this.#neuron.show(this.#attributes());
    } catch (cause) {
      this.#refuse('attribute', cause);
      return;
    }
    this.#settle(null);
    if (changed.has('rate')) this.playbackRate = this.#neuron.rate;
    if (changed.has('panels')) this.#showPanels(this.#neuron);
    if (changed.has('theme')) this.#paint();
  }

  #leave(): void {
    this.#views.disconnect();
    this.#resizes.disconnect();
    for (const scheme of schemes) scheme.removeEventListener('change', this.#repaint);
    clearTimeout(this.#spokenTimer);
    noFrame(this);
    this.pause();
    this.#visible = false;
    if (this.#neuron === undefined) return;
    this.#left = { epoch: this.#neuron.epoch, parameters: this.#moved };
    this.#neuron.free();
    this.#neuron = undefined;
    this.#readyState = 0;
    this.#ready = Promise.withResolvers<void>();
    this.#ready.promise.catch(() => {});
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    const entry = entries.at(-1);
    if (entry === undefined) return;
    this.#visible = entry.isIntersecting;
    if (!this.#visible) return;
    void this.#start();
    this.#autoplay();
    nextFrame(this);
  }

  /** Plays by itself where wished, once it is in view, unless the reader wants little motion. */
  #autoplay(): void {
    if (!this.#wantsPlay || !this.#visible || this.#neuron === undefined || stillPreferred.matches) return;
    this.#wantsPlay = false;
    this.play().catch(() => {});
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
    this.pause();
    const parameters = Float64Array.from(values);
    if (this.#neuron === undefined) return;
    if (!this.#neuron.set_parameters(parameters)) {
      throw new RangeError(`${name} takes ${count} finite numbers.`);
    }
    this.#moved = parameters;
    this.#fire('change');
    this.#go(() => {});
  }

  /** Calls Rust. A trap ends this run, not the page: the instance is left alone and `load()` makes another. */
  #try(action: (neuron: Neuron) => void): boolean {
    if (this.#neuron === undefined) return false;
    try {
      action(this.#neuron);
      return true;
    } catch (cause) {
      this.#neuron = undefined;
      this.#readyState = 0;
      this.#paused = true;
      this.#refuse('trap', `Something broke inside (${String(cause)}). Reset starts it again.`);
      return false;
    }
  }

  #end(neuron: Neuron): void {
    this.#paused = true;
    this.#fire('pause');
    this.#fire('ended');
    this.#showControls();
    this.#rest();
    if (neuron.broken) this.#refuse('diverged', neuron.status);
  }

  #refuse(code: string, cause: unknown, ready?: PromiseWithResolvers<void>): void {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (this.#neuron !== undefined) this.#readyState = 4;
    else this.#readyState = 0;
    this.#settle({ code, message });
    this.#fire('error');
    ready?.reject(new Error(message));
  }

  #settle(error: NeuronError | null): void {
    this.#error = error;
    const problem = this.#part('.problem');
    problem.hidden = error === null;
    problem.textContent = error?.message ?? '';
  }

  /** Events come after the call that caused them, in order, as in media. */
  #fire(name: string): void {
    queueMicrotask(() => this.dispatchEvent(new CustomEvent(name, { detail: this.#detail })));
  }

  // Showing

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.#root.querySelector<T>(selector);
    if (found === null) throw new Error(`<one-neuron> has lost its ${selector}`);
    return found;
  }

  #showPanels(neuron: Neuron): void {
    this.#resizes.disconnect();
    neuron.unmount();
    const names = neuron.panels.split(' ').filter((name) => name !== '');
    const parts = names.map((name) => nodes(panels[name] ?? ''));
    this.#part('.panels').replaceChildren(...parts.filter((part) => part.querySelector('.stack') !== null));
    this.#part('.below').replaceChildren(...parts.filter((part) => part.childElementCount > 0));
    for (const stack of this.#root.querySelectorAll<HTMLElement>('.stack')) {
      const [lowest, middle, highest] = stack.querySelectorAll('canvas');
      if (lowest === undefined || middle === undefined || highest === undefined) continue;
      if (this.#panelOf(stack) === 'boundary') neuron.mount_boundary(lowest, middle, highest);
      else neuron.mount_loss(lowest, middle, highest);
      try {
        this.#resizes.observe(stack, { box: 'device-pixel-content-box' });
      } catch {
        this.#resizes.observe(stack);
      }
    }
    this.#part('.readouts').replaceChildren(nodes(readouts(this.shape[1])));
    const rows = this.#root.querySelector<HTMLSelectElement>('.rows');
    if (rows !== null) {
      const labels = Array.from({ length: neuron.row_count }, (_, row) => neuron.row_label(row));
      rows.replaceChildren(...labels.map((label) => new Option(label)));
    }
    const places = [...this.#root.querySelectorAll<HTMLElement>('.live')];
    neuron.place(places.map((place) => place.dataset['value'] ?? '').join(' '));
    this.#live = places.map((place) => {
      const node = document.createTextNode('');
      place.replaceChildren(node);
      return { node, text: '' };
    });
    this.#part<HTMLInputElement>('.scrubber').max = String(neuron.epochs);
    this.#shownEpoch = -1;
    this.#paint();
    this.#showControls();
    this.#describe(neuron);
  }

  #panelOf(node: Element): string {
    return node.closest<HTMLElement>('[data-panel]')?.dataset['panel'] ?? '';
  }

  #showNumbers(neuron: Neuron): void {
    const texts = neuron.texts().split('\n');
    this.#live.forEach((place, index) => {
      const text = texts[index] ?? '';
      if (place.text === text) return;
      place.text = text;
      place.node.data = text;
    });
    const { epoch, status } = neuron;
    const line = this.#part('.status');
    if (line.textContent !== status) line.textContent = status;
    const rows = this.#root.querySelector<HTMLSelectElement>('.rows');
    if (rows !== null && rows.selectedIndex !== neuron.selected) rows.selectedIndex = neuron.selected;
    if (epoch === this.#shownEpoch) return;
    this.#shownEpoch = epoch;
    this.#part<HTMLInputElement>('.scrubber').value = String(epoch);
    const now = performance.now();
    if (now - this.#describedAt > 1000) this.#describe(neuron);
    this.dispatchEvent(new CustomEvent('epochupdate', { detail: this.#detail }));
  }

  /** What the pictures show, for those who cannot see them. */
  #describe(neuron: Neuron): void {
    this.#describedAt = performance.now();
    for (const stack of this.#root.querySelectorAll('.stack')) {
      stack.setAttribute('aria-label', neuron.describe(this.#panelOf(stack)));
    }
    const epoch = `Epoch ${neuron.epoch} of ${neuron.epochs}`;
    this.#part('.scrubber').setAttribute('aria-valuetext', epoch);
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
    this.#part('.toolbar').hidden = !this.hasAttribute('controls');
    const play = this.#part<HTMLButtonElement>('.play');
    play.classList.toggle('playing', !this.#paused);
    const label = this.#part('.play .label');
    label.textContent = this.#paused ? (neuron?.ended === true ? 'Again' : 'Play') : 'Pause';
    const still = this.#paused && neuron !== undefined;
    this.#part<HTMLButtonElement>('.reset').disabled = still && neuron.epoch === 0 && neuron.row === 0;
    this.#part<HTMLButtonElement>('.back').disabled = still && neuron.epoch === 0 && neuron.row === 0;
    this.#part<HTMLButtonElement>('.step').disabled = still && neuron.ended;
  }

  #showRate(): void {
    const select = this.#part<HTMLSelectElement>('.rate select');
    const rate = String(this.#rate);
    if (![...select.options].some((option) => option.value === rate)) {
      const after = [...select.options].find((option) => Number(option.value) > this.#rate) ?? null;
      select.insertBefore(new Option(rate), after);
    }
    select.value = rate;
  }

  /** Hands Rust the colours that the style sheet, the page and the system have settled on. */
  #paint(): void {
    if (this.#neuron === undefined) return;
    const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (pixel === null) return;
    const colours = [...this.#root.querySelectorAll('.probes i')].map((probe) => {
      pixel.fillStyle = getComputedStyle(probe).color;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
      return (red << 16) | (green << 8) | blue;
    });
    this.#neuron.paint(Uint32Array.from(colours), getComputedStyle(this).fontFamily);
    nextFrame(this);
  }

  #resized(entries: ResizeObserverEntry[]): void {
    for (const { target, contentRect, devicePixelContentBoxSize } of entries) {
      const exact = devicePixelContentBoxSize?.[0];
      const [width, height] = [
        devicePixels(contentRect.width, exact?.inlineSize),
        devicePixels(contentRect.height, exact?.blockSize),
      ];
      this.#try((neuron) => neuron.resize(this.#panelOf(target), width, height, devicePixelRatio));
    }
    // Before the page is painted, so that no empty picture is ever seen.
    this.frame();
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
      this.currentEpoch = this.#part<HTMLInputElement>('.scrubber').valueAsNumber;
    });
    on('.rate select', 'change', () => {
      this.playbackRate = Number(this.#part<HTMLSelectElement>('.rate select').value);
    });
    on('.below', 'change', (event) => {
      if (event.target instanceof HTMLSelectElement) this.selectedRow = event.target.selectedIndex;
    });
    on('.panels', 'pointerdown', (event) => this.#pointed(event));
    this.#root.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent) this.#pressed(event);
    });
  }

  #toggle(): void {
    if (this.#paused) this.play().catch(() => {});
    else this.pause();
  }

  /** A press on a point selects its row; one on the loss curve seeks, and so does dragging over it. */
  #pointed(event: PointerEvent): void {
    const stack = event.target instanceof Element ? event.target.closest<HTMLElement>('.stack') : null;
    if (stack === null || this.#neuron === undefined || event.button !== 0) return;
    const place = ({ clientX, clientY }: PointerEvent): [number, number] => {
      const box = stack.getBoundingClientRect();
      const ratio = (stack.querySelector('canvas:last-of-type') as HTMLCanvasElement).width / box.width;
      return [(clientX - box.left) * ratio, (clientY - box.top) * ratio];
    };
    if (this.#panelOf(stack) === 'boundary') {
      const row = this.#neuron.row_at(...place(event));
      if (row !== undefined) this.selectedRow = row;
      return;
    }
    const seek = (moved: PointerEvent): void => {
      const epoch = this.#neuron?.epoch_at(place(moved)[0]);
      if (epoch !== undefined && epoch !== this.currentEpoch) this.currentEpoch = epoch;
    };
    this.pause();
    stack.setPointerCapture(event.pointerId);
    stack.addEventListener('pointermove', seek);
    stack.addEventListener('lostpointercapture', () => stack.removeEventListener('pointermove', seek), { once: true });
    seek(event);
  }

  /** Keys of a media player, wherever in the element the focus is and the control there has no use for them itself. */
  #pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const own = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (own || !this.hasAttribute('controls')) return;
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

/** A length in device pixels: as the browser snaps it, unless it only pretends to another ratio, as its tools do. */
function devicePixels(length: number, exact: number | undefined): number {
  const computed = Math.round(length * devicePixelRatio);
  return exact !== undefined && Math.abs(exact - computed) <= 1 ? exact : computed;
}
