/** The two browsers the page is tested in, started with the settings a test asks for. */

import { launch } from 'puppeteer-core';
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** The browsers that this process tests in: all, or the one that `BROWSER` names. */
export const tested: readonly BrowserName[] = browserNames.filter((name) => (process.env['BROWSER'] ?? name) === name);

/** What a reader has set in their browser or system. */
export interface Preferences {
  scheme: 'light' | 'dark';
  reducedMotion: boolean;
  forcedColors: boolean;
  /** In Chromium: code is not compiled again while it runs, so that memory measures only what a page keeps. */
  steady?: boolean;
}

/** The paths of the browsers, which `cargo xtask test` sets. The defaults are Debian's. */
const programs: Record<BrowserName, string> = {
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  firefox: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
};

const chromiumFlags = [
  // The sandbox does not work as root, such as in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Running browsers, by name and start options. A browser is started at its first use and runs until `close`. */
export class Browsers {
  readonly #running = new Map<string, Promise<Browser>>();

  /** A browser for pages to which `prefer` gives `preferences`. */
  get(name: BrowserName, preferences: Preferences): Promise<Browser> {
    const options = launchOptions(name, preferences);
    const key = JSON.stringify([name, options.extraPrefsFirefox, options.args]);
    let browser = this.#running.get(key);
    if (browser === undefined) {
      browser = launch(options);
      this.#running.set(key, browser);
      // A browser that crashes fails the current test, and no other.
      const forget = (): boolean => this.#running.delete(key);
      browser.then((started) => started.once('disconnected', forget), forget);
    }
    return browser;
  }

  async close(): Promise<void> {
    const started = await Promise.allSettled(this.#running.values());
    this.#running.clear();
    await Promise.all(started.map((result) => (result.status === 'fulfilled' ? result.value.close() : undefined)));
  }
}

/** Sets on `page` the preferences that its browser was not started with. */
export async function prefer(name: BrowserName, page: Page, preferences: Preferences): Promise<void> {
  if (name === 'firefox') return;
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: preferences.scheme },
    { name: 'prefers-reduced-motion', value: preferences.reducedMotion ? 'reduce' : 'no-preference' },
  ]);
  if (preferences.forcedColors) {
    // Puppeteer refuses this feature by name, but the browser knows it.
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: preferences.scheme },
        { name: 'prefers-reduced-motion', value: preferences.reducedMotion ? 'reduce' : 'no-preference' },
      ],
    });
  }
}

function launchOptions(name: BrowserName, preferences: Preferences): LaunchOptions {
  const common: LaunchOptions = { browser: name === 'chromium' ? 'chrome' : 'firefox', executablePath: programs[name], headless: true };
  if (name === 'chromium') {
    const steady = preferences.steady === true ? ['--js-flags=--no-opt --no-maglev --no-sparkplug --no-lazy-feedback-allocation'] : [];
    return { ...common, args: [...chromiumFlags, ...steady] };
  }
  return {
    ...common,
    // Firefox takes these at its start only.
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': preferences.scheme === 'dark' ? 0 : 1,
      'ui.prefersReducedMotion': preferences.reducedMotion ? 1 : 0,
      ...(preferences.forcedColors ? { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 } : {}),
    },
  };
}
