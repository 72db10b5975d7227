/** What few readers ask for, fetched when one does: the module that has everything, and the panels that are of it alone. */

import rarerStyles from '../styles/rarer.css?inline';

export { Clue, default, Neuron } from '../pkg/full/one_neuron.js';
export { furnish } from './axes.ts';
export { codePanel } from './code-panel.ts';
export { confusionPanel } from './confusion-panel.ts';
export { dataPanel } from './data-panel.ts';
export { pngOf } from './png.ts';
export { shapesPanel } from './shapes-panel.ts';
export { fetchTable } from './table.ts';

/** How these panels look. */
export const sheet = new CSSStyleSheet();
sheet.replaceSync(rarerStyles);
