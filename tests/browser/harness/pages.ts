/** The pages in `pages/`: each shows one thing that authors do with the element, and is tested. */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../pages/', import.meta.url);

/** Their files, by name, to be served beside those that are built. */
export const pages: Record<string, string> = Object.fromEntries(
  readdirSync(fileURLToPath(folder)).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
