import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { IndexHtmlTransformHook } from 'vite';

import { frame, oembed, policy } from './frame.ts';

const site = 'https://example.org/one-neuron/';
const page = '<head>\n    <meta charset="utf-8">\n  </head>';

/** The plugin's result for `page`, as if it were `file`. */
const built = (file: string, address?: string): unknown => {
  const hook = frame('embed.html', address).transformIndexHtml as IndexHtmlTransformHook;
  return hook.call({} as never, page, { path: `/${file}`, filename: `/root/${file}` } as never);
};

describe('the page for frames', () => {
  test('has a policy, and says where the oEmbed answer is if the site has an address', () => {
    assert.equal(built('index.html', site), page);
    const alone = String(built('embed.html'));
    assert.ok(alone.includes(`<meta charset="utf-8">\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`));
    assert.doesNotMatch(alone, /oembed/);
    assert.match(String(built('embed.html', site)), /type="application\/json\+oembed" href="https:\/\/example\.org\/one-neuron\/oembed\.json"/);
  });

  test('is the frame of the oEmbed answer', () => {
    const { version, type, html, width, height } = oembed(site);
    assert.deepEqual([version, type], ['1.0', 'rich']);
    const [, src = ''] = / src="([^"]*)"/.exec(String(html)) ?? [];
    const address = new URL(src.replaceAll('&amp;', '&'));
    assert.equal(address.origin + address.pathname, `${site}embed.html`);
    assert.equal(address.searchParams.get('dataset'), 'and');
    assert.ok(String(html).includes(` width="${width}" height="${height}" sandbox="allow-scripts"`));
  });
});
