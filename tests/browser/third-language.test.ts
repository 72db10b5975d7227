/**
 * A third language takes one file: with it, a copy of the sources builds a page, a builder, pictures and elements in that language.
 * The language is English with accents on all vowels.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';

import { parse, stringify } from 'smol-toml';

import { inShadow } from './harness/element.ts';
import { english, saidBy } from './harness/said.ts';
import { inEachBrowser } from './harness/visit.ts';

const tag = 'en-XA';
const copy = resolve('target/third-language');
const built = join(copy, 'dist');

/** The sources of the page and its pictures. */
const sources = [
  'Cargo.toml', 'Cargo.lock', 'build.rs', 'rust-toolchain.toml', 'src', 'data', 'examples', 'pictures', 'xtask', 'benches', 'www',
  'package.json', 'vite.config.ts', 'index.html', 'builder.html', 'embed.html',
];

/** A text with accents, except in gaps, code and the targets of links. */
function accented(text: string): string {
  const vowels: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };
  return text.replace(/\{\w+\}|`[^`]*`|\]\([^)]*\)|[aeiou]/gi, (part) => vowels[part] ?? part);
}

/** A section, or a value in it, with accents. */
function translated(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'by' ? value : accented(value);
  if (Array.isArray(value)) return value.map((one) => translated(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, translated(inner, name)]));
}

before(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of sources) cpSync(name, join(copy, name), { recursive: true, filter: (path) => !/\/(?:node_modules|target)$/.test(path) });
  // By other versions, so that cargo, which tells the packages of a workspace apart by name and version, keeps these apart from the
  // ones that they are copies of.
  for (const manifest of ['Cargo.toml', 'pictures/Cargo.toml']) {
    const file = join(copy, manifest);
    writeFileSync(file, readFileSync(file, 'utf8').replace('\nversion = "', '\nversion = "9'));
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  const words = parse(readFileSync('www/locales/en.toml', 'utf8'));
  // One message is left out: a missing message is shown in English.
  const { rate: _, ...element } = words['element'] as Record<string, unknown>;
  const all = translated({ run: words['run'], element, builder: words['builder'], page: words['page'], site: words['site'] }) as Record<string, unknown>;
  const language = { ...(words['language'] as object), name: 'Énglísh', thousands: '·' };
  writeFileSync(join(copy, `www/locales/${tag}.toml`), stringify({ language, ...all }));
  const vite = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    cwd: copy,
    encoding: 'utf8',
    // The shared target folder already has what other builds have compiled.
    env: { ...process.env, CARGO_TARGET_DIR: resolve('target') },
  });
  assert.equal(vite.status, 0, vite.stdout + vite.stderr);
});

test('a third language has pages, beside the others', () => {
  const page = readFileSync(join(built, tag, 'index.html'), 'utf8');
  assert.match(page, /<html lang="en-XA">/);
  assert.match(page, /<h2 id="and-title">Á néúrón léárns ÁND<\/h2>/);
  assert.match(page, /<a href="\.\.\/" hreflang="en" lang="en">English<\/a> · <a href="\.\.\/de\/" hreflang="de" lang="de">Deutsch<\/a>/);
  assert.match(readFileSync(join(built, 'index.html'), 'utf8'), /<a href="\.\/en-XA\/" hreflang="en-XA" lang="en-XA">Énglísh<\/a>/);
  assert.match(readFileSync(join(built, tag, 'builder.html'), 'utf8'), /<h1>Búíld á fígúré<\/h1>/);
  assert.match(readFileSync(join(built, '404.html'), 'utf8'), /<section lang="en-XA">\s*<h2>Théré ís nó págé héré<\/h2>/);
  // Still pictures are drawn and described by native Rust.
  const [, alt = ''] = /<img slot="still"[^>]* alt="([^"]*)"/.exec(page) ?? [];
  assert.match(alt, /^Décísíón bóúndáry\. Thé líné óút = 0\.5 rúns fróm /);
});

inEachBrowser('a third language', (visit) => {
  test('is spoken by its page and its elements', visit({ closed: true, host: { built }, limit: 180_000 }, async ({ page, site }) => {
    await page.goto(`${site.url}${tag}/`);
    for (const id of ['and-figure', 'iris-figure']) {
      const said = await saidBy(page, id, 5);
      assert.match(said[0] ?? '', /^Épóch 5 óf /);
      assert.deepEqual(said.filter((text) => english.test(text)), ['Epochs per frame'], 'the one that was left out');
    }
    const play = await inShadow((await page.$('#and-figure'))!, '.play .label');
    assert.equal(await play.evaluate((label) => label.textContent), 'Pláy');
    // Thousands are separated as in this language, by Rust and by TypeScript.
    const summary = await page.$eval('#and-figure', (figure) => (figure as HTMLElement & { summary: string }).summary);
    assert.match(summary, /^Épóch 5 óf 1·000\. .* Méán lóss /);
    const words = site.served.map(({ name }) => name).filter((name) => /^assets\/(?:en|de|en-XA)-[\w-]{8}\.js$/.test(name));
    assert.deepEqual(words.map((name) => name.slice('assets/'.length, -'-12345678.js'.length)), [tag], 'and no others');
  }));
});
