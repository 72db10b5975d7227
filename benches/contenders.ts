/** The contenders for the same work: our trainer in two browsers and natively, plain JavaScript, and other libraries. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from 'puppeteer-core';

import { Browsers, browserNames } from '../tests/browser/harness/browsers.ts';
import { Program } from './program.ts';

/** Rows to train on, and the weights and bias to start with. */
export interface Work {
  name: string;
  /** One row after the other: inputs, then the target. */
  rows: Float64Array;
  start: number[];
  /** Whether all rows make one step together; otherwise each row makes its own. */
  together: boolean;
}

/** A library or program that does the work. */
export interface Contender {
  name: string;
  /** The approximate number of rows for one timing. */
  batch: number;
  /** The number of rounds in which it takes part; by default, all. */
  rounds?: number;
  /** Whether it stops by itself, so that its time is that of all its epochs. */
  wholeFit?: boolean;
  /** Does work `index` for `epochs` epochs. Returns the milliseconds and the parameters learned. */
  train(index: number, epochs: number): Promise<Timing>;
  /** Whether it can do this work. */
  can?(work: Work): boolean;
  /** How much its parameters may differ from the others'; without it, they are not compared, because its work differs. */
  agreement?: number;
}

interface Timing {
  took: number;
  learned: number[];
}

/** Rows for one timing of compiled code: a few milliseconds. */
export const many = 300_000;
/** Rows for one timing of an interpreter, which takes a few hundred times as long for each row. */
export const few = 2000;

export const eta = 0.01;

/** NumPy's first five numbers from seed 0. */
export const start = [
  0.5488135039273248, 0.7151893663724195, 0.6027633760716439, 0.5448831829968969, 0.4236547993389047,
];

/** `count` rows of `inputs` inputs, in two classes that a plane separates: the same rows every time. */
export function generated(count: number, inputs: number): Float64Array {
  // Any reproducible numbers will do: this generator goes through all of 0 … 2^32 − 1.
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const rows = new Float64Array(count * (inputs + 1));
  for (let row = 0; row < rows.length; row += inputs + 1) {
    let sum = 0;
    for (let input = 0; input < inputs; input++) sum += rows[row + input] = 4 * random() - 2;
    rows[row + inputs] = sum > 0.5 ? 1 : 0;
  }
  return rows;
}

export function rowsOf({ rows, start }: Work): number {
  return rows.length / start.length;
}

/** All contenders that run code, with the works already loaded. */
export interface Runners {
  /** Our module and the JavaScript loops, in each browser. */
  pages: Contender[];
  /** Our trainer as a program. */
  native: Contender;
  /** The libraries of peers.py; empty without a Python. */
  python(peer: string, name: string, batch: number): Contender[];
  /** The versions of what runs the code. */
  versions: string[];
  /** Starts another program that answers as trainer/src/main.rs does. */
  program(file: string, ...options: string[]): Promise<Program>;
  close(): Promise<void>;
}

