/** The pictures: they change with the run, fit the screen's pixels, use the page's colours, and rest when nothing changes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventAfter, neuron, pixels, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

/** The names of the canvases that differ. */
function changed(before: number[], after: number[]): string {
  const names = ['field', 'crowd', 'line', 'points', 'axes', 'curve', 'mark'];
  return names.filter((_, index) => before[index] !== after[index]).join(' ');
}

/** The colour of the decision boundary at a place in its own pixels, #rrggbb. */
function colourAt(element: Neuron, x: number, y: number): Promise<string> {
  return element.evaluate(
    (shown, x, y) => {
      const copy = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      const from = shown.shadowRoot?.querySelectorAll('canvas')[3];
      if (from !== undefined) copy?.drawImage(from, x, y, 1, 1, 0, 0, 1, 1);
      const data = copy?.getImageData(0, 0, 1, 1).data;
      return `#${[...(data ?? [])].slice(0, 3).map((value) => value.toString(16).padStart(2, '0')).join('')}`;
    },
    Math.round(x),
    Math.round(y),
  );
}

/** The number of empty layers, not counting the layer for many points, which is empty with few. */
async function empty(element: Neuron): Promise<number> {
  const sums = await pixels(element);
  const ofMany = await element.evaluate((shown) =>
    [...(shown.shadowRoot?.querySelectorAll('canvas') ?? [])].map((canvas) => canvas.matches('[data-panel="boundary"] canvas:nth-of-type(2)')),
  );
  return sums.filter((sum, layer) => sum === 0 && ofMany[layer] !== true).length;
}

function drawn(element: Neuron): Promise<unknown> {
  return eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 900)));
}

/** Where the middle of the point (1, 1) is in its picture. */
function pointAt(element: Neuron): Promise<[number, number]> {
  return element.evaluate((shown) => {
    const canvas = shown.shadowRoot?.querySelectorAll('canvas')[3];
    const [width = 0, height = 0, unit] = [canvas?.width, canvas?.height, devicePixelRatio];
    const at = (length: number): number => (1.4 / 1.8) * length;
    return [48 * unit + at(width - 72 * unit), height - 32 * unit - at(height - 44 * unit)] as [number, number];
  });
}

const body = '<main><one-neuron epochs="1000" eta="0.1" controls></one-neuron></main>';

