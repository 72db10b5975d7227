/** Registers `<one-neuron>`, once, where German is the language of the page as a whole, whatever its root says. */

import './element.ts';

export * from '../index.ts';
