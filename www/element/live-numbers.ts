/**
 * Numbers in the text of an element, which change with its run: a place for each, with a text from Rust. And what is said of the
 * moment of these numbers: `.moment` shows its `data-next` while they are those of the next pass, and its `data-ran` while they are
 * those of a pass that the reader runs.
 */

import type { Neuron } from '../pkg/one_neuron.js';
import { symbolOfPlace } from './symbols.ts';

interface Place {
  readonly node: Text;
  text: string;
  /** The element that reserves the width of the text: see the style sheet. */
  readonly room: HTMLElement | MathMLElement | undefined;
  /** That width, which only grows. */
  width: number;
}

/** The widths of characters, in digits; a little more than in most fonts. */
const widths: Readonly<Record<string, number>> = { '.': 0.55, ',': 0.55, '−': 1.4, '(': 0.75, ')': 0.75 };

/** About the width of a text, in digits. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (widths[character] ?? 1), 0);

/** The longest text of a place in an equation, for numbers below 10. Data and settings are shown as short as possible. */
function longestOf(place: string): string {
  if (/^(x|y|eta)[^/]*$/.test(place)) return '';
  const text = (0).toFixed(Number(/\/(\d)/.exec(place)?.[1] ?? 4));
  if (/^(out|loss)/.test(place)) return text;
  return place.endsWith('()') ? `(−${text})` : `−${text}`;
}

/** Reserves the width of a text for a place, if it has less, and puts the text where its digits keep their place. */
function reserve(place: Place, text: string): void {
  if (place.room === undefined) return;
  const width = widthOf(text);
  if (width > place.width) {
    place.width = width;
    place.room.style.setProperty('--characters', String(width));
  }
  // Room for the bracket at the end of the longest text.
  const behind = place.room.dataset['value']?.endsWith(')') === true && !text.endsWith(')') ? 0.75 : 0;
  place.room.style.setProperty('--before', String(Math.max(place.width - width - behind, 0)));
}

export class LiveNumbers {
  readonly #root: ShadowRoot;
  #places: Place[] = [];
  #moments: HTMLElement[] = [];
  #walks: boolean | undefined;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Finds the places: called again whenever some were added or removed. */
  collect(neuron: Neuron): void {
    const found = [...this.#root.querySelectorAll<HTMLElement>('.live')];
    this.#moments = [...this.#root.querySelectorAll<HTMLElement>('.moment')];
    this.#walks = undefined;
    neuron.place(found.map((place) => place.dataset['value'] ?? ''));
    this.#places = found.map((place) => {
      const node = document.createTextNode('');
      place.replaceChildren(node);
      const symbol = place.closest('.readout') === null ? symbolOfPlace(place.dataset['value'] ?? '') : undefined;
      if (symbol !== undefined) place.dataset['symbol'] = symbol;
      const made = { node, text: '', room: place.matches('.readout > *, mn') ? place : undefined, width: 0 };
      if (place.matches('mn')) reserve(made, longestOf(place.dataset['value'] ?? ''));
      return made;
    });
  }

  /** Shows the current texts. */
  update(neuron: Neuron): void {
    const texts = neuron.texts();
    this.#places.forEach((place, index) => {
      const text = texts[index] ?? '';
      if (place.text === text) return;
      if (place.text.length !== text.length) reserve(place, text);
      place.node.data = place.text = text;
    });
    const { walks } = neuron;
    if (walks === this.#walks) return;
    this.#walks = walks;
    for (const moment of this.#moments) moment.textContent = moment.dataset[walks ? 'ran' : 'next'] ?? '';
  }
}
