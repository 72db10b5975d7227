/** Live numbers: every number in the element shows the value that its place names. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventAfter, inShadow, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

interface Shown {
  place: string;
  text: string;
}

/** Every live number in the element with the name of its place, and the values at that moment. */
function shownNow(element: Neuron): Promise<{ shown: Shown[]; values: Record<string, number> }> {
  return element.evaluate((shown) => ({
    shown: [...(shown.shadowRoot?.querySelectorAll<HTMLElement>('.live') ?? [])].map((live) => ({
      place: live.dataset['value'] ?? '',
      text: live.textContent ?? '',
    })),
    values: shown.values,
  }));
}

/** Checks that every text is its value, rounded to the decimals that it shows. */
function check({ shown, values }: { shown: Shown[]; values: Record<string, number> }): void {
  for (const { place, text } of shown) {
    const value = values[place.replace(/\/\d+|\(\)/g, '')];
    assert.ok(value !== undefined, `${place} is nobody's name`);
    const where = `${place} is ${value}, and ${text} stands there`;
    assert.doesNotMatch(text, /-/, 'a minus is not a hyphen');
    assert.match(text, /^(\(−[\d.,]+\)|−?[\d.,]+)$/, where);
    if (place.endsWith('()')) assert.equal(text.startsWith('('), value < 0 && Number(text.replace(/[^\d.]/g, '')) > 0, where);
    const digits = text.replace(/[(),]/g, '').replace('−', '-');
    const decimals = digits.split('.')[1]?.length ?? 0;
    const asked = /\/(\d+)/.exec(place)?.[1];
    if (asked !== undefined) assert.equal(decimals, Number(asked), where);
    if (/^(w\d|b|z|out)(\(\))?$/.test(place)) assert.equal(decimals, 4, where);
    const rounded = value.toFixed(decimals);
    assert.equal(digits, Number(rounded) === 0 ? rounded.replace('-', '') : rounded, where);
  }
}

const all = '<one-neuron controls panels="boundary loss equations" eta="0.1"></one-neuron>';

