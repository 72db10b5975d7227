/**
 * The service worker: keeps one build of the site after the first visit, so that it opens without a network.
 *
 * Each build has a cache of its own, and each file is checked against the digest that this worker was built with. Pages come from
 * the network as long as there is one. A page of another build than this worker's is left alone: it gets its files from the
 * network too, so that builds are never mixed. The browser finds the worker of a new build by itself. That worker keeps the new
 * build, and takes over when no page of the old one is open any more; only then the old build is deleted.
 */

import type { Build } from '../build/offline.ts';

/** Filled in when this worker is built. */
declare const BUILD: Build;
const build = BUILD;

/** The types of workers that this file needs; TypeScript's own conflict with those of pages. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Saying extends Lasting {
  readonly data: unknown;
  readonly source: { readonly url: string } | null;
}
interface Fetching extends Lasting {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]> };
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Saying) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
const worker = globalThis as unknown as Worker;

const prefix = 'one-neuron-';
/** The start of the names of this site's caches. It has the scope, because two copies of the site on one host share its caches. */
const mine = `${prefix}${worker.registration.scope} `;
const kept = caches.open(mine + build.name);

/** How long a page that is kept may take to come from the network, in milliseconds. */
const patience = 4000;

/** Open pages of another build, or not kept. They request their files within a moment, so a worker that restarts may forget them. */
const others = new Set<string>();

/** The name in the build of a file at an address: a folder stands for its index. `undefined` for addresses outside the site. */
function nameOf(address: string): string | undefined {
  const { scope } = worker.registration;
  const [path = ''] = address.split(/[?#]/, 1);
  return path.startsWith(scope) ? path.slice(scope.length).replace(/(^|\/)$/, '$1index.html') : undefined;
}

async function digest(content: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a response is this build's file of that name. */
async function isOfThisBuild(name: string, answer: Response): Promise<boolean> {
  return answer.ok && (await digest(await answer.clone().arrayBuffer())) === build.files[name];
}

/** Keeps a file, if it is not kept yet. Throws if there is no such file, or if it is of another build. */
async function keep(name: string): Promise<void> {
  const cache = await kept;
  const address = new URL(name, worker.registration.scope).href;
  if ((await cache.match(address)) !== undefined) return;
  // What the page has just loaded need not be sent again; but the HTTP cache may have an older file of a name without a digest.
  for (const mode of ['default', 'reload'] as const) {
    const answer = await fetch(address, { cache: mode });
    if (await isOfThisBuild(name, answer)) return cache.put(address, withoutRedirect(answer));
  }
  throw new Error(`${name} is not of the build ${build.name}`);
}

/** A response without its redirect: browsers do not open a page from a redirected response, and some hosts redirect folders. */
function withoutRedirect(answer: Response): Response {
  if (!answer.redirected) return answer;
  const { status, statusText, headers, body } = answer;
  return new Response(body, { status, statusText, headers });
}

/** Keeps a page and the files that it needs; with `all`, also its rarely used files. */
async function keepPage(name: string, all: boolean): Promise<void> {
  const { needed = [], later = [] } = build.pages[name] ?? {};
  await Promise.all(needed.map(keep));
  if (all) await Promise.all(later.map(keep));
}

/** The pages that are open. */
async function openPages(): Promise<string[]> {
  const clients = await worker.clients.matchAll({ includeUncontrolled: true });
  return [...new Set(clients.map(({ url }) => nameOf(url)).filter((name) => name !== undefined))];
}

worker.addEventListener('install', (event) => {
  event.waitUntil(openPages().then((pages) => Promise.all(pages.map((name) => keepPage(name, false)))));
});

worker.addEventListener('activate', (event) => {
  const old = async (): Promise<void> => {
    const names = (await caches.keys()).filter((name) => name.startsWith(mine) && name !== mine + build.name);
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  event.waitUntil(old());
});

// A page sends a message when it has time.
worker.addEventListener('message', (event) => {
  const name = nameOf(event.source?.url ?? '');
  if (name !== undefined) event.waitUntil(keepPage(name, event.data === 'all').catch(() => {}));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const name = nameOf(request.url);
  if (request.mode === 'navigate') {
    if (name !== undefined && name in build.pages) event.respondWith(page(event, name));
    else others.add(event.resultingClientId);
  } else if (request.method === 'GET' && name !== undefined && name in build.files && !others.has(event.clientId)) {
    event.respondWith(file(request, name));
  }
});

async function file(request: Request, name: string): Promise<Response> {
  const found = await (await kept).match(new URL(name, worker.registration.scope).href);
  return found ?? fetch(request);
}

async function page(event: Fetching, name: string): Promise<Response> {
  const cache = await kept;
  const address = new URL(name, worker.registration.scope).href;
  const found = await cache.match(address);
  const coming = fetch(event.request).then(async (answer) => {
    if (await isOfThisBuild(name, answer)) {
      if (found === undefined) event.waitUntil(cache.put(address, withoutRedirect(answer.clone())));
    } else {
      others.add(event.resultingClientId);
    }
    return answer;
  });
  if (found === undefined) return coming;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  const answer = await Promise.race([coming.catch(() => undefined), late]);
  if (answer !== undefined && answer.status < 500) return answer;
  // The page was opened from the cache; a late response of another build must not mark it as such.
  coming.catch(() => {}).finally(() => others.delete(event.resultingClientId));
  return found;
}
