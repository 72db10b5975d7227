/** The npm package: all files in its folder beside the element's modules. */

import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';

import type { Plugin } from 'vite';

import { readCrate } from './crate.ts';
import { declarations } from './declarations.ts';
import { manifest } from './manifest.ts';

/** Texts of the repository that are part of the package, by their names there. */
const texts = {
  'README.md': 'docs/package.md',
  'element.md': 'docs/element.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  'LICENSE-MIT': 'LICENSE-MIT',
  'LICENSE-APACHE': 'LICENSE-APACHE',
};

/** The package.json: the data of the crate, and where bundlers and browsers find the package's modules. */
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
    // Only these have side effects: they register the element, or set its language.
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

/** The Vite plugin that puts these files into the package. The pictures in `posters` become `posters/…`. */
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

/** The file name of a WebAssembly module, and the code with which the script beside it finds it. */
const moduleFile = 'one_neuron_bg.wasm';
const found = `new URL('${moduleFile}', import.meta.url)`;

/**
 * The Vite plugin that puts the WebAssembly modules of `folder` into the package, under their own names. Scripts fetch them by an
 * address that browsers resolve as it is, and that bundlers such as Vite and webpack recognise as that of a file to copy. Vite's
 * own way is for pages: it writes addresses that only browsers resolve, and inlines the files into a library.
 */
export function wasmBeside(folder: string): Plugin {
  /** The modules by the placeholder for their address, which bundler and minifier leave alone. */
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
