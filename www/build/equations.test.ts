import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

import { texInHtml, texToMathML } from './equations.ts';

const equationsFolder = new URL('../equations/', import.meta.url);

describe('TeX to MathML', () => {
  test('is plain MathML, without annotation or inline style', () => {
    assert.equal(texToMathML('x_2', 'inline'), '<math><msub><mi>x</mi><mn>2</mn></msub></math>');
    assert.match(texToMathML('x_2', 'display'), /^<math display="block">/);
  });

  test('gives every family its class', () => {
    const classOf = (tex: string): string | undefined => /class="([^"]*)"/.exec(texToMathML(tex, 'inline'))?.[1];
    assert.equal(classOf('\\data{x_1}'), 'data');
    assert.equal(classOf('\\param{w_1}'), 'parameter');
    assert.equal(classOf('\\signal{z}'), 'signal');
    assert.equal(classOf('\\err{L}'), 'error');
    assert.equal(classOf('\\rate{\\eta}'), 'rate');
  });

  test('names the symbols', () => {
    const names = (tex: string): string[] =>
      [...texToMathML(tex, 'inline').matchAll(/ class="\w+" data-symbol="([^"]*)"/g)].map(([, name]) => name ?? '');
    assert.deepEqual(names('\\data{x_1} \\data{x_i} \\data{X} \\data{y}'), ['x1', 'x', 'x', 'y']);
    assert.deepEqual(names('\\param{w_{12}} \\param{W}^\\top \\param{b} \\rate{\\eta}'), ['w12', 'w', 'b', 'eta']);
    assert.deepEqual(names('\\signal{\\sigma}(\\signal{z}) = \\signal{\\mathrm{out}}'), ['z', 'out']);
    assert.deepEqual(names('\\err{L}, \\err{(\\signal{\\mathrm{out}} - \\data{y})}'), ['loss', 'error', 'out', 'y']);
    assert.deepEqual(names('\\err{\\frac{\\partial L}{\\partial \\param{w_i}}}'), ['dw', 'w']);
  });

  test('leaves a named place for a live number', () => {
    assert.equal(
      texToMathML('\\live{w1}{parameter}', 'inline'),
      '<math><mn class="live parameter" data-value="w1">?</mn></math>',
    );
    assert.match(
      texToMathML('\\live{out}{signal}^2', 'inline'),
      /<msup><mn class="live signal" data-value="out">\?<\/mn><mn[^>]*>2<\/mn><\/msup>/,
    );
  });

  test('refuses a live number without a name or of no family', () => {
    assert.throws(() => texToMathML('\\live{w 1}{parameter}', 'inline'), /no name of a number/);
    assert.throws(() => texToMathML('\\live{w1}{weight}', 'inline'), /names no family: use one of data, parameter/);
  });

  test('keeps two numbers beside each other apart', () => {
    const markup = texToMathML('\\live{w1}{parameter} \\live{x1}{data} + 10', 'inline');
    assert.equal(markup.match(/class="live /g)?.length, 2);
    assert.match(markup, /<mn>10<\/mn>/);
  });

  test('turns the padding of matrices and aligned lines into classes', () => {
    const matrix = texToMathML('\\begin{pmatrix} a & b & c \\end{pmatrix}', 'display');
    assert.deepEqual([...matrix.matchAll(/<mtd class="([^"]*)"/g)].map(([, name]) => name), ['tml-first', 'tml-inner', 'tml-last']);
    const aligned = texToMathML('\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'display');
    assert.match(aligned, /<mtd class="tml-tight tml-right">/);
    assert.doesNotMatch(matrix + aligned, / style=/);
  });

  test('pads nothing around a name, which Firefox would make as high as the font claims', () => {
    assert.doesNotMatch(texToMathML('L = (\\class{signal}{\\operatorname{out}} - y)^2', 'display'), /mpadded/);
  });

  test('refuses what would need an inline style', () => {
    assert.throws(() => texToMathML('\\color{red} x', 'inline'), /inline style "color:.*security policy forbids/);
  });

  test('refuses broken TeX in a sentence', () => {
    assert.throws(() => texToMathML('\\frac{a', 'inline'), /^Error: the TeX is not readable: /);
    assert.throws(() => texToMathML('\\nosuch{a}', 'inline'), /^Error: [^\u0332\n]*\\nosuch[^\u0332\n]*$/);
  });

  test('reads every equation of the page', () => {
    for (const file of readdirSync(equationsFolder).filter((name) => name.endsWith('.tex'))) {
      const markup = texToMathML(readFileSync(new URL(file, equationsFolder), 'utf8'), 'display');
      assert.match(markup, /^<math display="block">.*<\/math>$/, file);
      assert.doesNotMatch(markup, / style=|merror/, file);
    }
  });
});

describe('<tex-math> in HTML', () => {
  test('becomes <math>, in the text or on a line of its own', () => {
    assert.equal(
      texInHtml('<p>At <tex-math>z</tex-math>.</p><tex-math display>z</tex-math>', 'index.html'),
      '<p>At <math><mi>z</mi></math>.</p><math display="block"><mi>z</mi></math>',
    );
  });

  test('keeps its attributes', () => {
    assert.equal(
      texInHtml('<tex-math display id="loss" class="big">z</tex-math>', 'index.html'),
      '<math id="loss" class="big" display="block"><mi>z</mi></math>',
    );
  });

  test('reads escaped characters', () => {
    assert.match(texInHtml('<tex-math>a &lt; b</tex-math>', 'index.html'), /<mo>&lt;<\/mo>/);
  });

  test('says where an error is', () => {
    assert.throws(() => texInHtml('<p>\n<tex-math>\\frac{a</tex-math>', 'index.html'), /index\.html, line 2: the TeX/);
  });
});
