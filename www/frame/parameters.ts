/** Reads the query of a frame's address: the attributes of the figure in the frame, under their own names. */

import { OneNeuron } from '../element/index.ts';
import type { Words } from '../element/words.ts';

export interface Parameters {
  /** Attributes of the figure, in the order in which they were written: the last of several wins. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** The epoch at which the run starts. */
  readonly epoch: number;
  /** The tag of the frame's language, if the query has `lang`. */
  readonly language: string | undefined;
  /** What could not be used, in sentences. */
  said(words: Words): string;
}

/** Reads a query, with or without its question mark, whether an author wrote it or it comes from a link. */
export function parameters(query: string): Parameters {
  const attributes: [string, string][] = [];
  const unknown: string[] = [];
  const said: ((words: Words) => string)[] = [];
  let epoch = 0;
  let language: string | undefined;
  for (const [name, value] of new URLSearchParams(query)) {
    if (OneNeuron.observedAttributes.includes(name)) attributes.push([name, value]);
    else if (name === 'lang') language = value;
    else if (name === 'epoch') {
      if (/^\d{1,7}$/.test(value)) epoch = Number(value);
      else said.push((words) => words.say('frame_epoch', { value: shown(value) }));
    } else if (name === 'v') {
      if (value !== '1') said.push((words) => words.say('frame_version', { version: shown(value) }));
    } else if (name !== '' && name !== 'z') unknown.push(shown(name));
  }
  if (unknown.length > 0) {
    const [first, count] = [unknown.slice(0, 8).join(', '), unknown.length - 8];
    said.push((words) => words.say('frame_unknown', { names: count > 0 ? words.say('frame_more', { names: first, count }) : first }));
  }
  return { attributes, epoch, language, said: (words) => said.map((sentence) => sentence(words)).join(' ') };
}

/** A text as a sentence repeats it: at most forty characters, all of them visible. */
function shown(text: string): string {
  return Array.from(text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd')).slice(0, 40).join('');
}
