/** Registers `<one-neuron>`, once. */

import { OneNeuron } from './element.ts';

if (customElements.get('one-neuron') === undefined) customElements.define('one-neuron', OneNeuron);

declare global {
  interface HTMLElementTagNameMap {
    'one-neuron': OneNeuron;
  }
}

export * from './element.ts';
