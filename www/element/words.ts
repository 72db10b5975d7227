/**
 * The element's own texts and the texts about its run, in any language. They are in `www/locales/`, one file for each language.
 *
 * The element's own texts in English are part of this script: it needs some before anything is fetched, and if nothing can be fetched.
 * All others are fetched when an element speaks the language, at the same time as the WebAssembly module.
 */

import english, { numbers } from '../locales/en.toml?element';
import { Language } from '../pkg/one_neuron.js';
import { filled, grouped } from './message.ts';
import type { Message, Spoken } from './message.ts';
import { script } from './script.ts';
import type { Lost } from './script.ts';

/** The name of a message, as in `en.toml`. */
export type Key = keyof typeof english;

type Forms<Said> = Said extends string ? Said : Said[keyof Said];
type GapsIn<Said> = Said extends `${string}{${infer Gap}}${infer Rest}` ? Gap | GapsIn<Rest> : never;

/** What fills the gaps of a message: texts and counts. */
export type Gaps<K extends Key> = { readonly [Gap in GapsIn<Forms<(typeof english)[K]>>]: string | number };

/** The name of a message without gaps. */
export type PlainKey = { readonly [K in Key]: keyof Gaps<K> extends never ? K : never }[Key];

/** The language to fall back on. */
const first = 'en';

export class Words {
  /** The tag of the language. */
  readonly tag: string;
  readonly #spoken: Spoken | undefined;
  readonly #plurals: Intl.PluralRules;
  #language: Language | undefined;

  /** Without `spoken`, the element's own texts are in English. */
  constructor(tag: string, spoken?: Spoken) {
    this.tag = tag;
    this.#spoken = spoken;
    this.#plurals = new Intl.PluralRules(tag);
  }

  /** A message with its gaps filled. */
  say<K extends Key>(key: K, ...[gaps]: keyof Gaps<K> extends never ? [] : [gaps: Gaps<K>]): string {
    const messages: Readonly<Record<string, Message>> = this.#spoken?.element ?? english;
    return filled(messages[key] ?? '', gaps ?? {}, (count) => this.#plurals.select(count), (number) => this.grouped(number));
  }

  /** The same, escaped for HTML. */
  html<K extends Key>(key: K, ...gaps: keyof Gaps<K> extends never ? [] : [gaps: Gaps<K>]): string {
    return this.say(key, ...gaps).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  }

  /** A whole number with its thousands grouped as Rust groups them in this language. */
  grouped(number: number): string {
    return grouped(number, this.#spoken?.numbers ?? numbers);
  }

  /** The language as Rust takes it. Needs the words and the module to be loaded. */
  get language(): Language {
    return (this.#language ??= new Language(this.tag, this.#spoken?.run ?? ''));
  }
}

/** The element's words in English. */
export const inEnglish = new Words(first);

/** A failure that can be told in any language. */
export class Failure extends Error {
  readonly told: (words: Words) => string;

  constructor(told: (words: Words) => string, cause?: unknown) {
    super(told(inEnglish), { cause });
    this.told = told;
  }
}

/** A script of the build as `load` imports it. Throws a `Failure` if it cannot be fetched; the next call tries again. */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await script(load);
  } catch (cause) {
    const { file, message } = cause as Lost;
    throw new Failure((words) => words.say('script_not_loaded', { file, cause: message }), cause);
  }
}

const files = import.meta.glob<{ default: Spoken }>('../locales/*.toml', { query: '?spoken' });
const fetched = new Map<string, Promise<Words>>();
const there = new Map<string, Words>();

const fileOf = (tag: string): string => `../locales/${tag}.toml`;

/** The language available for a tag, such as `de` for `de-AT`; `undefined` if there is none. */
export function nearest(tag: string): string | undefined {
  const tags = Object.keys(files).map((file) => file.slice(file.lastIndexOf('/') + 1, -'.toml'.length));
  for (let wanted = tag.toLowerCase(); wanted !== ''; wanted = wanted.slice(0, Math.max(wanted.lastIndexOf('-'), 0))) {
    const found = tags.find((one) => one.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words of a language, if they have been fetched. */
export const wordsAtHand = (tag: string): Words | undefined => there.get(tag);

/** Fetches the words of a language that has a file, or the English ones if that fails. After a failure, the next call tries again. */
export function wordsIn(tag: string): Promise<Words> {
  const known = fetched.get(tag);
  if (known !== undefined) return known;
  const coming = fetchWords(tag);
  fetched.set(tag, coming);
  return coming;
}

async function fetchWords(tag: string): Promise<Words> {
  try {
    const load = files[fileOf(tag)];
    const words = new Words(tag, load && (await part(load)).default);
    there.set(tag, words);
    return words;
  } catch (cause) {
    fetched.delete(tag);
    if (tag !== first) return wordsIn(first);
    throw cause;
  }
}
