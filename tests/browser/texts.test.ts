/** Exported texts of a run: they are right, and one module makes all of them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventAfter, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import type { Site } from './harness/server.ts';
import { inEachBrowser } from './harness/visit.ts';

const tag = (attributes: string): string => `<main><h1>One</h1><one-neuron ${attributes}></one-neuron></main>`;

const modules = (site: Site): number => new Set(site.served.map(({ name }) => name).filter((name) => name.endsWith('.wasm'))).size;

const state = (element: Neuron): Promise<{ epoch: number; parameters: number[]; loss: number }> =>
  element.evaluate((shown) => ({
    epoch: shown.currentEpoch,
    parameters: [...shown.weights, ...shown.bias],
    loss: shown.values['meanLoss'] ?? Number.NaN,
  }));

/** Goes to an epoch, however long that takes. */
async function seek(element: Neuron, epoch: number): Promise<void> {
  await eventAfter(element, 'seeked', () => element.evaluate((shown, epoch) => (shown.currentEpoch = epoch), epoch));
}

inEachBrowser('texts', (visit) => {
  for (const [what, attributes] of [
    ['of a gate', 'dataset="xor" epochs="50" weights="1,2,-1" along="3" lit="w1" poster="data:," controls panels="boundary loss equations"'],
    ['of anything else', 'dataset="moons" controls panels="boundary loss equations data confusion"'],
  ] as const) {
    test(`come from one module: ${what}`, visit({ body: tag(attributes) }, async ({ page, site }) => {
      const element = await neuron(page);
      await seek(element, 20);
      await element.evaluate((shown) => (shown.weights = [1, 2]));
      await element.evaluate((shown) => Promise.all([shown.toNumpy(), shown.toURL(), shown.toEmbed(), shown.toCSV(), shown.toSVG('loss')]));
      await page.waitForNetworkIdle();
      assert.equal(modules(site), 1);
    }));
  }

  test('have a history as a table, wherever in it the run stands', visit({ body: tag('controls') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 30);
    await seek(element, 10);
    const table = (await element.evaluate((shown) => shown.toCSV())).trimEnd().split('\n');
    assert.deepEqual([table.length, table[0], table[31]?.split(',')[0]], [32, 'epoch,mean_loss,accuracy', '30']);
  }));

  test('are of the run as it stands', visit({ body: tag('eta="0.5" controls') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 12);
    const texts = await element.evaluate(async (shown) => ({
      script: await shown.toNumpy(),
      address: await shown.toURL(),
      tag: await shown.toEmbed(),
      rows: await shown.toCSV('rows'),
    }));
    assert.match(texts.script, /^import numpy as np\n[^]*eta = 0\.5\n[^]*for epoch in range\(12\):/);
    assert.equal(new URL(texts.address).hash, '#one-neuron?v=1&eta=0.5&epoch=12');
    assert.match(texts.tag, /<one-neuron [^>]*eta="0\.5"/);
    assert.equal(texts.rows, 'x1,x2,label\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n');
  }));

  test('are of the last good run where an attribute is refused', visit({ body: tag('controls') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 5);
    await eventAfter(element, 'error', () => element.evaluate((shown) => shown.setAttribute('eta', 'fast')));
    assert.match(await element.evaluate((shown) => shown.toNumpy()), /eta = 0\.01\n[^]*for epoch in range\(5\):/);
  }));

  for (const [what, attributes, change] of [
    ['an attribute of each kind', 'dataset="moons" rows="60" noise="0.3" holdout="0.2" features="x1*x2" eta="0.1" batch-size="8" shuffle', ''],
    ['a hand on rows, weights and penalty', 'dataset="xor" features="x1*x2" scale="standard"', 'hand'],
  ] as const) {
    test(`give a link that opens the same run: ${what}`, visit({ body: tag(`${attributes} controls`) }, async ({ page }) => {
      const element = await neuron(page);
      if (change !== '') {
        await element.evaluate((shown) => {
          shown.rows = [{ x: [0.1, 1 / 3], y: 1 }, { x: [-0.7, 2], y: 0 }, { x: [1e-7, 12345.678], y: 1 }];
          shown.weights = [0.1, -0.2, 0.3];
        });
        await seek(element, 10);
        await element.evaluate((shown) => {
          shown.setAttribute('penalty', 'l2');
          shown.setAttribute('penalty-rate', '0.25');
        });
      }
      await seek(element, 37);
      const there = await state(element);
      const address = await element.evaluate((shown) => shown.toURL());
      await page.goto('about:blank');
      await page.goto(address);
      const here = await state(await neuron(page));
      assert.deepEqual(here, there);
      assert.equal(here.epoch, 37);
    }));
  }

  test('give a link that holds many rows, or none', visit({ body: tag('controls panels="loss data"') }, async ({ page, site }) => {
    const element = await neuron(page);
    const rows = Array.from({ length: 260 }, (_, row) => ({ x: Array.from({ length: 7 }, (_, input) => Math.round(9000 * Math.sin(row * 7 + input + 1)) / 100 || 0), y: row % 2 }));
    await element.evaluate((shown, rows) => (shown.rows = rows), rows);
    await seek(element, 3);
    const address = await element.evaluate((shown) => shown.toURL());
    assert.match(new URL(address).hash, /^#one-neuron\?z=[\w-]+$/);
    await page.goto('about:blank');
    await page.goto(address);
    const opened = await neuron(page);
    assert.deepEqual(await opened.evaluate((shown) => [shown.rows, shown.currentEpoch]), [rows, 3]);
    // In a frame it is the query.
    await page.goto(`${site.url}embed.html?${address.split('?').at(-1)}`);
    assert.equal((await (await neuron(page)).evaluate((shown) => shown.rows)).length, 260);
    const refusal = await (await neuron(page)).evaluate((shown) => {
      shown.rows = Array.from({ length: 20_000 }, (_, row) => ({ x: [Math.sin(row), Math.cos(row)], y: row % 2 }));
      return shown.toURL().catch((error: unknown) => (error as Error).message);
    });
    assert.equal(refusal, 'The rows are too many for a link: save them as a file, and send that.');
    await page.goto('about:blank');
    await page.goto(address.slice(0, -40));
    assert.match(await (await neuron(page)).evaluate((shown) => shown.shadowRoot?.querySelector('.problem')?.textContent ?? ''), /^The link is damaged/);
  }));

  test('follow the address of the open page, and its history', visit({ body: `<main><p>${'Text<br>'.repeat(99)}</p><one-neuron id="two" eta="0.1" controls></one-neuron></main>` }, async ({ page }) => {
    const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
    const shows = async (go: () => void, query: string): Promise<void> => {
      await eventAfter(element, 'loadeddata', () => page.evaluate(go));
      assert.equal(await element.evaluate((shown) => shown.query()), query);
    };
    const [or, xor] = ['v=1&dataset=or&eta=0.5&epoch=40', 'v=1&dataset=xor&epoch=7'];
    await shows(() => (location.hash = '#two?v=1&dataset=or&eta=0.5&epoch=40'), or);
    await page.waitForFunction((shown) => shown.getBoundingClientRect().top < innerHeight / 2, {}, element);
    await shows(() => (location.hash = '#two?v=1&dataset=xor&epoch=7'), xor);
    await shows(() => history.back(), or);
    await shows(() => history.back(), 'v=1&eta=0.1');
    await shows(() => history.forward(), or);
  }));

  test('have the run go on where it is when the code is shown', visit(
    { body: tag('dataset="or" eta="0.2" weights="1,2,-1" controls') },
    async ({ page, site }) => {
      const element = await neuron(page);
      await seek(element, 30);
      const before = await state(element);
      await element.evaluate((shown) => shown.setAttribute('panels', 'loss code'));
      // Polls by frames, because waiting for a selector does not notice changes in a shadow root.
      await page.waitForFunction((shown) => shown.shadowRoot?.querySelector('.lines li') != null, { polling: 'raf' }, element);
      assert.deepEqual(await state(element), before);
      assert.equal(modules(site), 1);
      await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    },
  ));

  test('read a table', visit(
    { body: tag('src="mine.csv" controls'), files: { 'mine.csv': 'a,b,kind\n1,2,no\n3,4,yes\n5,1,no\n' } },
    async ({ page, site }) => {
      const element = await neuron(page);
      assert.deepEqual((await element.evaluate((shown) => shown.rows)).map(({ x, y }) => [...x, y]), [[1, 2, 0], [3, 4, 1], [5, 1, 0]]);
      assert.equal(modules(site), 1);
      assert.match(new URL(await element.evaluate((shown) => shown.toURL())).hash, /src=http:[^&]*mine\.csv/);
    },
  ));

  test('say which cell of a table is at fault', visit(
    { body: tag('src="bad.csv" missing="refuse" controls'), files: { 'bad.csv': 'a,b,y\n1,2,0\n3,?,1\n' } },
    async ({ page }) => {
      const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
      await page.waitForFunction((shown) => shown.error !== null, {}, element);
      const { code, row, column } = await element.evaluate((shown) => ({ ...shown.error }));
      assert.deepEqual([code, row, column], ['table', 2, 2]);
    },
  ));
});
