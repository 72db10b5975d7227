/**
 * Builds a page in each of its languages, from one template and the words of each language in `www/locales/`.
 *
 * In the template, `{{key}}` is a sentence, `{{{key}}}` a text of paragraphs. In a tag's attribute, `{{key}}` is plain text.
 * Words are Markdown, in which `{w1}`, `{out}`, … are symbols in the colour of their family, and a link to
 * `figure:and-figure?epoch=35` or `figure:forward-figure?row=1` is a button that takes that figure there.
 */

import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

import { Marked } from 'marked';
import type { Plugin } from 'vite';

import { chapters } from '../tutorial/chapters/list.ts';
import { chaptersFolder, withChapters } from './chapters.ts';
import { form, readElementData } from './form.ts';
import { escaped } from './html.ts';
import { below, editions, folder, up } from './locales.ts';
import type { Edition } from './locales.ts';

/** The family and the markup of each symbol, and the name under which it is highlighted everywhere if the reader points at it. */
const symbols: Record<string, readonly [family: string, markup: string, name?: string]> = {
  x: ['data', '<i>x</i>'],
  x1: ['data', '<i>x</i><sub>1</sub>'],
  x2: ['data', '<i>x</i><sub>2</sub>'],
  X: ['data', '<i>X</i>', 'x'],
  y: ['data', '<i>y</i>'],
  w: ['parameter', '<i>w</i>'],
  w1: ['parameter', '<i>w</i><sub>1</sub>'],
  w2: ['parameter', '<i>w</i><sub>2</sub>'],
  W: ['parameter', '<i>W</i>', 'w'],
  b: ['parameter', '<i>b</i>'],
  z: ['signal', '<i>z</i>'],
  out: ['signal', 'out'],
  sigma: ['signal', '<i>σ</i>', 'out'],
  error: ['error', 'out − <i>y</i>'],
  L: ['error', '<i>L</i>', 'loss'],
  eta: ['rate', '<i>η</i>'],
};

const marked = new Marked({
  renderer: {
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      // A phrase that takes a figure to what it speaks of: see www/tutorial/handles.ts.
      const [, figure, to] = /^figure:([\w-]+)\?(.+)$/.exec(href) ?? [];
      if (figure !== undefined) return `<button type="button" class="handle" data-figure="${figure}" data-to="${to}">${text}</button>`;
      return `<a${href.startsWith('#term-') ? ' class="term"' : ''} href="${href}">${text}</a>`;
    },
  },
});

/** `text` with its symbols replaced by their markup. */
function withSymbols(text: string): string {
  // No line break within a row such as (0, 1), or around an equals sign after a symbol.
  const together = text.replace(/\((\d), (\d)\)/g, '($1,\u00a0$2)').replace(/\} = /g, '}\u00a0=\u00a0');
  return together.replace(/\{(\w+)\}/g, (whole, written: string) => {
    const [family, markup, name = written] = symbols[written] ?? [];
    if (markup === undefined) throw new Error(`${whole} is no symbol: use one of ${Object.keys(symbols).join(', ')}`);
    return `<span class="symbol ${family}" data-symbol="${name}">${markup}</span>`;
  });
}

/** `text` for use in an attribute: without markup. */
function plain(text: string): string {
  return escaped(text.replace(/\{(\w+)\}/g, '$1').replace(/[*`]/g, '').trim());
}

/** The template filled with words. Throws if it needs words that do not exist, or if some words are unused. */
export function filled(template: string, words: Readonly<Record<string, string>>, extra: Readonly<Record<string, string>> = {}): string {
  const unused = new Set(Object.keys(words));
  const word = (key: string): string => {
    const text = extra[key] ?? words[key];
    if (text === undefined) throw new Error(`the template asks for “${key}”, for which there are no words`);
    unused.delete(key);
    return text;
  };
  const page = template
    .replace(/<[a-z][^<>]*\{\{[^<>]*>/gi, (tag) => tag.replace(/\{\{([\w.-]+)\}\}/g, (_, key: string) => plain(word(key))))
    .replace(/\{\{\{([\w.-]+)\}\}\}/g, (_, key: string) => marked.parse(withSymbols(word(key).trim()), { async: false }).trim())
    .replace(/\{\{([\w.-]+)\}\}/g, (_, key: string) => marked.parseInline(withSymbols(word(key)), { async: false }));
  if (unused.size > 0) throw new Error(`words that no one reads: ${[...unused].join(', ')}`);
  return page;
}

/** Replaces `<!-- each language: … -->` by its content for each of `others`, with {href}, {tag} and {name} filled in. */
function withOthers(html: string, here: Edition, others: readonly Edition[]): string {
  return html.replace(/<!-- each language: (.*?) -->/g, (_, link: string) => {
    const gaps = ({ file, locale }: Edition): Record<string, string> => ({
      href: `${up(here.file)}${below(file)}`,
      tag: locale.tag,
      name: locale.language.name,
    });
    return others.map((other) => link.replace(/\{(\w+)\}/g, (_, gap: string) => escaped(gaps(other)[gap] ?? ''))).join('');
  });
}

/** The place for the form of the attributes in a template. */
const place = '<!-- form -->';

/** One of the `editions` of a page: the template with the words of its language, from `section` of the language file. */
export function pageIn(here: Edition, editions: readonly Edition[], template: string, section: 'page' | 'builder'): string {
  const extra = { language: here.locale.tag, root: up(here.file) };
  const words = here.locale[section];
  const page = filled(template.includes(place) ? template.replace(place, form(readElementData(), words)) : template, words, extra);
  return withOthers(page, here, editions.filter(({ file }) => file !== here.file));
}

/**
 * The Vite plugin that makes the page `file`, in each language, from `template`, its chapters and the words of that language. The
 * English page is a file at the root; the others do not exist as files, but are served and built as if they did.
 */
export function page(template: string, file: string, section: 'page' | 'builder'): Plugin {
  let root = process.cwd();
  const editionOf = (path: string): Edition | undefined =>
    path.endsWith('.html') ? editions(file).find((one) => one.file === relative(root, path)) : undefined;
  return {
    name: `one-neuron:page:${section}`,
    enforce: 'pre',

    configResolved(config) {
      root = config.root;
    },

    resolveId: (source) => (editionOf(resolve(root, source)) === undefined ? null : resolve(root, source)),

    load: (id) => (editionOf(id) === undefined ? null : ''),

    configureServer(server) {
      const watched = [template, folder, chaptersFolder];
      server.watcher.add(watched);
      server.watcher.on('change', (changed) => {
        const path = relative(root, changed);
        if (watched.some((one) => path === one || path.startsWith(`${one}/`))) server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use((request, response, next) => {
        const path = (request.originalUrl ?? '').replace(/[?#].*/, '').slice(1).replace(/(^|\/)$/, '$1index.html');
        if (editionOf(resolve(root, path)) === undefined) return next();
        server
          .transformIndexHtml(`/${path}`, '', request.originalUrl)
          .then((html) => response.setHeader('Content-Type', 'text/html').end(html))
          .catch(next);
      });
    },

    transformIndexHtml: {
      order: 'pre',
      handler(html, { filename }) {
        const here = editionOf(filename);
        if (here === undefined) return html;
        try {
          const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
          const whole = withChapters(read(template), chapters, (chapter) => read(`${chaptersFolder}/${chapter}.html`));
          // Without the indentation of the templates, which readers would download.
          return pageIn(here, editions(file), whole, section).replace(/\n\s+/g, '\n');
        } catch (cause) {
          throw new Error(`${here.file}: ${(cause as Error).message}`);
        }
      },
    },
  };
}
