/** The page for frames inside other pages: sandboxed, with scripts only, so that its origin is opaque. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Frame, Page } from 'puppeteer-core';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { accessibilityProblems, eventAfter, inShadow, neuron, screenshot } from './harness/element.ts';
import { learnedByNumPy } from './harness/numpy.ts';
import { inEachBrowser } from './harness/visit.ts';
import type { VisitOptions } from './harness/visit.ts';

/** A page with a frame, whose script keeps every message and follows the heights. */
const blog = (query: string, attributes = 'sandbox="allow-scripts"', head = ''): VisitOptions => ({
  path: 'blog.html',
  host: { shared: true, frames: true },
  files: {
    'blog.html': `<!doctype html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,">${head}
      <script src="listener.js"></script></head><body><main><h1>A blog</h1>
      <iframe title="A figure" width="640" height="300" frameborder="0" ${attributes} src="embed.html${query}"></iframe></main></body></html>`,
    'listener.js': `globalThis.messages = [];
      addEventListener('message', ({ data, source, origin }) => {
        const frame = document.querySelector('iframe');
        if (source !== frame.contentWindow) return;
        messages.push({ data, origin });
        if (data.type === 'one-neuron:height') frame.height = data.height;
      });`,
  },
});

interface Message {
  data: Record<string, unknown> & { height: number };
  origin: string;
}

const messages = (page: Page): Promise<Message[]> =>
  page.evaluate(() => (globalThis as unknown as { messages: Message[] }).messages);

/** The page in the frame, once it has a figure. */
async function framed(page: Page): Promise<Frame> {
  const handle = await page.waitForSelector('iframe');
  const frame = await handle?.contentFrame();
  assert.ok(frame);
  await frame.waitForSelector('one-neuron');
  return frame;
}

/** The height that was sent last, once it is that of the frame's content. */
async function settledHeight(page: Page, frame: Frame): Promise<number> {
  await page.waitForFunction(() => (globalThis as unknown as { messages: unknown[] }).messages.length > 0);
  for (;;) {
    const own = await frame.evaluate(
      () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(Math.ceil(document.body.getBoundingClientRect().height)))),
    );
    const told = (await messages(page)).at(-1)?.data.height;
    if (own === told) return own;
  }
}

const problem = (frame: Frame): Promise<string> =>
  frame.waitForSelector('one-neuron').then(async (figure) => {
    assert.ok(figure);
    return (await inShadow(figure, '.problem')).evaluate((line) => line.textContent ?? '');
  });

const note = (frame: Frame): Promise<string> => frame.$eval('.said', (line) => line.textContent ?? '');

/** Without the rule about headings: the page around the frame has those. */
const accessibilityFaults = async (page: Page | Frame): Promise<string[]> =>
  (await accessibilityProblems(page)).filter((problem) => !problem.startsWith('page-has-heading-one:'));

