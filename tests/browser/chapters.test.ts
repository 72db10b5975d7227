/** The tutorial, used as a reader does: each question and its answer, each experiment and what its text says that it shows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { chapters } from '../../www/tutorial/chapters/list.ts';
import type { Chapter } from '../../www/tutorial/chapters/list.ts';
import { accessibilityProblems, neuron, values } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

/** Each guess: its chapter, the reader's choice, the verdict, and the values that the figure then has. */
const guesses: readonly [chapter: Chapter, said: string, verdict: string, figure: string, numbers: Record<string, number>][] = [
  ['and', 'near', 'right', 'and-figure', { right: 4, epoch: 1000 }],
  ['loss', 'parabola', 'wrong', 'loss-figure', { epoch: 0 }],
  ['backward', 'no', 'right', 'backward-figure', { epoch: 0 }],
  ['backward', 'all', 'wrong', 'backward-figure', { dw1: 0, x1: 0, x2: 1 }],
  ['landscape', 'cross', 'right', 'cross-figure', { right: 4, epoch: 1000 }],
  ['xor', '4', 'wrong', 'xor-figure', { epoch: 0 }],
  ['yours', '7', 'wrong', 'yours-figure', { right: 6, rows: 7, epoch: 1000 }],
];

/** Each guess made on a slider: its chapter, and the true number. */
const sliders: readonly [chapter: Chapter, truth: string][] = [['train', '0.495'], ['iris', '41']];

/** The chapter whose question is answered by setting weights. */
const byHand: Chapter = 'forward';

/** The chapter that asks with its title alone, and answers in words. */
const inWords: Chapter = 'case';

/** Each experiment, by chapter and place: its figure, and a check of what its sentence claims. */
const experiments: readonly [chapter: Chapter, place: number, figure: string, holds: (numbers: Record<string, number>) => boolean][] = [
  ['loss', 2, 'loss-figure', ({ w1 = 0, b = 0, right }) => Math.abs(w1 - 8) < 0.1 && Math.abs(b - 8) < 0.1 && right === 1],
  ['train', 0, 'train-figure', ({ right, eta, epoch }) => right === 3 && eta === 0.01 && epoch === 1000],
  ['train', 1, 'train-figure', ({ right, w1 = 0, b = 0 }) => right === 4 && Math.abs(w1 - 2.6492) < 0.01 && Math.abs(b + 4.0903) < 0.01],
  ['train', 2, 'train-figure', ({ right, w1 = 0, epoch }) => right === 4 && Math.abs(w1 - 2.6492) < 0.05 && epoch === 10_000],
  ['train', 3, 'train-figure', ({ right, w1 = 0 }) => right === 4 && w1 < 1.3],
  ['landscape', 0, 'landscape-figure', ({ meanLoss = 0 }) => meanLoss > 0.05],
  ['landscape', 1, 'landscape-figure', ({ meanLoss = 0 }) => Math.abs(meanLoss - 0.03125) < 1e-4],
  ['landscape', 2, 'landscape-figure', ({ meanLoss = 0 }) => meanLoss > 1e6],
  ['xor', 0, 'xor-linear', ({ right = 9, out = 0 }) => right < 4 && Math.abs(out - 0.5) < 0.1],
  ['xor', 1, 'xor-linear', ({ right = 9 }) => right < 4],
  ['xor', 2, 'xor-sigmoid', ({ right = 9, out = 0 }) => right < 4 && Math.abs(out - 0.5) < 0.1],
  ['xor', 3, 'xor-feature', ({ right }) => right === 4],
  ['iris', 0, 'iris-figure', ({ right, rows }) => right === 70 && rows === 70],
  ['iris', 1, 'iris-figure', ({ right, rows }) => right === 98 && rows === 100],
  ['iris', 2, 'iris-figure', ({ testingRight, testingRows }) => testingRight === 41 && testingRows === 45],
];

/** Scrolls a figure into view and waits until it is ready. */
async function brought(page: Page, id: string): Promise<Awaited<ReturnType<typeof neuron>>> {
  await page.$eval(`#${id}`, (figure) => figure.scrollIntoView({ block: 'center', behavior: 'instant' }));
  return neuron(page, `#${id}`);
}

test('the question of each chapter is answered here', () => {
  const answered = new Set([...guesses.map(([chapter]) => chapter), ...sliders.map(([chapter]) => chapter), byHand, inWords]);
  assert.deepEqual([...answered].sort(), [...chapters].sort());
});

