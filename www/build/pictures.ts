/** The program that draws in native Rust what stands on the page before anyone looks: see `pictures/`. */

import { spawnSync } from 'node:child_process';

/** The features that it is built with, to say in a language what it says. */
const spoken: Readonly<Record<string, string>> = { de: '--features=german' };

/** Runs it, with `input` to read, and answers what it says. Throws an `Error` with its own words if it could not. */
export function pictures(words: readonly string[], input = '', language = 'en'): string {
  // What makes PNG is long in compiling, and the page while it is worked on has none.
  const makesPng = words[0] === 'png' || words[0] === 'card';
  const features = [makesPng ? undefined : '--no-default-features', spoken[language]].filter((feature) => feature !== undefined);
  const { status, stdout, stderr, error } = spawnSync('cargo', ['run', '--quiet', '--package=pictures', ...features, '--', ...words], {
    input,
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Error(`cargo could not be started, which draws the page's pictures: ${error.message}`);
  if (status !== 0) throw new Error(stderr.trim() || `the page's pictures could not be drawn: cargo ended with ${String(status)}`);
  return stdout;
}
