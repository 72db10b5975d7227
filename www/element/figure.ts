/**
 * The inside of the element: its parts, connected. Each part owns one concern, and reaches the others through its host, the figure.
 *
 * | part | what it owns |
 * |---|---|
 * | `CurrentRun` | the run that Rust computes, while there is one |
 * | `Loading` | from attributes, links and tables to a run, or to an error |
 * | `Player` | playing, seeking, epochs per frame |
 * | `Layout` | panels, their sizes and colours, and the space reserved for them |
 * | `LiveNumbers`, `Highlight`, `Narration` | numbers in the text, the highlighted symbol, the status and descriptions |
 * | `Toolbar`, pointer, keys | what the reader does |
 * | `Speech` | the language |
 */

import type { Neuron } from '../pkg/one_neuron.js';
import { attributeOf, namesOf } from './attributes.ts';
import { nextFrame, noFrame } from './clock.ts';
import { CurrentRun } from './current-run.ts';
import type { DataPanel } from './data-panel.ts';
import { expected } from './expected.ts';
import { followKeys } from './keyboard.ts';
import { listen, unlisten } from './language.ts';
import { Layout } from './layout.ts';
import type { LayoutHost } from './layout.ts';
import { follow, isLinked, linkFor, unfollow } from './link.ts';
import { Highlight } from './highlight.ts';
import { LiveNumbers } from './live-numbers.ts';
import { Loading } from './loading.ts';
import type { LoadingHost } from './loading.ts';
import { Narration } from './narration.ts';
import { Player } from './player.ts';
import type { PlayerHost } from './player.ts';
import { followPointer } from './pointer.ts';
import type { PointerHost } from './pointer.ts';
import { Speech } from './speech.ts';
import type { SpeechHost } from './speech.ts';
import { Toolbar } from './toolbar.ts';
import type { Words } from './words.ts';

/** What the parts use of the element: its public interface, and the calls of the clock and of the language. */
export interface Contract extends HTMLElement {
  play(): Promise<void>;
  pause(): void;
  load(): void;
  reset(): void;
  step(epochs?: number): void;
  currentEpoch: number;
  playbackRate: number;
  readonly values: Record<string, number>;
  toSVG(panel: string): Promise<string>;
  toPNG(panel: string): Promise<Blob>;
  /** Called by the clock. */
  frame(): void;
  languageChanged(): void;
  addressChanged(): void;
}

/** When everything that the page itself needs is there. */
const pageLoaded = new Promise((resolve) => {
  if (document.readyState === 'complete') resolve(undefined);
  else addEventListener('load', resolve, { once: true });
});

/** The named numbers for an event, computed only when they are read. */
const detailOf = (element: Contract): { readonly values: Record<string, number> } => ({
  get values() {
    return element.values;
  },
});

