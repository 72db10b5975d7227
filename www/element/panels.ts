/** The panels by name: which are pictures, and their titles. */

import { panels } from '../pkg/lists.ts';
import type { PlainKey, Words } from './words.ts';

/** The landscape of the loss that the run does not train with, shown beside its own. Authors do not write this name. */
export const otherLandscape = 'landscape-other';

/** The name of a panel, which may be written as the name that it had before. */
export const nameOf = (written: string): string =>
  Object.keys(panels).find((name) => name === written || panels[name]?.alias === written) ?? written;

/** The panels named in a list with spaces between them. */
export const namesIn = (list: string): string[] => list.split(/\s+/).map(nameOf);

export const isPanel = (name: string): boolean => Object.hasOwn(panels, name);

export const isPicture = (name: string): boolean => panels[name]?.picture === true || name === otherLandscape;

/** The names of the parts by which a page styles a panel. */
export const partsOf = (name: string): string => ['panel', name, panels[name]?.alias ?? []].flat().join(' ');

/** The symbol that the title of a panel stands for. */
export const symbolOf = (name: string): string | undefined => panels[name]?.symbol;

/** The title of a panel as HTML: the message of the panel's name. */
export const titleOf = (name: string, words: Words): string => words.html(name.replaceAll('-', '_') as PlainKey) || name;
