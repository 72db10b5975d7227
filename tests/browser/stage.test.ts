/** The tutorial as a stage: what the reader uses, the picture that it changes and the answer are in sight together. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { neuron } from './harness/element.ts';
import { inEachBrowser } from './harness/visit.ts';

/** The windows in which it is measured. */
const windows = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
  { width: 390, height: 844 },
] as const;

/** What a reader presses or turns, in the order of the page. */
const controls = '.guess > button, .experiments button, .guess [data-parameter], .dials input';

inEachBrowser('the stage', (visit) => {
  for (const window of windows) {
    test(`shows control, picture and answer together at ${window.width} × ${window.height}`, visit({ ...window, reducedMotion: true, limit: 120_000 }, async ({ page }) => {
      const all = await page.$$(controls);
      assert.ok(all.length >= 25, `${all.length} controls`);
      const ids = await page.$$eval('one-neuron', (figures) => figures.map(({ id }) => id));
      for (const id of ids) {
        await page.$eval(`#${id}`, (figure) => figure.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await neuron(page, `#${id}`);
      }
      const apart: string[] = [];
      for (const control of all) {
        const found = await control.evaluate(async (used) => {
          const ids = used.closest<HTMLElement>('[data-figure]')?.dataset['figure']?.split(' ') ?? [];
          const place = used.closest('.guess, .experiments li, .dials') as HTMLElement;
          const answer = place.querySelector<HTMLElement>('.told, div[role="status"]');
          if (used instanceof HTMLInputElement) {
            used.stepUp();
            used.dispatchEvent(new Event('input', { bubbles: true }));
          } else {
            (used as HTMLElement).click();
            // The answer comes when the run has ended.
            const isTold = (): boolean => answer !== null && answer.getClientRects().length > 0 && answer.innerText.trim() !== '';
            for (let frames = 0; frames < 600 && !isTold(); frames += 1) await new Promise(requestAnimationFrame);
            if (!isTold()) return 'no answer';
          }
          const isInSight = (element: Element): boolean => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            if (right <= left || bottom <= top) return true;
            const x = (left + right) / 2;
            const shown = (y: number): boolean => {
              if (y < 0 || y >= innerHeight) return false;
              const root = element.getRootNode() as Document | ShadowRoot;
              const there = root.elementFromPoint(x, y);
              return there !== null && (element.contains(there) || there.contains(element));
            };
            return shown(top + 2) && shown((top + bottom) / 2) && shown(bottom - 2);
          };
          /** The panels of a figure that show something. */
          const panels = (id: string): Element[] =>
            [...(document.getElementById(id)?.shadowRoot?.querySelectorAll('.stack, .panel:not(.picture)') ?? [])].filter((panel) => panel.getClientRects().length > 0);
          const start = scrollY;
          const top = used.getBoundingClientRect().top + start;
          for (let y = top - innerHeight; y <= top; y += 20) {
            scrollTo({ top: y, behavior: 'instant' });
            const pictures = ids.every((id) => panels(id).some(isInSight));
            if (pictures && isInSight(used) && (answer === null || [...answer.children].every(isInSight))) return 'together';
          }
          return 'apart';
        });
        const name = await control.evaluate((used) => `${used.closest('section')?.id}: ${used.textContent || used.outerHTML}`);
        if (found !== 'together') apart.push(`${name} (${found})`);
      }
      assert.deepEqual(apart, []);
    }));
  }

  test('covers nothing that has the focus', visit({ width: 390, height: 844, reducedMotion: true }, async ({ page }) => {
    for (const id of await page.$$eval('one-neuron', (figures) => figures.map(({ id }) => id))) {
      await page.$eval(`#${id}`, (figure) => figure.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await neuron(page, `#${id}`);
    }
    const covered = await page.$$eval('.prose :is(a, button, input)', async (all) => {
      const hidden: string[] = [];
      for (const one of all as HTMLElement[]) {
        if (one.getClientRects().length === 0) continue;
        one.focus();
        await new Promise(requestAnimationFrame);
        // Firefox does not scroll to what can be seen in part.
        const { left, top, width, height } = one.getClientRects()[0] as DOMRect;
        const isSeen = [2, height / 2, height - 2].some((down) => {
          const there = document.elementFromPoint(left + width / 2, top + down);
          return there !== null && (one.contains(there) || there.contains(one));
        });
        if (!isSeen) hidden.push(one.outerHTML.slice(0, 80));
      }
      return hidden;
    });
    assert.deepEqual(covered, []);
  }));
});
