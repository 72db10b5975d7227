/**
 * A visit: one page, open in one browser, watched for everything that a reader's browser would complain about.
 *
 * ```ts
 * inEachBrowser('playing', (visit) => {
 *   test('ends at the last epoch', visit({ body: '<one-neuron epochs="10"></one-neuron>' }, async ({ page }) => {
 *     …
 *   }));
 * });
 * ```
 */

import { after, describe } from 'node:test';

import type { ConsoleMessage, HTTPRequest, HTTPResponse, Page } from 'puppeteer-core';

import { Browsers, prefer, tested } from './browsers.ts';
import type { BrowserName, Preferences } from './browsers.ts';
import { pageWith, serve } from './server.ts';
import type { Habits, Site } from './server.ts';

/** The options of a visit. By default, it is on a desktop with the light scheme, on the tutorial page. */
export interface VisitOptions {
  /** The viewport in CSS pixels, and device pixels to each. */
  width?: number;
  height?: number;
  pixelRatio?: number;
  /** Whether the screen takes fingers. */
  touch?: boolean;
  scheme?: 'light' | 'dark';
  reducedMotion?: boolean;
  forcedColors?: boolean;
  steady?: boolean;
  /** Markup in place of the tutorial's body, with the page's own scripts and styles. */
  body?: string;
  /** Further files on the host, by name: `{ 'data.csv': 'x1,x2,y\n…' }`. */
  files?: Record<string, string | Buffer>;
  /** Settings of the host. */
  host?: Habits;
  /** What follows the folder's address: a file, a query, a fragment. */
  path?: string;
  /** The problems that this test provokes. Each must occur, and no others. */
  expect?: RegExp[];
  /** Opens no page: the test does, by `page.goto(site.url)`. */
  closed?: boolean;
  /** Lets the page keep the site for use without a network. Otherwise it only loads what a test requests. */
  keeps?: boolean;
  /** How long the visit may take, in milliseconds. */
  limit?: number;
}

/** What a test receives. */
export interface Visit {
  page: Page;
  site: Site;
  browser: BrowserName;
  /** The problems so far, one line each. The visit fails at its end if any of them is unexpected. */
  problems: string[];
}

/** Makes a test's function of its `body`. */
export type Visitor = (options: VisitOptions, body: (visit: Visit) => Promise<unknown>) => () => Promise<void>;

/** The browsers, started once for all tests of this process; each visit has a context of its own. */
const browsers = new Browsers();
after(() => browsers.close());

/** Runs the tests that `define` defines in Chromium and in Firefox. */
export function inEachBrowser(title: string, define: (visit: Visitor, browser: BrowserName) => void): void {
  for (const browser of tested) {
    describe(`${title} (${browser})`, { timeout: 600_000 }, () => {
      define((options, body) => () => within(options.limit ?? 60_000, visit(browser, options, body)), browser);
    });
  }
}

/** The result of `work`, or an error after `limit` milliseconds, so that a page that hangs fails one test, not all. */
async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the visit took longer than ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function visit(
  browser: BrowserName,
  options: VisitOptions,
  body: (visit: Visit) => Promise<unknown>,
): Promise<void> {
  const { body: markup, files = {}, host = {}, path = '', expect = [], closed = false } = options;
  const preferences: Preferences = {
    scheme: options.scheme ?? 'light',
    reducedMotion: options.reducedMotion ?? false,
    forcedColors: options.forcedColors ?? false,
    steady: options.steady ?? false,
  };
  const site = await serve(markup === undefined ? files : { 'index.html': await pageWith(markup), ...files }, host);
  try {
    // A context of its own, so that nothing stored by one visit is there in the next.
    const context = await (await browsers.get(browser, preferences)).createBrowserContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.setViewport({
        width: options.width ?? 1280,
        height: options.height ?? 800,
        deviceScaleFactor: options.pixelRatio ?? 1,
        hasTouch: options.touch ?? false,
      });
      await prefer(browser, page, preferences);
      const problems = await watch(page, site);
      if (options.keeps !== true) {
        await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
      }
      if (!closed) await page.goto(new URL(path, site.url).href, { waitUntil: 'load' });
      await body({ page, site, browser, problems });
      problems.push(...(await policyViolations(page)).map((violation) => `against the security policy: ${violation}`));
      problems.push(...site.reports.map((report) => `against the security policy, by report: ${report}`));
      judge(problems, expect);
    } finally {
      await context.close();
    }
  } finally {
    await site.close();
  }
}

/** The page's violations of the security policy, read after two frames so that pending ones can arrive. */
function policyViolations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
    return (globalThis as unknown as { policyViolations?: string[] }).policyViolations ?? [];
  });
}

/** Collects the problems in `page` from now on. */
async function watch(page: Page, site: Site): Promise<string[]> {
  const problems: string[] = [];
  const home = new URL(site.url).origin;

  page.on('console', (message: ConsoleMessage) => {
    if (['error', 'warn', 'assert'].includes(message.type())) {
      problems.push(`console ${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error: unknown) => problems.push(`uncaught: ${String(error)}`));
  page.on('request', (request: HTTPRequest) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== home) {
      problems.push(`foreign request: ${url.href}`);
    }
  });
  page.on('requestfailed', (request: HTTPRequest) => {
    problems.push(`failed request: ${request.url()} (${request.failure()?.errorText ?? 'no reason given'})`);
  });
  page.on('response', (response: HTTPResponse) => {
    if (response.status() >= 400) problems.push(`failed request: ${response.url()} (${response.status()})`);
  });

  // In addition to the reports that the server collects, because the event has the file and line.
  await page.evaluateOnNewDocument(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { policyViolations: violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      violations.push(`${violatedDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  return problems;
}

function judge(problems: string[], expected: RegExp[]): void {
  const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  const absent = expected.filter((pattern) => !problems.some((problem) => pattern.test(problem)));
  const lines = [
    ...unexpected.map((problem) => `unexpected: ${problem}`),
    ...absent.map((pattern) => `expected, but it did not occur: ${String(pattern)}`),
  ];
  if (lines.length > 0) throw new Error(`the page had problems\n  ${lines.join('\n  ')}`);
}
