/** How long one row of training takes: here, and in what one might use instead. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from 'puppeteer-core';

import { Browsers, browserNames } from '../tests/browser/harness/browsers.ts';
import { Program } from './program.ts';
import { figure, printGoals, printTable, quantile } from './table.ts';

/** Rows to learn from, inputs and then target, and the weights and bias to start with. */
interface Work {
  name: string;
  rows: number[][];
  start: number[];
}

/** Who does the work. */
interface Contender {
  name: string;
  /** About how many rows make one timing. */
  batch: number;
  /** Does work `index` for so many epochs: milliseconds, and the parameters learned. */
  train(index: number, epochs: number): Promise<Timing>;
  /** Whether it can do this work. */
  can?(work: Work): boolean;
  /** What it must learn, to the last bit or nearly; without it, its work is another. */
  agreement?: 'bits' | 'nearly';
}

interface Timing {
  took: number;
  learned: number[];
}

const eta = 0.01;
const rounds = 40;

/** Rows for one timing of compiled code: a few milliseconds. */
const many = 300_000;
/** Rows for one timing of an interpreter, which takes a few hundred times as long for each. */
const few = 2000;
/** Rows for one timing where every epoch is a call. */
const calls = 100;

/** Measures, prints, and closes what it opened. */
export async function measureRows(): Promise<void> {
  const works = allWorks();
  const closing: (() => unknown)[] = [];
  try {
    const contenders: Contender[] = [];
    const site = await serve();
    closing.push(() => site.close());
    const browsers = new Browsers();
    closing.push(() => browsers.close());
    for (const name of browserNames) {
      const browser = await browsers.get(name, { scheme: 'light', reducedMotion: false, forcedColors: false });
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => 'bench' in globalThis);
      await page.evaluate(setUp, works, eta);
      const title = `${name[0]!.toUpperCase()}${name.slice(1)}`;
      contenders.push(
        inPage(page, 'wasm', `wasm, ${title}`, 'bits'),
        inPage(page, 'javascript', `JavaScript, ${title}`, 'nearly'),
      );
    }
    const native = new Program(required('TRAINER'));
    closing.push(() => native.close());
    contenders.push(inProgram(native, 'native Rust', [], many, 'bits'));
    let versions = '';
    if (process.env['PYTHON'] !== undefined) {
      const python = new Program(process.env['PYTHON'], fileURLToPath(new URL('peers.py', import.meta.url)));
      closing.push(() => python.close());
      versions = await python.ask('versions');
      // A classifier must see two classes.
      const can = ({ rows }: Work) => rows.length > 1;
      contenders.push(
        inProgram(python, 'NumPy, a dot product a row', ['numpy'], few, 'nearly'),
        { ...inProgram(python, 'scikit-learn, fit', ['fit'], many), can },
        { ...inProgram(python, 'scikit-learn, partial_fit an epoch', ['partial_fit'], calls), can },
      );
      for (const work of works) await python.ask(...request(work));
    }
    for (const work of works) await native.ask(...request(work));

    await checkAgreement(works, contenders);
    report(works, contenders, await timings(works, contenders), versions);
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** Nanoseconds a row: of each contender, of each work, in each round. */
async function timings(works: Work[], contenders: Contender[]): Promise<Map<Contender, number[][]>> {
  const all = new Map(contenders.map((contender) => [contender, works.map((): number[] => [])]));
  // Everyone in turn, again and again: what disturbs the machine for a while disturbs them all. The first rounds, in
  // which browsers still compile, don't count.
  const warmUp = 3;
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      for (const contender of contenders) {
        if (contender.can?.(work) === false) continue;
        const epochs = Math.ceil(contender.batch / work.rows.length);
        const { took } = await contender.train(index, epochs);
        if (round >= 0) all.get(contender)![index]!.push((took * 1e6) / (epochs * work.rows.length));
      }
    }
  }
  return all;
}

function report(works: Work[], contenders: Contender[], all: Map<Contender, number[][]>, versions: string): void {
  const cells = (contender: Contender, share: number) =>
    works.map((_, index) => {
      const values = all.get(contender)![index]!;
      return values.length === 0 ? '–' : figure(quantile(values, share));
    });
  const head = ['', ...works.map((work) => work.name)];
  const table = (share: number) => contenders.map((contender) => [contender.name, ...cells(contender, share)]);
  printTable(`ns a row, best of ${rounds} rounds${versions && ` (${versions})`}`, head, table(0));
  printTable(`ns a row, median of ${rounds} rounds`, head, table(0.5));

  const best = (name: string) => {
    const contender = contenders.find((one) => one.name === name);
    return contender === undefined ? NaN : quantile(all.get(contender)![and]!, 0);
  };
  const wasm = best('wasm, Chromium');
  const toJavaScript = wasm / best('JavaScript, Chromium');
  const toNative = wasm / best('native Rust');
  const toNumpy = best('NumPy, a dot product a row') / wasm;
  printGoals([
    { text: 'wasm ≤ 1.1 × JavaScript, Chromium, AND', value: toJavaScript, met: toJavaScript <= 1.1 },
    { text: 'wasm, Chromium ≤ 1.1 × native Rust, AND', value: toNative, met: toNative <= 1.1 },
    ...(versions
      ? [{ text: 'NumPy ≥ 280 × wasm, Chromium, AND', value: toNumpy, met: toNumpy >= 280 }]
      : []),
  ]);
}

