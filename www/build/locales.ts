/**
 * The languages in `www/locales/`, a file each: read, completed with English where they lack a message, and refused where they say
 * what nobody asks for. `en.toml` tells how such a file is written.
 *
 * What the page says is written into it when it is built: see `page.ts`. What the element and its run say, scripts import:
 *
 * - `en.toml?element` is the element's words in English, which its script has with it: it shows them before anything is fetched, and
 *   says by them what could not be;
 * - `xx.toml?spoken` is what is fetched for an element in that language, English too: the words of the run and, in other languages,
 *   of the element.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

import { parse } from 'smol-toml';
import type { Plugin } from 'vite';

import type { Message, Messages, Spoken } from '../element/message.ts';

/** Where they are. */
export const folder = 'www/locales';

/** What a language says, section by section. */
export interface Locale {
  /** Its tag, as in `lang`. */
  readonly tag: string;
  readonly language: {
    /** What it calls itself. */
    readonly name: string;
    /** Language and country, as Open Graph writes them. */
    readonly territory: string;
    /** What parts thousands, and from which number on. */
    readonly thousands: string;
    readonly grouped_from: number;
  };
  readonly run: Messages;
  readonly element: Messages;
  readonly builder: Readonly<Record<string, string>>;
  readonly page: Readonly<Record<string, string>>;
  readonly site: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the page itself is in this language, not only the element. */
  readonly hasPage: boolean;
}

type Table = Record<string, unknown>;

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A message with forms, not a chapter of messages. */
const isPlural = (value: unknown): boolean => isTable(value) && typeof value['other'] === 'string';

/** A section with the names of its chapters before those of its messages. */
function flat(section: Table): Record<string, Message> {
  const entries = Object.entries(section).flatMap(([name, value]) =>
    isTable(value) && !isPlural(value)
      ? Object.entries(value).map(([key, message]) => [`${name}.${key}`, message as Message] as const)
      : [[name, (isTable(value) ? { ...value } : value) as Message] as const],
  );
  return Object.fromEntries(entries);
}

/** The gaps of a message, in whichever of its forms. */
function gaps(message: Message): Set<string> {
  const forms = typeof message === 'string' ? [message] : Object.entries(message).flatMap(([form, text]) => (form === 'by' ? [] : [text]));
  return new Set(forms.flatMap((text) => (Array.isArray(text) ? text.join() : text).match(/\{\w+\}/g) ?? []));
}

const sections = ['run', 'element', 'builder', 'page', 'site'] as const;

/** A language from its text, completed with English. Throws where it says what English does not. */
export function localeFrom(tag: string, text: string, english?: Locale): Locale {
  const document = parse(text) as Record<string, Table | undefined>;
  const completed = sections.map((name) => {
    const own = flat(document[name] ?? {});
    const source: Messages = english === undefined ? own : (english[name] as Messages);
    for (const [key, message] of Object.entries(own)) {
      const known = source[key];
      if (known === undefined) throw new Error(`[${name}] ${key} is no message of en.toml`);
      const extra = [...gaps(message)].find((gap) => !gaps(known).has(gap));
      // A page has symbols where others have gaps: those may stand anywhere.
      if (extra !== undefined && name !== 'page') throw new Error(`[${name}] ${key} has the gap ${extra}, which the message in en.toml does not have`);
    }
    return [name, { ...source, ...own }];
  });
  const language = { ...document['language'] };
  const said = Object.fromEntries(completed) as Pick<Locale, (typeof sections)[number]>;
  return { tag, language: language as unknown as Locale['language'], ...said, hasPage: document['page'] !== undefined };
}

/** Languages that have been read, each with the texts that they were read from. */
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

/** What is said of a run as Rust reads it: a line for each form of each message, name.form=words. */
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

/** The types of what scripts import: every message in English, to the letter, so that one that is misspelt does not compile. */
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
  /** Its file among the built ones: `de/index.html`. */
  readonly file: string;
}

/** A page in all languages in which there is one, English first. */
export function editions(file: string): Edition[] {
  const all = tags().map(locale).filter(({ hasPage }) => hasPage);
  return all.map((one) => ({ locale: one, file: one.tag === 'en' ? file : `${one.tag}/${file}` }));
}

/** A file’s address below that of the site: a folder’s for its index. */
export const below = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/** The way from a file to the folder of the site. */
export const up = (file: string): string => '../'.repeat(file.split('/').length - 1) || './';

const asked = /\/www\/locales\/([\w-]+)\.toml\?(element|spoken)$/;

/** The Vite plugin: languages as modules. A page is told which of them it will fetch. */
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

    // What it will say is fetched with a page’s scripts, and kept with the page for when there is no network.
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
