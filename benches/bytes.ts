/** The bytes that a reader's browser fetches on each journey with a limit, compressed with brotli. */

import { Browsers } from '../tests/browser/harness/browsers.ts';
import { fetched, journeys } from '../tests/browser/harness/journeys.ts';
import { serve } from '../tests/browser/harness/server.ts';
import { limits, total } from '../www/build/sizes.ts';
import { printGoals, printTable } from './table.ts';
import type { Goal } from './table.ts';

/** Measures and prints. */
export async function measureBytes(): Promise<void> {
  const goals: Goal[] = [];
  const browsers = new Browsers();
  try {
    const browser = await browsers.get('chromium', { scheme: 'light', reducedMotion: false, forcedColors: false });
    for (const journey of journeys) {
      const site = await serve(journey.files);
      // A context of its own, so that nothing fetched on one journey is there in the next.
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      // No service worker: it would fetch the rarely used files, too, once the page is at rest.
      await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
      await page.goto(new URL(journey.path, site.url).href);
      await journey.go(page);
      const files = fetched(site, journey);
      const all = total(files.values());
      const rows = [...files].sort(([, a], [, b]) => b.brotli - a.brotli);
      printTable(
        `bytes: ${journey.name}`,
        ['', 'raw', 'brotli'],
        [...rows, ['all', all] as const].map(([name, { raw, brotli }]) => [name, String(raw), String(brotli)]),
      );
      const { most, aim } = limits[journey.name];
      goals.push(
        { text: `${journey.name} ≤ ${most} bytes`, value: all.brotli, met: all.brotli <= most },
        { text: `${journey.name}, aim ${aim}`, value: all.brotli, met: all.brotli <= aim },
      );
      await context.close();
      await site.close();
    }
  } finally {
    await browsers.close();
  }
  printGoals(goals);
}
