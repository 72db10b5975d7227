/** The element on other pages: under strict policies, with the page's styles, with malicious input, and without what it needs. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { accessibilityProblems, eventAfter, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { pages } from './harness/pages.ts';
import { dist } from './harness/server.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';
import type { VisitOptions } from './harness/visit.ts';

const open = (path: string): VisitOptions => ({ path, files: pages });

/** The element, once it has reported an error. */
async function refused(page: import('puppeteer-core').Page): Promise<Neuron> {
  const element = (await page.waitForSelector('one-neuron')) as unknown as Neuron;
  await page.waitForFunction((shown) => (shown as unknown as import('../../www/element/one-neuron.ts').OneNeuron).error != null, {}, element);
  return element;
}

/** The error that the element shows, whether its poster is visible, and its height. */
const shown = (element: Neuron): Promise<{ code: string | undefined; sentence: string; poster: boolean; height: number }> =>
  element.evaluate((one) => {
    const root = one.shadowRoot as ShadowRoot;
    const image = root.querySelector('.poster img') as HTMLImageElement;
    return {
      code: one.error?.code,
      sentence: root.querySelector('.problem')?.textContent ?? '',
      poster: image.checkVisibility() && image.offsetHeight > 50 && image.naturalWidth > 0,
      height: (root.querySelector('.problem') as HTMLElement).offsetHeight,
    };
  });

