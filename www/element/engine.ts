/**
 * The WebAssembly modules, each loaded once for all elements of a page, and their failures in words. The first knows gates,
 * one neuron that learns row by row, and the pictures and equations of that. The second knows all else too, and comes with the
 * panels for it: it is fetched when a figure or a reader asks for more.
 */

import init, { Neuron as Plain } from '../pkg/one_neuron.js';
import type { Neuron } from '../pkg/full/one_neuron.js';
import * as words from './words/en.ts';

export type { Neuron };

/** Makes runs. */
export type Engine = typeof Neuron;

/** What comes with the second module, once it is there. */
export let rarer: typeof import('./rarer.ts') | undefined;

/** Whether a module knows everything. */
export const isFull = (engine: Engine | undefined): boolean => engine !== undefined && engine === rarer?.Neuron;

/** Loads a module: the full one where that is wanted. After a failure, the next call tries again. */
export async function loadEngine(full: boolean): Promise<Engine> {
  if (typeof WebAssembly !== 'object') {
    throw new Error(words.noWebAssembly);
  }
  return told(async () => {
    if (full) {
      const module = await import('./rarer.ts');
      await module.default();
      rarer = module;
      return module.Neuron;
    }
    await init();
    // Whoever asks for what it lacks asks the other.
    return Plain as unknown as Engine;
  });
}

/** Loads what comes with the second module, but not the module itself. */
export const loadScript = (): Promise<typeof import('./rarer.ts')> => told(() => import('./rarer.ts'));

/** Loads, or throws what has failed in words. */
async function told<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
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
