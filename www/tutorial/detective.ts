/**
 * `<one-neuron-clue eta="0.01" epochs="1000">`: with which learning rate were the article's weights trained? Runs from many starts
 * end on a thread that goes through the printed point for one learning rate only. Rust computes, draws and describes all of it.
 */

import elementStyles from '../styles/element.css?inline';
import clueStyles from '../styles/detective.css?inline';
// The whole element, as on the page: sharing only a part of it would make the bundler split the element's script in two.
import '../element/index.ts';
import { languageOf } from '../element/language.ts';
import { loadModule } from '../element/loader.ts';
import { nodes } from '../element/markup.ts';
import { panelOf } from '../element/panel.ts';
import { coloursOf, devicePixels } from '../element/screen.ts';
import { Failure, inEnglish, wordsAtHand, wordsIn } from '../element/words.ts';
import type { Words } from '../element/words.ts';
import { Clue } from '../pkg/one_neuron.js';

const styles = [elementStyles, clueStyles].map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
});

const picture = (name: string, title: string): string => `
  <figure class="panel picture" data-panel="${name}">
    <figcaption>${title}</figcaption>
    <div class="stack" role="img" aria-label="${title}"></div>
  </figure>`;

const slider = (name: string, symbol: string, family: string): string => `
  <label class="${name}"><span class="${family}">${symbol}</span> <input type="range" step="1"> <output class="shown"></output></label>`;

const frame = (words: Words): string => `
  <div class="panels">
    ${picture('ends', words.html('runs_end'))}
    ${picture('misses', words.html('printed_misses'))}
  </div>
  <div class="sliders" role="group" aria-label="${words.html('try_out')}">
    ${slider('eta', words.html('learning_rate'), 'rate')}
    ${slider('epochs', words.html('epochs'), '')}
  </div>
  <p class="status"></p>
  <p class="answer"></p>
  <p class="problem" role="alert"></p>
  <p class="spoken" role="status"></p>
  <div class="probes" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i><i></i><i></i></div>
  <slot hidden></slot>`;

/** The numbers of epochs that can be tried: the least, the most, and the step. */
const epochs = { least: 20, most: 2000, step: 20 };

