/** Which language an element speaks, and the words it has of it. */

import type { CurrentRun } from './current-run.ts';
import { isOfPlace, languageOf } from './language.ts';
import { label } from './template.ts';
import { inEnglish, wordsAtHand, wordsIn } from './words.ts';
import type { Words } from './words.ts';

/** What speech asks of its element. */
export interface SpeechHost {
  readonly current: CurrentRun;
  /** Says all in other words from here on. */
  speak(words: Words): void;
}

export class Speech {
  /** The words at hand: others than those of its language, while these are on their way. */
  words = inEnglish;
  readonly #element: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #host: SpeechHost;
  /** The tag of the language that it is to speak. */
  #tag = 'en';

  constructor(element: HTMLElement, root: ShadowRoot, host: SpeechHost) {
    [this.#element, this.#root, this.#host] = [element, root, host];
  }

  /** `lang` may be another around it. What is seen before there is a run is fetched at once, but in English it has it. */
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

  /** Fetches the words of the language that it is to speak by now, and speaks by them. */
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

  /** Where it speaks another language than its place is in, that is said to those who read it aloud. */
  #tell(): void {
    const { tag } = this.words;
    for (const part of this.#root.children) {
      if (isOfPlace(this.#element, tag)) part.removeAttribute('lang');
      else part.setAttribute('lang', tag);
    }
  }

  /** Keeps the room of words that are on their way. */
  #mute(on: boolean): void {
    for (const part of ['.toolbar', '.panels', '.readouts']) this.#root.querySelector(part)?.classList.toggle('mute', on);
  }
}
