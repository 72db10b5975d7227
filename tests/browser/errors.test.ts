/** Errors: each is reported in a sentence, and everything else goes on. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { accessibilityProblems, eventAfter, inShadow, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { dist, pageWith } from './harness/server.ts';
import { inEachBrowser } from './harness/visit.ts';

/** Each attribute with a value that cannot be used, and one that can, if there is one. */
const refused: [name: string, bad: string, good?: string][] = [
  ['dataset', 'andd', 'or'],
  ['eta', '0', '0.5'],
  ['eta', 'fast', '1e-2'],
  ['epochs', '0', '20'],
  ['epochs', '1.5', '1000000'],
  ['seed', '-1', '4294967295'],
  ['weights', '1,2', '1,2,3'],
  ['weights', '1,2,NaN', '-1, 0.5, 1e3'],
  ['rate', '0', '10000'],
  ['rate', 'fast', '3'],
  ['panels', 'los', 'loss'],
  ['theme', 'drak', 'dark'],
  ['loading', 'soon', 'eager'],
  ['activation', 'relu', 'tanh'],
  ['loss', 'mae', 'cross-entropy'],
  ['batch-size', '5', '4'],
  ['batch-size', 'half', 'all'],
  ['penalty', 'l3', 'l2'],
  ['penalty-rate', '-1', '0.1'],
  ['holdout', '0.95', '0.5'],
  ['threshold', '1.5', '0.7'],
  ['features', 'x3', 'x1*x2 sin(x1)'],
  ['scale', 'big', 'standard'],
  ['noise', '-1', '0.5'],
  ['rows', '1', '1000'],
  ['inputs', 'x1'],
  ['classes', 'a,b'],
  ['label', 'kind'],
  ['points', '1,2'],
  ['penalties', 'ever:l2'],
  ['pair', '1,9', '2,1'],
  ['axes', '0,1', '1,3'],
];

interface State {
  error: { code: string; message: string } | null;
  sentence: string;
  visible: boolean;
  epoch: number;
}

function state(element: Neuron): Promise<State> {
  return element.evaluate((shown) => {
    const problem = shown.shadowRoot?.querySelector<HTMLElement>('.problem');
    return {
      error: shown.error === null ? null : { code: shown.error.code, message: shown.error.message },
      sentence: problem?.textContent ?? '',
      visible: (problem?.getBoundingClientRect().height ?? 0) > 0,
      epoch: shown.currentEpoch,
    };
  });
}

/** Sets or removes an attribute, and resolves once the element has applied it. */
function set(element: Neuron, name: string, value: string | null): Promise<void> {
  return element.evaluate(
    async (shown, name, value) => {
      if (value === null) shown.removeAttribute(name);
      else shown.setAttribute(name, value);
      await Promise.resolve();
      await shown.ready.catch(() => {});
    },
    name,
    value,
  );
}

