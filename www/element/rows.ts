/** The data as scripts give it and as Rust takes it. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { Rows } from './contract.ts';

/** Other rows for a run. Throws `Refused` where they cannot be. */
export function setRows(neuron: Neuron, rows: Rows): void {
  const inputs = rows[0]?.x.length ?? 0;
  const whole = rows.every(({ x, y }) => x.length === inputs && Number.isInteger(y) && y >= 0);
  const x = Float64Array.from(rows.flatMap((row) => Array.from(row.x)));
  neuron.set_rows(whole ? inputs : 0, x, Uint32Array.from(rows, ({ y }) => y));
}

/** The rows of a run: a copy, with inputs as they were given and y the number of the class. */
export const rowsOf = (neuron: Neuron): { x: number[]; y: number }[] =>
  Array.from({ length: neuron.row_count }, (_, row) => ({ x: [...neuron.row_inputs(row)], y: neuron.row_class(row) }));
