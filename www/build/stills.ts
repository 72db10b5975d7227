/** Puts the stills that Rust has drawn beside the page. Vite does not look for them inside `<noscript>`. */

import { readFileSync, readdirSync } from 'node:fs';

import type { Plugin } from 'vite';

/** The Vite plugin: each picture in `folder` becomes `stills/…` of the site, under its own name. */
export function stills(folder: string): Plugin {
  return {
    name: 'one-neuron:stills',
    apply: 'build',

    generateBundle() {
      for (const file of readdirSync(folder)) {
        this.emitFile({ type: 'asset', fileName: `stills/${file}`, source: readFileSync(`${folder}/${file}`) });
      }
    },
  };
}
