/** The controls: buttons, the scrubber, and the choice of epochs per frame. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { State } from './state.ts';
import type { Words } from './words.ts';

/** What the controls do. */
export interface ToolbarActions {
  toggle(): void;
  reset(): void;
  step(epochs: number): void;
  seek(epoch: number): void;
  rate(rate: number): void;
}

/** What the controls show of a player. */
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

  /** Updates the buttons and the list of rates to the state of the player. */
  show(neuron: Neuron | undefined, { state, paused, rate }: Played, words: Words): void {
    const still = paused && neuron !== undefined;
    const ended = neuron !== undefined && (state === 'ended' || state === 'broken');
    this.#part('.play').classList.toggle('playing', !paused);
    this.#part('.play .label').textContent = words.say(!paused ? 'pause' : ended ? 'again' : 'play');
    // A button with the attribute `disabled` would lose the focus.
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

  /** Sets the last epoch. */
  limit(epochs: number): void {
    this.#scrubber.max = String(epochs);
  }

  /** Moves the scrubber to an epoch. */
  slide(epoch: number): void {
    this.#scrubber.value = String(epoch);
  }

  /** Moves the scrubber only by steps large enough to see, because moving it costs more than training. */
  follow(epoch: number, epochs: number): void {
    if (Math.abs(epoch - this.#scrubber.valueAsNumber) * 500 >= epochs) this.slide(epoch);
  }
}
