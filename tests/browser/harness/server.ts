/** Serves the built page the way a careful host would: from a folder of its own, under a strict content security policy. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that `cargo xtask build` fills. */
export const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Where the page lies on its host. Not the root: nothing in it may depend on its address. */
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

/** A file that went out: its name inside the folder, and what it held. */
export interface Served {
  name: string;
  content: Buffer;
}

export interface Site {
  /** The folder's address: `http://127.0.0.1:<port>/some/blog/`. */
  readonly url: string;
  /** Every file that went out, in order, each as often as it did. */
  readonly served: readonly Served[];
  /** What browsers reported as against the content security policy, as they sent it. */
  readonly reports: readonly string[];
  close(): Promise<void>;
}

/** What a host does beyond sending files. */
export interface Habits {
  /** Lets pages of every origin, an opaque one included, have its files, as hosts of public files do. */
  shared?: boolean;
  /** Lets its pages hold frames of its own. */
  frames?: boolean;
  /** Says nothing of what its pages may do, so that they may hold scripts and styles of their own. */
  lenient?: boolean;
  /** Has another built site than that in `dist/`. */
  built?: string;
  /** What kinds of files are sent as, instead of what they are: `{ '.wasm': 'text/plain' }`. */
  mistyped?: Record<string, string>;
}

/** Serves `dist/` on a free port, with `extra` files (by name inside the folder) in front of those built. */
export async function serve(
  extra: Record<string, string | Buffer> = {},
  { shared = false, frames = false, lenient = false, built = dist, mistyped = {} }: Habits = {},
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
