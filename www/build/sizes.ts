/**
 * The sizes of the files to fetch. Hosts send files compressed with brotli, so those are the bytes that count: they are listed after
 * a build, and the browser tests compare what the page really loads with the limits.
 */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import type { Plugin } from 'vite';

/** The most bytes that a reader may have to fetch, compressed with brotli, and the number to aim for. */
export const limits = {
  'the tutorial until its first figure plays': { most: 265_000, aim: 230_000 },
  'the whole tutorial': { most: 265_000, aim: 230_000 },
  'a figure of a gate in a post': { most: 235_000, aim: 170_000 },
  'a figure of a table in a post': { most: 235_000, aim: 170_000 },
} as const;

/** The size of a file on disk and compressed, in bytes. */
export interface Size {
  raw: number;
  brotli: number;
}

/** The sizes of `content`, compressed at brotli's highest quality. */
export function sizeOf(content: Uint8Array): Size {
  const compressed = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  return { raw: content.length, brotli: compressed.length };
}

/** The sum of `sizes`. */
export function total(sizes: Iterable<Size>): Size {
  const sum = { raw: 0, brotli: 0 };
  for (const { raw, brotli } of sizes) {
    sum.raw += raw;
    sum.brotli += brotli;
  }
  return sum;
}

/** The Vite plugin that prints the size of every file of a finished build. */
export function sizes(): Plugin {
  let folder = '';
  return {
    name: 'one-neuron:sizes',
    apply: 'build',

    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },

    async closeBundle(failure) {
      // Vite calls this after a failed build too; then its own message should be the last.
      if (failure !== undefined) return;
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
      const rows: [string, Size][] = [];
      for (const file of files.filter((entry) => entry.isFile())) {
        const path = join(file.parentPath, file.name);
        rows.push([path.slice(folder.length + 1), sizeOf(await readFile(path))]);
      }
      rows.sort(([, a], [, b]) => b.brotli - a.brotli);
      rows.push(['all files', total(rows.map(([, size]) => size))]);
      const width = Math.max(...rows.map(([name]) => name.length));
      console.log(`\n${'bytes'.padEnd(width)}  ${'raw'.padStart(9)}  ${'brotli'.padStart(9)}`);
      for (const [name, { raw, brotli }] of rows) {
        console.log(`${name.padEnd(width)}  ${String(raw).padStart(9)}  ${String(brotli).padStart(9)}`);
      }
    },
  };
}
