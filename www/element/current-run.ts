/** The run of an element, while it has one. */

import type { Neuron } from '../pkg/one_neuron.js';

export class CurrentRun {
  neuron: Neuron | undefined;
  readonly #broken: (cause: unknown) => void;

  /** `broken` is called when a call into Rust has trapped. */
  constructor(broken: (cause: unknown) => void) {
    this.#broken = broken;
  }

  /** Replaces the run. */
  take(neuron: Neuron): void {
    this.neuron?.free();
    this.neuron = neuron;
  }

  /** Runs `action` on the run. Returns false if there is no run or the action broke it. */
  try(action: (neuron: Neuron) => void): boolean {
    if (this.neuron === undefined) return false;
    try {
      action(this.neuron);
      return true;
    } catch (cause) {
      this.break(cause);
      return false;
    }
  }

  /** A trap ends this run, not the page: the run is left as it is, without being freed, and loading makes another. */
  break(cause: unknown): void {
    this.neuron = undefined;
    this.#broken(cause);
  }
}
