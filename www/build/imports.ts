/** Keeps every `import()` plain, without the helper that Vite puts around it. */

import type { Plugin } from 'vite';

/**
 * The helper would preload what a module needs. Our modules need nothing, and the helper would be one more file to fetch. So it is
 * replaced by one that only loads the module.
 */
export function plainImports(): Plugin {
  return {
    name: 'one-neuron:plain-imports',
    enforce: 'pre',
    load: (id) => (id.startsWith('\0vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null),
  };
}
