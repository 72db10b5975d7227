/** All texts of an element. */

import type { Page } from 'puppeteer-core';

import type { OneNeuron } from '../../../www/element/one-neuron.ts';

/** English words that no other language has. Names of columns and of attributes do not count. */
export const english = /\b(?:the|and|of|is|are|it|row|rows|right|wrong|epoch|epochs|loss|mean|mistaken|play|next|with|from|to|error|input|inputs|slope|batch of)\b/i;

/** Every text in the element of this `id`, at this epoch: first the summary, then its visible texts, labels and titles. */
export function saidBy(page: Page, id: string, epoch: number): Promise<string[]> {
  return page.evaluate(
    async (id, epoch) => {
      const figure = document.getElementById(id) as OneNeuron;
      figure.scrollIntoView({ behavior: 'instant', block: 'center' });
      await customElements.whenDefined('one-neuron');
      await figure.ready;
      figure.pause();
      figure.currentEpoch = epoch;
      await new Promise((resolve) => figure.addEventListener('epochupdate', resolve, { once: true }));
      const root = figure.shadowRoot as ShadowRoot;
      const texts = [figure.summary];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { parentElement: parent, data } = walker.currentNode as Text;
        // The listing is Python, and symbols are the same in every language.
        if (parent?.closest('style, .lines, math, textarea') === null) texts.push(data);
      }
      for (const node of root.querySelectorAll('[aria-label], [title]')) texts.push(node.ariaLabel ?? '', (node as HTMLElement).title ?? '');
      return texts.map((text) => text.trim()).filter(Boolean);
    },
    id,
    epoch,
  );
}
