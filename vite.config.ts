import { defineConfig } from 'vite';

import { cssTarget, target } from './www/build/browsers.ts';
import { readCrate } from './www/build/crate.ts';
import { equations } from './www/build/equations.ts';
import { frame } from './www/build/frame.ts';
import { head } from './www/build/head.ts';
import { languages } from './www/build/languages.ts';
import { offline } from './www/build/offline.ts';
import { page } from './www/build/page.ts';
import { sizes } from './www/build/sizes.ts';
import { stills } from './www/build/stills.ts';
import { de as builderDe } from './www/words/builder.de.ts';
import { en as builderEn } from './www/words/builder.en.ts';
import { de } from './www/words/de.ts';
import { en } from './www/words/en.ts';
import { siteWords } from './www/words/site.ts';

/** Where the site will lie, for the few places that must name it: `SITE_URL=https://example.org/one-neuron/`. */
const site = process.env['SITE_URL'] || undefined;

/** The page in each of its languages, that of most readers first. */
const editions = [
  { language: 'en', file: 'index.html' },
  { language: 'de', file: 'de/index.html' },
];

export default defineConfig({
  // One version for crate, element and package: the crate's.
  define: { VERSION: JSON.stringify(readCrate().version) },
  // Every address in `dist/` is relative, so that the site works from any folder of any host.
  base: './',
  clearScreen: false,
  // A fixed list of folders at the root: nothing is copied unseen.
  publicDir: false,
  plugins: [
    page('www/tutorial/page.html', {
      'index.html': { language: 'en', words: en, other: './de/', otherLanguage: 'de' },
      'de/index.html': { language: 'de', words: de, other: '../', otherLanguage: 'en' },
    }),
    page('www/builder/page.html', {
      'builder.html': { language: 'en', words: builderEn, other: './de/builder.html', otherLanguage: 'de' },
      'de/builder.html': { language: 'de', words: builderDe, other: '../builder.html', otherLanguage: 'en' },
    }),
    languages(),
    equations(),
    frame('embed.html', site),
    stills('www/pkg/stills'),
    head('www/pkg/site', editions, siteWords, site),
    offline(['index.html', 'de/index.html', 'builder.html', 'de/builder.html']),
    sizes(),
  ],
  server: {
    // Cargo's folder holds thousands of files that come and go, none of them the page's.
    watch: { ignored: ['**/target/**', '**/dist/**', '**/www/pkg/.staging/**'] },
  },
  build: {
    target,
    cssTarget,
    // Never a `data:` address: the content security policy lets the page fetch its WebAssembly from its own host only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Pictures take the time that they take.
      checks: { pluginTimings: false },
      // Words are constants: each stands where it is said, as if it had been written there.
      optimization: { inlineConst: { mode: 'all', pass: 2 } },
      // The page, the one for frames, the one that builds figures, and the script that other pages embed the element with,
      // whose name never changes: each in every language but the frame, which has none of its own.
      input: {
        index: 'index.html',
        german: 'de/index.html',
        embed: 'embed.html',
        builder: 'builder.html',
        'builder-de': 'de/builder.html',
        'one-neuron': 'www/element/index.ts',
        'one-neuron.de': 'www/element/index.ts?language=de',
      },
      output: {
        entryFileNames: ({ name }) => (name.startsWith('one-neuron') ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
