/** The ledger of the article's claims: those that the reader has tested, and what came out. The table of contents counts them. */

const items = [...document.querySelectorAll<HTMLElement>('.ledger li')];
const count = document.createElement('b');

/** Hides what came out until it has been tested. `data-tests` names the claim that a question, an experiment or an answer tests. */
export function ledger(): void {
  for (const { lastElementChild } of items) (lastElementChild as HTMLElement).hidden = true;
  document.querySelector('.contents a[href="#case"]')?.append(' ', count);
  for (const answer of document.querySelectorAll('details[data-tests]')) answer.addEventListener('toggle', () => noteTested(answer));
  tally();
}

/** Enters the claim that a part of the page tests, if it tests one. */
export function noteTested(part: Element): void {
  const { tests } = (part as HTMLElement).dataset;
  const item = items.find(({ dataset }) => dataset['claim'] === tests);
  if (item === undefined) return;
  item.classList.add('tested');
  (item.lastElementChild as HTMLElement).hidden = false;
  tally();
}

function tally(): void {
  count.textContent = `${items.filter(({ classList }) => classList.contains('tested')).length}/${items.length}`;
}
