/** The WebAssembly module: loaded once for all elements of a page, and its failures in words. */

import init from '../pkg/one_neuron.js';

export { Neuron } from '../pkg/one_neuron.js';

/** Loads the module, once. After a failure, the next call tries again. */
export async function loadEngine(): Promise<void> {
  if (typeof WebAssembly !== 'object') {
    throw new Error('This browser has no WebAssembly, or it is turned off; the picture stays still.');
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
    return 'A page opened from a file may not load WebAssembly: serve its folder over http, for instance with “npx serve”.';
  }
  if (cause instanceof WebAssembly.CompileError && /content security|unsafe-eval|disallowed/i.test(said)) {
    return 'The page’s content security policy forbids WebAssembly: its script-src needs ‘wasm-unsafe-eval’.';
  }
  if (cause instanceof WebAssembly.CompileError) {
    return 'The file one_neuron_bg.wasm arrived damaged: publish it again, as binary, beside the script.';
  }
  return `The file one_neuron_bg.wasm could not be loaded: it belongs beside the script, served as application/wasm. (${said})`;
}
