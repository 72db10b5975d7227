/** The detective story: which learning rate gave the article's weights, with sliders moved by pointer and by keys. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ElementHandle, Page } from 'puppeteer-core';

import type { OneNeuronClue } from '../../www/tutorial/detective.ts';
import { accessibilityProblems, inShadow, pixels, screenshot } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

type Clue = ElementHandle<OneNeuronClue>;

const body = '<main><h1>One</h1><one-neuron-clue eta="0.01" epochs="1000"></one-neuron-clue></main>';

async function clue(page: Page): Promise<Clue> {
  const element = (await page.waitForSelector('one-neuron-clue')) as unknown as Clue;
  await page.waitForFunction(() => customElements.get('one-neuron-clue') !== undefined);
  await element.evaluate((shown) => shown.settled());
  return element;
}

const text = (element: Clue, selector: string): Promise<string> =>
  element.evaluate((shown, selector) => shown.shadowRoot?.querySelector(selector)?.textContent ?? '', selector);

async function tried(element: Clue, eta: number, epochs: number): Promise<string> {
  await element.evaluate(
    async (shown, eta, epochs) => {
      shown.try(eta, epochs);
      await shown.settled();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    eta,
    epochs,
  );
  return text(element, '.status');
}

inEachBrowser('the detective story', (visit, browser) => {
  test('the printed numbers lie on the thread of 0.1 and on no other', visit({ body, limit: 90_000 }, async ({ page }) => {
    const element = await clue(page);
    assert.equal(
      await text(element, '.status'),
      'At η = 0.01 the printed b misses the surface by 6.0·10⁻³: 480,000 times what rounding leaves open. After 1,000 epochs no ' +
        'run has come so far.',
    );
    const before = await pixels(element);
    assert.ok(before.every((sum) => sum !== 0));
    assert.equal(await text(element, '.answer'), '', 'the reader is to find it');
    const found = await tried(element, 0.1, 1000);
    assert.match(found, /^At η = 0\.1 the printed b misses the surface by 1\.3·10⁻¹⁰: less than its own rounding leaves open/);
    assert.match(found, /After 1,000 epochs a run can have the printed w1 and w2: from \(0\.\d{3}, 0\.\d{3}, 0\.\d{3}\) on, it has\.$/);
    const after = await pixels(element);
    assert.deepEqual(before.map((sum, index) => sum !== after[index]), [false, true, false, true]);
    for (const [eta, times] of [[0.099999, '5.4 times'], [0.1001, '540 times'], [0.3, '1,100,000 times']] as const) {
      const other = await tried(element, eta, 1000);
      assert.ok(other.startsWith(`At η = ${eta} the printed b misses`) && !other.includes('less than'), `${times}: ${other}`);
    }
    for (const [epochs, there] of [[960, true], [1040, true], [900, false], [1100, false]] as const) {
      assert.equal((await tried(element, 0.1, epochs)).includes('a run can have the printed'), there, `${epochs} epochs`);
    }
    await page.waitForFunction(
      (shown) => shown.shadowRoot?.querySelector('.answer')?.textContent === 'Solved for η, the three printed numbers give 0.1000000 ± 0.0000002.',
      {},
      element,
    );
    await screenshot(page, `detective-${browser}`, { fullPage: true });
  }));

  test('goes by keys, and tells listeners', visit({ body }, async ({ page }) => {
    const element = await clue(page);
    await (await inShadow(element, '.eta input')).focus();
    await page.keyboard.press('ArrowRight');
    await element.evaluate((shown) => shown.settled());
    assert.equal((await element.evaluate((shown) => shown.tried)).eta, 0.015);
    assert.equal(await text(element, '.eta output'), '0.015');
    await (await inShadow(element, '.epochs input')).focus();
    await page.keyboard.press('End');
    await page.waitForFunction(
      (shown) => /^At η = 0\.015 .* After 2,000 epochs no run has come so far\.$/.test(shown.shadowRoot?.querySelector('.spoken')?.textContent ?? ''),
      {},
      element,
    );
    const labels = await element.evaluate((shown) =>
      [...(shown.shadowRoot?.querySelectorAll('.stack') ?? [])].map((stack) => stack.ariaLabel ?? ''),
    );
    assert.match(labels[0] ?? '', /^From 64 starts all over, .* With η = 0\.015 they end, after 2,000 epochs, at /);
    assert.match(labels[1] ?? '', /^By how much the printed b misses the surface of each η tried: /);
    assert.deepEqual(await accessibilityProblems(page), []);
  }));

  test('what is shown follows a hand that never rests', visit({ body }, async ({ page }) => {
    const element = await clue(page);
    // What is shown changes even while the slider never stops moving.
    for (const [slider, from, step] of [['.eta', 20, 1], ['.epochs', 200, 40]] as const) {
      const before = await pixels(element);
      await element.evaluate(
        async (shown, slider, from, step) => {
          const input = shown.shadowRoot?.querySelector<HTMLInputElement>(`${slider} input`) as HTMLInputElement;
          for (let frame = 0; frame < 20; frame++) {
            input.value = String(from + step * frame);
            input.dispatchEvent(new Event('input'));
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
        },
        slider,
        from,
        step,
      );
      assert.notEqual((await pixels(element))[1], before[1], slider);
    }
  }));

  test('comes back after having been away', visit({ body, width: 320, height: 700, scheme: 'dark' }, async ({ page }) => {
    const element = await clue(page);
    const canvases = (): Promise<number> => element.evaluate((shown) => shown.shadowRoot?.querySelectorAll('canvas').length ?? 0);
    const before = await canvases();
    await element.evaluate(async (shown) => {
      const home = shown.parentElement;
      shown.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      home?.append(shown);
      await shown.settled();
    });
    assert.match(await text(element, '.status'), /^At η = 0\.01 /);
    assert.equal(await canvases(), before);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await screenshot(page, `detective-320-${browser}`, { fullPage: true });
  }));
});
