/** The harness itself: tests that it notices problems. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accessibilityProblems, eventAfter, inShadow } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

inEachBrowser('the harness', (visit) => {
  const script = (code: string): { path: string; files: Record<string, string> } => ({
    path: 'trial.html',
    files: {
      'trial.html':
        '<!doctype html><html lang="en"><title>Trial</title><link rel="icon" href="data:,"><script type="module" src="trial.js"></script><main><h1>Trial</h1></main>',
      'trial.js': code,
    },
  });

  test('hears the console', visit(
    { ...script('console.error("broken")'), expect: [/^console error: broken$/] },
    async () => {},
  ));

  test('hears what is not caught', visit(
    { ...script('throw new Error("dropped")'), expect: [/^uncaught: .*dropped/] },
    async () => {},
  ));

  test('sees what fails to load', visit(
    { ...script('await fetch("nowhere.csv")'), expect: [/^failed request: .*nowhere\.csv \(404\)/, /./] },
    async ({ page }) => page.waitForNetworkIdle(),
  ));

  test('sees what the security policy forbids', visit(
    {
      ...script('document.body.setAttribute("style", "color: red")'),
      expect: [/^against the security policy: style-src/, /^against the security policy, by report: /, /./],
    },
    async ({ site }) => until(() => site.reports, (reports) => reports.length > 0),
  ));

  test('sees requests to other hosts', visit(
    {
      ...script('await fetch("http://127.0.0.2:9/").catch(() => {})'),
      expect: [/^(foreign request: http:\/\/127\.0\.0\.2:9\/|against the security policy: connect-src)/, /./],
    },
    async ({ page }) => page.waitForNetworkIdle(),
  ));

  test('fails a visit with problems', async () => {
    await assert.rejects(visit(script('console.error("broken")'), async () => {}), /unexpected: console error: broken/);
    await assert.rejects(
      visit({ ...script(''), limit: 1_000 }, ({ page }) => page.evaluate(() => new Promise(() => {}))),
      /longer than 1000 ms/,
    );
    await assert.rejects(visit({ ...script(''), expect: [/broken/] }, async () => {}), /expected, but it did not occur/);
  });

  test('waits for events and reaches into shadow roots', visit(
    script(`
      customElements.define('tr-ial', class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: 'open' }).innerHTML = '<button>Go</button>';
          this.shadowRoot.querySelector('button').onclick = () =>
            requestAnimationFrame(() => this.dispatchEvent(new CustomEvent('gone', { detail: { far: 3 } })));
        }
      });
      document.querySelector('main').append(document.createElement('tr-ial'));
    `),
    async ({ page }) => {
      const host = await page.waitForSelector('tr-ial');
      assert.ok(host);
      const button = await inShadow(host, 'button');
      assert.deepEqual(await eventAfter(host, 'gone', () => button.click()), { far: 3 });
      assert.deepEqual(await accessibilityProblems(page), []);
    },
  ));
});
