/** The data as scripts give it and as Rust takes it. */

import type { Neuron } from './engine.ts';
import type { Rows } from './properties.ts';

/** Throws what Rust throws. */
export function setRows(neuron: Neuron, rows: Rows): void {
  const inputs = rows[0]?.x.length ?? 0;
  const whole = rows.every(({ x, y }) => x.length === inputs && Number.isInteger(y) && y >= 0);
  const x = Float64Array.from(rows.flatMap((row) => Array.from(row.x)));
  neuron.set_rows(whole ? inputs : 0, x, Uint32Array.from(rows, ({ y }) => y));
}

/** Whether they are rows: as many finite inputs in each, and a class from 0 to 9. */
export const areRows = (rows: Rows): boolean =>
  rows.length > 0 &&
  rows.every(({ x, y }) => x.length > 0 && x.length === rows[0]?.x.length && Array.from(x).every(Number.isFinite) && [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].includes(y));
