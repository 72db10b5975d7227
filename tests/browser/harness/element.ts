/** Helpers for tests of a `<one-neuron>` on a page, and of any page. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import axe from 'axe-core';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';

import type { OneNeuron } from '../../../www/element/one-neuron.ts';

export type Neuron = ElementHandle<OneNeuron>;

/** The first `<one-neuron>` that matches `selector` on a page or in a frame, once it is ready. */
export async function neuron(page: Page | Frame, selector = 'one-neuron'): Promise<Neuron> {
  const handle = (await page.waitForSelector(selector)) as unknown as Neuron;
  await page.waitForFunction(() => customElements.get('one-neuron') !== undefined);
  await handle.evaluate((element) => element.ready);
  return handle;
}

/** Every named number the element shows. */
export function values(element: Neuron): Promise<Record<string, number>> {
  return element.evaluate((shown) => ({ ...shown.values }));
}

/**
 * Does `action`, waits for the element's next `event`, and returns its `detail`. It starts to listen before the action, so that
 * no event is missed.
 *
 * ```ts
 * await eventAfter(element, 'ended', () => element.evaluate((neuron) => neuron.play()));
 * ```
 */
export async function eventAfter(
  element: ElementHandle<Element>,
  event: string,
  action: () => Promise<unknown>,
  { timeout = 15_000 } = {},
): Promise<unknown> {
  // The promise is kept in an object in the page, because `evaluateHandle` would wait for a promise that is returned.
  const pending = await element.evaluateHandle(
    (target, name, limit) => ({
      event: new Promise<unknown>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${name} event within ${limit} ms`)), limit);
        target.addEventListener(
          name,
          (happened) => {
            clearTimeout(timer);
            resolve(happened instanceof CustomEvent ? happened.detail : null);
          },
          { once: true },
        );
      }),
    }),
    event,
    timeout,
  );
  try {
    await action();
    return await pending.evaluate((held) => held.event);
  } finally {
    await pending.dispose();
  }
}

/** A file that the page has saved through the browser. */
export interface Saved {
  name: string;
  type: string;
  text: string;
}

/** Catches the files that the page saves from now on, instead of saving them. Returns a function that lists them. */
export async function downloads(page: Page): Promise<() => Promise<Saved[]>> {
  const caught = await page.evaluateHandle(() => {
    const [blobs, files] = [new Map<string, Blob>(), [] as { name: string; blob: Blob }[]];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob);
      blobs.set(url, blob as Blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      const blob = blobs.get(this.href);
      if (blob !== undefined) files.push({ name: this.download, blob });
    };
    return files;
  });
  return () =>
    caught.evaluate((files) =>
      Promise.all(files.map(async ({ name, blob }) => ({ name, type: blob.type, text: await blob.text() }))),
    );
}

/** The first element in the shadow root of `host` that matches `selector`, once it is there. */
export async function inShadow(host: ElementHandle<Element>, selector: string): Promise<ElementHandle<Element>> {
  const found = await host.waitForSelector(`>>> ${selector}`);
  if (found === null) throw new Error(`there is no ${selector} in the shadow root`);
  return found;
}

/** Writes a screenshot to the folder named by the environment variable `SCREENSHOTS`; without it, does nothing. */
export async function screenshot(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined || folder === '') return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png`, fullPage });
}

/** The accessibility problems that axe finds on a page or in a frame, one line each. */
export async function accessibilityProblems(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    // Without preload, because style sheets of other hosts cannot be fetched.
    return axe.run(document, { preload: false, resultTypes: ['violations'] });
  });
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} (${node.target.flat().join(' ')})`),
  );
}

/** A checksum of the pixels of each canvas in an element's shadow root, in order. */
export function pixels(element: ElementHandle<Element>): Promise<number[]> {
  return element.evaluate((shown) =>
    [...(shown.shadowRoot?.querySelectorAll('canvas') ?? [])].map((canvas) => {
      // Through a copy, because Chromium warns about a canvas that is read repeatedly.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(canvas, 0, 0);
      const { data = [] } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      let sum = 0;
      for (const value of data) sum = (Math.imul(sum, 31) + value) | 0;
      return sum;
    }),
  );
}
