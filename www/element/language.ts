/** Which language an element speaks: that of its place on the page, as `lang` says it, now and when that changes. */

import { nearest } from './words.ts';

/** What hears of it when `lang` changes around it. */
interface Listener extends Element {
  /** @internal */
  languageChanged(): void;
}

/** The language of elements where the page does not say for a part of it that it is in another: see [`setLanguage`]. */
let own: string | undefined;

const listeners = new Set<Listener>();

const tellAll = (): void => listeners.forEach((listener) => listener.languageChanged());

const changes = new MutationObserver(tellAll);

/** What says the language of an element's place: the element itself, or its closest ancestor with `lang`, through shadow roots. */
function placeOf(element: Element): Element | undefined {
  for (let node: Node | null = element; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.hasAttribute('lang')) return node;
  }
  return undefined;
}

const tagOf = (place: Element | undefined): string | undefined => nearest(place?.getAttribute('lang') ?? '');

/**
 * The language that an element speaks: that of its place, or English where there is none of it. Where a language is set for the page as a
 * whole, it stands in the place of the root's.
 */
export function languageOf(element: Element): string {
  const place = placeOf(element);
  const isRoot = place === undefined || place === document.documentElement;
  return (own !== undefined && isRoot ? own : tagOf(place)) ?? own ?? 'en';
}

/** Whether a language is the one that an element's place says it is in. */
export const isOfPlace = (element: Element, tag: string): boolean => tagOf(placeOf(element)) === tag;

/** Sets the language of the page as a whole, whatever its root says; nothing where that is to speak again. */
export function setLanguage(tag: string | undefined): void {
  own = tag === undefined ? undefined : nearest(tag);
  tellAll();
}

/** The language that is set for the page as a whole. */
export const pageLanguage = (): string | undefined => own;

/** Tells an element of the document when `lang` changes there, until `unlisten`. */
export function listen(listener: Listener): void {
  listeners.add(listener);
  for (let root: Node = listener.getRootNode(); ; root = root.host.getRootNode()) {
    changes.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    if (!(root instanceof ShadowRoot)) return;
  }
}

export function unlisten(listener: Listener): void {
  listeners.delete(listener);
}
