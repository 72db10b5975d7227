/** The texts to copy from the builder: tags and addresses. */

import { namesOf } from '../element/attributes.ts';

/** Attributes that belong to the page: links of the element have none of them, and tags only `controls`. */
const own = namesOf(({ changes }) => changes === 'page');

/** The addresses of the site's files, from the builder's `root`. Frames are in the builder's language. */
export function pages(root: URL, language: string): Addresses {
  return {
    script: new URL('one-neuron.js', root).href,
    frame(link, set, there) {
      const address = new URL('embed.html', root);
      // A query consists of attributes, `epoch`, and `v` for the version of its form.
      const query = link.split('&').filter((part) => part !== 'v=1' && (there || !part.startsWith('epoch=')));
      const more = own.filter((name) => set.has(name)).map((name) => (set.get(name) === '' ? name : `${name}=${set.get(name)}`));
      if (language !== 'en') more.push(`lang=${language}`);
      address.search = [...query, ...more].join('&');
      return address.href;
    },
  };
}

export interface Addresses {
  /** The script that registers the element. */
  readonly script: string;
  /** The page for frames with the run of a query: at its epoch if `there`, otherwise at its start. */
  frame(link: string, set: ReadonlyMap<string, string>, there: boolean): string;
}

/** The script and the tag, from the result of `toEmbed`. */
export function tag({ script }: Addresses, embed: string, set: ReadonlyMap<string, string>): string {
  const more = own
    .filter((name) => name !== 'controls' && set.has(name))
    .map((name) => (set.get(name) === '' ? ` ${name}` : ` ${name}="${set.get(name)}"`));
  return `<script type="module" src="${escaped(script)}"></script>\n${embed.replace(/><\/one-neuron>$/, `${more.join('')}></one-neuron>`)}`;
}

/** The frame, with a height that applies until the frame sends its own. */
export function frame(addresses: Addresses, link: string, set: ReadonlyMap<string, string>, title: string, height: number): string {
  const src = escaped(addresses.frame(link, set, false));
  // The listing can be copied and saved, if the page around allows the frame to.
  const listing = set.get('panels')?.split(' ').includes('code') === true;
  const rights = listing ? 'sandbox="allow-scripts allow-downloads" allow="clipboard-write"' : 'sandbox="allow-scripts"';
  return `<iframe src="${src}" title="${escaped(title)}" width="100%" height="${height}" frameborder="0" ${rights} loading="lazy"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
