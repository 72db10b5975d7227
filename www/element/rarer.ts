/** What few readers ask for, fetched when one does: the module that has everything, and the panels that are of it alone. */

export { default, Neuron } from '../pkg/full/one_neuron.js';
export { codePanel } from './code-panel.ts';
export { confusionPanel } from './confusion-panel.ts';
export { dataPanel } from './data-panel.ts';
export { fetchTable } from './table.ts';
