/** The two browsers the page is tested in, started with the settings a test asks for. */

import { launch } from 'puppeteer-core';
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';

export const browserNames = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browserNames)[number];

/** Those that this process tests in: all, or the one that `BROWSER` names. */
export const tested: readonly BrowserName[] = browserNames.filter((name) => (process.env['BROWSER'] ?? name) === name);

/** What a reader has set in their browser or system. */
export interface Preferences {
  scheme: 'light' | 'dark';
  reducedMotion: boolean;
  forcedColors: boolean;
  /** Of Chromium's engine: code is not compiled anew while it runs, so that memory tells what a page keeps. */
  steady?: boolean;
}

/** The programs; `cargo xtask test` says where it found them. These defaults are Debian's. */
const programs: Record<BrowserName, string> = {
  chromium: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  firefox: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
};

const chromiumFlags = [
  // Root, as in a container, has no sandbox to run in.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Running browsers, by name and what they were started with. One is started at its first use, and lives until `close`. */
export class Browsers {
  readonly #running = new Map<string, Promise<Browser>>();

  /** A browser that can be given `preferences` by `prefer`. */
  get(name: BrowserName, preferences: Preferences): Promise<Browser> {
    const options = launchOptions(name, preferences);
    const key = JSON.stringify([name, options.extraPrefsFirefox, options.args]);
    let browser = this.#running.get(key);
    if (browser === undefined) {
      browser = launch(options);
      this.#running.set(key, browser);
      // One that ends by itself costs the test at hand, and no other.
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

/** Gives `page` the preferences that its browser was not started with. */
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
