import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { chapters } from '../tutorial/chapters/list.ts';
import { chaptersFolder, withChapters } from './chapters.ts';
import { filled } from './page.ts';

describe('a template', () => {
  test('gets its words: plain in a tag, marked up outside', () => {
    const page = filled('<html lang="{{page.language}}"><p title="{{a}}">{{a}}</p>', { a: 'say `<x>` & {w1}' }, { 'page.language': 'en' });
    const symbol = '<span class="symbol parameter" data-symbol="w1"><i>w</i><sub>1</sub></span>';
    assert.equal(page, `<html lang="en"><p title="say &lt;x> &amp; w1">say <code>&lt;x&gt;</code> &amp; ${symbol}</p>`);
  });

  test('gets texts of several paragraphs, with links to terms', () => {
    const page = filled('{{{a}}}', { a: '\nOne [word](#term-word).\n\nTwo *words*.' });
    assert.equal(page, '<p>One <a class="term" href="#term-word">word</a>.</p>\n<p>Two <em>words</em>.</p>');
  });

  test('is refused where words are missing, or are read by no one, or name no symbol', () => {
    assert.throws(() => filled('{{a}}', {}), /asks for “a”/);
    assert.throws(() => filled('{{a}}', { a: '', b: '', c: '' }), /no one reads: b, c$/);
    assert.throws(() => filled('{{a}}', { a: '{q}' }), /\{q\} is no symbol/);
  });
});

describe('a chapter', () => {
  const template = '<a href="#{{first}}">{{skip}}</a><ol><!-- contents --></ol><main><!-- chapters --></main>';
  const words = { skip: 'Skip', 'and.short': 'AND', 'and.title': 'It learns', 'xor.short': 'XOR', 'xor.title': 'It fails' };
  const text = (name: string): string => `\n<section id="${name}" class="chapter"><h2>{{${name}.title}}</h2></section>\n`;
  /** A page of these chapters, without the white space between tags. */
  const page = (names: readonly string[], more: Readonly<Record<string, string>> = {}): string =>
    filled(withChapters(template, names, text), { ...words, ...more }).replace(/>\s+</g, '><');

  test('is a name in the list and a text: it stands in the table of contents and among the sections, in its place', () => {
    const made = { 'echo.short': 'Echo', 'echo.title': 'It costs $& and $1' };
    assert.equal(
      page(['and', 'echo', 'xor'], made),
      '<a href="#and">Skip</a><ol><li><a href="#and"><span>AND</span></a></li><li><a href="#echo"><span>Echo</span></a></li>' +
        '<li><a href="#xor"><span>XOR</span></a></li></ol><main><section id="and" class="chapter"><h2>It learns</h2></section>' +
        '<section id="echo" class="chapter"><h2>It costs $&amp; and $1</h2></section>' +
        '<section id="xor" class="chapter"><h2>It fails</h2></section></main>',
    );
    assert.match(page(['echo', 'and', 'xor'], made), /^<a href="#echo">Skip<\/a><ol><li><a href="#echo">.*<main><section id="echo"/);
  });

  test('is refused without words, without its section, or where its words are left over', () => {
    assert.throws(() => page(['and', 'echo', 'xor']), /asks for “echo\.short”/);
    assert.throws(() => page(['and']), /no one reads: xor\.short, xor\.title$/);
    assert.throws(() => withChapters(template, ['echo'], () => text('and')), /“echo” does not begin with <section id="echo" class="chapter"/);
  });

  test('has its text as it is, and a page without chapters stays as it is', () => {
    const section = '<section id="and" class="chapter">$& $1</section>';
    assert.ok(withChapters(template, ['and'], () => section).includes(`<main>${section}</main>`));
    assert.equal(withChapters('<p>{{first}}</p>', ['and'], text), '<p>{{first}}</p>');
  });

  test('of the tutorial has a file, and each file is a chapter', () => {
    const files = readdirSync(chaptersFolder).filter((file) => file.endsWith('.html'));
    assert.deepEqual(files.sort(), chapters.map((chapter) => `${chapter}.html`).sort());
    const read = (chapter: string): string => readFileSync(`${chaptersFolder}/${chapter}.html`, 'utf8');
    const whole = withChapters(readFileSync('www/tutorial/page.html', 'utf8'), chapters, read);
    const all = (pattern: RegExp): (string | undefined)[] => [...whole.matchAll(pattern)].map(([, name]) => name);
    assert.deepEqual(all(/<li><a href="#([\w-]+)"><span>/g), [...chapters]);
    assert.deepEqual(all(/<section id="([\w-]+)" class="chapter"/g), [...chapters]);
    assert.match(whole, new RegExp(`<a class="skip" href="#${chapters[0]}">`));
  });
});
