/** Sliders: for the parameters of a figure, for one of its attributes, or for a guess. Each shows its value beside it. */

import type { OneNeuron } from '../element/index.ts';
import { figuresOf, setUp, shown } from './figures.ts';

/** Makes every slider of the page work. */
export function dials(): void {
  for (const dial of document.querySelectorAll<HTMLInputElement>('.dial input')) {
    const say = (): void => {
      const value = dial.closest('.dial')?.querySelector('output');
      if (value) value.value = shown(dial.valueAsNumber, Number.isInteger(Number(dial.step)) ? 0 : 2);
    };
    const [figure] = figuresOf(dial);
    dial.addEventListener('input', () => {
      say();
      if (figure !== undefined) void turned(dial, figure);
    });
    const { parameter, attribute } = dial.dataset;
    if (figure !== undefined && parameter !== undefined) follow(dial, figure, say);
    if (figure !== undefined && attribute !== undefined) {
      // Whoever sets the attribute.
      new MutationObserver(() => {
        dial.value = figure.getAttribute(attribute) ?? dial.defaultValue;
        say();
      }).observe(figure, { attributeFilter: [attribute] });
    }
    say();
  }
}

/** The reader has moved a slider: the figure follows. */
async function turned(dial: HTMLInputElement, figure: OneNeuron): Promise<void> {
  const { parameter, attribute } = dial.dataset;
  try {
    await figure.ready;
    if (attribute !== undefined) {
      // While moving the slider, the reader wants to see where the run ends with this value.
      await setUp(figure, `${attribute}=${dial.value}`);
      figure.currentEpoch = figure.duration;
    }
  } catch {
    return;
  }
  const index = Number(parameter);
  const { weights, bias } = figure;
  if (parameter === undefined) return;
  if (index < weights.length) figure.weights = weights.with(index, dial.valueAsNumber);
  else figure.bias = bias.with(index - weights.length, dial.valueAsNumber);
}

/** The parameters of the figure have changed: the slider follows. */
function follow(dial: HTMLInputElement, figure: OneNeuron, say: () => void): void {
  const read = (): void => {
    const value = [...figure.weights, ...figure.bias][Number(dial.dataset['parameter'])];
    if (value === undefined || Math.abs(value - dial.valueAsNumber) < Number(dial.step) / 2) return;
    dial.value = String(value);
    say();
  };
  figure.addEventListener('loadeddata', read);
  figure.addEventListener('epochupdate', read);
  figure.addEventListener('change', read);
}