inEachBrowser('in a frame', (visit, browser) => {
  test('trains AND to NumPy’s numbers without an origin', visit(blog('?eta=0.1&epochs=1000&controls&rate=250'), async ({ page }) => {
    const frame = await framed(page);
    const element = await neuron(frame);
    assert.equal(await frame.evaluate(() => globalThis.origin), 'null');
    const play = await inShadow(element, '.play');
    await eventAfter(element, 'ended', () => play.evaluate((button) => (button as HTMLElement).click()));
    const learned = await element.evaluate((figure) => ({ parameters: [...figure.weights, ...figure.bias], error: figure.error }));
    assert.deepEqual(learned, { parameters: learnedByNumPy(0, 0.1, 1000), error: null });
    assert.match(await element.evaluate((figure) => figure.toNumpy()), /^import numpy as np$/m);
  }));

  test('tells its height, and tells it again as its figure grows', visit(blog('?controls&panels=boundary'), async ({ page }) => {
    const frame = await framed(page);
    const element = await neuron(frame);
    const small = await settledHeight(page, frame);
    const [first] = await messages(page);
    assert.deepEqual(first, { data: { type: 'one-neuron:height', height: small }, origin: 'null' });
    await element.evaluate((figure) => figure.setAttribute('panels', 'boundary equations data'));
    await page.waitForFunction((height: number) => (globalThis as unknown as { messages: Message[] }).messages.at(-1)!.data.height > height + 200, {}, small);
    // The panel for the rows is a script of its own.
    await element.evaluate(async ({ shadowRoot: root }) => {
      while (root?.querySelector('.data-panel tbody tr') === null) await new Promise(requestAnimationFrame);
    });
    const large = await settledHeight(page, frame);
    // With the height that it sends, nothing in the frame scrolls.
    await frame.waitForFunction(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return scrollHeight === clientHeight && scrollWidth === clientWidth && clientWidth === innerWidth;
    });
    await screenshot(page, `frame-${browser}`, { fullPage: true });
    // Any message is answered with the height, and has no other effect.
    const before = (await messages(page)).length;
    await page.$eval('iframe', (held) => held.contentWindow?.postMessage('hello', '*'));
    await page.waitForFunction((count: number) => (globalThis as unknown as { messages: Message[] }).messages.length > count, {}, before);
    assert.equal((await messages(page)).at(-1)?.data.height, large);
  }));

  for (const [attributes, expected] of [
    // Firefox lets every page copy after a click.
    ['sandbox="allow-scripts"', browser === 'firefox'],
    ['sandbox="allow-scripts allow-downloads" allow="clipboard-write"', true],
  ] as const) {
    const expect = expected ? [] : [/Clipboard API has been blocked/];
    test(`copies where it may, and else says so: ${attributes}`, visit({ ...blog('?panels=code', attributes), expect }, async ({ page }) => {
      const frame = await framed(page);
      const element = await neuron(frame);
      await (await inShadow(element, '.copy')).click();
      const said = await inShadow(element, '.code .said');
      await frame.waitForFunction((line) => (line as HTMLElement).textContent !== '', {}, said);
      assert.match((await said.evaluate((line) => line.textContent)) ?? '', expected ? /^Copied: / : /^The browser does not let this page copy/);
      assert.deepEqual(await element.evaluate((figure) => [figure.error, figure.readyState]), [null, 4]);
    }));
  }

  test('answers WordPress in its own words', visit(blog('?panels=boundary#?secret=Abc123'), async ({ page }) => {
    const frame = await framed(page);
    await neuron(frame);
    const height = await settledHeight(page, frame);
    assert.deepEqual((await messages(page)).at(-1)?.data, { type: 'one-neuron:height', height, message: 'height', value: height, secret: 'Abc123' });
  }));

  test('shows hostile parameters as text', visit(blog(`?${new URLSearchParams([
    ['onclick', 'globalThis.ran = true'],
    ['<img src=x onerror=alert(1)>', '1'],
    ['style', 'display:none'],
    ['\u202egnol\u0007', 'x'.repeat(5000)],
    ['n'.repeat(5000), ''],
    ['eta', '<img src=x onerror="globalThis.ran = true">'],
    ['epoch', '-1'],
    ['controls', ''],
  ])}`), async ({ page }) => {
    const frame = await framed(page);
    // The first figure is refused; the second shows what can be used of the query.
    await frame.waitForFunction(() => (document.querySelector('one-neuron') as OneNeuron).readyState === 4);
    const said = `${await problem(frame)} ${await note(frame)}`;
    for (const part of ['onclick', '<img src=x onerror=alert(1)>', 'style', 'eta="<img src=x onerror=']) assert.ok(said.includes(part), `${part} in ${said}`);
    assert.ok(said.length < 1500, said);
    const state = await frame.evaluate(() => ({
      ran: 'ran' in globalThis,
      images: document.querySelectorAll('img').length + (document.querySelector('one-neuron')?.shadowRoot?.querySelectorAll('img:not([hidden])').length ?? 0),
      attributes: document.querySelector('one-neuron')?.getAttributeNames(),
    }));
    assert.deepEqual({ ...state, attributes: [] }, { ran: false, images: 0, attributes: [] });
    assert.ok(!state.attributes?.some((name) => name === 'onclick' || name === 'style'));
  }));

  test('fetches nothing that is no table', visit(blog('?src=javascript:globalThis.ran=true'), async ({ page }) => {
    const frame = await framed(page);
    await settledHeight(page, frame);
    assert.match(await problem(frame), /^The table “javascript:globalThis.ran=true” could not be fetched/);
    assert.equal(await frame.evaluate(() => 'ran' in globalThis), false);
  }));

  test('says which parameters nobody knows, and shows the figure', visit(blog('?dataset=or&utm_source=x&Eta=0.5&epoch=20&%E2%80%AEgnol%07=1'), async ({ page }) => {
    const frame = await framed(page);
    const element = await neuron(frame);
    assert.equal(await note(frame), 'Unknown attributes, left out: utm_source, Eta, \ufffdgnol\ufffd.');
    assert.deepEqual(await element.evaluate(({ currentEpoch, error }) => [currentEpoch, error]), [20, null]);
    await settledHeight(page, frame);
    const { bottom, height } = await frame.$eval('.said', (line) => ({ bottom: line.getBoundingClientRect().bottom, height: innerHeight }));
    assert.ok(bottom <= height, 'the sentence is in the height');
    assert.deepEqual(await accessibilityFaults(frame), []);
  }));

  test('opens with what can be read of a value that cannot be used', visit(blog('?dataset=xor&eta=fast&features=x1*x2&controls&theme=dark'), async ({ page }) => {
    const frame = await framed(page);
    await frame.waitForFunction(() => (document.querySelector('one-neuron') as OneNeuron).readyState === 4);
    assert.match(await problem(frame), /^eta="fast" cannot be used: eta takes a finite number greater than 0/);
    const element = await neuron(frame);
    assert.deepEqual(await element.evaluate(({ shape, rows, error }) => [shape, rows.map(({ y }) => y), error]), [[1, 3], [0, 1, 1, 0], null]);
    assert.equal(await element.evaluate((figure) => getComputedStyle(figure).backgroundColor), 'rgb(21, 23, 28)');
    assert.equal(await (await inShadow(element, '.toolbar')).evaluate((bar) => getComputedStyle(bar).display), 'flex');
  }));

  test('opens what toURL gives', visit(blog('?dataset=xor&features=x1*x2&eta=0.5&controls&panels=boundary'), async ({ page, site }) => {
    const element = await neuron(await framed(page));
    const [link, weights] = await element.evaluate(async (figure) => {
      figure.currentEpoch = 437;
      figure.weights = [1, 2, -3];
      return [await figure.toURL(), [...figure.weights, ...figure.bias]] as const;
    });
    const query = link.slice(link.lastIndexOf('?'));
    assert.match(query, /^\?v=1&dataset=xor&/);
    for (const address of [`embed.html${query}&controls`, link]) {
      await page.goto(new URL(address, site.url).href);
      const opened = await neuron(page);
      assert.deepEqual(await opened.evaluate(({ weights, bias }) => [...weights, ...bias]), weights);
      assert.equal(await page.$eval('.said', (line) => line.textContent), '');
    }
  }));

  test('reads a table from its own host', visit({ ...blog('?src=table.csv&panels=boundary'), files: { ...blog('?src=table.csv&panels=boundary').files, 'table.csv': 'a,b,kind\n1,2,no\n3,4,yes\n5,1,no\n' } }, async ({ page }) => {
    const element = await neuron(await framed(page));
    assert.deepEqual(await element.evaluate(({ rows }) => rows), [{ x: [1, 2], y: 0 }, { x: [3, 4], y: 1 }, { x: [5, 1], y: 0 }]);
  }));

  const night = ['rgb(21, 23, 28)', 'rgb(253, 252, 250)'] as const;
  const themes = [
    { says: 'the system', query: '', head: '', scheme: 'dark', expected: night[0] },
    { says: 'the page around', query: '', head: '<meta name="color-scheme" content="dark">', scheme: 'light', expected: night[0] },
    { says: 'its address', query: '?theme=light', head: '', scheme: 'dark', expected: night[1] },
    { says: 'its address by day', query: '?theme=dark', head: '', scheme: 'light', expected: night[0] },
  ] as const;
  for (const { says, query, head, scheme, expected } of themes) {
    test(`has the colours that ${says} says`, visit({ ...blog(query, undefined, head), scheme, closed: true }, async ({ page, site }) => {
      // An emulated colour scheme would apply in every frame; without it, the frame takes the scheme of the page around it.
      if (head !== '' && browser === 'chromium') await page.emulateMediaFeatures([]);
      await page.goto(new URL('blog.html', site.url).href);
      const frame = await framed(page);
      const element = await neuron(frame);
      assert.equal(await element.evaluate((figure) => getComputedStyle(figure).backgroundColor), expected);
      assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), expected);
    }));
  }

  test('says what its host lacks', visit({ ...blog(''), host: { frames: true }, expect: [/CORS|Cross-Origin|Failed to load resource|failed request/i] }, async ({ page }) => {
    const handle = await page.waitForSelector('iframe');
    const frame = await handle?.contentFrame();
    assert.ok(frame);
    await frame.waitForFunction(() => getComputedStyle(document.querySelector('.late') as HTMLElement).visibility === 'visible');
    assert.match(await frame.$eval('.late', (line) => line.textContent ?? ''), /Access-Control-Allow-Origin/);
  }));

  test('is a page of its own too', visit({ path: 'embed.html?controls&panels=boundary+loss+equations+code', width: 390 }, async ({ page }) => {
    await neuron(page);
    assert.deepEqual(await accessibilityFaults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await screenshot(page, `frame-alone-${browser}`, { fullPage: true });
  }));
});
