/** Rows of every source, and how the reader changes them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ElementHandle } from 'puppeteer-core';

import { accessibilityProblems, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const table = 'height;width;kind\r\n1,5;0,25;b\r\n2,5;1,5;a\r\n0,5;0,75;b\r\n3,5;1,25;a\r\n';

/** The body of a page with an element with these attributes. */
const tag = (attributes: string): string => `<main><h1>One</h1><one-neuron ${attributes}></one-neuron></main>`;

/** Goes to an epoch, however long that takes. */
async function seek(element: Neuron, epoch: number): Promise<void> {
  await eventAfter(element, 'seeked', () => element.evaluate((shown, epoch) => (shown.currentEpoch = epoch), epoch));
}

const rows = (element: Neuron): Promise<{ x: number[]; y: number }[]> => element.evaluate((shown) => shown.rows);
const parameters = (element: Neuron): Promise<number[]> => element.evaluate((shown) => [...shown.weights, ...shown.bias]);

async function press(element: Neuron, selector: string): Promise<void> {
  await (await inShadow(element, selector)).click();
}

/** The place on the screen of a pair of inputs in the decision boundary of a gate. */
async function pointOf(element: Neuron, x: number, y: number): Promise<[number, number]> {
  const stack = await inShadow(element, '[data-panel="boundary"] .stack');
  await stack.evaluate((node) => node.scrollIntoView({ block: 'center' }));
  const box = await stack.boundingBox();
  assert.ok(box !== null);
  // Uses the margins of the picture, and the range of a gate, −0.4 to 1.4.
  return [box.x + 48 + ((x + 0.4) / 1.8) * (box.width - 72), box.y + 12 + ((1.4 - y) / 1.8) * (box.height - 44)];
}

