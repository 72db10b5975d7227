/** Registers `<one-neuron>`, once. */

import { reflect } from './attributes.ts';
import { OneNeuron } from './one-neuron.ts';

if (customElements.get('one-neuron') === undefined) {
  reflect(OneNeuron.prototype);
  customElements.define('one-neuron', OneNeuron);
}

export { OneNeuron };
