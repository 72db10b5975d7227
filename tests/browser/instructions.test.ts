/** The tutorial's instructions: what the text tells the reader to do can be done, there, and something is seen to change. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { inShadow, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

/** An instruction: where it stands, the figure, what the reader does, and what then is different. */
interface Instruction {
  says: RegExp;
  figure: string;
  does: (page: Page, figure: Neuron) => Promise<unknown>;
  sees: (figure: Neuron) => Promise<unknown>;
}

/** Imperatives that ask to think, not to do something on the page. */
const thoughts = [
  /^Let both weights be 1\./, /^Look at/, /^Multiply/, /^Think of/, /^Give the neuron/, /^Keep in mind/, /^Mind what/, /^Hand it/, /^Start from/,
];

/** The verbs with which a sentence begins, or goes on after “or”, that tells the reader to do something. */
const imperative = /^(?:Or |To add rows, )?(?:click|choose|drag|drop|focus|give|hand|keep|let|look|mind|multiply|open|paste|pick|point|press|run|see|select|set|start|step|think|try)\b/i;

const numbers = (figure: Neuron): Promise<unknown> => figure.evaluate((shown) => [shown.currentEpoch, shown.selectedRow, ...shown.weights, ...shown.bias, JSON.stringify(shown.rows)]);
const text = (selector: string) => (figure: Neuron): Promise<unknown> =>
  figure.evaluate((shown, selector) => [...(shown.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])].map((node) => node.textContent + String(node.hidden)), selector);
const answer = (figure: Neuron): Promise<unknown> =>
  figure.evaluate((shown) => [...document.querySelectorAll<HTMLElement>(`.guess[data-figure~="${shown.id}"] .told`)].map(({ innerText }) => innerText));
const press = (selector: string) => async (_: Page, figure: Neuron): Promise<unknown> => (await inShadow(figure, selector)).click();
const submit = (form: string) => (page: Page): Promise<unknown> => page.$eval(`${form} button`, (button) => (button as HTMLElement).click());

/** The corners of a picture between its axes, on the screen. */
async function between(figure: Neuron, panel: string): Promise<{ left: number; top: number; width: number; height: number }> {
  const stack = await inShadow(figure, `[data-panel="${panel}"] .stack`);
  await stack.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await stack.boundingBox();
  assert.ok(box !== null);
  return { left: box.x + 48, top: box.y + 12, width: box.width - 72, height: box.height - 44 };
}

/** The place of two inputs in the boundary of a gate, whose axes go from −0.4 to 1.4. */
async function inGate(figure: Neuron, x: number, y: number): Promise<[number, number]> {
  const { left, top, width, height } = await between(figure, 'boundary');
  return [left + ((x + 0.4) / 1.8) * width, top + ((1.4 - y) / 1.8) * height];
}

