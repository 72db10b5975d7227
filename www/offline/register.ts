/**
 * Keeps the site for use without a network, once the page has loaded and has nothing else to do. The rarely used files are kept as
 * well, unless the reader wants to save data.
 */

/** The factory of trusted types: a content security policy may require one for the address of a worker. */
interface Factory {
  createPolicy(name: string, rules: { createScriptURL(own: string): string }): { createScriptURL(own: string): string };
}

/** The address of the worker, relative to `assets/`, where this script is in the built site. */
const address = '../offline.js';

function whenIdle(work: () => void): void {
  // Safari does not have requestIdleCallback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 10_000 });
  else setTimeout(work, 2000);
}

function hasLoaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
}

/** Waits for the first figure to be ready, or for some time if the reader has not come to it. */
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
 * Keeps the site, in this page's language, for use without a network. If that fails — in a private window, on a host without HTTPS,
 * with full storage — the page works as before.
 */
export function keepOffline(): void {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void keep();
}
