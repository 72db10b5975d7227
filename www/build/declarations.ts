/** Type declarations for the npm package, which the compiler makes from the element's own sources. */

import { basename } from 'node:path';

import ts from 'typescript';

/**
 * The declarations of the modules that `entry` exports from, by file name. They leave out what is marked `@internal`, and all
 * modules that are only used inside.
 *
 * Throws an `Error` with the compiler's message.
 */
export function declarations(entry: string): Map<string, string> {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const program = ts.createProgram([entry, 'www/element/env.d.ts', 'www/build/tex.d.ts'], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
  });

  const all = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => all.set(basename(file), text), undefined, true);
  if (diagnostics.length > 0) {
    throw new Error(ts.formatDiagnostics(diagnostics, { getCanonicalFileName: String, getCurrentDirectory: () => '.', getNewLine: () => '\n' }));
  }

  const wanted = new Map<string, string>();
  const want = (name: string): void => {
    const text = all.get(name);
    if (text === undefined) throw new Error(`The compiler has made no ${name} of ${entry}.`);
    if (wanted.has(name)) return;
    // The package's own modules are imported by the names of its JavaScript files.
    const imported = /\b(from|import|module) '\.[^']*?([^'/]*)\.ts'/g;
    const sources = [...text.matchAll(imported)];
    wanted.set(name, text.replace(imported, "$1 './$2.js'"));
    for (const [, , source = ''] of sources) want(`${source}.d.ts`);
  };
  want(basename(entry).replace(/\.ts$/, '.d.ts'));
  return wanted;
}
