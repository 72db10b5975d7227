/** Scripts that import others later, without what Vite puts around every `import()`. */

import type { Plugin } from 'vite';

/**
 * It would fetch what a module needs beside it. Ours need nothing, and as a file of its own it would have to be fetched itself: so it does
 * nothing.
 */
export function plainImports(): Plugin {
  return {
    name: 'one-neuron:plain-imports',
    enforce: 'pre',
    load: (id) => (id.startsWith('\0vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null),
  };
}
