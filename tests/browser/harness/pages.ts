/** The pages in `pages/`: each shows one thing that authors do with the element. */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../pages/', import.meta.url);

/** The files of these pages, by name, to be served beside the built ones. */
export const pages: Record<string, string> = Object.fromEntries(
  readdirSync(fileURLToPath(folder)).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
