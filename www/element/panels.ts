/** The panels by their names: which are pictures, and what they are called. */

import { panels } from '../pkg/lists.ts';
import type { PlainKey, Words } from './words.ts';

/** The landscape of the loss that the run does not learn by, which stands beside its own: no author writes its name. */
export const otherLandscape = 'landscape-other';

/** The name of a panel, which may be written by the name that it had before. */
export const nameOf = (written: string): string =>
  Object.keys(panels).find((name) => name === written || panels[name]?.alias === written) ?? written;

/** The panels that a list of words names. */
export const namesIn = (list: string): string[] => list.split(/\s+/).map(nameOf);

export const isPanel = (name: string): boolean => Object.hasOwn(panels, name);

export const isPicture = (name: string): boolean => panels[name]?.picture === true || name === otherLandscape;

/** The parts that a page styles a panel by. */
export const partsOf = (name: string): string => ['panel', name, panels[name]?.alias ?? []].flat().join(' ');

/** The symbol that its title means. */
export const symbolOf = (name: string): string | undefined => panels[name]?.symbol;

/** Its title, as HTML: the word of its name. */
export const titleOf = (name: string, words: Words): string => words.html(name.replaceAll('-', '_') as PlainKey);
