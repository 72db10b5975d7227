/** An element frees the memory that it takes, and does nothing while it is out of view. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { eventAfter, neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

/** Makes ten elements, `rounds` times: each plays until it has shown an epoch, and is removed. */
function cycles(page: Page, rounds: number): Promise<void> {
  return page.evaluate(async (rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      const elements = Array.from({ length: 10 }, (_, index) => {
        const element = document.createElement('one-neuron') as OneNeuron;
        for (const [name, value] of Object.entries({ dataset: 'moons', seed: String(index), controls: '', panels: 'boundary loss' })) {
          element.setAttribute(name, value);
        }
        // Small, so that ten are in view at once.
        Object.assign(element.style, { float: 'left', width: '120px', height: '300px', overflow: 'hidden' });
        return element;
      });
      document.querySelector('main')?.append(...elements);
      await Promise.all(
        elements.map(async (element) => {
          await element.play();
          await new Promise((resolve) => element.addEventListener('epochupdate', resolve, { once: true }));
          element.remove();
        }),
      );
    }
  }, rounds);
}

inEachBrowser('memory', (visit, browser) => {
  test('is given back when an element is removed', visit({ closed: true, steady: true, limit: 120_000, body: '<main></main>' }, async ({ page, site }) => {
    // Records the modules' memories, which the page does not expose.
    await page.evaluateOnNewDocument(() => {
      const memories: WebAssembly.Memory[] = [];
      Object.assign(globalThis, { memories });
      const { instantiateStreaming } = WebAssembly;
      WebAssembly.instantiateStreaming = async (...given) => {
        const made = await instantiateStreaming(...given);
        const { exports } = made.instance;
        memories.push(...Object.values(exports).filter((value) => value instanceof WebAssembly.Memory));
        return made;
      };
    });
    await page.goto(site.url);
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const session = browser === 'chromium' ? await page.createCDPSession() : undefined;
    const taken = async (): Promise<{ heap: number; module: number }> => {
      const module = await page.evaluate(() =>
        (globalThis as unknown as { memories: WebAssembly.Memory[] }).memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
      );
      if (session === undefined) return { heap: 0, module };
      for (let times = 0; times < 3; times += 1) {
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
        await session.send('HeapProfiler.collectGarbage');
      }
      return { heap: (await session.send('Runtime.getHeapUsage')).usedSize, module };
    };
    await cycles(page, 5);
    const before = await taken();
    // Firefox does not report its heap; for the module's memory, fewer rounds are enough.
    await cycles(page, browser === 'chromium' ? 95 : 10);
    const after = await taken();
    assert.ok(before.module > 0, 'the module’s memory was not found');
    const growth = (name: 'heap' | 'module'): number => after[name] / Math.max(before[name], 1) - 1;
    const told = JSON.stringify({ before, after });
    if (process.env['TELL'] !== undefined) console.log(told);
    assert.ok(growth('heap') < 0.05, told);
    assert.ok(growth('module') < 0.05, told);
  }));

  test('and time stand still in a hidden tab', visit({ body: '<one-neuron epochs="100000"></one-neuron>' }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    const epochs = await element.evaluateHandle((shown) => {
      const epochs: number[] = [];
      shown.addEventListener('epochupdate', () => epochs.push(shown.currentEpoch));
      return epochs;
    });
    const other = await page.browserContext().newPage();
    await other.bringToFront();
    await page.waitForFunction(() => document.visibilityState === 'hidden', { polling: 50 });
    // Work that was under way when the element was hidden may still finish.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const hidden = await element.evaluate((shown) => shown.currentEpoch);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.ok((await element.evaluate((shown) => shown.currentEpoch)) <= hidden + 2, 'it works where nobody looks');
    await other.close();
    await page.bringToFront();
    await page.waitForFunction((shown, hidden) => shown.currentEpoch > hidden + 5, { polling: 50 }, element, hidden + 2);
    const largest = await epochs.evaluate((all) => Math.max(...all.slice(1).map((epoch, index) => epoch - (all[index] ?? 0))));
    assert.equal(largest, 1, 'it jumps when it is seen again');
  }));
});
