/** One pass everywhere: each number that is shown in several places is the same in all of them, whatever runs. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inShadow, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

interface Shown {
  moment: string;
  /** The values beside the lines of the loop, by their names. */
  listing: Record<string, string[]>;
  /** The live numbers of equations and readouts, each by its place. */
  live: { place: string; text: string }[];
  /** The numbers of the chosen cell of the matrices: z and out; and the cells of w and b. */
  cells: { z: string; out: string; w: string[]; b: string[] };
  /** The texts in the pictures of the network and the activation. */
  network: string[];
  activation: string[];
  values: Record<string, number>;
  selected: number;
  parameters: number[];
}

function shownNow(element: Neuron): Promise<Shown> {
  return element.evaluate(async (shown) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const root = shown.shadowRoot as ShadowRoot;
    const texts = (selector: string): string[] => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
    const listing: Record<string, string[]> = {};
    const lines = [...root.querySelectorAll('.lines li:not(.folded)')];
    for (const line of lines.slice(lines.findIndex((line) => line.textContent?.includes('for epoch')))) {
      const value = line.querySelector('.value')?.textContent ?? '';
      for (const [, name = '', list, one] of value.matchAll(/(\w+) = (?:\(([^)]*)\)|([^\s,]+))/g)) listing[name] = (list ?? one ?? '').split(', ');
    }
    const sum = [...root.querySelectorAll('.sum tbody tr')].map((line) => line.querySelector('td:last-child')?.textContent ?? '');
    const picture = async (panel: string): Promise<string[]> => {
      const svg = new DOMParser().parseFromString(await shown.toSVG(panel), 'image/svg+xml');
      return [...svg.querySelectorAll('text')].map(({ textContent }) => (textContent ?? '').trim());
    };
    return {
      moment: texts('.equations .moment').join(),
      listing,
      live: [...root.querySelectorAll<HTMLElement>('.live')].map((live) => ({ place: live.dataset['value'] ?? '', text: live.textContent ?? '' })),
      cells: { z: sum.at(-2) ?? '', out: sum.at(-1) ?? '', w: texts('.parameter td[data-symbol^="w"]'), b: texts('.parameter td[data-symbol="b"]') },
      network: await picture('network'),
      activation: await picture('activation'),
      values: shown.values,
      selected: shown.selectedRow,
      parameters: [...shown.weights, ...shown.bias],
    };
  });
}

/** Checks that every number in every place is that of `values`, rounded, and that `values` are those of one pass. */
function check(shown: Shown, where: string): void {
  const { listing, live, cells, network, activation, values } = shown;
  const of = (name: string): number => values[name] ?? assert.fail(`${name} is nobody's name`);
  const is = (text: string | undefined, name: string): void => {
    const digits = (text ?? '').replace(/[(),]/g, '').replace('−', '-');
    const rounded = of(name).toFixed(digits.split('.')[1]?.length ?? 0);
    assert.equal(digits, Number(rounded) === 0 ? rounded.replace('-', '') : rounded, `${name} ${where}`);
  };
  assert.ok(live.length > 25, `${live.length} numbers ${where}`);
  for (const { place, text } of live) is(text, place.replace(/\/\d+|\(\)/g, ''));
  for (const name of ['y', 'z', 'out', 'dz']) if (listing[name] !== undefined) is(listing[name][0], name);
  listing['x']?.forEach((text, index) => is(text, `x${index + 1}`));
  // The listing's weights are what its lines have made of them.
  listing['w']?.forEach((text, index) => is(text, `w${index + 1}Now`));
  if (listing['b'] !== undefined) is(listing['b'][0], 'bNow');
  is(cells.z, 'z');
  is(cells.out, 'out');
  cells.w.forEach((text, index) => is(text, `w${index + 1}`));
  is(cells.b[0], 'b');
  const inNetwork = (name: string): string | undefined => network.find((text) => text.startsWith(`${name} `))?.slice(name.length + 1);
  for (const name of ['b', 'z', 'out', 'y', 'error']) is(inNetwork(name), name);
  for (const name of ['w1', 'w2']) assert.ok(network.includes(of(name).toFixed(2).replace('-', '−')), `${name} in ${network} ${where}`);
  is(activation.find((text) => text.startsWith('slope'))?.replace('slope = ', ''), 'slope');

  const near = (name: string, expected: number): void => assert.ok(Math.abs(of(name) - expected) <= 1e-15, `${name} ${where}`);
  near('z', of('w1') * of('x1') + of('w2') * of('x2') + of('b'));
  near('w1Next', of('w1') - of('eta') * of('dz') * of('x1'));
  near('bNext', of('b') - of('eta') * of('dz'));
  assert.equal(of('row'), shown.selected, where);
  // Before its update a pass has the parameters of the model; after it, the model has those that the pass has made.
  const names = ['w1', 'w2', 'b'].map((name) => (of('updated') === 1 ? `${name}Next` : name));
  assert.deepEqual(names.map(of), shown.parameters, where);
}

const body = '<one-neuron controls eta="0.5" panels="boundary network activation equations code shapes"></one-neuron>';

inEachBrowser('the pass that is shown', (visit) => {
  test('is the same in every place', visit({ body, height: 2600, limit: 120_000 }, async ({ page }) => {
    const element = await neuron(page);
    const atRest = 'Its next pass, with the present weights.';
    check(await shownNow(element), 'at first');
    const press = async (button: string): Promise<Shown> => {
      await (await inShadow(element, button)).evaluate((shown) => (shown as HTMLButtonElement).click());
      return shownNow(element);
    };
    // An epoch line by line: seven lines for its first row, six for each of the others.
    for (let line = 0; line < 25; line += 1) {
      const shown = await press('.next-line');
      check(shown, `after line ${line}`);
      assert.equal(shown.values['row'], Math.max(Math.floor((line - 1) / 6), 0));
      assert.equal(shown.values['updated'], line > 0 && line % 6 === 0 ? 1 : 0, `after line ${line}`);
      assert.equal(shown.moment, 'Its pass, with the weights it began with.');
    }
    // The next row by row: as the listing said of the first row, so say the equations.
    for (let row = 0; row < 4; row += 1) check(await press('.next-pass'), `after row ${row}`);
    for (let row = 0; row < 4; row += 1) {
      await element.evaluate((shown) => shown.stepRow());
      check(await shownNow(element), `after the step of row ${row}`);
    }
    // Another row is shown with the weights that there are now.
    await element.evaluate((shown) => (shown.selectedRow = 1));
    const other = await shownNow(element);
    check(other, 'after another row was chosen');
    assert.deepEqual([other.values['updated'], other.moment], [0, atRest]);
    for (let epoch = 1; epoch <= 50; epoch += 1) {
      await element.evaluate((shown) => shown.step());
      const shown = await shownNow(element);
      check(shown, `${epoch} epochs later`);
      assert.equal(shown.moment, atRest);
    }
  }));
});
