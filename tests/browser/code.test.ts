/** The code panel: the line that has just run, its values, and the script that a reader copies or downloads. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ElementHandle, Page } from 'puppeteer-core';

import { accessibilityProblems, downloads, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const framed = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Presses a button of the panel, and waits for the next frame. */
async function press(page: Page, element: Neuron, button: string): Promise<void> {
  await (await inShadow(element, button)).evaluate((shown) => (shown as HTMLButtonElement).click());
  await framed(page);
}

/** The code that has just run, and the values beside the lines in the loop. */
function shownNow(element: Neuron): Promise<{ ran: string | undefined; values: string[] }> {
  return element.evaluate((shown) => {
    const root = shown.shadowRoot as ShadowRoot;
    const ran = root.querySelector('.lines [aria-current="step"] .text')?.textContent?.trim();
    const lines = [...root.querySelectorAll('.lines li:not(.folded)')];
    const loop = lines.slice(lines.findIndex((line) => line.textContent?.includes('for epoch')));
    return { ran, values: loop.map((line) => line.querySelector('.value')?.textContent ?? '') };
  });
}

const code = (attributes = ''): string => `<one-neuron controls panels="loss equations code" ${attributes}></one-neuron>`;

inEachBrowser('the code panel', (visit, browser) => {
  test('runs line by line', visit({ body: code(), height: 1700 }, async ({ page }) => {
    const element = await neuron(page);
    await framed(page);
    const start = await shownNow(element);
    assert.equal(start.ran, undefined);
    assert.deepEqual(start.values.slice(0, 2), ['', 'x = (1, 1), y = 1']);
    const lines = [
      'for epoch in range(1000):', 'for x, y in zip(X, Y):', 'z = w @ x + b', 'out = 1 / (1 + np.exp(-z))',
      'dz = (out - y) * (out * (1 - out))', 'w -= eta * dz * x', 'b -= eta * dz',
    ];
    for (const [index, line] of lines.entries()) {
      await press(page, element, '.next-line');
      const { ran, values } = await shownNow(element);
      assert.equal(ran, line);
      assert.deepEqual(values.map((value) => value !== ''), lines.map((_, place) => place <= index), line);
    }
    // x and y of the first row are 0: only the bias moves, by η · dz.
    const { values } = await shownNow(element);
    assert.deepEqual(values.slice(0, 6), ['epoch = 0', 'x = (0, 0), y = 0', 'z = 0.6028', 'out = 0.6463', 'dz = 0.147741', 'w = (0.5488, 0.7152)']);
    const [b] = await element.evaluate((shown) => [...shown.bias]);
    assert.equal(values[6], `b = ${b?.toFixed(4)}`);
    await screenshot(page, `code-${browser}`, { fullPage: true });

    await press(page, element, '.next-pass');
    assert.deepEqual((await shownNow(element)).values[1], 'x = (0, 1), y = 0');
    assert.equal(await element.evaluate((shown) => shown.selectedRow), 1);
    await press(page, element, '.next-epoch');
    assert.deepEqual(await shownNow(element).then(({ ran, values: [epoch] }) => [ran, epoch]), [undefined, 'epoch = 0']);
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 1);
    await element.evaluate((shown) => shown.stepRow());
    await framed(page);
    assert.equal((await shownNow(element)).ran, 'b -= eta * dz');

    // At the end no line is left to run, and the panel says so.
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 1000)));
    await press(page, element, '.next-line');
    assert.match(await (await inShadow(element, '.said')).evaluate((said) => said.textContent ?? ''), /has ended/);
  }));

  test('shows every symbol in the colour of its family', visit({ body: code(), height: 1700 }, async ({ page }) => {
    const element = await neuron(page);
    const families = (): Promise<{ wrong: string[]; lit: number; seen: string[] }> =>
      element.evaluate((shown) => {
        const root = shown.shadowRoot as ShadowRoot;
        const colourOf = (node: Element): string => getComputedStyle(node).color;
        const expected: Record<string, string> = {};
        for (const family of ['data', 'parameter', 'signal', 'error', 'rate']) {
          const probe = document.createElement('span');
          probe.style.color = `var(--${family})`;
          root.append(probe);
          expected[family] = colourOf(probe);
          probe.remove();
        }
        const of: Record<string, string> = { x: 'data', z: 'signal', out: 'signal', dz: 'error', w: 'parameter', b: 'parameter' };
        const wrong: string[] = [];
        const seen = new Set<string>();
        for (const value of root.querySelectorAll('.lines .value')) {
          const family = of[/(\w+) = /.exec(value.textContent ?? '')?.[1] ?? ''];
          if (family === undefined) continue;
          seen.add(family);
          if (colourOf(value) !== expected[family]) wrong.push(`${value.textContent} is ${colourOf(value)}`);
        }
        for (const symbol of root.querySelectorAll('.lines [data-symbol]')) {
          if (colourOf(symbol) !== expected[symbol.className]) wrong.push(`${symbol.textContent} is ${colourOf(symbol)}`);
        }
        return { wrong, lit: root.querySelectorAll('.lines [aria-current] [data-symbol]').length, seen: [...seen].sort() };
      });
    assert.deepEqual(await families(), { wrong: [], lit: 0, seen: ['data', 'error', 'parameter', 'signal'] });
    for (let line = 0; line < 7; line += 1) {
      await press(page, element, '.next-line');
      const { wrong, lit } = await families();
      assert.deepEqual(wrong, [], `with line ${line} lit`);
      assert.ok(line === 0 || lit > 0, `line ${line} has symbols`);
    }
    assert.deepEqual(await accessibilityProblems(page).then((problems) => problems.filter((one) => one.startsWith('color-contrast'))), []);
  }));

  test('stops playing, and keeps the focus', visit({ body: code('epochs="1000000"') }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void shown.play()));
    const button = await inShadow(element, '.next-line');
    await (button as ElementHandle<HTMLElement>).focus();
    await page.keyboard.press('Enter');
    await framed(page);
    assert.equal(await element.evaluate((shown) => shown.paused), true);
    assert.equal((await shownNow(element)).ran, 'for epoch in range(1000000):');
    assert.equal(await button.evaluate((shown) => (shown.getRootNode() as ShadowRoot).activeElement === shown), true);
  }));

  test('is taken away', visit({ body: code() }, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => (shown.currentEpoch = 12));
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => (Object.assign(globalThis, { copied: text }), Promise.resolve()) },
    }));
    await press(page, element, '.copy');
    const copied = await page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
    assert.equal(copied, await element.evaluate((shown) => shown.toNumpy()));
    assert.match(copied, /^import numpy as np\n[^]*for epoch in range\(12\):/);
    const said = (): Promise<string> => inShadow(element, '.said').then((line) => line.evaluate(({ textContent }) => textContent ?? ''));
    assert.match(await said(), /^Copied: it learns up to epoch 12,/);

    const files = await downloads(page);
    await press(page, element, '.download');
    assert.match(await said(), /^Downloaded as one_neuron\.py/);
    assert.deepEqual(await files(), [{ name: 'one_neuron.py', type: 'text/x-python', text: copied }]);
  }));

  test('says where it may not copy', visit({ body: code() }, async ({ page }) => {
    const element = await neuron(page);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await press(page, element, '.copy');
    assert.match(await (await inShadow(element, '.said')).evaluate((said) => said.textContent ?? ''), /does not let this page copy/);
  }));

  const shapes: Record<string, string> = {
    gate: '',
    iris: 'dataset="iris" features="x1*x2" loss="cross-entropy"',
    batch: 'dataset="or" activation="tanh" batch-size="3" shuffle penalty="l2" penalty-rate="0.01"',
    generated: 'dataset="moons" rows="600" activation="step" batch-size="all"',
  };
  for (const [name, attributes] of Object.entries(shapes)) {
    for (const [width, scheme] of [[1280, 'light'], [390, 'dark']] as const) {
      test(`has its place for ${name} at ${width}`, visit({ body: `<main><h1>Code</h1>${code(attributes)}</main>`, width, height: 2000, scheme }, async ({ page }) => {
        const element = await neuron(page);
        await press(page, element, '.next-pass');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0);
        const odd = await element.evaluate((shown) => {
          const root = shown.shadowRoot as ShadowRoot;
          const small = [...root.querySelectorAll('.code button, .code a, .equations select, .equations input')]
            .filter((control) => (control as HTMLElement).offsetParent !== null)
            .filter((control) => control.getBoundingClientRect().height < 44).map((control) => control.className);
          const places = [...root.querySelectorAll('.equations .live')].map((live) => live.textContent ?? '');
          return { small, places: places.filter((text) => !/^\(?−?[\d.,]+\)?$/.test(text)), count: places.length };
        });
        assert.deepEqual([odd.small, odd.places], [[], []]);
        assert.ok(odd.count > 5, `${odd.count} numbers`);
        assert.deepEqual(await accessibilityProblems(page), []);
        await screenshot(page, `code-${name}-${width}-${browser}`, { fullPage: true });
      }));
    }
  }
});

