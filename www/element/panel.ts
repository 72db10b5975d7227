/** What a panel is to its element, and its element to it. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { Words } from './words.ts';

/** What a panel may ask of its element. */
export interface Host {
  /** The run of the moment. */
  readonly neuron: Neuron;
  /** What the panel says by itself. In another language, there is another panel. */
  readonly words: Words;
  /** Does something to the run, and shows what has become of it in the next frame. */
  act(action: (neuron: Neuron) => void): void;
  /** Stops playing. */
  pause(): void;
  /** The same where it changes the reader's rows, which answers whether it has: then `change` is fired. */
  change(action: (neuron: Neuron) => boolean): boolean;
  /** Whether the reader may move weights by hand. */
  readonly steered: boolean;
  /** Moves weights by hand, by an action that answers whether it has; `change` is fired then. */
  move(action: (neuron: Neuron) => boolean): void;
  /** Whether the landscape of the other loss stands beside it; and lets it, or not. */
  readonly compares: boolean;
  compare(on: boolean): void;
  /** The picture of a panel as a file. */
  picture(panel: string, kind: 'png' | 'svg'): Promise<Blob>;
  /** Says something in the element's line for problems; nothing where it is empty. */
  say(sentence: string): void;
}

/**
 * One panel. In it, every `.live` with `data-value="name"` shows the text that Rust has for that place, in every frame;
 * every `.stack` with a canvas is a picture.
 */
export interface Panel {
  readonly node: HTMLElement;
  /**
   * Shows what else a frame has changed. Called in every frame that shows something: it must be cheap where nothing is new.
   * True where places for live numbers have come or gone.
   */
  update?(): boolean | void;
}

/** The name of the panel that something is in; nothing where it is in none. */
export const panelOf = (node: Element): string => node.closest<HTMLElement>('[data-panel]')?.dataset['panel'] ?? '';
