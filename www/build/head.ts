/**
 * How the site is found and shared: the tags in the head of each page for search engines, for sites on which people share links and
 * for home screens, and the files for these.
 *
 * A page has `<!-- head -->` where these tags go; its title and description it has itself. Canonical links, the card and the sitemap
 * need the address of the site: they are only made if `SITE_URL` is given.
 */

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import type { IndexHtmlTransformContext, Plugin } from 'vite';

import { escaped, unescaped } from './html.ts';
import { pictures } from './pictures.ts';
import { colour } from './tokens.ts';
import { below, editions, up } from './locales.ts';
import type { Edition } from './locales.ts';

/** The title and description of a page. */
export interface About {
  readonly title: string;
  readonly description: string;
}

/** The address of the site, with a slash at its end; `undefined` if none is given. Throws if `given` is not an address. */
export function siteAddress(given: string | undefined): string | undefined {
  if (given === undefined || given.trim() === '') return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new Error(`SITE_URL is “${given}”: it takes the site’s address, such as https://example.org/one-neuron/`);
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Reads the title and description from the head of a page. */
export function about(html: string): About {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
  if (title === undefined || description === undefined) throw new Error('a page with <!-- head --> needs a title and a description');
  return { title: unescaped(title), description: unescaped(description) };
}

/** The tags for an edition's head. */
export function headTags(page: About, here: Edition, editions: readonly Edition[], site?: string): string {
  const { tag: tongue, language, site: words } = here.locale;
  const root = up(here.file);
  const [light, dark] = colour('surface');
  const address = (file: string): string => `${site ?? root}${below(file)}`;
  const link = (rel: string, href: string, more = ''): string => `<link rel="${rel}"${more} href="${escaped(href)}">`;
  const meta = (name: string, content: string): string => `<meta name="${name}" content="${escaped(content)}">`;
  const graph = (property: string, content: string): string => `<meta property="og:${property}" content="${escaped(content)}">`;

  const tags = [
    link('icon', `${root}icon.svg`, ' type="image/svg+xml" sizes="any"'),
    link('manifest', `${root}manifest.webmanifest`),
    `<meta name="theme-color" content="${light}" media="(prefers-color-scheme: light)">`,
    `<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)">`,
  ];
  if (site !== undefined) tags.push(link('canonical', address(here.file)));
  // Search engines need absolute addresses here; readers have the link on the page.
  if (site !== undefined && editions.length > 1) {
    for (const { locale, file } of editions) tags.push(link('alternate', address(file), ` hreflang="${locale.tag}"`));
    const first = editions[0];
    if (first !== undefined) tags.push(link('alternate', address(first.file), ' hreflang="x-default"'));
  }
  tags.push(
    graph('type', 'article'),
    graph('site_name', 'One Neuron'),
    graph('title', page.title),
    graph('description', page.description),
    graph('locale', language.territory),
  );
  if (site === undefined) {
    tags.push(meta('twitter:card', 'summary'));
  } else {
    tags.push(
      graph('url', address(here.file)),
      graph('image', `${site}${cardOf(here)}`),
      graph('image:width', '1200'),
      graph('image:height', '630'),
      graph('image:alt', String(words['card'])),
      meta('twitter:card', 'summary_large_image'),
    );
  }
  const resource = {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: page.title,
    description: page.description,
    inLanguage: tongue,
    learningResourceType: words['kind'],
    teaches: words['teaches'],
    isAccessibleForFree: true,
    interactivityType: 'active',
    license: 'https://opensource.org/license/mit',
    ...(site === undefined ? {} : { url: address(here.file), image: `${site}${cardOf(here)}` }),
  };
  tags.push(`<script type="application/ld+json">${JSON.stringify(resource).replaceAll('<', '\\u003c')}</script>`);
  return tags.join('\n    ');
}

const cardOf = ({ locale }: Edition): string => `card-${locale.tag}.png`;

/** A title in two parts: the name of the site, and the text below it. */
export function titleParts({ title, description }: About): [name: string, text: string] {
  const [name = title, text = ''] = title.split(': ', 2);
  return [name, text === '' ? description : `${text.charAt(0).toUpperCase()}${text.slice(1)}`];
}

/** The sitemap: the list of pages, each with its other languages. */
export function sitemap(editions: readonly Edition[], site: string): string {
  const others = editions
    .map(({ locale, file }) => `\n    <xhtml:link rel="alternate" hreflang="${locale.tag}" href="${escaped(site + below(file))}"/>`)
    .join('');
  const urls = editions.map(({ file }) => `  <url>\n    <loc>${escaped(site + below(file))}</loc>${others}\n  </url>\n`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' +
    `${urls.join('')}</urlset>\n`
  );
}

/**
 * The page that a host shows for an address without a page, in all languages. It can be shown at any depth, so its links start at
 * the root of the host. The site's folder there, and so the style sheet, are only known with the address.
 */
export function lostPage(editions: readonly Edition[], site?: string, style?: string): string {
  const folder = site === undefined ? '/' : new URL(site).pathname;
  const sections = editions.map(({ locale, file }, index) => {
    const { lost_title: title, lost_text: text, lost_back: back } = locale.site;
    const heading = index === 0 ? 'h1' : 'h2';
    const lang = index === 0 ? '' : ` lang="${locale.tag}"`;
    return `      <section${lang}>
        <${heading}>${title}</${heading}>
        <p>${text} <a href="${escaped(folder + below(file))}">${back}</a>.</p>
      </section>`;
  });
  const first = editions[0]?.locale;
  const sheet = site === undefined || style === undefined ? '' : `\n    <link rel="stylesheet" href="${escaped(folder + style)}">`;
  return `<!doctype html>
<html lang="${first?.tag ?? 'en'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${first?.site['lost_title'] ?? ''}</title>${sheet}
  </head>
  <body>
    <main>
${sections.join('\n')}
    </main>
  </body>
</html>
`;
}

/** The web app manifest, for home screens. There is one for all languages, and it starts with the first. */
export function manifest({ title, description }: About, language: string): string {
  const [name] = titleParts({ title, description });
  const [light] = colour('surface');
  return JSON.stringify({
    name: title,
    short_name: name,
    description,
    lang: language,
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: light,
    theme_color: light,
    icons: [
      { src: 'icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: 'icon-192.png', type: 'image/png', sizes: '192x192', purpose: 'any maskable' },
      { src: 'icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any maskable' },
    ],
  });
}

/** The Vite plugin, for the page `file`. Pictures are drawn into `folder`. */
export function head(folder: string, file: string, given?: string): Plugin {
  const site = siteAddress(given);
  let root = process.cwd();
  const abouts = new Map<string, About>();

  const handler = (html: string, context: IndexHtmlTransformContext): string => {
    if (!html.includes('<!-- head -->')) return html;
    const path = relative(root, context.filename);
    const all = editions(file);
    const here = all.find((edition) => edition.file === path);
    if (here === undefined) throw new Error(`${path} asks for a <!-- head -->, but is in no known language`);
    const page = about(html);
    abouts.set(here.locale.tag, page);
    // Pages of the development server are neither shared nor put on home screens.
    const tags = context.server === undefined ? headTags(page, here, all, site) : '<link rel="icon" href="/www/icons/icon.svg">';
    return html.replace('<!-- head -->', () => tags);
  };

  return {
    name: 'one-neuron:head',

    configResolved(config) {
      root = config.root;
    },

    // After Vite has processed the page, because these are not addresses of sources.
    transformIndexHtml: { order: 'post', handler },

    generateBundle: {
      // After the pages.
      order: 'post',
      handler(_, bundle) {
        const emit = (fileName: string, source: string | Uint8Array): void => {
          this.emitFile({ type: 'asset', fileName, source });
        };
        const drawn = (fileName: string, draw: (file: string) => string[]): void => {
          const file = `${folder}/${fileName}`;
          pictures(draw(file));
          emit(fileName, readFileSync(file));
        };
        const png = (fileName: string, from: string, width: number): void =>
          drawn(fileName, (file) => ['png', `www/icons/${from}.svg`, file, String(width)]);

        emit('icon.svg', readFileSync('www/icons/icon.svg'));
        png('icon-192.png', 'tile', 192);
        png('icon-512.png', 'tile', 512);
        const all = editions(file);
        for (const edition of all) {
          const page = abouts.get(edition.locale.tag);
          if (page !== undefined && site !== undefined) drawn(cardOf(edition), (file) => ['card', file, ...titleParts(page)]);
        }
        const page = abouts.get('en');
        if (page !== undefined) emit('manifest.webmanifest', manifest(page, 'en'));

        const built = bundle[file];
        const html = built?.type === 'asset' ? String(built.source) : '';
        const style = /<link rel="stylesheet"[^>]* href="\.\/([^"]*)"/.exec(html)?.[1];
        emit('404.html', lostPage(all, site, style));
        emit('robots.txt', `User-agent: *\nAllow: /\n${site === undefined ? '' : `Sitemap: ${site}sitemap.xml\n`}`);
        if (site !== undefined) emit('sitemap.xml', sitemap(all, site));
      },
    },
  };
}