inEachBrowser('equations of any shape', (visit) => {
  test('change with the output, the row and the penalty', visit({ body: code('dataset="iris"') }, async ({ page }) => {
    const element = await neuron(page);
    const formula = (): Promise<string> =>
      inShadow(element, '.equation math').then((math) => math.evaluate(({ textContent }) => textContent ?? ''));
    assert.match(await formula(), /^out1=σ\(w1,1x1/);
    const outputs = await inShadow(element, '.outputs');
    await outputs.select('3: virginica');
    await framed(page);
    assert.match(await formula(), /^out3=σ\(w3,1x1/);
    assert.doesNotMatch(await formula(), /\?/);
    const shown = await element.evaluate(({ values }) => values['out3'] ?? Number.NaN);
    assert.ok((await formula()).includes(`=${shown.toFixed(4)}L3`), await formula());
    assert.ok(!(await (await inShadow(element, '.equations')).evaluate(({ textContent }) => textContent ?? '')).includes('λ'));
    await element.evaluate((shown) => {
      shown.setAttribute('penalty', 'l1');
      shown.setAttribute('penalty-rate', '0.1');
    });
    await framed(page);
    await framed(page);
    assert.match(await (await inShadow(element, '.equations')).evaluate(({ textContent }) => textContent ?? ''), /λsign/);
    assert.match(await formula(), /^out3=σ/);
  }));

  test('take a row by its number where there are many', visit({ body: code('dataset="moons" rows="600"') }, async ({ page }) => {
    const element = await neuron(page);
    const field = await inShadow(element, '.row-number');
    await field.evaluate((shown) => {
      (shown as HTMLInputElement).value = '600';
      shown.dispatchEvent(new Event('change'));
    });
    await framed(page);
    assert.equal(await element.evaluate((shown) => shown.selectedRow), 599);
    await field.evaluate((shown) => {
      (shown as HTMLInputElement).value = '601';
      shown.dispatchEvent(new Event('change'));
    });
    await framed(page);
    assert.deepEqual(
      [await element.evaluate((shown) => shown.selectedRow), await field.evaluate((shown) => (shown as HTMLInputElement).value)],
      [599, '600'],
    );
  }));
});
