import { OneNeuron } from './one-neuron/element.js';

if (customElements.get('one-neuron') !== undefined) throw new Error('one-neuron/element registers the element');
customElements.define('my-neuron', OneNeuron);
