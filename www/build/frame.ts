/**
 * What the page for frames gets when it is built: a content security policy of its own, because its address is other people's
 * to write, and the oEmbed answer for tools that make a frame of a pasted address.
 */

import type { Plugin } from 'vite';

/**
 * Nothing but this site's own scripts, styles and modules; tables and posters from where an author says. A frame's page may
 * not be let through by a looser policy than it needs, whoever serves it.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' https: data: blob:",
  "connect-src 'self' https: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types one-neuron',
].join('; ');

/** The figure that an oEmbed answer shows, and its size in CSS pixels: as high as it is at that width with its controls, and a little room for other fonts. */
const shown = { query: 'dataset=and&eta=0.1&controls', title: 'One neuron learns AND', width: 720, height: 480 } as const;

/**
 * The oEmbed answer, for a site at the absolute address `site`. A host of files has one answer for every address, so it is
 * always the same figure.
 */
export function oembed(site: string): Record<string, string | number> {
  const frame = new URL(`embed.html?${shown.query}`, site).href.replaceAll('&', '&amp;');
  const { title, width, height } = shown;
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'One Neuron',
    provider_url: new URL('.', site).href,
    title,
    width,
    height,
    html: `<iframe src="${frame}" title="${title}" width="${width}" height="${height}" sandbox="allow-scripts" loading="lazy" frameborder="0"></iframe>`,
    cache_age: 86_400,
  };
}

/** The Vite plugin, for the page `file`; without the site's address there is no oEmbed answer, since it has to name it. */
export function frame(file: string, site: string | undefined): Plugin {
  return {
    name: 'one-neuron:frame',
    // The development server writes styles into the page, which this policy forbids.
    apply: 'build',

    transformIndexHtml(html, { filename }) {
      if (!filename.endsWith(`/${file}`)) return html;
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
      const found = site === undefined ? '' : `\n    <link rel="alternate" type="application/json+oembed" href="${new URL('oembed.json', site).href}" title="One Neuron">`;
      return html.replace(/(<meta charset="[^"]*">)/, `$1\n    ${meta}${found}`);
    },

    generateBundle() {
      if (site === undefined) return;
      this.emitFile({ type: 'asset', fileName: 'oembed.json', source: `${JSON.stringify(oembed(site), null, 2)}\n` });
    },
  };
}
