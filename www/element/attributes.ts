/** What the element does with its attributes, and a property for each of them, of the same name in camelCase. */

import { attributes } from '../pkg/lists.ts';
import type { Attribute } from '../pkg/lists.ts';

type Name = keyof typeof attributes;

/** Every attribute that the element knows. */
export const names: readonly string[] = Object.keys(attributes);

/** Those of which something holds. */
export const namesOf = (holds: (attribute: Attribute) => boolean): string[] =>
  Object.entries(attributes).flatMap(([name, attribute]) => (holds(attribute) ? [name] : []));

/** What there is to know of one of this name. */
export const attributeOf = (name: string): Attribute | undefined => attributes[name as Name];

/** Those that mean the author's rows. */
export const ofRows: readonly string[] = namesOf((attribute) => attribute.ofRows === true);

/** What an element's attribute says: what is usual, where it is absent. */
export const said = (element: Element, name: string): string => element.getAttribute(name) ?? attributeOf(name)?.usual ?? '';

/**
 * Gives `element` what was set on it before it was one: properties that wait for setters which it has only now.
 */
export function takeOver(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    // A setter of the class, or of what it is made from.
    let prototype: object | null = Object.getPrototypeOf(element) as object;
    while (prototype !== null && !Object.hasOwn(prototype, name)) prototype = Object.getPrototypeOf(prototype) as object | null;
    if (prototype === null || Object.getOwnPropertyDescriptor(prototype, name)?.set === undefined) continue;
    Reflect.deleteProperty(element, name);
    try {
      Reflect.set(element, name, value);
    } catch (cause) {
      reportError(cause);
    }
  }
}

/** Writes an attribute as a property was written: frameworks take one away by writing nothing to it. */
export function write(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** Whether a property was written as the attribute of its name would be. */
export function isWritten(value: unknown): value is string | number | null | undefined {
  return value === null || typeof value !== 'object';
}

/** Gives `prototype` the properties that it does not have already: those are more than what an attribute says. */
export function reflect(prototype: HTMLElement): void {
  for (const [name, { kind }] of Object.entries(attributes)) {
    const property = name.replace(/-./g, (part) => part.slice(1).toUpperCase());
    if (Object.hasOwn(prototype, property)) continue;
    if (kind === 'flag') {
      define(prototype, property, (element) => element.hasAttribute(name), (element, value) => element.toggleAttribute(name, Boolean(value)));
    } else {
      const get = (element: HTMLElement): string => said(element, name) || otherwise(name, element);
      define(prototype, property, kind === 'number' ? (element) => Number(get(element)) : get, (element, value) => write(element, name, value));
    }
  }
}

/** What an attribute that is not there says where that depends on others. */
function otherwise(name: string, element: HTMLElement): string {
  if (name !== 'scale') return '';
  const scaled = element.getAttribute('dataset') === 'iris' || (element.getAttribute('src') ?? '') !== '';
  return scaled ? 'standard' : 'none';
}

function define(
  prototype: HTMLElement,
  property: string,
  get: (element: HTMLElement) => unknown,
  set: (element: HTMLElement, value: unknown) => void,
): void {
  // `dataset` is the DOM's own name for data-* attributes; reading it goes on meaning that.
  const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, property)?.get;
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: HTMLElement) {
      return own === undefined ? get(this) : own.call(this);
    },
    set(this: HTMLElement, value: unknown) {
      set(this, value);
    },
  });
}
