import { readFileSync } from 'node:fs';

import { defineConfig } from 'vite';

import { equations } from './www/build/equations.ts';
import { frame } from './www/build/frame.ts';
import { sizes } from './www/build/sizes.ts';
import { stills } from './www/build/stills.ts';
import { words } from './www/build/words.ts';
import { de as builderInGerman } from './www/words/builder.de.ts';
import { en as builderInEnglish } from './www/words/builder.en.ts';

const version = /^version = "(.+)"$/m.exec(readFileSync('Cargo.toml', 'utf8'))?.[1];

/** Where the site will lie, for the few places that must name it: `SITE_URL=https://example.org/one-neuron/`. */
const site = process.env['SITE_URL'] || undefined;

export default defineConfig({
  // One version for crate, element and package: the crate's.
  define: { VERSION: JSON.stringify(version) },
  // Every address in `dist/` is relative, so that the site works from any folder of any host.
  base: './',
  clearScreen: false,
  // A fixed list of folders at the root: nothing is copied unseen.
  publicDir: false,
  plugins: [
    words('www/builder/page.html', {
      'builder.html': { language: 'en', words: builderInEnglish, other: './de/builder.html', otherLanguage: 'de' },
      'de/builder.html': { language: 'de', words: builderInGerman, other: '../builder.html', otherLanguage: 'en' },
    }),
    equations(),
    frame('embed.html', site),
    stills('www/pkg/stills'),
    sizes(),
  ],
  server: {
    // Cargo's folder holds thousands of files that come and go, none of them the page's.
    watch: { ignored: ['**/target/**', '**/dist/**', '**/www/pkg/.staging/**'] },
  },
  build: {
    target: 'es2022',
    // The first to know light-dark(). For older ones, Vite would put it into variables that only a page's own style sets.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Never a `data:` address: the content security policy lets the page fetch its WebAssembly from its own host only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // The page, the one for frames, the one that builds figures, and the script that other pages embed the element with,
      // whose name never changes.
      input: {
        index: 'index.html',
        embed: 'embed.html',
        builder: 'builder.html',
        'builder-de': 'de/builder.html',
        'one-neuron': 'www/element/index.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === 'one-neuron' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
