/** What scripts give the element, and what they are told. */

/** Why an element could not do what it was told. */
export interface NeuronError {
  /** `attribute`, `table`, `network`, `engine`, `diverged` or `trap`. */
  readonly code: string;
  /** A sentence: what, where, what is accepted. */
  readonly message: string;
  /** Of a table: which row below the header, and which column, both from 1. */
  readonly row?: number;
  readonly column?: number;
}

/** The data as scripts give it: inputs, and the number of the class. */
export type Rows = readonly { readonly x: ArrayLike<number>; readonly y: number }[];
