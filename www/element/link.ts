/** Runs in the fragment of a page's address: `#id?dataset=xor&…`, or `#id?z=…` if that would be long. */

import { part } from './words.ts';

/** An element that is told when the address has changed. */
interface Listener extends HTMLElement {
  /** @internal */
  addressChanged(): void;
}

const listeners = new Set<Listener>();

/** The fragment that each element has been given last. */
const given = new WeakMap<HTMLElement, string>();

/** Tells an element when the address of the page changes, until `unfollow`. */
export function follow(listener: Listener): void {
  if (listeners.size === 0) addEventListener('hashchange', tell);
  listeners.add(listener);
}

export function unfollow(listener: Listener): void {
  listeners.delete(listener);
  if (listeners.size === 0) removeEventListener('hashchange', tell);
}

const tell = (): void => listeners.forEach((listener) => listener.addressChanged());

/** The run in this page's address that is meant for an element: by its id, or as the first `one-neuron`. Given out once. */
export function linkFor(element: HTMLElement): string {
  const { hash } = location;
  const [name = '', ...query] = hash.slice(1).split('?');
  const first = name === 'one-neuron' && element.ownerDocument.querySelector('one-neuron') === element;
  const meant = query.length > 0 && name !== '' && (element.id === '' ? first : element.id === name || first);
  const known = given.get(element) === hash;
  if (meant) given.set(element, hash);
  else given.delete(element);
  return meant && !known ? query.join('?') : '';
}

/** Whether an element shows a run from the address. */
export const isLinked = (element: HTMLElement): boolean => given.has(element);

/** The longest query that is written into an address as it is. */
const readable = 2000;

/** A query as it is written into an address: compressed if it is long. `undefined` if that is still too long. */
export async function packed(query: string): Promise<string | undefined> {
  return query.length <= readable ? query : (await part(() => import('./packing.ts'))).pack(query);
}

/** The query that is written into an address, with or without more behind it. Throws if it cannot be read. */
export async function unpacked(link: string): Promise<string> {
  return link.startsWith('z=') ? (await part(() => import('./packing.ts'))).unpack(link.slice(2).split('&', 1)[0] as string) : link;
}
