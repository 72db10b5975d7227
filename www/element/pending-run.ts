/** The state that a run starts with beyond its attributes: set before there is a run, or kept while its element is off the page. */

import type { Neuron } from '../pkg/one_neuron.js';
import type { Rows } from './contract.ts';
import { rowsOf, setRows } from './rows.ts';
import { Failure } from './words.ts';

export interface PendingRun {
  epoch?: number;
  rows?: Rows;
  weights?: number[];
  bias?: number[];
  selected?: number;
}

/** The result of `begin`. */
export interface Begun {
  /** The parameters, if they were set. */
  readonly moved: Float64Array | undefined;
  /** Why rows or parameters could not be set: `Refused` or a `Failure`. */
  readonly refusal: unknown;
}

/** Applies a pending state to a run. What does not fit is left out, and `refusal` says why. */
export function begin(neuron: Neuron, { epoch = 0, rows, weights, bias, selected }: PendingRun): Begun {
  let moved: Float64Array | undefined;
  let refusal: unknown;
  try {
    if (rows !== undefined) setRows(neuron, rows);
  } catch (cause) {
    refusal = cause;
  }
  if (weights !== undefined || bias !== undefined) {
    const parameters = Float64Array.from([...(weights ?? neuron.weights), ...(bias ?? neuron.bias)]);
    if (neuron.set_parameters(parameters)) moved = parameters;
    else {
      const expected = { weights: neuron.weights.length, biases: neuron.bias.length };
      refusal ??= new Failure((words) => words.say('weights_refused', expected));
    }
  }
  neuron.seek(Math.min(epoch, neuron.epochs));
  if (selected !== undefined) neuron.select(selected);
  return { moved, refusal };
}

/** What is kept of a run that is dropped: its epoch and row, rows that the reader has changed, parameters `moved` by hand. */
export function kept(neuron: Neuron, moved: Float64Array | undefined): PendingRun {
  const pending: PendingRun = { epoch: neuron.epoch, selected: neuron.selected };
  if (neuron.by_hand) pending.rows = rowsOf(neuron);
  if (moved !== undefined) {
    const count = neuron.weights.length;
    Object.assign(pending, { weights: [...moved.slice(0, count)], bias: [...moved.slice(count)] });
  }
  return pending;
}
