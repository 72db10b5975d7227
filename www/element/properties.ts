/** TypeScript types for the properties that `reflect` defines on the element, and for its events. */

import type { AttributeProperties } from '../pkg/lists.ts';
import type {} from './one-neuron.ts';

/** The type of the element's events, except `symbol`. */
export type OneNeuronEvent = CustomEvent<{
  /** Every named number of the selected row and the current epoch, at the time of reading. */
  readonly values: Record<string, number>;
}>;

/** The type of the event `symbol`: the reader points at another symbol. */
export type SymbolEvent = CustomEvent<{
  /** The symbol's name, as in `values`; null when the reader no longer points at one. */
  readonly name: string | null;
}>;

/** The element's own events, by name. None of them bubbles. */
interface OwnEvents {
  /** Loading has started. */
  loadstart: OneNeuronEvent;
  /** There is a run to show. */
  loadeddata: OneNeuronEvent;
  /** Playing was requested. */
  play: OneNeuronEvent;
  /** Playing has started. */
  playing: OneNeuronEvent;
  pause: OneNeuronEvent;
  /** What is shown has changed. Fired at most once a frame. */
  epochupdate: OneNeuronEvent;
  seeking: OneNeuronEvent;
  seeked: OneNeuronEvent;
  ratechange: OneNeuronEvent;
  ended: OneNeuronEvent;
  /** Data or weights were changed by hand. */
  change: OneNeuronEvent;
  /** The reader points at another symbol, or no longer at any. */
  symbol: SymbolEvent;
  /** Something was refused, or failed: the reason is in `error`. */
  error: OneNeuronEvent;
}

export interface OneNeuronEventMap extends Omit<HTMLElementEventMap, keyof OwnEvents>, OwnEvents {}

declare module './one-neuron.ts' {
  interface OneNeuron extends AttributeProperties {
    addEventListener<K extends keyof OneNeuronEventMap>(
      type: K,
      listener: (this: OneNeuron, event: OneNeuronEventMap[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<K extends keyof OneNeuronEventMap>(
      type: K,
      listener: (this: OneNeuron, event: OneNeuronEventMap[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
