/** The pages in `pages/`: each shows one thing that authors do with the element, and is tested. */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../pages/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** Their files, by name, to be served beside those that are built, and a picture that one of them shows. */
export const pages: Record<string, string> = {
  ...Object.fromEntries(readdirSync(fileURLToPath(folder)).map((name) => [name, read(name)])),
  'and.svg': read('../../snapshots/stills__and-light.snap.svg'),
};
