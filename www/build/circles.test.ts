/** Tests that there are no circular imports. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const files = readdirSync('www', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith('pkg'));

/** The files that a file imports, types included. */
function imported(file: string): string[] {
  const text = readFileSync(join('www', file), 'utf8');
  const names = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'(\.[^']+\.ts)'/g)].map(([, name = '']) => name);
  return names.map((name) => normalize(join(dirname(file), name))).filter((name) => files.includes(name) && name !== file);
}

test('no file imports itself by way of others', () => {
  const arrows = new Map(files.map((file) => [file, imported(file)]));
  assert.ok([...arrows.values()].flat().length > files.length, 'imports are found');
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const next of arrows.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  assert.deepEqual(circles, []);
});
