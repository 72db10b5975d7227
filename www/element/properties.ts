/** The properties that `reflect` gives the element, the rows it takes, and its events, for those who write in TypeScript. */

import type {} from './one-neuron.ts';

/** A property for each attribute. What the attributes say is in the reference. */
export interface AttributeProperties {
  src: string;
  label: string;
  inputs: string;
  classes: string;
  features: string;
  activation: string;
  loss: string;
  eta: number;
  /** A whole number, or `all`. */
  batchSize: string;
  penalty: string;
  penaltyRate: number;
  /** Penalties changed on the way. */
  penalties: string;
  shuffle: boolean;
  /** From which probability a row counts as class 1. */
  threshold: number;
  discrete: boolean;
  /** Where it ends. */
  epochs: number;
  seed: number;
  scale: string;
  noise: number;
  holdout: number;
  /** Rows set by hand. */
  points: string;
  /** Epochs per frame, as the attribute says; `playbackRate` is what holds. */
  rate: number;
  panels: string;
  /** Two inputs, counted from 1, along the axes of the boundary. */
  pair: string;
  /** Two parameters, counted from 1, along the axes of the landscape. */
  axes: string;
  /** The parameter, counted from 1, that the loss is sliced along. */
  along: string;
  /** Whether the loss curve's scale is logarithmic. */
  logLoss: boolean;
  controls: boolean;
  autoplay: boolean;
  loop: boolean;
  loading: string;
  poster: string;
  theme: string;
}

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
