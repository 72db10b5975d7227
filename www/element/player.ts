/** Playing: like a media player whose time is epochs. Epochs pass in animation frames, while the element is in view. */

import type { Neuron } from '../pkg/one_neuron.js';
import { nextFrame } from './clock.ts';
import type { Animated } from './clock.ts';
import type { CurrentRun } from './current-run.ts';
import type { Loading } from './loading.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';
import type { Words } from './words.ts';

/** What a player asks of its element. */
export interface PlayerHost {
  readonly current: CurrentRun;
  readonly words: Words;
  readonly loading: Loading;
  /** Fires an event after the call that caused it. */
  fire(name: string): void;
  /** Shows in the controls what can be done now, and at which rate. */
  showControls(): void;
  /** Trains so many epochs, and shows what that and all else has changed. Whether there is more to do in the next frame. */
  advance(epochs: number): boolean;
  /** Nothing moves any more, for now. */
  rest(): void;
}

const stillPreferred = matchMedia('(prefers-reduced-motion: reduce)');

export class Player {
  /** Whether it has been told to play, and not to pause since. */
  paused = true;
  /** Whether the element is in view. */
  visible = false;
  /** Whether the run is on its way to where it was sent. */
  seeking = false;
  readonly #element: HTMLElement & Animated;
  readonly #host: PlayerHost;
  /** Epochs per frame, where a script or the reader has chosen them: then the attribute says nothing until it changes. */
  #chosen: number | undefined;
  /** Epochs per frame as the attribute says. */
  #written = 1;
  /** As in media: until something has been said about playing, the attribute `autoplay` speaks. */
  #mayAutoplay = true;
  /** What waits for it to play, and is told when that comes to nothing. */
  #waiting: ((reason: DOMException) => void)[] = [];

  constructor(element: HTMLElement & Animated, host: PlayerHost) {
    [this.#element, this.#host] = [element, host];
  }

  /** Where it stands. */
  get state(): State {
    const { loading, current } = this.#host;
    return stateOf({ readyState: loading.readyState, failed: loading.error !== null, paused: this.paused, run: current.neuron });
  }

  /** Epochs per frame. */
  get rate(): number {
    return this.#chosen ?? this.#written;
  }

  /** Plays on; from the beginning where it has ended. Resolves when it plays. */
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

  /** Why it does not play: it has been paused before it could. */
  #stopped(): DOMException {
    return new DOMException(this.#host.words.say('paused_first'), 'AbortError');
  }

  /** Pauses it for another run, which may begin to play by itself. */
  unload(): void {
    this.pause();
    this.#mayAutoplay = true;
  }

  /** Plays by itself where wished, once it is in view, unless the reader wants little motion. */
  autoplay(): void {
    const wished = this.#mayAutoplay && this.#element.hasAttribute('autoplay') && !stillPreferred.matches;
    if (wished && this.visible && this.#host.current.neuron !== undefined) this.play().catch(() => {});
  }

  /** Does something to the run and shows it in the next frame. */
  act(action: (neuron: Neuron) => void): void {
    if (!this.#host.current.try(action)) return;
    this.#host.showControls();
    nextFrame(this.#element);
    if (this.paused) this.#host.rest();
  }

  /** Sends the run to another epoch: `seeked` follows when it is there. */
  seek(action: (neuron: Neuron) => void): void {
    this.#host.fire('seeking');
    this.act(action);
    this.seeking = this.#host.current.neuron?.seeking ?? false;
    if (!this.seeking) this.#host.fire('seeked');
  }

  /** So many epochs per frame from here on. */
  choose(rate: number): void {
    this.#change(() => (this.#chosen = rate));
  }

  /** Epochs per frame as the attribute says, where nobody has chosen others since it changed. */
  take({ rate }: Neuron): void {
    this.#change(() => (this.#written = rate));
  }

  /** The attribute has changed, and holds again once it has been taken. */
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

  /** One animation frame: so many epochs as are played in one, and what has changed on the page. */
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
