/** The numbers of the element: equal to NumPy's to the last bit, whichever way an epoch is reached, and consistent. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { eventAfter, neuron, values } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

/** seed, η, epoch, w₁, w₂, b, mean loss, accuracy: what NumPy computes. */
const reference = readFileSync(new URL('../reference/article_loop.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number) as [number, number, number, number, number, number, number, number]);

const eager = '<one-neuron loading="eager" epochs="10000"></one-neuron>';

/** w₁, w₂ and b after setting `currentEpoch` to each of `epochs`, one after another. */
function parametersAt(element: Neuron, epochs: number[]): Promise<number[][]> {
  return element.evaluate(
    (shown, path) =>
      path.map((epoch) => {
        shown.currentEpoch = epoch;
        return [...shown.weights, ...shown.bias];
      }),
    epochs,
  );
}

inEachBrowser('numbers', (visit) => {
  test('are NumPy’s, bit for bit', visit({ body: eager }, async ({ page }) => {
    const element = await neuron(page);
    const runs = new Set(reference.map(([seed, eta]) => `${seed} ${eta}`));
    assert.equal(runs.size, 8);
    for (const run of runs) {
      const [seed = '', eta = ''] = run.split(' ');
      await eventAfter(element, 'loadeddata', () =>
        element.evaluate((shown, seed, eta) => {
          shown.setAttribute('seed', seed);
          shown.setAttribute('eta', eta);
          shown.load();
        }, seed, eta),
      );
      for (const [, , epoch, w1, w2, b, meanLoss, accuracy] of reference.filter((row) => `${row[0]} ${row[1]}` === run)) {
        assert.deepEqual(await parametersAt(element, [epoch]), [[w1, w2, b]], `seed ${seed}, η ${eta}, epoch ${epoch}`);
        const named = await values(element);
        assert.deepEqual([named['w1'], named['w2'], named['b'], named['epoch']], [w1, w2, b, epoch]);
        assert.equal(named['accuracy'], accuracy);
        assert.ok(Math.abs((named['meanLoss'] ?? Number.NaN) - meanLoss) <= 1e-15);
      }
    }
  }));

  test('are the same from wherever one comes', visit({ body: eager }, async ({ page }) => {
    const element = await neuron(page);
    const [far, back, on, far2] = await parametersAt(element, [10_000, 437, 438, 10_000]);
    const [stepped, once] = await element.evaluate((shown) => {
      const now = (): number[] => [...shown.weights, ...shown.bias];
      shown.reset();
      for (let epoch = 0; epoch < 437; epoch += 1) shown.step();
      const stepped = now();
      shown.step();
      return [stepped, now()];
    });
    assert.deepEqual(back, stepped);
    assert.deepEqual(on, once);
    assert.deepEqual(far2, far);
    assert.deepEqual(far?.slice(0, 2), reference.find((row) => row[2] === 10_000)?.slice(3, 5));
  }));

  test('make an epoch of its rows', visit({ body: eager }, async ({ page }) => {
    const element = await neuron(page);
    const walked = await element.evaluate((shown) => {
      shown.currentEpoch = 5;
      const passes = shown.rows.map(() => {
        shown.stepRow();
        return [shown.currentEpoch, shown.selectedRow];
      });
      return { passes, parameters: [...shown.weights, ...shown.bias] };
    });
    assert.deepEqual(walked.passes, [[5, 0], [5, 1], [5, 2], [6, 3]]);
    assert.deepEqual([walked.parameters], await parametersAt(element, [6]));
    const back = await element.evaluate((shown) => {
      shown.stepRow();
      shown.step(-1);
      return [shown.currentEpoch, ...shown.weights, ...shown.bias];
    });
    assert.deepEqual(back, [6, ...walked.parameters]);
  }));

  test('go together', visit({ body: eager }, async ({ page }) => {
    const element = await neuron(page);
    const seen = await element.evaluate((shown) => {
      shown.currentEpoch = 123;
      const of = shown.rows.map((row, index) => {
        shown.selectedRow = index;
        return { row, values: shown.values };
      });
      return { of, shape: shown.shape, length: [shown.weights.length, shown.bias.length] };
    });
    assert.deepEqual([seen.shape, seen.length], [[1, 2], [2, 1]]);
    assert.deepEqual(seen.of.map(({ row }) => row), [
      { x: [0, 0], y: 0 },
      { x: [0, 1], y: 0 },
      { x: [1, 0], y: 0 },
      { x: [1, 1], y: 1 },
    ]);
    const names =
      'x1 x2 w1 w2 b z out y error loss slope dz dw1 dw2 db dp1 dp2 w1Next w2Next bNext meanLoss penaltyLoss accuracy right rows eta batch threshold epoch epochs progress w1Now w2Now bNow row updated';
    let total = 0;
    for (const { row, values } of seen.of) {
      assert.deepEqual(Object.keys(values), names.split(' '));
      const of = (name: string): number => values[name] ?? Number.NaN;
      const near = (name: string, expected: number): void =>
        assert.ok(Math.abs(of(name) - expected) <= 1e-15, `${name} is ${of(name)}, not ${expected}`);
      assert.deepEqual([[of('x1'), of('x2')], of('y')], [row.x, row.y]);
      near('z', of('w1') * of('x1') + of('w2') * of('x2') + of('b'));
      near('out', 1 / (1 + Math.exp(-of('z'))));
      near('error', of('out') - of('y'));
      near('loss', of('error') ** 2 / 2);
      near('slope', of('out') * (1 - of('out')));
      near('dz', of('error') * of('slope'));
      near('dw1', of('dz') * of('x1'));
      near('dw2', of('dz') * of('x2'));
      near('db', of('dz'));
      near('w1Next', of('w1') - 0.01 * of('dw1'));
      near('w2Next', of('w2') - 0.01 * of('dw2'));
      near('bNext', of('b') - 0.01 * of('db'));
      assert.deepEqual([of('eta'), of('epoch'), of('epochs'), of('rows')], [0.01, 123, 10_000, 4]);
      assert.equal(of('accuracy'), of('right') / of('rows'));
      total += of('loss');
    }
    assert.ok(Math.abs(total / 4 - (seen.of[0]?.values['meanLoss'] ?? 0)) <= 1e-15);
  }));

  test('leave a short history however long the run', visit(
    { body: '<one-neuron loading="eager" epochs="100000"></one-neuron>' },
    async ({ page }) => {
      const element = await neuron(page);
      const history = await element.evaluate((shown) => {
        shown.currentEpoch = 100_000;
        return shown.history;
      });
      assert.ok(history.length > 500 && history.length <= 2000, `${history.length} points`);
      assert.deepEqual(history[0], { epoch: 0, loss: 0.2043982899153256, accuracy: 0.25 });
      const epochs = history.map(({ epoch }) => epoch);
      assert.deepEqual(epochs, [...epochs].sort((one, other) => one - other));
      assert.ok(history.every(({ loss }, index) => index === 0 || loss <= (history[index - 1]?.loss ?? 0)));
    },
  ));

  test('can be set by hand', visit({ body: eager }, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => (shown.currentEpoch = 50));
    await eventAfter(element, 'change', () => element.evaluate((shown) => (shown.weights = [3, -4] as unknown as Float64Array)));
    await eventAfter(element, 'change', () => element.evaluate((shown) => (shown.bias = new Float64Array([0.5]))));
    const state = (): Promise<unknown> =>
      element.evaluate((shown) => [shown.currentEpoch, shown.paused, ...shown.weights, ...shown.bias, shown.history.length]);
    assert.deepEqual(await state(), [0, true, 3, -4, 0.5, 1]);

    const refusals = await element.evaluate((shown) => {
      // Copies: writing to them moves nothing.
      shown.weights[0] = 7;
      shown.bias[0] = 7;
      let changes = 0;
      shown.addEventListener('change', () => (changes += 1));
      const refused = (set: () => void): string => {
        try {
          set();
          return 'taken';
        } catch (error) {
          return String(error);
        }
      };
      const sentences = [
        refused(() => (shown.weights = new Float64Array([1]))),
        refused(() => (shown.weights = new Float64Array([1, 2, 3]))),
        refused(() => (shown.weights = new Float64Array([1, Number.NaN]))),
        refused(() => (shown.bias = new Float64Array([Infinity]))),
        refused(() => (shown.bias = new Float64Array())),
      ];
      return Promise.resolve().then(() => ({ sentences, changes }));
    });
    assert.deepEqual(refusals, {
      sentences: [
        ...Array<string>(3).fill('RangeError: weights takes 2 finite numbers.'),
        ...Array<string>(2).fill('RangeError: bias takes 1 finite number.'),
      ],
      changes: 0,
    });
    assert.deepEqual(await state(), [0, true, 3, -4, 0.5, 1]);

    // The run is like any other, and starts from the weights that were set.
    const [there] = await parametersAt(element, [10]);
    assert.deepEqual(await parametersAt(element, [0, 10]), [[3, -4, 0.5], there]);
  }));

  test('refuse what is no place in a run', visit({ body: eager }, async ({ page }) => {
    const element = await neuron(page);
    const said = await element.evaluate((shown) => {
      shown.currentEpoch = 5;
      const refused = (act: () => void): string => {
        try {
          act();
          return 'taken';
        } catch (error) {
          return (error as Error).name;
        }
      };
      const names = [
        refused(() => (shown.currentEpoch = 1.5)),
        refused(() => (shown.currentEpoch = Number.NaN)),
        refused(() => shown.step(0.5)),
        refused(() => (shown.playbackRate = 0)),
        refused(() => (shown.playbackRate = 1.5)),
        refused(() => (shown.playbackRate = 10_001)),
        refused(() => (shown.selectedRow = 4)),
        refused(() => (shown.selectedRow = -1)),
        refused(() => (shown.selectedRow = 0.5)),
      ];
      return { names, now: [shown.currentEpoch, shown.playbackRate, shown.selectedRow] };
    });
    assert.deepEqual(said, { names: Array<string>(9).fill('RangeError'), now: [5, 1, 3] });
    // An epoch beyond an end is that end, as in media.
    const ends = await element.evaluate((shown) =>
      [-3, 20_000].map((epoch) => {
        shown.currentEpoch = epoch;
        return shown.currentEpoch;
      }),
    );
    assert.deepEqual(ends, [0, 10_000]);
    const version = await page.evaluate(() => (customElements.get('one-neuron') as unknown as { version: string }).version);
    const [, crate] = /^version = "(.+)"$/m.exec(readFileSync('Cargo.toml', 'utf8')) ?? [];
    assert.equal(version, crate);
  }));
});
