/** What authors and their scripts do with the element, as with a video. The pages are in `pages/`. */

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import type { Page } from 'puppeteer-core';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { eventAfter, neuron } from './harness/element.ts';
import { pages } from './harness/pages.ts';
import { dist } from './harness/server.ts';
import { inEachBrowser } from './harness/visit.ts';

/** Resolves after `count` frames in the page. */
async function frames(page: Page, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

const open = (path: string): { path: string; files: Record<string, string> } => ({ path, files: pages });

inEachBrowser('behaviour', (visit, browser) => {
  test('tells of itself in order', visit(open('events.html'), async ({ page }) => {
    await page.waitForFunction(() => [...document.querySelectorAll('#log li')].some((line) => line.textContent === 'ended'));
    const log = await page.evaluate(() => [...document.querySelectorAll('#log li')].map((line) => line.textContent));
    assert.equal(log.join(' '), 'loadstart ratechange loadeddata play playing epochupdate pause ended');
    // Seeking by a script, also while it plays.
    await page.evaluate(() => document.querySelector('#log')?.replaceChildren());
    const element = await neuron(page);
    await element.evaluate(async (shown) => {
      shown.currentEpoch = 8;
      await shown.play();
      shown.pause();
    });
    await page.waitForFunction(() => [...document.querySelectorAll('#log li')].some((line) => line.textContent === 'pause'));
    const again = await page.evaluate(() => [...document.querySelectorAll('#log li')].map((line) => line.textContent));
    assert.equal(again.filter((name) => name !== 'epochupdate').join(' '), 'seeking seeked play playing pause');
  }));

  test('keeps and breaks its promises', visit(open('made.html'), async ({ page }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const outcome = await page.evaluate(async () => {
      const told = (promise: Promise<void>): Promise<string> => promise.then(() => 'plays', (cause: unknown) => (cause as Error).name);
      const element = document.createElement('one-neuron') as OneNeuron;
      element.setAttribute('epochs', '100000');
      const paused = told(element.play());
      element.pause();
      const removed = told(element.play());
      document.querySelector('main')?.append(element);
      element.remove();
      // A rejected promise of `play` rejects at once, whether or not the element ever loads.
      const early = [await paused, await removed];
      document.querySelector('main')?.append(element);
      const [one, other] = [told(element.play()), told(element.play())];
      const both = [await one, await other];
      const loaded = told(element.play());
      element.load();
      const after = [element.paused, await loaded];
      element.setAttribute('eta', 'fast');
      const refused = await told(element.ready.then(() => element.play()));
      element.pause();
      return { early, both, after, refused };
    });
    assert.deepEqual(outcome, {
      early: ['AbortError', 'AbortError'],
      both: ['plays', 'plays'],
      after: [true, 'AbortError'],
      refused: 'plays',
    });
  }));

  test('keeps rows that were set when it comes back, and not when it loads anew', visit(open('made.html'), async ({ page }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const counts = await page.evaluate(async () => {
      const element = document.createElement('one-neuron') as OneNeuron;
      document.querySelector('main')?.append(element);
      await element.play();
      const x = [[0, 0], [0, 1], [1, 0], [1, 1], [2, 2]];
      element.rows = x.map((inputs, row) => ({ x: inputs, y: row % 2 }));
      element.remove();
      // By then the element has been removed.
      await Promise.resolve();
      document.querySelector('main')?.append(element);
      await element.play();
      const back = element.rows.length;
      element.load();
      await element.ready;
      return [back, element.rows.length];
    });
    assert.deepEqual(counts, [5, 4]);
  }));

  test('takes what frameworks write to its properties', visit(open('made.html'), async ({ page }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const seen = await page.evaluate(async () => {
      const element = document.createElement('one-neuron') as OneNeuron;
      document.querySelector('main')?.append(element);
      const write = async (name: string, value: unknown): Promise<void> => {
        Reflect.set(element, name, value);
        await Promise.resolve();
        await element.play();
        element.reset();
      };
      const seen: unknown[] = [];
      await write('weights', '1,2,3');
      seen.push([...element.weights, ...element.bias]);
      await write('weights', null);
      seen.push(element.hasAttribute('weights'));
      await write('eta', undefined);
      seen.push(element.hasAttribute('eta'));
      await write('dataset', 'blobs');
      await write('rows', 50);
      seen.push(element.rows.length);
      return seen;
    });
    assert.deepEqual(seen, [[1, 2, 3], false, false, 50]);
  }));

  test('takes other attributes while it plays', visit(open('moved.html'), async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    const goesOn = await element.evaluate(async (shown) => {
      const events: string[] = [];
      for (const name of ['pause', 'loadstart']) shown.addEventListener(name, () => events.push(name));
      const before = shown.currentEpoch;
      for (const [name, value] of Object.entries({ rate: '5', theme: 'dark', threshold: '0.6', discrete: '', panels: 'boundary loss', controls: '', penalty: 'l2', poster: 'x.png' })) {
        shown.setAttribute(name, value);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return { events, paused: shown.paused, on: shown.currentEpoch > before };
    });
    assert.deepEqual(goesOn, { events: [], paused: false, on: true });
    // Attributes that make another run start over, paused, and together.
    await eventAfter(element, 'loadeddata', () => element.evaluate((shown) => (shown.setAttribute('dataset', 'xor'), shown.setAttribute('seed', '3'))));
    assert.deepEqual(await element.evaluate((shown) => [shown.paused, shown.currentEpoch]), [true, 0]);
  }));

  test('plays on where it is moved to', visit(open('moved.html'), async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    const events = await element.evaluate(async (shown) => {
      const events: string[] = [];
      for (const name of ['pause', 'loadstart', 'error']) shown.addEventListener(name, () => events.push(name));
      const before = shown.currentEpoch;
      document.querySelector('#there')?.append(shown);
      await new Promise((resolve) => shown.addEventListener('epochupdate', resolve, { once: true }));
      return [...events, shown.paused, shown.currentEpoch > before];
    });
    assert.deepEqual(events, [false, true]);
  }));

  test('goes on from where it was taken out', visit(open('moved.html'), async ({ page }) => {
    const element = await neuron(page);
    const outcome = await element.evaluate(async (shown) => {
      const facts = (): unknown[] => [shown.currentEpoch, ...shown.weights, ...shown.bias, shown.rows.length, shown.selectedRow];
      const changed = new Promise((resolve) => shown.addEventListener('change', resolve, { once: true }));
      shown.rows = [...shown.rows, { x: [2, 2], y: 1 }];
      await changed;
      shown.weights = [1, -1];
      shown.selectedRow = 2;
      shown.currentEpoch = 300;
      const before = facts();
      await shown.play();
      shown.step(-shown.currentEpoch + 300);
      await shown.play();
      const events: string[] = [];
      for (const name of ['pause', 'loadstart', 'loadeddata', 'error']) shown.addEventListener(name, () => events.push(name));
      shown.remove();
      await Promise.resolve();
      const epoch = shown.currentEpoch;
      const away = [shown.paused, shown.readyState, Number.isNaN(shown.duration)];
      await new Promise((resolve) => requestAnimationFrame(resolve));
      document.querySelector('#here')?.append(shown);
      await shown.ready;
      await Promise.resolve();
      const back = [shown.currentEpoch === epoch, shown.paused, shown.readyState];
      shown.currentEpoch = 300;
      return { away, back, events, same: JSON.stringify(facts()) === JSON.stringify(before) };
    });
    assert.deepEqual(outcome, {
      away: [true, 0, true],
      back: [true, true, 4],
      events: ['pause', 'loadstart', 'loadeddata'],
      same: true,
    });
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
  }));

  test('is made as any element is', visit(open('made.html'), async ({ page, site }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    await frames(page, 3);
    assert.ok(!site.served.some(({ name }) => name.endsWith('.wasm')), 'what is in a template loads');
    const made = await page.evaluate(async () => {
      const main = document.querySelector('main') as HTMLElement;
      main.append((document.querySelector('template') as HTMLTemplateElement).content.cloneNode(true));
      const first = document.querySelector('one-neuron') as OneNeuron;
      await first.ready;
      first.currentEpoch = 30;
      await first.play();
      // A clone has the attributes, but not the state of the run.
      const clone = first.cloneNode(true) as OneNeuron;
      main.append(clone);
      const created = document.createElement('one-neuron') as OneNeuron;
      created.setAttribute('dataset', 'xor');
      created.setAttribute('loading', 'eager');
      Object.assign(created, { eta: 2, epochs: 70, currentEpoch: 20, weights: [1, 2], bias: [-1] });
      main.append(created);
      await Promise.all([clone.ready, created.ready]);
      await new Promise((resolve) => first.addEventListener('ended', resolve, { once: true }));
      return [first, clone, created].map((one) => [one.getAttribute('dataset'), one.paused, one.currentEpoch, one.duration, one.values['eta']]);
    });
    assert.deepEqual(made, [['or', true, 50, 50, 0.5], ['or', true, 0, 50, 0.5], ['xor', true, 20, 70, 2]]);
    // The run starts from the weights that it was given.
    const start = await page.evaluate(() => {
      const created = document.querySelector('one-neuron:last-of-type') as OneNeuron;
      created.currentEpoch = 0;
      return [...created.weights, ...created.bias];
    });
    assert.deepEqual(start, [1, 2, -1]);
  }));

  test('says what is wrong with what was set early', visit(open('made.html'), async ({ page }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const said = await page.evaluate(async () => {
      const wrong = [{ rows: [{ x: [1], y: 0.5 }] }, { weights: [1, 2, 3] }, { rows: [] }];
      return Promise.all(
        wrong.map(async (early) => {
          const element = document.createElement('one-neuron') as OneNeuron;
          for (const [name, value] of Object.entries({ loading: 'eager', ...early })) Reflect.set(element, name, value);
          document.querySelector('main')?.append(element);
          await element.ready;
          return [element.error?.code, element.error?.message, element.rows.length];
        }),
      );
    });
    assert.deepEqual(said.map(([code, , rows]) => [code, rows]), [['attribute', 4], ['attribute', 4], ['attribute', 4]]);
    assert.match(String(said[0]?.[1]), /^rows takes /);
    assert.match(String(said[1]?.[1]), /^weights and bias take 2 and 1 finite numbers\.$/);
  }));

  test('takes over what was set before it came, and comes once', visit(open('late.html'), async ({ page, site }) => {
    const element = await neuron(page);
    await page.waitForNetworkIdle();
    assert.ok(site.served.filter(({ name }) => name === 'one-neuron.js').length >= 2, 'the script came once only');
    const facts = await element.evaluate((shown) => ({
      eta: shown.getAttribute('eta'), epochs: shown.duration, rate: shown.playbackRate, epoch: shown.currentEpoch,
      row: shown.selectedRow, rows: shown.rows.length, own: Object.keys(shown), error: shown.error,
    }));
    assert.deepEqual(facts, { eta: '0.5', epochs: 60, rate: 3, epoch: 20, row: 1, rows: 3, own: [], error: null });
    assert.equal(site.served.filter(({ name }) => name.endsWith('.wasm')).length, 1);
  }));

  test('works in the shadow root of another', visit(open('shadow.html'), async ({ page }) => {
    const card = await page.waitForSelector('x-card');
    assert.ok(card);
    const played = await card.evaluate(async (host) => {
      const { figure } = host as unknown as { figure: OneNeuron };
      await customElements.whenDefined('one-neuron');
      await figure.ready;
      await figure.play();
      await new Promise((resolve) => figure.addEventListener('epochupdate', resolve, { once: true }));
      const painted = [...(figure.shadowRoot?.querySelectorAll('canvas') ?? [])].filter(({ width }) => width > 50).length;
      return [figure.currentEpoch > 0, painted > 0];
    });
    assert.deepEqual(played, [true, true]);
  }));

  test('works in a frame whose page is an attribute', visit(open('frame.html'), async ({ page }) => {
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    assert.ok(frame);
    await frame.waitForFunction(() => (document.querySelector('one-neuron') as OneNeuron | null)?.readyState === 4);
    const epoch = await frame.evaluate(async () => {
      const inside = document.querySelector('one-neuron') as OneNeuron;
      await inside.play();
      await new Promise((resolve) => inside.addEventListener('epochupdate', resolve, { once: true }));
      return inside.currentEpoch;
    });
    assert.ok(epoch > 0);
  }));

  test('shares one module and one clock with all others', visit(open('many.html'), async ({ page, site }) => {
    await neuron(page);
    const first = await page.evaluate(async () => {
      const all = [...document.querySelectorAll('one-neuron')] as OneNeuron[];
      const asked = { callbacks: 0 };
      const original = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (callback) => ((asked.callbacks += 1), original(callback));
      for (let frame = 0; frame < 10; frame += 1) await new Promise((resolve) => original(resolve));
      globalThis.requestAnimationFrame = original;
      const near = all.filter((one) => one.getBoundingClientRect().top < innerHeight + 100).length;
      return { near, loaded: all.filter(({ readyState }) => readyState === 4).length, callbacks: asked.callbacks };
    });
    assert.ok(first.near >= 2 && first.near < 10, `${first.near} in view`);
    assert.equal(first.loaded, first.near);
    assert.ok(first.callbacks <= 11, `${first.callbacks} callbacks in 10 frames`);
    // At the end of the page, other elements run, and those out of view rest.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForFunction(() => (document.querySelector('one-neuron:last-of-type') as OneNeuron).currentEpoch > 0);
    const rested = await page.evaluate(async () => {
      const [one] = document.querySelectorAll('one-neuron') as NodeListOf<OneNeuron>;
      const frames = async (count: number): Promise<void> => {
        for (let frame = 0; frame < count; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      };
      await frames(5);
      const before = one?.currentEpoch;
      await frames(10);
      return one?.currentEpoch === before;
    });
    assert.equal(rested, true);
    assert.equal(site.served.filter(({ name }) => name.endsWith('.wasm')).length, 1);
  }));

  for (const width of [1280, 390]) {
    test(`shows its poster, and moves nothing when it comes, at ${width}`, visit({ ...open('poster.html'), width }, async ({ page }) => {
      await neuron(page, '#attribute');
      const moved = await page.evaluate(async () => {
        const moved: (string | number | boolean | undefined)[][] = [];
        for (const { id } of document.querySelectorAll('one-neuron')) {
          // Replaced by a clone, whose start can be observed.
          const former = document.querySelector(`#${id}`) as OneNeuron;
          const element = former.cloneNode(true) as OneNeuron;
          element.setAttribute('loading', 'eager');
          former.replaceWith(element);
          const root = element.shadowRoot as ShadowRoot;
          const poster = root.querySelector('.poster') as HTMLElement;
          const image = (element.firstElementChild ?? root.querySelector('.poster img')) as HTMLElement;
          const before = { height: element.getBoundingClientRect().height, seen: poster.offsetHeight > 100, image: image.offsetHeight > 100 };
          await element.ready;
          for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
          const { height } = element.getBoundingClientRect();
          // A difference of a few pixels is allowed, because equations may use another font.
          moved.push([id, before.seen, before.image, Math.abs(height - before.height) < 4 ? 0 : height - before.height, poster.offsetHeight]);
        }
        return moved;
      });
      assert.deepEqual(moved, [['attribute', true, true, 0, 0], ['inside', true, true, 0, 0], ['bare', true, false, 0, 0]]);
    }));
  }

  test('leaves what is inside it in sight on a page that is opened from a file', visit({ closed: true }, async ({ page, problems }) => {
    const folder = await mkdtemp(join(tmpdir(), 'one-neuron-'));
    try {
      await cp(dist, folder, { recursive: true });
      await writeFile(join(folder, 'poster.html'), pages['poster.html'] ?? '');
      await page.goto(pathToFileURL(join(folder, 'poster.html')).href);
      await page.waitForFunction(() => (document.querySelector('#inside img') as HTMLImageElement).naturalWidth > 0);
      // Firefox, as it is started for tests, lets a page from a file fetch other files: then there is a run instead.
      await page.waitForFunction(() => {
        const element = document.querySelector('#inside') as OneNeuron;
        return element.querySelector('img')?.offsetHeight !== 0 || element.readyState === 4;
      });
      assert.equal(await page.evaluate(() => customElements.get('one-neuron') === undefined), browser === 'chromium');
      // The browsers' own messages about scripts from files are ignored.
      problems.length = 0;
    } finally {
      await rm(folder, { recursive: true });
    }
  }));
});
