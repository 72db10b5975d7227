/** The element, not registered, where German is the language of the page as a whole, whatever its root says. */

import { OneNeuron } from '../element.ts';

OneNeuron.language = 'de';

export * from '../element.ts';
