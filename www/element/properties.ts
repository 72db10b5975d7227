/** What `reflect` gives the element, and its events, for those who write in TypeScript. */

import type { AttributeProperties } from '../pkg/lists.ts';
import type {} from './one-neuron.ts';

/** What every event of the element is. */
export type OneNeuronEvent = CustomEvent<{
  /** Every named number of the selected row and the current epoch, as they are when they are read. */
  readonly values: Record<string, number>;
}>;

/** That the reader points at another symbol. */
export type SymbolEvent = CustomEvent<{
  /** Its name among `values`; null where they point at none any more. */
  readonly name: string | null;
}>;

/** The element's own events, by name. None of them bubbles. */
interface OwnEvents {
  /** It begins to load. */
  loadstart: OneNeuronEvent;
  /** There is a run to show. */
  loadeddata: OneNeuronEvent;
  /** It was told to play. */
  play: OneNeuronEvent;
  /** It plays. */
  playing: OneNeuronEvent;
  pause: OneNeuronEvent;
  /** What is shown has changed: at most once a frame. */
  epochupdate: OneNeuronEvent;
  seeking: OneNeuronEvent;
  seeked: OneNeuronEvent;
  ratechange: OneNeuronEvent;
  ended: OneNeuronEvent;
  /** Data or weights were changed by hand. */
  change: OneNeuronEvent;
  /** The reader points at another symbol, or at none any more. */
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
