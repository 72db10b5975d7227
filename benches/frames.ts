/** The time that the page's main thread takes for each animation frame while a neuron learns. */

import type { Page } from 'puppeteer-core';

import { Browsers } from '../tests/browser/harness/browsers.ts';
import { neuron } from '../tests/browser/harness/element.ts';
import { pageWith, serve } from '../tests/browser/harness/server.ts';
import { printGoals, printTable, quantile } from './table.ts';

const ratios = [1, 2];
const epochs = [100, 100_000];

const panels = 'boundary loss activation landscape equations code data network confusion shapes slice';

/** Pages with more work, at pixel ratio 1: each with the epoch to play from, and limits for the callback: median, and p99 if set. */
const heavy = [
  { name: 'every panel', tag: `eta="0.1" panels="${panels}"`, epoch: 100, median: 2, p99: 6 },
  { name: 'every panel, late', tag: `eta="0.1" panels="${panels}"`, epoch: 999_000, median: 2, p99: 6 },
  { name: '10 000 rows', tag: 'dataset="moons" rows="10000"', epoch: 10, median: 3 },
] as const;

/**
 * One neuron that learns 500 rows, compared with TensorFlow Playground with 500 points and no hidden layer. It is measured if
 * `PLAYGROUND` names the folder `dist` of a build of it (github.com/tensorflow/playground, `npm run build`).
 */
const peer = {
  ours: { name: '500 rows', tag: 'dataset="blobs" rows="500"' },
  name: 'TensorFlow Playground, 500 points',
  folder: process.env['PLAYGROUND'],
  settings:
    '#activation=sigmoid&batchSize=1&dataset=gauss&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=&seed=0.5&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&initZero=false',
} as const;

/** The length of one measurement, in milliseconds, and the number of measurements of each page. */
const span = 2500;
const rounds = 3;

/** The time to wait before a measurement, in milliseconds. */
const settling = 500;

/** The parts of Chromium's trace events that are used here. Times are in microseconds. */
interface TraceEvent {
  name: string;
  /** X: complete. */
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** The processor time within `dur`. */
  tdur?: number;
}

/** One frame, in milliseconds. */
interface Frame {
  /** All tasks of the main thread, from the one with the callback for this frame to the one for the next. */
  tasks: number;
  /** The processor time within that, without waiting for other threads and programs. */
  processor: number;
  /** The page's own callback alone. */
  callback: number;
}

/** Frames, and the total time of each kind of work in them, without the work nested inside it. */
interface Watched {
  frames: Frame[];
  kinds: Map<string, number>;
}

/** Measures and prints. */
export async function measureFrames(): Promise<void> {
  const pages = [...heavy, peer.ours].map(async ({ tag }, index) => [`page-${index}.html`, await pageWith(`<one-neuron controls ${tag}></one-neuron>`)]);
  const site = await serve(Object.fromEntries(await Promise.all(pages)) as Record<string, string>);
  const playground = peer.folder === undefined ? undefined : await serve({}, { built: peer.folder, lenient: true });
  const browsers = new Browsers();
  const all = new Map<string, Watched>();
  try {
    const browser = await browsers.get('chromium', { scheme: 'light', reducedMotion: false, forcedColors: false });
    for (let round = 0; round < rounds; round++) {
      for (const ratio of ratios) {
        const page = await browser.newPage();
        await page.setViewport({ width: 1280, height: 800, deviceScaleFactor: ratio });
        await page.goto(site.url);
        await prepare(page);
        const places: [string, () => Promise<void>][] = [
          [idle(ratio), () => callBack(page)],
          ...epochs.map((epoch): [string, () => Promise<void>] => [place(epoch, ratio), () => playFrom(page, epoch)]),
        ];
        for (const [key, start] of places) add(all, key, await watch(page, start));
        await page.close();
      }
      for (const [index, { name, epoch }] of heavy.entries()) {
        const page = await browser.newPage();
        await page.setViewport({ width: 1280, height: 2400, deviceScaleFactor: 1 });
        await page.goto(`${site.url}page-${index}.html`);
        await prepare(page);
        add(all, name, await watch(page, () => playFrom(page, epoch)));
        await page.close();
      }
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 800 });
      await page.goto(`${site.url}page-${heavy.length}.html`);
      await prepare(page);
      add(all, peer.ours.name, await watch(page, () => playFrom(page, 10)));
      if (playground !== undefined) {
        await page.goto(playground.url + peer.settings);
        await page.waitForSelector('#play-pause-button');
        add(all, peer.name, await watch(page, () => page.click('#play-pause-button')));
      }
      await page.close();
    }
  } finally {
    await browsers.close();
    await Promise.all([site.close(), playground?.close()]);
  }
  report(all);
}

