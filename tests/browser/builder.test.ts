/** The page where authors build a figure: the texts to copy make the figure that it shows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Page } from 'puppeteer-core';

import type { OneNeuron } from '../../www/element/one-neuron.ts';
import { accessibilityProblems, eventAfter, neuron, screenshot } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { until } from './harness/until.ts';
import { inEachBrowser } from './harness/visit.ts';

/** The content of a text to copy, once it matches `expected`. */
async function text(page: Page, name: string, expected: RegExp): Promise<string> {
  await page.waitForFunction(
    (name: string, source: string) => new RegExp(source).test((document.querySelector(`#${name}`) as HTMLTextAreaElement).value),
    {},
    name,
    expected.source,
  );
  return page.$eval(`#${name}`, (area) => (area as HTMLTextAreaElement).value);
}

/** Writes into a field as a reader does, and leaves it. */
async function write(page: Page, name: string, value: string): Promise<void> {
  await page.focus(`[name="${name}"]`);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(value);
  await page.keyboard.press('Tab');
}

const tick = (page: Page, name: string, value: string): Promise<void> =>
  page.$eval(`[name="${name}"][value="${value}"]`, (box) => (box as HTMLInputElement).click());

/** Weights and biases after all epochs. */
const learned = async (element: Neuron): Promise<number[]> => {
  const sought = (): Promise<unknown> => element.evaluate((figure) => (figure.currentEpoch = figure.duration));
  await eventAfter(element, 'seeked', sought);
  return element.evaluate(({ weights, bias }) => [...weights, ...bias]);
};