inEachBrowser('pictures', (visit, browser) => {
  test('change as it plays, and rest when it does', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 10)));
    const before = await pixels(element);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.step(300)));
    const after = await pixels(element);
    assert.equal(changed(before, after), 'field line points curve mark');
    await element.evaluate((shown) => (shown.selectedRow = 0));
    // The selected row has a ring, and its own loss is shown in the curve.
    await until(async () => changed(after, await pixels(element)) === 'points curve mark', Boolean);
    await screenshot(page, `pictures-${browser}`);

    // Seeking the current epoch, selecting the selected row, resting: no stroke is drawn, no pixel written.
    const strokes = await element.evaluate(async (shown) => {
      let strokes = 0;
      const counted = [
        [CanvasRenderingContext2D, ['stroke', 'fill', 'fillText', 'clearRect', 'putImageData', 'fillRect', 'drawImage']],
        [ImageBitmapRenderingContext, ['transferFromImageBitmap']],
      ] as const;
      for (const [{ prototype }, names] of counted) {
        const methods = prototype as unknown as Record<string, (...parts: unknown[]) => unknown>;
        for (const name of names) {
          const original = methods[name];
          methods[name] = function (this: unknown, ...parts: unknown[]): unknown {
            strokes += 1;
            return original?.apply(this, parts);
          };
        }
      }
      shown.currentEpoch = shown.currentEpoch;
      shown.selectedRow = shown.selectedRow;
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const idle = strokes;
      shown.step();
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      return [idle, strokes > 0];
    });
    assert.deepEqual(strokes, [0, true]);
  }));

  test('are as fine as the screen', visit({ body, pixelRatio: 2 }, async ({ page }) => {
    const element = await neuron(page);
    await drawn(element);
    const sizes = await element.evaluate((shown) =>
      [...(shown.shadowRoot?.querySelectorAll('.stack') ?? [])].flatMap((stack) => {
        const { width, height } = stack.getBoundingClientRect();
        return [...stack.querySelectorAll<HTMLCanvasElement>('canvas:not(.field)')].map((canvas) => {
          const { width: across, height: down } = canvas as HTMLCanvasElement;
          return { across, down, expected: [2 * width, 2 * height] };
        });
      }),
    );
    assert.equal(sizes.length, 6);
    for (const { across, down, expected: [width = 0, height = 0] } of sizes) {
      assert.ok(Math.abs(across - width) <= 1 && Math.abs(down - height) <= 1, `${across} × ${down}, not ${width} × ${height}`);
    }
  }));

  for (const pixelRatio of [1, 1.5, 2, 3]) {
    test(`have crisp hairs at ${pixelRatio} pixels to one`, visit({ body, pixelRatio }, async ({ page }) => {
      const element = await neuron(page);
      await drawn(element);
      // Down through the horizontal axis of the loss curve, beyond the last epoch, and across the vertical axis, above all curves.
      const [down, across] = await element.evaluate((shown) => {
        const canvas = shown.shadowRoot?.querySelectorAll('canvas')[4];
        if (canvas === undefined) return [[], []];
        // Through a copy, because Chromium warns about a canvas that is read repeatedly.
        const context = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
        if (context === null) return [[], []];
        context.drawImage(canvas, 0, 0);
        const unit = devicePixelRatio;
        const alphas = (x: number, y: number, width: number, height: number): number[] =>
          [...context.getImageData(Math.round(x), Math.round(y), width, height).data].filter((_, index) => index % 4 === 3);
        return [
          alphas(canvas.width - 28 * unit, canvas.height - 36 * unit, 1, Math.round(8 * unit)),
          alphas(44 * unit, 20 * unit, Math.round(8 * unit), 1),
        ];
      });
      const hair = Array<number>(Math.round(pixelRatio)).fill(255);
      assert.deepEqual(down?.filter((alpha) => alpha !== 0), hair, 'the level axis');
      assert.deepEqual(across?.filter((alpha) => alpha !== 0), hair, 'the upright axis');
    }));
  }

  test('measure no text in the page', visit({ body: body.replace('controls', 'panels="boundary loss sigmoid landscape slice network"') }, async ({ page }) => {
    const element = await neuron(page);
    const added = await element.evaluate(async (shown) => {
      const added: string[] = [];
      const watch = new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) added.push(node.nodeName);
      });
      watch.observe(document.documentElement, { childList: true, subtree: true });
      for (const log of [true, false]) {
        shown.toggleAttribute('log-loss', log);
        shown.currentEpoch = log ? 500 : 900;
        for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      watch.disconnect();
      return added;
    });
    assert.deepEqual(added, []);
  }));

  test('fit where they are', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await drawn(element);
    const fits = (): Promise<boolean> =>
      element.evaluate((shown) =>
        [...(shown.shadowRoot?.querySelectorAll<HTMLCanvasElement>('canvas:not(.field)') ?? [])].every((canvas) => {
          const { width, height } = canvas.getBoundingClientRect();
          const { width: across, height: down } = canvas as HTMLCanvasElement;
          return Math.abs(across - width * devicePixelRatio) <= 1 && Math.abs(down - height * devicePixelRatio) <= 1;
        }),
      );
    const width = (): Promise<number> =>
      element.evaluate((shown) => (shown.shadowRoot?.querySelectorAll('canvas')[3]?.width ?? 0));
    const wide = await width();
    assert.ok(await fits());
    const before = await pixels(element);
    await page.setViewport({ width: 900, height: 800 });
    await until(async () => (await width()) < wide && (await fits()), Boolean);
    assert.notDeepEqual(await pixels(element), before);
    assert.equal(await empty(element), 0);
    await page.setViewport({ width: 1280, height: 800 });
    await until(async () => (await width()) === wide && (await fits()), Boolean);
    await until(async () => changed(before, await pixels(element)) === '', Boolean);
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 900);
  }));

  test('take no epoch for being drawn anew', visit({ body: body.replace('1000', '100000') }, async ({ page }) => {
    const element = await neuron(page);
    const epochs = await element.evaluate(async (shown) => {
      await shown.play();
      await new Promise((resolve) => shown.addEventListener('epochupdate', resolve, { once: true }));
      const before = shown.currentEpoch;
      for (let frame = 0; frame < 12; frame += 1) {
        // Other canvases, and so other sizes, in each frame.
        shown.setAttribute('panels', frame % 2 === 0 ? 'boundary' : 'boundary loss');
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return shown.currentEpoch - before;
    });
    assert.ok(epochs >= 11 && epochs <= 12, `${epochs} epochs in 12 frames`);
  }));

  test('show among many points what the selected row has become', visit({ body: '<main><one-neuron dataset="blobs" rows="600" epochs="10" eta="0.1"></one-neuron></main>' }, async ({ page }) => {
    const element = await neuron(page);
    const at = (epoch: number): Promise<unknown> => eventAfter(element, 'epochupdate', () => element.evaluate((shown, to) => (shown.currentEpoch = to), epoch));
    /** Whether each row is predicted right. */
    const right = (): Promise<boolean[]> =>
      element.evaluate(({ rows, weights: [w1 = 0, w2 = 0], bias: [b = 0] }) => rows.map(({ x: [x1 = 0, x2 = 0], y }) => w1 * x1 + w2 * x2 + b >= 0 === (y === 1)));
    const before = await right();
    await at(10);
    const after = await right();
    const row = before.findIndex((is, index) => is !== after[index]);
    assert.notEqual(row, -1, 'a row becomes right or wrong');
    await at(0);
    await element.evaluate((shown, one) => (shown.selectedRow = one), row);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const first = (await pixels(element))[3];
    await at(10);
    assert.notEqual((await pixels(element))[3], first);
    await at(0);
    assert.equal((await pixels(element))[3], first);
  }));

  test('wear the colours of the theme', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await drawn(element);
    const [x, y] = await pointAt(element);
    assert.equal(await colourAt(element, x, y), '#bf540a');
    const light = await pixels(element);
    await element.evaluate((shown) => shown.setAttribute('theme', 'dark'));
    await until(async () => (await colourAt(element, x, y)) === '#f0914a', Boolean);
    assert.equal(changed(light, await pixels(element)), 'field line points axes curve mark');
    await element.evaluate((shown) => shown.setAttribute('theme', 'light'));
    await until(async () => changed(light, await pixels(element)) === '', Boolean);
  }));

  test('wear the colours of the system', visit({ body, scheme: 'dark' }, async ({ page, browser }) => {
    const element = await neuron(page);
    await drawn(element);
    const [x, y] = await pointAt(element);
    assert.equal(await colourAt(element, x, y), '#f0914a');
    if (browser === 'firefox') return; // Firefox takes a colour scheme at its start only.
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await until(async () => (await colourAt(element, x, y)) === '#bf540a', Boolean);
  }));

  test('wear the colours of the author', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await drawn(element);
    const [x, y] = await pointAt(element);
    // By script: the page's policy forbids inline styles in markup, but not this.
    await element.evaluate((shown) => shown.style.setProperty('--one-neuron-class-1', 'rgb(1 130 3)'));
    await until(async () => (await colourAt(element, x, y)) === '#018203', Boolean);
    await element.evaluate((shown) => shown.style.removeProperty('--one-neuron-class-1'));
    await until(async () => (await colourAt(element, x, y)) === '#bf540a', Boolean);
  }));

  test('come and go with their panels', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await drawn(element);
    const panels = (): Promise<(string | undefined)[]> =>
      element.evaluate((shown) =>
        [...(shown.shadowRoot?.querySelectorAll<HTMLElement>('[data-panel]') ?? [])].map((panel) => panel.dataset['panel']),
      );
    assert.deepEqual(await panels(), ['boundary', 'loss']);
    for (const list of ['loss', 'equations', 'loss boundary equations', '']) {
      await element.evaluate((shown, list) => shown.setAttribute('panels', list), list);
      assert.deepEqual(await panels(), list.split(' ').filter((name) => name !== ''));
      await until(async () => (await empty(element)) === 0, Boolean);
    }
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 900);
  }));

  test('stay as they were while there is no room for them', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await drawn(element);
    const before = await pixels(element);
    // Narrowed for two frames, in which the browser reports the new size to the element.
    const squeezed = await element.evaluate(async (shown) => {
      shown.style.width = '24px';
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      return shown.getBoundingClientRect().width;
    });
    assert.equal(squeezed, 24);
    assert.deepEqual(await pixels(element), before);
  }));

  const iris = '<main><h1>One</h1><one-neuron dataset="iris" panels="landscape"></one-neuron></main>';
  test('are finished over several frames, though nothing moves', visit({ body: iris }, async ({ page }) => {
    const element = await neuron(page);
    // The surface of 150 rows takes longer than a frame may.
    await until(async () => (await pixels(element))[0] !== 0, Boolean);
  }));
});
