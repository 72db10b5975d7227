/**
 * Builds the service worker `offline.js` of a site: `www/offline/worker.ts` with the names and digests of the files to keep.
 */

import { createHash } from 'node:crypto';

import { build } from 'vite';
import type { Plugin } from 'vite';

import { target } from './browsers.ts';

/** What a service worker knows of its build. */
export interface Build {
  /** The name of the build, different for different content. */
  readonly name: string;
  /** The files to keep, each with its digest. */
  readonly files: Readonly<Record<string, string>>;
  /** For each page: the files that it needs, itself among them, and the rarely used files. */
  readonly pages: Readonly<Record<string, { readonly needed: readonly string[]; readonly later: readonly string[] }>>;
}

/** A built file: its content and, for a script, what it imports at once and later. */
export interface Built {
  readonly content: string | Uint8Array;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** The first 16 hexadecimal digits of a file's SHA-256. */
export function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Files not to keep: those that no reader opens, and still pictures, for readers without scripts and so without a service worker. */
const left = /(?:^|\/)(?:404\.html|robots\.txt|sitemap\.xml|offline\.js|manifest\.webmanifest|card-[^/]*\.png|icon[^/]*\.png)$|\.svg$/;

/**
 * The files of a built site to keep: for each of its `pages`, all that it names or imports. Files that are only imported later are
 * not among the needed ones. A page, script or style sheet names a file if it contains the last part of its path.
 */
export function toKeep(files: ReadonlyMap<string, Built>, pages: readonly string[]): Omit<Build, 'name'> {
  const keepable = [...files.keys()].filter((name) => !left.test(name));
  /** All files that are reached from a page, in order. */
  const reached = (page: string, later: boolean): string[] => {
    const found = new Set([page]);
    for (const name of found) {
      const { content = '', imports = [], dynamicImports = [] } = files.get(name) ?? {};
      for (const one of later ? [...imports, ...dynamicImports] : imports) found.add(one);
      if (!/\.(?:html|css|js)$/.test(name)) continue;
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      for (const other of keepable) {
        // Not counted: a script also names scripts that it imports later, and a page other pages.
        const isScript = other.endsWith('.js') && name.endsWith('.js');
        if (!isScript && !other.endsWith('.html') && text.includes(other.slice(other.lastIndexOf('/') + 1))) found.add(other);
      }
    }
    return [...found].filter((name) => keepable.includes(name)).sort();
  };
  const parts = pages.map((page) => {
    const needed = reached(page, false);
    return [page, { needed, later: reached(page, true).filter((name) => !needed.includes(name)) }] as const;
  });
  const all = new Set(parts.flatMap(([, { needed, later }]) => [...needed, ...later]));
  return {
    files: Object.fromEntries([...all].sort().map((name) => [name, digest(files.get(name)?.content ?? '')])),
    pages: Object.fromEntries(parts),
  };
}

/** The Vite plugin, for a site of these pages. */
export function offline(pages: readonly string[]): Plugin {
  return {
    name: 'one-neuron:offline',
    apply: 'build',

    generateBundle: {
      // After all plugins that emit files.
      order: 'post',
      async handler(_, bundle) {
        const files = new Map<string, Built>();
        // Words are kept with the pages in their language, which name them; scripts import those of every language.
        const isOfLanguage = (name: string): boolean => {
          const file = bundle[name];
          return file?.type === 'chunk' && file.facadeModuleId?.endsWith('.toml?spoken') === true;
        };
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type === 'asset') files.set(name, { content: file.source });
          else {
            const dynamicImports = file.dynamicImports.filter((one) => !isOfLanguage(one));
            files.set(name, { content: file.code, imports: file.imports, dynamicImports });
          }
        }
        const kept = toKeep(files, pages.filter((name) => files.has(name)));
        const name = digest(JSON.stringify(kept));
        const worker = await build({
          configFile: false,
          logLevel: 'error',
          publicDir: false,
          define: { BUILD: JSON.stringify({ name, ...kept }) },
          build: { write: false, target, rolldownOptions: { input: 'www/offline/worker.ts', output: { format: 'iife' } } },
        });
        const output = 'output' in worker ? worker.output : Array.isArray(worker) ? (worker[0]?.output ?? []) : [];
        const [chunk] = output;
        if (chunk?.type !== 'chunk') this.error('the service worker could not be built');
        this.emitFile({ type: 'asset', fileName: 'offline.js', source: chunk.code });
      },
    },
  };
}
