/** Playing, as in a media player whose time is epochs. Epochs advance in animation frames while the element is in view. */

import type { Neuron } from '../pkg/one_neuron.js';
import { nextFrame } from './clock.ts';
import type { Animated } from './clock.ts';
import type { CurrentRun } from './current-run.ts';
import type { Loading } from './loading.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';
import type { Words } from './words.ts';

/** What a player needs from its element. */
export interface PlayerHost {
  readonly current: CurrentRun;
  readonly words: Words;
  readonly loading: Loading;
  /** Fires an event after the call that caused it. */
  fire(name: string): void;
  /** Updates the controls: which buttons are enabled, and the rate. */
  showControls(): void;
  /** Trains `epochs` epochs and shows everything that has changed. Returns whether there is more to do in the next frame. */
  advance(epochs: number): boolean;
  /** Called when nothing is moving for now. */
  rest(): void;
}

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

export class Player {
  /** Whether it is paused: at first, and from each pause to the next call of `play`. */
  paused = true;
  /** Whether the element is in view. */
  visible = false;
  /** Whether the run is still on its way to the epoch that was sought. */
  seeking = false;
  readonly #element: HTMLElement & Animated;
  readonly #host: PlayerHost;
  /** Epochs per frame chosen by a script or the reader. They override the attribute until it changes. */
  #chosen: number | undefined;
  /** Epochs per frame from the attribute. */
  #written = 1;
  /** As in media: the attribute `autoplay` applies until `play` or `pause` is called. */
  #mayAutoplay = true;
  /** Rejects the pending calls of `play`, if a pause comes first. */
  #waiting: ((reason: DOMException) => void)[] = [];

  constructor(element: HTMLElement & Animated, host: PlayerHost) {
    [this.#element, this.#host] = [element, host];
  }

  /** The state of the element. */
  get state(): State {
    const { loading, current } = this.#host;
    return stateOf({ readyState: loading.readyState, failed: loading.error !== null, paused: this.paused, run: current.neuron });
  }

  /** Epochs per frame. */
  get rate(): number {
    return this.#chosen ?? this.#written;
  }

  /** Plays, from the beginning if the run has ended. Resolves once it is playing. */
  async play(): Promise<void> {
    this.#mayAutoplay = false;
    const begins = this.paused;
    if (begins) {
      this.paused = false;
      this.#host.fire('play');
      this.#host.showControls();
    }
    const stopped = new Promise<never>((_, reject) => this.#waiting.push(reject));
    try {
      await Promise.race([this.#host.loading.start(), stopped]);
    } catch (cause) {
      if (cause instanceof DOMException) throw cause;
      this.pause();
      throw new DOMException((cause as Error).message, 'NotSupportedError');
    }
    if (this.paused) throw this.#stopped();
    if (!begins) return;
    if (this.#host.current.neuron?.ended === true) this.#host.current.try((neuron) => neuron.seek(0));
    this.#host.fire('playing');
    nextFrame(this.#element);
  }

  pause(): void {
    this.#mayAutoplay = false;
    if (this.paused) return;
    this.paused = true;
    for (const tell of this.#waiting.splice(0)) tell(this.#stopped());
    this.#host.fire('pause');
    this.#host.showControls();
    this.#host.rest();
  }

  /** The error for a call of `play` that was paused before it could play. */
  #stopped(): DOMException {
    return new DOMException(this.#host.words.say('paused_first'), 'AbortError');
  }

  /** Pauses for a new run, which may autoplay. */
  unload(): void {
    this.pause();
    this.#mayAutoplay = true;
  }

  /** Plays if `autoplay` applies and the element is in view, unless the reader prefers reduced motion. */
  autoplay(): void {
    const wished = this.#mayAutoplay && this.#element.hasAttribute('autoplay') && !stillPreferred.matches;
    if (wished && this.visible && this.#host.current.neuron !== undefined) this.play().catch(() => {});
  }

  /** Runs `action` on the run and shows the result in the next frame. */
  act(action: (neuron: Neuron) => void): void {
    if (!this.#host.current.try(action)) return;
    this.#host.showControls();
    nextFrame(this.#element);
    if (this.paused) this.#host.rest();
  }

  /** Sends the run to another epoch; `seeked` is fired when it is there. */
  seek(action: (neuron: Neuron) => void): void {
    this.#host.fire('seeking');
    this.act(action);
    this.seeking = this.#host.current.neuron?.seeking ?? false;
    if (!this.seeking) this.#host.fire('seeked');
  }

  /** Sets the epochs per frame. */
  choose(rate: number): void {
    this.#change(() => (this.#chosen = rate));
  }

  /** Takes the epochs per frame from the attribute; those chosen since it changed still apply. */
  take({ rate }: Neuron): void {
    this.#change(() => (this.#written = rate));
  }

  /** The attribute has changed: drops the chosen rate, so that the attribute applies once it is taken. */
  unchoose(): void {
    this.#written = this.rate;
    this.#chosen = undefined;
  }

  #change(action: () => void): void {
    const before = this.rate;
    action();
    if (this.rate === before) return;
    this.#host.fire('ratechange');
    this.#host.showControls();
  }

  /** One animation frame: trains the epochs of a frame and shows what has changed. */
  frame(): void {
    const more = this.#host.advance(this.paused ? 0 : this.rate);
    const { neuron } = this.#host.current;
    if (neuron === undefined) return;
    if (more) nextFrame(this.#element);
    if (this.seeking && !neuron.seeking) {
      this.seeking = false;
      this.#host.fire('seeked');
      if (this.paused) this.#host.rest();
    }
    if (this.paused || !this.visible) return;
    if (neuron.ended) {
      if (!this.#element.hasAttribute('loop') || neuron.broken) {
        this.pause();
        this.#host.fire('ended');
        return;
      }
      this.#host.current.try(() => neuron.seek(0));
    }
    nextFrame(this.#element);
  }
}
