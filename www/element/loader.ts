/** The WebAssembly module, loaded once for all elements of a page, and its failures, which each element reports in its language. */

import init from '../pkg/one_neuron.js';
import { Failure } from './words.ts';

/** Loads the module, or throws a `Failure`. After that, the next call tries again. */
export async function loadModule(): Promise<void> {
  if (typeof WebAssembly !== 'object') throw new Failure((words) => words.say('no_web_assembly'));
  try {
    await init();
  } catch (cause) {
    throw failure(cause);
  }
}

function failure(cause: unknown): Failure {
  const said = cause instanceof Error ? cause.message : String(cause);
  const refused = cause instanceof WebAssembly.CompileError;
  if (location.protocol === 'file:') return new Failure((words) => words.say('from_file'), cause);
  if (refused && /content security|unsafe-eval|disallowed|CSP/i.test(said)) return new Failure((words) => words.say('forbidden'), cause);
  if (refused) return new Failure((words) => words.say('damaged'), cause);
  return new Failure((words) => words.say('not_loaded', { cause: said }), cause);
}
