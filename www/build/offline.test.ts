import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { digest, toKeep } from './offline.ts';
import type { Built } from './offline.ts';

const site = new Map<string, Built>([
  ['index.html', { content: '<script src="./assets/page-1.js"><link href="./assets/page-2.css"><img src="./assets/still-3.svg">./de/' }],
  ['de/index.html', { content: '<script src="../assets/page-1.js">' }],
  ['assets/page-1.js', { content: 'import("./full-4.js"); import "../element.js"', imports: ['element.js'], dynamicImports: ['assets/full-4.js'] }],
  ['element.js', { content: 'new URL("assets/small-5.wasm")', imports: [], dynamicImports: [] }],
  ['assets/full-4.js', { content: 'new URL("large-6.wasm")' }],
  ['assets/page-2.css', { content: 'url(./type-7.woff2)' }],
  ['assets/small-5.wasm', { content: new Uint8Array([1]) }],
  ['assets/large-6.wasm', { content: new Uint8Array([2]) }],
  ['assets/type-7.woff2', { content: new Uint8Array([3]) }],
  ['assets/still-3.svg', { content: '<svg>' }],
  ['assets/nobodys-8.js', { content: '' }],
  ['404.html', { content: '' }],
  ['card-en.png', { content: new Uint8Array([4]) }],
]);

describe('what is kept of a site', () => {
  const kept = toKeep(site, ['index.html', 'de/index.html']);

  test('is what its pages reach, now or later', () => {
    assert.deepEqual(Object.keys(kept.files), [
      'assets/full-4.js',
      'assets/large-6.wasm',
      'assets/page-1.js',
      'assets/page-2.css',
      'assets/small-5.wasm',
      'assets/type-7.woff2',
      'de/index.html',
      'element.js',
      'index.html',
    ]);
    assert.equal(kept.files['assets/small-5.wasm'], digest(new Uint8Array([1])));
  });

  test('is needed, but for what is imported later', () => {
    assert.deepEqual(kept.pages['index.html'], {
      needed: ['assets/page-1.js', 'assets/page-2.css', 'assets/small-5.wasm', 'assets/type-7.woff2', 'element.js', 'index.html'],
      later: ['assets/full-4.js', 'assets/large-6.wasm'],
    });
  });

  test('is of each page its own', () => {
    assert.deepEqual(kept.pages['de/index.html'], {
      needed: ['assets/page-1.js', 'assets/small-5.wasm', 'de/index.html', 'element.js'],
      later: ['assets/full-4.js', 'assets/large-6.wasm'],
    });
  });

  test('digests are the beginning of SHA-256', () => {
    assert.equal(digest('abc'), 'ba7816bf8f01cfea');
  });
});
