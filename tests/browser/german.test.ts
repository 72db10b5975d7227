/** The German page: its figures say everything in German, and fetch nothing of the English ones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { screenshot } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

/** Words that German has not. Names of the data's columns and of attributes are no words. */
const english = /\b(?:the|and|of|is|are|it|row|rows|right|wrong|epoch|epochs|loss|mean|mistaken|play|next|with|from|to|error|input|inputs|slope|batch of)\b/i;

inEachBrowser('the German page', (visit, browser) => {
  test('says in its figures nothing in English', visit({ closed: true, limit: 180_000 }, async ({ page, site }) => {
    await page.goto(`${site.url}de/`);
    const ids = await page.$$eval('one-neuron', (figures) => figures.map(({ id }) => id));
    assert.ok(ids.length >= 12, `${ids.length} figures`);
    for (const id of ids) {
      const said = await page.evaluate(async (id) => {
        const figure = document.getElementById(id) as HTMLElement & { ready: Promise<void>; currentEpoch: number; summary: string };
        figure.scrollIntoView({ behavior: 'instant', block: 'center' });
        await customElements.whenDefined('one-neuron');
        await figure.ready;
        figure.currentEpoch = 5;
        await new Promise((resolve) => figure.addEventListener('epochupdate', resolve, { once: true }));
        const root = figure.shadowRoot as ShadowRoot;
        const texts = [figure.summary];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { parentElement: parent, data } = walker.currentNode as Text;
          // The listing is Python, and symbols are everybody's.
          if (parent?.closest('style, .lines, math, textarea') === null) texts.push(data);
        }
        for (const node of root.querySelectorAll('[aria-label], [title]')) texts.push(node.ariaLabel ?? '', (node as HTMLElement).title ?? '');
        return texts.map((text) => text.trim()).filter(Boolean);
      }, id);
      assert.deepEqual(said.filter((text) => english.test(text)), [], id);
      assert.ok(said.some((text) => text.startsWith('Epoche 5 von ')), `${id}: ${said[0]}`);
    }
    await screenshot(page, `german-${browser}`);
    const fetched = site.served.map(({ name }) => name);
    assert.ok(fetched.includes('one-neuron.de.js'), fetched.join(' '));
    assert.ok(!fetched.includes('one-neuron.js'), fetched.join(' '));
  }));
});
