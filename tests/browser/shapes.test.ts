/** The panel `shapes`: blocks and sizes, and choosing cells and terms by keys and by pointer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { accessibilityProblems, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const framed = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

const tag = (attributes: string, panels = 'shapes'): string =>
  `<main><h1>Shapes</h1><one-neuron controls panels="${panels}" ${attributes}></one-neuron></main>`;

interface Shown {
  /** Each block: its name, its size, its numbers row by row, and their marks. */
  blocks: { name: string; size: string; rows: string[][]; marks: string[][] }[];
  sum: string[][];
  chosen: string;
  focused: boolean;
  said: string;
  selected: number;
}

function shownNow(element: Neuron): Promise<Shown> {
  return element.evaluate((shown) => {
    const root = shown.shadowRoot as ShadowRoot;
    const text = (node: Element | null | undefined): string => node?.textContent ?? '';
    const sizes = [...root.querySelectorAll('.size')];
    const cells = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('.n')];
    const blocks = [...root.querySelectorAll('.block')].map((block, index) => {
      const rows = [...block.querySelectorAll('tbody tr:not(.cut)')];
      return {
        name: text(block.querySelector('caption')),
        size: [...(sizes[index]?.childNodes ?? [])].filter((node) => node.nodeName !== 'SMALL').map(({ textContent }) => textContent).join(''),
        rows: rows.map((row) => cells(row).map(text)),
        marks: rows.map((row) => cells(row).map(({ dataset }) => ({ none: ' ', used: '+', now: '*' })[dataset['mark'] ?? ''] ?? '')),
      };
    });
    const chosen = root.querySelector<HTMLElement>('.choices-of-z [aria-selected="true"]');
    const row = chosen?.closest('tr')?.querySelector('th');
    return {
      blocks,
      sum: [...root.querySelectorAll('.sum tbody tr')].map((line) => cells(line).map(text)),
      chosen: `${text(row)}, output ${Number(chosen?.dataset['output']) + 1}: ${text(chosen)}`,
      focused: root.activeElement === chosen && chosen?.tabIndex === 0,
      said: text(root.querySelector('.shapes [role="status"]')),
      selected: shown.selectedRow,
    };
  });
}

async function press(page: Page, element: Neuron, button: string): Promise<Shown> {
  await (await inShadow(element, button)).evaluate((shown) => (shown as HTMLButtonElement).click());
  await framed(page);
  return shownNow(element);
}

