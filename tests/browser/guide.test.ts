/** The authors’ guide: the snippets in it do what it says. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { limits, sizeOf } from '../../www/build/sizes.ts';
import { inShadow, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { dist } from './harness/server.ts';
import type { Habits } from './harness/server.ts';
import { inEachBrowser } from './harness/visit.ts';
import type { VisitOptions } from './harness/visit.ts';

const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const builder = readFileSync(new URL('../../www/frame/listener.html', import.meta.url), 'utf8');

/** The HTML snippet of that name in the guide. */
function snippet(name: string): string {
  const [, html] = new RegExp(`<!-- runs: ${name} -->\n\`\`\`html\n([^]*?)\`\`\``).exec(guide) ?? [];
  assert.ok(html, `the guide has no ${name}`);
  // Relative addresses, so that the files are found on the test's own host.
  return html.replaceAll('https://example.org/one-neuron/', '');
}

const pageOf = (html: string): string =>
  `<!doctype html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,"></head><body><main><h1>A blog</h1>${html}</main></body></html>`;

const blog = (html: string, host: Habits = {}): VisitOptions => ({ path: 'blog.html', files: { 'blog.html': pageOf(html) }, host });

/** Whether all rows are right after the last epoch. */
const accuracyAtEnd = (element: Neuron): Promise<number | undefined> =>
  element.evaluate((figure) => {
    figure.currentEpoch = figure.duration;
    return figure.values['accuracy'];
  });

inEachBrowser('the guide', (visit, browser) => {
  test('shows XOR by a script and a tag', visit(blog(snippet('tag')), async ({ page }) => {
    assert.equal(await accuracyAtEnd(await neuron(page)), 1);
  }));

  test('asks a figure that plays', visit(blog(snippet('script'), { lenient: true }), async ({ page }) => {
    const element = await neuron(page);
    await page.waitForFunction((figure) => (figure as unknown as OneNeuron).ended, {}, element);
    const shown = await page.$$eval('output', (outputs) => outputs.map(({ value }) => value));
    assert.deepEqual(shown, ['1000', '4']);
  }));

  test('shows the same by a frame', visit(blog(snippet('frame'), { frames: true, shared: true }), async ({ page }) => {
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    assert.ok(frame);
    await frame.waitForSelector('one-neuron');
    assert.equal(await accuracyAtEnd(await neuron(frame)), 1);
    const fits = await page.$eval('iframe', async (held) => held.clientWidth === held.parentElement?.clientWidth);
    assert.ok(fits, 'it is as wide as the text');
  }));

  test('makes frames as high as their figures, each its own', visit(blog(`${snippet('frame')}${snippet('frame').replace('dataset=', 'panels=boundary&amp;dataset=').replace('490', '200')}${snippet('listener')}`, { lenient: true, shared: true }), async ({ page }) => {
    assert.equal(snippet('listener'), builder, 'the builder gives the same to copy');
    const frames = await page.$$('iframe');
    assert.equal(frames.length, 2);
    for (const held of frames) {
      const frame = await held.contentFrame();
      await frame.waitForSelector('one-neuron');
      await held.scrollIntoView();
      await neuron(frame);
      await frame.waitForFunction(() => innerHeight === Math.ceil(document.body.getBoundingClientRect().height));
    }
    // A message that does not come from a frame of the page is ignored.
    const before = await page.$$eval('iframe', (all) => all.map(({ height }) => height));
    await page.evaluate(async () => {
      postMessage({ type: 'one-neuron:height', height: 9999 }, '*');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    assert.deepEqual(await page.$$eval('iframe', (all) => all.map(({ height }) => height)), before);
    await screenshot(page, `guide-frames-${browser}`, { fullPage: true });
  }));

  test('has something to read before there is a script, and where there is none', visit({
    path: 'still.html',
    files: { 'still.html': pageOf(snippet('fallback').replace(/<script.*<\/script>/, '')), 'blog.html': pageOf(snippet('fallback')) },
  }, async ({ page, site }) => {
    const sentence = (): Promise<boolean> => page.$eval('one-neuron p', (line) => line.checkVisibility());
    assert.equal(await sentence(), true);
    await page.goto(new URL('blog.html', site.url).href);
    await neuron(page);
    assert.equal(await sentence(), false);
  }));

  test('is worn as the page says', visit(blog(snippet('looks'), { lenient: true }), async ({ page }) => {
    const element = await neuron(page);
    const looks = await element.evaluate((figure) => [getComputedStyle(figure).backgroundColor, getComputedStyle(figure).fontFamily, getComputedStyle(figure).color]);
    assert.deepEqual(looks, ['rgb(255, 255, 248)', 'Georgia, serif', 'rgb(17, 17, 17)']);
    assert.equal(await (await inShadow(element, '.toolbar')).evaluate((bar) => getComputedStyle(bar).justifyContent), 'center');
    assert.equal(await (await inShadow(element, '.status')).evaluate((line) => getComputedStyle(line).fontStyle), 'italic');
    await screenshot(page, `guide-looks-${browser}`);
  }));

  const script = readFileSync(join(dist, 'one-neuron.js'));
  const hash = createHash('sha384').update(script).digest('base64');
  test('takes the script by its hash', visit(blog(snippet('integrity').replace('sha384-…', `sha384-${hash}`)), async ({ page }) => {
    assert.equal(await accuracyAtEnd(await neuron(page)), 1);
  }));

  test('takes no other', visit({ ...blog(snippet('integrity').replace('sha384-…', `sha384-${hash.slice(0, -4)}AAAA`)), expect: [/integrity|hash/i] }, async ({ page }) => {
    assert.equal(await page.evaluate(() => customElements.get('one-neuron') === undefined), true);
  }));

  test('reserves room enough', visit(blog(`<div>${snippet('tag').replace(' features="x1*x2"', '')}</div>`), async ({ page }) => {
    const element = await neuron(page);
    const [, rem = 0] = /min-height: (\d+)rem/.exec(guide) ?? [];
    await page.$eval('div', (column) => ((column as HTMLElement).style.width = '640px'));
    const height = await element.evaluate(
      (figure) => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(figure.getBoundingClientRect().height))),
    );
    assert.ok(Math.abs(Number(rem) * 16 - height) <= 32, `${rem}rem for ${height} pixels`);
  }));
});

test('the guide’s sizes hold', () => {
  const said = [...guide.matchAll(/^\| .* \| ([\d,]+) \|$/gm)].map(([, number = '']) => Number(number.replaceAll(',', '')));
  // Only the site's files, without the npm package in the same folder.
  const files = readdirSync(dist, { recursive: true }).map(String).filter((name) => !name.startsWith('npm'));
  const bytes = (wanted: (name: string) => boolean): number[] =>
    files.filter(wanted).map((name) => sizeOf(readFileSync(join(dist, name))).brotli);
  const frame = bytes((name) => /(^embed\.html|embed-[^/]*\.(js|css))$/.test(name)).reduce((one, other) => one + other, 0);
  // The tests of sizes check that figures keep to this limit.
  assert.deepEqual(said, [limits['a figure of a gate in a post'].most, 2500]);
  assert.ok(frame > 0 && frame <= 2500, `a frame adds ${frame} bytes`);
});
