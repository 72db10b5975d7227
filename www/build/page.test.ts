import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

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
