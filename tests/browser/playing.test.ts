/** Playing as in media, by real clicks and keys; and stopping while out of view. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { eventAfter, inShadow, neuron } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const names = 'loadstart loadeddata play playing pause epochupdate seeking seeked ratechange ended change error'.split(' ');

/** Records every event of the element from now on, repeated ones once. Returns a function that reads the record. */
async function noted(element: Neuron): Promise<() => Promise<string>> {
  const notes = await element.evaluateHandle((shown, names) => {
    const seen: string[] = [];
    for (const name of names) {
      shown.addEventListener(name, () => {
        if (seen.at(-1) !== name) seen.push(name);
      });
    }
    return seen;
  }, names);
  return () => notes.evaluate((seen) => seen.splice(0).join(' '));
}

async function click(element: Neuron, part: string): Promise<void> {
  await (await inShadow(element, part)).click();
}

const label = (element: Neuron): Promise<string | null> =>
  element.evaluate((shown) => shown.shadowRoot?.querySelector('.play')?.textContent?.trim() ?? null);

const parameters = (element: Neuron): Promise<number[]> =>
  element.evaluate((shown) => [...shown.weights, ...shown.bias]);

const seek = (element: Neuron, epoch: number): Promise<number> =>
  element.evaluate((shown, epoch) => (shown.currentEpoch = epoch), epoch);

/** Resolves after `count` frames in the page. */
function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (count) =>
      new Promise<void>((resolve) => {
        const next = (left: number): unknown => (left === 0 ? resolve() : requestAnimationFrame(() => next(left - 1)));
        next(count);
      }),
    count,
  );
}

const playing = '<one-neuron epochs="1000" controls></one-neuron>';

