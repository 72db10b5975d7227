/** Languages: one module and one script for all of them, and `lang` chooses. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventAfter, inShadow, neuron, screenshot, values } from './harness/element.ts';
import type { Neuron } from './harness/element.ts';
import { english, saidBy } from './harness/said.ts';
import { inEachBrowser } from './harness/visit.ts';

/** The texts of an element: its button, its status line, the caption of its first picture, and its summary. */
const shown = (element: Neuron): Promise<string[]> =>
  element.evaluate(({ shadowRoot: root, summary }) => [
    root?.querySelector('.play .label')?.textContent ?? '',
    root?.querySelector('.status')?.textContent ?? '',
    root?.querySelector('figcaption span')?.textContent ?? '',
    summary,
  ]);

const inEnglish = ['Play', '3 of 4 rows right. Wrong: (1,\u00a01).', 'Decision boundary', /^Epoch 600 of 1,000\. /] as const;
const inGerman = ['Start', '3 von 4 Zeilen richtig. Falsch: (1,\u00a01).', 'Entscheidungsgrenze', /^Epoche 600 von 1000\. /] as const;

/** Waits until an element shows these texts. */
async function says(element: Neuron, [play, status, caption, summary]: typeof inEnglish | typeof inGerman): Promise<void> {
  const label = await inShadow(element, '.play .label');
  await label.evaluate(
    async (label, play) => {
      while (label.textContent !== play) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    },
    play,
  );
  const [ownPlay = '', ownStatus = '', ownCaption = '', ownSummary = ''] = await shown(element);
  assert.deepEqual([ownPlay, ownStatus, ownCaption], [play, status, caption]);
  assert.match(ownSummary, summary);
}

const figure = '<one-neuron loading="eager" epochs="1000" controls panels="boundary loss equations"></one-neuron>';

