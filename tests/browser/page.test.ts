/** The page’s claims: what it says comes out, comes out. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventAfter, inShadow, neuron, values } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

inEachBrowser('the page’s experiments', (visit) => {
  test('end at the numbers of its table', visit({}, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => (shown.playbackRate = 250));
    for (const eta of ['0.01', '0.1']) {
      const cells = await page.$$eval(`[data-run="${eta}"] td`, (cells) => cells.map((cell) => cell.textContent ?? ''));
      const button = await page.waitForSelector(`[data-eta="${eta}"]`);
      await eventAfter(element, 'ended', async () => button?.click());
      const { w1 = 0, w2 = 0, b = 0, right, rows, epoch, eta: rate } = await values(element);
      const fixed = [w1, w2, b].map((value) => value.toFixed(4).replace('-', '−'));
      assert.deepEqual([...fixed, `${right} of ${rows}`], cells, `η = ${eta}`);
      assert.deepEqual([epoch, rate], [1000, Number(eta)]);
      // Again, also where nothing is to be changed for it.
      await eventAfter(element, 'ended', async () => button?.click());
      const status = await inShadow(element, '.status');
      assert.match((await status.evaluate((line) => line.textContent)) ?? '', eta === '0.1' ? /all 4 rows right/ : /wrong: \(1, 1\)/);
    }
  }));
});
