/** Runs the native Rust program that draws the page's pictures when it is built: see `pictures/`. */

import { spawnSync } from 'node:child_process';

/** Runs the program with `input` and returns its output. Throws an `Error` with the program's message if it fails. */
export function pictures(words: readonly string[], input = ''): string {
  // The code that makes PNG takes long to compile, and the page in development has no PNG.
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
