import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as de from '../element/words/de.ts';
import * as en from '../element/words/en.ts';
import { inLanguage } from './languages.ts';

const built = (module: string): boolean => module.includes('/pkg/de/');

test('a module of another language gets its words and its WebAssembly, and all else as it is', () => {
  assert.equal(inLanguage('./words/en.ts', 'de', built), './words/de.ts');
  assert.equal(inLanguage('../pkg/one_neuron.js', 'de', built), '../pkg/de/one_neuron.js');
  assert.equal(inLanguage('./table.ts', 'de', built), './table.ts');
  assert.equal(inLanguage('vite/pkg/thing.js', 'de', () => false), 'vite/pkg/thing.js');
});

test('both languages have the same words, and no markup in them', () => {
  assert.deepEqual(Object.keys(de), Object.keys(en));
  for (const [name, words] of [...Object.entries(en), ...Object.entries(de)]) {
    if (typeof words === 'string') assert.doesNotMatch(words, /[<>"]|&(?!#10;)/, name);
    else assert.equal(words.length, (en as Record<string, unknown> as Record<string, { length: number }>)[name]?.length, name);
  }
});

test('whole numbers are grouped as the figures group them', () => {
  assert.deepEqual([999, 1000, 12_000, 1_234_567].map(en.grouped), ['999', '1,000', '12,000', '1,234,567']);
  assert.deepEqual([999, 1000, 12_000, 1_234_567].map(de.grouped), ['999', '1000', '12\u202f000', '1\u202f234\u202f567']);
});
