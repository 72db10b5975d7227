/** What a reader's browser fetches for the page as it opens, and for a figure in a post, compressed with brotli. */

import { Browsers } from '../tests/browser/harness/browsers.ts';
import { serve } from '../tests/browser/harness/server.ts';
import { sizeOf, total } from '../www/build/sizes.ts';
import { printGoals, printTable } from './table.ts';

/** Measures and prints. */
export async function measureBytes(): Promise<void> {
  const site = await serve();
  const browsers = new Browsers();
  try {
    const browser = await browsers.get('chromium', { scheme: 'light', reducedMotion: false, forcedColors: false });
    const page = await browser.newPage();
    // It fetches all that may be asked for, when the page is at rest.
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
    await page.goto(site.url);
    await page.waitForNetworkIdle();
  } finally {
    await browsers.close();
    await site.close();
  }

  const loaded = new Map(site.served.map(({ name, content }) => [name, sizeOf(content)]));
  const rows = [...loaded].sort(([, a], [, b]) => b.brotli - a.brotli);
  const all = total(loaded.values());
  printTable(
    'bytes the page loads',
    ['', 'raw', 'brotli'],
    [...rows, ['all', all] as const].map(([name, { raw, brotli }]) => [name, String(raw), String(brotli)]),
  );
  const figure = total(rows.filter(([name]) => name.endsWith('.wasm') || name === 'one-neuron.js').map(([, size]) => size)).brotli;
  printGoals([
    { text: 'a figure ≤ 51 200 bytes, brotli', value: figure, met: figure <= 51_200 },
    { text: 'the page ≤ 71 680 bytes, brotli', value: all.brotli, met: all.brotli <= 71_680 },
  ]);
}
