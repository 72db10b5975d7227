import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { worded } from './words.ts';

const edition = (words: Record<string, string>) => ({ language: 'en', words, other: './de/', otherLanguage: 'de' });

describe('a template', () => {
  test('gets its words, as text in a tag and with code marked outside', () => {
    const page = worded('<html lang="{{page.language}}"><p title="{{a}}">{{a}} {{b}}</p>', edition({ a: 'say `x` & "y"', b: '<i>' }));
    assert.equal(page, '<html lang="en"><p title="say x &amp; &quot;y&quot;">say <code>x</code> &amp; &quot;y&quot; &lt;i></p>');
  });

  test('is refused where words are missing, or are read by no one', () => {
    assert.throws(() => worded('{{a}}', edition({})), /asks for “a”/);
    assert.throws(() => worded('{{a}}', edition({ a: '', b: '', c: '' })), /no one reads: b, c$/);
  });
});