/** All must have done the same work, or their times mean nothing. */
async function checkAgreement(works: Work[], contenders: Contender[]): Promise<void> {
  for (const [index, work] of works.entries()) {
    const epochs = Math.ceil(few / work.rows.length);
    let expected: number[] | undefined;
    for (const { name, train, agreement } of contenders) {
      if (agreement === undefined) continue;
      const { learned } = await train(index, epochs);
      expected ??= learned;
      const off = Math.max(...learned.map((value, i) => Math.abs(value - expected![i]!)));
      if (learned.length !== expected.length || !(off <= (agreement === 'bits' ? 0 : 1e-12))) {
        throw new Error(`${name} learns ${learned.join(' ')} from ${work.name}, not ${expected.join(' ')}`);
      }
    }
  }
}

/** Where AND is in the list. */
const and = 1;

function allWorks(): Work[] {
  // Any numbers do that are the same every time: these go round all of 0 … 2^32 − 1.
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const generated = (count: number, inputs: number) =>
    Array.from({ length: count }, () => {
      const x = Array.from({ length: inputs }, () => 4 * random() - 2);
      return [...x, x.reduce((sum, value) => sum + value) > 0.5 ? 1 : 0];
    });
  const gate = [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]];
  // NumPy's first five numbers from seed 0.
  const start = [0.5488135039273248, 0.7151893663724195, 0.6027633760716439, 0.5448831829968969, 0.4236547993389047];
  return [
    { name: '1 row', rows: [[1, 1, 1]], start: start.slice(0, 3) },
    { name: 'AND, 4 rows', rows: gate, start: start.slice(0, 3) },
    { name: '150 rows of 4', rows: generated(150, 4), start },
    { name: '10 000 rows of 2', rows: generated(10_000, 2), start: start.slice(0, 3) },
  ];
}

function request({ rows, start }: Work): (string | number)[] {
  return ['work', eta, start.length, ...start, ...rows.flat()];
}

function inProgram(
  program: Program,
  name: string,
  options: string[],
  batch: number,
  agreement?: 'bits' | 'nearly',
): Contender {
  return {
    name,
    batch,
    ...(agreement && { agreement }),
    async train(index, epochs) {
      const [took, ...learned] = (await program.ask('train', ...options, index, epochs)).split(' ').map(Number);
      return { took: took!, learned };
    },
  };
}

/** What the page's script offers, and what `setUp` makes of it. */
interface Bench {
  Work: { new: (rows: Float64Array, start: Float64Array, eta: number) => { train(epochs: number): Float64Array } };
  trainTwo(rows: { x1: number; x2: number; y: number }[], start: number[], eta: number, epochs: number): number[];
  trainMany(rows: { x: number[]; y: number }[], start: number[], eta: number, epochs: number): number[];
  trainers: Record<string, ((epochs: number) => ArrayLike<number>)[]>;
}

function inPage(page: Page, trainer: string, name: string, agreement: 'bits' | 'nearly'): Contender {
  return {
    name,
    batch: many,
    agreement,
    train: (index, epochs) =>
      page.evaluate(
        (by, work, count) => {
          const train = (globalThis as unknown as { bench: Bench }).bench.trainers[by]![work]!;
          const start = performance.now();
          const learned = train(count);
          return { took: performance.now() - start, learned: Array.from(learned) };
        },
        trainer,
        index,
        epochs,
      ),
  };
}

/** Runs in the page. */
function setUp(works: Work[], rate: number): void {
  const { bench } = globalThis as unknown as { bench: Bench };
  bench.trainers = { wasm: [], javascript: [] };
  for (const { rows, start } of works) {
    const work = bench.Work.new(Float64Array.from(rows.flat()), Float64Array.from(start), rate);
    bench.trainers['wasm']!.push((epochs) => work.train(epochs));
    const y = start.length - 1;
    if (y === 2) {
      const two = rows.map((row) => ({ x1: row[0]!, x2: row[1]!, y: row[2]! }));
      bench.trainers['javascript']!.push((epochs) => bench.trainTwo(two, start, rate, epochs));
    } else {
      const wide = rows.map((row) => ({ x: row.slice(0, y), y: row[y]! }));
      bench.trainers['javascript']!.push((epochs) => bench.trainMany(wide, start, rate, epochs));
    }
  }
}

/**
 * Serves a page that holds the module and the JavaScript loop and nothing else. It is isolated from other origins, for
 * then browsers let it read the clock to a hundredth of a millisecond or so.
 */
async function serve(): Promise<{ url: string; close(): void }> {
  const module = required('TRAINER_MODULE');
  const script = `
    import init, { Work } from './trainer.js';
    import { trainTwo, trainMany } from './loop.js';
    await init();
    globalThis.bench = { Work, trainTwo, trainMany };
  `;
  const files: Record<string, [string, string | Buffer]> = {
    '/': ['text/html', '<!doctype html><title>Rows</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>'],
    '/page.js': ['text/javascript', script],
    '/loop.js': ['text/javascript', await readFile(new URL('loop.js', import.meta.url))],
    '/trainer.js': ['text/javascript', await readFile(join(module, 'trainer.js'))],
    '/trainer_bg.wasm': ['application/wasm', await readFile(join(module, 'trainer_bg.wasm'))],
  };
  const server = createServer((request, response) => {
    const [type, content] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, {
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What `cargo xtask bench` has made. */
function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: run \`cargo xtask bench\``);
  return value;
}
