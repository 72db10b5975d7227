/** The language that an element speaks, and its words in that language. */

import type { CurrentRun } from './current-run.ts';
import { isOfPlace, languageOf } from './language.ts';
import { label } from './template.ts';
import { inEnglish, wordsAtHand, wordsIn } from './words.ts';
import type { Words } from './words.ts';

/** What speech needs from its element. */
export interface SpeechHost {
  readonly current: CurrentRun;
  /** Switches all texts to `words`. */
  speak(words: Words): void;
}

export class Speech {
  /** The words in use: those of the language before, while new ones are being fetched. */
  words = inEnglish;
  readonly #element: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #host: SpeechHost;
  /** The tag of the language to speak. */
  #tag = 'en';

  constructor(element: HTMLElement, root: ShadowRoot, host: SpeechHost) {
    [this.#element, this.#root, this.#host] = [element, root, host];
  }

  /** Called when `lang` may have changed. Switches to words at hand, or fetches them; English before a run is always at hand. */
  update(): void {
    const tag = languageOf(this.#element);
    if (tag === this.#tag) return this.#tell();
    this.#tag = tag;
    const hasRun = this.#host.current.neuron !== undefined;
    const words = wordsAtHand(tag) ?? (tag === 'en' && !hasRun ? inEnglish : undefined);
    if (words !== undefined) return this.#speak(words);
    this.#mute(!hasRun);
    this.fetch().catch(() => this.#mute(false));
  }

  /** Fetches the words of the language to speak and switches to them, again if the language changes meanwhile. */
  async fetch(): Promise<void> {
    for (let tag = ''; tag !== this.#tag; ) {
      tag = this.#tag;
      const words = await wordsIn(tag);
      if (tag === this.#tag) this.#speak(words);
    }
  }

  #speak(words: Words): void {
    const before = this.words;
    this.words = words;
    this.#mute(false);
    this.#tell();
    if (words.tag === before.tag) return;
    label(this.#root, words);
    this.#host.speak(words);
  }

  /** Sets `lang` for screen readers if the element speaks another language than that of its place. */
  #tell(): void {
    const { tag } = this.words;
    for (const part of this.#root.children) {
      if (isOfPlace(this.#element, tag)) part.removeAttribute('lang');
      else part.setAttribute('lang', tag);
    }
  }

  /** Hides texts, but keeps their space, while words are being fetched. */
  #mute(on: boolean): void {
    for (const part of ['.toolbar', '.panels', '.readouts']) this.#root.querySelector(part)?.classList.toggle('mute', on);
  }
}
