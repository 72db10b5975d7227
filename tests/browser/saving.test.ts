/** Pictures saved as files, from the menu in their captions. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { accessibilityProblems, downloads, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

const body = '<main><h1>One</h1><one-neuron controls panels="boundary loss" eta="0.1"></one-neuron></main>';

const menu = (panel: string, part: string): string => `[data-panel="${panel}"] .save ${part}`;

const active = (element: Neuron): Promise<string | null | undefined> =>
  element.evaluate((shown) => shown.shadowRoot?.activeElement?.ariaLabel);

inEachBrowser('saving', (visit, browser) => {
  test('gives pictures with names that say what they are', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => (shown.currentEpoch = 437));
    const files = await downloads(page);
    for (const kind of ['png', 'svg']) {
      await (await inShadow(element, menu('boundary', 'summary'))).click();
      await (await inShadow(element, menu('boundary', `[data-kind="${kind}"]`))).click();
    }
    // Sorted by name, because the SVG, requested later, may be ready sooner.
    const [png, svg] = (await until(files, ({ length }) => length === 2)).sort((one, other) => one.name.localeCompare(other.name));
    assert.deepEqual([png?.name, png?.type], ['and-boundary-epoch-437.png', 'image/png']);
    assert.deepEqual([svg?.name, svg?.type], ['and-boundary-epoch-437.svg', 'image/svg+xml']);
    assert.equal(svg?.text, await element.evaluate((shown) => shown.toSVG('boundary')));
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 437);
  }));

  test('can be asked for another picture while one is being made', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    const files = await downloads(page);
    await page.evaluate(() => {
      // Held back by a promise and not by an event, because it may be released before anything waits for it.
      const { promise: allowed, resolve } = Promise.withResolvers<void>();
      addEventListener('allowed', () => resolve(), { once: true });
      const { convertToBlob } = OffscreenCanvas.prototype;
      OffscreenCanvas.prototype.convertToBlob = async function () {
        await allowed;
        return convertToBlob.call(this);
      };
    });
    await (await inShadow(element, menu('boundary', 'summary'))).click();
    await (await inShadow(element, menu('boundary', '[data-kind="png"]'))).click();
    await (await inShadow(element, menu('boundary', 'summary'))).click();
    await page.evaluate(() => dispatchEvent(new Event('allowed')));
    await until(files, ({ length }) => length === 1);
    assert.ok(await element.evaluate((shown) => shown.shadowRoot?.querySelector('.save[open]') !== null), 'the menu stays open');
  }));

  test('is a matter of few keys', visit({ body }, async ({ page }) => {
    const element = await neuron(page);
    const summary = await inShadow(element, menu('loss', 'summary'));
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await active(element), 'Save as PNG');
    await screenshot(page, `saving-${browser}`);
    assert.deepEqual(await accessibilityProblems(page), []);
    const small = await element.evaluate((shown) =>
      [...(shown.shadowRoot?.querySelectorAll('.save summary, .save[open] button') ?? [])]
        .map((target) => target.getBoundingClientRect())
        .filter(({ width, height }) => width < 24 || height < 24).length,
    );
    assert.equal(small, 0);
    await page.keyboard.press('Escape');
    assert.equal(await active(element), 'Save the picture: Mean loss, epoch by epoch');
    const open = (): Promise<boolean> => element.evaluate((shown) => shown.shadowRoot?.querySelector('.save[open]') !== null);
    assert.equal(await open(), false);
    // The menu closes when the reader clicks elsewhere.
    await summary.click();
    assert.equal(await open(), true);
    await page.mouse.click(2, 2);
    await until(open, (is) => !is);
    await summary.click();
    await (await inShadow(element, '.play')).focus();
    await until(open, (is) => !is);
  }));

  test('takes up what stands on a picture, also out of sight', visit(
    { body: '<one-neuron controls panels="boundary" loading="eager"></one-neuron>' },
    async ({ page }) => {
      const element = await neuron(page);
      const dark = (): Promise<number> =>
        element.evaluate(async (shown) => {
          const picture = await createImageBitmap(await shown.toPNG('boundary'));
          const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
          context?.drawImage(picture, 0, 0);
          // The place of the name of the first axis: below the plot, at its end.
          const { data } = context?.getImageData(picture.width - 44, picture.height - 26, 22, 20) ?? { data: [] };
          return [...data].filter((value, index) => index % 4 === 0 && value < 180).length;
        });
      assert.ok((await dark()) > 5, 'the name of the axis is not there');
      const at = (epoch: number): Promise<string> =>
        element.evaluate(async (shown, epoch) => {
          shown.currentEpoch = epoch;
          return Array.from(new Uint8Array(await (await shown.toPNG('boundary')).arrayBuffer())).join();
        }, epoch);
      await page.evaluate(() => document.body.prepend(...Array.from({ length: 300 }, () => document.createElement('br'))));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const seen = [await at(700), await at(20), await at(700)];
      assert.notEqual(seen[0], seen[1]);
      assert.equal(seen[0] === seen[2], true, 'the same epoch is the same picture');
    },
  ));

  test('offers pictures of both losses', visit(
    { body: '<one-neuron panels="landscape" controls dataset="or"></one-neuron>' },
    async ({ page }) => {
      const element = await neuron(page);
      const box = await inShadow(element, '.tick input');
      await box.click();
      const files = await downloads(page);
      await (await inShadow(element, menu('landscape-other', 'summary'))).click();
      await (await inShadow(element, menu('landscape-other', '[data-kind="svg"]'))).click();
      const [svg] = await until(files, ({ length }) => length === 1);
      assert.equal(svg?.name, 'or-landscape-other-epoch-0.svg');
      assert.notEqual(svg?.text, await element.evaluate((shown) => shown.toSVG('landscape')));
      const told = await element.evaluate((shown) =>
        [...(shown.shadowRoot?.querySelectorAll('.stack') ?? [])].map((stack) => stack.ariaLabel ?? ''),
      );
      assert.match(told[0] ?? '', /the mean loss there is/);
      assert.match(told[1] ?? '', /the mean cross-entropy there is/);
    },
  ));

  if (browser === 'chromium') {
    test('really writes a file', visit({ body }, async ({ page }) => {
      const element = await neuron(page);
      const folder = await mkdtemp(join(tmpdir(), 'one-neuron-'));
      try {
        const session = await page.createCDPSession();
        await session.send('Browser.setDownloadBehavior', {
          behavior: 'allow',
          downloadPath: folder,
          browserContextId: page.browserContext().id as string,
        });
        await (await inShadow(element, menu('loss', 'summary'))).click();
        await (await inShadow(element, menu('loss', '[data-kind="svg"]'))).click();
        await until(() => readdir(folder), (names) => names.includes('and-loss-epoch-0.svg'));
        assert.match(await readFile(join(folder, 'and-loss-epoch-0.svg'), 'utf8'), /^<svg [\s\S]*<\/svg>\s*$/);
      } finally {
        await rm(folder, { recursive: true });
      }
    }));
  }
});