inEachBrowser('data', (visit, browser) => {
  for (const [attributes, count, shape] of [
    ['dataset="iris"', 150, [3, 4]],
    ['dataset="iris" classes="versicolor,virginica" inputs="petal_length_cm,petal_width_cm"', 100, [1, 2]],
    ['dataset="moons" rows="300" noise="0.2" holdout="0.3"', 300, [1, 2]],
    ['dataset="circles" features="x1^2 x2^2" batch-size="all" eta="1"', 200, [1, 4]],
    ['dataset="spiral" shuffle loss="cross-entropy" batch-size="16"', 200, [1, 2]],
    ['dataset="blobs" activation="tanh" scale="standard" penalty="l2" penalty-rate="0.01"', 200, [1, 2]],
  ] as const) {
    test(`learns from ${attributes}`, visit(
      { body: tag(`${attributes} controls panels="boundary loss sigmoid landscape network data confusion code equations"`), limit: 90_000 },
      async ({ page }) => {
        const element = await neuron(page);
        assert.equal(await element.evaluate((shown) => shown.error), null);
        assert.equal((await rows(element)).length, count);
        assert.deepEqual(await element.evaluate((shown) => shown.shape), shape);
        const before = await element.evaluate((shown) => shown.values['meanLoss'] ?? 0);
        await seek(element, 50);
        const after = await element.evaluate((shown) => shown.values['meanLoss'] ?? 0);
        assert.ok(after < before, `${after} after ${before}`);
        assert.deepEqual(await accessibilityProblems(page), []);
        await screenshot(page, `data-${attributes.split('"')[1]}-${count}-${browser}`, { fullPage: true });
      },
    ));
  }

  test('reads a table from an address', visit(
    { body: tag('src="mine.csv" loading="eager" panels="data"'), files: { 'mine.csv': table } },
    async ({ page }) => {
      const element = await neuron(page);
      assert.deepEqual(await rows(element), [
        { x: [1.5, 0.25], y: 1 },
        { x: [2.5, 1.5], y: 0 },
        { x: [0.5, 0.75], y: 1 },
        { x: [3.5, 1.25], y: 0 },
      ]);
      assert.match(await (await inShadow(element, 'thead')).evaluate((node) => node.textContent ?? ''), /height.*width.*kind/);
      assert.equal(await element.evaluate((shown) => shown.getAttribute('scale') ?? Reflect.get(shown, 'scale')), 'standard');
    },
  ));

  test('says which cell of a table is at fault, and goes on', visit(
    { body: tag('controls missing="refuse"'), files: { 'bad.csv': 'a,b,y\n1,2,0\n3,?,1\n' } },
    async ({ page }) => {
      const element = await neuron(page);
      await eventAfter(element, 'error', () => element.evaluate((shown) => shown.setAttribute('src', 'bad.csv')));
      const error = await element.evaluate((shown) => ({ ...shown.error }));
      assert.deepEqual([error.code, error.row, error.column], ['table', 2, 2]);
      assert.match(error.message ?? '', /^Line 3, column "b" has no value/);
      await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.play()));
    },
  ));

  test('says that a table is not there', visit(
    { body: tag('controls'), expect: [/404/] },
    async ({ page }) => {
      const element = await neuron(page);
      await eventAfter(element, 'error', () => element.evaluate((shown) => shown.setAttribute('src', 'nowhere.csv')));
      const error = await element.evaluate((shown) => ({ ...shown.error }));
      assert.deepEqual([error.code, error.message], ['network', 'The table “nowhere.csv” could not be fetched: its host answers 404.']);
    },
  ));

  test('takes a table that is pasted', visit({ body: tag('controls panels="boundary data"') }, async ({ page }) => {
    const element = await neuron(page);
    await press(element, '.data-panel summary');
    await (await inShadow(element, 'textarea')).type('p,q,kind\n1,2,yes\n4,3,no\n2,2,yes\n');
    await eventAfter(element, 'change', () => press(element, '.paste'));
    assert.deepEqual((await rows(element)).map(({ x }) => x), [[1, 2], [4, 3], [2, 2]]);
    // A table that cannot be used changes nothing.
    await press(element, '.data-panel summary');
    await (await inShadow(element, 'textarea')).evaluate((node) => ((node as HTMLTextAreaElement).value = 'p,q\n1\n'));
    await eventAfter(element, 'error', () => press(element, '.paste'));
    assert.equal((await rows(element)).length, 3);
    await press(element, '.own');
    await element.evaluate((shown) => shown.ready);
    assert.equal((await rows(element)).length, 4);
  }));

  test('are changed by keys, undone and done again', visit({ body: tag('controls panels="boundary loss data" eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 200);
    const before = await parameters(element);
    const first = await inShadow(element, '.cells input');
    await first.focus();
    await first.evaluate((field) => ((field as HTMLInputElement).value = '0.5'));
    await eventAfter(element, 'change', () => page.keyboard.press('Enter'));
    assert.deepEqual((await rows(element))[3], { x: [0.5, 1], y: 1 });
    // The run is at the same epoch, but trained on the changed rows.
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 200);
    assert.notDeepEqual(await parameters(element), before);
    await eventAfter(element, 'change', () => press(element, '.add'));
    assert.equal((await rows(element)).length, 5);
    await eventAfter(element, 'change', () => press(element, '.undo'));
    await eventAfter(element, 'change', () => press(element, '.undo'));
    assert.deepEqual(await parameters(element), before);
    await eventAfter(element, 'change', () => press(element, '.redo'));
    assert.deepEqual((await rows(element))[3], { x: [0.5, 1], y: 1 });
    await eventAfter(element, 'change', () => press(element, '.remove'));
    assert.equal((await rows(element)).length, 3);
  }));

  test('are moved and added by pointer', visit({ body: tag('controls panels="boundary data" eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    const [from, to] = [await pointOf(element, 1, 1), await pointOf(element, 0.5, 0.75)];
    await page.mouse.move(...from);
    await page.mouse.down();
    await eventAfter(element, 'change', () => page.mouse.move(...to, { steps: 3 }));
    await page.mouse.up();
    const moved = (await rows(element))[3];
    assert.ok(Math.abs((moved?.x[0] ?? 0) - 0.5) < 0.02 && Math.abs((moved?.x[1] ?? 0) - 0.75) < 0.02, JSON.stringify(moved));
    // One drag is one change.
    await eventAfter(element, 'change', () => press(element, '.undo'));
    assert.deepEqual((await rows(element))[3], { x: [1, 1], y: 1 });
    await (await inShadow(element, '.adds select')).evaluate((list) => ((list as HTMLSelectElement).selectedIndex = 2));
    const empty = await pointOf(element, 0.2, 0.6);
    await eventAfter(element, 'change', () => page.mouse.click(...empty));
    const added = (await rows(element)).at(-1);
    assert.deepEqual([(await rows(element)).length, added?.y], [5, 1]);
  }));

  test('are taken away by Delete, and by a button', visit({ body: tag('controls panels="boundary loss data"') }, async ({ page }) => {
    const element = await neuron(page);
    const inputs = async (): Promise<string> => (await rows(element)).map(({ x }) => x.join('')).join(' ');
    // A press on a mark selects its row, and the key acts on it.
    await page.mouse.click(...(await pointOf(element, 0, 1)));
    assert.equal(await element.evaluate((shown) => shown.selectedRow), 1);
    await eventAfter(element, 'change', () => page.keyboard.press('Delete'));
    assert.equal(await inputs(), '00 10 11');
    await eventAfter(element, 'change', () => page.keyboard.press('Backspace'));
    assert.equal(await inputs(), '00 11');
    // The picture keeps the focus, so that the same keys undo.
    for (const before of ['00 10 11', '00 01 10 11']) {
      await page.keyboard.down('Control');
      await eventAfter(element, 'change', () => page.keyboard.press('z'));
      await page.keyboard.up('Control');
      assert.equal(await inputs(), before);
    }
    // By keys alone: from the picture, and from the table.
    const stack = (await inShadow(element, '[data-panel="boundary"] .stack')) as ElementHandle<HTMLElement>;
    const row = (await inShadow(element, '[data-row="2"]')) as ElementHandle<HTMLElement>;
    await row.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((shown) => shown.selectedRow === 2, {}, element);
    await eventAfter(element, 'change', () => page.keyboard.press('Delete'));
    assert.equal(await inputs(), '00 01 11');
    await eventAfter(element, 'change', () => element.evaluate((shown) => (shown.shadowRoot?.querySelector('.undo') as HTMLElement).click()));
    await stack.focus();
    await eventAfter(element, 'change', () => page.keyboard.press('Delete'));
    assert.equal(await inputs(), '00 01 11');
    // By touch: a button that is as large as a finger.
    const box = await (await inShadow(element, '.remove')).boundingBox();
    assert.ok(box !== null && box.height >= 44 && box.width >= 44);
    await eventAfter(element, 'change', () => press(element, '.remove'));
    assert.equal(await inputs(), '00 01');
    // In a field the keys write, and the last row stays.
    const field = (await inShadow(element, '.cells input')) as ElementHandle<HTMLInputElement>;
    await field.focus();
    await page.keyboard.press('Delete');
    assert.equal(await inputs(), '00 01');
    assert.deepEqual(await accessibilityProblems(page), []);
    // Without the table the rows are the author's.
    await element.evaluate((shown) => shown.setAttribute('panels', 'boundary'));
    await page.waitForFunction((shown) => shown.shadowRoot?.querySelector('.data-panel') === null, {}, element);
    assert.equal(await (await inShadow(element, '.stack')).evaluate((shown) => (shown as HTMLElement).tabIndex), -1);
  }));

  test('come by a file that is dropped anywhere on the element', visit({ body: tag('controls panels="boundary data"') }, async ({ page }) => {
    const element = await neuron(page);
    const drop = (selector: string, text: string): Promise<boolean[]> =>
      element.evaluate((shown, selector, text) => {
        const target = shown.shadowRoot?.querySelector(selector);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'rows.csv', { type: 'text/csv' }));
        return ['dragover', 'drop'].map((kind) => {
          const event = new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true });
          target?.dispatchEvent(event);
          return event.defaultPrevented;
        });
      }, selector, text);
    for (const place of ['.data-panel table', '[data-panel="boundary"] .stack']) {
      await eventAfter(element, 'change', async () => {
        assert.deepEqual(await drop(place, table), [true, true], `the page would go to the file dropped on ${place}`);
      });
      assert.deepEqual((await rows(element))[1], { x: [2.5, 1.5], y: 0 });
      await eventAfter(element, 'loadeddata', () => press(element, '.own'));
    }
    await eventAfter(element, 'error', () => drop('.scroll', 'one column\n1\n'));
    assert.equal((await rows(element)).length, 4);
    // Without the panel no rows are shown, and a drop is left to the page.
    await element.evaluate((shown) => shown.setAttribute('panels', 'boundary'));
    assert.deepEqual(await drop('[data-panel="boundary"] .stack', table), [false, false]);
  }));

  test('come by a file that is opened', visit({ body: tag('controls panels="boundary data"') }, async ({ page }) => {
    const element = await neuron(page);
    const input = (await inShadow(element, '[type="file"]')) as ElementHandle<HTMLInputElement>;
    // The click that would open the browser's file dialog is noticed and prevented.
    const asked = input.evaluate((field) => new Promise((resolve) => field.addEventListener('click', (event) => resolve(event.preventDefault()), { once: true })));
    await press(element, '.open');
    await asked;
    await eventAfter(element, 'change', () => input.uploadFile('data/iris.csv'));
    assert.equal((await rows(element)).length, 150);
  }));

  test('are those of the columns that one chooses, by keys', visit(
    { width: 320, body: tag('controls panels="boundary network confusion data"') },
    async ({ page }) => {
      const element = await neuron(page);
      const open = async (file: string): Promise<void> => {
        const input = (await inShadow(element, '[type="file"]')) as ElementHandle<HTMLInputElement>;
        await eventAfter(element, 'change', () => input.uploadFile(`tests/tables/${file}`));
      };
      const is = async (): Promise<string[]> => element.evaluate((shown) => {
        const text = (selector: string): string => shown.shadowRoot?.querySelector(selector)?.textContent ?? '';
        const head = [...(shown.shadowRoot?.querySelectorAll('.data-panel thead th') ?? [])].map((cell) => cell.textContent).slice(1, -2);
        return [head.join(), text('.confusion caption'), shown.shadowRoot?.activeElement?.getAttribute('name') ?? shown.shadowRoot?.activeElement?.className ?? ''];
      });
      await open('text-column.csv');
      assert.deepEqual(await is(), ['colour,width,height,kind', 'Which kind is predicted as which', '']);
      assert.match(await (await inShadow(element, '.columns')).evaluate((node) => node.textContent ?? ''), /The label is kind, by its name\..*id text.*colour blue = 0, red = 1.*width numbers/s);
      assert.match(await (await inShadow(element, '.adds')).evaluate((node) => node.textContent ?? ''), /adds a row of kind a/);
      assert.deepEqual(await accessibilityProblems(page), []);
      await (await inShadow(element, '.columns select')).focus();
      await eventAfter(element, 'change', () => page.keyboard.press('ArrowUp'));
      assert.deepEqual(await is(), ['width,height,kind,colour', 'Which colour is predicted as which', 'label']);
      await (await inShadow(element, '[name="height"]')).focus();
      await eventAfter(element, 'change', () => page.keyboard.press(' '));
      assert.deepEqual(await is(), ['width,kind,colour', 'Which colour is predicted as which', 'height']);
      await open('long-names.csv');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      await open('missing.csv');
      assert.match(await (await inShadow(element, '.found')).evaluate((node) => node.textContent ?? ''), /4 lines are left out.*: 6, 9, 21, 23\./);
      assert.match(await (await inShadow(element, '.status')).evaluate((node) => node.textContent ?? ''), /Left out: 4 rows without a value\./);
      // Undo goes back over choices and tables, and a choice then is one of the table that is there.
      const undo = (): Promise<unknown> => eventAfter(element, 'change', () => press(element, '.undo'));
      await undo();
      await undo();
      assert.equal((await is())[0], 'width,kind,colour');
      await undo();
      await (await inShadow(element, '[name="width"]')).focus();
      await eventAfter(element, 'change', () => page.keyboard.press(' '));
      assert.equal((await is())[0], 'height,kind,colour');
      for (const _ of [1, 2, 3]) await undo();
      assert.deepEqual([(await is())[0], (await rows(element)).length], ['x1,x2,class', 4]);
      await eventAfter(element, 'change', () => press(element, '.redo'));
      assert.equal((await is())[0], 'colour,width,height,kind');
    },
  ));

  test('can be set by a script, and are refused in a sentence', visit({ body: tag('loading="eager"') }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'change', () =>
      element.evaluate((shown) => (shown.rows = [{ x: [1, 2, 3], y: 0 }, { x: [4, 5, 6], y: 2 }, { x: [7, 8, 9], y: 1 }])),
    );
    assert.deepEqual(await element.evaluate((shown) => shown.shape), [3, 3]);
    for (const bad of [[], [{ x: [1], y: 0 }, { x: [1, 2], y: 1 }], [{ x: [1], y: 0.5 }], [{ x: [1], y: 11 }], [{ x: [], y: 0 }]]) {
      const said = await element.evaluate((shown, bad) => {
        try {
          shown.rows = bad;
          return 'taken';
        } catch (cause) {
          return `${(cause as Error).name}: ${(cause as Error).message}`;
        }
      }, bad);
      assert.match(said, /^RangeError: rows takes /);
    }
    assert.equal((await rows(element)).length, 3);
  }));
});

