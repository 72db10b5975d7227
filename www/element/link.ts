/** Runs in the fragment of a page's address: `#id?dataset=xor&…`. */

/** The run in this page's address that is meant for an element: by its id, or as the first `one-neuron`. Given out once. */
export function linkFor(element: HTMLElement): string {
  const [name = '', ...query] = location.hash.slice(1).split('?');
  const first = name === 'one-neuron' && element.ownerDocument.querySelector('one-neuron') === element;
  const meant = query.length > 0 && name !== '' && (element.id === '' ? first : element.id === name || first);
  return meant && !linksUsed.has(element) && linksUsed.add(element) ? query.join('?') : '';
}

const linksUsed = new WeakSet<HTMLElement>();
