/** The element, not registered: for pages that register it themselves, under a name of their own. */

import { reflect } from './attributes.ts';
import { OneNeuron } from './one-neuron.ts';

reflect(OneNeuron.prototype);

export { OneNeuron };
export type { NeuronError } from './contract.ts';
export type { AttributeProperties } from '../pkg/lists.ts';
export type { OneNeuronEvent, OneNeuronEventMap, SymbolEvent } from './properties.ts';