inEachBrowser('numbers among text', (visit) => {
  test('are those of the moment', visit({ body: all }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 1)));
    const first = await shownNow(element);
    assert.ok(first.shown.length > 30, `${first.shown.length} numbers`);
    check(first);

    const played = await element.evaluate(async (shown) => {
      const moments: { shown: Shown[]; values: Record<string, number> }[] = [];
      const places = [...(shown.shadowRoot?.querySelectorAll<HTMLElement>('.live') ?? [])];
      await new Promise<void>((resolve) => {
        shown.addEventListener('epochupdate', () => {
          const now = places.map((live) => ({ place: live.dataset['value'] ?? '', text: live.textContent ?? '' }));
          moments.push({ shown: now, values: shown.values });
          if (moments.length === 20) resolve();
        });
        void shown.play();
      });
      shown.pause();
      return moments;
    });
    played.forEach(check);
    assert.equal(new Set(played.map(({ values }) => values['epoch'])).size, 20);

    for (const epoch of [1000, 500, 0]) {
      await eventAfter(element, 'epochupdate', () => element.evaluate((shown, epoch) => (shown.currentEpoch = epoch), epoch));
      const now = await shownNow(element);
      assert.equal(now.values['epoch'], epoch);
      check(now);
    }
  }));

  test('are those of the chosen row', visit({ body: all }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 321)));
    const rows = await inShadow(element, '.rows');
    const labels = await rows.evaluate((select) => [...(select as HTMLSelectElement).options].map((option) => option.text));
    assert.deepEqual(labels, ['(0, 0) → 0', '(0, 1) → 0', '(1, 0) → 0', '(1, 1) → 1']);
    const chosen = (): Promise<number[]> =>
      element.evaluate((shown) => [
        shown.selectedRow,
        (shown.shadowRoot?.querySelector('.rows') as HTMLSelectElement).selectedIndex,
      ]);
    assert.deepEqual(await chosen(), [3, 3]);
    const seen = new Set<string>();
    for (const [row, label] of labels.entries()) {
      await rows.select(label);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const now = await shownNow(element);
      check(now);
      assert.deepEqual([now.values['x1'], now.values['x2']], [row >> 1, row & 1]);
      seen.add(JSON.stringify(now.shown));
    }
    assert.equal(seen.size, 4);

    // Pressing on a point does the same. The plot of a gate ranges from −0.4 to 1.4, inside its margins.
    const stack = await inShadow(element, '[data-panel="boundary"] .stack');
    const box = await stack.boundingBox();
    assert.ok(box);
    for (const row of [1, 2, 0, 3]) {
      const [x, y] = [row >> 1, row & 1];
      const at = (value: number, length: number): number => ((value + 0.4) / 1.8) * length;
      await page.mouse.click(
        box.x + 48 + at(x, box.width - 72) + 3,
        box.y + box.height - 32 - at(y, box.height - 44) - 3,
      );
      await page.waitForFunction(
        (shown, row) => (shown.shadowRoot?.querySelector('.rows') as HTMLSelectElement).selectedIndex === row,
        {},
        element,
        row,
      );
      const now = await shownNow(element);
      check(now);
      assert.deepEqual([now.values['x1'], now.values['x2'], (await chosen())[0]], [x, y, row]);
    }
    await page.mouse.click(box.x + 48 + (box.width - 72) / 2, box.y + 12 + (box.height - 44) / 2);
    assert.deepEqual(await chosen(), [3, 3]);
  }));

  test('keep their places and heights', visit({ body: '<one-neuron eta="0.5" panels="boundary equations"></one-neuron>', width: 1008 }, async ({ page }) => {
    const element = await neuron(page);
    const measured = await element.evaluate(async (shown) => {
      const root = shown.shadowRoot as ShadowRoot;
      const framed = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const equations = root.querySelector('.equations') as HTMLElement;
      equations.scrollIntoView();
      await framed();
      const operators = (): number[] => [...root.querySelectorAll('math mo')].map((operator) => operator.getBoundingClientRect().x);
      const [height, before, signs] = [equations.getBoundingClientRect().height, operators(), new Set<string>()];
      const moved: string[] = [];
      for (let epoch = 1; epoch <= 50; epoch += 1) {
        shown.step();
        await framed();
        signs.add([...root.querySelectorAll('math .live')].map(({ textContent }) => (textContent?.startsWith('(') ? '(' : textContent?.[0] === '−' ? '−' : '+')).join(''));
        operators().forEach((x, index) => {
          if (Math.abs(x - (before[index] ?? 0)) > 0.3) moved.push(`operator ${index} at epoch ${epoch}, from ${before[index]} to ${x}`);
        });
      }
      return { height, moved, signs: signs.size, count: before.length };
    });
    assert.ok(measured.count > 50 && measured.signs > 1, `${measured.count} operators, ${measured.signs} patterns of signs`);
    assert.deepEqual(measured.moved, []);
    // In every browser this, within 5 %, although math fonts claim to be up to six times as high as their letters.
    assert.ok(Math.abs(measured.height / 366 - 1) < 0.05, `${measured.height} px high`);
  }));

  test('follow the finger on the loss curve', visit({ body: all }, async ({ page }) => {
    const element = await neuron(page);
    const stack = await inShadow(element, '[data-panel="loss"] .stack');
    const box = await stack.boundingBox();
    assert.ok(box);
    const place = (share: number): [number, number] => [box.x + 48 + share * (box.width - 72), box.y + box.height / 2];
    await page.mouse.move(...place(0.25));
    await page.mouse.down();
    const near = (epoch: number, expected: number): void => assert.ok(Math.abs(epoch - expected) <= 2, `${epoch}, not ${expected}`);
    const epoch = (): Promise<number> => element.evaluate((shown) => shown.currentEpoch);
    near(await epoch(), 250);
    await page.mouse.move(...place(0.75));
    near(await epoch(), 750);
    await page.mouse.up();
    await page.mouse.move(...place(0.1));
    near(await epoch(), 750);
  }));

  test('are copied as text that can be read', visit({ body: all }, async ({ page }) => {
    const element = await neuron(page);
    const panel = await inShadow(element, '.equation');
    await panel.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const box = await panel.boundingBox();
    assert.ok(box);
    const script = page.waitForResponse((response) => /\/copy-[^/]*\.js$/.test(response.url()));
    await page.mouse.move(Math.max(box.x + 2, 0), box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 100, box.y + box.height / 2, { steps: 2 });
    await page.mouse.move(box.x + box.width - 20, box.y + box.height - 5, { steps: 2 });
    await page.mouse.up();
    await script;
    await page.evaluate(() => {
      addEventListener('copy', ({ clipboardData }) => Object.assign(globalThis, { copied: clipboardData?.getData('text/plain') }));
    });
    // The script runs a moment after it has come.
    const copied = await until(
      async () => {
        await page.keyboard.down('Control');
        await page.keyboard.press('c');
        await page.keyboard.up('Control');
        return page.evaluate(() => (globalThis as { copied?: string }).copied ?? '');
      },
      (text) => text !== '',
    );
    assert.match(copied, /out = σ\(w₁x₁ \+ w₂x₂ \+ b\)\n= σ\(0\.5488 ⋅ 1 \+ 0\.7152 ⋅ 1 \+ 0\.6028\)\n= σ\(1\.8668\) = 0\.8661\nL = ½ \(out − y\)²\n= ½ \(0\.8661 − 1\)² = 0\.0090/);
  }));
});
