/** The reference page names everything that the element has, and nothing else. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

import { otherLandscape } from '../element/panels.ts';
import { attributes, panels } from '../pkg/lists.ts';
import { declarations } from './declarations.ts';
import { manifest, members, propertyOf } from './manifest.ts';
import { entries } from './reference.ts';

const named = (title: string): string[] => entries(title).map(([name = '']) => name);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const sources = readdirSync('www/element', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`www/element/${name}`, 'utf8'))
  .join('\n');
const css = ['element', 'tokens'].map((name) => readFileSync(`www/styles/${name}.css`, 'utf8')).join('\n');
const types = declarations('www/element/index.ts');
const typed = (file: string, type: string): string[] =>
  members(types.get(file) ?? '', type).filter((member) => member.static !== true).map(({ name }) => name);

describe('the reference page', () => {
  test('lists the attributes that are observed, each once', () => {
    const listed = named('Attributes');
    assert.deepEqual(listed.toSorted(), sorted(listed));
    assert.deepEqual(sorted(listed), sorted(Object.keys(attributes)));
  });

  test('knows every panel', () => {
    const [, values = ''] = entries('Attributes').find(([name]) => name === 'panels') ?? [];
    assert.deepEqual(sorted([...values.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)), sorted(Object.keys(panels)));
  });

  test('names every property, method and event that has a type', () => {
    const methods = named('Methods').map((call) => call.replace(/\(.*/, ''));
    assert.deepEqual(sorted([...named('Properties'), ...methods]), sorted(typed('one-neuron.d.ts', 'OneNeuron')));
    assert.deepEqual(sorted(named('Events')), sorted(typed('properties.d.ts', 'OwnEvents')));
    const others = ['dataset', 'weights', 'rows'];
    assert.deepEqual(
      sorted(named('Attributes').filter((name) => !others.includes(name)).map(propertyOf)),
      sorted(typed('lists.d.ts', 'AttributeProperties')),
    );
  });

  test('names every event that is fired', () => {
    const fired = [...sources.matchAll(/(?:\bfire\(|new CustomEvent\()'(\w+)'/g)].map(([, name = '']) => name);
    assert.deepEqual(sorted(named('Events')), sorted(fired));
  });

  test('names every part, and every custom property', () => {
    const written = [...sources.matchAll(/part="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
    const aliases = Object.values(panels).flatMap(({ alias }) => alias ?? []);
    const parts = [...written.filter((name) => !name.includes('$')), ...Object.keys(panels), ...aliases, 'panel', otherLandscape];
    assert.deepEqual(sorted([...named('Parts'), ...named('Panels')]), sorted(parts));
    const properties = [...css.matchAll(/var\((--one-neuron-[\w-]+)/g)].map(([, name = '']) => name);
    assert.deepEqual(sorted(named('Custom properties')), sorted(properties));
  });

  test('names every error', () => {
    const codes = [...sources.matchAll(/\brefuse\('(\w+)'/g)].map(([, code = '']) => code);
    assert.deepEqual(sorted(named('Errors')), sorted([...codes, 'attribute', 'table']));
  });

  test('becomes a manifest in which everything has words', () => {
    interface Said { name: string; description?: string; attribute?: string; static?: true }
    interface Class { attributes: Said[]; members: Said[]; events: Said[]; cssParts: Said[]; cssProperties: Said[] }
    const { modules } = manifest(types) as { modules: { declarations?: Class[] }[] };
    const element = modules[0]?.declarations?.[0] as Class;
    assert.deepEqual(element.attributes.map(({ name }) => name), named('Attributes'));
    assert.deepEqual(element.members.filter(({ attribute }) => attribute !== undefined).length, named('Attributes').length - 3);
    const all = [element.attributes, element.members, element.events, element.cssParts, element.cssProperties].flat();
    const wordless = all.filter((one) => one.static !== true && one.attribute === undefined && !one.description);
    assert.deepEqual(wordless, []);
  });
});

describe('the declarations', () => {
  test('hold nothing of the inside', () => {
    assert.deepEqual(sorted(types.keys()), ['contract.d.ts', 'element.d.ts', 'index.d.ts', 'lists.d.ts', 'one-neuron.d.ts', 'properties.d.ts']);
    for (const [name, text] of types) assert.doesNotMatch(text, /pkg|Callback|frame\(|\.ts'/, name);
  });
});
