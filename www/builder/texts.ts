/** What one copies from the builder: tags and addresses. */

import { namesOf } from '../element/attributes.ts';

/** Attributes that are the page's own, which the element's own texts leave to it. */
const own = namesOf(({ changes }) => changes === 'page');

/** Where the site's files are, from the builder's `root`. Frames are in its language. */
export function pages(root: URL, language: string): Addresses {
  return {
    script: new URL('one-neuron.js', root).href,
    frame(link, set, there) {
      const address = new URL('embed.html', root);
      // What the element writes into a link is what its attributes are; `v` says of which form the link is.
      const query = link.slice(link.lastIndexOf('?') + 1).split('&').filter((part) => part !== 'v=1' && (there || !part.startsWith('epoch=')));
      const more = own.filter((name) => set.has(name)).map((name) => (set.get(name) === '' ? name : `${name}=${set.get(name)}`));
      if (language !== 'en') more.push(`lang=${language}`);
      address.search = [...query, ...more].join('&');
      return address.href;
    },
  };
}

export interface Addresses {
  /** The script that makes the element known. */
  readonly script: string;
  /** The page for frames with the run of a link made by `toURL`, at the link's epoch where `there`, or else at its beginning. */
  frame(link: string, set: ReadonlyMap<string, string>, there: boolean): string;
}

/** The script and the tag, of what `toEmbed` has made. */
export function tag({ script }: Addresses, embed: string, set: ReadonlyMap<string, string>): string {
  const more = own
    .filter((name) => name !== 'controls' && set.has(name))
    .map((name) => (set.get(name) === '' ? ` ${name}` : ` ${name}="${set.get(name)}"`));
  return `<script type="module" src="${escaped(script)}"></script>\n${embed.replace(/><\/one-neuron>$/, `${more.join('')}></one-neuron>`)}`;
}

/** The frame, so high before it has said how high it is. */
export function frame(addresses: Addresses, link: string, set: ReadonlyMap<string, string>, title: string, height: number): string {
  const src = escaped(addresses.frame(link, set, false));
  // The listing can be copied and saved, where the page around lets the frame.
  const listing = set.get('panels')?.split(' ').includes('code') === true;
  const rights = listing ? 'sandbox="allow-scripts allow-downloads" allow="clipboard-write"' : 'sandbox="allow-scripts"';
  return `<iframe src="${src}" title="${escaped(title)}" width="100%" height="${height}" frameborder="0" ${rights} loading="lazy"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
