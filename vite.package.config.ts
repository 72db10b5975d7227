/** Builds the npm package in `dist/npm/`; `vite.config.ts` builds the site. */

import { defineConfig } from 'vite';

import { cssTarget, target } from './www/build/browsers.ts';
import { readCrate } from './www/build/crate.ts';
import { equations } from './www/build/equations.ts';
import { plainImports } from './www/build/imports.ts';
import { locales } from './www/build/locales.ts';
import { packaged, wasmBeside } from './www/build/package.ts';
import { sizes } from './www/build/sizes.ts';

export default defineConfig({
  define: { VERSION: JSON.stringify(readCrate().version) },
  clearScreen: false,
  publicDir: false,
  plugins: [locales(), plainImports(), equations(), wasmBeside('www/pkg'), packaged('www/pkg/posters'), sizes()],
  build: {
    outDir: 'dist/npm',
    target,
    cssTarget,
    reportCompressedSize: false,
    lib: {
      entry: {
        'one-neuron': 'www/element/index.ts',
        element: 'www/element/element.ts',
        'de/one-neuron': 'www/element/de/index.ts',
        'de/element': 'www/element/de/element.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      // The script that registers the element imports the one that does not; no third chunk is made for both to share.
      preserveEntrySignatures: 'allow-extension',
      output: {
        // Minified, because browsers may fetch the package as it is.
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: ({ facadeModuleId }) => `${facadeModuleId?.endsWith('?spoken') === true ? 'locales/' : ''}[name].js`,
      },
    },
  },
});
