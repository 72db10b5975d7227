/** The layout of the panels: the space for them before there is a run, the panels, and the sizes and colours of their pictures. */

import type { Neuron } from '../pkg/one_neuron.js';
import { said } from './attributes.ts';
import { nextFrame } from './clock.ts';
import type { Animated } from './clock.ts';
import type { CurrentRun } from './current-run.ts';
import type { DataHost, DataPanel } from './data-panel.ts';
import { equationsPanel } from './equations-panel.ts';
import { expected } from './expected.ts';
import { fetchFew, fewAtHand, isFew } from './few.ts';
import { nodes } from './markup.ts';
import { panelOf } from './panel.ts';
import type { Panel } from './panel.ts';
import { isPanel, isPicture, namesIn, otherLandscape } from './panels.ts';
import { picturePanel, placeFor } from './picture-panel.ts';
import { coloursOf, devicePixels, ratioOf } from './screen.ts';
import { readouts } from './template.ts';
import type { Failure } from './words.ts';

/** What the layout needs from its element, for itself and for panels. */
export interface LayoutHost extends DataHost {
  readonly current: CurrentRun;
  /** Shows the panels of the run again, because more have been fetched or others are wanted. */
  showPanels(): void;
  /** Trains `epochs` epochs and shows everything that has changed. */
  advance(epochs: number): boolean;
}

export class Layout {
  /** The data panel, if it is shown. */
  data: DataPanel | undefined;
  /** Whether the panels of a run are shown, and not only the space for them. */
  hasShown = false;
  /** Whether the landscape of the other loss is shown beside that of the run's loss. */
  compares = false;
  readonly #element: HTMLElement & Animated;
  readonly #root: ShadowRoot;
  readonly #host: LayoutHost;
  #panels: Panel[] = [];
  /** What the panels are made for: how many named numbers, and the names of inputs and classes. */
  #shape = '';
  /** Whether panels could not be fetched. */
  #lacks = false;
  #painted = false;
  #ratio = 0;

  readonly #sizes = new ResizeObserver((entries) => this.#resized(entries));
  /** Measures again when the reader or the page has zoomed: a picture may keep its device pixels, but not its CSS pixels. */
  readonly #scales = new ResizeObserver(() => {
    const ratio = ratioOf(this.#element);
    if (ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#measure();
  });

