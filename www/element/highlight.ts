/** Which symbol is highlighted in an element: the one that the reader points at there, or else the one that its attribute `lit` names. */

import { marker, watchSymbols } from './symbols.ts';

export class Highlight {
  readonly #element: HTMLElement;
  readonly #mark: (name: string) => void;
  readonly #marker = marker();
  #pointedAt: string | null = null;
  #marked = '';

  /** `mark` highlights the symbol of a name in pictures; the name is empty if no symbol is highlighted any more. */
  constructor(element: HTMLElement, root: ShadowRoot, mark: (name: string) => void) {
    this.#element = element;
    this.#mark = mark;
    root.adoptedStyleSheets.push(this.#marker.sheet);
    watchSymbols(root, (name) => this.point(name));
  }

  /** The reader points at a symbol in this element, or no longer at any. */
  point(name: string | null): void {
    if (name === this.#pointedAt) return;
    this.#pointedAt = name;
    this.update();
    this.#element.dispatchEvent(new CustomEvent('symbol', { detail: { name } }));
  }

  /** Highlights the symbol that is to be highlighted now. */
  update(): void {
    const name = this.#pointedAt ?? this.#element.getAttribute('lit') ?? '';
    if (name === this.#marked) return;
    this.#marked = name;
    this.#marker.light(name);
    this.#mark(name);
  }

  /** Highlights the symbol again after panels have been made anew. */
  again(): void {
    this.#marked = '';
    this.update();
  }
}
