/** Reads the colours of `www/styles/tokens.css`, for files that have no style sheet. */

import { readFileSync } from 'node:fs';

/** The light and the dark variant of a colour, by its name. */
export function colour(name: string): readonly [light: string, dark: string] {
  const css = readFileSync('www/styles/tokens.css', 'utf8');
  const [, light, dark] = new RegExp(`--${name}:[^;]*light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? [];
  if (light === undefined || dark === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return [light, dark];
}
