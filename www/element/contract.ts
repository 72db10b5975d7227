/** The types of what scripts pass to the element and get from it. */

/** Why an element could not do what was asked of it. */
export interface NeuronError {
  /** `attribute`, `table`, `network`, `engine`, `diverged` or `trap`. */
  readonly code: string;
  /** A sentence that says what is wrong, where, and what is accepted. */
  readonly message: string;
  /** In a table: the row below the header, and the column, both counted from 1. */
  readonly row?: number;
  readonly column?: number;
}

/** Rows as scripts pass them: inputs, and the number of the class. */
export type Rows = readonly { readonly x: ArrayLike<number>; readonly y: number }[];
