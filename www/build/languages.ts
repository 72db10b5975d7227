/**
 * The element in other languages than English: the same modules once more, with another file of words, so that no language
 * costs the readers of another a byte.
 *
 * A module asked for with `?language=de` asks for all others of ours that way too. In the place of `words/en.ts` it gets
 * `words/de.ts`, and in that of the WebAssembly modules in `www/pkg/` those of its language in `www/pkg/de/`.
 */

import { existsSync } from 'node:fs';

import type { Plugin } from 'vite';

import type * as de from '../element/words/de.ts';
import type * as en from '../element/words/en.ts';

/** What every language has: where a word is lacking, or is filled in with other things, this does not compile. */
type Words = { [name in keyof typeof en]: (typeof en)[name] extends string ? string : (typeof en)[name] };
type Complete<Language extends Words> = Language;

/** The languages there are. */
export interface Languages {
  en: typeof en;
  de: Complete<typeof de>;
}

/** What a module in this language asks for, where an English one asks for `source`. */
export function inLanguage(source: string, language: keyof Languages, isThere: (module: string) => boolean): string {
  const words = source.replace(/(^|\/)words\/en\.ts$/, `$1words/${language}.ts`);
  const built = words.replace(/(^|\/)pkg\/(?=.*\.js$)/, `$1pkg/${language}/`);
  return isThere(built) ? built : words;
}

/**
 * What Vite puts around every `import()`, to fetch what the module needs beside it. Ours need nothing, and shared by languages it
 * would be a file of its own to fetch: so each has one, which does nothing.
 */
const preload = '\0vite/preload-helper.js';

/** The Vite plugin. */
export function languages(): Plugin {
  let root = process.cwd();
  return {
    name: 'one-neuron:languages',
    enforce: 'pre',

    configResolved(config) {
      root = config.root;
    },

    async resolveId(source, importer, options) {
      const language = /[?&]language=(\w+)/.exec(importer ?? '')?.[1] as keyof Languages | undefined;
      if (language === undefined || importer === undefined) return null;
      const folder = importer.slice(0, importer.lastIndexOf('/') + 1);
      const asked = inLanguage(source, language, (module) => existsSync(`${folder}${module}`));
      const found = await this.resolve(asked, importer, { ...options, skipSelf: true });
      if (found === null || !(found.id === preload || found.id.startsWith(`${root}/www/`))) return found;
      return { ...found, id: `${found.id}${found.id.includes('?') ? '&' : '?'}language=${language}` };
    },

    load(id) {
      return id.startsWith(preload) ? 'export const __vitePreload = (load) => load();' : null;
    },
  };
}
