/** Reads and writes the element's attributes, and defines a property for each, of the same name in camelCase. */

import { attributes } from '../pkg/lists.ts';
import type { Attribute } from '../pkg/lists.ts';

/** Every attribute that the element knows. */
export const names: readonly string[] = Object.keys(attributes);

/** The names of the attributes for which `holds` is true. */
export const namesOf = (holds: (attribute: Attribute) => boolean): string[] =>
  Object.entries(attributes).flatMap(([name, attribute]) => (holds(attribute) ? [name] : []));

/** The description of the attribute of this name. */
export const attributeOf = (name: string): Attribute | undefined => attributes[name];

/** The attributes that refer to the author's rows. */
export const ofRows: readonly string[] = namesOf((attribute) => attribute.ofRows !== undefined);

/** The names of `src` and of the attributes that choose from its table. */
export const ofTables: readonly string[] = namesOf((attribute) => attribute.ofRows === 'table');

/** The value of an element's attribute, or its default if it is absent. */
export const said = (element: Element, name: string): string => element.getAttribute(name) ?? attributeOf(name)?.usual ?? '';

/**
 * Hands properties that were set on `element` before it was upgraded to the setters that it has now.
 */
export function takeOver(element: HTMLElement): void {
  for (const [name, value] of Object.entries(element)) {
    // A setter of the class, or of one that it extends.
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

/** Writes the value of a property to its attribute. `null` and `undefined`, by which frameworks remove an attribute, remove it. */
export function write(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

/** Whether a value written to a property is one for the attribute of its name. */
export function isWritten(value: unknown): value is string | number | null | undefined {
  return value === null || typeof value !== 'object';
}

/** Defines the properties that `prototype` does not have yet: those that it has do more than reflect an attribute. */
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

/** The default of an attribute, if it depends on other attributes. */
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
  // `dataset` is also the DOM's name for data-* attributes; reading it still returns those.
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
