/**
 * What the element shows or says by itself, and what is said of its run, in any language. The words stand in `www/locales/`, a file a
 * language.
 *
 * Those of the element in English are in this script: there is something to show before anything is fetched, and something to say where
 * nothing can be. All others are fetched for the elements that speak the language: beside the module, and at the same time.
 */

import english, { numbers } from '../locales/en.toml?element';
import { Language } from '../pkg/one_neuron.js';
import { filled, grouped } from './message.ts';
import type { Message, Spoken } from './message.ts';

/** The name of a message, as `en.toml` has it. */
export type Key = keyof typeof english;

type Forms<Said> = Said extends string ? Said : Said[keyof Said];
type GapsIn<Said> = Said extends `${string}{${infer Gap}}${infer Rest}` ? Gap | GapsIn<Rest> : never;

/** What fills the gaps of a message: texts, and numbers of things. */
export type Gaps<K extends Key> = { readonly [Gap in GapsIn<Forms<(typeof english)[K]>>]: string | number };

/** The name of a message without gaps. */
export type PlainKey = { readonly [K in Key]: keyof Gaps<K> extends never ? K : never }[Key];

/** The language whose words are where nothing else is said. */
const first = 'en';

export class Words {
  /** The tag of the language. */
  readonly tag: string;
  readonly #spoken: Spoken | undefined;
  readonly #plurals: Intl.PluralRules;
  #language: Language | undefined;

  /** Without what is fetched of it, a language has the element's words in English. */
  constructor(tag: string, spoken?: Spoken) {
    this.tag = tag;
    this.#spoken = spoken;
    this.#plurals = new Intl.PluralRules(tag);
  }

  /** A message. */
  say<K extends Key>(key: K, ...[gaps]: keyof Gaps<K> extends never ? [] : [gaps: Gaps<K>]): string {
    const messages: Readonly<Record<string, Message>> = this.#spoken?.element ?? english;
    return filled(messages[key] ?? '', gaps ?? {}, (count) => this.#plurals.select(count), (number) => this.grouped(number));
  }

  /** The same as markup has it. */
  html<K extends Key>(key: K, ...gaps: keyof Gaps<K> extends never ? [] : [gaps: Gaps<K>]): string {
    return this.say(key, ...gaps).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  }

  /** A whole number, as Rust groups its thousands in this language. */
  grouped(number: number): string {
    return grouped(number, this.#spoken?.numbers ?? numbers);
  }

  /** What Rust speaks by. There is one once words and module are there. */
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

const files = import.meta.glob<Spoken>('../locales/*.toml', { query: '?spoken', import: 'default' });
const fetched = new Map<string, Promise<Words>>();
const there = new Map<string, Words>();

const fileOf = (tag: string): string => `../locales/${tag}.toml`;

/** The language for a tag: that of `de` also for `de-AT`. Nothing where there is none. */
export function nearest(tag: string): string | undefined {
  const tags = Object.keys(files).map((file) => file.slice(file.lastIndexOf('/') + 1, -'.toml'.length));
  for (let wanted = tag.toLowerCase(); wanted !== ''; wanted = wanted.slice(0, Math.max(wanted.lastIndexOf('-'), 0))) {
    const found = tags.find((one) => one.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The words of a language, where they have been fetched. */
export const wordsAtHand = (tag: string): Words | undefined => there.get(tag);

/** The words of a language, of which there is a file; those in English where they do not come. After a failure, the next call tries again. */
export function wordsIn(tag: string): Promise<Words> {
  const known = fetched.get(tag);
  if (known !== undefined) return known;
  const coming = fetchWords(tag);
  fetched.set(tag, coming);
  return coming;
}

async function fetchWords(tag: string): Promise<Words> {
  try {
    const words = new Words(tag, await files[fileOf(tag)]?.());
    there.set(tag, words);
    return words;
  } catch (cause) {
    fetched.delete(tag);
    if (tag !== first) return wordsIn(first);
    throw new Failure((words) => words.say('words_not_loaded', { cause: (cause as Error).message }), cause);
  }
}
