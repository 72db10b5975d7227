/** The time to train one row if all rows make one step together: here, and with other libraries. */

import { fileURLToPath } from 'node:url';

import type { Contender, Work } from './contenders.ts';
import { generated, inProgram, many, start, startRunners } from './contenders.ts';
import { printGoals } from './table.ts';
import { best, checkAgreement, printTimings, timings } from './timing.ts';

const works: Work[] = [150, 10_000, 1_000_000].map((count) => ({
  name: `${count.toLocaleString('en').replaceAll(',', ' ')} rows`,
  rows: generated(count, 2),
  start: start.slice(0, 3),
  together: true,
}));

/** For slow contenders: the rows for one timing, and the number of rounds. */
const slow = { batch: 3000, rounds: 3 };

/** Measures, prints, and closes what it opened. */
export async function measureBatches(): Promise<void> {
  const runners = await startRunners(works);
  try {
    const contenders: Contender[] = [
      ...runners.pages,
      runners.native,
      ...runners.python('vectorised', 'NumPy, whole matrices', many).map((one) => ({ ...one, agreement: 1e-9 })),
    ];
    const { versions } = runners;
    if (process.env['NPM_PEERS'] !== undefined) {
      const node = await runners.program(process.execPath, fileURLToPath(new URL('peers/peers.js', import.meta.url)));
      versions.push(await node.ask('versions'));
      contenders.push(
        // It calculates with numbers of 32 bits.
        { ...inProgram(node, 'TensorFlow.js, wasm', ['wasm'], many, 1e-4), ...slow },
        { ...inProgram(node, 'TensorFlow.js, cpu', ['cpu'], many, 1e-4), ...slow },
        { ...inProgram(node, 'ml-logistic-regression', ['ml'], many), ...slow },
      );
    }
    if (process.env['LINFA'] !== undefined) {
      const linfa = await runners.program(process.env['LINFA']);
      contenders.push({ ...inProgram(linfa, 'linfa-logistic, the whole fit', [], many), ...slow, wholeFit: true });
    }
    await checkAgreement(works, contenders);
    const all = await timings(works, contenders);
    printTimings(`a row of a batch of all, ns${versions.map((version) => ` (${version})`).join('')}`, works, all);
    printGoals(
      ['Chromium', 'Firefox'].flatMap((browser) =>
        works.map(({ name }, index) => {
          const value = best(all, `wasm, ${browser}`, index) / best(all, `JavaScript, ${browser}`, index);
          return { text: `wasm ≤ 0.65 × JavaScript, ${browser}, ${name}`, value, met: value <= 0.65 };
        }),
      ),
    );
  } finally {
    await runners.close();
  }
}