const script = readFileSync(join(dist, 'one-neuron.js'), 'utf8');
const [moduleName = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.wasm') && script.includes(name));
const posted = '<main><h1>One</h1><one-neuron controls poster="icon.svg"></one-neuron></main>';

inEachBrowser('a guest', (visit, browser) => {
  test('keeps a strict policy, trusted types too', visit(open('strict.html'), async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((one) => one.play()));
    await element.evaluate(async (one) => {
      one.pause();
      one.rows = [{ x: [1, 2, 3], y: 0 }, { x: [2, 1, 0], y: 1 }, { x: [0, 1, 4], y: 2 }];
      await new Promise((resolve) => requestAnimationFrame(resolve));
      for (const panel of ['boundary', 'landscape']) await one.toSVG(panel);
      await one.toPNG('loss');
    });
    await page.mouse.move(300, 300);
    assert.equal(await element.evaluate((one) => one.error), null);
  }));

  test('keeps its poster where the policy forbids WebAssembly, and says so', visit(
    { ...open('forbidden.html'), expect: [/./] },
    async ({ page, problems }) => {
      const element = await refused(page);
      const { code, sentence, poster, height } = await shown(element);
      assert.equal(code, 'engine');
      assert.match(sentence, /^The page’s content security policy forbids WebAssembly: its script-src needs ‘wasm-unsafe-eval’\.$/);
      assert.deepEqual([poster, height > 10], [true, true]);
      assert.deepEqual(await accessibilityProblems(page), []);
      await screenshot(page, `forbidden-${browser}`);
      // Not every browser reports it.
      problems.push('forbidden');
    },
  ));

  test('keeps its poster where the module arrives in part', visit(
    { body: posted, files: { [`assets/${moduleName}`]: readFileSync(join(dist, 'assets', moduleName)).subarray(0, 50_000) } },
    async ({ page }) => {
      const { code, sentence, poster } = await shown(await refused(page));
      assert.deepEqual([code, poster], ['engine', true]);
      // Firefox reports a lack of memory for a module that was cut off.
      assert.match(sentence, /arrived damaged: publish it again, as binary|belongs beside the script, whole/);
    },
  ));

  test('runs where the module is sent as something else', visit(
    { body: posted, host: { mistyped: { '.wasm': 'text/plain' } }, expect: [/application\/wasm/] },
    async ({ page }) => {
      const element = await neuron(page);
      await eventAfter(element, 'epochupdate', () => element.evaluate((one) => one.play()));
      assert.equal((await shown(element)).poster, false);
    },
  ));

  const rows = 'a,b,k\n1,2,x\n2,1,y\n';
  const tables: [name: string, src: string, content: string | Buffer | undefined, sentence: RegExp, noise?: RegExp][] = [
    ['nowhere', 'nowhere.csv', undefined, /^The table “nowhere\.csv” could not be fetched: its host answers 404\.$/, /404/],
    ['no table', 'page.csv', '<!doctype html><html><body>Not found, said with a smile.</body></html>', /^(The table|Row|The column).*\.$/],
    ['no text', 'picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x0a, 0x80, 0x81]), /^Line 1 is not text in UTF-8/],
    ['nothing', 'empty.csv', '', /^The table.*\.$/],
    ['too large', 'large.csv', Buffer.alloc(64_000_001, '1,2,x\n'), /^The table is larger than 64 MB\.$/],
    ['of another host', 'http://127.0.0.2:9/rows.csv', undefined, /could not be fetched: its host must be reachable and, if it is another one than the page’s, allow it/, /127\.0\.0\.2/],
    ['a script', 'javascript:throw(1)', undefined, /^The table “javascript:throw\(1\)” could not be fetched/],
  ];
  test('says what is wrong with a table, whatever it is', visit(
    {
      body: '<main><h1>One</h1><one-neuron controls></one-neuron></main>',
      files: { 'good.csv': rows, ...Object.fromEntries(tables.filter(([, , content]) => content !== undefined).map(([, src, content]) => [src, content ?? ''])) },
      expect: [/404/, /./],
    },
    async ({ page }) => {
      const element = await neuron(page);
      for (const [name, src, , expected] of tables) {
        await eventAfter(element, 'error', () => element.evaluate((one, src) => one.setAttribute('src', src), src));
        const { sentence, height } = await shown(element);
        assert.match(sentence, expected, name);
        assert.ok(height > 10, name);
        // The last good run is still there, and the page responds.
        await eventAfter(element, 'epochupdate', () => element.evaluate((one) => one.step()));
      }
      await eventAfter(element, 'loadeddata', () => element.evaluate((one) => one.setAttribute('src', 'good.csv')));
      assert.deepEqual(await element.evaluate((one) => [one.error, one.rows.length]), [null, 2]);
    },
  ));

  const evil = [
    `"<img src=nowhere onerror=throw(1)>","x\nimport os # ","javascript:throw(1)\u202e\u0007${'long'.repeat(3000)}",kind`,
    '1,2,3,"<script>throw 2</script>"',
    `2,1,0,"b\u202e""'); import os #${'"'}`,
    `0,1,4,"${'c'.repeat(5000)}"`,
  ].join('\n');
  for (const width of [1280, 390]) {
    test(`shows names that mean harm as text, and not much of it, at ${width}`, visit(
      {
        body: '<main><h1>One</h1><one-neuron controls src="evil.csv" panels="boundary loss sigmoid landscape network equations code data confusion"></one-neuron></main>',
        files: { 'evil.csv': evil },
        width,
      },
      async ({ page }) => {
        const element = await neuron(page);
        await element.evaluate((one) => new Promise((resolve) => (one.step(), one.addEventListener('epochupdate', resolve, { once: true }))));
        const facts = await element.evaluate(async (one) => {
          const root = one.shadowRoot as ShadowRoot;
          const python = await one.toNumpy();
          return {
            made: [...root.querySelectorAll('script, iframe, object, a, b, [onerror], img[src*="nowhere"]')].map(({ outerHTML }) => outerHTML.slice(0, 80)),
            wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
            imports: python.split('\n').filter((line) => /^\s*import/.test(line)),
            turning: /[\u202a-\u202e\u2066-\u2069]/.test(python + root.textContent),
            longest: Math.max(...[...root.querySelectorAll('[aria-label]')].map((told) => told.getAttribute('aria-label')?.length ?? 0)),
            table: (await one.toCSV('rows')).split('\n').length,
            drawn: (await one.toSVG('network')).includes('<img'),
          };
        });
        assert.deepEqual(facts, {
          made: [], wide: false, imports: ['import numpy as np'], turning: false, longest: facts.longest, table: 5, drawn: false,
        });
        assert.ok(facts.longest < 1200, `a description of ${facts.longest} characters`);
        await screenshot(page, `evil-${width}-${browser}`, { fullPage: true });
        // The same, through a link.
        const link = await element.evaluate(async (one) => {
          one.rows = one.rows.map(({ x, y }) => ({ x, y }));
          return one.toURL();
        });
        await page.goto('about:blank');
        await page.goto(link);
        const again = await neuron(page);
        assert.deepEqual(await again.evaluate((one) => [one.rows.length, one.shadowRoot?.querySelectorAll('script, b, img[src*="nowhere"]').length]), [3, 0]);
      },
    ));
  }

  test('opens links that mean harm, and says what it dropped', visit({ body: '<main><h1>One</h1><one-neuron controls></one-neuron></main>', closed: true }, async ({ page, site }) => {
    const hostile = [
      'v=1&eta=%3Cimg%20src%3Dx%20onerror%3Dthrow(1)%3E&dataset=xor',
      `v=1&src=javascript:throw(1)&dataset=or&seed=${'9'.repeat(5000)}`,
      'v=1&__proto__=1&constructor=x&points=%00%E2%80%AE:1&epoch=-5',
      'v=99&%E0%A4%A&weights=1e999,NaN,<b>',
      `v=1&${'a=1&'.repeat(20_000)}`,
    ];
    for (const query of hostile) {
      await page.goto('about:blank');
      await page.goto(`${site.url}#one-neuron?${query}`);
      const element = await neuron(page);
      const facts = await element.evaluate((one) => {
        const problem = one.shadowRoot?.querySelector('.problem');
        return [one.readyState, problem?.children.length, (problem?.textContent ?? '').length > 0, (problem?.textContent ?? '').length < 2000];
      });
      assert.deepEqual(facts, [4, 0, true, true], query.slice(0, 60));
    }
  }));

  test('is as sharp, and as good to the touch, where the page enlarges it', visit(
    { body: '<main><h1>One</h1><div class="large"><one-neuron controls eta="0.1" panels="boundary loss"></one-neuron></div></main>' },
    async ({ page }) => {
      const element = await neuron(page);
      await page.evaluate(() => ((document.querySelector('.large') as HTMLElement).style.zoom = '1.5'));
      await page.waitForFunction((one) => {
        const canvas = one.shadowRoot?.querySelectorAll('canvas')[3];
        return canvas !== undefined && Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) <= 1;
      }, {}, element);
      // The picture has as many device pixels as before, but its margins and texts have grown.
      const axis = (): Promise<number> =>
        element.evaluate((one) => {
          const canvas = one.shadowRoot?.querySelectorAll('canvas')[3];
          if (canvas === undefined) return -1;
          const copy = new OffscreenCanvas(100, 1).getContext('2d', { willReadFrequently: true });
          copy?.drawImage(canvas, 0, -Math.round(canvas.height / 3));
          const row = copy?.getImageData(0, 0, 100, 1).data ?? [];
          return [...row].findIndex((value, index) => index % 4 === 3 && value > 200) >> 2;
        });
      await until(axis, (left) => Math.abs(left - 72) <= 2);
      // A press on the point of a row selects the row.
      const at = await element.evaluate((one) => {
        const { left, top, width, height } = one.shadowRoot?.querySelector('.stack')?.getBoundingClientRect() as DOMRect;
        const zoom = 1.5;
        // The place of (0, 0): the range is −0.4 to 1.4, between the margins in src/plot/plot.rs.
        const share = 0.4 / 1.8;
        return [left + zoom * 48 + share * (width - zoom * 72), top + height - zoom * 32 - share * (height - zoom * 44)];
      });
      await page.mouse.click(at[0] ?? 0, at[1] ?? 0);
      assert.equal(await element.evaluate((one) => one.selectedRow), 0);
      assert.equal(await element.evaluate((one) => one.shadowRoot?.querySelector<HTMLElement>('.tip')?.textContent?.startsWith('Row 1: (0, 0)')), true);
      await screenshot(page, `enlarged-${browser}`);
    },
  ));

  const shrinking = (inside: string): string => `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Guest</title><link rel="icon" href="data:,">
    <style>body { margin: 0 } .in { display: grid; place-items: center } .narrow { width: 200px }</style><script type="module" src="one-neuron.js"></script>${inside}`;
  const one = '<one-neuron panels="boundary" loading="eager"></one-neuron>';
  test('has a width of its own where its parent shrinks to its content', visit(
    {
      path: 'shrinking.html',
      host: { lenient: true },
      files: {
        'shrinking.html': shrinking(`<div style="display:flex;justify-content:center">${one}</div><div class="in">${one}</div><table><tr><td>${one}</table>
          <div style="display:flow-root"><div style="float:left">${one}</div></div><div style="display:inline-block">${one}</div>
          <div style="position:relative;height:900px"><div style="position:absolute">${one}</div></div><div class="in narrow">${one}</div>`),
      },
    },
    async ({ page }) => {
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 800 });
        const widths = await page.evaluate(async () => {
          const figures = [...document.querySelectorAll('one-neuron')];
          await Promise.all(figures.map((figure) => figure.ready));
          return [document.documentElement.scrollWidth, ...figures.map((figure) => figure.offsetWidth)];
        });
        assert.ok((widths[0] ?? 0) <= width, `${widths[0]} at ${width}`);
        assert.deepEqual(widths.slice(1), [...Array.from({ length: 6 }, () => (width === 1280 ? 640 : 288)), 200]);
      }
    },
  ));

  test('is as good to the pointer where the page transforms it', visit(
    {
      path: 'transformed.html',
      host: { lenient: true },
      files: {
        'transformed.html': shrinking(
          ['scale(1.5)', 'rotate(20deg)', 'perspective(600px) rotateX(20deg)', 'scale(0.5); zoom: 1.5'].map((how) => `<div style="width:400px;margin:90px;transform:${how}">${one}</div>`).join(''),
        ),
      },
    },
    async ({ page }) => {
      for (const figure of (await page.$$('one-neuron')) as unknown as Neuron[]) {
        // The place of the row (1, 1), as the browser finds it.
        const [x = 0, y = 0] = await figure.evaluate(async (shown) => {
          await shown.ready;
          shown.scrollIntoView({ block: 'center', behavior: 'instant' });
          const stack = shown.shadowRoot?.querySelector('.stack') as HTMLElement;
          const probe = stack.appendChild(document.createElement('i'));
          probe.style.cssText = `position:absolute;left:${48 + (1.4 / 1.8) * (stack.offsetWidth - 72)}px;top:${12 + (0.4 / 1.8) * (stack.offsetHeight - 44)}px`;
          const { left, top } = probe.getBoundingClientRect();
          probe.remove();
          return [left, top];
        });
        await page.mouse.move(x, y);
        const tip = await figure.evaluate((shown) => {
          const node = shown.shadowRoot?.querySelector('.tip') as HTMLElement;
          const { left, right, top, bottom } = node.getBoundingClientRect();
          return { text: node.textContent, left, right, top, bottom };
        });
        assert.match(tip.text ?? '', /^Row 4: \(1, 1\)/);
        const [across, down] = [Math.max(tip.left - x, x - tip.right, 0), Math.max(tip.top - y, y - tip.bottom, 0)];
        assert.ok(across < 30 && down < 30, `${across} and ${down} away`);
      }
    },
  ));

  for (const width of [1280, 390]) {
    test(`is not to be reset by the page’s styles, at ${width}`, visit({ ...open('resets.html'), width }, async ({ page }) => {
      const element = await neuron(page);
      const heights = async (): Promise<number[]> =>
        element.evaluate((one) =>
          ['.toolbar', '.status', '.equations', 'figcaption', '.play', '.play svg', '.scrubber'].map((name) =>
            Math.round(one.shadowRoot?.querySelector(name)?.getBoundingClientRect().height ?? 0),
          ),
        );
      const styled = await heights();
      const looks = await element.evaluate((one) => {
        const { fontStyle, fontWeight, letterSpacing, lineHeight, textTransform, textShadow, whiteSpace } = getComputedStyle(one.shadowRoot?.querySelector('.status') as Element);
        return [fontStyle, fontWeight, letterSpacing, Number.parseFloat(lineHeight) < 50, textTransform, textShadow, whiteSpace];
      });
      await screenshot(page, `resets-${width}-${browser}`, { fullPage: true });
      assert.deepEqual(looks, ['normal', '400', 'normal', true, 'none', 'none', 'normal']);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'it is wider than the page');
      assert.ok((styled[4] ?? 0) >= 44 && styled[5] === 20, styled.join());
    }));

    test(`stands on pages that read from right to left, at ${width}`, visit({ ...open('rtl.html'), width }, async ({ page }) => {
      const element = await neuron(page);
      await element.evaluate((one) => (one.currentEpoch = 600));
      // Signs are before their numbers, and full stops at the end.
      assert.ok(await element.evaluate((one) => [...(one.shadowRoot?.children ?? [])].every((part) => getComputedStyle(part).direction === 'ltr')));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'it is wider than the page');
      assert.deepEqual(await accessibilityProblems(page), []);
      await screenshot(page, `rtl-${width}-${browser}`, { fullPage: true });
    }));
  }
});
