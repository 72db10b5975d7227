/**
 * The service worker: keeps one build of the site after the first visit, so that it opens without a network.
 *
 * A build is kept whole, in a cache of its own, and each of its files is checked against the digest that this worker was built with.
 * Pages come from the network as long as there is one. One of another build than this worker's is left alone: it takes its files
 * from the network too, so that builds are never mixed. The browser finds the worker of a new build by itself, has it keep that
 * build, and lets it take over when no page of the old one is open any more; only then the old one goes.
 */

import type { Build } from '../build/offline.ts';

/** Written in when this is built. */
declare const BUILD: Build;
const build = BUILD;

/** What this needs of the types of workers, which do not go together with those of pages. */
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
/** The scope is part of the name: two copies of the site on a host share its caches. */
const mine = `${prefix}${worker.registration.scope} `;
const kept = caches.open(mine + build.name);

/** How long a page may take to come from the network where it could come from here, in milliseconds. */
const patience = 4000;

/** Pages that are being opened and are of another build, or not kept. They ask for their files within a moment of it; after that a worker may forget. */
const others = new Set<string>();

/** What a file is called in the build, from its address: a folder stands for its index. Nothing for what is not of the site. */
function nameOf(address: string): string | undefined {
  const { scope } = worker.registration;
  const [path = ''] = address.split(/[?#]/, 1);
  return path.startsWith(scope) ? path.slice(scope.length).replace(/(^|\/)$/, '$1index.html') : undefined;
}

async function digest(content: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether an answer is this build's file of that name. */
async function isOfThisBuild(name: string, answer: Response): Promise<boolean> {
  return answer.ok && (await digest(await answer.clone().arrayBuffer())) === build.files[name];
}

/** Keeps a file, if it is not kept yet. An error if there is none, or that of another build. */
async function keep(name: string): Promise<void> {
  const cache = await kept;
  const address = new URL(name, worker.registration.scope).href;
  if ((await cache.match(address)) !== undefined) return;
  // What the page has loaded a moment ago need not be sent again; but a name without a digest in it may have become another file.
  for (const mode of ['default', 'reload'] as const) {
    const answer = await fetch(address, { cache: mode });
    if (await isOfThisBuild(name, answer)) return cache.put(address, withoutRedirect(answer));
  }
  throw new Error(`${name} is not of the build ${build.name}`);
}

/** A page may not be opened by an answer that was redirected: folders are, by some hosts. */
function withoutRedirect(answer: Response): Response {
  if (!answer.redirected) return answer;
  const { status, statusText, headers, body } = answer;
  return new Response(body, { status, statusText, headers });
}

/** Keeps a page with what it needs, and perhaps with what few readers ask for. */
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

// A page that has time now.
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
  // What still comes is of no page any more.
  coming.catch(() => {}).finally(() => others.delete(event.resultingClientId));
  return found;
}
