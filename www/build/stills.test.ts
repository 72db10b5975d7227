import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { withStills } from './stills.ts';
import type { Draw, Figure } from './stills.ts';

const nobody: Draw = () => assert.fail('there is nothing to be drawn');

describe('stills of figures', () => {
  test('stand inside, with their words and their size', () => {
    const asked: Figure[] = [];
    const draw: Draw = (figures) => {
      asked.push(...figures);
      return new Map([['xor', [{ address: '/a.svg', words: 'One "line".' }, { address: '/b.svg', words: 'A < B' }]]]);
    };
    const html =
      '<html lang="en"><!-- still: It rests. --><one-neuron id="xor" class="wide" dataset="xor" features="x1*x2 x1^2" controls panels="code" ' +
      'data-still="boundary loss" data-still-epoch="500"></one-neuron><one-neuron dataset="and"></one-neuron>';
    assert.equal(
      withStills(html, draw),
      '<html lang="en"><one-neuron id="xor" class="wide" dataset="xor" features="x1*x2 x1^2" controls panels="code">' +
        '<noscript><p>It rests.</p></noscript>' +
        '<img slot="still" src="/a.svg" width="480" height="400" loading="lazy" alt="One &quot;line&quot;.">' +
        '<img slot="still" src="/b.svg" width="480" height="400" loading="lazy" alt="A &lt; B"></one-neuron>' +
        '<one-neuron dataset="and"></one-neuron>',
    );
    assert.deepEqual(asked, [
      { name: 'xor', query: 'dataset=xor&features=x1*x2+x1%5E2&controls=&panels=boundary+loss&epoch=500' },
    ]);
  });

  test('are drawn with words in the language of the page', () => {
    const draw: Draw = (_, language) => new Map([['a', [{ address: `/${language}/a.svg`, words: 'Words.' }]]]);
    const page = withStills('<html lang="de"><one-neuron id="a" data-still="loss">', draw);
    assert.match(page, /src="\/de\/a\.svg"/);
    assert.match(page, /<noscript><p>This figure moves/);
  });

  test('are of figures that can be told apart', () => {
    assert.throws(() => withStills('<one-neuron data-still="loss">', nobody), /needs an id/);
    const twice = '<one-neuron id="a" data-still="loss"></one-neuron>'.repeat(2);
    assert.throws(() => withStills(twice, nobody), /two figures with stills are called “a”/);
  });

  test('are for those that ask', () => {
    const html = '<one-neuron id="a" panels="loss"></one-neuron><p data-still="loss">';
    assert.equal(withStills(html, nobody), html);
  });
});
