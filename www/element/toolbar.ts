/** The controls: buttons, the scrubber, and the choice of epochs per frame. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { State } from './state.ts';
import type { Words } from './words.ts';

/** What the reader does by them. */
export interface ToolbarActions {
  toggle(): void;
  reset(): void;
  step(epochs: number): void;
  seek(epoch: number): void;
  rate(rate: number): void;
}

/** What is shown of a player. */
interface Played {
  readonly state: State;
  readonly paused: boolean;
  readonly rate: number;
}

export class Toolbar {
  readonly #root: ShadowRoot;
  readonly #scrubber: HTMLInputElement;
  readonly #rates: HTMLSelectElement;

  constructor(root: ShadowRoot, actions: ToolbarActions) {
    this.#root = root;
    this.#scrubber = this.#part('.scrubber');
    this.#rates = this.#part('.rate select');
    this.#part('.play').addEventListener('click', () => actions.toggle());
    this.#part('.reset').addEventListener('click', () => actions.reset());
    this.#part('.back').addEventListener('click', () => actions.step(-1));
    this.#part('.step').addEventListener('click', () => actions.step(1));
    this.#scrubber.addEventListener('input', () => actions.seek(this.#scrubber.valueAsNumber));
    this.#rates.addEventListener('change', () => actions.rate(Number(this.#rates.value)));
  }

  #part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.#root.querySelector(selector) as T;
  }

  /** Shows what can be done: with the run, while it plays or not, at so many epochs per frame. */
  show(neuron: Neuron | undefined, { state, paused, rate }: Played, words: Words): void {
    const still = paused && neuron !== undefined;
    const ended = neuron !== undefined && (state === 'ended' || state === 'broken');
    this.#part('.play').classList.toggle('playing', !paused);
    this.#part('.play .label').textContent = words.say(!paused ? 'pause' : ended ? 'again' : 'play');
    // A button that is really disabled would drop the focus.
    const disable = (button: string, disabled: boolean): void => this.#part(button).setAttribute('aria-disabled', String(disabled));
    const begins = still && neuron.epoch + neuron.progress === 0;
    disable('.reset', begins);
    disable('.back', begins);
    disable('.step', still && ended);
    const options = [...this.#rates.options];
    if (!options.some((option) => Number(option.value) === rate)) {
      this.#rates.add(new Option(String(rate)), options.findIndex((option) => Number(option.value) > rate));
    }
    this.#rates.value = String(rate);
  }

  /** The last epoch. */
  limit(epochs: number): void {
    this.#scrubber.max = String(epochs);
  }

  /** Moves the scrubber to an epoch. */
  slide(epoch: number): void {
    this.#scrubber.value = String(epoch);
  }

  /** Moves it only so far that one could see it, for moving it costs more than training. */
  follow(epoch: number, epochs: number): void {
    if (Math.abs(epoch - this.#scrubber.valueAsNumber) * 500 >= epochs) this.slide(epoch);
  }
}