inEachBrowser('the shapes panel', (visit, browser) => {
  test('shows the gate’s blocks, with the numbers of the epoch', visit({ body: tag('eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    for (const epoch of [0, 1, 437]) {
      await element.evaluate((shown, epoch) => (shown.currentEpoch = epoch), epoch);
      await framed(page);
      const { blocks, sum } = await shownNow(element);
      assert.deepEqual(blocks.map(({ name, size }) => [name, size]), [['X', '4 × 2'], ['w', '2'], ['b', '1'], ['z', '4'], ['out', '4']]);
      const [x, w, b, z, out] = blocks.map(({ rows }) => rows);
      assert.deepEqual(x, [['0', '0'], ['0', '1'], ['1', '0'], ['1', '1']]);
      const { w1 = 0, w2 = 0, b: bias = 0, z: last = 0, out: answer = 0 } = await element.evaluate((shown) => shown.values);
      const two = (value: number): string => value.toFixed(2).replace('-', '−');
      assert.deepEqual([w, b], [[[two(w1)], [two(w2)]], [[two(bias)]]]);
      assert.deepEqual(z?.flat(), [bias, w2 + bias, w1 + bias, w1 + w2 + bias].map(two));
      assert.equal(out?.flat()[3], two(answer));
      assert.deepEqual(sum.map((line) => line[2]).slice(2), [last.toFixed(4).replace('-', '−'), answer.toFixed(4)]);
    }
    // Plays for two updates: every place has its new number.
    await element.evaluate(async (shown) => {
      await shown.play();
      await new Promise((resolve) => shown.addEventListener('epochupdate', resolve, { once: true }));
      shown.pause();
    });
    await framed(page);
    const { blocks: [, w] } = await shownNow(element);
    assert.equal(w?.rows[0]?.[0], await element.evaluate((shown) => shown.values['w1']?.toFixed(2)));
  }));

  test('is walked through cell by cell and term by term', visit({ body: tag('weights="1,2,-4"', 'boundary shapes') }, async ({ page }) => {
    const element = await neuron(page);
    await framed(page);
    let now = await shownNow(element);
    assert.deepEqual([now.selected, now.chosen], [3, 'z, row 4, output 1: −1.00']);
    assert.deepEqual(now.blocks.map(({ marks }) => marks.flat().join('')), ['      ++', '++', '+', '   *', '   +']);
    assert.deepEqual(now.sum, [['1 · 1.0000', '1.0000', '1.0000'], ['1 · 2.0000', '2.0000', '3.0000'], ['−4.0000', '', '−1.0000'], ['σ(−1.0000)', '', '0.2689']]);

    now = await press(page, element, '.next-cell');
    assert.deepEqual([now.selected, now.said], [3, 'There is no further cell.']);
    now = await press(page, element, '.previous-cell');
    assert.deepEqual([now.selected, now.said], [2, 'z, row 3: −3.0000.']);
    now = await press(page, element, '.next-term');
    assert.deepEqual(now.sum, [['1 · 1.0000', '1.0000', '1.0000'], ['', '', ''], ['', '', ''], ['', '', '']]);
    assert.deepEqual(now.blocks.slice(0, 2).map(({ marks }) => marks.flat().join('')), ['    *+  ', '*+']);
    assert.match(now.said, /^z, row 3, term 1: 1 · 1\.0000; so far 1\.0000\.$/);
    now = await press(page, element, '.next-term');
    assert.deepEqual(now.sum[1], ['0 · 2.0000', '0.0000', '1.0000']);
    for (let term = 0; term < 3; term += 1) now = await press(page, element, '.next-term');
    assert.deepEqual([now.selected, now.sum[0], now.sum[1]], [3, ['1 · 1.0000', '1.0000', '1.0000'], ['', '', '']]);
  }));

  test('follows the arrow keys, and the pointer', visit({ body: tag('dataset="iris" eta="0.1"'), width: 1280, height: 1000 }, async ({ page }) => {
    const element = await neuron(page);
    await framed(page);
    const cell = await inShadow(element, '.choices-of-z [tabindex="0"]');
    await cell.focus();
    const go = async (key: string): Promise<string> => {
      await page.keyboard.press(key as 'ArrowDown');
      await framed(page);
      const { chosen, focused } = await shownNow(element);
      assert.ok(focused, `${key} leaves the focus behind`);
      return chosen.replace(/:.*/, '');
    };
    const walked: string[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'PageDown', 'ArrowDown', 'Home']) walked.push(await go(key));
    assert.deepEqual(walked, [
      'z, row 2, output 1', 'z, row 2, output 2', 'z, row 2, output 3', 'z, row 2, output 3', 'z, row 1, output 3', 'z, row 1, output 3',
      'z, row 7, output 3', 'z, row 8, output 3', 'z, row 8, output 1',
    ]);
    // The chosen row is the element's selected row, and the numbers are those of the element.
    const { selected, blocks, sum } = await shownNow(element);
    assert.equal(selected, 7);
    assert.deepEqual(blocks.map(({ name, size }) => [name, size]), [['X', '150 × 4'], ['WT', '4 × 3'], ['b', '3'], ['z', '150 × 3'], ['out', '150 × 3']]);
    const z = await element.evaluate((shown) => shown.values['z1'] ?? Number.NaN);
    assert.equal(sum[4]?.[2], z.toFixed(4).replace('-', '−'));
    await page.keyboard.down('Control');
    assert.equal(await go('End'), 'z, row 150, output 3');
    await page.keyboard.up('Control');

    const second = await inShadow(element, '.choices-of-z tbody tr:nth-child(3) td:nth-child(3)');
    await second.click();
    await framed(page);
    const pressed = await shownNow(element);
    assert.match(pressed.chosen, /^z, row 14\d, output 2: /);
    assert.ok(pressed.focused);
    await element.evaluate((shown) => (shown.selectedRow = 70));
    await framed(page);
    assert.match((await shownNow(element)).chosen, /^z, row 71, output 2: /);
  }));

  const kinds: Record<string, string> = {
    and: 'eta="0.1"',
    iris: 'dataset="iris"',
    many: 'dataset="iris" features="x1*x2 x1^2 x2^2 sin(x1) sin(x2)" holdout="0.2" loss="cross-entropy"',
    linear: 'dataset="moons" rows="600" activation="linear" batch-size="all"',
  };
  const looks = [
    { width: 1280 },
    { width: 390, scheme: 'dark' },
    { width: 320 },
    { width: 1280, forcedColors: true },
  ] as const;
  for (const [name, attributes] of Object.entries(kinds)) {
    for (const look of looks) {
      const where = `${look.width}${'scheme' in look ? ' in the dark' : ''}${'forcedColors' in look ? ' with forced colours' : ''}`;
      test(`has its place for ${name} at ${where}`, visit({ body: tag(attributes), height: 1400, ...look }, async ({ page }) => {
        const element = await neuron(page);
        await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 100)));
        await press(page, element, '.next-term');
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0, 'the page scrolls sideways');
        assert.deepEqual(await accessibilityProblems(page), []);
        const heights = new Set<number>();
        for (let term = 0; term < 8; term += 1) {
          await press(page, element, '.next-term');
          heights.add(Math.round(await element.evaluate((shown) => shown.getBoundingClientRect().height)));
        }
        assert.ok(Math.max(...heights) - Math.min(...heights) <= 2, `its height moves: ${[...heights].join(' ')}`);
        await screenshot(page, `shapes-${name}-${where.replaceAll(' ', '-')}-${browser}`, { fullPage: true });
      }));
    }
  }
});