// The WebAssembly module that the English script names.
const script = readFileSync(join(dist, 'one-neuron.js'), 'utf8');
const [moduleName = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.wasm') && script.includes(name));
const scripts = ['', 'assets']
  .flatMap((folder) => readdirSync(join(dist, folder)).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.js'));

inEachBrowser('errors', (visit, browser) => {
  test('name the attribute and what it takes', visit(
    { body: '<one-neuron controls panels="boundary loss equations"></one-neuron>' },
    async ({ page }) => {
      const element = await neuron(page);
      for (const [name, bad, good] of refused) {
        await element.evaluate((shown) => (shown.currentEpoch = 15));
        await eventAfter(element, 'error', () => set(element, name, bad));
        const now = await state(element);
        assert.equal(now.error?.code, 'attribute');
        assert.ok(now.error?.message.startsWith(`${name}="${bad}" cannot be used: ${name} takes `), now.error?.message);
        assert.match(now.sentence, /\.$/);
        assert.deepEqual([now.sentence, now.visible], [now.error?.message, true]);
        // The last good run stays, and can still be played.
        assert.equal(now.epoch, 15, `${name}=${bad}`);
        await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
        await element.evaluate((shown) => shown.pause());

        if (good !== undefined) {
          await set(element, name, good);
          assert.deepEqual({ ...(await state(element)), epoch: 0 }, { error: null, sentence: '', visible: false, epoch: 0 });
        }
        await set(element, name, name === 'panels' ? 'boundary loss equations' : null);
        assert.deepEqual((await state(element)).error, null);
      }
    },
  ));

  test('stand there from the beginning where the tag is wrong', visit(
    { body: '<main><h1>One</h1><one-neuron eta="fast" controls></one-neuron></main>', closed: true },
    async ({ page, site }) => {
      await page.goto(site.url);
      const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
      await page.waitForFunction((shown) => shown.error?.code === 'attribute', {}, element);
      assert.match(await element.evaluate((shown) => shown.ready.then(() => 'ready', String)), /eta="fast" cannot be used/);
      assert.match(await element.evaluate((shown) => shown.play().then(() => 'plays', String)), /NotSupportedError: eta="fast"/);
      assert.deepEqual(await element.evaluate((shown) => [shown.paused, shown.readyState]), [true, 0]);
      const { sentence, visible } = await state(element);
      assert.ok(visible && sentence.startsWith('eta="fast"'));
      assert.deepEqual(await accessibilityProblems(page), []);
      await eventAfter(element, 'loadeddata', () => element.evaluate((shown) => shown.setAttribute('eta', '0.1')));
      assert.equal((await state(element)).error, null);
      await eventAfter(element, 'epochupdate', async () => (await inShadow(element, '.play')).click());
    },
  ));

  test('show hostile text as text, and not much of it', visit({ body: '<one-neuron controls></one-neuron>' }, async ({ page }) => {
    const element = await neuron(page);
    for (const name of ['eta', 'dataset', 'weights', 'panels', 'seed']) {
      for (const text of [`<img src="nowhere.png" onerror="throw 1">\n${name}=1`, '<b>'.repeat(4000), '𝒙'.repeat(10_000), '=\u0000\u202e']) {
        await eventAfter(element, 'error', () => set(element, name, text));
        const { sentence } = await state(element);
        assert.ok(sentence.startsWith(`${name}="${text.slice(0, 2)}`), sentence);
        assert.ok([...sentence].length < 250, `${[...sentence].length} characters`);
        assert.equal(await element.evaluate((shown) => shown.shadowRoot?.querySelectorAll('.problem *').length), 0);
      }
      await set(element, name, null);
    }
    assert.equal((await state(element)).error, null);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  }));

  test('say where a run breaks, and let it start over', visit(
    { body: '<one-neuron controls eta="1.7e308" weights="-1.7e308,0,1.7e308"></one-neuron>' },
    async ({ page }) => {
      const element = await neuron(page);
      await eventAfter(element, 'error', async () => (await inShadow(element, '.play')).click());
      const broken = await element.evaluate((shown) => ({
        code: shown.error?.code,
        same: shown.error?.message === shown.shadowRoot?.querySelector('.status')?.textContent,
        message: shown.error?.message,
        now: [shown.paused, shown.ended, shown.currentEpoch],
      }));
      assert.deepEqual([broken.code, broken.same, broken.now], ['diverged', true, [true, true, 1]]);
      assert.match(broken.message ?? '', /^Stopped at epoch 1: .*[Tt]ry a learning rate/);
      await eventAfter(element, 'epochupdate', async () => (await inShadow(element, '.reset')).click());
      assert.equal((await state(element)).error, null);
      await eventAfter(element, 'error', () => element.evaluate((shown) => shown.step(5)));
      await eventAfter(element, 'loadeddata', () => element.evaluate((shown) => {
        shown.removeAttribute('weights');
        shown.removeAttribute('eta');
      }));
      assert.equal((await state(element)).error, null);
    },
  ));

  test('end one run, not the page', visit(
    { body: '<one-neuron controls></one-neuron><one-neuron loading="eager"></one-neuron>' },
    async ({ page }) => {
      const [element, other] = [await neuron(page), await neuron(page, 'one-neuron + one-neuron')];
      // The other one has been drawn by then, so that the fault is not its own.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await eventAfter(element, 'error', () =>
        element.evaluate((shown) => {
          const prototype = CanvasRenderingContext2D.prototype;
          const { putImageData } = prototype;
          prototype.putImageData = () => {
            prototype.putImageData = putImageData;
            throw new Error('no memory');
          };
          return shown.play();
        }),
      );
      const { error, visible } = await state(element);
      assert.deepEqual([error?.code, visible], ['trap', true]);
      assert.match(error?.message ?? '', /Reset starts it again/);
      assert.equal(await element.evaluate((shown) => shown.paused), true);
      assert.equal(await other.evaluate((shown) => (shown.currentEpoch = 10)), 10);
      await eventAfter(element, 'loadeddata', async () => (await inShadow(element, '.reset')).click());
      assert.equal((await state(element)).error, null);
      await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    },
  ));

  const damaged: Record<string, Buffer> = { [`assets/${moduleName}`]: Buffer.from('\0asm and then nothing of the kind') };
  test('say that the module arrived damaged', visit(
    { body: '<main><h1>One</h1><one-neuron controls></one-neuron></main>', files: damaged, closed: true },
    async ({ page, site }) => {
      await page.goto(site.url);
      const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
      await page.waitForFunction((shown) => shown.error?.code === 'engine', {}, element);
      assert.match((await state(element)).sentence, /one_neuron_bg\.wasm arrived damaged/);
      assert.ok((await state(element)).visible);
      assert.match(await element.evaluate((shown) => shown.play().then(() => 'plays', String)), /^NotSupportedError: .*damaged/);
      assert.equal(await element.evaluate((shown) => shown.paused), true);
      assert.deepEqual(await accessibilityProblems(page), []);
    },
  ));

  // Read by the host at each request, so that it can change.
  const lost: Record<string, string | Buffer> = Object.fromEntries(
    scripts.map((name) => [name, readFileSync(join(dist, name), 'utf8').replaceAll(moduleName, 'nowhere.wasm')]),
  );
  test('say that the module is not there, until it is', visit(
    { files: lost, closed: true, expect: [/nowhere\.wasm \(404\)/, /./] },
    async ({ page, site }) => {
      lost['index.html'] = await pageWith('<one-neuron controls></one-neuron>');
      await page.goto(site.url);
      const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
      await page.waitForFunction((shown) => shown.error?.code === 'engine', {}, element);
      assert.match((await state(element)).sentence, /could not be loaded: it belongs beside the script/);
      const refusal = await element.evaluate((shown) => shown.play().catch((error: unknown) => (error as Error).name));
      assert.equal(refusal, 'NotSupportedError');
      // The file is fetched again each time, and the host has it by now.
      lost['assets/nowhere.wasm'] = readFileSync(join(dist, 'assets', moduleName));
      await eventAfter(element, 'playing', async () => (await inShadow(element, '.play')).click());
      assert.equal((await state(element)).error, null);
    },
  ));

  test('name the script that is not there, and fetch it again', visit(
    { body: '<one-neuron controls panels="boundary confusion" lang="de"></one-neuron>', closed: true, expect: [/failed request/, ...(browser === 'chromium' ? [/console error/] : [])] },
    async ({ page, site }) => {
      let isThere = false;
      await page.setRequestInterception(true);
      page.on('request', (request) => void (!isThere && /assets\/(few-panels|de)-/.test(request.url()) ? request.abort() : request.continue()));
      await page.goto(site.url);
      const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
      await page.waitForFunction((shown) => shown.error?.code === 'engine', {}, element);
      assert.match((await state(element)).sentence, /^The file few-panels-[\w-]+\.js could not be loaded/);
      isThere = true;
      await eventAfter(element, 'playing', async () => (await inShadow(element, '.play')).click());
      assert.equal((await state(element)).error, null);
      await page.waitForFunction((shown) => shown.shadowRoot?.querySelector('.confusion td') != null && /richtig/.test(shown.summary), {}, element);
    },
  ));
});
