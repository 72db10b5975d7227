/**
 * What the build adds to the page for frames: a content security policy of its own, because other people write its address, and
 * the oEmbed response for tools that make a frame from a pasted address.
 */

import type { Plugin } from 'vite';

/**
 * The content security policy: only this site's own scripts, styles and modules; tables and posters from any host that an author
 * chooses. It allows no more than the page for frames needs, whoever serves it.
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

/** The figure of the oEmbed response, and its size in CSS pixels: its height at that width with controls, and space for other fonts. */
const shown = { query: 'dataset=and&eta=0.1&controls', title: 'One neuron learns AND', width: 720, height: 480 } as const;

/**
 * The oEmbed response, for a site at the absolute address `site`. A static host can have only one response for all addresses, so
 * it is always the same figure.
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

/** The Vite plugin, for the page `file`. Without the site's address there is no oEmbed response, because it has to contain it. */
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
