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

async function register(): Promise<void> {
  const url = new URL(address, import.meta.url).href;
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  const trusted = trustedTypes?.createPolicy('one-neuron-offline', { createScriptURL: (own) => own }).createScriptURL(url) ?? url;
  await navigator.serviceWorker.register(trusted);
  const { active, waiting } = await navigator.serviceWorker.ready;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData !== true) whenIdle(() => (waiting ?? active)?.postMessage('all'));
}

/**
 * Has the site kept once `ready` has come about. Where it cannot be — a private window, a host without HTTPS, storage that is full —
 * the page is as good without.
 */
export async function keepOffline(ready: Promise<unknown>): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await Promise.all([hasLoaded(), ready.catch(() => {})]);
  whenIdle(() => void register().catch(() => {}));
}
