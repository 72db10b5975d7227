/** The site without a network: kept after a visit, and replaced by a new build without mixing the two. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { digest } from '../../www/build/offline.ts';
import { eventAfter, neuron, values } from './harness/element.ts';
import { dist } from './harness/server.ts';
import type { Site } from './harness/server.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

const read = (name: string): Promise<string> => readFile(join(dist, name), 'utf8');

/** Another build of the site: a page and a script that can be recognised as newer, and a service worker for them. */
async function newer(): Promise<Record<string, string>> {
  const [page, script, worker] = await Promise.all(['index.html', 'one-neuron.js', 'offline.js'].map(read)) as [string, string, string];
  const files = {
    'index.html': page.replace('<title>', '<title>Newer: '),
    'one-neuron.js': `${script}\ndocument.documentElement.dataset.newer = '';`,
  };
  const name = /name:[`"']([0-9a-f]{16})/.exec(worker)?.[1] ?? assert.fail('the worker has no name');
  return {
    ...files,
    'offline.js': worker
      .replace(digest(page), digest(files['index.html']))
      .replace(digest(script), digest(files['one-neuron.js']))
      .replace(name, digest('newer')),
  };
}

/** The names of the files that are kept, by cache. */
function kept(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const all: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      all[name] = requests.map(({ url }) => url.slice(new URL('.', location.href).href.length)).sort();
    }
    return all;
  });
}

/** The files that a worker keeps for the English page, those that are only needed later among them. */
function filesOfPage(worker: string): string[] {
  const [, needed = '', later = ''] = /"index\.html":\{needed:\[(.*?)\],later:\[(.*?)\]\}/.exec(worker) ?? assert.fail('the worker has no page');
  return [needed, later].flatMap((list) => list.split(',').map((name) => name.slice(1, -1)));
}

const files = filesOfPage(await read('offline.js'));

/** Whether all files of the English page are kept: a host that stops before that leaves a page with holes. */
const isWhole = (kept: string[] = []): boolean => files.every((name) => kept.includes(name));

/** Whether the open page is of the newer build, and whether its script is. */
const build = (page: Page): Promise<boolean[]> =>
  page.evaluate(() => [document.title.startsWith('Newer'), 'newer' in document.documentElement.dataset]);

async function trains(page: Page): Promise<void> {
  const element = await neuron(page);
  await element.evaluate((shown) => (shown.playbackRate = 500));
  await eventAfter(element, 'ended', () => element.evaluate((shown) => shown.play()));
  assert.equal((await values(element))['epoch'], 1000);
}

/** Stops the host. */
const goOffline = (site: Site): Promise<void> => site.close();

inEachBrowser('without a network', (visit) => {
  test('the site opens again after a visit', visit({ keeps: true }, async ({ page, site, problems }) => {
    await neuron(page);
    const all = await until(() => kept(page), (all) => isWhole(Object.values(all)[0]));
    assert.equal(Object.keys(all).length, 1);
    assert.ok(!Object.values(all).flat().some((name) => name.endsWith('.svg') || name.endsWith('.png')));
    await goOffline(site);
    await page.reload();
    await trains(page);
    // A file that is only fetched when it is needed.
    const element = await neuron(page);
    assert.match(await element.evaluate((shown) => shown.toNumpy()), /numpy/);
    await page.goto(`${site.url}?v=1&dataset=xor#and`);
    await trains(page);
    problems.length = 0;
  }));

  test('another language is kept when it is visited', visit({ keeps: true }, async ({ page, site, problems }) => {
    const isThere = (name: string) => (all: Record<string, string[]>): boolean => Object.values(all).flat().includes(name);
    await neuron(page);
    const all = await until(() => kept(page), (all) => isWhole(Object.values(all)[0]));
    assert.ok(!isThere('de/index.html')(all));
    // The words of its language are kept with it, and no others.
    const words = (all: Record<string, string[]>): string[] =>
      Object.values(all).flat().flatMap((name) => /^assets\/(en|de)-[\w-]{8}\.js$/.exec(name)?.[1] ?? []);
    assert.deepEqual(words(all), ['en']);
    await page.goto(`${site.url}de/`);
    await neuron(page);
    await page.goto(site.url);
    // The page and its words come one after the other.
    const both = await until(() => kept(page), (all) => isThere('de/index.html')(all) && words(all).length > 1);
    assert.deepEqual(words(both), ['de', 'en']);
    await goOffline(site);
    await page.goto(`${site.url}de/`);
    await trains(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
    problems.length = 0;
  }));

  test('nothing is kept before the figure is there', visit({ keeps: true, closed: true }, async ({ page, site }) => {
    await page.goto(site.url);
    await until(() => kept(page), (all) => isWhole(Object.values(all)[0]));
    const order = site.served.map(({ name }) => name);
    const [worker, module] = [order.indexOf('offline.js'), order.findIndex((name) => name.endsWith('.wasm'))];
    assert.ok(module >= 0 && worker > module, order.join(' '));
  }));

  const update: Record<string, string> = {};
  test('a new build replaces the old, and they are never mixed', visit({ keeps: true, files: update }, async ({ page, site, problems }) => {
    await neuron(page);
    const before = await until(() => kept(page), (all) => isWhole(Object.values(all)[0]));
    assert.deepEqual(await build(page), [false, false]);
    await page.reload();
    await neuron(page);

    // Another page of the old build stays open, while this one is opened anew.
    const old = await page.browserContext().newPage();
    await old.goto(site.url);
    await neuron(old);
    Object.assign(update, await newer());
    // Pages in the background do not run.
    await page.bringToFront();
    await page.reload();
    await neuron(page);
    assert.deepEqual(await build(page), [true, true]);
    const both = await until(() => kept(page), (all) => Object.keys(all).length === 2 && Object.values(all).every((names) => names.includes('index.html')));
    assert.ok(Object.keys(before).every((name) => name in both));

    // The old page still finds files that it requests late.
    await old.bringToFront();
    const element = await neuron(old);
    assert.match(await element.evaluate((shown) => shown.toNumpy()), /numpy/);
    await trains(old);
    await old.close();

    // With all pages closed, the new build takes over.
    await page.goto('about:blank');
    await page.goto(site.url);
    await neuron(page);
    const after = await until(() => kept(page), (all) => Object.keys(all).length === 1 && isWhole(Object.values(all)[0]));
    assert.ok(!Object.keys(before).some((name) => name in after));
    await goOffline(site);
    await page.reload();
    await trains(page);
    assert.deepEqual(await build(page), [true, true]);
    problems.length = 0;
  }));
});