/** Moves the pointer over the boundary until it is at a mark, or at a place that is far from all of them; and returns the place. */
async function found(page: Page, figure: Neuron, mark: boolean): Promise<[number, number]> {
  const { left, top, width, height } = await between(figure, 'boundary');
  const tip = await inShadow(figure, '.tip');
  for (let row = 1; row < 24; row += 1) {
    for (let column = 1; column < 24; column += 1) {
      const place: [number, number] = [left + (column / 24) * width, top + (row / 24) * height];
      await page.mouse.move(...place);
      if ((await tip.evaluate((node) => !(node as HTMLElement).hidden && /\(/.test(node.textContent ?? ''))) === mark) return place;
    }
  }
  throw new Error(mark ? 'no mark' : 'no empty place');
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
}

const instructions: readonly Instruction[] = [
  { says: /^These words are buttons/, figure: 'and-figure', does: (page) => page.click('[data-to="epoch=35"]'), sees: (figure) => figure.evaluate((shown) => shown.currentEpoch) },
  {
    says: /^So does the slider below the picture/,
    figure: 'and-figure',
    does: async (page, figure) => {
      await (await inShadow(figure, '.scrubber')).focus();
      await page.keyboard.press('ArrowRight');
    },
    sees: numbers,
  },
  {
    says: /^Point at one, or press it here/,
    figure: 'forward-figure',
    does: (page) => page.hover('.symbols [data-symbol="w"]'),
    sees: (figure) => figure.evaluate((shown) => shown.getAttribute('lit')),
  },
  { says: /^Pick a row to see its numbers/, figure: 'forward-figure', does: (page) => page.click('[data-figure="forward-figure"][data-to="row=1"]'), sees: text('.equations math') },
  { says: /^Pick a row to see its numbers/, figure: 'forward-figure', does: async (_, figure) => (await inShadow(figure, '.rows')).select('(1, 0) → 0'), sees: numbers },
  {
    says: /^The sliders move the weights/,
    figure: 'line-figure',
    does: async (page) => {
      await page.focus('#forward [data-parameter="2"]');
      for (let presses = 0; presses < 20; presses += 1) await page.keyboard.press('ArrowLeft');
    },
    sees: (figure) => figure.evaluate((shown) => Math.abs((shown.bias[0] ?? 0) + 1) < 1e-9),
  },
  { says: /^Or drag the line itself/, figure: 'line-figure', does: async (page, figure) => drag(page, await inGate(figure, 0.5, 0.5), await inGate(figure, 0.75, 0.75)), sees: numbers },
  { says: /^Set it where you think the line belongs/, figure: 'line-figure', does: submit('#forward .guess'), sees: answer },
  { says: /^Step through it cell by cell/, figure: 'shapes-and', does: press('.shapes .tools button:nth-of-type(2)'), sees: text('.shapes') },
  { says: /^If you move one weight far/, figure: 'loss-figure', does: submit('#loss .guess'), sees: answer },
  {
    says: /^Drag the mark along the curve/,
    figure: 'loss-figure',
    does: async (page, figure) => {
      const { left, top, width, height } = await between(figure, 'slice');
      const at = (weight: number): [number, number] => [left + ((weight + 8) / 16) * width, top + height / 2];
      await drag(page, at(1), at(6));
    },
    sees: numbers,
  },
  { says: /^See the row’s numbers in the equations/, figure: 'backward-figure', does: submit('#backward .guess[data-by="row"]'), sees: text('.equations math') },
  ...['.next-line', '.next-pass', '.next-epoch'].map((button): Instruction => (
    { says: /^Step through it by line, by row or by epoch/, figure: 'code-figure', does: press(button), sees: text('.lines, .readouts') }
  )),
  { says: /^Run it:/, figure: 'train-figure', does: submit('#train .guess'), sees: answer },
  { says: /^Drag the line by its grips/, figure: 'xor-figure', does: async (page, figure) => drag(page, await inGate(figure, 0.5, 0.5), await inGate(figure, 0.2, 0.5)), sees: numbers },
  {
    says: /use the arrow keys, and try/,
    figure: 'xor-figure',
    does: async (page, figure) => {
      await (await inShadow(figure, '.mover')).focus();
      await page.keyboard.press('ArrowRight');
    },
    sees: numbers,
  },
  { says: /^Point at a mark in the picture/, figure: 'iris-figure', does: (page, figure) => found(page, figure, true), sees: text('.tip') },
  {
    says: /^Drag a row to move it/,
    figure: 'yours-figure',
    does: async (page, figure) => {
      const [x, y] = await found(page, figure, true);
      await drag(page, [x, y], [x + 30, y + 10]);
    },
    sees: numbers,
  },
  {
    says: /or select it and press Delete/,
    figure: 'yours-figure',
    does: async (page, figure) => {
      await page.mouse.click(...(await found(page, figure, true)));
      await page.keyboard.press('Delete');
    },
    sees: (figure) => figure.evaluate((shown) => shown.rows.length),
  },
  {
    says: /^To add rows, choose a class/,
    figure: 'yours-figure',
    does: async (page, figure) => {
      const list = await inShadow(figure, '.adds select');
      await list.select(await list.evaluate((select) => (select as HTMLSelectElement).options[2]?.value ?? ''));
      await page.mouse.click(...(await found(page, figure, false)));
    },
    sees: (figure) => figure.evaluate((shown) => shown.rows.length),
  },
  { says: /^Everything can be undone/, figure: 'yours-figure', does: press('.undo'), sees: (figure) => figure.evaluate((shown) => shown.rows.length) },
  {
    says: /^Or open, drop or paste a table/,
    figure: 'yours-figure',
    does: async (_, figure) => {
      await (await inShadow(figure, '.data-panel details summary')).click();
      await (await inShadow(figure, 'textarea')).evaluate((field) => ((field as HTMLTextAreaElement).value = 'a,b,y\n1,2,0\n2,3,1\n3,1,1\n'));
      await (await inShadow(figure, '.paste')).click();
    },
    sees: (figure) => figure.evaluate((shown) => shown.rows.length),
  },
  { says: /^Drag it back among its own/, figure: 'yours-figure', does: submit('#yours .guess'), sees: answer },
];

/** The sentences of the tutorial, as a reader sees them with all answers open. */
async function sentences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('main p, main li:not(:has(p)), main legend')].filter((node) => node.closest('one-neuron, #literature') === null);
    const texts = blocks.flatMap((node) => (node.textContent ?? '').replace(/\s+/g, ' ').split(/(?<=[.?!]) /));
    return texts.map((sentence) => sentence.trim()).filter(Boolean);
  });
}

inEachBrowser('the instructions', (visit) => {
  test('are all known here', visit({}, async ({ page }) => {
    const all = await sentences(page);
    const unknown = all.filter((sentence) => imperative.test(sentence) && ![...thoughts, ...instructions.map(({ says }) => says)].some((known) => known.test(sentence)));
    assert.deepEqual(unknown, []);
    for (const { says } of instructions) assert.ok(all.some((sentence) => says.test(sentence)), `${says} is in the text`);
  }));

  test('can be followed, and show something', visit({ reducedMotion: true, limit: 180_000 }, async ({ page }) => {
    for (const { says, figure: id, does, sees } of instructions) {
      await page.$eval(`#${id}`, (figure) => figure.scrollIntoView({ block: 'center', behavior: 'instant' }));
      const figure = await neuron(page, `#${id}`);
      const before = JSON.stringify(await sees(figure));
      await does(page, figure);
      await until(async () => JSON.stringify(await sees(figure)), (now) => now !== before).catch(() => assert.fail(`${says}: nothing changes`));
    }
  }));
});
