/** The interface between a panel and its element. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { Words } from './words.ts';

/** What a panel needs from its element. */
export interface Host {
  /** The current run. */
  readonly neuron: Neuron;
  /** The panel's own texts. For another language, the panel is made anew. */
  readonly words: Words;
  /** Runs `action` on the run and shows the result in the next frame. */
  act(action: (neuron: Neuron) => void): void;
  /** Stops playing. */
  pause(): void;
  /** Changes rows. `action` returns whether it has changed them; then `change` is fired. */
  change(action: (neuron: Neuron) => boolean): boolean;
  /** Whether the reader may move weights by hand. */
  readonly steered: boolean;
  /** Moves weights by hand. `action` returns whether it has moved them; then `change` is fired. */
  move(action: (neuron: Neuron) => boolean): void;
  /** Whether the landscape of the other loss is shown beside it; `compare` shows or hides it. */
  readonly compares: boolean;
  compare(on: boolean): void;
  /** The picture of a panel as a file. */
  picture(panel: string, kind: 'png' | 'svg'): Promise<Blob>;
  /** Shows a sentence in the element's line for problems; an empty one clears the line. */
  say(sentence: string): void;
}

/**
 * One panel. In it, every `.live` with `data-value="name"` shows in every frame the text that Rust has for that place;
 * every `.stack` with a canvas is a picture.
 */
export interface Panel {
  readonly node: HTMLElement;
  /**
   * Shows what else a frame has changed. Called in every frame that shows something, so it must be cheap if nothing is new.
   * Returns true if places for live numbers were added or removed.
   */
  update?(): boolean | void;
}

/** The name of the panel that a node is in; empty if it is in none. */
export const panelOf = (node: Element): string => node.closest<HTMLElement>('[data-panel]')?.dataset['panel'] ?? '';