inEachBrowser('languages', (visit, browser) => {
  test('the German page says in its figures nothing in English', visit({ closed: true, limit: 180_000 }, async ({ page, site }) => {
    await page.goto(`${site.url}de/`);
    const ids = await page.$$eval('one-neuron', (figures) => figures.map(({ id }) => id));
    assert.ok(ids.length >= 12, `${ids.length} figures`);
    for (const id of ids) {
      const said = await saidBy(page, id, 5);
      assert.deepEqual(said.filter((text) => english.test(text)), [], id);
      assert.ok(said.some((text) => text.startsWith('Epoche 5 von ')), `${id}: ${said[0]}`);
    }
    await screenshot(page, `german-${browser}`);
    // The same script and module as for every language, and only the words of its own.
    const fetched = site.served.map(({ name }) => name);
    assert.deepEqual(fetched.filter((name) => name.endsWith('.wasm')).length, 1, fetched.join(' '));
    assert.ok(fetched.includes('one-neuron.js'), fetched.join(' '));
    assert.deepEqual(fetched.filter((name) => /^assets\/(?:en|de)-[\w-]*\.js$/.test(name)).map((name) => name.slice(7, 9)), ['de']);
  }));

  test('an element speaks that of its place, and another one from when that changes', visit({ body: figure }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
    await says(element, inEnglish);
    const before = await values(element);
    // `lang` on the root, on an ancestor or on the element itself: the closest one applies.
    await page.evaluate(() => void (document.documentElement.lang = 'de-AT'));
    await says(element, inGerman);
    await page.evaluate(() => void (document.body.lang = 'en'));
    await says(element, inEnglish);
    await element.evaluate((shown) => void (shown.lang = 'de'));
    await says(element, inGerman);
    // The run is the same: its epoch and its weights.
    assert.deepEqual(await values(element), before);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => shown.step(1)));
    assert.match((await shown(element))[3] ?? '', /^Epoche 601 von 1000\. /);
    await element.evaluate((shown) => shown.removeAttribute('lang'));
    await element.evaluate((shown) => void (shown.currentEpoch = 600));
    await says(element, inEnglish);
  }));

  test('a picture is drawn anew in another language', visit({ body: '<one-neuron controls panels="loss" holdout="0.4" dataset="moons" epochs="50"></one-neuron>' }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 50)));
    const drawn = (): Promise<string> =>
      element.evaluate(async (shown) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return [...(shown.shadowRoot?.querySelectorAll('canvas') ?? [])].map((canvas) => canvas.toDataURL()).join();
      });
    const before = await drawn();
    assert.match(await element.evaluate((shown) => shown.toSVG('loss')), /held out/);
    await element.evaluate((shown) => void (shown.lang = 'de'));
    await element.evaluate(async (shown) => {
      while (!shown.summary.startsWith('Epoche')) await new Promise(requestAnimationFrame);
    });
    assert.match(await element.evaluate((shown) => shown.toSVG('loss')), /Testzeilen/);
    assert.notEqual(await drawn(), before, 'the curves have names in German');
    await element.evaluate((shown) => void (shown.lang = 'en'));
    await element.evaluate(async (shown) => {
      while (!shown.summary.startsWith('Epoch ')) await new Promise(requestAnimationFrame);
    });
    assert.equal(await drawn(), before);
  }));

  test('two on a page speak two, through shadow roots', visit({ body: '<div lang="de"></div><section lang="en"></section>' }, async ({ page }) => {
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('div, section')) {
        const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('p'));
        const deep = inner.attachShadow({ mode: 'open' });
        const element = deep.appendChild(document.createElement('one-neuron'));
        element.id = host.localName;
        element.setAttribute('epochs', '1000');
        element.setAttribute('controls', '');
      }
    });
    const of = async (host: string): Promise<Neuron> => (await neuron(page, `${host} >>> one-neuron`));
    const [german, other] = [await of('div'), await of('section')];
    for (const element of [german, other]) await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
    await says(german, inGerman);
    await says(other, inEnglish);
    // On a distant ancestor, and on the host of a shadow root.
    await page.evaluate(() => document.querySelector('section')?.setAttribute('lang', 'de'));
    await says(other, inGerman);
    await other.evaluate((element) => ((element.getRootNode() as ShadowRoot).host as HTMLElement).setAttribute('lang', 'en'));
    await says(other, inEnglish);
    await says(german, inGerman);
  }));

  test('one that moves speaks that of its new place', visit({ body: `${figure}<main lang="de"></main>` }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
    await element.evaluate((shown) => document.querySelector('main')?.append(shown));
    await says(element, inGerman);
  }));

  test('one that there are no words for is left to English, which says so', visit({ body: figure.replace(' ', ' lang="tlh" ') }, async ({ page, site }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
    await says(element, inEnglish);
    const tongues = (): Promise<(string | null)[]> =>
      element.evaluate(({ shadowRoot }) => [...new Set([...(shadowRoot?.children ?? [])].map((part) => part.getAttribute('lang')))]);
    assert.deepEqual(await tongues(), ['en']);
    await element.evaluate((shown) => void (shown.lang = 'de'));
    await says(element, inGerman);
    assert.deepEqual(await tongues(), [null]);
    assert.ok(site.served.some(({ name }) => /^assets\/de-/.test(name)));
  }));

  test('words that do not come are said in English', visit(
    { body: figure.replace(' ', ' lang="de" '), closed: true, expect: [/failed request/, ...(browser === 'chromium' ? [/console error/] : [])] },
    async ({ page, site }) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => void (/assets\/de-/.test(request.url()) ? request.abort() : request.continue()));
      await page.goto(site.url);
      const element = await neuron(page);
      await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
      await says(element, inEnglish);
    },
  ));

  test('what was refused is said again', visit({ body: '<one-neuron eta="fast" controls></one-neuron><one-neuron id="two" src="none.csv"></one-neuron>', expect: [/none\.csv/, ...(browser === 'chromium' ? [/404/] : [])] }, async ({ page }) => {
    const messages = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('one-neuron')].map((element) => {
          const { error, shadowRoot } = element as HTMLElement & { error: { message: string } | null };
          const problem = shadowRoot?.querySelector('.problem')?.textContent ?? '';
          return error?.message === problem ? problem : `${error?.message} is not ${problem}`;
        }),
      );
    await page.waitForFunction(() => [...document.querySelectorAll('one-neuron')].every((element) => (element as HTMLElement & { error: unknown }).error !== null));
    const [attribute = '', network = ''] = await messages();
    assert.match(attribute, /^eta="fast" cannot be used: eta takes a finite number greater than 0/);
    assert.match(network, /^The table “none\.csv” could not be fetched: its host answers 404\.$/);
    await page.evaluate(() => void (document.documentElement.lang = 'de'));
    await page.waitForFunction(() => [...document.querySelectorAll('one-neuron')].every((element) => !/cannot|could/.test(element.shadowRoot?.querySelector('.problem')?.textContent ?? '')));
    const [inWords = '', fromHost = ''] = await messages();
    assert.match(inWords, /^eta="fast" geht nicht: eta nimmt eine endliche Zahl größer als 0/);
    assert.match(fromHost, /^Die Tabelle „none\.csv“ ließ sich nicht holen: Ihr Host antwortet mit 404\.$/);
  }));

  const german = (lang: string, body: string): string =>
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>t</title><script type="module" src="one-neuron.de.js"></script></head><body>${body}</body></html>`;

  test('its own script speaks German, whatever the page says of itself', visit(
    { files: { 'g.html': german('en', `${figure}<section lang="en">${figure.replace(' ', ' id="other" ')}</section>`) }, path: 'g.html' },
    async ({ page }) => {
      const at600 = async (selector: string): Promise<Neuron> => {
        const element = await neuron(page, selector);
        await element.evaluate((shown) => shown.scrollIntoView());
        await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
        return element;
      };
      // A part of the page may be in another language.
      await says(await at600('#other'), inEnglish);
      const element = await at600('one-neuron');
      await says(element, inGerman);
      await page.evaluate(() => {
        const registered = customElements.get('one-neuron') as unknown as { language: string | undefined };
        registered.language = undefined;
      });
      await says(element, inEnglish);
    },
  ));

  test('a frame speaks that of its address', visit({ path: 'embed.html?dataset=and&controls&lang=de&nobody=1' }, async ({ page }) => {
    const element = await neuron(page);
    await eventAfter(element, 'epochupdate', () => element.evaluate((shown) => void (shown.currentEpoch = 600)));
    await says(element, inGerman);
    await page.waitForFunction(() => document.querySelector('.said')?.textContent === 'Hier unbekannt und weggelassen: nobody.');
  }));
});
