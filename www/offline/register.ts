/**
 * Has the site kept, so that it opens without a network: once the page has loaded and has nothing else to do. What few readers ask
 * for is kept as well, unless the reader wants to save data.
 */

/** A step that may have to be trusted before a policy lets it be taken. */
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(own: string): string }): { createScriptURL(own: string): string };
}

/** From `assets/`, where this is when it is built. */
const address = '../offline.js';

function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 });
  else setTimeout(work, 2000);
}

function hasLoaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
}

/** Until the first figure is there, or a reader who has not come to it has had some time. */
function isInUse(): Promise<unknown> {
  const figure = document.querySelector('one-neuron') as { ready?: Promise<unknown> } | null;
  const time = new Promise((resolve) => setTimeout(resolve, 5000));
  return Promise.race([figure?.ready?.catch(() => {}) ?? time, time]);
}

async function register(): Promise<void> {
  const url = new URL(address, import.meta.url).href;
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  const trusted = trustedTypes?.createPolicy('one-neuron-offline', { createScriptURL: (own) => own }).createScriptURL(url) ?? url;
  await navigator.serviceWorker.register(trusted);
  const { active, waiting } = await navigator.serviceWorker.ready;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  whenIdle(() => (waiting ?? active)?.postMessage(connection?.saveData === true ? 'needed' : 'all'));
}

async function keep(): Promise<void> {
  await hasLoaded();
  await isInUse();
  whenIdle(() => void register().catch(() => {}));
}

/**
 * Has the site kept, in this page's language. Where it cannot be — a private window, a host without HTTPS, storage that is full — the page is
 * as good without.
 */
export function keepOffline(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void keep();
}
