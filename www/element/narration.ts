/** The run in words: its status line, descriptions of its pictures, and announcements for screen readers. */

import type { Neuron } from '../pkg/one_neuron.js';
import { panelOf } from './panel.ts';

/** How often moving pictures are described, and after what time at rest a screen reader is told the summary; in milliseconds. */
const often = 1000;
const settling = 300;

export class Narration {
  readonly #root: ShadowRoot;
  readonly #line: HTMLElement;
  readonly #spoken: HTMLElement;
  #status = '';
  #describedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot) {
    this.#root = root;
    this.#line = root.querySelector('.status') as HTMLElement;
    this.#spoken = root.querySelector('.spoken') as HTMLElement;
  }

  /** Shows the current status. */
  update({ status }: Neuron): void {
    if (status !== this.#status) this.#line.textContent = this.#status = status;
  }

  /** Describes the pictures for screen readers: at once or, while they move, only now and then. */
  describe(neuron: Neuron, now = true): void {
    const time = performance.now();
    if (!now && time - this.#describedAt <= often) return;
    this.#describedAt = time;
    for (const told of this.#root.querySelectorAll('.stack, .confusion')) {
      told.setAttribute('aria-label', neuron.describe(panelOf(told)));
    }
  }

  /** Announces the summary once nothing has moved for a while: `resting` returns the run that is then at rest, if any. */
  rest(resting: () => Neuron | undefined): void {
    this.stop();
    this.#timer = setTimeout(() => {
      const neuron = resting();
      if (neuron === undefined) return;
      this.describe(neuron);
      this.#spoken.textContent = neuron.summary;
    }, settling);
  }

  /** Cancels the announcement. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Clears the announcement: the language has changed. */
  forget(): void {
    this.#spoken.textContent = '';
  }
}
