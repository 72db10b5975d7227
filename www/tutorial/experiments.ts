/** Experiments: a button that sets a figure up and runs it, and a sentence on what that shows, which appears after the run. */

import type { OneNeuron } from '../element/index.ts';
import { figuresOf, runToEnd, setUp, shown } from './figures.ts';
import { noteTested } from './ledger.ts';

/** Makes every experiment of the page work. */
export function experiments(): void {
  for (const item of document.querySelectorAll<HTMLElement>('.experiments li')) experiment(item);
}

function experiment(item: HTMLElement): void {
  const button = item.querySelector('button');
  const finding = item.querySelector('p');
  const [figure] = button === null ? [] : figuresOf(button);
  if (button === null || finding === null || figure === undefined) return;
  // The figure's own summary is the outcome; the finding, what one may learn from it, comes before.
  const place = document.createElement('div');
  const outcome = Object.assign(document.createElement('p'), { className: 'outcome' });
  place.setAttribute('role', 'status');
  finding.replaceWith(place);
  place.append(finding, outcome);
  finding.hidden = outcome.hidden = true;

  button.addEventListener('click', () => void run());

  async function run(): Promise<void> {
    const { with: attributes = '', by, row } = (button as HTMLElement).dataset;
    figure?.scrollIntoView({ block: 'nearest' });
    try {
      if (by === 'nothing') await setUp(figure as OneNeuron, attributes);
      else if (!(await runToEnd(figure as OneNeuron, attributes))) return;
    } catch {
      // The figure itself reports why there is no run.
      return;
    }
    if (row !== undefined) (figure as OneNeuron).selectedRow = Number(row);
    outcome.textContent = (figure as OneNeuron).summary;
    outcome.hidden = by === 'nothing';
    (finding as HTMLElement).hidden = false;
    item.parentElement?.querySelector('.latest')?.classList.remove('latest');
    item.classList.add('latest');
    noteTested(button as HTMLElement);
    if (by !== 'nothing') record((button as HTMLElement).textContent ?? '', figure as OneNeuron, item);
  }
}

/** Writes a run into the table of outcomes, if the experiments have one: in a new row, or in that of the same run before. */
function record(run: string, figure: OneNeuron, item: HTMLElement): void {
  const { table: id } = item.closest<HTMLElement>('.experiments')?.dataset ?? {};
  const body = id === undefined ? null : document.querySelector<HTMLTableSectionElement>(`#${id} tbody`);
  if (body === null) return;
  const { w1Now: w1 = NaN, w2Now: w2 = NaN, bNow: b = NaN, right = NaN } = figure.values;
  const cells = [...[w1, w2, b].map((value) => shown(value, 4)), String(right)];
  const row = [...body.rows].find(({ cells: [head] }) => head?.textContent === run) ?? body.insertRow(body.rows.length - 1);
  const head = Object.assign(document.createElement('th'), { scope: 'row', textContent: run });
  row.replaceChildren(head, ...cells.map((text) => Object.assign(document.createElement('td'), { textContent: text })));
}