function add(all: Map<string, Watched>, key: string, { frames, kinds }: Watched): void {
  const before = all.get(key) ?? { frames: [], kinds: new Map<string, number>() };
  for (const [kind, time] of kinds) before.kinds.set(kind, (before.kinds.get(kind) ?? 0) + time);
  all.set(key, { frames: [...before.frames, ...frames], kinds: before.kinds });
}

const place = (epoch: number, ratio: number): string => `epoch ${epoch}, pixel ratio ${ratio}`;
const idle = (ratio: number): string => `empty callback, pixel ratio ${ratio}`;

/** Gives the first neuron on the page enough epochs for a measurement. */
async function prepare(page: Page): Promise<void> {
  const element = await neuron(page);
  await element.evaluate((shown) => {
    shown.scrollIntoView();
    shown.setAttribute('epochs', '1000000');
  });
  await page.waitForFunction(() => (document.querySelector('one-neuron') as unknown as Player).duration === 1_000_000);
}

/** The parts of the element's interface that are used here. */
interface Player extends EventTarget {
  currentEpoch: number;
  readonly duration: number;
  play(): Promise<void>;
  pause(): void;
}

/** Plays from `epoch` on. */
async function playFrom(page: Page, epoch: number): Promise<void> {
  await page.evaluate(async (start) => {
    const player = document.querySelector('one-neuron') as unknown as Player;
    player.pause();
    const there = new Promise((resolve) => player.addEventListener('seeked', resolve, { once: true }));
    player.currentEpoch = start;
    await there;
    await player.play();
  }, epoch);
}

/** Requests frame after frame and does nothing in them, to measure what an empty frame costs. */
async function callBack(page: Page): Promise<void> {
  await page.evaluate((until) => {
    const end = performance.now() + until;
    const again = () => {
      if (performance.now() < end) requestAnimationFrame(again);
    };
    again();
  }, settling + span);
}

