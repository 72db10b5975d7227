/** The element, not registered, with German as the language of the whole page, whatever `lang` its root has. */

import { OneNeuron } from '../element.ts';

OneNeuron.language = 'de';

export * from '../element.ts';
