/** Registers `<one-neuron>`, once, with German as the language of the whole page, whatever `lang` its root has. */

import './element.ts';

export * from '../index.ts';
