import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { about, headTags, lostPage, manifest, siteAddress, sitemap, titleParts } from './head.ts';
import { editions } from './locales.ts';
import type { Edition } from './locales.ts';

const both = editions('index.html').filter(({ locale }) => ['en', 'de'].includes(locale.tag)) as [Edition, Edition];
const [english, german] = both;
const page = { title: 'One Neuron: held in the hand', description: 'A & "B" </script>' };
const site = 'https://example.org/one-neuron/';

describe('the head of a page', () => {
  test('says where the site lies, if that is known', () => {
    const tags = headTags(page, german, both, site);
    for (const tag of [
      '<link rel="icon" type="image/svg+xml" sizes="any" href="../icon.svg">',
      '<link rel="manifest" href="../manifest.webmanifest">',
      `<link rel="canonical" href="${site}de/">`,
      `<link rel="alternate" hreflang="en" href="${site}">`,
      `<link rel="alternate" hreflang="de" href="${site}de/">`,
      `<link rel="alternate" hreflang="x-default" href="${site}">`,
      `<meta property="og:url" content="${site}de/">`,
      `<meta property="og:image" content="${site}card-de.png">`,
      '<meta name="twitter:card" content="summary_large_image">',
    ]) {
      assert.ok(tags.includes(tag), `${tag} is not in\n${tags}`);
    }
  });

  test('leaves out what is about the address, if that is not known', () => {
    const tags = headTags(page, german, both);
    assert.doesNotMatch(tags, /canonical|hreflang|og:url|og:image|https:\/\/example/);
  });

  test('has one language where the site has', () => {
    assert.doesNotMatch(headTags(page, english, [english], site), /hreflang/);
  });

  test('keeps words from being markup', () => {
    const tags = headTags(page, english, both, site);
    assert.ok(tags.includes('content="A &amp; &quot;B&quot; &lt;/script>"'));
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(tags) ?? [];
    const resource = JSON.parse(json) as Record<string, unknown>;
    assert.deepEqual([resource['@type'], resource['description'], resource['url']], ['LearningResource', page.description, site]);
  });

  test('takes its words from the page', () => {
    assert.deepEqual(about('<meta name="description" content="A &amp; &quot;B&quot;"><title>C &lt; D</title>'), {
      title: 'C < D',
      description: 'A & "B"',
    });
    assert.throws(() => about('<title>Alone</title>'), /needs a title and a description/);
    assert.deepEqual(titleParts(page), ['One Neuron', 'Held in the hand']);
    assert.deepEqual(titleParts({ title: 'One Neuron', description: 'A.' }), ['One Neuron', 'A.']);
  });
});

describe('the address of the site', () => {
  test('ends in a slash', () => {
    assert.equal(siteAddress('https://example.org/a'), 'https://example.org/a/');
    assert.equal(siteAddress('https://example.org'), 'https://example.org/');
    assert.equal(siteAddress(''), undefined);
    assert.equal(siteAddress(undefined), undefined);
  });

  test('is refused in a sentence', () => {
    for (const given of ['example.org', 'ftp://example.org/', 'https://example.org/?a']) {
      assert.throws(() => siteAddress(given), /SITE_URL is “.*”: it takes the site’s address/);
    }
  });
});

describe('files about the site', () => {
  test('the sitemap has each page with its others', () => {
    const xml = sitemap(both, site);
    assert.equal(xml.match(/<loc>/g)?.length, 2);
    assert.equal(xml.match(/hreflang="de" href="https:\/\/example\.org\/one-neuron\/de\/"/g)?.length, 2);
  });

  test('the page that is not there works at any depth, in all languages', () => {
    const html = lostPage(both, site, 'assets/a.css');
    assert.match(html, /<html lang="en">/);
    assert.match(html, /<section lang="de">/);
    assert.match(html, /href="\/one-neuron\/assets\/a\.css"/);
    assert.match(html, /href="\/one-neuron\/de\/"/);
    for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^\//);
    assert.doesNotMatch(lostPage(both, undefined, 'assets/a.css'), /stylesheet/);
  });

  test('the manifest is relative to itself', () => {
    const { name, start_url, icons } = JSON.parse(manifest(page, 'en')) as Record<string, string> & { icons: { src: string }[] };
    assert.deepEqual([name, start_url], [page.title, './']);
    assert.ok(icons.every(({ src }) => !src.startsWith('/')));
  });
});
