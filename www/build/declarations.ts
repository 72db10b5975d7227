/** Types for those who write in TypeScript: what the compiler makes of the element's own sources. */

import { basename } from 'node:path';

import ts from 'typescript';

/**
 * The declarations of the modules that `entry` exports from, by file name. What is marked `@internal` is not in them, nor is
 * anything of the modules that only the inside knows.
 *
 * Throws an `Error` with the compiler's words.
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
    // The package's own modules are found by the names that its JavaScript has.
    const imported = /\b(from|import|module) '\.[^']*?([^'/]*)\.ts'/g;
    const sources = [...text.matchAll(imported)];
    wanted.set(name, text.replace(imported, "$1 './$2.js'"));
    for (const [, , source = ''] of sources) want(`${source}.d.ts`);
  };
  want(basename(entry).replace(/\.ts$/, '.d.ts'));
  return wanted;
}
