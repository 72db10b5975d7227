/** The npm package around the element's modules: everything that its folder holds beside them. */

import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

import type { Plugin } from 'vite';

import { readCrate } from './crate.ts';
import { declarations } from './declarations.ts';
import { manifest } from './manifest.ts';

/** Texts of the repository that go with the package, by their names in it. */
const texts = {
  'README.md': 'docs/package.md',
  'element.md': 'docs/element.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  'LICENSE-MIT': 'LICENSE-MIT',
  'LICENSE-APACHE': 'LICENSE-APACHE',
};

/** package.json: who the package is from, what it offers, and where a bundler or a browser finds it. */
export function packageJson(): object {
  const { version, description, license, keywords, repository } = readCrate();
  const entry = (name: string, types: string): object => ({ types: `./types/${types}.d.ts`, default: `./${name}.js` });
  const entries = (subpath: string, folder: string): object => ({
    [subpath]: entry(`${folder}one-neuron`, 'index'),
    [`${subpath}/element`]: entry(`${folder}element`, 'element'),
  });
  return {
    name: 'one-neuron',
    version,
    description,
    license,
    keywords: [...keywords, 'custom-element', 'web-components'],
    ...(repository === undefined ? {} : { repository: { type: 'git', url: `git+${repository}.git` } }),
    type: 'module',
    // Only these: they register the element, or set its language.
    sideEffects: ['./one-neuron.js', './de/one-neuron.js', './de/element.js'],
    main: './one-neuron.js',
    types: './types/index.d.ts',
    unpkg: './one-neuron.js',
    jsdelivr: './one-neuron.js',
    customElements: './custom-elements.json',
    exports: {
      ...entries('.', ''),
      ...entries('./de', 'de/'),
      './posters/*': './posters/*',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
  };
}

/** The Vite plugin that puts the rest into the package. The pictures in `posters` become `posters/…`. */
export function packaged(posters: string): Plugin {
  return {
    name: 'one-neuron:package',
    apply: 'build',

    generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array): void => {
        this.emitFile({ type: 'asset', fileName, source });
      };
      const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
      emit('package.json', json(packageJson()));
      const types = declarations('www/element/index.ts');
      for (const [name, text] of types) emit(`types/${name}`, text);
      emit('custom-elements.json', json(manifest(types)));
      for (const [name, file] of Object.entries(texts)) emit(name, readFileSync(file));
      for (const name of readdirSync(posters)) emit(`posters/${name}`, readFileSync(`${posters}/${name}`));
    },
  };
}

/** What a module of WebAssembly is called, and the words by which the script beside it finds it. */
const moduleFile = 'one_neuron_bg.wasm';
const found = `new URL('${moduleFile}', import.meta.url)`;

/**
 * The Vite plugin that puts the WebAssembly modules of `folder` into the package, under their own names, and lets scripts fetch
 * them by an address that browsers resolve as it stands, and that Vite, webpack and their like know to be of a file to take along.
 * Vite's own way is for pages: it writes addresses that only browsers resolve, and puts files into what it takes for a library.
 */
export function wasmBeside(folder: string): Plugin {
  /** Modules by the word that stands for their address while bundler and minifier are at work, who know nothing of it. */
  const modules = new Map<string, string>();
  return {
    name: 'one-neuron:wasm-beside',
    apply: 'build',
    enforce: 'pre',

    transform(code, id) {
      const [, within] = id.split(`/${folder}/`);
      if (within === undefined || !/(^|\/)one_neuron\.js(\?|$)/.test(within)) return null;
      if (!code.includes(found)) throw new Error(`${id} does not say ${found}, by which it would find its module.`);
      const module = posix.join(posix.dirname(within), moduleFile);
      const word = `__${module.replace(/\W/g, '_')}__`;
      modules.set(word, module);
      return code.replace(found, word);
    },

    generateBundle(_, bundle) {
      for (const fileName of modules.values()) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(`${folder}/${fileName}`) });
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [word, module] of modules) {
          const path = posix.relative(posix.dirname(chunk.fileName), module);
          const address = path.startsWith('.') ? path : `./${path}`;
          chunk.code = chunk.code.replaceAll(word, `new URL("${address}",import.meta.url)`);
        }
      }
    },
  };
}
