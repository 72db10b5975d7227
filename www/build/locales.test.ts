import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

import { filled, grouped } from '../element/message.ts';
import type { Message } from '../element/message.ts';
import { otherLandscape } from '../element/panels.ts';
import { panels } from '../pkg/lists.ts';
import { declarations, localeFrom, locale, runText, spoken, tags } from './locales.ts';
import type { Locale } from './locales.ts';
import { filled as page } from './page.ts';

const english = locale('en');

const least = `
[language]
name = "A"
territory = "a_A"
thousands = "."
grouped_from = 1000
[run]
row = "row {row}"
inputs.one = "{inputs} input"
inputs.other = "{inputs} inputs"
[element]
play = "Play"
[page]
title = "T"
[page.and]
title = "AND {w1}"
`;

describe('a language', () => {
  test('has what its file says, with chapters in the names of their messages', () => {
    const { run, element, page, hasPage, language } = localeFrom('aa', least);
    assert.deepEqual(run, { row: 'row {row}', inputs: { one: '{inputs} input', other: '{inputs} inputs' } });
    assert.deepEqual([element, page, hasPage], [{ play: 'Play' }, { title: 'T', 'and.title': 'AND {w1}' }, true]);
    assert.deepEqual(language, { name: 'A', territory: 'a_A', thousands: '.', grouped_from: 1000 });
  });

  test('says in English what it lacks', () => {
    const source = localeFrom('aa', least);
    const other = localeFrom('bb', '[language]\nname = "B"\n[run]\nrow = "{row} wor"\n', source);
    assert.deepEqual(other.run, { row: '{row} wor', inputs: source.run['inputs'] });
    assert.deepEqual([other.element, other.page, other.hasPage], [{ play: 'Play' }, source.page, false]);
  });

  test('is refused where it says what nobody asks for', () => {
    const source = localeFrom('aa', least);
    const other = (text: string): Locale => localeFrom('bb', text, source);
    assert.throws(() => other('[run]\nrwo = "a"'), /\[run\] rwo is no message of en\.toml/);
    assert.throws(() => other('[run]\nrow = "{rwo}"'), /\[run\] row has the gap \{rwo\}, which/);
    assert.throws(() => other('[page.and]\ntitel = "a"'), /\[page\] and\.titel is no message/);
    assert.throws(() => other('[run'), /TOML/);
    assert.equal(other('[page.and]\ntitle = "{w1} {w2}"').page['and.title'], '{w1} {w2}', 'symbols may stand anywhere');
  });

  test('is a line for each form, as Rust reads it', () => {
    assert.equal(
      runText(localeFrom('aa', least)),
      'language.thousands=.\nlanguage.grouped_from=1000\nrow.other=row {row}\ninputs.one={inputs} input\ninputs.other={inputs} inputs',
    );
  });

  test('is fetched without what the script has already', () => {
    assert.equal('element' in spoken(english), false);
    assert.equal('element' in spoken(locale('de')), true);
  });

  test('has types, to the letter', () => {
    const types = declarations(localeFrom('aa', least));
    assert.match(types, /declare module '\*\/en\.toml\?element' \{\n {2}const words: \{\n {2}"play": "Play"\n\};/);
  });
});

describe('the languages there are', () => {
  const all = tags().map(locale);
  const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.keys(message).filter((key) => key !== 'by').map((key) => message[key] ?? ''));

  test('lack nothing in English and in German', () => {
    const own = (tag: string): string[] => Object.entries(localeFrom(tag, readFileSync(`www/locales/${tag}.toml`, 'utf8'))).flatMap(([section, messages]) => Object.keys(messages as object).map((key) => `${section} ${key}`));
    assert.ok(own('en').length > 600, `${own('en').length} messages`);
    assert.deepEqual(own('de').sort(), own('en').sort());
  });

  test('say nothing in markup, and begin and end where English does', () => {
    for (const { tag, run, element } of all) {
      for (const [section, messages, source] of [['run', run, english.run], ['element', element, english.element]] as const) {
        for (const [key, message] of Object.entries(messages)) {
          const said = `${tag}: [${section}] ${key}`;
          for (const form of forms(message)) {
            assert.doesNotMatch(form, /<\/?\w/, said);
            const [first = ''] = forms(source[key] ?? '');
            assert.deepEqual([/^\s/.test(form), /\s$/.test(form)], [/^\s/.test(first), /\s$/.test(first)], said);
          }
        }
      }
    }
  });

  test('have the forms that numbers in them take, and no others', () => {
    for (const { tag, run, element } of all) {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      for (const [key, message] of Object.entries({ ...run, ...element })) {
        if (typeof message === 'string') continue;
        const own = Object.keys(message).filter((form) => form !== 'by');
        assert.deepEqual(own.filter((form) => !(pluralCategories as string[]).includes(form)), [], `${tag}: ${key}`);
      }
    }
  });

  test('say everything', () => {
    for (const one of all) {
      for (const messages of [one.run, one.element, one.builder, one.page, one.site]) {
        for (const [key, message] of Object.entries(messages)) {
          for (const text of Array.isArray(message) ? message : forms(message as Message)) assert.ok(text.length > 0, `${one.tag}: ${key}`);
        }
      }
    }
  });

  const files = (folders: string[], end: string): string =>
    folders
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
      .filter((name) => name.endsWith(end))
      .map((name) => readFileSync(name, 'utf8'))
      .join('\n');

  test('have no message that nobody says', () => {
    const scripts = files(['www/element', 'www/tutorial', 'www/frame'], '.ts');
    const titles = [...Object.keys(panels), otherLandscape].map((name) => name.replaceAll('-', '_'));
    assert.deepEqual(Object.keys(english.element).filter((key) => !scripts.includes(`'${key}'`) && !titles.includes(key)), []);
    const rust = files(['src'], '.rs');
    const variant = (key: string): string => key.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
    assert.deepEqual(Object.keys(english.run).filter((key) => !new RegExp(`\\bMessage::${variant(key)}\\b|"${key}"`).test(rust)), []);
  });
});