/** Does `start`, and reads from a trace how long the frames after it take. */
async function watch(page: Page, start: () => Promise<void>): Promise<Watched> {
  await start();
  // By then, work that is done only once, and compiling, are over.
  await pause(settling);
  await page.tracing.start({ categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await pause(span);
  const trace = await page.tracing.stop();
  if (trace === undefined) throw new Error('Chromium gave no trace');
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  return read(traceEvents);
}

function read(events: TraceEvent[]): Watched {
  // The main thread is the one with the callbacks.
  const first = events.find(({ name }) => name === 'FireAnimationFrame');
  if (first === undefined) throw new Error('no animation frame in the trace: the neuron did not play');
  const work = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const end = ({ ts, dur = 0 }: TraceEvent) => ts + dur;
  let busy = 0;
  const tasks = work.filter((event) => {
    // A task within a task is part of it.
    if (event.name !== 'RunTask' || event.ts < busy) return false;
    busy = end(event);
    return true;
  });
  const callbacks = work.filter(({ name }) => name === 'FireAnimationFrame');

  // A frame begins with the task of its callback; the last one is cut off by the end of the trace.
  const opening = tasks.filter((task) => callbacks.some((call) => call.ts >= task.ts && end(call) <= end(task)));
  const frames = opening.slice(0, -1).map((task, index): Frame => {
    const until = opening[index + 1]!.ts;
    const within = (list: TraceEvent[], time: (event: TraceEvent) => number = ({ dur = 0 }) => dur) =>
      list.filter(({ ts }) => ts >= task.ts && ts < until).reduce((sum, event) => sum + time(event), 0) / 1000;
    return {
      tasks: within(tasks),
      processor: within(tasks, ({ tdur = Number.NaN }) => tdur),
      callback: within(callbacks),
    };
  });

  const [from, until] = [opening[0]!.ts, opening[opening.length - 1]!.ts];
  const kinds = new Map<string, number>();
  const add = (kind: string, time: number) => kinds.set(kind, (kinds.get(kind) ?? 0) + time / 1000);
  const open: TraceEvent[] = [];
  for (const event of work.filter(({ ts }) => ts >= from && ts < until)) {
    while (open.length > 0 && end(open[open.length - 1]!) <= event.ts) open.pop();
    const outer = open[open.length - 1];
    if (outer === undefined && event.name !== 'RunTask') continue;
    if (outer !== undefined) add(outer.name, -(event.dur ?? 0));
    add(event.name, event.dur ?? 0);
    open.push(event);
  }
  return { frames, kinds };
}

function report(all: Map<string, Watched>): void {
  const both = (frames: Frame[], time: keyof Frame) =>
    [0.5, 0.99].map((share) => quantile(frames.map((frame) => frame[time]), share).toFixed(2)).join(', ');
  printTable(
    'main thread of the page in Chromium, ms a frame: median, p99',
    ['', 'frames', 'tasks', 'processor time of tasks', 'callback'],
    [...all].map(([where, { frames }]) => [
      where,
      String(frames.length),
      both(frames, 'tasks'),
      both(frames, 'processor'),
      both(frames, 'callback'),
    ]),
  );
  const names = new Set([...all.values()].flatMap(({ kinds }) => [...kinds.keys()]));
  const mean = ({ frames, kinds }: Watched, kind: string) => (kinds.get(kind) ?? 0) / frames.length;
  const shown = [...names]
    .map((kind): [string, number[]] => [kind, [...all.values()].map((watched) => mean(watched, kind))])
    .filter(([, times]) => Math.max(...times) >= 0.05)
    .sort(([, a], [, b]) => Math.max(...b) - Math.max(...a));
  printTable(
    'where it goes: ms a frame, mean, without what is inside',
    ['', ...all.keys()],
    shown.map(([kind, times]) => [kind, ...times.map((time) => time.toFixed(3))]),
  );

  const callbacks = (name: string, share: number) => quantile((all.get(name)?.frames ?? []).map(({ callback }) => callback), share);
  printGoals(
    heavy.flatMap((page) => {
      const [median, p99] = [callbacks(page.name, 0.5), callbacks(page.name, 0.99)];
      const goals = [{ text: `${page.name}: callback, median ≤ ${page.median} ms`, value: median, met: median <= page.median }];
      if ('p99' in page) goals.push({ text: `${page.name}: callback, p99 ≤ ${page.p99} ms`, value: p99, met: p99 <= page.p99 });
      return goals;
    }),
  );
  const tasks = (name: string) => quantile((all.get(name)?.frames ?? []).map(({ tasks }) => tasks), 0.5);
  if (all.has(peer.name)) {
    const times = tasks(peer.name) / tasks(peer.ours.name);
    printGoals([{ text: `${peer.name}: tasks ≥ 5 × those of ${peer.ours.name}`, value: times, met: times >= 5 }]);
  }
  const median = (epoch: number, ratio: number) => time('tasks', all, epoch, ratio, 0.5);
  printGoals(
    ratios.flatMap((ratio) => {
      const [early, late] = [median(epochs[0]!, ratio), median(epochs[1]!, ratio)];
      const slowest = Math.max(early, late);
      const p99 = Math.max(...epochs.map((epoch) => time('tasks', all, epoch, ratio, 0.99)));
      const own = [0.5, 0.99].map((share) => Math.max(...epochs.map((epoch) => time('callback', all, epoch, ratio, share))));
      return [
        { text: `median ≤ 0.5 ms, pixel ratio ${ratio}`, value: slowest, met: slowest <= 0.5 },
        { text: `p99 ≤ 2 ms, pixel ratio ${ratio}`, value: p99, met: p99 <= 2 },
        { text: `callback alone, median ≤ 0.5 ms, pixel ratio ${ratio}`, value: own[0]!, met: own[0]! <= 0.5 },
        { text: `callback alone, p99 ≤ 2 ms, pixel ratio ${ratio}`, value: own[1]!, met: own[1]! <= 2 },
        { text: `epoch 100 000 ≤ 1.2 × epoch 100, pixel ratio ${ratio}`, value: late / early, met: late / early <= 1.2 },
      ];
    }),
  );
}

function time(
  kind: keyof Frame,
  all: Map<string, Watched>,
  epoch: number,
  ratio: number,
  share: number,
): number {
  return quantile((all.get(place(epoch, ratio))?.frames ?? []).map((frame) => frame[kind]), share);
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
