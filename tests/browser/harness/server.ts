/** Serves the built page the way a careful host would: from a folder of its own, under a strict content security policy. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that `cargo xtask build` fills. */
export const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** The folder of the site on its host. Not the root, because nothing may depend on the address. */
export const folder = '/some/blog/';

const reportPath = '/csp-report';

const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  `report-uri ${reportPath}`,
].join('; ');

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A file that was sent: its name inside the folder, and its content. */
export interface Served {
  name: string;
  content: Buffer;
}

export interface Site {
  /** The folder's address: `http://127.0.0.1:<port>/some/blog/`. */
  readonly url: string;
  /** Every file that was sent, in order, each as often as it was sent. */
  readonly served: readonly Served[];
  /** The violations of the content security policy, as browsers reported them. */
  readonly reports: readonly string[];
  close(): Promise<void>;
}

/** Settings of a host. */
export interface Habits {
  /** Lets pages of every origin, even an opaque one, fetch its files, as hosts of public files do. */
  shared?: boolean;
  /** Lets its pages contain frames of its own. */
  frames?: boolean;
  /** Sends no content security policy, so that pages may have inline scripts and styles. */
  lenient?: boolean;
  /** The folder of another built site, instead of `dist/`. */
  built?: string;
  /** Wrong content types for kinds of files: `{ '.wasm': 'text/plain' }`. */
  mistyped?: Record<string, string>;
  /** Holds a file back, by its name inside the folder, until the promise is settled. */
  held?: (name: string) => Promise<void> | undefined;
}

/** Serves `dist/` on a free port. `extra` files, by name inside the folder, come before the built ones. */
export async function serve(
  extra: Record<string, string | Buffer> = {},
  { shared = false, frames = false, lenient = false, built = dist, mistyped = {}, held = () => undefined }: Habits = {},
): Promise<Site> {
  const served: Served[] = [];
  const reports: string[] = [];
  const headers = {
    ...(lenient ? {} : { 'content-security-policy': frames ? `frame-src 'self'; ${policy}` : policy }),
    ...(shared ? { 'access-control-allow-origin': '*' } : {}),
  };

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === reportPath) {
      let report = '';
      for await (const chunk of request) report += String(chunk);
      reports.push(report);
      response.writeHead(204).end();
      return;
    }
    const name = path.slice(folder.length).replace(/(^|\/)$/, '$1index.html');
    const content = path.startsWith(folder) ? await find(name, extra, built) : undefined;
    if (content === undefined) {
      answer(response, 404, { ...headers, 'content-type': 'text/plain' }, `There is no ${path} here.`);
      return;
    }
    served.push({ name, content });
    await held(name);
    const type = mistyped[extname(name)] ?? types[extname(name)] ?? 'application/octet-stream';
    answer(response, 200, { ...headers, 'content-type': type }, content);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${folder}`, served, reports, close: () => close(server) };
}

/** The built page with another body: its scripts and styles around `body`. */
export async function pageWith(body: string): Promise<string> {
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  return page.replace(/<body[^>]*>[\s\S]*<\/body>/, () => `<body>${body}</body>`);
}

async function find(name: string, extra: Record<string, string | Buffer>, built: string): Promise<Buffer | undefined> {
  const given = extra[name];
  if (given !== undefined) return Buffer.from(given);
  const file = join(built, normalize(`/${name}`));
  return readFile(file).catch(() => undefined);
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, content: string | Buffer): void {
  response.writeHead(status, {
    ...headers,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(content);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
