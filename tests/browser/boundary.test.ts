/** The decision boundary in the browser: few strokes for any number of rows, and the right colours in the field. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { neuron, screenshot } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const one = (attributes: string): string => `<main><one-neuron panels="boundary" ${attributes}></one-neuron></main>`;
const many = one('dataset="moons" rows="10000" noise="0.3" holdout="0.2" batch-size="100" eta="0.5" epochs="100000"');
const flat = one('dataset="xor" features="x1*x2" eta="0.5" epochs="2000" discrete');
const three = one('dataset="iris" inputs="petal_length_cm,petal_width_cm" loss="cross-entropy" eta="0.1" discrete');

inEachBrowser('the boundary', (visit, browser) => {
  test('draws ten thousand rows with few strokes', visit({ body: many }, async ({ page }) => {
    const element = await neuron(page);
    const { strokes, images, frames } = await element.evaluate(async (shown) => {
      const counts = { strokes: 0, images: 0, frames: 0 };
      const prototype = CanvasRenderingContext2D.prototype as unknown as Record<string, (...parts: unknown[]) => unknown>;
      const count = (name: string, key: 'strokes' | 'images'): void => {
        const original = prototype[name];
        prototype[name] = function (this: unknown, ...parts: unknown[]): unknown {
          counts[key] += 1;
          return original?.apply(this, parts);
        };
      };
      for (const name of ['stroke', 'fill', 'fillText', 'fillRect']) count(name, 'strokes');
      count('putImageData', 'images');
      await shown.play();
      for (; counts.frames < 20; counts.frames += 1) {
        await new Promise((resolve) => shown.addEventListener('epochupdate', resolve, { once: true }));
      }
      shown.pause();
      return counts;
    });
    assert.ok(images > 0 && images <= 2 * frames + 2, `${images} images in ${frames} frames`);
    assert.ok(strokes <= 12 * frames + 40, `${strokes} strokes in ${frames} frames`);
    await screenshot(page, `boundary-many-${browser}`);
  }));

  for (const [name, body, colours] of [['two', flat, 2], ['three', three, 3]] as const) {
    test(`is flat in the colours of ${name} classes`, visit({ body }, async ({ page }) => {
      const element = await neuron(page);
      const found = await element.evaluate(async (shown) => {
        shown.currentEpoch = shown.duration;
        for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
        const canvas = shown.shadowRoot?.querySelector<HTMLCanvasElement>('canvas.field');
        const { width = 0, height = 0 } = canvas ?? {};
        const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
        if (canvas != null) copy?.drawImage(canvas, 0, 0);
        const data = new Uint32Array(copy?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0));
        return new Set(data).size;
      });
      assert.equal(found, colours);
    }));
  }
});
