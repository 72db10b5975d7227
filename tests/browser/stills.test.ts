/** Still pictures of figures: shown without scripts, and not fetched with them. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { screenshot } from './harness/element.ts';
import { dist } from './harness/server.ts';
import { inEachBrowser } from './harness/visit.ts';

const isStill = (name: string): boolean => /^assets\/.*\.svg$/.test(name);

/** Shows the page in a frame in which no script runs. */
async function frame(): Promise<string> {
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  // Without scripts, which would not run, and which Chromium would warn about.
  const source = page.replace(/<script[^>]*><\/script>/g, '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><link rel="icon" href="data:,"><meta name="color-scheme" content="light dark"><iframe sandbox="allow-same-origin" srcdoc="${source}" width="1000" height="1400"></iframe>`;
}

const host = await frame();

inEachBrowser('figures at rest', (visit, browser) => {
  // The message is about the script that every visit of the tests adds to a page.
  const expect = browser === 'chromium' ? [/Blocked script execution in 'about:srcdoc'/] : [];

  test('are not fetched where figures move', visit({}, async ({ page, site }) => {
    await page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
      }
    });
    await page.waitForNetworkIdle();
    assert.ok((await page.$$('one-neuron > img')).length > 0);
    assert.deepEqual(site.served.filter(({ name }) => isStill(name)), []);
  }));

  test('are drawn for print, seen or not', visit(
    { body: `<main><h1>One</h1>${'<p>Text</p>'.repeat(99)}<one-neuron panels="boundary loss confusion" controls><p slot="still">Still</p></one-neuron><one-neuron dataset="or" panels="landscape" theme="dark"></one-neuron></main>`, scheme: 'dark' },
    async ({ page, site }) => {
      await page.waitForNetworkIdle();
      assert.equal(site.served.filter(({ name }) => name.endsWith('.wasm')).length, 0);
      // What the figures have put on paper: this listener comes after theirs.
      await page.evaluate(() => addEventListener('beforeprint', () => {
        const drawn = [...document.querySelectorAll('one-neuron')].map(({ shadowRoot }) =>
          [...(shadowRoot?.querySelectorAll('.stack > svg') ?? [])].map((svg) => [svg.querySelectorAll('*').length > 20, svg.outerHTML.includes('#FDFCFA')]));
        Object.assign(globalThis, { drawn });
      }));
      const paper = await page.pdf({ format: 'A4' });
      assert.ok(paper.length > 20_000, `${paper.length} bytes`);
      const drawn = await page.evaluate(() => (globalThis as unknown as { drawn: unknown }).drawn);
      assert.deepEqual(drawn, [[[true, true], [true, true]], [[true, true]]]);
      assert.deepEqual(await page.$$eval('one-neuron', (figures) => figures.map(({ shadowRoot }) => shadowRoot?.querySelectorAll('.stack > svg').length)), [0, 0]);
      assert.ok(await page.$eval('one-neuron', ({ shadowRoot }) => shadowRoot?.querySelector('.confusion td') != null));
    },
  ));

  for (const width of [1280, 390]) {
    test(`stand in for runs that cannot come, at ${width}`, visit({ closed: true, width }, async ({ page, site }) => {
      await page.evaluateOnNewDocument(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
      await page.goto(site.url);
      const element = await page.waitForSelector('one-neuron');
      await page.waitForFunction(() => document.querySelector('one-neuron')?.error?.code === 'engine');
      const facts = await element?.evaluate(async (shown) => {
        const root = shown.shadowRoot as ShadowRoot;
        const images = [...shown.querySelectorAll('img')];
        await Promise.all(images.map((image) => image.decode()));
        const places = root.querySelectorAll('.place, .panels > *, .below > *');
        const problem = root.querySelector('.problem') as HTMLElement;
        const bottom = Math.max(...images.map((image) => image.getBoundingClientRect().bottom));
        return {
          widths: images.map(({ offsetWidth, naturalWidth }) => [naturalWidth, offsetWidth >= 240 && offsetWidth <= innerWidth - 24]),
          places: [...places].filter((place) => place.getBoundingClientRect().height > 0 && place.childElementCount + place.textContent.length > 0).length,
          said: problem.offsetHeight > 0 && problem.textContent,
          gap: problem.getBoundingClientRect().top - bottom < 200,
        };
      });
      assert.ok(facts);
      assert.ok(facts.widths.length > 0);
      assert.deepEqual(facts.widths, facts.widths.map(() => [480, true]));
      assert.deepEqual([facts.places, facts.gap], [0, true]);
      assert.match(String(facts.said), /WebAssembly/);
      // Figures farther down are still to be loaded.
      const later = await page.evaluate(() => {
        const last = [...document.querySelectorAll('one-neuron')].findLast((one) => one.querySelector('img') !== null);
        return [last?.error, last?.querySelector('img')?.offsetHeight];
      });
      assert.deepEqual(later, [null, 0]);
      await screenshot(page, `stills-no-engine-${width}-${browser}`);
    }));
  }

  for (const scheme of ['light', 'dark'] as const) {
    test(`stand without scripts, ${scheme}`, visit(
      { path: 'host.html', files: { 'host.html': host }, width: 1020, height: 1420, scheme, expect },
      async ({ page, site }) => {
        await page.waitForNetworkIdle();
        const images = await page.evaluate(async () => {
          const inside = document.querySelector('iframe')?.contentDocument;
          const images = [...(inside?.querySelectorAll<HTMLImageElement>('main img') ?? [])];
          await Promise.all(images.map((image) => image.decode()));
          return images.map(({ clientWidth, clientHeight, naturalWidth, alt, src, attributes }) => {
            const side = (name: string): number => Number(attributes.getNamedItem(name)?.value);
            return { clientWidth, clientHeight, naturalWidth, alt, src, ratio: side('height') / side('width') };
          });
        });
        assert.ok(images.length > 0);
        assert.equal(new Set(site.served.map(({ name }) => name).filter(isStill)).size, new Set(images.map(({ src }) => src)).size);
        for (const { clientWidth, clientHeight, naturalWidth, alt, ratio } of images) {
          assert.ok(naturalWidth > 0);
          assert.ok(clientWidth > 200 && Math.abs(clientHeight / clientWidth - ratio) < 0.01, `${clientWidth} ${clientHeight}`);
          assert.match(alt, /\.$/);
        }
        const said = await page.evaluate(() => {
          const inside = document.querySelector('iframe')?.contentDocument;
          return [...(inside?.querySelectorAll('one-neuron noscript p') ?? [])].map((paragraph) => paragraph.textContent);
        });
        assert.ok(said.length > 0 && said.every((sentence) => /JavaScript/.test(sentence ?? '')));
        await screenshot(page, `stills-${scheme}-${browser}`);
      },
    ));

    test(`have the colours of the scheme, ${scheme}`, visit(
      { scheme, body: '<canvas></canvas>' },
      async ({ page, site }) => {
        const name = /assets\/and-[\w-]*boundary-[\w-]+\.svg/.exec(await readFile(join(dist, 'index.html'), 'utf8'))?.[0];
        assert.ok(name !== undefined);
        // The middle of the left edge of the field, as the browser paints the picture.
        const [red = 0, green = 0, blue = 0] = await page.evaluate(async (address) => {
          const image = document.body.appendChild(new Image(480, 400));
          image.src = address;
          await image.decode();
          const context = document.querySelector('canvas')?.getContext('2d');
          context?.drawImage(image, -60, -350);
          return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
        }, new URL(name, site.url).href);
        assert.ok(scheme === 'light' ? red + green + blue > 500 : red + green + blue < 300, `${red} ${green} ${blue}`);
      },
    ));
  }
});
