/**
 * Still pictures of figures, for browsers without JavaScript or WebAssembly, and for print.
 *
 * `<one-neuron id="xor" dataset="xor" data-still="boundary loss" data-still-epoch="500">` gets a picture of each panel that it
 * names, drawn by native Rust from the same attributes at that epoch (by default, at the start), with Rust's description of it.
 * They are inside the element, which shows them if there can be no run. A picture serves both colour schemes. `<!-- still: … -->`
 * anywhere in the page is the sentence that says why nothing moves.
 *
 * They are not posters to be shown until the figure runs: many show the answer to a question that the text has yet to ask. So with
 * scripts, the style sheet (`www/styles/stills.css`) hides them, and so does the element, whose slot `still` they are in, unless
 * there can be no run. They are loaded lazily: the browser does not fetch pictures that are not shown.
 */

import { relative } from 'node:path';

import type { Plugin } from 'vite';

import { escaped, unescaped } from './html.ts';
import { editions } from './locales.ts';
import { pictures } from './pictures.ts';

/** The size of each still picture, in CSS pixels. */
const size = { width: 480, height: 400 };

/** A picture of one panel: its address, and its text alternative. */
export interface Still {
  readonly address: string;
  readonly words: string;
}

/** A figure to be drawn: its name, and its state as the query of a link. */
export interface Figure {
  readonly name: string;
  readonly query: string;
}

/** Draws figures, with descriptions in this language. The result has the panels of each figure, in order. */
export type Draw = (figures: readonly Figure[], language: string) => Map<string, Still[]>;

const tag = /<one-neuron\b((?:\s+[\w-]+(?:="[^"]*")?)*\s+data-still(?:="[^"]*")?(?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g;
const attribute = /\s+([\w-]+)(?:="([^"]*)")?/g;
const sentence = /\s*<!-- still: ([\s\S]*?) -->/;

/** Attributes that are not part of a figure's state. */
const others = /^(?:id|class|slot|part|lang|dir|hidden|panels|data-.*|aria-.*)$/;

/** `html` with still pictures in its figures. */
export function withStills(html: string, draw: Draw): string {
  const why = sentence.exec(html)?.[1] ?? 'This figure moves by JavaScript and WebAssembly. Here it is at rest.';
  const language = /<html[^>]*\slang="([^"]*)"/.exec(html)?.[1] ?? 'en';
  const figures = [...html.matchAll(tag)].map(([, attributes = '']) => figure(attributes));
  const names = figures.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two figures with stills are called “${twice}”: each needs an id of its own`);
  const drawn = figures.length > 0 ? draw(figures, language) : new Map<string, Still[]>();
  return html.replace(sentence, '').replace(tag, (_, attributes: string) => {
    const stills = drawn.get(figure(attributes).name) ?? [];
    const images = stills.map(
      ({ address, words }) =>
        `<img slot="still" src="${address}" width="${size.width}" height="${size.height}" loading="lazy" alt="${escaped(words)}">`,
    );
    const kept = attributes.replace(/\s+data-still(?:-epoch)?(?:="[^"]*")?/g, '');
    return `<one-neuron${kept}><noscript><p>${why}</p></noscript>${images.join('')}`;
  });
}

/** Reads a figure from its attributes. */
function figure(attributes: string): Figure {
  const query = new URLSearchParams();
  let name = '';
  let panels = '';
  let epoch = '0';
  for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
    const text = unescaped(value);
    if (key === 'id') name = text;
    else if (key === 'data-still') panels = text;
    else if (key === 'data-still-epoch') epoch = text;
    else if (!others.test(key)) query.append(key, text);
  }
  if (!/^[\w-]+$/.test(name)) throw new Error('a figure with data-still needs an id of letters, digits, _ and -');
  query.append('panels', panels);
  query.append('epoch', epoch);
  return { name, query: query.toString() };
}

/** Draws with native Rust, into a folder for each language within `folder`. */
export function drawnInto(folder: string): Draw {
  return (figures, language) => {
    const lines = figures.map(({ name, query }) => `${name}\t${query}\t${size.width}x${size.height}\n`);
    const stills = new Map<string, Still[]>();
    for (const line of pictures(['--lang', language, 'stills', `${folder}/${language}`], lines.join('')).split('\n').filter(Boolean)) {
      const [name = '', , file = '', , , words = ''] = line.split('\t');
      stills.set(name, [...(stills.get(name) ?? []), { address: `/${file}`, words }]);
    }
    return stills;
  };
}

/** The Vite plugin that gives figures their still pictures, kept in `folder`. It runs after the one that makes the page `file`. */
export function stills(folder: string, file: string): Plugin {
  let root = process.cwd();
  return {
    name: 'one-neuron:stills',

    configResolved(config) {
      root = config.root;
    },

    // Pictures that do not belong to a figure: the page refers to their files itself.
    buildStart() {
      for (const { locale } of editions(file)) {
        pictures(['--lang', locale.tag, 'corners', 'xor', `${folder}/${locale.tag}`]);
        pictures(['--lang', locale.tag, 'clue', `${folder}/${locale.tag}`]);
      }
    },

    transformIndexHtml: {
      order: 'pre',
      handler(html, { filename }) {
        try {
          return withStills(html, drawnInto(folder));
        } catch (cause) {
          throw new Error(`${relative(root, filename)}: ${(cause as Error).message}`);
        }
      },
    },
  };
}
