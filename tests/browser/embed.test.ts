/** The element on another page, without the styles of the tutorial's page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessibilityProblems, neuron, screenshot } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

const foreign = (head: string): Record<string, string> => ({
  'blog.html': `<!doctype html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,">${head}<script type="module" src="one-neuron.js"></script></head><body><main><h1>A blog</h1><one-neuron controls panels="boundary loss equations"></one-neuron></main></body></html>`,
});

inEachBrowser('elsewhere', (visit, browser) => {
  const pages = [
    // A page that states no colour scheme is light, whatever the system's scheme is.
    { name: 'plain', head: '', scheme: 'light', surface: 'rgb(253, 252, 250)' },
    { name: 'plain-at-night', head: '', scheme: 'dark', surface: 'rgb(253, 252, 250)' },
    { name: 'dark', head: '<meta name="color-scheme" content="dark">', scheme: 'light', surface: 'rgb(21, 23, 28)' },
    { name: 'both', head: '<meta name="color-scheme" content="light dark">', scheme: 'dark', surface: 'rgb(21, 23, 28)' },
  ] as const;
  for (const { name, head, scheme, surface } of pages) {
    test(`wears the scheme of the page: ${name}`, visit({ path: 'blog.html', files: foreign(head), scheme }, async ({ page }) => {
      const element = await neuron(page);
      assert.equal(await element.evaluate((shown) => getComputedStyle(shown).backgroundColor), surface);
      // Problems of the page's own text do not count.
      assert.deepEqual((await accessibilityProblems(page)).filter((problem) => problem.includes('one-neuron')), []);
      await element.evaluate((shown) => shown.setAttribute('theme', 'dark'));
      assert.equal(await element.evaluate((shown) => getComputedStyle(shown).backgroundColor), 'rgb(21, 23, 28)');
      await element.evaluate((shown) => shown.setAttribute('theme', 'light'));
      assert.equal(await element.evaluate((shown) => getComputedStyle(shown).backgroundColor), 'rgb(253, 252, 250)');
      await screenshot(page, `elsewhere-${name}-${browser}`);
    }));
  }
});
