/** The weights that NumPy learns for AND with the article's loop, as written by `tests/reference/article_loop.py`. */

import { readFileSync } from 'node:fs';

/** w₁, w₂ and b of the run that starts from `seed` with the learning rate `eta`, at an epoch that the file has. */
export function learnedByNumPy(seed: number, eta: number, epoch: number): number[] {
  const table = readFileSync(new URL('../../reference/article_loop.csv', import.meta.url), 'utf8');
  const rows = table.trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
  const row = rows.find((row) => row[0] === seed && row[1] === eta && row[2] === epoch);
  if (row === undefined) throw new Error(`seed ${seed}, η ${eta}, epoch ${epoch} is not in article_loop.csv`);
  return row.slice(3, 6);
}