export class OneNeuronClue extends HTMLElement {
  readonly #root = framed(this.attachShadow({ mode: 'open' }), wordsAtHand(languageOf(this)) ?? inEnglish);
  readonly #eta = this.#part<HTMLInputElement>('.eta input');
  readonly #epochs = this.#part<HTMLInputElement>('.epochs input');
  #clue: Clue | undefined;
  #loading: Promise<void> | undefined;
  #frame = 0;
  #visible = false;
  #painted = false;
  #spokenTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #resizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const [width, height] = [devicePixels(contentRect.width, devicePixelRatio), devicePixels(contentRect.height, devicePixelRatio)];
      this.#clue?.resize(panelOf(target), width, height, devicePixelRatio);
    }
    this.#draw();
  });

  readonly #views = new IntersectionObserver(
    (entries) => {
      this.#visible = entries.at(-1)?.isIntersecting === true;
      if (this.#visible) this.#start();
    },
    { rootMargin: '200px' },
  );

  constructor() {
    super();
    for (const input of [this.#eta, this.#epochs]) input.addEventListener('input', () => this.#asked());
    // Every change of a colour, whatever its cause, is a transition, however short.
    this.#part('.probes').addEventListener('transitionend', () => {
      this.#painted = false;
      this.#next();
    });
  }

  connectedCallback(): void {
    this.#views.observe(this);
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#views.disconnect();
      this.#resizes.disconnect();
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#spokenTimer);
      this.#clue?.free();
      this.#clue = this.#loading = undefined;
      [this.#frame, this.#visible, this.#painted] = [0, false, false];
    });
  }

  /** Resolves when the learning rate and epochs of the sliders are shown. */
  async settled(): Promise<void> {
    await (this.#loading ??= this.#load());
    while (this.#clue?.is_there === false) await new Promise(requestAnimationFrame);
  }

  /** The learning rate and the number of epochs that are being tried. */
  get tried(): { eta: number; epochs: number } {
    return { eta: Number(this.#clue?.etas[this.#eta.valueAsNumber]), epochs: this.#epochs.valueAsNumber };
  }

  /** Tries the slider's learning rate that is nearest to `eta`, and `epochs` epochs. */
  try(eta: number, epochs: number): void {
    const etas = [...(this.#clue?.etas ?? [])];
    const away = etas.map((other) => Math.abs(other - eta));
    this.#eta.value = String(away.indexOf(Math.min(...away)));
    this.#epochs.value = String(epochs);
    this.#asked();
  }

  #start(): void {
    this.#loading ??= this.#load();
    this.#next();
  }

  async #load(): Promise<void> {
    let words = inEnglish;
    try {
      [words] = await Promise.all([wordsIn(languageOf(this)), loadModule()]);
    } catch (cause) {
      this.#part('.problem').textContent = cause instanceof Failure ? cause.told(words) : String(cause);
      this.#loading = undefined;
      return;
    }
    if (!this.isConnected) return;
    this.#epochs.min = String(epochs.least);
    this.#epochs.max = String(epochs.most);
    this.#epochs.step = String(epochs.step);
    this.#epochs.value = this.getAttribute('epochs') ?? '1000';
    const clue = new Clue(Number(this.getAttribute('eta') ?? '0.01'), this.#epochs.valueAsNumber, words.language);
    this.#clue = clue;
    this.#eta.min = '0';
    this.#eta.max = String(clue.etas.length - 1);
    this.#eta.value = String(clue.tried);
    for (const stack of this.#root.querySelectorAll('.stack')) {
      clue.mount(panelOf(stack), stack);
      this.#resizes.observe(stack);
    }
    this.#asked();
  }

  #asked(): void {
    const clue = this.#clue;
    if (clue === undefined) return;
    const [eta, epochs] = [this.#eta.valueAsNumber, this.#epochs.valueAsNumber];
    clue.ask(eta, epochs);
    const shown = [
      [this.#eta, clue.eta_text(eta)],
      [this.#epochs, clue.epochs_text(epochs)],
    ] as const;
    for (const [input, text] of shown) {
      input.ariaValueText = text;
      (input.nextElementSibling as HTMLElement).textContent = text;
    }
    this.#next();
    clearTimeout(this.#spokenTimer);
    this.#spokenTimer = setTimeout(() => void this.#speak(), 400);
  }

  #next(): void {
    if (this.#frame !== 0 || !this.#visible) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#draw()) this.#next();
    });
  }

  /** Works for some milliseconds and draws what has changed. Returns whether there is more to do. */
  #draw(): boolean {
    const clue = this.#clue;
    if (clue === undefined) return false;
    if (!this.#painted) {
      clue.paint(coloursOf(this.#root), getComputedStyle(this).fontFamily);
      this.#painted = true;
    }
    const more = clue.frame();
    const { sentence, answer } = clue;
    write(this.#part('.status'), sentence);
    write(this.#part('.answer'), answer);
    return more;
  }

  /** Describes the pictures for screen readers once the sliders have not moved for a while. */
  async #speak(): Promise<void> {
    await this.settled();
    const clue = this.#clue;
    if (clue === undefined) return;
    for (const stack of this.#root.querySelectorAll('.stack')) stack.ariaLabel = clue.describe(panelOf(stack));
    write(this.#part('.spoken'), clue.sentence);
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#root.querySelector(selector) as T;
  }
}

function write(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

function framed(root: ShadowRoot, words: Words): ShadowRoot {
  root.adoptedStyleSheets = styles;
  root.append(nodes(frame(words)));
  return root;
}

// The element is defined once its words are there, or if they cannot be fetched: then it reports that.
const define = (): void => {
  if (customElements.get('one-neuron-clue') === undefined) customElements.define('one-neuron-clue', OneNeuronClue);
};
wordsIn(languageOf(document.documentElement)).then(define, define);