inEachBrowser('the builder', (visit, browser) => {
  const copied: Record<string, string> = {};
  test('gives the tag, the frame, the link and the script of what it shows', visit({ path: 'builder.html', files: copied, host: { shared: true, frames: true } }, async ({ page, site }) => {
    const element = await neuron(page);
    await page.select('[name="dataset"]', 'xor');
    await tick(page, 'features', 'x1*x2');
    await write(page, 'eta', '0.5');
    await page.select('[name="theme"]', 'dark');
    const tag = await text(page, 'tag', /x1\*x2.*eta="0\.5".*dark/);
    assert.equal(
      tag,
      `<script type="module" src="${site.url}one-neuron.js"></script>\n<one-neuron dataset="xor" features="x1*x2" eta="0.5" controls theme="dark"></one-neuron>`,
    );
    const frame = await text(page, 'frame', /theme=dark/);
    const weights = await learned(element);
    assert.ok(await element.evaluate(({ values }) => values['accuracy'] === 1));
    const link = await text(page, 'link', /epoch=1000/);
    assert.equal(link, `${site.url}embed.html?dataset=xor&features=x1*x2&eta=0.5&epoch=1000&controls&theme=dark`);
    assert.match(await text(page, 'numpy', /range\(1000\)/), /^import numpy as np$/m);

    // A page of the same host, with a strict policy.
    copied['copied.html'] = `<!doctype html><html lang="en"><head><title>A blog</title><link rel="icon" href="data:,"></head><body>${tag}${frame}</body></html>`;
    await page.goto(new URL('copied.html', site.url).href);
    assert.deepEqual(await learned(await neuron(page)), weights);
    const inner = await (await page.waitForSelector('iframe'))?.contentFrame();
    assert.ok(inner);
    await page.$eval('iframe', (held) => held.scrollIntoView());
    await inner.waitForSelector('one-neuron');
    assert.deepEqual(await learned(await neuron(inner)), weights);
    await page.goto(link);
    assert.deepEqual(await (await neuron(page)).evaluate(({ weights, bias, currentEpoch }) => [currentEpoch, ...weights, ...bias]), [1000, ...weights]);
  }));

  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const late = { held: (name: string): Promise<void> | undefined => (/\/main-.*\.js$/.test(name) ? released : undefined) };
  test('follows a figure that was there before its script', visit({ closed: true, host: late }, async ({ page, site }) => {
    const loaded = page.goto(new URL('builder.html', site.url).href);
    const isThere = (): Promise<boolean> => page.evaluate(() => (document.querySelector('one-neuron') as OneNeuron | null)?.readyState === 4);
    // While the page is on its way, there is nothing to ask.
    await until(() => isThere().catch(() => false), Boolean);
    release();
    await loaded;
    await text(page, 'tag', /<one-neuron eta="0\.1" controls>/);
  }));

  test('copies by keyboard', visit({ path: 'builder.html' }, async ({ page, site }) => {
    await neuron(page);
    const tag = await text(page, 'tag', /one-neuron eta="0\.1" controls/);
    if (browser === 'chromium') {
      await page.browserContext().overridePermissions(new URL(site.url).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
    }
    await page.focus('[data-copy="tag"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-copy="tag"] ~ [role="status"]')?.textContent === 'Copied.');
    if (browser === 'chromium') assert.equal(await page.evaluate(() => navigator.clipboard.readText()), tag);
  }));

  test('says of a refused set-up what is wrong, at its field, and gives nothing to copy', visit({ path: 'builder.html' }, async ({ page }) => {
    const element = await neuron(page);
    await text(page, 'tag', /one-neuron/);
    await write(page, 'eta', '"><img src=x onerror=alert(1)>');
    await text(page, 'tag', /^$/);
    const said = (name: string): Promise<(string | null)[]> =>
      page.$eval(`[name="${name}"]`, (field) => [
        field.getAttribute('aria-invalid'),
        document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
      ]);
    const [invalid, sentence] = await said('eta');
    assert.equal(invalid, 'true');
    assert.match(sentence ?? '', /^eta=""><img src=x onerror=alert\(1\)>" cannot be used: eta takes/);
    assert.equal(sentence, await element.evaluate(({ error }) => error?.message));
    assert.equal(await page.$('img'), null);
    assert.match(await page.$eval('.state', (line) => line.textContent ?? ''), /^Nothing to copy/);

    await write(page, 'eta', '0.1');
    await text(page, 'tag', /eta="0\.1"/);
    assert.deepEqual(await said('eta'), [null, '']);
    // Each value is accepted by itself, but not both together.
    await page.select('[name="activation"]', 'tanh');
    await page.select('[name="loss"]', 'cross-entropy');
    await text(page, 'tag', /^$/);
    assert.match((await said('loss'))[1] ?? '', /loss takes mse with tanh/);
    await page.select('[name="activation"]', 'sigmoid');
    await text(page, 'tag', /loss="cross-entropy"/);
    assert.equal(await page.$eval('.state', (line) => line.textContent), '');
  }));

  test('shows the fields that go with the data, and no others', visit({ path: 'builder.html' }, async ({ page }) => {
    await neuron(page);
    const shown = (): Promise<string[]> =>
      page.$$eval('[data-for] input', (fields) => fields.filter((field) => field.checkVisibility()).map((field) => field.getAttribute('name') ?? ''));
    assert.deepEqual(await shown(), []);
    await page.select('[name="dataset"]', 'moons');
    assert.deepEqual(await shown(), ['rows', 'noise']);
    await write(page, 'rows', '50');
    await text(page, 'tag', /dataset="moons" rows="50"/);
    await page.select('[name="dataset"]', 'iris');
    assert.deepEqual(await shown(), ['inputs', 'classes']);
    await text(page, 'tag', /<one-neuron dataset="iris" eta/);
    await page.select('[name="dataset"]', 'src');
    assert.deepEqual(await shown(), ['src', 'label', 'inputs', 'classes']);
    // The frame's permissions depend on the panels.
    assert.match(await text(page, 'frame', /sandbox="allow-scripts" loading/), /embed\.html/);
    await tick(page, 'panels', 'code');
    await text(page, 'frame', /sandbox="allow-scripts allow-downloads" allow="clipboard-write"/);
  }));

  test('gives weights that a hand has moved, and a penalty from the beginning', visit({ path: 'builder.html?dataset=or&eta=0.2' }, async ({ page }) => {
    const element = await neuron(page);
    assert.equal(await page.$eval('[name="eta"]', (field) => (field as HTMLInputElement).value), '0.2');
    await learned(element);
    await page.select('[name="penalty"]', 'l2');
    await write(page, 'penalty-rate', '0.01');
    assert.doesNotMatch(await text(page, 'tag', /penalty-rate="0\.01"/), /penalties/);
    assert.equal(new URL(page.url()).search, '?dataset=or&eta=0.2&penalty=l2&penalty-rate=0.01');
    await element.evaluate((figure) => (figure.weights = [1, 2]));
    await text(page, 'tag', /weights="1,2,/);
  }));

  const sights = [
    { path: 'builder.html', width: 1280, scheme: 'light' },
    { path: 'de/builder.html?dataset=iris&panels=boundary+sigmoid+data', width: 390, scheme: 'dark' },
    { path: 'builder.html?dataset=src&panels=', width: 320, scheme: 'light' },
  ] as const;
  for (const { path, width, scheme } of sights) {
    test(`can be read and used by everybody: ${path} at ${width} pixels`, visit({ path, width, scheme }, async ({ page }) => {
      const element = await neuron(page);
      await text(page, 'tag', /one-neuron/);
      assert.deepEqual(await accessibilityProblems(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      const unreached = await page.$$eval('form input, form select, textarea, button', (controls) =>
        controls.filter((control) => control.checkVisibility() && (control as HTMLElement).tabIndex !== 0).length,
      );
      assert.equal(unreached, 0);
      assert.equal(await element.evaluate((figure: OneNeuron) => figure.error), null);
      await screenshot(page, `builder-${width}-${browser}`, { fullPage: true });
    }));
  }
});
