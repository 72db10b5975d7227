/** Symbols: one that the reader points at is highlighted everywhere, in the element and on the page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ElementHandle, Page } from 'puppeteer-core';

import { accessibilityProblems, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const framed = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

const tag = '<one-neuron controls panels="network equations code shapes"></one-neuron>';
const body = `<main><h1>Symbols</h1><p>Each <i class="parameter" data-symbol="w">weight</i>, the <i class="parameter" data-symbol="b">bias</i> and
  <button class="symbol signal" data-symbol="out">out</button>.</p>${tag}</main>`;

/** The texts that are highlighted in a root: each once, in alphabetical order. */
function markedIn(root: ElementHandle<Node>): Promise<string[]> {
  return root.evaluate((root) => {
    const marked = [...(root as ParentNode).querySelectorAll('[data-symbol]')].filter((node) => {
      const { outlineStyle, outlineOffset, boxShadow } = getComputedStyle(node);
      return (outlineStyle === 'solid' && outlineOffset === '1px') || boxShadow.includes(' 4px ');
    });
    return [...new Set(marked.map((node) => node.getAttribute('data-symbol') ?? ''))].sort();
  });
}

const rootOf = (element: Neuron): Promise<ElementHandle<Node>> =>
  element.evaluateHandle((shown) => shown.shadowRoot as ShadowRoot) as Promise<ElementHandle<Node>>;

/** Records the events `symbol`, and some that must not be fired with them. Returns a function that reads the record. */
async function heard(element: Neuron): Promise<() => Promise<(string | null)[]>> {
  const names = await element.evaluateHandle((shown) => {
    const names: (string | null)[] = [];
    shown.addEventListener('symbol', (event) => names.push((event as CustomEvent<{ name: string | null }>).detail.name));
    for (const other of ['loadstart', 'change', 'seeking']) shown.addEventListener(other, () => names.push(other));
    return names;
  });
  return () => names.evaluate((names) => names.splice(0));
}

/** What a panel's canvases show. */
const picture = (element: Neuron, panel = 'network'): Promise<string> =>
  element.evaluate(
    (shown, panel) =>
      [...(shown.shadowRoot?.querySelectorAll<HTMLCanvasElement>(`[data-panel="${panel}"] canvas`) ?? [])].map((canvas) => canvas.toDataURL()).join(),
    panel,
  );

