/** The loss along one weight: the weight follows the pointer and keys, and the picture follows the list. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessibilityProblems, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

const body = '<main><h1>One</h1><one-neuron eta="0.1" panels="slice loss" controls></one-neuron></main>';

const parameters = (element: Neuron): Promise<number[]> => element.evaluate((shown) => [...shown.weights, ...shown.bias]);

const described = (element: Neuron): Promise<string> =>
  element.evaluate((shown) => shown.shadowRoot?.querySelector('[data-panel="slice"] .stack')?.ariaLabel ?? '');

/** The place of a weight on the screen, in the range from −8 to 8. */
async function placeOf(element: Neuron, weight: number): Promise<[number, number]> {
  const stack = await inShadow(element, '[data-panel="slice"] .stack');
  await stack.evaluate((node) => node.scrollIntoView({ block: 'center' }));
  const box = await stack.boundingBox();
  assert.ok(box !== null);
  return [box.x + 48 + ((weight + 8) / 16) * (box.width - 72), box.y + box.height / 2];
}

inEachBrowser('slice', (visit, browser) => {
  test('the weight is moved in the picture and by keys, the others stay', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'seeked', () => element.evaluate((shown) => (shown.currentEpoch = 1000)));
    const [, w2, b] = await parameters(element);
    await page.mouse.move(...(await placeOf(element, 2.6)));
    await eventAfter(element, 'change', () => page.mouse.down());
    await eventAfter(element, 'change', async () => page.mouse.move(...(await placeOf(element, -4)), { steps: 3 }));
    await page.mouse.up();
    await page.waitForFunction((shown) => Math.abs((shown.weights[0] ?? 0) + 4) < 0.1, {}, element);
    assert.deepEqual((await parameters(element)).slice(1), [w2, b]);

    const list = await inShadow(element, '[data-panel="slice"] select');
    await list.select('b');
    const before = await parameters(element);
    await (await inShadow(element, '[data-panel="slice"] .mover')).focus();
    await eventAfter(element, 'change', () => page.keyboard.press('ArrowRight'));
    const [first, second, bias] = await parameters(element);
    assert.deepEqual([first, second], before.slice(0, 2));
    assert.ok(Math.abs((bias ?? 0) - (before[2] ?? 0) - 0.08) < 0.011, `${bias} after ${before[2]}`);
    // The description for screen readers follows.
    await until(() => described(element), (text) => text.startsWith('The loss along b, all else held. At b = '));
    assert.deepEqual(await accessibilityProblems(page), []);
    await screenshot(page, `slice-${browser}`);
  }));

  test('its slope is the gradient that the numbers show', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'seeked', () => element.evaluate((shown) => (shown.currentEpoch = 300)));
    await element.evaluate((shown) => (shown.selectedRow = 3));
    const { dw1 = 0, loss = 0 } = await element.evaluate((shown) => ({ ...shown.values }));
    const text = (number: number): string => number.toFixed(4).replace('-', '−');
    await until(() => described(element), (told) => told.includes(`that of (1, 1) is ${text(loss)}, its slope ${text(dw1)}.`));
  }));

  test('stays still for readers without controls', visit({ body: body.replace(' controls', '') }, async ({ page }) => {
    const element = await neuron(page);
    const before = await parameters(element);
    await page.mouse.click(...(await placeOf(element, 5)));
    assert.deepEqual(await parameters(element), before);
    assert.equal(await element.evaluate((shown) => shown.shadowRoot?.querySelector('.mover') ?? null), null);
    // The list is there nevertheless, and the picture as SVG follows it.
    await (await inShadow(element, '[data-panel="slice"] select')).select('w2');
    const picture = await element.evaluate((shown) => shown.toSVG('slice'));
    assert.match(picture, /w₂/);
  }));
});
