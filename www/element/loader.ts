/** The WebAssembly module, loaded once for all elements of a page, and its failures, which each element reports in its language. */

import init, { initSync } from '../pkg/one_neuron.js';
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

/** Loads the module before it returns, for print, which waits for nothing. */
export function loadModuleNow(): void {
  initSync({ module: bytesOf(new URL('../pkg/one_neuron_bg.wasm', import.meta.url)) });
}

/** The content of a file, fetched before it returns. */
export function bytesOf(address: URL): Uint8Array<ArrayBuffer> {
  const request = new XMLHttpRequest();
  request.open('GET', address, false);
  // A request that is waited for has only text: this maps each byte to one character, whose lower half is the byte.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
}

function failure(cause: unknown): Failure {
  const said = cause instanceof Error ? cause.message : String(cause);
  const refused = cause instanceof WebAssembly.CompileError;
  if (location.protocol === 'file:') return new Failure((words) => words.say('from_file'), cause);
  if (refused && /content security|unsafe-eval|disallowed|CSP/i.test(said)) return new Failure((words) => words.say('forbidden'), cause);
  if (refused) return new Failure((words) => words.say('damaged'), cause);
  return new Failure((words) => words.say('not_loaded', { cause: said }), cause);
}
