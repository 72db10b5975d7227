/**
 * Consumers of the packed package: pages that are served as they are, and sites that bundlers and site generators build. Their
 * sources are in `consumers/`.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';
import webpack from 'webpack';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(repository, 'tests/package/consumers');

/** The folder in which the tarball is installed. It is inside the repository, so that its packages (React, Vue) are found. */
const work = join(repository, 'target/packed');

/** The built sites: a folder for each consumer. */
const site = join(work, 'site');

/** The installed package. */
export const installed = join(work, 'node_modules/one-neuron');

/** The sources of a consumer, in the folder in which the package is found. */
export const sourceOf = (name: string): string => join(work, name);

/** Installs the tarball with npm, offline. */
export function install(): void {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  writeFileSync(join(work, 'package.json'), '{ "name": "consumers", "private": true, "type": "module" }\n');
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', tarball()], work);
  for (const name of readdirSync(sources)) cpSync(join(sources, name), join(work, name), { recursive: true });
}

/** The pages without a bundler, with the package's folder beside them. */
export function plain(): void {
  cpSync(sourceOf('plain'), join(site, 'plain'), { recursive: true });
  cpSync(installed, join(site, 'plain/one-neuron'), { recursive: true });
}

/** The pages that Vite builds: its own in both languages, React's and Vue's. */
export async function vite(): Promise<void> {
  const root = sourceOf('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    build: {
      outDir: join(site, 'vite'),
      emptyOutDir: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['index', 'german', 'react', 'vue'].map((page) => join(root, `${page}.html`)) },
    },
  });
}

/** The page that webpack builds. */
export async function webpacked(): Promise<void> {
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    webpack(
      {
        mode: 'production',
        context: sourceOf('webpack'),
        entry: './main.js',
        output: { path: join(site, 'webpack') },
        // Not minified, which is faster: other tests count bytes.
        optimization: { minimize: false },
        performance: false,
      },
      (error, result) => (error === null ? resolve(result) : reject(error)),
    );
  });
  const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
  const problems = [...errors, ...warnings].map(({ message }) => message);
  if (problems.length > 0) throw new Error(`webpack complains\n  ${problems.join('\n  ')}`);
  cpSync(join(sourceOf('webpack'), 'index.html'), join(site, 'webpack/index.html'));
}

/** The book that mdBook makes. */
export function book(mdbook: string): void {
  cpSync(installed, join(sourceOf('book'), 'src/one-neuron'), { recursive: true });
  run(mdbook, ['build', '--dest-dir', join(site, 'book')], sourceOf('book'));
}

/** The site that Hugo makes. */
export function blog(hugo: string): void {
  cpSync(installed, join(sourceOf('hugo'), 'static/one-neuron'), { recursive: true });
  run(hugo, ['--quiet', '--destination', join(site, 'hugo')], sourceOf('hugo'));
}

/** All files that were built so far, by path. */
export function served(): Record<string, Buffer> {
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [relative(site, join(parentPath, name)), readFileSync(join(parentPath, name))]),
  );
}

/** The path of the program `name`, from the environment or from PATH; `undefined` if it is not installed. */
export function program(name: string): string | undefined {
  const given = process.env[name.toUpperCase()];
  if (given !== undefined && given !== '') return given;
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** The packed package that `cargo xtask package` made. */
function tarball(): string {
  const { version } = JSON.parse(readFileSync(join(repository, 'dist/npm/package.json'), 'utf8')) as { version: string };
  return join(repository, `dist/one-neuron-${version}.tgz`);
}

function run(file: string, options: string[], cwd: string): void {
  try {
    execFileSync(file, options, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${options.join(' ')} failed\n${stdout}${stderr}`, { cause });
  }
}
