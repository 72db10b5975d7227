/**
 * Reads the languages in `www/locales/`, one file for each. Missing messages are completed with English; unknown ones are an error.
 * `en.toml` explains how such a file is written.
 *
 * The texts of a page are written into it when it is built: see `page.ts`. The texts of the element and its run are imported by
 * scripts:
 *
 * - `en.toml?element` has the element's own texts in English, which are part of its script: it needs them before anything is fetched,
 *   and to report what could not be fetched;
 * - `xx.toml?spoken` is fetched for an element in that language, also in English: it has the texts of the run and, in other languages,
 *   the element's own.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

import { parse } from 'smol-toml';
import type { Plugin } from 'vite';

import type { Message, Messages, Spoken } from '../element/message.ts';

/** The folder with the languages. */
export const folder = 'www/locales';

/** The texts of a language, section by section. */
export interface Locale {
  /** The tag of the language, as in `lang`. */
  readonly tag: string;
  readonly language: {
    /** The name of the language, in itself. */
    readonly name: string;
    /** Language and country, as Open Graph writes them. */
    readonly territory: string;
    /** What separates thousands, and from which number on. */
    readonly thousands: string;
    readonly grouped_from: number;
  };
  readonly run: Messages;
  readonly element: Messages;
  readonly builder: Readonly<Record<string, string>>;
  readonly page: Readonly<Record<string, string>>;
  readonly site: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the page is available in this language, not only the element. */
  readonly hasPage: boolean;
}

type Table = Record<string, unknown>;

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a table is a message with several forms, not a chapter of messages. */
const isPlural = (value: unknown): boolean => isTable(value) && typeof value['other'] === 'string';

/** A section as a flat list: the names of messages in chapters begin with the name of the chapter. */
function flat(section: Table): Record<string, Message> {
  const entries = Object.entries(section).flatMap(([name, value]) =>
    isTable(value) && !isPlural(value)
      ? Object.entries(value).map(([key, message]) => [`${name}.${key}`, message as Message] as const)
      : [[name, (isTable(value) ? { ...value } : value) as Message] as const],
  );
  return Object.fromEntries(entries);
}

/** The gaps of a message, in any of its forms. */
function gaps(message: Message): Set<string> {
  const forms = typeof message === 'string' ? [message] : Object.entries(message).flatMap(([form, text]) => (form === 'by' ? [] : [text]));
  return new Set(forms.flatMap((text) => (Array.isArray(text) ? text.join() : text).match(/\{\w+\}/g) ?? []));
}

const sections = ['run', 'element', 'builder', 'page', 'site'] as const;

/** Reads a language from its text and completes it with English. Throws if it has a message or a gap that English does not have. */
export function localeFrom(tag: string, text: string, english?: Locale): Locale {
  const document = parse(text) as Record<string, Table | undefined>;
  const completed = sections.map((name) => {
    const own = flat(document[name] ?? {});
    const source: Messages = english === undefined ? own : (english[name] as Messages);
    for (const [key, message] of Object.entries(own)) {
      const known = source[key];
      if (known === undefined) throw new Error(`[${name}] ${key} is no message of en.toml`);
      const extra = [...gaps(message)].find((gap) => !gaps(known).has(gap));
      // In [page], braces enclose symbols instead of gaps; a translation may use any symbol.
      if (extra !== undefined && name !== 'page') throw new Error(`[${name}] ${key} has the gap ${extra}, which the message in en.toml does not have`);
    }
    return [name, { ...source, ...own }];
  });
  const language = { ...document['language'] };
  const said = Object.fromEntries(completed) as Pick<Locale, (typeof sections)[number]>;
  return { tag, language: language as unknown as Locale['language'], ...said, hasPage: document['page'] !== undefined };
}

/** The languages that have been read, each with the texts that it was read from. */
const known = new Map<string, { readonly texts: string; readonly locale: Locale }>();

