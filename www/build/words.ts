/**
 * A page in each of its languages: one template, and a file of words for each.
 *
 * In the template, `{{key}}` stands for words; in those, `code` is marked as in Markdown. Inside a tag they are plain text.
 */

import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

import type { Plugin } from 'vite';

/** A page in one language: its words, and where it lies in another language. */
export interface Edition {
  readonly language: string;
  readonly words: Readonly<Record<string, string>>;
  readonly other: string;
  readonly otherLanguage: string;
}

/** The template with its words. Throws where it asks for words that are not there, or leaves some unread. */
export function worded(template: string, { language, words, other, otherLanguage }: Edition): string {
  const extra: Record<string, string> = { 'page.language': language, 'page.other': other, 'page.otherLanguage': otherLanguage };
  const unread = new Set(Object.keys(words));
  const word = (key: string): string => {
    const text = extra[key] ?? words[key];
    if (text === undefined) throw new Error(`the template asks for “${key}”, for which there are no words`);
    unread.delete(key);
    return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  };
  const page = template
    .replace(/<[a-z][^<>]*\{\{[^<>]*>/gi, (tag) => tag.replace(/\{\{([\w.-]+)\}\}/g, (_, key: string) => word(key).replaceAll('`', '')))
    .replace(/\{\{([\w.-]+)\}\}/g, (_, key: string) => word(key).replace(/`([^`]+)`/g, '<code>$1</code>'));
  if (unread.size > 0) throw new Error(`words that no one reads: ${[...unread].join(', ')}`);
  return page;
}

/** The Vite plugin: each HTML file among `editions` becomes `template` with its words. */
export function words(template: string, editions: Readonly<Record<string, Edition>>): Plugin {
  let root = process.cwd();
  return {
    name: 'one-neuron:words',
    enforce: 'pre',

    configResolved(config) {
      root = config.root;
    },

    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (relative(root, file) === template) server.ws.send({ type: 'full-reload' });
      });
    },

    transformIndexHtml: {
      order: 'pre',
      handler(html, { filename }) {
        const edition = editions[relative(root, filename)];
        return edition === undefined ? html : worded(readFileSync(`${root}/${template}`, 'utf8'), edition);
      },
    },
  };
}
