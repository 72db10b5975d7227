/** What the query of a frame's address says: the attributes of the figure in it, under their own names. */

import { OneNeuron } from '../element/index.ts';

export interface Parameters {
  /** Attributes of the figure, in the order in which they were written: the last of several wins. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Where the run begins. */
  readonly epoch: number;
  /** What could not be used, in sentences. */
  readonly said: string;
}

/** Reads a query, with or without its question mark: as an author has written it, or as a link has it. */
export function parameters(query: string): Parameters {
  const attributes: [string, string][] = [];
  const unknown: string[] = [];
  const said: string[] = [];
  let epoch = 0;
  for (const [name, value] of new URLSearchParams(query)) {
    if (OneNeuron.observedAttributes.includes(name)) attributes.push([name, value]);
    else if (name === 'epoch') {
      if (/^\d{1,7}$/.test(value)) epoch = Number(value);
      else said.push(`epoch="${shown(value)}" cannot be used: epoch takes a whole number of at least 0.`);
    } else if (name === 'v') {
      if (value !== '1') said.push(`The link was made by another version (v=${shown(value)}): some of it may be left out.`);
    } else if (name !== '') unknown.push(shown(name));
  }
  if (unknown.length > 0) {
    const [first, more] = [unknown.slice(0, 8), unknown.length - 8];
    said.push(`Not known here, and left out: ${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`);
  }
  return { attributes, epoch, said: said.join(' ') };
}

/** As repeated in a sentence: no longer than forty characters, each of them one that is seen. */
function shown(text: string): string {
  return Array.from(text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')).slice(0, 40).join('');
}
