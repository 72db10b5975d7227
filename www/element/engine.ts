/**
 * The WebAssembly modules, each loaded once for all elements of a page, and their failures in words. The second is the first
 * with what few readers ask for: tables, links, scripts, the listing, and the rarer pictures. It is fetched when one does.
 */

import init, { Neuron as Lean } from '../pkg/one_neuron.js';
import type { Neuron } from '../pkg/full/one_neuron.js';
import * as words from './words/en.ts';

export type { Neuron };

/** Makes runs. */
export type Engine = typeof Neuron;

/** Loads a module: the full one where that is wanted. After a failure, the next call tries again. */
export async function loadEngine(full: boolean): Promise<Engine> {
  if (typeof WebAssembly !== 'object') {
    throw new Error(words.noWebAssembly);
  }
  try {
    if (full) {
      const module = await import('../pkg/full/one_neuron.js');
      await module.default();
      return module.Neuron;
    }
    await init();
    // Whoever asks for what it lacks has asked for the other.
    return Lean as unknown as Engine;
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
