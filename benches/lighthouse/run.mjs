/**
 * What Lighthouse says of the built site, as a phone would get it from a careful host: `cargo xtask lighthouse`.
 *
 * Each page is looked at three times, of which the middle one by performance counts. Says the scores, the measures that the page is held to,
 * and every audit that did not pass; ends with 1 if a score is below 100 or a measure beyond its bound.
 */

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const times = Number(process.env.TIMES ?? 3);
/** Pages that nobody looks for: one is for where there is none, one for frames. */
const others = /^(?:404|embed)\.html$/;

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'";

/** Serves `dist/` compressed, with what is named by its content to be kept for a year. */
async function serve() {
  // Before anyone waits for it.
  const compressed = new Map();
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) compressed.set(file, brotliCompressSync(await readFile(file)));
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/\/$/, '/index.html');
    const file = join(dist, normalize(path));
    const content = compressed.get(file);
    if (content === undefined) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** What a page is held to beside its scores. */
const bounds = [
  ['cumulative-layout-shift', 'layout shift', 0, 3],
  ['total-blocking-time', 'blocked, ms', 50, 0],
];
const shown = [
  ['first-contentful-paint', 'first paint, ms'],
  ['largest-contentful-paint', 'largest paint, ms'],
  ['speed-index', 'speed index, ms'],
  ['interactive', 'interactive, ms'],
  ['total-byte-weight', 'bytes'],
];

const pages = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.html') && !others.test(name)).sort();
const server = await serve();
const chrome = await chromeLauncher.launch({
  chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
let good = true;
try {
  for (const page of pages) {
    const url = `http://127.0.0.1:${server.address().port}/${page.replace(/(^|\/)index\.html$/, '$1')}`;
    const runs = [];
    for (let time = 0; time < times; time++) {
      const result = await lighthouse(url, { port: chrome.port, logLevel: 'error', output: 'html' });
      if (result === undefined || result.lhr.runtimeError !== undefined) {
        console.error(`${page} could not be looked at: ${result?.lhr.runtimeError?.message ?? 'no reason given'}`);
      } else {
        runs.push(result);
      }
    }
    if (runs.length === 0) {
      good = false;
      continue;
    }
    runs.sort((a, b) => a.lhr.categories.performance.score - b.lhr.categories.performance.score);
    const { lhr, report } = runs[Math.floor(runs.length / 2)];
    if (process.env.REPORTS) await writeFile(join(process.env.REPORTS, `${page.replaceAll('/', '-')}`), report);

    console.log(`\n${page} (Lighthouse ${lhr.lighthouseVersion}, ${lhr.configSettings.formFactor}, ${runs.length} runs)`);
    for (const { title, score } of Object.values(lhr.categories)) {
      const percent = Math.round(score * 100);
      good &&= percent === 100;
      console.log(`  ${String(percent).padStart(3)}  ${title}`);
    }
    for (const [id, name, bound, decimals] of bounds) {
      // Of a page that could not be measured there is no number.
      const { numericValue = NaN } = lhr.audits[id] ?? {};
      const within = Number(numericValue.toFixed(decimals)) <= bound;
      good &&= within;
      console.log(`  ${numericValue.toFixed(decimals).padStart(8)}  ${name}${within ? '' : `, more than ${bound}`}`);
    }
    for (const [id, name] of shown) console.log(`  ${(lhr.audits[id]?.numericValue ?? NaN).toFixed(0).padStart(8)}  ${name}`);
    for (const { url: of, duration, startTime } of lhr.audits['long-tasks']?.details?.items ?? []) {
      console.log(`  ${duration.toFixed(0).padStart(8)}  ms at a stretch after ${startTime.toFixed(0)} ms, ${of}`);
    }
    for (const audit of Object.values(lhr.audits)) {
      const asked = audit.score !== null && audit.score < 1 && !['manual', 'notApplicable'].includes(audit.scoreDisplayMode);
      if (!asked && audit.scoreDisplayMode !== 'error') continue;
      console.log(`  - ${audit.id} (${audit.score ?? 'error'}): ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ''}`);
      for (const item of (audit.details?.items ?? []).slice(0, 4)) {
        const where = item.node?.snippet ?? item.url ?? item.source?.url ?? item.description ?? item.label;
        if (where) console.log(`      ${String(where).slice(0, 160)}`);
      }
    }
  }
} finally {
  await chrome.kill();
  server.close();
}
process.exitCode = good ? 0 : 1;