inEachBrowser('playing', (visit) => {
  test('takes the rate’s epochs in each frame', visit({ body: playing }, async ({ page }) => {
    const element = await neuron(page);
    for (const rate of [1, 7]) {
      const seen = await element.evaluate(async (shown, rate) => {
        shown.reset();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        shown.playbackRate = rate;
        const epochs: number[] = [];
        shown.addEventListener('epochupdate', (event) => {
          epochs.push(shown.currentEpoch);
          const { values } = (event as CustomEvent<{ values: Record<string, number> }>).detail;
          if (values['epoch'] !== shown.currentEpoch) throw new Error('the event tells another epoch');
        });
        await shown.play();
        let ticks = 0;
        await new Promise<void>((resolve) => {
          const tick = (): void => {
            ticks += 1;
            if (epochs.length < 20) requestAnimationFrame(tick);
            else resolve();
          };
          requestAnimationFrame(tick);
        });
        shown.pause();
        return { epochs, ticks };
      }, rate);
      assert.deepEqual(seen.epochs, Array.from({ length: seen.epochs.length }, (_, index) => rate * (index + 1)));
      assert.ok(Math.abs(seen.ticks - seen.epochs.length) <= 1, `${seen.epochs.length} updates in ${seen.ticks} frames`);
    }
  }));

  test('is steered by its buttons', visit({ body: playing }, async ({ page }) => {
    const element = await neuron(page);
    const events = await noted(element);
    assert.equal(await label(element), 'Play');
    await eventAfter(element, 'epochupdate', () => click(element, '.play'));
    assert.equal(await label(element), 'Pause');
    await eventAfter(element, 'pause', () => click(element, '.play'));
    assert.equal(await label(element), 'Play');
    assert.equal(await events(), 'play playing epochupdate pause');

    const epoch = await element.evaluate((shown) => shown.currentEpoch);
    const before = await parameters(element);
    await click(element, '.step');
    const after = await parameters(element);
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), epoch + 1);
    assert.notDeepEqual(after, before);
    await click(element, '.back');
    assert.deepEqual(await parameters(element), before);
    await click(element, '.step');
    assert.deepEqual(await parameters(element), after);

    await click(element, '.reset');
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 0);
    assert.deepEqual(await parameters(element), [0.5488135039273248, 0.7151893663724195, 0.6027633760716439]);

    const rate = await inShadow(element, '.rate select');
    await eventAfter(element, 'ratechange', () => rate.select('100'));
    assert.equal(await element.evaluate((shown) => shown.playbackRate), 100);
    await element.evaluate((shown) => (shown.playbackRate = 25));
    assert.deepEqual(
      await rate.evaluate((select) => [(select as HTMLSelectElement).value, ...select.querySelectorAll('option')].map((one) =>
        typeof one === 'string' ? one : one.textContent,
      )),
      ['25', '1', '10', '25', '100', '1000'],
    );
  }));

  test('ends, and starts over', visit({ body: playing }, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => (shown.playbackRate = 400));
    const events = await noted(element);
    await eventAfter(element, 'ended', () => click(element, '.play'));
    assert.equal(await events(), 'play playing epochupdate pause ended');
    assert.deepEqual(await element.evaluate((shown) => [shown.currentEpoch, shown.paused, shown.ended]), [1000, true, true]);
    assert.equal(await label(element), 'Again');
    await eventAfter(element, 'ended', () => click(element, '.play'));
    assert.equal(await events(), 'play playing epochupdate pause ended');
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => (shown.currentEpoch = 999)));
    assert.equal(await events(), 'seeking seeked epochupdate');
    assert.equal(await label(element), 'Play');
  }));

  test('goes round and round where told to', visit(
    { body: '<one-neuron epochs="10" rate="4" loop controls></one-neuron>' },
    async ({ page }) => {
      const element = await neuron(page);
      const epochs = await element.evaluate(async (shown) => {
        const epochs: number[] = [];
        shown.addEventListener('ended', () => epochs.push(-1));
        await new Promise<void>((resolve) => {
          shown.addEventListener('epochupdate', () => {
            epochs.push(shown.currentEpoch);
            if (epochs.length === 9) resolve();
          });
          void shown.play();
        });
        return epochs;
      });
      // Epoch 0 may have been shown before it played.
      assert.deepEqual(epochs.filter((epoch) => epoch !== 0).slice(0, 8), [4, 8, 10, 4, 8, 10, 4, 8]);
      assert.equal(await element.evaluate((shown) => shown.paused), false);
    },
  ));

  test('tells what happens in media’s order', visit({ body: '<main></main>' }, async ({ page }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const seen = await page.evaluate(async (names) => {
      const element = document.createElement('one-neuron') as OneNeuron;
      const seen: string[] = [];
      for (const name of names) element.addEventListener(name, () => seen.at(-1) !== name && seen.push(name));
      for (const [name, value] of Object.entries({ epochs: '20', rate: '5', autoplay: '' })) element.setAttribute(name, value);
      const ended = new Promise((resolve) => element.addEventListener('ended', resolve));
      document.querySelector('main')?.append(element);
      await element.ready;
      await ended;
      return seen.join(' ');
    }, names);
    assert.equal(seen, 'loadstart ratechange loadeddata play playing epochupdate pause ended');
  }));

  test('obeys keys', visit({ body: playing }, async ({ page }) => {
    const element = await neuron(page);
    const epoch = (): Promise<number> => element.evaluate((shown) => shown.currentEpoch);
    await (await inShadow(element, '.scrubber')).focus();
    const epochs = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowLeft', 'Home'] as const) {
      await page.keyboard.press(key);
      epochs.push(await epoch());
    }
    assert.deepEqual(epochs, [1, 2, 1, 1000, 999, 0]);
    await eventAfter(element, 'playing', () => page.keyboard.press('k'));
    await eventAfter(element, 'pause', () => page.keyboard.press('k'));

    await click(element, '.reset');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft'] as const) await page.keyboard.press(key);
    assert.equal(await epoch(), 2);
    await page.keyboard.press('Home');
    assert.equal(await epoch(), 0);
    // A disabled button keeps the focus, and keys still work.
    await page.keyboard.press('ArrowRight');
    assert.equal(await epoch(), 1);
    await eventAfter(element, 'playing', () => page.keyboard.press('k'));
    await page.keyboard.down('Shift');
    await page.keyboard.press('k');
    await page.keyboard.up('Shift');
    assert.equal(await element.evaluate((shown) => shown.paused), false);
  }));

  test('keeps the rate that was chosen', visit({ body: playing }, async ({ page }) => {
    const element = await neuron(page);
    const rateAfter = (name: string, value: string): Promise<number> =>
      element.evaluate(async (shown, name, value) => {
        shown.setAttribute(name, value);
        await Promise.resolve();
        await shown.ready;
        return shown.playbackRate;
      }, name, value);
    await element.evaluate((shown) => (shown.playbackRate = 30));
    assert.equal(await rateAfter('theme', 'dark'), 30);
    assert.equal(await rateAfter('eta', '0.1'), 30);
    assert.equal(await rateAfter('rate', '12'), 12);
    assert.equal(await rateAfter('eta', '0.2'), 12);
  }));

  test('loads once for attributes changed together, also while it plays', visit({ body: playing }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'playing', () => element.evaluate((shown) => shown.play()));
    const events = await noted(element);
    await eventAfter(element, 'loadeddata', () =>
      element.evaluate((shown) => {
        shown.setAttribute('eta', '0.5');
        shown.setAttribute('dataset', 'or');
        shown.load();
        shown.setAttribute('seed', '7');
      }),
    );
    await frames(page, 3);
    const seen = (await events()).replace(/^epochupdate /, '');
    assert.equal(seen, 'pause loadstart loadeddata epochupdate');
    assert.deepEqual(await element.evaluate((shown) => [shown.paused, shown.currentEpoch, shown.values['eta']]), [true, 0, 0.5]);
  }));

  test('answers a promise to play', visit({ body: '<main></main>' }, async ({ page }) => {
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    const outcome = await page.evaluate(async () => {
      const element = document.createElement('one-neuron') as OneNeuron;
      element.setAttribute('epochs', '50');
      const early = element.play().then(() => 'plays', String);
      document.querySelector('main')?.append(element);
      const first = await early;
      const again = await element.play().then(() => 'plays', String);
      element.load();
      const late = element.play();
      element.pause();
      return [first, again, await late.then(() => 'plays', (error: unknown) => (error as Error).name)];
    });
    assert.deepEqual(outcome, ['plays', 'plays', 'AbortError']);
  }));
});

