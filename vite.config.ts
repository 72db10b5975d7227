import { defineConfig } from 'vite';

import { cssTarget, target } from './www/build/browsers.ts';
import { readCrate } from './www/build/crate.ts';
import { equations } from './www/build/equations.ts';
import { frame } from './www/build/frame.ts';
import { head } from './www/build/head.ts';
import { plainImports } from './www/build/imports.ts';
import { editions, locales } from './www/build/locales.ts';
import { offline } from './www/build/offline.ts';
import { page } from './www/build/page.ts';
import { sizes } from './www/build/sizes.ts';
import { stills } from './www/build/stills.ts';

/** Where the site will lie, for the few places that must name it: `SITE_URL=https://example.org/one-neuron/`. */
const site = process.env['SITE_URL'] || undefined;

/** The pages in all of their languages. */
const [tutorial, builder] = ['index.html', 'builder.html'].map((file) => editions(file).map((edition) => edition.file)) as [string[], string[]];

export default defineConfig({
  // One version for crate, element and package: the crate's.
  define: { VERSION: JSON.stringify(readCrate().version) },
  // Every address in `dist/` is relative, so that the site works from any folder of any host.
  base: './',
  clearScreen: false,
  // A fixed list of folders at the root: nothing is copied unseen.
  publicDir: false,
  plugins: [
    page('www/tutorial/page.html', 'index.html', 'page'),
    page('www/builder/page.html', 'builder.html', 'builder'),
    locales(),
    plainImports(),
    equations(),
    frame('embed.html', site),
    stills('www/pkg/stills', 'index.html'),
    head('www/pkg/site', 'index.html', site),
    offline([...tutorial, ...builder]),
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
      // The page and the one that builds figures in every language, the one for frames, and the script that other pages embed
      // the element with, whose name never changes.
      input: {
        ...Object.fromEntries([...tutorial, ...builder, 'embed.html'].map((file) => [file.replace(/\.html$/, '').replace('/', '-'), file])),
        'one-neuron': 'www/element/index.ts',
        'one-neuron.de': 'www/element/de/index.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name.startsWith('one-neuron') ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