/** Starts browsers and programs, and loads the works into all of them. */
export async function startRunners(works: Work[]): Promise<Runners> {
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const each of closing.reverse()) await each();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'rows-'));
    closing.push(() => rm(folder, { recursive: true }));
    const files = works.map((_, index) => join(folder, `${index}`));
    for (const [index, { rows }] of works.entries()) await writeFile(files[index]!, rows);

    const site = await serve(works);
    closing.push(() => site.close());
    const browsers = new Browsers();
    closing.push(() => browsers.close());
    const pages: Contender[] = [];
    for (const name of browserNames) {
      const browser = await browsers.get(name, { scheme: 'light', reducedMotion: false, forcedColors: false });
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => 'bench' in globalThis);
      const shapes = works.map(({ start, together }) => ({ start, together }));
      await page.evaluate(setUp, shapes, eta);
      const title = `${name[0]!.toUpperCase()}${name.slice(1)}`;
      pages.push(
        inPage(page, 'wasm', `wasm, ${title}`, 0),
        inPage(page, 'javascript', `JavaScript, ${title}`, works.some(({ together }) => together) ? 1e-9 : 1e-12),
      );
    }

    const program = async (file: string, ...options: string[]) => {
      const started = new Program(file, ...options);
      closing.push(() => started.close());
      for (const [index, { start, together }] of works.entries()) {
        await started.ask('work', eta, Number(together), start.length, ...start, files[index]!);
      }
      return started;
    };
    const native = inProgram(await program(required('TRAINER')), 'native Rust', [], many, 0);
    const versions: string[] = [];
    let python: Program | undefined;
    if (process.env['PYTHON'] !== undefined) {
      python = await program(process.env['PYTHON'], fileURLToPath(new URL('peers.py', import.meta.url)));
      versions.push(await python.ask('versions'));
    }
    return {
      pages,
      native,
      python: (peer, name, batch) => (python === undefined ? [] : [inProgram(python, name, [peer], batch)]),
      versions,
      program,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export function inProgram(
  program: Program,
  name: string,
  options: string[],
  batch: number,
  agreement?: number,
): Contender {
  return {
    name,
    batch,
    ...(agreement !== undefined && { agreement }),
    async train(index, epochs) {
      const [took, ...learned] = (await program.ask('train', ...options, index, epochs)).split(' ').map(Number);
      return { took: took!, learned };
    },
  };
}

/** What the page's script provides, and the trainers that `setUp` makes from it. */
interface Bench {
  Work: {
    new: (rows: Float64Array, start: Float64Array, eta: number, together: boolean) => { train(epochs: number): Float64Array };
  };
  trainTwo(rows: { x1: number; x2: number; y: number }[], start: number[], eta: number, epochs: number): number[];
  trainMany(rows: { x: number[]; y: number }[], start: number[], eta: number, epochs: number): number[];
  trainTogether(x1: Float64Array, x2: Float64Array, y: Float64Array, start: number[], eta: number, epochs: number): number[];
  trainers: Record<string, ((epochs: number) => ArrayLike<number>)[]>;
}

function inPage(page: Page, trainer: string, name: string, agreement: number): Contender {
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
async function setUp(works: { start: number[]; together: boolean }[], rate: number): Promise<void> {
  const { bench } = globalThis as unknown as { bench: Bench };
  const [wasm, javascript]: Bench['trainers'][string][] = [[], []];
  bench.trainers = { wasm: wasm!, javascript: javascript! };
  for (const [index, { start, together }] of works.entries()) {
    const flat = new Float64Array(await (await fetch(`rows/${index}`)).arrayBuffer());
    const work = bench.Work.new(flat, Float64Array.from(start), rate, together);
    wasm!.push((epochs) => work.train(epochs));
    const y = start.length - 1;
    const rows = Array.from({ length: flat.length / start.length }, (_, row) => flat.subarray(row * start.length));
    if (together) {
      const column = (place: number) => Float64Array.from(rows, (row) => row[place]!);
      const [x1, x2, targets] = [column(0), column(1), column(2)];
      javascript!.push((epochs) => bench.trainTogether(x1, x2, targets, start, rate, epochs));
    } else if (y === 2) {
      const two = rows.map((row) => ({ x1: row[0]!, x2: row[1]!, y: row[2]! }));
      javascript!.push((epochs) => bench.trainTwo(two, start, rate, epochs));
    } else {
      const wide = rows.map((row) => ({ x: Array.from(row.subarray(0, y)), y: row[y]! }));
      javascript!.push((epochs) => bench.trainMany(wide, start, rate, epochs));
    }
  }
}

/**
 * Serves a page with only the module, the JavaScript loops and the rows. It is isolated from other origins, because browsers then
 * let it read the clock to about a hundredth of a millisecond.
 */
async function serve(works: Work[]): Promise<{ url: string; close(): void }> {
  const module = required('TRAINER_MODULE');
  const script = `
    import init, { Work } from './trainer.js';
    import * as loops from './loop.js';
    await init();
    globalThis.bench = { Work, ...loops };
  `;
  const files: Record<string, [string, string | Uint8Array]> = {
    '/': ['text/html', '<!doctype html><title>Rows</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>'],
    '/page.js': ['text/javascript', script],
    '/loop.js': ['text/javascript', await readFile(new URL('loop.js', import.meta.url))],
    '/trainer.js': ['text/javascript', await readFile(join(module, 'trainer.js'))],
    '/trainer_bg.wasm': ['application/wasm', await readFile(join(module, 'trainer_bg.wasm'))],
  };
  for (const [index, { rows }] of works.entries()) {
    files[`/rows/${index}`] = ['application/octet-stream', new Uint8Array(rows.buffer)];
  }
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

/** The value of a variable that `cargo xtask bench` sets. */
function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set: run \`cargo xtask bench\``);
  return value;
}
