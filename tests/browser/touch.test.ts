/** Fingers: they scroll over pictures, and change something only by a tap, or by a drag that begins on a mark. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { eventAfter, inShadow, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const rows = 'points="0,0:0 0,1:0 1,0:0 1,1:1" weights="2,2,-3" eta="0.5"';
const tags = [`${rows} panels="boundary loss data landscape"`, `${rows} panels="slice activation network"`, 'dataset="xor" features="x1*x2" panels="lifted"'];
const body = `<h1>One</h1><section><p>${'Text<br>'.repeat(9)}</p>${tags.map((tag) => `<one-neuron ${tag} controls loading="eager"></one-neuron>`).join('')}<p>${'Text<br>'.repeat(60)}</p></section>`;

type Place = readonly [x: number, y: number];

/** All that a finger could change. */
const state = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([...document.querySelectorAll('one-neuron')].map((one) => [one.rows, [...one.weights, ...one.bias], one.currentEpoch, one.selectedRow])),
  );

/** The place on the screen of a share of a picture's width and height, without its margins. */
async function placeOf(element: Neuron, panel: string, [across, down]: Place): Promise<Place> {
  const stack = await inShadow(element, `[data-panel="${panel}"] .stack`);
  await stack.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await stack.boundingBox();
  assert.ok(box !== null);
  return [box.x + 48 + across * (box.width - 72), box.y + 12 + down * (box.height - 44)];
}

/** Swipes with one finger, and lets the page take it. */
async function swipe(page: Page, [x, y]: Place, [right, down]: Place): Promise<void> {
  const finger = await page.touchscreen.touchStart(x, y);
  for (let step = 1; step <= 4; step += 1) {
    await finger.move(x + (right * step) / 4, y + (down * step) / 4);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await finger.end();
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

inEachBrowser('a finger', (visit, browser) => {
  test('adds and selects when it is lifted, not when it presses', visit({ body, width: 390, touch: true }, async ({ page }) => {
    const element = await neuron(page);
    await (await inShadow(element, '.adds select')).evaluate((list) => ((list as HTMLSelectElement).selectedIndex = 2));
    const before = await state(page);
    const finger = await page.touchscreen.touchStart(...(await placeOf(element, 'boundary', [0.5, 0.75])));
    assert.equal(await state(page), before);
    await eventAfter(element, 'change', () => finger.end());
    assert.equal(await element.evaluate((shown) => shown.rows.length), 5);
    await eventAfter(element, 'epochupdate', async () => page.touchscreen.tap(...(await placeOf(element, 'loss', [0.5, 0.5]))));
    assert.ok((await element.evaluate((shown) => shown.currentEpoch)) > 400);
  }));

  // Only Chromium scrolls by the fingers that a test moves.
  if (browser !== 'chromium') return;

  test('scrolls over pictures and changes nothing', visit({ body, width: 390, touch: true }, async ({ page }) => {
    let scrolled = 0;
    const figures = (await page.$$('one-neuron')) as unknown as Neuron[];
    await Promise.all(figures.map((figure) => figure.evaluate((shown) => shown.ready)));
    await eventAfter(figures[0] as Neuron, 'seeked', () => (figures[0] as Neuron).evaluate((shown) => (shown.currentEpoch = 300)));
    await (await inShadow(figures[0] as Neuron, '.adds select')).evaluate((list) => ((list as HTMLSelectElement).selectedIndex = 2));
    const before = await state(page);
    for (const [figure, panel] of [[0, 'boundary'], [0, 'loss'], [0, 'landscape'], [1, 'slice'], [1, 'activation'], [1, 'network'], [2, 'lifted']] as const) {
      // Beside all marks, but on the line of the boundary.
      for (const [from, way] of [[[0.1, 0.5], [0, -120]], [[0.62, 0.62], [12, 120]], [[0.8, 0.12], [-90, 4]]] as const) {
        const place = await placeOf(figures[figure] as Neuron, panel, from);
        const top = await page.evaluate(() => scrollY);
        await swipe(page, place, way);
        assert.equal(await state(page), before, `${panel} from ${String(from)}`);
        if ((await page.evaluate(() => scrollY)) !== top) scrolled += 1;
      }
    }
    assert.ok(scrolled >= 12, `${scrolled} scrolled`);
  }));

  test('drags a mark to the end, without scrolling', visit({ body, width: 390, touch: true }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'seeked', () => element.evaluate((shown) => (shown.currentEpoch = 300)));
    const drag = async (panel: string, from: Place, way: Place): Promise<void> => {
      const place = await placeOf(element, panel, from);
      const top = await page.evaluate(() => scrollY);
      await swipe(page, place, way);
      assert.equal(await page.evaluate(() => scrollY), top, panel);
    };
    // The row (1, 0), in the range of a gate, −0.4 to 1.4.
    await drag('boundary', [1.4 / 1.8, 1.4 / 1.8], [-60, -70]);
    const [x = 0, y = 0] = await element.evaluate((shown) => shown.rows[2]?.x ?? []);
    assert.ok(x < 0.8 && y > 0.3, `${x} ${y}`);
    await drag('loss', [0.3, 0.5], [80, 30]);
    const epoch = await element.evaluate((shown) => shown.currentEpoch);
    assert.ok(epoch > 450, `${epoch}`);
  }));
});