inEachBrowser('stopping', (visit) => {
  const tall = '<one-neuron epochs="100000" autoplay></one-neuron><p class="far"></p>';
  /** Makes the page higher by line breaks, because its policy forbids inline styles. */
  const stretch = (page: Page): Promise<void> =>
    page.evaluate(() => {
      document.querySelector('.far')?.append(...Array.from({ length: 300 }, () => document.createElement('br')));
    });

  test('rests while it is far from view', visit({ body: tall }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', async () => {});
    await stretch(page);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    // The observer reports within a few frames: wait for two readings, some frames apart, that agree.
    const rested = await element.evaluate(async (shown) => {
      const after = (count: number): Promise<number> =>
        new Promise((resolve) => {
          const next = (left: number): void => {
            if (left === 0) resolve(shown.currentEpoch);
            else requestAnimationFrame(() => next(left - 1));
          };
          next(count);
        });
      let before = -1;
      for (let tries = 0; tries < 50; tries += 1) {
        const now = await after(5);
        if (now === before) return now;
        before = now;
      }
      return -1;
    });
    assert.ok(rested > 0, 'it goes on where nobody sees it');
    assert.equal(await element.evaluate((shown) => shown.paused), false);
    // No animation frame is requested: nothing else on this page needs any.
    const asked = await page.evaluate(async () => {
      let asked = 0;
      const original = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (callback) => ((asked += 1), original(callback));
      await new Promise((resolve) => original(() => original(resolve)));
      globalThis.requestAnimationFrame = original;
      return asked;
    });
    assert.equal(asked, 0);
    await eventAfter(element, 'epochupdate', () => page.evaluate(() => scrollTo(0, 0)));
    assert.ok((await element.evaluate((shown) => shown.currentEpoch)) > rested);
  }));

  test('begins by itself only once in view', visit(
    { body: '<p class="far"></p><one-neuron epochs="100000" autoplay></one-neuron>', closed: true },
    async ({ page, site }) => {
      await page.evaluateOnNewDocument(() => {
        // Before the element is defined, so that it is never in view.
        document.addEventListener('DOMContentLoaded', () =>
          document.querySelector('.far')?.append(...Array.from({ length: 300 }, () => document.createElement('br'))),
        );
        document.addEventListener('readystatechange', () =>
          document.querySelector('.far')?.append(...Array.from({ length: 300 }, () => document.createElement('br'))),
        );
      });
      await page.goto(site.url);
      await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
      await frames(page, 5);
      const element = (await page.$('one-neuron')) as unknown as Neuron;
      assert.deepEqual(await element.evaluate((shown) => [shown.readyState, shown.paused]), [0, true]);
      assert.ok(!site.served.some(({ name }) => name.endsWith('.wasm')), 'the module came before it was wanted');
      await eventAfter(element, 'playing', () => element.evaluate((shown) => shown.scrollIntoView()));
    },
  ));

  test('never begins by itself for those who want little motion', visit(
    { body: '<one-neuron autoplay></one-neuron>', reducedMotion: true },
    async ({ page }) => {
      const element = await neuron(page);
      await frames(page, 5);
      assert.deepEqual(await element.evaluate((shown) => [shown.readyState, shown.paused, shown.currentEpoch]), [4, true, 0]);
      await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    },
  ));

  test('stops when taken out, and takes up where it was', visit({ body: tall }, async ({ page }) => {
    const element = await neuron(page);
    await element.evaluate((shown) => {
      shown.pause();
      shown.weights = [1, 2];
      shown.selectedRow = 1;
    });
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    const before = await element.evaluate(async (shown) => {
      const before = [shown.currentEpoch, shown.selectedRow, ...shown.weights, ...shown.bias];
      const paused = new Promise((resolve) => shown.addEventListener('pause', resolve, { once: true }));
      shown.remove();
      await paused;
      return before;
    });
    assert.deepEqual(await element.evaluate((shown) => [shown.paused, shown.readyState]), [true, 0]);
    await frames(page, 2);
    await element.evaluate(async (shown) => {
      document.body.prepend(shown);
      await shown.ready;
    });
    await frames(page, 2);
    const now = await element.evaluate((shown) => [shown.currentEpoch, shown.selectedRow, ...shown.weights, ...shown.bias]);
    assert.deepEqual(now, before);
    assert.equal(await element.evaluate((shown) => shown.paused), true);
  }));

  test('goes on when it is moved', visit({ body: `${tall}<main></main>` }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', async () => {});
    const events = await noted(element);
    const epoch = await element.evaluate((shown) => {
      document.querySelector('main')?.append(shown);
      return shown.currentEpoch;
    });
    await eventAfter(element, 'epochupdate', async () => {});
    assert.ok((await element.evaluate((shown) => shown.currentEpoch)) > epoch);
    assert.equal(await events(), 'epochupdate');
  }));

  test('shares one module among all', visit(
    { body: '<one-neuron loading="eager"></one-neuron><one-neuron loading="eager" dataset="or"></one-neuron>' },
    async ({ page, site }) => {
      const [one, other] = [await neuron(page), await neuron(page, 'one-neuron + one-neuron')];
      await seek(one, 100);
      await seek(other, 200);
      assert.deepEqual(await one.evaluate((shown) => shown.currentEpoch), 100);
      assert.notDeepEqual(await parameters(one), await parameters(other));
      assert.equal(site.served.filter(({ name }) => name.endsWith('.wasm')).length, 1);
    },
  ));
});
