/** The panels that few figures show, with their styles: a script of its own, fetched when one of them is to be shown. */

import panelStyles from '../styles/panels.css?inline';
import shapesStyles from '../styles/shapes.css?inline';

export { codePanel } from './code-panel.ts';
export { confusionPanel } from './confusion-panel.ts';
export { dataPanel } from './data-panel.ts';
export { shapesPanel } from './shapes-panel.ts';

export const styles = [panelStyles, shapesStyles];
