/** The packed package, as consumers use it: each of them trains AND to NumPy's numbers, in both browsers. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { before, describe, test } from 'node:test';

import type { ElementHandle, Page } from 'puppeteer-core';
import ts from 'typescript';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { eventAfter } from '../browser/harness/element.ts';
import { inEachBrowser } from '../browser/harness/visit.ts';
import type { VisitOptions } from '../browser/harness/visit.ts';
import { blog, book, install, installed, plain, program, served, sourceOf, vite, webpacked } from './consumers.ts';

/** w₁, w₂ and b after 1000 epochs from seed 0 with η = 0.1, as NumPy computes them. */
const reference = (readFileSync(new URL('../reference/article_loop.csv', import.meta.url), 'utf8')
  .split('\n')
  .find((line) => line.startsWith('0,0.1,1000,')) ?? '')
  .split(',')
  .slice(3, 6)
  .map(Number);

const mdbook = program('mdbook');
const hugo = program('hugo');

/** The options of a visit to a page of a built site. The files are read late, because they are not built yet when tests are listed. */
const at = (path: string, expect: RegExp[] = []): VisitOptions => ({
  path,
  expect,
  get files() {
    return served();
  },
});

const without = (name: string, found: string | undefined): string | false => found === undefined && `there is no ${name} on this machine`;

before(() => install());

describe('the package', () => {
  test('has no dependency, and all that it promises', () => {
    const said = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<string, unknown>;
    const cargo = readFileSync('Cargo.toml', 'utf8');
    assert.equal(said['version'], /^version = "(.*)"$/m.exec(cargo)?.[1]);
    assert.deepEqual(Object.keys(said).filter((key) => /dependencies$/i.test(key)), []);
    for (const key of ['main', 'types', 'unpkg', 'jsdelivr', 'customElements']) {
      assert.ok(existsSync(join(installed, said[key] as string)), key);
    }
    assert.ok(readdirSync(join(installed, 'posters')).length > 0);
  });

  test('holds what it should, and nothing else', () => {
    const files = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(installed, join(parentPath, name)));
    assert.deepEqual(files.filter((name) => !/^posters\/[\w-]+\.svg$/.test(name)).sort(), [
      'CHANGELOG.md',
      'LICENSE-APACHE',
      'LICENSE-MIT',
      'README.md',
      'copy.js',
      'custom-elements.json',
      'de/element.js',
      'de/one-neuron.js',
      'element.js',
      'element.md',
      'few-panels.js',
      'locales/de.js',
      'locales/en.js',
      'one-neuron.js',
      'one_neuron_bg.wasm',
      'package.json',
      'packing.js',
      'png.js',
      'types/contract.d.ts',
      'types/element.d.ts',
      'types/index.d.ts',
      'types/lists.d.ts',
      'types/one-neuron.d.ts',
      'types/properties.d.ts',
    ]);
  });

  test('tells where its module is in the words that bundlers know', () => {
    const code = readFileSync(join(installed, 'element.js'), 'utf8');
    assert.equal(code.split('new URL("./one_neuron_bg.wasm",import.meta.url)').length, 2);
    for (const tag of ['en', 'de']) assert.ok(code.includes(`import(\`./locales/${tag}.js\`)`), tag);
  });

  for (const [name, options] of Object.entries({
    'a bundler': { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    Node: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  })) {
    test(`has types that hold, as ${name} finds them`, () => {
      const compiler = ts.createProgram([join(sourceOf('types'), 'main.ts')], {
        ...options, strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
        // Only the compiler's own declarations are skipped; those of the package are checked.
        skipDefaultLibCheck: true,
      });
      const said = ts.getPreEmitDiagnostics(compiler).map(({ file, start, messageText }) => {
        const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
        return `${file?.fileName ?? ''}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      });
      assert.deepEqual(said, []);
    });
  }
});

describe('those who use it', () => {
  test('serve it as it is', () => plain());
  test('build with Vite', () => vite());
  test('build with webpack', () => webpacked());
  test('make a book', { skip: without('mdBook', mdbook) }, () => book(mdbook as string));
  test('make a site', { skip: without('Hugo', hugo) }, () => blog(hugo as string));
});

inEachBrowser('the package', (visit) => {
  for (const [name, path] of [
    ['a plain page', 'plain/index.html'],
    ['a page built by Vite', 'vite/index.html'],
    ['a page built by webpack', 'webpack/index.html'],
  ] as const) {
    test(`trains on ${name}`, visit(at(path), ({ page }) => trains(page)));
  }

  for (const [name, path] of [
    ['a plain page', 'plain/de.html'],
    ['a page built by Vite', 'vite/german.html'],
  ] as const) {
    test(`trains in German on ${name}`, visit(at(path), async ({ page }) => {
      await trains(page);
      assert.match(await page.$eval('one-neuron', (shown) => shown.summary), /Epoche 1000/);
    }));
  }

  test('trains by another name', visit(at('plain/named.html'), ({ page }) => trains(page, 'my-neuron')));

  for (const name of ['React', 'Vue']) {
    test(`trains on a page of ${name}’s, and tells it when it ends`, visit(
      at(`vite/${name.toLowerCase()}.html`),
      async ({ page }) => {
        await trains(page);
        await page.waitForFunction(() => document.querySelector('#said')?.textContent === 'Ended at 1000.');
      },
    ));
  }

  test('trains in a book', { skip: without('mdBook', mdbook) }, visit(
    // mdBook writes its own scripts into its pages.
    at('book/chapter.html', [/^against the security policy/, /./]),
    ({ page }) => trains(page),
  ));

  test('trains in a site of Hugo’s', { skip: without('Hugo', hugo) }, visit(
    at('hugo/post/index.html'),
    ({ page }) => trains(page),
  ));

  test('says in its manifest which attributes it observes', visit(at('plain/index.html'), async ({ page }) => {
    const observed = await page.evaluate(async () => {
      await customElements.whenDefined('one-neuron');
      return (customElements.get('one-neuron') as unknown as typeof OneNeuron).observedAttributes;
    });
    interface Named { name: string }
    const { modules } = JSON.parse(readFileSync(join(installed, 'custom-elements.json'), 'utf8')) as {
      modules: { declarations?: { attributes: Named[] }[] }[];
    };
    const said = modules[0]?.declarations?.[0]?.attributes.map(({ name }) => name);
    assert.deepEqual(said?.toSorted(), [...new Set(observed)].sort());
  }));
});

/** Trains the element from start to end, and checks what it has learned. */
async function trains(page: Page, tag = 'one-neuron'): Promise<void> {
  const element = (await page.waitForSelector(tag)) as unknown as ElementHandle<OneNeuron>;
  await page.evaluate((name) => customElements.whenDefined(name).then(() => {}), tag);
  await element.evaluate((shown) => shown.ready);
  await eventAfter(element, 'ended', () => element.evaluate((shown) => shown.play()));
  assert.deepEqual(await element.evaluate((shown) => [...shown.weights, ...shown.bias]), reference);
  assert.match(await element.evaluate((shown) => shown.toNumpy()), /^import numpy as np$/m);
}
