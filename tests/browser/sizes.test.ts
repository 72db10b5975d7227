/** What readers download: no more than the limits, and only one WebAssembly module, once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { limits, total } from '../../www/build/sizes.ts';
import { fetched, journeys } from './harness/journeys.ts';
import { inEachBrowser } from './harness/visit.ts';

inEachBrowser('downloads', (visit) => {
  for (const journey of journeys) {
    const { most } = limits[journey.name];
    test(`are at most ${most} bytes: ${journey.name}`, visit({ path: journey.path, files: journey.files, closed: true, limit: 120_000 }, async ({ page, site }) => {
      await page.goto(new URL(journey.path, site.url).href);
      await journey.go(page);
      const files = fetched(site, journey);
      const all = total(files.values()).brotli;
      assert.ok(all <= most, `${all} bytes: ${[...files].map(([name, { brotli }]) => `${name} ${brotli}`).join(', ')}`);
      assert.equal(site.served.filter(({ name }) => name.endsWith('.wasm')).length, 1, 'one module, once');
    }));
  }

  const far = '<p>A line of text.</p>'.repeat(100);
  test('begin when a figure comes near', visit({ body: `<main><h1>One</h1>${far}<one-neuron></one-neuron></main>` }, async ({ page, site }) => {
    const modules = (): number => site.served.filter(({ name }) => name.endsWith('.wasm')).length;
    await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
    await page.waitForNetworkIdle();
    assert.equal(modules(), 0);
    await page.evaluate(async () => {
      const figure = document.querySelector('one-neuron') as OneNeuron;
      figure.scrollIntoView({ behavior: 'instant' });
      await figure.ready;
    });
    assert.equal(modules(), 1);
  }));
});
