/** Rows lifted by x1·x2: turned by pointer and by keys, and refused if rows cannot be lifted. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ElementHandle } from 'puppeteer-core';

import { accessibilityProblems, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const tag = (attributes: string): string => `<main><h1>One</h1><one-neuron dataset="xor" eta="0.5" ${attributes} controls></one-neuron></main>`;

const described = (element: Neuron): Promise<string> =>
  element.evaluate((shown) => shown.shadowRoot?.querySelector('[data-panel="lifted"] .stack')?.ariaLabel ?? '');

const slider = async (element: Neuron, which: 'Lift' | 'Turn'): Promise<ElementHandle<HTMLInputElement>> =>
  (await inShadow(element, `[data-panel="lifted"] .pose:nth-of-type(${which === 'Lift' ? 1 : 2}) input`)) as ElementHandle<HTMLInputElement>;

inEachBrowser('lifted', (visit, browser) => {
  test('XOR is parted by a plane, which can be turned', visit(
    { body: tag('features="x1*x2" epochs="5000" panels="lifted boundary"') },
    async ({ page }) => {
      const element = await neuron(page);
      await eventAfter(element, 'seeked', () => element.evaluate((shown) => (shown.currentEpoch = 5000)));
      await page.waitForFunction(
        (shown) => /: 4 of 4 rows are on their own side\./.test(shown.shadowRoot?.querySelector('[data-panel="lifted"] .stack')?.ariaLabel ?? ''),
        {},
        element,
      );
      await screenshot(page, `lifted-${browser}`);
      const weights = await element.evaluate((shown) => [...shown.weights]);

      const turn = await slider(element, 'Turn');
      const turned = (): Promise<number> => turn.evaluate((input) => input.valueAsNumber);
      const before = await turned();
      const stack = await inShadow(element, '[data-panel="lifted"] .stack');
      const box = await stack.boundingBox();
      assert.ok(box !== null);
      await page.mouse.move(box.x + 40, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 140, box.y + 20, { steps: 3 });
      await page.mouse.up();
      await page.waitForFunction((input, before) => Math.abs(input.valueAsNumber - before + 0.8) < 0.03, {}, turn, before);
      await turn.focus();
      await page.keyboard.press('ArrowRight');
      assert.ok((await turned()) > before - 0.8);
      // Only the view changes: nothing is trained or moved.
      assert.deepEqual(await element.evaluate((shown) => [...shown.weights]), weights);
      assert.equal(await element.evaluate((shown) => shown.currentEpoch), 5000);
      await (await slider(element, 'Lift')).focus();
      await page.keyboard.press('Home');
      assert.deepEqual(await accessibilityProblems(page), []);
      await screenshot(page, `lifted-flat-${browser}`);
    },
  ));

  test('what cannot be lifted is refused in a sentence', visit({ body: tag('panels="boundary"') }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'error', () => element.evaluate((shown) => shown.setAttribute('panels', 'lifted')));
    assert.equal(
      await element.evaluate((shown) => shown.error?.message),
      'panels="lifted" cannot be used: panels takes lifted only with two inputs, two classes and features="x1*x2".',
    );
    // The last good run and its panels stay.
    assert.equal(await element.evaluate((shown) => shown.shadowRoot?.querySelectorAll('[data-panel="boundary"]').length), 1);
    await eventAfter(element, 'loadeddata', () => element.evaluate((shown) => shown.setAttribute('features', 'x1*x2')));
    assert.match(await described(element), /^Every row lifted to the height of x1·x2/);
    assert.equal(await element.evaluate((shown) => shown.error), null);
  }));
});
