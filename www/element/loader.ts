/** The WebAssembly module, loaded once for all elements of a page, and its failures in words. */

import init from '../pkg/one_neuron.js';
import * as words from './words/en.ts';

/** Loads the module, or throws what has failed in words. After a failure, the next call tries again. */
export async function loadModule(): Promise<void> {
  if (typeof WebAssembly !== 'object') {
    throw new Error(words.noWebAssembly);
  }
  try {
    await init();
  } catch (cause) {
    throw new Error(inWords(cause), { cause });
  }
}

function inWords(cause: unknown): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (location.protocol === 'file:') {
    return words.fromFile;
  }
  if (cause instanceof WebAssembly.CompileError && /content security|unsafe-eval|disallowed|CSP/i.test(said)) {
    return words.forbidden;
  }
  if (cause instanceof WebAssembly.CompileError) {
    return words.damaged;
  }
  return words.notLoaded(said);
}
