/** Writes the types of the languages that scripts import, for the compiler: `npm run typecheck` does so first. */

import { mkdirSync, writeFileSync } from 'node:fs';

import { declarations, locale } from './locales.ts';

mkdirSync('www/pkg', { recursive: true });
writeFileSync('www/pkg/locales.d.ts', declarations(locale('en')));
