/**
 * Converts equations from TeX to MathML when the page is built, so that the browser gets markup that it supports by itself:
 * readers can select it, screen readers can read it, and no script has to be loaded.
 *
 * In HTML, `<tex-math display>L = …</tex-math>` becomes a `<math>` element (without `display`: an inline one). Attributes other than
 * `display` are copied to it, and `<tex-math src="loss">` takes its TeX from `www/equations/loss.tex`. In TypeScript,
 * `import loss from '../equations/loss.tex'` gives the markup as a string, and `loss.tex?inline` the inline form.
 */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

import temml from 'temml';
import type { Plugin } from 'vite';

import { unescaped } from './html.ts';

/** The family of a symbol for each TeX command. The family becomes the class of the MathML element. */
const families = {
  '\\data': 'data',
  '\\param': 'parameter',
  '\\signal': 'signal',
  '\\err': 'error',
  '\\rate': 'rate',
} as const;

const familyNames = Object.values(families).join(', ');

/** The class that carries a live number through Temml, which keeps nothing but a class: `live:name:family`. */
const liveClass = /<mi class="live:([^:"]*):([^"]*?)((?: tml-[\w-]+)*)">\?<\/mi>/g;

const macros = {
  ...Object.fromEntries(Object.entries(families).map(([command, family]) => [command, `\\class{${family}}{#1}`])),
  // Passed through Temml as an identifier, because it would join two numbers beside each other.
  '\\live': '\\class{live:#1:#2}{\\mathord{?}}',
};

/**
 * Inline styles that Temml writes, and the classes that replace them on a page without inline styles. The first repeats the
 * attribute `display`; the second only reserves space in old browsers.
 */
const styleClasses: Record<string, string> = {
  'display:block math;': '',
  'math-depth:0;': '',
  'padding-left:0em;padding-right:0em;': 'tml-tight',
  'padding-left:0em;padding-right:5.9776pt;': 'tml-first',
  'padding-left:5.9776pt;padding-right:5.9776pt;': 'tml-inner',
  'padding-left:5.9776pt;padding-right:0em;': 'tml-last',
};

/** The layout of an equation: on a line of its own, or in the running text. */
export type Layout = 'display' | 'inline';

/**
 * The MathML of `tex`, with families as classes, names of symbols as `data-symbol`, and live numbers as
 * `<mn class="live family" data-value="name">?</mn>`. It has no inline styles and no annotation. Throws an `Error` that says in one
 * sentence what Temml could not read.
 */
export function texToMathML(tex: string, layout: Layout): string {
  let markup: string;
  try {
    markup = temml.renderToString(tex.trim(), {
      displayMode: layout === 'display',
      annotate: false,
      throwOnError: true,
      trust: ({ command }: { command: string }) => command === '\\class',
      wrap: 'none',
      // Temml adds to the macros that it is given, so each equation gets a copy.
      macros: { ...macros },
    });
  } catch (error) {
    throw new Error(`the TeX is not readable: ${inOneLine(error)}`);
  }
  return withSymbols(withoutPadding(withoutInlineStyles(withLiveNumbers(markup)))).replace(' class="tml-display"', '');
}

/** Without padding that pads nothing: around it, Firefox makes brackets as high as the font claims its letters to be. */
const withoutPadding = (markup: string): string => markup.replace(/<mpadded lspace="0"/g, '<mrow').replaceAll('</mpadded>', '</mrow>');

/** Temml's message in one line: it underlines the error with combining characters on a separate line, which terminals show badly. */
function inOneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll('\u0332', '').replace(/\s+/g, ' ').trim();
}

function withLiveNumbers(markup: string): string {
  const named = markup.replace(liveClass, (_, name: string, family: string, spacing: string) => {
    if (!/^\w+(\/\d)?(\(\))?$/.test(name)) {
      throw new Error(`\\live{${name}} is no name of a number: use letters, digits and _, then perhaps /decimals and ()`);
    }
    if (!Object.values<string>(families).includes(family)) {
      throw new Error(`\\live{${name}}{${family}} names no family: use one of ${familyNames}`);
    }
    return `<mn class="live ${family}${spacing}" data-value="${name}">?</mn>`;
  });
  if (named.includes('"live:')) {
    throw new Error('a \\live number stands in a place where it cannot be found again');
  }
  return named;
}

/** The names of symbols by their text. Symbols not listed here are a letter with a number or an index. */
const symbolNames: Record<string, string> = {
  out: 'out', L: 'loss', η: 'eta', X: 'x', Y: 'y', W: 'w', '(out−y)': 'error', 'out−y': 'error',
};

/** The name in `values` of the symbol with this text: `w1` for w₁, `w` for wᵢ and for all weights, `dw` for ∂L/∂wᵢ. */
function symbolName(text: string): string | undefined {
  const derivative = /^∂L∂([wbz])(\d*)[ijn]?$/.exec(text);
  if (derivative !== null) return `d${derivative[1]}${derivative[2]}`;
  return symbolNames[text] ?? /^([xywbz]\d*)[ijn]?$/.exec(text)?.[1];
}

/** Adds the names of symbols to the elements of a family, so that all elements for a symbol can be found. */
function withSymbols(markup: string): string {
  const family = new RegExp(`<(\\w+)([^>]* class="(?:${Object.values(families).join('|')})"[^>]*)>`, 'g');
  return markup.replace(family, (tag, name: string, attributes: string, offset: number) => {
    const begin = offset + tag.length;
    const inside = markup.slice(begin, endOf(name, markup, begin));
    const symbol = symbolName(inside.replace(/<[^>]*>/g, '').replace(/\s/g, ''));
    return symbol === undefined ? tag : `<${name}${attributes} data-symbol="${symbol}">`;
  });
}

/** The end of the element whose content begins at `begin`. */
function endOf(name: string, markup: string, begin: number): number {
  const tags = new RegExp(`<(/?)${name}(?=[\\s>])`, 'g');
  tags.lastIndex = begin;
  let open = 1;
  for (let tag = tags.exec(markup); tag !== null; tag = tags.exec(markup)) {
    open += tag[1] === '/' ? -1 : 1;
    if (open === 0) return tag.index;
  }
  return begin;
}

function withoutInlineStyles(markup: string): string {
  return markup.replace(/<[^>]* style="[^>]*>/g, (tag) => {
    const [, style = ''] = / style="([^"]*)"/.exec(tag) ?? [];
    const className = styleClasses[style];
    if (className === undefined) {
      throw new Error(`this construct needs the inline style "${style}", which the page's security policy forbids`);
    }
    const bare = tag.replace(/ style="[^"]*"/, '');
    if (className === '') return bare;
    return bare.includes(' class="')
      ? bare.replace(' class="', ` class="${className} `)
      : bare.replace(/^<\w+/, (name) => `${name} class="${className}"`);
  });
}

