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
  readonly room: HTMLElement | undefined;
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
      return { node, text: '', room: place.matches('.readout > *') ? place : undefined };
    });
  }

  /** Shows the current texts. */
  update(neuron: Neuron): void {
    const texts = neuron.texts();
    this.#places.forEach((place, index) => {
      const text = texts[index] ?? '';
      if (place.text === text) return;
      if (place.text.length !== text.length) place.room?.style.setProperty('--characters', String(text.length));
      place.node.data = place.text = text;
    });
    const { walks } = neuron;
    if (walks === this.#walks) return;
    this.#walks = walks;
    for (const moment of this.#moments) moment.textContent = moment.dataset[walks ? 'ran' : 'next'] ?? '';
  }
}
