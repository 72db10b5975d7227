/** What a reader's browser fetches for the page, compressed with brotli. */

import { Browsers } from '../tests/browser/harness/browsers.ts';
import { neuron } from '../tests/browser/harness/element.ts';
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
    await page.goto(site.url);
    await neuron(page);
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
  const module = total(rows.filter(([name]) => name.endsWith('.wasm')).map(([, size]) => size));
  printGoals([
    { text: 'module ≤ 36 864 bytes, brotli', value: module.brotli, met: module.brotli <= 36_864 },
    { text: 'page ≤ 51 200 bytes, brotli', value: all.brotli, met: all.brotli <= 51_200 },
  ]);
}
