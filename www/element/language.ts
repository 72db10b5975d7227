/** The language that an element speaks: that of its place on the page according to `lang`, also when that changes. */

import { nearest } from './words.ts';

/** An element that is told when `lang` changes around it. */
interface Listener extends Element {
  /** @internal */
  languageChanged(): void;
}

/** The language that is set for the page as a whole: see [`setLanguage`]. */
let own: string | undefined;

const listeners = new Set<Listener>();

const tellAll = (): void => listeners.forEach((listener) => listener.languageChanged());

const changes = new MutationObserver(tellAll);

/** The element whose `lang` applies to an element: itself, or its closest ancestor with `lang`, through shadow roots. */
function placeOf(element: Element): Element | undefined {
  for (let node: Node | null = element; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.hasAttribute('lang')) return node;
  }
  return undefined;
}

const tagOf = (place: Element | undefined): string | undefined => nearest(place?.getAttribute('lang') ?? '');

/**
 * The language that an element speaks: that of its place, or English if there is no such language here. A language that is set for the
 * page as a whole comes before that of the root, and before English.
 */
export function languageOf(element: Element): string {
  const place = placeOf(element);
  const isRoot = place === undefined || place === document.documentElement;
  return (own !== undefined && isRoot ? own : tagOf(place)) ?? own ?? 'en';
}

/** Whether `tag` is the language of an element's place. */
export const isOfPlace = (element: Element, tag: string): boolean => tagOf(placeOf(element)) === tag;

/** Sets the language of the page as a whole, whatever `lang` its root has; `undefined` makes `lang` apply again. */
export function setLanguage(tag: string | undefined): void {
  own = tag === undefined ? undefined : nearest(tag);
  tellAll();
}

/** The language that is set for the page as a whole. */
export const pageLanguage = (): string | undefined => own;

/** Tells an element when `lang` changes around it, until `unlisten`. */
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
