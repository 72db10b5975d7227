/** Converts rows between the form that scripts use and the form that Rust takes. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { Rows } from './contract.ts';

/** Replaces the rows of a run. Throws `Refused` if they cannot be used. */
export function setRows(neuron: Neuron, rows: Rows): void {
  const inputs = rows[0]?.x.length ?? 0;
  const whole = rows.every(({ x, y }) => x.length === inputs && Number.isInteger(y) && y >= 0);
  const x = Float64Array.from(rows.flatMap((row) => Array.from(row.x)));
  neuron.set_rows(whole ? inputs : 0, x, Uint32Array.from(rows, ({ y }) => y));
}

/** A copy of the rows of a run, with the inputs as given and `y` the number of the class. */
export const rowsOf = (neuron: Neuron): { x: number[]; y: number }[] =>
  Array.from({ length: neuron.row_count }, (_, row) => ({ x: [...neuron.row_inputs(row)], y: neuron.row_class(row) }));
