/** The accessibility of the element: keyboard, screen readers and narrow windows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { accessibilityProblems, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const body = '<main><h1>One</h1><one-neuron controls panels="boundary loss equations"></one-neuron></main>';

/** Whether all of the page is as wide as the window. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

inEachBrowser('access', (visit, browser) => {
  const settings = {
    'in the light': {},
    'in the dark': { scheme: 'dark' },
    'on a narrow phone': { width: 320, height: 640, pixelRatio: 2 },
    'with forced colours': { forcedColors: true },
  } as const;
  for (const [where, options] of Object.entries(settings)) {
    test(`is open to everybody ${where}`, visit({ body, ...options }, async ({ page }) => {
      const element = await neuron(page);
      assert.deepEqual(await accessibilityProblems(page), []);
      assert.ok(await fits(page), 'the page scrolls sideways');
      await eventAfter(element, 'playing', () => element.evaluate((shown) => shown.play()));
      assert.deepEqual(await accessibilityProblems(page), []);
      await screenshot(page, `access-${where.replaceAll(' ', '-')}-${browser}`, { fullPage: true });
    }));
  }

  test('reaches every control by Tab, in the order of sight', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    const stops: string[] = [];
    for (let tabs = 0; tabs < 11; tabs += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await element.evaluate((shown) => {
          const active = shown.shadowRoot?.activeElement;
          if (active == null) return 'elsewhere';
          const { outlineStyle, outlineWidth } = getComputedStyle(active);
          const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
          const label = active.closest('label');
          const named = active.matches('[type="checkbox"]') ? label?.textContent : label?.firstChild?.textContent;
          const name = active.getAttribute('aria-label') ?? named ?? active.textContent;
          return `${name?.trim()}${seen ? '' : ' (unseen)'}`;
        }),
      );
    }
    assert.deepEqual(stops, [
      'Move the line: arrow keys shift it, with Shift they turn it', 'Save the picture: Decision boundary',
      'Logarithmic', 'Save the picture: Mean loss, epoch by epoch',
      'Reset to epoch 0', 'One epoch back', 'Play', 'One epoch on', 'Epoch', 'Epochs per frame', 'Numbers of row',
    ]);
    // Each control works by keyboard alone.
    await (await inShadow(element, '.step')).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press(' ');
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 2);
  }));

  test('says whose buttons these are', visit({ body: body.replace('controls', 'controls dataset="nand"') }, async ({ page }) => {
    await neuron(page);
    const group = await page.waitForSelector('::-p-aria([name="One neuron: NAND"][role="group"])');
    assert.equal(await group?.evaluate(({ localName }) => localName), 'one-neuron');
  }));

  test('says which buttons can do nothing, and leaves them the focus', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    const disabled = (): Promise<(string | null)[]> =>
      element.evaluate((shown) =>
        ['.reset', '.back', '.step'].map((name) => shown.shadowRoot?.querySelector(name)?.getAttribute('aria-disabled') ?? null),
      );
    assert.deepEqual(await disabled(), ['true', 'true', 'false']);
    await element.evaluate((shown) => (shown.currentEpoch = 1));
    assert.deepEqual(await disabled(), ['false', 'false', 'false']);
    const back = await inShadow(element, '.back');
    await back.focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await disabled(), ['true', 'true', 'false']);
    assert.ok(await element.evaluate((shown) => shown.shadowRoot?.activeElement?.classList.contains('back')));
    await element.evaluate((shown) => (shown.currentEpoch = 1000));
    assert.deepEqual(await disabled(), ['false', 'false', 'true']);
  }));

  test('tells what the pictures show', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    const told = (): Promise<(string | null)[]> =>
      element.evaluate((shown) =>
        [...(shown.shadowRoot?.querySelectorAll('[role="img"]') ?? [])].map((picture) => picture.getAttribute('aria-label')),
      );
    await element.evaluate((shown) => (shown.currentEpoch = 1000));
    await page.waitForFunction(
      (shown) => shown.shadowRoot?.querySelector('[role="img"]')?.getAttribute('aria-label')?.includes('(1, 1) is 1: out 0.495, wrong'),
      {},
      element,
    );
    const [boundary, loss] = await told();
    assert.match(boundary ?? '', /^Decision boundary\. The line out = 0\.5 runs from \(.+\) to \(.+\)\. \(0, 0\) is 0: out 0\.222, right; /);
    assert.match(loss ?? '', /^Loss curve\. The mean loss has fallen from 0\.2044 at epoch 0 to 0\.0680 at epoch 1,000\.$/);
  }));

  test('tells what the matrix of calls shows', visit({ body: body.replace('boundary loss equations', 'confusion') }, async ({ page }) => {
    const element = await neuron(page);
    const told = (): Promise<string> => element.evaluate((shown) => shown.shadowRoot?.querySelector('.confusion')?.ariaLabel ?? '');
    assert.match(await told(), /^Which class is predicted as which\. Of 3 of class 0, 0 are predicted so, 3 as 1\. Of 1 of class 1, 1 are predicted so\.$/);
    await element.evaluate((shown) => (shown.currentEpoch = 1000));
    await page.waitForFunction((shown) => shown.shadowRoot?.querySelector('.confusion')?.ariaLabel?.includes('Of 1 of class 1, 0 are predicted so, 1 as 0.'), {}, element);
    // The cells of the table change too.
    const cells = await element.evaluate((shown) => [...(shown.shadowRoot?.querySelectorAll('.confusion td') ?? [])].map(({ textContent }) => textContent));
    assert.deepEqual(cells, ['3', '0', '1', '0']);
    assert.deepEqual(await accessibilityProblems(page), []);
  }));

  test('speaks once it rests, and not while it plays', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    const spoken = await element.evaluateHandle((shown) => {
      const said: string[] = [];
      const region = shown.shadowRoot?.querySelector('[role="status"]');
      if (region != null) {
        new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }
      return said;
    });
    const read = (): Promise<string[]> => spoken.evaluate((said) => [...said]);
    await element.evaluate(async (shown) => {
      await shown.play();
      for (let frame = 0; frame < 60; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    assert.deepEqual(await read(), []);
    await element.evaluate((shown) => {
      shown.pause();
      shown.step();
      shown.step();
    });
    await page.waitForFunction((said) => said.length > 0, {}, spoken);
    await element.evaluate(async () => {
      for (let frame = 0; frame < 40; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    const said = await read();
    assert.equal(said.length, 1, said.join('\n'));
    const epoch = await element.evaluate((shown) => shown.currentEpoch);
    assert.match(said[0] ?? '', new RegExp(`^Epoch ${epoch} of 1,000\\. w1 = 0\\.\\d{4}, .*Mean loss .* of 4 rows right`));
    // Problems are announced as an alert.
    assert.equal(await element.evaluate((shown) => shown.shadowRoot?.querySelector('.problem')?.getAttribute('role')), 'alert');
  }));

  test('keeps still in height while its words change', visit({ body, width: 320, height: 640 }, async ({ page }) => {
    const element = await neuron(page);
    const heights = await element.evaluate(async (shown) => {
      const heights = new Set<number>();
      shown.setAttribute('eta', '1');
      await new Promise((resolve) => shown.addEventListener('loadeddata', resolve, { once: true }));
      for (const epoch of [0, 1, 10, 30, 100, 999, 1000]) {
        shown.currentEpoch = epoch;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        heights.add(Math.round(shown.getBoundingClientRect().height));
      }
      return [...heights];
    });
    // Digits and brackets may differ slightly in height.
    assert.ok(Math.max(...heights) - Math.min(...heights) <= 2, heights.join(' '));
  }));

  test('fits the page on a narrow phone', visit({ width: 320, height: 640 }, async ({ page }) => {
    // The figure loads when it is near the viewport.
    await page.$eval('one-neuron', (figure) => figure.scrollIntoView());
    const element = await neuron(page);
    assert.ok(await fits(page), 'the page scrolls sideways');
    // Nothing is cut off inside the figure either.
    const wide = await element.evaluate((shown) =>
      [...(shown.shadowRoot?.querySelectorAll('.readouts, .equation, .toolbar, .status') ?? [])]
        .filter((part) => part.scrollWidth > part.clientWidth)
        .map((part) => `${part.className} is ${part.scrollWidth} wide in ${part.clientWidth}`),
    );
    assert.deepEqual(wide, []);
    assert.deepEqual(await accessibilityProblems(page), []);
  }));
});
