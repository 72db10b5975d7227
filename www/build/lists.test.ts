/** What has a list in Rust is listed nowhere else by hand: not the attributes, not the panels, activations and data sets. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { attributes, panels } from '../pkg/lists.ts';
import { readElementData } from './form.ts';

/** The files in a folder that end so, without those that are built, and without tests, which name what they look at. */
const files = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => name.endsWith(end) && !name.includes('/pkg/') && !/test(s)?\.(ts|rs)$/.test(name));

/** Code without its comments, and in Rust without its tests. */
const code = (file: string): string => {
  const text = readFileSync(file, 'utf8');
  const [tested = ''] = file.endsWith('.rs') ? text.split('#[cfg(test)]\nmod tests {') : [text];
  return tested.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
};

/** The groups in brackets of some code that name at least so many of `names`, as strings or, in TypeScript, as keys. */
export function listed(text: string, names: readonly string[], least: number, keys = true): string[] {
  const groups = text.match(/[[{(|][^[\]{}()]*[\]})|]/g) ?? [];
  const named = (group: string): number => {
    const words = group.match(keys ? /(?<=['"])[\w-]+(?=['"])|\b[\w-]+(?=\s*:)/g : /(?<=")[\w-]+(?=")/g) ?? [];
    return new Set(words.filter((word) => names.includes(word))).size;
  };
  return groups.filter((group) => named(group) >= least);
}

test('a list by hand is found', () => {
  const names = ['eta', 'seed', 'batch-size', 'noise'];
  assert.equal(listed("const begun = ['eta', 'seed', 'batch-size'];", names, 3).length, 1);
  assert.equal(listed("const usual = { eta: '0.01', seed: '0', 'batch-size': '1' };", names, 3).length, 1);
  assert.equal(listed("say('eta'); say('seed'); say('noise');", names, 3).length, 0);
});

const { attributes: described, datasets } = readElementData();
const words = (name: string): readonly string[] => described.find((attribute) => attribute.name === name)?.words ?? [];
const lists: [string, readonly string[], string[]][] = [
  // Some numbers of a run have the names of attributes.
  ['attributes', Object.keys(attributes), ['src/attributes/table.rs', 'src/text/places.rs']],
  ['panels', Object.keys(panels), ['www/element/few-panels.ts']],
  ['activations', words('activation'), []],
  ['data sets', [...datasets.gates, ...datasets.others], ['src/data/sources/gates.rs']],
];

for (const [what, names, owners] of lists) {
  test(`no other list has the ${what}`, () => {
    assert.ok(names.length > 3, `there are ${what}`);
    for (const file of [...files('www', '.ts'), ...files('src', '.rs')]) {
      if (owners.includes(file)) continue;
      assert.deepEqual(listed(code(file), names, 4, file.endsWith('.ts')), [], file);
    }
  });
}
