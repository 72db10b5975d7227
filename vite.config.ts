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

/** The address of the site, for the few places that need it: `SITE_URL=https://example.org/one-neuron/`. */
const site = process.env['SITE_URL'] || undefined;

/** The files of the pages, in all languages. */
const [tutorial, builder] = ['index.html', 'builder.html'].map((file) => editions(file).map((edition) => edition.file)) as [string[], string[]];

export default defineConfig({
  // One version for crate, element and package: the crate's.
  define: { VERSION: JSON.stringify(readCrate().version) },
  // Every address in `dist/` is relative, so that the site works from any folder of any host.
  base: './',
  clearScreen: false,
  // No folder of files that are copied unprocessed.
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
    // Cargo's folder has thousands of files that change often, none of them part of the page.
    watch: { ignored: ['**/target/**', '**/dist/**', '**/www/pkg/.staging/**'] },
  },
  build: {
    target,
    cssTarget,
    // No `data:` addresses: the content security policy lets the page fetch its WebAssembly from its own host only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // Drawing the pictures takes long, so no warnings about slow plugins.
      checks: { pluginTimings: false },
      // The tutorial and the builder in every language, the page for frames, and the scripts with which other pages embed the
      // element, whose names never change.
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