describe('a message', () => {
  const plural = (count: number): string => new Intl.PluralRules('pl').select(count);
  const said = (message: Message, gaps: Record<string, string | number>): string => filled(message, gaps, plural, (number) => `<${number}>`);

  test('has its gaps filled, in any order and with anything', () => {
    assert.equal(said('{b} before {a}.', { a: '{b}', b: 'horse' }), 'horse before {b}.');
    assert.equal(said('{a}{a} {nobody}', { a: 2 }), '<2><2> {nobody}');
  });

  test('has the form of its number', () => {
    const rows = { one: '{rows} wiersz', few: '{rows} wiersze', many: '{rows} wierszy', other: '{rows} wiersza' };
    assert.deepEqual([1, 3, 5].map((count) => said(rows, { rows: count })), ['<1> wiersz', '<3> wiersze', '<5> wierszy']);
    assert.equal(said(rows, { rows: 'x' }), 'x wiersza', 'a text counts nothing');
    assert.equal(said({ by: 'b', one: '{a} 1', other: '{a} +' }, { a: 2, b: 1 }), '<2> 1');
    assert.equal(said({ other: '+' }, { a: 1 }), '+');
  });

  test('has whole numbers grouped as the figures group them', () => {
    const numbers = [999, 1000, 12_000, 1_234_567];
    const as = (tag: string): string[] => numbers.map((number) => grouped(number, spoken(locale(tag)).numbers));
    assert.deepEqual(as('en'), ['999', '1,000', '12,000', '1,234,567']);
    assert.deepEqual(as('de'), ['999', '1000', '12\u202f000', '1\u202f234\u202f567']);
  });
});

test('a page takes its words from its language', () => {
  assert.equal(page('<h1>{{and.title}}</h1>{{title}}', localeFrom('aa', least).page), '<h1>AND <span class="symbol parameter" data-symbol="w1"><i>w</i><sub>1</sub></span></h1>T');
});