export class Figure implements LayoutHost, LoadingHost, PlayerHost, PointerHost, SpeechHost {
  readonly current = new CurrentRun((cause) => this.#broke(cause));
  readonly speech: Speech;
  readonly loading: Loading;
  readonly player: Player;
  readonly layout: Layout;
  readonly highlight: Highlight;
  /** The names of `values`. */
  names: string[] = [];
  readonly #element: Contract;
  readonly #root: ShadowRoot;
  readonly #internals: ElementInternals;
  readonly #detail: { readonly values: Record<string, number> };
  readonly #live: LiveNumbers;
  readonly #narration: Narration;
  readonly #toolbar: Toolbar;
  /** Attributes that have changed and are still to be applied together. */
  #changed = new Set<string>();
  /** The time that was last shown, in epochs. */
  #shownTime = -1;
  readonly #views = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: '100px' });

  constructor(element: Contract, root: ShadowRoot, internals: ElementInternals) {
    [this.#element, this.#root, this.#internals] = [element, root, internals];
    this.#detail = detailOf(element);
    this.speech = new Speech(element, root, this);
    this.loading = new Loading(element, this);
    this.player = new Player(element, this);
    this.layout = new Layout(element, root, this);
    this.#live = new LiveNumbers(root);
    this.highlight = new Highlight(element, root, (name) => this.#mark(name));
    this.#narration = new Narration(root);
    const actions = {
      toggle: () => this.#toggle(),
      reset: () => (this.current.neuron === undefined ? element.load() : element.reset()),
      step: (epochs: number) => element.step(epochs),
      seek: (epoch: number) => {
        element.pause();
        element.currentEpoch = epoch;
      },
      rate: (rate: number) => (element.playbackRate = rate),
    };
    this.#toolbar = new Toolbar(root, actions);
    followKeys(element, root, {
      ...actions,
      reset: () => element.reset(),
      slide: () => this.#toolbar.slide(element.currentEpoch),
    });
    followPointer(element, root, this);
    root.querySelector('.panels')?.addEventListener('keydown', (event) => {
      if ((event.target as Element).matches('.stack')) this.data?.keys(event as KeyboardEvent);
    });
    root.querySelector('.poster slot')?.addEventListener('slotchange', () => {
      if (this.loading.error === null) this.reserve();
    });
  }

  // Called by the document

  /** The element has been added to the document. */
  connected(): void {
    this.#views.observe(this.#element);
    listen(this.#element);
    this.speech.update();
    this.reserve();
    follow(this.#element);
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#printed);
    void pageLoaded.then(() => this.loading.foresee());
    this.#open(linkFor(this.#element));
    if (this.#element.getAttribute('loading') === 'eager') void this.loading.start();
  }

  /** The element has been removed from the document, not only moved in it. */
  left(): void {
    unlisten(this.#element);
    unfollow(this.#element);
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#printed);
    this.#views.disconnect();
    this.layout.leave();
    noFrame(this.#element);
    this.pause();
    this.#narration.stop();
    this.player.visible = false;
    this.loading.leave();
  }

  /** `lang` may have changed around the element. */
  languageChanged(): void {
    this.speech.update();
  }

  /** The address of the page has changed: it may have another run for this element, or none any more. */
  addressChanged(): void {
    const before = isLinked(this.#element);
    const link = linkFor(this.#element);
    if (link === '' && !(before && location.hash === '')) return;
    this.#open(link);
    this.load();
  }

  /** Shows the run of a link, if there is one, from the next load on, and goes to it. */
  #open(link: string): void {
    this.loading.link ||= link;
    // Once the figures above have taken their places.
    if (link !== '') requestAnimationFrame(() => this.#element.scrollIntoView({ behavior: 'instant' }));
  }

  attributeChanged(name: string): void {
    if (name === 'lit') return this.highlight.update();
    if (name === 'rate') this.player.unchoose();
    if (this.#changed.size === 0) queueMicrotask(() => this.#takeChanges());
    this.#changed.add(name);
  }

  // Changing the run

  /** Fetches again what could not be fetched. */
  again(): void {
    this.layout.again();
    this.speech.fetch().catch(() => {});
  }

  /** Starts over from the attributes. */
  load(): void {
    this.player.unload();
    this.#changed.clear();
    this.loading.restart();
  }

  /** Sets all weights and biases from a script. If that fails, throws an error that says how many numbers `name` takes. */
  set(values: number[], name: string, count: number): void {
    if (!this.neuron.set_parameters(Float64Array.from(values))) {
      throw new RangeError(this.words.say('numbers_take', { name, count }));
    }
    this.movedByHand();
  }

  /** Moves weights by hand. `action` returns whether it has moved them. */
  move(action: (neuron: Neuron) => boolean): void {
    if (this.#does(action)) this.movedByHand();
  }

  /** Changes rows by hand. `action` returns whether it has changed them. */
  change(action: (neuron: Neuron) => boolean): boolean {
    const before = this.current.neuron?.table;
    const changed = this.#does(action);
    // Undo goes back over tables.
    if (changed) this.edited(this.current.neuron?.table !== before);
    return changed;
  }

  #does(action: (neuron: Neuron) => boolean): boolean {
    let done = false;
    this.current.try((neuron) => (done = action(neuron)));
    return done;
  }

  /** Weights have been moved by hand. */
  movedByHand(): void {
    const { neuron } = this.current;
    if (neuron === undefined) return;
    this.pause();
    this.loading.moved = Float64Array.from([...neuron.weights, ...neuron.bias]);
    this.fire('change');
    this.act(() => {});
  }

  /** Rows have been changed by hand, or another table has been opened. */
  edited(isAnother = false): void {
    const { neuron } = this.current;
    if (neuron === undefined) return;
    this.player.seeking = neuron.seeking;
    if (isAnother || this.layout.isOther(neuron)) {
      if (isAnother) this.#call();
      this.names = neuron.names;
      this.showPanels(neuron);
    }
    this.fire('change');
    this.act(() => {});
  }

  /** Trains on a table of the reader's own. If it cannot be used, nothing changes. */
  open(table: Uint8Array): void {
    this.pause();
    if (this.loading.open(table)) this.edited(true);
  }

  /** Chooses the label of the table, or its inputs. If that is impossible, nothing changes. */
  choose(name: 'label' | 'inputs', value: string): boolean {
    this.pause();
    const chosen = this.loading.choose(name, value);
    if (chosen) this.edited(true);
    return chosen;
  }

  loaded(neuron: Neuron): void {
    this.names = neuron.names;
    this.player.seeking = neuron.seeking;
    this.showPanels(neuron);
    this.player.take(neuron);
  }

  #broke(cause: unknown): void {
    this.pause();
    this.loading.refuse('trap', (words) => words.say('broke', { cause: String(cause) }));
  }

  /** Applies all attributes that have changed. */
  #takeChanges(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    const { neuron } = this.current;
    if (neuron === undefined) {
      this.reserve();
      // After an error, another value may work.
      if (this.loading.error !== null || this.#element.getAttribute('loading') === 'eager') void this.loading.start();
      return;
    }
    const changes = changed.map((name) => attributeOf(name)?.changes);
    if (changes.includes('run') || changes.includes('start')) return this.#element.load();
    const take = (names: string[], action: (attributes: Map<string, string>) => void): void => {
      if (!changed.some((name) => names.includes(name))) return;
      try {
        action(this.loading.attributes(names));
        if (this.loading.error?.code === 'attribute') this.loading.settle(null);
      } catch (cause) {
        this.loading.refused(cause);
      }
    };
    // Applies from the current epoch on, without starting over: the reader changes it to see what that does.
    take(namesOf((one) => one.changes === 'learning'), (attributes) => {
      neuron.set_penalty(attributes);
      this.act(() => {});
    });
    const isShown = namesOf(({ changes, kind }) => changes === 'view' || (changes === 'page' && kind !== 'flag'));
    take(isShown, (attributes) => neuron.show(attributes));
    if (this.current.neuron === undefined) return;
    this.player.take(neuron);
    if (changed.includes('panels') || changed.includes('controls')) this.showPanels(neuron);
    nextFrame(this.#element);
    this.autoplay();
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    this.player.visible = entries.at(-1)?.isIntersecting === true;
    if (!this.player.visible) return;
    void this.loading.start();
    this.player.autoplay();
    this.layout.repaint();
  }

  // Showing

  /** Trains `epochs` epochs and shows everything that has changed. Returns whether there is more to do in the next frame. */
  advance(epochs: number, visible = this.player.visible): boolean {
    const { neuron } = this.current;
    if (neuron === undefined) return false;
    let more = false;
    if (!visible) {
      if (this.player.seeking) this.current.try(() => (more = !neuron.work()));
      return more;
    }
    this.layout.paint(neuron);
    if (!this.current.try(() => (more = neuron.frame(epochs)))) return false;
    if (this.layout.update()) this.#live.collect(neuron);
    this.#live.update(neuron);
    this.#narration.update(neuron);
    const { epoch, broken } = neuron;
    if (broken !== (this.loading.error?.code === 'diverged')) {
      if (broken) this.loading.refuse('diverged', () => neuron.status);
      else this.loading.settle(null);
    }
    const time = epoch + neuron.progress;
    if (time === this.#shownTime) return more;
    this.#shownTime = time;
    if (this.player.paused) this.#toolbar.slide(epoch);
    else this.#toolbar.follow(epoch, neuron.epochs);
    this.#narration.describe(neuron, false);
    this.#element.dispatchEvent(new CustomEvent('epochupdate', { detail: this.#detail }));
    return more;
  }

  /** Shows the run as it is now on paper, whether or not it has been in view. */
  readonly #print = (): void => {
    this.loading.now();
    this.advance(0, true);
    this.current.try((neuron) => this.layout.print(neuron));
  };

  readonly #printed = (): void => this.layout.printed();

  /** Before there is a run: sets the name of the element and reserves space. */
  reserve(): void {
    this.#call();
    this.layout.reserve();
  }

  showPanels(neuron = this.neuron): void {
    neuron.set_grips(this.steered);
    this.layout.show(neuron);
    this.#live.collect(neuron);
    this.highlight.again();
    this.#toolbar.limit(neuron.epochs);
    this.#shownTime = -1;
    this.showControls();
    this.#narration.describe(neuron);
  }

  showControls(): void {
    this.#toolbar.slide(this.#element.currentEpoch);
    this.#toolbar.show(this.current.neuron, this.player, this.words);
  }

  /** Highlights a symbol in the pictures that show it. */
  #mark(name: string): void {
    if (this.#root.querySelector('[data-panel="network"], [data-panel="activation"]') === null) return;
    this.current.try((neuron) => neuron.set_highlight(name));
    nextFrame(this.#element);
  }

  /** Switches all texts to the language of `words`. */
  speak(words: Words): void {
    this.#call();
    this.#narration.forget();
    this.loading.tellAgain(words);
    const { neuron } = this.current;
    if (neuron === undefined) {
      this.reserve();
      this.showControls();
    } else if (this.current.try(() => neuron.speak(words.language))) this.showPanels(neuron);
  }

  /** Sets the accessible name of the element, which names its rows. */
  #call(): void {
    const rows = this.loading.opened ? this.words.say('own_table') : expected(this.#element).rows;
    this.#internals.ariaLabel = this.words.say('figure_of', { rows });
  }

  // What the parts and the panels need from one another

  get words(): Words {
    return this.speech.words;
  }

  get data(): DataPanel | undefined {
    return this.layout.data;
  }

  get compares(): boolean {
    return this.layout.compares;
  }

  get steered(): boolean {
    return this.#element.hasAttribute('controls');
  }

  /** The run. Throws if there is none. */
  get neuron(): Neuron {
    const { neuron } = this.current;
    if (neuron === undefined) throw new DOMException(this.words.say('no_run'), 'InvalidStateError');
    return neuron;
  }

  autoplay(): void {
    this.player.autoplay();
  }

  pause(): void {
    this.player.pause();
  }

  act(action: (neuron: Neuron) => void): void {
    this.player.act(action);
  }

  sought(): void {
    this.player.seek(() => {});
  }

  compare(on: boolean): void {
    this.layout.compare(on);
  }

  rest(): void {
    this.#narration.rest(() => (this.player.paused ? this.current.neuron : undefined));
  }

  async picture(panel: string, kind: 'png' | 'svg'): Promise<Blob> {
    return kind === 'png' ? this.#element.toPNG(panel) : new Blob([await this.#element.toSVG(panel)], { type: 'image/svg+xml' });
  }

  /** Fires an event after the call that caused it. Events keep their order, as in media. */
  fire(name: string): void {
    queueMicrotask(() => this.#element.dispatchEvent(new CustomEvent(name, { detail: this.#detail })));
  }

  say(sentence: string): void {
    (this.#root.querySelector('.problem') as HTMLElement).textContent = sentence;
  }

  #toggle(): void {
    if (this.player.paused) this.#element.play().catch(() => {});
    else this.pause();
  }
}
