/** Writes the types of the language modules for the compiler: `npm run typecheck` runs this first. */

import { mkdirSync, writeFileSync } from 'node:fs';

import { declarations, locale } from './locales.ts';

mkdirSync('www/pkg', { recursive: true });
writeFileSync('www/pkg/locales.d.ts', declarations(locale('en')));
