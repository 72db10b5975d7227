/** Measures the nanoseconds per row of all contenders, in turn. */

import type { Contender, Work } from './contenders.ts';
import { few, rowsOf } from './contenders.ts';
import { figure, printTable, quantile } from './table.ts';

export const rounds = 40;

/** Nanoseconds per row: for each contender, each work and each round. */
export type Timings = Map<Contender, number[][]>;

/**
 * The number of epochs for about as many rows as the contender's `batch`. If all rows make one step together, at least ten, or two
 * for slow contenders, so that the set-up before the first epoch does not count.
 */
function epochsOf(work: Work, { batch, rounds: part }: Contender): number {
  const fewest = !work.together ? 1 : part === undefined ? 10 : 2;
  return Math.max(Math.ceil(batch / rowsOf(work)), fewest);
}

/** Lets every contender do every work, in each round. */
export async function timings(works: Work[], contenders: Contender[]): Promise<Timings> {
  const all: Timings = new Map(contenders.map((contender) => [contender, works.map((): number[] => [])]));
  // All contenders take turns, so that a temporary disturbance of the machine affects them all. The first rounds, in which browsers
  // still compile, do not count.
  const warmUp = 3;
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      for (const contender of contenders) {
        const { rounds: part = rounds, wholeFit } = contender;
        if (contender.can?.(work) === false || round < -part || round >= part) continue;
        const epochs = wholeFit ? 1 : epochsOf(work, contender);
        const { took } = await contender.train(index, epochs);
        if (round >= 0) all.get(contender)![index]!.push((took * 1e6) / (epochs * rowsOf(work)));
      }
    }
  }
  return all;
}

/** Prints a table of the best rounds and one of the median. */
export function printTimings(title: string, works: Work[], all: Timings): void {
  const head = ['', ...works.map((work) => work.name)];
  const table = (share: number) =>
    [...all].map(([{ name }, byWork]) => [
      name,
      ...byWork.map((values) => (values.length === 0 ? '–' : figure(quantile(values, share)))),
    ]);
  printTable(`${title}, best of ${rounds} rounds`, head, table(0));
  printTable(`${title}, median of ${rounds} rounds`, head, table(0.5));
}

/** The best round of a contender at a work; not a number if it does not take part. */
export function best(all: Timings, name: string, work: number): number {
  for (const [contender, byWork] of all) {
    if (contender.name === name) return quantile(byWork[work]!, 0);
  }
  return NaN;
}

/** Checks that all have done the same work; otherwise their times mean nothing. */
export async function checkAgreement(works: Work[], contenders: Contender[]): Promise<void> {
  for (const [index, work] of works.entries()) {
    const epochs = Math.max(Math.ceil(few / rowsOf(work)), work.together ? 10 : 1);
    let expected: number[] | undefined;
    for (const { name, train, agreement, can } of contenders) {
      if (agreement === undefined || can?.(work) === false) continue;
      const { learned } = await train(index, epochs);
      expected ??= learned;
      const off = Math.max(...learned.map((value, i) => Math.abs(value - expected![i]!)));
      if (learned.length !== expected.length || !(off <= agreement)) {
        throw new Error(`${name} learns ${learned.join(' ')} from ${work.name}, not ${expected.join(' ')}`);
      }
    }
  }
}
