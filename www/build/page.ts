/**
 * The page in each of its languages: one template, and a file of words for each.
 *
 * In the template, `{{key}}` is a sentence, `{{{key}}}` a text of paragraphs. In a tag's attribute, `{{key}}` is plain text.
 * Words are Markdown, in which `{w1}`, `{out}`, … are symbols in the colour of their family.
 */

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import { Marked } from 'marked';
import type { Plugin } from 'vite';

import { escaped } from './html.ts';

/** How a symbol looks, and which family it belongs to. Its name is what pointing at it lights everywhere. */
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
      return `<a${href.startsWith('#term-') ? ' class="term"' : ''} href="${href}">${text}</a>`;
    },
  },
});

/** `text` with its symbols written out. */
function withSymbols(text: string): string {
  // A row, and what a symbol is equal to, stay on one line.
  const together = text.replace(/\((\d), (\d)\)/g, '($1,\u00a0$2)').replace(/\} = /g, '}\u00a0=\u00a0');
  return together.replace(/\{(\w+)\}/g, (whole, written: string) => {
    const [family, markup, name = written] = symbols[written] ?? [];
    if (markup === undefined) throw new Error(`${whole} is no symbol: use one of ${Object.keys(symbols).join(', ')}`);
    return `<span class="symbol ${family}" data-symbol="${name}">${markup}</span>`;
  });
}

/** `text` as it stands in an attribute: without markup. */
function plain(text: string): string {
  return escaped(text.replace(/\{(\w+)\}/g, '$1').replace(/[*`]/g, '').trim());
}

/** The template with its words. Throws where it asks for words that are not there, or leaves some unused. */
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

/** A page in one language: where it lies, and its words. */
export interface Edition {
  readonly language: string;
  readonly words: Readonly<Record<string, string>>;
  /** The page in the other language: where it is from here, and which it is. */
  readonly other: string;
  readonly otherLanguage: string;
}

/** The Vite plugin: each HTML file among `editions` becomes `template` with its words. */
export function page(template: string, editions: Readonly<Record<string, Edition>>): Plugin {
  let root = process.cwd();
  return {
    name: 'one-neuron:page',
    enforce: 'pre',

    configResolved(config) {
      root = config.root;
    },

    configureServer(server) {
      server.watcher.add(template);
      server.watcher.on('change', (file) => {
        if (relative(root, file) === template) server.ws.send({ type: 'full-reload' });
      });
    },

    transformIndexHtml: {
      order: 'pre',
      handler(html, { filename }) {
        const file = relative(root, filename);
        const edition = editions[file];
        if (edition === undefined) return html;
        try {
          const extra = {
            'page.language': edition.language,
            // What the page's script is asked for with: see languages.ts.
            'page.query': edition.language === 'en' ? '' : `?language=${edition.language}`,
            'page.other': edition.other,
            'page.other-language': edition.otherLanguage,
          };
          return filled(readFileSync(`${root}/${template}`, 'utf8'), edition.words, extra);
        } catch (cause) {
          throw new Error(`${file}: ${(cause as Error).message}`);
        }
      },
    },
  };
}
