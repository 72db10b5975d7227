/** The page as a whole: it loads without problems. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessibilityProblems, screenshot } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

inEachBrowser('the page', (visit, browser) => {
  test('loads without a complaint', visit({}, async ({ page }) => {
    assert.match(await page.title(), /^One Neuron: /);
    await screenshot(page, `page-${browser}`);
  }));

  test('loads on a phone in the dark, with little motion', visit(
    { width: 390, height: 844, pixelRatio: 3, scheme: 'dark', reducedMotion: true },
    async ({ page }) => {
      const seen = await page.evaluate(() => ({
        width: innerWidth,
        ratio: devicePixelRatio,
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
      }));
      assert.deepEqual(seen, { width: 390, ratio: 3, dark: true, still: true });
      await screenshot(page, `phone-${browser}`);
    },
  ));

  test('loads with the colours forced by the system', visit({ forcedColors: true }, async ({ page }) => {
    assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
    // Otherwise Firefox covers numerators with the background of what is below them.
    assert.equal(await page.$eval('math mi[class]', (symbol) => getComputedStyle(symbol).forcedColorAdjust), 'none');
    await screenshot(page, `forced-colours-${browser}`);
  }));

  test('is open to everybody', visit({}, async ({ page }) => {
    assert.deepEqual(await accessibilityProblems(page), []);
  }));
});