inEachBrowser('choices on the way', (visit) => {
  test('a penalty holds from where one stands', visit({ body: tag('loading="eager" eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 300);
    const before = await parameters(element);
    await element.evaluate(async (shown) => {
      Object.assign(shown, { penalty: 'l2', penaltyRate: 0.5 });
      await Promise.resolve();
    });
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 300);
    assert.deepEqual(await parameters(element), before);
    await seek(element, 600);
    const after = await parameters(element);
    assert.ok(Math.abs(after[0] ?? 9) < Math.abs(before[0] ?? 0), `${after} after ${before}`);
    await seek(element, 300);
    await seek(element, 600);
    assert.deepEqual(await parameters(element), after);
  }));

  test('a threshold is another without starting over', visit({ body: tag('loading="eager" eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 1000);
    const right = (): Promise<number> => element.evaluate((shown) => shown.values['right'] ?? 0);
    assert.equal(await right(), 4);
    await element.evaluate((shown) => shown.setAttribute('threshold', '0.9'));
    assert.equal(await right(), 3);
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 1000);
  }));

  test('a million rows never hold the page up', visit(
    { body: tag('dataset="blobs" rows="1000000" eta="0.01" controls autoplay'), limit: 90_000 },
    async ({ page }) => {
      const element = await neuron(page);
      // The work is split: each epoch takes many frames, in which the page responds and the progress can be seen.
      const frames = await element.evaluate(async (shown) => {
        let count = 0;
        const start = shown.currentEpoch;
        const seen = new Set<number>();
        while (shown.currentEpoch < start + 3 && count < 5000) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          seen.add(shown.values['progress'] ?? 0);
          count += 1;
        }
        return { count, seen: seen.size, epoch: shown.currentEpoch };
      });
      assert.ok(frames.count > 6 && frames.count < 5000 && frames.seen > 6, JSON.stringify(frames));
      assert.deepEqual(await element.evaluate((shown) => shown.error), null);
    },
  ));
});

