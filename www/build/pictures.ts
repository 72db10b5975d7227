/** The program that draws in native Rust what stands on the page before anyone looks: see `pictures/`. */

import { spawnSync } from 'node:child_process';

/** Runs it, with `input` to read, and answers what it says. Throws an `Error` with its own words if it could not. */
export function pictures(words: readonly string[], input = ''): string {
  // What makes PNG is long in compiling, and the page while it is worked on has none.
  const makesPng = words.includes('png') || words.includes('card');
  const features = makesPng ? [] : ['--no-default-features'];
  const { status, stdout, stderr, error } = spawnSync('cargo', ['run', '--quiet', '--package=pictures', ...features, '--', ...words], {
    input,
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Error(`cargo could not be started, which draws the page's pictures: ${error.message}`);
  if (status !== 0) throw new Error(stderr.trim() || `the page's pictures could not be drawn: cargo ended with ${String(status)}`);
  return stdout;
}