/** `html` with every `<tex-math>` turned into `<math>`; the TeX is between the tags or read by name. Errors name `file` and line. */
export function texInHtml(html: string, file: string, read: (name: string) => string = () => ''): string {
  return html.replace(
    /<tex-math((?:\s[^>]*)?)>([\s\S]*?)<\/tex-math>/g,
    (_, attributes: string, content: string, offset: number) => {
      const display = /\sdisplay(?=\s|$)/;
      try {
        const name = / src="(\w[\w-]*)"/.exec(attributes)?.[1];
        const tex = name === undefined ? unescaped(content) : read(name);
        const markup = texToMathML(tex, display.test(attributes) ? 'display' : 'inline');
        return markup.replace('<math', `<math${attributes.replace(display, '').replace(/ src="[^"]*"/, '').trimEnd()}`);
      } catch (error) {
        const line = html.slice(0, offset).split('\n').length;
        throw located(error, `${file}, line ${line}`);
      }
    },
  );
}

function located(error: unknown, place: string): Error {
  return new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
}

/** The Vite plugin that reads equations in HTML and in `.tex` files. */
export function equations(): Plugin {
  let root = process.cwd();
  const shown = (file: string): string => relative(root, file);

  return {
    name: 'one-neuron:equations',
    enforce: 'pre',

    configResolved(config) {
      root = config.root;
    },

    transformIndexHtml: {
      order: 'pre',
      handler: (html, { filename }) =>
        texInHtml(html, shown(filename), (name) => readFileSync(`${root}/www/equations/${name}.tex`, 'utf8')),
    },

    async load(id) {
      const [file = '', query = ''] = id.split('?');
      if (!file.endsWith('.tex')) return null;
      try {
        const markup = texToMathML(await readFile(file, 'utf8'), query.includes('inline') ? 'inline' : 'display');
        return `export default ${JSON.stringify(markup)};`;
      } catch (error) {
        throw located(error, shown(file));
      }
    },
  };
}
