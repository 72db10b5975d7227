/** Runs the tests of all files in one process, so that a browser is started once and not for each file. */

import { readdirSync } from 'node:fs';

/** Files that build something of their own, for both browsers. They run in a process of their own. */
const apart = ['third-language.test.ts'];

/** Defines all tests. `BROWSER` names the browser to test in. */
export async function tests(): Promise<void> {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.test.ts') && !apart.includes(name));
  for (const name of files.sort()) await import(`./${name}`);
}