inEachBrowser('the tutorial', (visit, browser) => {
  // One browser plays the runs to their end, the other jumps there.
  const reducedMotion = browser === 'firefox';

  test('asks before it tells, and tells what has come out', visit({ reducedMotion, limit: 120_000 }, async ({ page }) => {
    for (const [chapter, said, verdict, id, numbers] of guesses) {
      const figure = await brought(page, id);
      const form = `#${chapter} .guess:has([value="${said}"])`;
      assert.equal(await page.$$eval(`${form} .told > :not([hidden])`, (told) => told.length), 0, `${chapter} tells before it is asked`);
      await page.$eval(`${form} input[value="${said}"]`, (choice) => choice.click());
      await page.$eval(`${form} button`, (button) => button.click());
      await page.waitForSelector(`${form} .told > p:not([hidden])`, { timeout: 30_000 });
      const verdicts = await page.$$eval(`${form} .verdict [data-when]:not([hidden])`, (all) => all.map((one) => one.getAttribute('data-when')));
      assert.deepEqual(verdicts, [verdict], chapter);
      const found = await values(figure);
      for (const [name, value] of Object.entries(numbers)) assert.equal(found[name], value, `${chapter}: ${name}`);
    }
  }));

  test('says how far off a guess on a slider was', visit({ reducedMotion, limit: 120_000 }, async ({ page }) => {
    for (const [chapter, truth] of sliders) {
      await brought(page, `${chapter}-figure`);
      const form = `#${chapter} .guess`;
      const written = await page.$eval(`${form} output[name="truth"]`, ({ textContent }) => textContent);
      assert.equal(written, truth, `what stands there without a script`);
      await page.$eval(`${form} [name="guess"]`, (slider) => slider.dispatchEvent(new Event('input', { bubbles: true })));
      await page.$eval(`${form} button`, (button) => button.click());
      await page.waitForSelector(`${form} .told > p:not([hidden])`, { timeout: 30_000 });
      const said = await page.$$eval(`${form} .verdict output`, (all) => all.map(({ textContent }) => textContent));
      assert.deepEqual(said, [chapter === 'train' ? '0.900' : '45', truth]);
    }
  }));

  // Orders are the same in every browser.
  if (browser === 'chromium') {
    test('is true after 50 orders of experiments and questions', visit({ reducedMotion: true, limit: 180_000 }, async ({ page }) => {
      const asked: readonly Chapter[] = ['train', 'landscape', 'xor', 'iris'];
      const ids = new Set(experiments.filter(([chapter]) => asked.includes(chapter)).map(([, , id]) => id));
      for (const id of [...ids, 'squared-figure', 'cross-figure', 'xor-figure']) await brought(page, id);
      const told = (chapter: Chapter): Promise<string> =>
        page.$$eval(`#${chapter} .told p:not([hidden])`, (all) => all.map((one) => (one as HTMLElement).innerText).join('\n'));
      const answers = new Map<Chapter, string>();
      let state = 42;
      const random = (below: number): number => {
        state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
        return Math.floor((state / 2 ** 31) * below);
      };
      for (let order = 0; order < 50; order += 1) {
        const chapter = asked[order % asked.length] as Chapter;
        const own = experiments.filter(([name]) => name === chapter);
        for (let step = 0; step < 2; step += 1) {
          const choice = random(own.length + 1);
          const [, place = 0, id = '', holds] = own[choice] ?? [];
          if (holds === undefined) {
            await page.$eval(`#${chapter} .guess > button`, (button) => (button as HTMLElement).click());
            await page.waitForSelector(`#${chapter} .told > p:not([hidden])`);
          } else {
            const item = (await page.$$(`#${chapter} .experiments li`))[place];
            await item?.$eval('.outcome', (line) => (line.textContent = ''));
            await item?.$eval('button', (button) => button.click());
            await page.waitForFunction((line) => line?.textContent !== '', {}, await item?.$('.outcome'));
            const numbers = await values(await neuron(page, `#${id}`));
            assert.ok(holds(numbers), `order ${order}, ${chapter}, experiment ${place + 1}: ${JSON.stringify(numbers)}`);
          }
          // The answer stands as it was told first, whatever has been tried since.
          const now = await told(chapter);
          if (now !== '') assert.equal(now, answers.get(chapter) ?? now, `order ${order}, ${chapter}`);
          if (now !== '') answers.set(chapter, now);
        }
      }
      assert.equal(answers.size, asked.length, 'each question has been asked');
    }));
  } else {
    test('answers the question that was asked, whatever is tried before and after', visit({ limit: 180_000 }, async ({ page }) => {
      const tried: readonly [chapter: Chapter, figure: string, answer: string][] = [['train', 'train-figure', '0.495'], ['iris', 'iris-figure', '41']];
      for (const [chapter, id, answer] of tried) {
        await brought(page, id);
        const form = `#${chapter} .guess`;
        const told = (): Promise<string[]> => page.$$eval(`${form} .told p:not([hidden])`, (all) => all.map((one) => (one as HTMLElement).innerText));
        const run = async (place: number): Promise<void> => {
          const item = (await page.$$(`#${chapter} .experiments li`))[place];
          assert.ok(item);
          await item.$eval('.outcome', (line) => (line.textContent = ''));
          await item.$eval('button', (button) => button.click());
          await page.waitForFunction((line) => line?.textContent !== '', {}, await item.$('.outcome'));
        };
        // An experiment before the question answers nothing.
        await run(1);
        assert.deepEqual(await told(), [], `${chapter} tells without being asked`);
        await page.$eval(`${form} button`, (button) => button.click());
        await page.waitForSelector(`${form} .told > p:not([hidden])`, { timeout: 30_000 });
        const before = await told();
        assert.match(before[0] ?? '', new RegExp(answer));
        // Who has not guessed is told, and not judged.
        assert.equal(await page.$$eval(`${form} [data-when]:not([hidden])`, (all) => all.length), 0);
        for (const place of [1, 0, 2]) {
          await run(place);
          assert.deepEqual(await told(), before, `${chapter}, after experiment ${place + 1}`);
        }
      }
    }));
  }

  test('keeps the reader’s own rows when it answers', visit({}, async ({ page }) => {
    const figure = await brought(page, 'yours-figure');
    const count = await figure.evaluate((element) => new Promise<number>((resolve) => {
      element.addEventListener('change', () => resolve(element.rows.length), { once: true });
      element.rows = [...element.rows, { x: [0.5, 0.9], y: 1 }];
    }));
    assert.equal(count, 8);
    await page.$eval('#yours .guess button', (button) => button.click());
    await page.waitForSelector('#yours .told > p:not([hidden])');
    assert.equal(await figure.evaluate((element) => element.rows.length), 8);
  }));

  test('shows its answers only when asked', visit({}, async ({ page }) => {
    const loss = await brought(page, 'loss-figure');
    const slice = (): Promise<boolean> => loss.evaluate((figure) => figure.getAttribute('panels')?.includes('slice') === true);
    assert.equal(await slice(), false);
    await page.$eval('#loss .guess button', (button) => button.click());
    await page.waitForSelector('#loss .told > p:not([hidden])');
    assert.equal(await slice(), true);
    assert.equal((await values(await brought(page, 'xor-figure')))['right'], 2);
  }));

  test('has one neuron in the chapters that build on each other', visit({}, async ({ page }) => {
    const ids = ['forward-figure', 'line-figure', 'shapes-and', 'loss-figure', 'backward-figure', 'code-figure'];
    for (const id of ids) await brought(page, id);
    assert.equal((await values(await neuron(page, '#shapes-and')))['x1'], 0, 'the walk begins at the first row');
    await page.$eval('#forward [data-parameter="2"]', (dial) => {
      (dial as HTMLInputElement).value = '-1.5';
      dial.dispatchEvent(new Event('input', { bubbles: true }));
    });
    for (const id of ids) {
      await page.waitForFunction((figure) => (document.getElementById(figure) as unknown as { bias: Float64Array }).bias[0] === -1.5, {}, id);
    }
  }));

  test('lets weights be set by hand until all rows are right', visit({}, async ({ page }) => {
    const figure = await brought(page, 'line-figure');
    const turn = (value: string): Promise<void> =>
      page.$eval(`#${byHand} [data-parameter="2"]`, (dial, to) => {
        (dial as HTMLInputElement).value = to;
        dial.dispatchEvent(new Event('input', { bubbles: true }));
      }, value);
    for (const [value, verdict, right] of [['-0.5', 'wrong', 2], ['-1.5', 'right', 4]] as const) {
      await turn(value);
      await figure.evaluate((element, to) => new Promise<void>((resolve) => {
        const look = (): void => (element.bias[0] === to ? resolve() : void requestAnimationFrame(look));
        look();
      }), Number(value));
      await page.$eval(`#${byHand} .guess button`, (button) => button.click());
      await page.waitForSelector(`#${byHand} .told [data-when="${verdict}"]:not([hidden])`);
      const { b, right: found } = await values(figure);
      assert.deepEqual([b, found], [Number(value), right]);
    }
  }));

  test('has experiments that end as their sentences say', visit({ reducedMotion, limit: 180_000 }, async ({ page }) => {
    for (const [chapter, place, id, holds] of experiments) {
      const figure = await brought(page, id);
      const item = (await page.$$(`#${chapter} .experiments li`))[place];
      assert.ok(item, `${chapter} has experiment ${place + 1}`);
      await item.$eval('button', (button) => button.click());
      await item.waitForSelector('.outcome:not([hidden])', { timeout: 30_000 });
      const numbers = await values(figure);
      assert.ok(holds(numbers), `${chapter}, experiment ${place + 1}: ${JSON.stringify(numbers)}`);
      const outcome = await item.$eval('.outcome', ({ textContent }) => textContent);
      assert.match(outcome ?? '', /^Epoch /);
    }
    const runs = await page.$$eval('#train-runs tbody tr', (rows) => rows.map((row) => [...row.cells].slice(1).map(({ textContent }) => textContent)));
    assert.deepEqual(runs, [
      ['0.5703', '0.6631', '−1.2535', '3'],
      ['2.6482', '2.6451', '−4.0883', '4'],
      ...runs.slice(2, 4),
      ['2.6492', '2.6467', '−4.0903', '4'],
    ]);
  }));

  test('plays by itself at first: slowly, then at its own rate', visit({ limit: 120_000 }, async ({ page }) => {
    const figure = await neuron(page, '#and-figure');
    const rates = await figure.evaluate((shown) => new Promise<[number, number][]>((resolve) => {
      const seen: [number, number][] = [];
      shown.addEventListener('epochupdate', () => seen.push([shown.currentEpoch, shown.playbackRate]));
      shown.addEventListener('ended', () => resolve(seen));
    }));
    assert.deepEqual(rates.filter(([epoch, rate]) => rate !== (epoch <= 120 ? 1 : 10)), []);
    const { right, epoch } = await values(figure);
    assert.deepEqual([right, epoch], [4, 1000]);
  }));

  test('shows the end of the first run at rest where little motion is preferred', visit({ reducedMotion: true }, async ({ page }) => {
    const figure = await neuron(page, '#and-figure');
    await page.waitForFunction((shown) => (shown as unknown as { currentEpoch: number }).currentEpoch === 1000, {}, figure);
    assert.equal(await figure.evaluate((shown) => shown.paused), true);
  }));

  test('takes a figure to what a phrase speaks of, also after own settings', visit({ reducedMotion: true, limit: 120_000 }, async ({ page }) => {
    for (const handle of await page.$$('.handle')) {
      const { id, to } = await handle.evaluate((button) => ({ id: (button as HTMLElement).dataset['figure'] ?? '', to: (button as HTMLElement).dataset['to'] ?? '' }));
      const figure = await brought(page, id);
      await figure.evaluate((shown) => {
        if (shown.id === 'and-figure') [shown.weights, shown.bias] = [new Float64Array([1, 1]), new Float64Array([0])];
      });
      const name = to.startsWith('row') ? 'selectedRow' : 'currentEpoch';
      await handle.evaluate((button) => (button as HTMLElement).click());
      await page.waitForFunction((shown, key, value) => shown[key as 'currentEpoch'] === value && !shown.seeking, {}, figure, name, Number(to.split('=')[1]));
      // What the text says of these epochs.
      const { right, w1 = 0 } = await values(figure);
      if (to === 'epoch=35' || to === 'epoch=100') assert.equal(right, 4, to);
      if (to === 'epoch=60') assert.equal(right, 3, to);
      if (to === 'epoch=1000') assert.equal(w1.toFixed(4), '2.6482');
    }
  }));

  test('counts the claims that the reader has tested', visit({ reducedMotion: true, limit: 120_000 }, async ({ page }) => {
    const count = (): Promise<string> => page.$eval('.contents [href="#case"]', (link) => link.textContent?.trim() ?? '');
    const results = (): Promise<number> => page.$$eval('.ledger span:not(.symbol)', (all) => all.filter((one) => one.getClientRects().length > 0).length);
    for (const id of ['loss-figure', 'backward-figure', 'train-figure', 'xor-sigmoid']) await brought(page, id);
    assert.match(await count(), / 0\/7$/);
    assert.equal(await results(), 0);
    const tests = await page.$$('[data-tests]');
    assert.equal(tests.length, 7);
    for (const [place, tested] of tests.entries()) {
      await tested.evaluate((part) => (part.querySelector<HTMLElement>(':scope > button, summary') ?? (part as HTMLElement)).click());
      await page.waitForFunction((count) => document.querySelector('.contents [href="#case"]')?.textContent?.includes(` ${count}/7`), {}, place + 1);
    }
    assert.equal(await results(), 7);
  }));

  test('moves a slider with the attribute that it sets, whoever sets it', visit({}, async ({ page }) => {
    const dial = '#landscape [data-attribute="eta"]';
    const figure = await brought(page, 'landscape-figure');
    const said = (): Promise<string[]> =>
      page.$eval(dial, (input) => [(input as HTMLInputElement).value, input.closest('.dial')?.querySelector('output')?.value ?? '']);
    assert.deepEqual(await said(), ['0.5', '0.50']);
    for (const [button, value] of [['eta=0.01', '0.01'], ['eta=1.5', '1.5']] as const) {
      await page.$eval(`#landscape [data-with="${button}"]`, (element) => (element as HTMLElement).click());
      assert.deepEqual(await said(), [value, Number(value).toFixed(2)]);
    }
    await figure.evaluate((element) => element.setAttribute('eta', '0.25'));
    assert.deepEqual(await said(), ['0.25', '0.25']);
    await figure.evaluate((element) => element.removeAttribute('eta'));
    assert.deepEqual(await said(), ['0.5', '0.50']);
  }));

  test('ticks the box of the logarithmic scale where a loss has left the linear one', visit({}, async ({ page }) => {
    const figure = await brought(page, 'landscape-figure');
    const box = (): Promise<boolean | undefined> =>
      figure.evaluate((element) => element.shadowRoot?.querySelector<HTMLInputElement>('[data-panel="loss"] .tick input')?.checked);
    assert.equal(await box(), false);
    for (const [place, checked] of [[2, true], [1, false]] as const) {
      const item = (await page.$$('#landscape .experiments li'))[place];
      await item?.$eval('button', (button) => button.click());
      await item?.waitForSelector('.outcome:not([hidden])', { timeout: 30_000 });
      assert.equal(await box(), checked);
    }
  }));

  test('gives the reader’s run away', visit({}, async ({ page }) => {
    await brought(page, 'yours-figure');
    await page.evaluate(() => {
      // Not every browser lets a page in the background write to the clipboard.
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text: string) => Promise.resolve((document.title = text)) } });
    });
    const taken = async (what: string, done: string): Promise<string> => {
      await page.$eval('.take .done', (line) => (line.textContent = ''));
      await page.$eval(`[data-take="${what}"]`, (button) => (button as HTMLElement).click());
      await page.waitForFunction((sentence) => document.querySelector('.take .done')?.textContent === sentence, {}, done);
      return page.title();
    };
    assert.match(await taken('url', 'Copied.'), /#yours-figure\?v=1&/);
    assert.match(await taken('embed', 'Copied.'), /^<one-neuron [^>]*points="/);
    for (const what of ['numpy', 'picture', 'rows', 'history']) await taken(what, 'Saved.');
  }));

  test('keeps the reader’s rows for when they come back', visit({}, async ({ page, site }) => {
    const rows = [{ x: [0.2, 0.3], y: 0 }, { x: [0.7, 0.9], y: 1 }];
    const inView = async (): ReturnType<typeof neuron> => {
      await page.$eval('#yours-figure', (figure) => figure.scrollIntoView({ behavior: 'instant' }));
      return neuron(page, '#yours-figure');
    };
    const figure = await inView();
    await figure.evaluate((shown, rows) => (shown.rows = rows), rows);
    // Once it is known to be changed.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    for (const away of ['about:blank', `${site.url}builder.html`]) {
      await page.goto(away);
      // Leaving while the builder's own figure loads would be a failed request.
      if (away !== 'about:blank') await neuron(page);
      await page.goto(site.url);
      const back = await inView();
      assert.deepEqual(await back.evaluate((shown) => shown.rows), rows);
    }
    // A link comes first; the author's rows replace what was kept.
    await page.goto('about:blank');
    await page.goto(`${site.url}#yours-figure?v=1&dataset=or`);
    const linked = await inView();
    assert.equal(await linked.evaluate((shown) => shown.rows.length), 4);
    await linked.evaluate(async (shown) => {
      shown.load();
      await shown.ready;
    });
    await page.goto('about:blank');
    await page.goto(site.url);
    assert.equal(await (await inView()).evaluate((shown) => shown.rows.length), 7);
  }));

  test('follows the reader in its table of contents', visit({}, async ({ page }) => {
    const listed = await page.$$eval('.contents li a', (links) => links.map((link) => (link as HTMLAnchorElement).hash));
    assert.deepEqual(listed, chapters.map((chapter) => `#${chapter}`));
    const jumps: readonly Chapter[] = ['train', 'forward', 'iris'];
    for (const chapter of jumps) {
      await page.$eval(`.contents a[href="#${chapter}"]`, (link) => (link as HTMLElement).click());
      await page.waitForFunction(
        (id) => [...document.querySelectorAll('.contents [aria-current]')].map((link) => (link as HTMLAnchorElement).hash).join() === `#${id}`,
        {},
        chapter,
      );
    }
  }));

  test('explains each term where it is used', visit({ closed: true }, async ({ page, site }) => {
    for (const language of ['', 'de/']) {
      await page.goto(site.url + language);
      const dead = await page.$$eval('a[href^="#"]', (links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)).filter((id) => id !== '' && !document.getElementById(id)));
      assert.deepEqual(dead, []);
      const terms = await page.$$eval('.term', (links) => links.length);
      assert.ok(terms >= 12, `${terms} terms`);
    }
  }));

  test('can be read, asked and answered by keyboard alone', visit({ limit: 180_000 }, async ({ page }) => {
    // Every focused element is marked, and has to show its focus.
    await page.evaluate(() => {
      addEventListener('focusin', () => {
        let focused = document.activeElement;
        while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
        document.activeElement?.setAttribute('data-reached', '');
        const style = getComputedStyle(focused as Element);
        const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        if (!seen && focused !== document.body) document.body.dataset['unseen'] = `${focused?.tagName} ${focused?.className}`;
      });
    });
    for (const id of await page.$$eval('one-neuron', (figures) => figures.map(({ id }) => id))) await brought(page, id);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const chooser = '#and .guess input[value="far"]';
    for (let presses = 0; presses < 600; presses += 1) {
      await page.keyboard.press('Tab');
      const [at, last] = await page.evaluate(
        (choice) => [document.activeElement?.matches('#and .guess input') === true && choice, document.activeElement?.matches('footer a:last-of-type') && document.activeElement.closest('p')?.nextElementSibling === null],
        chooser,
      );
      if (at === chooser && (await page.$eval('#and .guess', (form) => form.querySelector(':checked') === null))) {
        // Arrow keys go from the first choice to the last, and Enter submits.
        await page.keyboard.press('ArrowUp');
        assert.ok(await page.$eval(chooser, (choice) => (choice as HTMLInputElement).checked));
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.waitForSelector('#and .told > p:not([hidden])', { timeout: 30_000 });
      }
      if (last === true) break;
    }
    const missed = await page.$$eval('a[href], button, input:not([type="radio"]), one-neuron, summary', (all) =>
      all.filter((one) => !one.hasAttribute('data-reached') && one.getClientRects().length > 0).map((one) => one.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(missed, []);
    assert.equal(await page.evaluate(() => document.body.dataset['unseen']), undefined);
  }));

  for (const [name, options] of [
    ['by day', {}],
    ['by night', { scheme: 'dark' }],
    ['in forced colours', { forcedColors: true }],
    ['320 pixels wide', { width: 320, height: 640 }],
  ] as const) {
    test(`is open to everybody ${name}`, visit({ ...options, limit: 180_000 }, async ({ page }) => {
      const ids = await page.$$eval('one-neuron', (figures) => figures.map(({ id }) => id));
      for (const id of ids) await brought(page, id);
      assert.deepEqual(await accessibilityProblems(page), []);
      const [page_, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok((page_ ?? 0) <= (window_ ?? 0), `the page is ${page_} wide in a window of ${window_}`);
    }));
  }
});
