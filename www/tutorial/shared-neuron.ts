/**
 * One neuron for several chapters: figures with `data-shares="neuron"` have the same weights and the same selected row. What the
 * reader sets in one of them is found in the others.
 */

import type { OneNeuron } from '../element/index.ts';

/** Connects the figures that share their neuron. */
export function shareNeuron(): void {
  const figures = [...document.querySelectorAll<OneNeuron>('one-neuron[data-shares="neuron"]')];
  for (const figure of figures) {
    figure.addEventListener('change', () => {
      const { weights, bias, selectedRow } = figure;
      for (const other of figures) {
        // Also ends the circle of changes: a figure that has these numbers already does not change.
        if (other === figure || sameNumbers([...other.weights, ...other.bias], [...weights, ...bias])) continue;
        other.weights = weights;
        other.bias = bias;
        other.selectedRow = selectedRow;
      }
    });
  }
}

const sameNumbers = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((number, index) => number === others[index]);
