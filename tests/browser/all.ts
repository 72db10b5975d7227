/** The tests of all files in one process, so that a browser is started once and not for each of them. */

import { readdirSync } from 'node:fs';

/** Those that build something of their own, for both browsers: a process of its own runs them. */
const apart = ['third-language.test.ts'];

/** Defines all tests. `BROWSER` names the browser that they are for. */
export async function tests(): Promise<void> {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts') && !apart.includes(name));
  for (const name of files.sort()) await import(`./${name}`);
}
