/** Which symbol is highlighted in an element: the one that the reader points at there, or else the one that its attribute `lit` names. */

import { marker, watchSymbols } from './symbols.ts';

export class Highlight {
  readonly #element: HTMLElement;
  readonly #mark: (name: string) => void;
  readonly #marker = marker();
  #pointedAt: string | null = null;
  #marked = '';

  /** `mark` is told the name of another one, or nothing where none is marked any more: for pictures. */
  constructor(element: HTMLElement, root: ShadowRoot, mark: (name: string) => void) {
    this.#element = element;
    this.#mark = mark;
    root.adoptedStyleSheets.push(this.#marker.sheet);
    watchSymbols(root, (name) => this.point(name));
  }

  /** The reader points at a symbol here, or at none any more. */
  point(name: string | null): void {
    if (name === this.#pointedAt) return;
    this.#pointedAt = name;
    this.update();
    this.#element.dispatchEvent(new CustomEvent('symbol', { detail: { name } }));
  }

  /** Marks what is to be marked now. */
  update(): void {
    const name = this.#pointedAt ?? this.#element.getAttribute('lit') ?? '';
    if (name === this.#marked) return;
    this.#marked = name;
    this.#marker.light(name);
    this.#mark(name);
  }

  /** Marks it in what has been made anew. */
  again(): void {
    this.#marked = '';
    this.update();
  }
}
