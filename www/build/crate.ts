/** Reads the crate's data from Cargo.toml. The element and the npm package use the same, so that each is stated once. */

import { readFileSync } from 'node:fs';

/** The data of `[package]` in Cargo.toml. */
export interface Crate {
  version: string;
  description: string;
  license: string;
  keywords: string[];
  /** The address of the sources, once they are published. */
  repository?: string;
}

/** Reads `[package]` of a Cargo.toml, in which each entry is on a line of its own. */
export function readCrate(file = 'Cargo.toml'): Crate {
  const [, table = ''] = readFileSync(file, 'utf8').split(/^\[package\]$/m);
  const [lines = ''] = table.split(/^\[/m);
  const said = (name: string): string | undefined => new RegExp(`^${name} = (.+)$`, 'm').exec(lines)?.[1];
  const value = (name: string): unknown => {
    const text = said(name);
    if (text === undefined) throw new Error(`${file} says no ${name} in [package]`);
    // Strings and lists of strings are written alike in TOML and in JSON.
    return JSON.parse(text);
  };
  return {
    version: value('version') as string,
    description: value('description') as string,
    license: value('license') as string,
    keywords: value('keywords') as string[],
    ...(said('repository') === undefined ? {} : { repository: value('repository') as string }),
  };
}