  constructor(element: HTMLElement & Animated, root: ShadowRoot, host: LayoutHost) {
    [this.#element, this.#root, this.#host] = [element, root, host];
    // Every change of a colour, whatever its cause, is a transition, however short.
    this.#part('.probes').addEventListener('transitionend', () => this.repaint());
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#root.querySelector(selector) as T;
  }

  /** Before there is a run: reserves the space that its panels will take, and shows the poster in it. */
  reserve(): void {
    if (this.hasShown) return;
    const run = expected(this.#element);
    const { words } = this.#host;
    const image = this.#part<HTMLImageElement>('.poster img');
    const poster = this.#element.getAttribute('poster') ?? '';
    if (image.getAttribute('src') !== poster) image.setAttribute('src', poster);
    image.hidden = poster === '';
    this.#part('.stills').hidden = true;
    const given = this.#part<HTMLSlotElement>('.poster slot').assignedElements().some((child) => child.localName !== 'noscript');
    this.#part('.stage').classList.toggle('covered', poster !== '' || given);
    const known = namesIn(said(this.#element, 'panels')).filter(isPanel);
    const places = known.map((name): [string, HTMLElement] => [name, placeFor(name, run, words)]);
    this.#place(places);
    const rest = this.#part('.readouts');
    rest.replaceChildren(nodes(readouts(run.outputs, run.inputs + run.features, words)));
    rest.classList.add('place');
  }

  /** Places pictures above the controls, and all other panels below. */
  #place(panels: readonly [string, HTMLElement][]): void {
    const nodesOf = (picture: boolean): HTMLElement[] =>
      panels.filter(([name]) => isPicture(name) === picture).map(([, node]) => node);
    this.#part('.panels').replaceChildren(...nodesOf(true));
    this.#part('.below').replaceChildren(...nodesOf(false));
  }

  /** Gives up the space for panels that do not come, except what a poster fills, and shows the still pictures instead. */
  giveBack(): void {
    if (this.hasShown) return;
    const empty = ['.below', '.readouts', ...(this.#part('.poster img').hidden ? ['.panels'] : [])];
    for (const part of empty) this.#part(part).replaceChildren();
    this.#part('.stills').hidden = false;
  }

  /** Whether a run has other inputs or classes than those that the panels are made for. */
  isOther(neuron: Neuron): boolean {
    return shapeOf(neuron) !== this.#shape;
  }

  /** Shows the panels of a run. */
  show(neuron: Neuron): void {
    this.#sizes.disconnect();
    neuron.unmount();
    this.#shape = shapeOf(neuron);
    this.data = undefined;
    const compared = (): string[] => (this.compares && neuron.losses.length > 1 ? ['landscape', otherLandscape] : ['landscape']);
    const names = neuron.panels.flatMap((name) => (name === 'landscape' ? compared() : [name]));
    const made = names.map((name): [string, Panel] => [name, this.#made(name)]);
    if (names.some(isFew)) this.#withFew(neuron);
    this.#panels = made.map(([, panel]) => panel);
    const { isGate } = expected(this.#element);
    for (const { node } of this.#panels) node.classList.toggle('large', !isGate);
    this.hasShown = true;
    this.#part('.poster').hidden = true;
    this.#part('.stage').classList.remove('covered');
    this.#place(made.map(([name, { node }]) => [name, node]));
    for (const stack of this.#root.querySelectorAll('.stack')) neuron.mount(panelOf(stack), stack);
    this.#ratio = ratioOf(this.#element);
    this.#measure();
    this.#scales.observe(this.#element);
    const numbers = this.#part('.readouts');
    const outputs = neuron.bias.length;
    numbers.replaceChildren(nodes(readouts(outputs, neuron.weights.length / outputs, this.#host.words)));
    numbers.classList.remove('place');
    this.#panels.forEach((panel) => panel.update?.());
    if (this.data !== undefined) this.#takeKeys();
    this.repaint();
  }

  /** Lets the picture of the rows have the focus, so that keys act on the row that was pressed in it. */
  #takeKeys(): void {
    const stack = this.#root.querySelector<HTMLElement>('[data-panel="boundary"] .stack');
    if (stack === null) return;
    stack.tabIndex = 0;
    stack.setAttribute('aria-keyshortcuts', 'Delete');
  }

  #made(name: string): Panel {
    if (isPicture(name)) return picturePanel(name, this.#host);
    if (!isFew(name)) return equationsPanel(this.#host);
    const few = fewAtHand();
    if (few === undefined) return { node: placeFor(name, expected(this.#element), this.#host.words) };
    if (name === 'data') return (this.data = few.makers.data(this.#host));
    return few.makers[name](this.#host);
  }

  /** Adopts the styles of the lazily loaded panels. If those are not there yet, fetches them, and then shows the panels again. */
  #withFew(neuron: Neuron): void {
    const [few, sheets] = [fewAtHand(), this.#root.adoptedStyleSheets];
    if (few !== undefined) {
      for (const sheet of few.sheets) if (!sheets.includes(sheet)) sheets.push(sheet);
      return;
    }
    const host = this.#host;
    const show = (): void => {
      if (host.current.neuron === neuron) host.showPanels();
    };
    const lack = (cause: Failure): void => {
      this.#lacks = true;
      host.say(cause.told(host.words));
    };
    void fetchFew().then(show, lack);
  }

  /** Fetches panels again that could not be fetched. */
  again(): void {
    if (!this.#lacks) return;
    this.#lacks = false;
    this.#host.say('');
    this.#host.showPanels();
  }

  /** Shows or hides the landscape of the other loss beside that of the run's loss. */
  compare(on: boolean): void {
    this.compares = on;
    this.#host.showPanels();
    this.#root.querySelector<HTMLElement>('[data-panel="landscape"] .tick input')?.focus();
  }

  /** Shows in the panels what a frame has changed. Returns true if places for live numbers were added or removed. */
  update(): boolean {
    let moved = false;
    for (const panel of this.#panels) moved = panel.update?.() === true || moved;
    return moved;
  }

  /** Passes Rust the colours that result from the style sheet, the page and the system, if they may have changed. */
  paint(neuron: Neuron): void {
    if (this.#painted) return;
    neuron.paint(coloursOf(this.#root), getComputedStyle(this.#element).fontFamily);
    this.#painted = true;
  }

  /** Reads the colours again in the next frame. */
  repaint(): void {
    this.#painted = false;
    nextFrame(this.#element);
  }

  /** Adds to each picture a drawing for paper: light, and sharp at any size. */
  print(neuron: Neuron): void {
    const probes = this.#part('.probes').classList;
    probes.add('light');
    neuron.paint(coloursOf(this.#root), getComputedStyle(this.#element).fontFamily);
    for (const stack of this.#root.querySelectorAll('.panels .stack')) stack.append(nodes(neuron.svg(panelOf(stack)) ?? ''));
    probes.remove('light');
    this.repaint();
  }

  /** Removes those drawings. */
  printed(): void {
    for (const drawing of this.#root.querySelectorAll('.stack > svg')) drawing.remove();
  }

  /** Stops watching sizes. */
  leave(): void {
    this.#sizes.disconnect();
    this.#scales.disconnect();
  }

  /** Watches the sizes of pictures: they are reported now and whenever they change. */
  #measure(): void {
    this.#sizes.disconnect();
    for (const stack of this.#root.querySelectorAll<HTMLElement>('.panels .stack')) {
      try {
        this.#sizes.observe(stack, { box: 'device-pixel-content-box' });
      } catch {
        this.#sizes.observe(stack);
      }
    }
  }

  #resized(entries: ResizeObserverEntry[]): void {
    for (const { target, contentRect, devicePixelContentBoxSize } of entries) {
      const exact = devicePixelContentBoxSize?.[0];
      const ratio = ratioOf(target);
      const [width, height] = [
        devicePixels(contentRect.width, ratio, exact?.inlineSize),
        devicePixels(contentRect.height, ratio, exact?.blockSize),
      ];
      this.#host.current.try((neuron) => neuron.resize(panelOf(target), width, height, ratio));
    }
    // Draws before the page is painted, so that no empty picture is ever seen. What takes longer than one frame goes on in the next.
    if (this.#host.advance(0)) nextFrame(this.#element);
  }
}

const shapeOf = ({ names, input_names, class_names }: Neuron): string =>
  `${names.length}|${input_names.join()}|${class_names.join()}`;
