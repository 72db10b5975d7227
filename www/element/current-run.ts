/** The run of an element, while it has one. */

import type { Neuron } from '../pkg/one_neuron.js';

export class CurrentRun {
  neuron: Neuron | undefined;
  readonly #broken: (cause: unknown) => void;

  /** `broken` is told when Rust has broken off in the middle of something. */
  constructor(broken: (cause: unknown) => void) {
    this.#broken = broken;
  }

  /** Puts another in its place. */
  take(neuron: Neuron): void {
    this.neuron?.free();
    this.neuron = neuron;
  }

  /** Does something to it. False where there is none, or where that has broken it. */
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

  /** A trap ends this run, not the page: the instance is left alone, and loading makes another. */
  break(cause: unknown): void {
    this.neuron = undefined;
    this.#broken(cause);
  }
}