/** A language by its tag. */
export function locale(tag: string): Locale {
  const english = tag === 'en' ? undefined : locale('en');
  const text = readFileSync(`${folder}/${tag}.toml`, 'utf8');
  const texts = `${known.get('en')?.texts ?? ''}${text}`;
  const before = known.get(tag);
  if (before !== undefined && (before.texts === texts || (tag === 'en' && before.texts === text))) return before.locale;
  try {
    const now = localeFrom(tag, text, english);
    known.set(tag, { texts: tag === 'en' ? text : texts, locale: now });
    return now;
  } catch (cause) {
    throw new Error(`${folder}/${tag}.toml: ${(cause as Error).message}`);
  }
}

/** The tags of all languages, English first. */
export function tags(): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.toml')).map((file) => basename(file, '.toml'));
  return ['en', ...files.filter((tag) => tag !== 'en').sort()];
}

/** The messages about a run in the form that Rust reads: a line for each form of each message, name.form=words. */
export function runText({ language, run }: Pick<Locale, 'language' | 'run'>): string {
  const lines = (['thousands', 'grouped_from'] as const).map((name) => `language.${name}=${language[name]}`);
  for (const [key, message] of Object.entries(run)) {
    const forms = typeof message === 'string' ? { other: message } : message;
    for (const [form, words] of Object.entries(forms)) lines.push(`${key}.${form}=${words}`);
  }
  return lines.join('\n');
}

export function spoken(locale: Locale): Spoken {
  const { tag, language, element } = locale;
  const numbers = { thousands: language.thousands, from: language.grouped_from };
  return { run: runText(locale), numbers, ...(tag === 'en' ? {} : { element }) };
}

/** The types of what scripts import: every English message as a literal type, so that a misspelt name does not compile. */
export function declarations(english: Locale): string {
  return `// Made of www/locales/en.toml by www/build/locales.ts.

declare module '*/en.toml?element' {
  const words: ${JSON.stringify(english.element, null, 2)};
  export default words;
  export const numbers: import('../element/message.ts').Numbers;
}

declare module '*.toml?spoken' {
  const spoken: import('../element/message.ts').Spoken;
  export default spoken;
}
`;
}

/** A page in one language. */
export interface Edition {
  readonly locale: Locale;
  /** The file of the page in the built site: `de/index.html`. */
  readonly file: string;
}

/** A page in all languages that have pages, English first. */
export function editions(file: string): Edition[] {
  const all = tags().map(locale).filter(({ hasPage }) => hasPage);
  return all.map((one) => ({ locale: one, file: one.tag === 'en' ? file : `${one.tag}/${file}` }));
}

/** The address of a file relative to that of the site: for an index, that of its folder. */
export const below = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/** The relative address of the site's folder, from a file in it. */
export const up = (file: string): string => '../'.repeat(file.split('/').length - 1) || './';

const asked = /\/www\/locales\/([\w-]+)\.toml\?(element|spoken)$/;

/** The Vite plugin that makes languages into modules. A page gets a link to preload the one that it will need. */
export function locales(): Plugin {
  let root = process.cwd();
  return {
    name: 'one-neuron:locales',
    enforce: 'pre',

    configResolved(config) {
      root = config.root;
    },

    load(id) {
      const [, tag, what] = asked.exec(id) ?? [];
      if (tag === undefined) return null;
      this.addWatchFile(`${folder}/en.toml`);
      this.addWatchFile(`${folder}/${tag}.toml`);
      const language = locale(tag);
      if (what === 'spoken') return `export default ${JSON.stringify(spoken(language))};`;
      return `export const numbers = ${JSON.stringify(spoken(language).numbers)};\nexport default ${JSON.stringify(language.element)};`;
    },

    // The words of a page’s language are fetched with its scripts, and kept with it for use without a network.
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        const tag = /<html[^>]*\slang="([^"]*)"/.exec(html)?.[1] ?? '';
        const words = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${folder}/${tag}.toml?spoken`) === true,
        );
        if (words === undefined) return [];
        const href = `${up(relative(root, filename))}${words.fileName}`;
        return [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href }, injectTo: 'head' }];
      },
    },
  };
}