inEachBrowser('symbols', (visit, browser) => {
  test('light one another in the element', visit({ body: `<main><h1>Symbols</h1>${tag}</main>`, height: 3200 }, async ({ page }) => {
    const element = await neuron(page);
    await framed(page);
    const [root, events, dark] = [await rootOf(element), await heard(element), await picture(element)];
    const box = (): Promise<string> =>
      element.evaluate((shown) => {
        const home = shown.getBoundingClientRect();
        const places = [...(shown.shadowRoot?.querySelectorAll('.readout, math, .lines li, td') ?? [])].map((node) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          return [left - home.left, top - home.top, width, height].map((edge) => Math.round(edge * 10)).join(' ');
        });
        return places.join('\n');
      });
    const before = await box();
    assert.deepEqual(await markedIn(root), []);

    for (const [place, name, marked] of [
      ['.equation [data-symbol="w1"]', 'w1', ['w', 'w1']],
      ['.equation [data-symbol="b"]', 'b', ['b']],
      ['.lines [data-symbol="w"]', 'w', ['w', 'w1', 'w2']],
      ['.readout.w2', 'w2', ['w', 'w2']],
      ['.lines [data-symbol="dz"]', 'dz', ['dz']],
      ['.equation [data-symbol="eta"]', 'eta', ['eta']],
      ['.sum [data-symbol="x2"]', 'x2', ['x', 'x2']],
    ] as const) {
      await (await inShadow(element, place)).hover();
      await framed(page);
      assert.deepEqual((await events()).at(-1), name, place);
      assert.deepEqual(await markedIn(root), marked, place);
      assert.equal(await box(), before, `${place} moves what stands there`);
      // The network shows neither the learning rate nor derivatives.
      assert.equal((await picture(element)) !== dark, !['eta', 'dz'].includes(name), place);
    }
    await screenshot(page, `symbols-element-${browser}`, { fullPage: true });
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.mouse.move(1, 1);
    await framed(page);
    assert.deepEqual([await events(), await markedIn(root)], [[null], []]);
    assert.equal(await picture(element), dark);
  }));

  test('are found in the network', visit({ body: `<main><h1>Symbols</h1>${tag}</main>` }, async ({ page }) => {
    const element = await neuron(page);
    await framed(page);
    const [root, events] = [await rootOf(element), await heard(element)];
    const stack = await inShadow(element, '[data-panel="network"] .stack');
    const box = await stack.boundingBox();
    assert.ok(box);
    const found = new Set<string>();
    for (let step = 0; step <= 60; step += 1) {
      await page.mouse.move(box.x + (box.width * step) / 60, box.y + box.height * 0.5);
      for (const name of await events()) found.add(name ?? '');
    }
    for (const name of ['z', 'out', '']) assert.ok(found.has(name), `${name} is not among ${[...found].join()}`);
    for (let step = 0; step <= 60; step += 1) {
      await page.mouse.move(box.x + box.width * 0.4, box.y + (box.height * step) / 60);
      const name = (await events()).at(-1);
      if (name !== undefined && name !== null) {
        found.add(name);
        assert.ok((await markedIn(root)).includes(name), name);
      }
    }
    for (const name of ['w1', 'w2']) assert.ok(found.has(name), `${name} is not among ${[...found].join()}`);
  }));

  test('are lit in the picture of the activation', visit({ body: '<main><h1>Symbols</h1><one-neuron panels="sigmoid"></one-neuron></main>' }, async ({ page }) => {
    const element = await neuron(page);
    const seen = new Set<string>();
    for (const name of ['', 'z', 'out', 'w', '']) {
      await element.evaluate((shown, name) => (shown.lit = name), name);
      await framed(page);
      seen.add(await picture(element, 'activation'));
    }
    assert.equal(seen.size, 3, 'one picture for each of z and out, and one for all else');
  }));

  test('are lit by the attribute, without another load', visit({ body: `<main><h1>Symbols</h1>${tag}</main>` }, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => (shown.currentEpoch = 7));
    await framed(page);
    const [root, events, dark] = [await rootOf(element), await heard(element), await picture(element)];
    for (const [name, marked] of [
      ['z', ['z']], ['x', ['x', 'x1', 'x2']], ['error', ['error']], ['loss', ['loss']], ['nonsense"] *', []], ['out', ['out']], ['', []],
    ] as const) {
      await element.evaluate((shown, name) => (shown.lit = name), name);
      await framed(page);
      assert.deepEqual(await markedIn(root), marked, name);
      assert.equal((await picture(element)) !== dark, marked.length > 0 && name !== 'loss', name);
    }
    // Panels that are added later highlight it too, and so does a new run.
    await element.evaluate((shown) => {
      shown.lit = 'w1';
      shown.setAttribute('panels', 'equations code');
    });
    await inShadow(element, '.lines');
    await framed(page);
    assert.deepEqual(await markedIn(root), ['w', 'w1']);
    assert.deepEqual([await events(), await element.evaluate((shown) => [shown.lit, shown.currentEpoch])], [[], ['w1', 7]]);
    await element.evaluate((shown) => shown.removeAttribute('lit'));
    assert.deepEqual(await markedIn(root), []);
  }));

  test('light one another across the page', visit({ body, height: 1200 }, async ({ page }) => {
    const element = await neuron(page);
    await framed(page);
    const root = await rootOf(element);
    const text = (await page.evaluateHandle(() => document.body)) as ElementHandle<Node>;
    const marked = async (): Promise<string[][]> => {
      await framed(page);
      return [await markedIn(text), await markedIn(root)];
    };
    await page.hover('i[data-symbol="w"]');
    assert.deepEqual(await marked(), [['w'], ['w', 'w1', 'w2']]);
    await screenshot(page, `symbols-page-${browser}`, { fullPage: true });
    // Straight from one root into the other.
    await (await inShadow(element, '.readout.b')).hover();
    assert.deepEqual(await marked(), [['b'], ['b']]);
    await page.hover('i[data-symbol="w"]');
    assert.deepEqual(await marked(), [['w'], ['w', 'w1', 'w2']]);
    await page.mouse.move(1, 1);
    assert.deepEqual(await marked(), [[], []]);

    // By keyboard: focus highlights a symbol, a press keeps it highlighted, Escape releases it.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-symbol')), 'out');
    assert.deepEqual((await marked())[1], ['out']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.deepEqual((await marked())[1], ['out']);
    assert.equal(await page.$eval('button.symbol', (button) => button.ariaPressed), 'true');
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.keyboard.press('Escape');
    assert.deepEqual((await marked())[1], []);
    // A cell of z that has the focus highlights z.
    await (await inShadow(element, '.choices-of-z [tabindex="0"]')).focus();
    assert.ok((await marked())[1]?.includes('z'));
  }));

  test('are those of equations made when the page was built', visit({}, async ({ page }) => {
    await page.$eval('#forward-figure', (figure) => figure.scrollIntoView());
    const element = await neuron(page, '#forward-figure');
    const root = await rootOf(element);
    const eta = await page.waitForSelector('#backward .equation math [data-symbol="eta"]');
    await eta?.hover();
    await framed(page);
    const text = (await page.evaluateHandle(() => document.body)) as ElementHandle<Node>;
    assert.deepEqual([await markedIn(root), await markedIn(text)], [['eta'], ['eta']]);
  }));
});
