/** The lazily loaded panels, with their styles: a script of its own, fetched when one of them is to be shown. */

import panelStyles from '../styles/panels.css?inline';
import shapesStyles from '../styles/shapes.css?inline';
import { codePanel } from './code-panel.ts';
import { confusionPanel } from './confusion-panel.ts';
import { dataPanel } from './data-panel.ts';
import { shapesPanel } from './shapes-panel.ts';

export const makers = { code: codePanel, confusion: confusionPanel, data: dataPanel, shapes: shapesPanel };

export const styles = [panelStyles, shapesStyles];