inEachBrowser('take-away', (visit) => {
  test('a link opens the same run where it stood', visit({ body: tag('controls eta="0.1" panels="boundary loss data"') }, async ({ page, site }) => {
    const element = await neuron(page);
    assert.deepEqual(site.served.filter(({ name }) => name.endsWith('.wasm')).length, 1, 'one module, once');
    await seek(element, 300);
    await eventAfter(element, 'change', () => element.evaluate((shown) => (shown.rows = shown.rows.map(({ x, y }) => ({ x: [(x[0] ?? 0) * 2, x[1] ?? 0], y })))));
    await element.evaluate((shown) => Object.assign(shown, { penalty: 'l2', penaltyRate: 0.01 }));
    await seek(element, 437);
    const before = await parameters(element);
    const link = await element.evaluate((shown) => shown.toURL());
    assert.match(link, /#one-neuron\?v=1&/);
    await page.goto('about:blank');
    await page.goto(link);
    const again = await neuron(page);
    if (await again.evaluate((shown) => shown.seeking)) await eventAfter(again, 'seeked', async () => {});
    assert.equal(await again.evaluate((shown) => shown.currentEpoch), 437);
    assert.deepEqual(await parameters(again), before);
  }));

  test('scripts, tables, tags and pictures', visit({ body: tag('controls eta="0.1" dataset="or"') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 100);
    const taken = await element.evaluate(async (shown) => ({
      script: await shown.toNumpy(),
      history: await shown.toCSV(),
      rows: await shown.toCSV('rows'),
      tag: await shown.toEmbed(),
      svg: await shown.toSVG('landscape'),
      png: (await shown.toPNG('boundary')).type,
      refused: await shown.toSVG('data').catch((cause: unknown) => String(cause)),
    }));
    assert.match(taken.script, /^import numpy as np\n[\s\S]*range\(100\)/);
    assert.equal(taken.history.split('\n').length, 103);
    assert.match(taken.rows, /^x1,x2,\w+\n0,0,0\n0,1,1\n/);
    assert.equal(taken.tag, '<one-neuron dataset="or" eta="0.1" controls></one-neuron>');
    assert.match(taken.svg, /^<svg [\s\S]*<\/svg>\s*$/);
    assert.equal(taken.png, 'image/png');
    assert.match(taken.refused, /RangeError: toSVG takes a panel that is a picture/);
  }));

  test('weights are moved in the landscape', visit({ body: tag('controls panels="landscape" axes="1,3" eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 300);
    const before = await parameters(element);
    const box = await (await inShadow(element, '[data-panel="landscape"] .stack')).boundingBox();
    const at = (across: number, up: number): [number, number] =>
      [(box?.x ?? 0) + across * (box?.width ?? 0), (box?.y ?? 0) + (1 - up) * (box?.height ?? 0)];
    await page.mouse.move(...at(0.4, 0.4));
    await eventAfter(element, 'change', () => page.mouse.down());
    const pressed = await parameters(element);
    await eventAfter(element, 'change', () => page.mouse.move(...at(0.6, 0.7)));
    const dragged = await parameters(element);
    await page.mouse.up();
    await page.mouse.move(...at(0.3, 0.3));
    assert.deepEqual(await parameters(element), dragged, 'what has been let go stays');
    // Only the parameters along the axes change.
    assert.deepEqual([pressed[1], dragged[1]], [before[1], before[1]]);
    assert.ok((dragged[0] ?? 0) > (pressed[0] ?? 0) && (dragged[2] ?? 0) > (pressed[2] ?? 0), `${dragged} after ${pressed}`);
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 0);
  }));

  test('the line is moved by its grip and by keys', visit({ body: tag('controls eta="0.1"') }, async ({ page }) => {
    const element = await neuron(page);
    await seek(element, 1000);
    const before = await parameters(element);
    const mover = await inShadow(element, '.mover');
    await mover.focus();
    await eventAfter(element, 'change', () => page.keyboard.press('ArrowLeft'));
    const shifted = await parameters(element);
    assert.ok(Math.abs((shifted[0] ?? 0) - (before[0] ?? 9)) < 1e-12 && shifted[2] !== before[2], `${shifted} after ${before}`);
    await eventAfter(element, 'change', () => page.keyboard.press('ArrowLeft'));
    // Only a line that has been drawn can be pressed.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    // Where both inputs are 0.5 lower than at the corner: on the line, from whose middle it is drawn to the origin.
    const [w1 = 1, w2 = 1, b = 0] = await parameters(element);
    const middle = -b / (w1 + w2);
    await page.mouse.move(...(await pointOf(element, middle, middle)));
    await page.mouse.down();
    const to = await pointOf(element, 0.3, 0.3);
    await eventAfter(element, 'change', () => page.mouse.move(...to, { steps: 2 }));
    await page.mouse.up();
    const [v1 = 1, v2 = 1, c = 0] = await parameters(element);
    assert.ok(Math.abs(v1 * 0.3 + v2 * 0.3 + c) < 0.1 * Math.hypot(v1, v2), `${v1} ${v2} ${c}`);
    assert.equal(await element.evaluate((shown) => shown.currentEpoch), 0);
  }));
});
