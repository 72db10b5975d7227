/** Journeys of readers through pages, to measure what they download. */

import type { Page } from 'puppeteer-core';

import type { OneNeuron } from '../../../www/element/one-neuron.ts';
import { sizeOf } from '../../../www/build/sizes.ts';
import type { limits, Size } from '../../../www/build/sizes.ts';
import type { Site } from './server.ts';

/** A journey through a page of a site. */
export interface Journey {
  /** The name of the journey in the list of limits. */
  readonly name: keyof typeof limits;
  /** Where it begins, and the author's own files. */
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
  go(page: Page): Promise<void>;
}

/** Waits until every figure in the page shows its run, and the first has played a little. */
async function playing(page: Page): Promise<void> {
  await page.waitForSelector('one-neuron');
  await page.evaluate(async () => {
    const figure = document.querySelector('one-neuron') as OneNeuron;
    const moved = new Promise((resolve) => figure.addEventListener('epochupdate', () => figure.currentEpoch > 0 && resolve(undefined)));
    await figure.play();
    await moved;
    figure.pause();
  });
  await page.waitForNetworkIdle();
}

/** Brings every figure of a page into view, from the first to the last. */
async function read(page: Page): Promise<void> {
  const count = await page.$$eval('one-neuron, one-neuron-clue', (figures) => figures.length);
  for (let index = 0; index < count; index++) {
    await page.evaluate(async (index) => {
      const figure = document.querySelectorAll('one-neuron, one-neuron-clue')[index] as HTMLElement & { ready?: Promise<void>; settled?(): Promise<void> };
      figure.scrollIntoView({ block: 'center', behavior: 'instant' });
      await customElements.whenDefined(figure.localName);
      await (figure.ready ?? figure.settled?.());
    }, index);
  }
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await page.waitForNetworkIdle();
}

const post = (figure: string): string =>
  `<!doctype html><html lang="en"><head><title>A post</title><link rel="icon" href="data:,"><script type="module" src="one-neuron.js"></script></head><body><main><h1>A post</h1>${figure}</main></body></html>`;

/** All journeys. */
export const journeys: readonly Journey[] = [
  { name: 'the tutorial until its first figure plays', path: '', files: {}, go: playing },
  { name: 'the whole tutorial', path: '', files: {}, go: read },
  {
    name: 'a figure of a gate in a post',
    path: 'post.html',
    files: { 'post.html': post('<one-neuron dataset="xor" features="x1*x2" controls></one-neuron>') },
    go: playing,
  },
  {
    name: 'a figure of a table in a post',
    path: 'post.html',
    files: { 'post.html': post('<one-neuron src="mine.csv" controls></one-neuron>'), 'mine.csv': 'a,b,kind\n1,2,no\n3,4,yes\n5,1,no\n' },
    go: playing,
  },
];

/** The files fetched from a site on a journey, each once, without the author's own. */
export function fetched(site: Site, { files }: Journey): Map<string, Size> {
  const ours = site.served.filter(({ name }) => !(name in files));
  return new Map(ours.map(({ name, content }) => [name, sizeOf(content)]));
}
