/** The time to train one row if each row makes a step: here, and with other libraries. */

import type { Contender, Work } from './contenders.ts';
import { few, generated, many, rowsOf, start, startRunners } from './contenders.ts';
import { printGoals } from './table.ts';
import { best, checkAgreement, printTimings, timings } from './timing.ts';

/** Rows for one timing if every epoch is a call. */
const calls = 100;

/** The index of AND in the list of works. */
const and = 1;

const gate = Float64Array.of(0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1);
const works: Work[] = [
  { name: '1 row', rows: Float64Array.of(1, 1, 1), start: start.slice(0, 3), together: false },
  { name: 'AND, 4 rows', rows: gate, start: start.slice(0, 3), together: false },
  { name: '150 rows of 4', rows: generated(150, 4), start, together: false },
  { name: '10 000 rows of 2', rows: generated(10_000, 2), start: start.slice(0, 3), together: false },
];

/** Measures and prints, and closes what it has opened. */
export async function measureRows(): Promise<void> {
  const runners = await startRunners(works);
  try {
    // A classifier needs rows of two classes.
    const can = (work: Work) => rowsOf(work) > 1;
    const contenders: Contender[] = [
      ...runners.pages,
      runners.native,
      ...runners.python('numpy', 'NumPy, a dot product a row', few).map((one) => ({ ...one, agreement: 1e-12 })),
      ...runners.python('fit', 'scikit-learn, fit', many).map((one) => ({ ...one, can })),
      ...runners.python('partial_fit', 'scikit-learn, partial_fit an epoch', calls).map((one) => ({ ...one, can })),
    ];
    await checkAgreement(works, contenders);
    const all = await timings(works, contenders);
    printTimings(`a row of training, ns${runners.versions.map((version) => ` (${version})`).join('')}`, works, all);

    const wasm = best(all, 'wasm, Chromium', and);
    const toJavaScript = wasm / best(all, 'JavaScript, Chromium', and);
    const toNative = wasm / best(all, 'native Rust', and);
    const toNumpy = best(all, 'NumPy, a dot product a row', and) / wasm;
    printGoals([
      { text: 'wasm ≤ 1.1 × JavaScript, Chromium, AND', value: toJavaScript, met: toJavaScript <= 1.1 },
      { text: 'wasm, Chromium ≤ 1.1 × native Rust, AND', value: toNative, met: toNative <= 1.1 },
      ...(Number.isNaN(toNumpy)
        ? []
        : [{ text: 'NumPy ≥ 280 × wasm, Chromium, AND', value: toNumpy, met: toNumpy >= 280 }]),
    ]);
  } finally {
    await runners.close();
  }
}
