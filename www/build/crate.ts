/** What Cargo.toml says of the crate, which is what the element and the package say of themselves: one place for each. */

import { readFileSync } from 'node:fs';

/** What `[package]` in Cargo.toml says. */
export interface Crate {
  version: string;
  description: string;
  license: string;
  keywords: string[];
  /** Where the sources are, once they are anywhere. */
  repository?: string;
}

/** Reads `[package]` of a Cargo.toml, of which each entry stands on a line of its own. */
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
