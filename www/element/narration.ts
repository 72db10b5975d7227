/** What is told of a run in words: in its line, of its pictures, and to those who listen. */

import type { Neuron } from '../pkg/one_neuron.js';
import { panelOf } from './panel.ts';

/** How often pictures that move are described, and after how long at rest a listener is told where the run stands; in milliseconds. */
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

  /** Shows what is happening now. */
  update({ status }: Neuron): void {
    if (status !== this.#status) this.#line.textContent = this.#status = status;
  }

  /** Says what the pictures show, for those who cannot see them: at once, or while they move only now and then. */
  describe(neuron: Neuron, now = true): void {
    const time = performance.now();
    if (!now && time - this.#describedAt <= often) return;
    this.#describedAt = time;
    for (const told of this.#root.querySelectorAll('.stack, .confusion')) {
      told.setAttribute('aria-label', neuron.describe(panelOf(told)));
    }
  }

  /** Says where the run stands once nothing has moved for a while: `resting` answers which one then rests, if any. */
  rest(resting: () => Neuron | undefined): void {
    this.stop();
    this.#timer = setTimeout(() => {
      const neuron = resting();
      if (neuron === undefined) return;
      this.describe(neuron);
      this.#spoken.textContent = neuron.summary;
    }, settling);
  }

  /** Says nothing more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Forgets what was said: the language is another. */
  forget(): void {
    this.#spoken.textContent = '';
  }
}
