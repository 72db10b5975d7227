/**
 * Guesses: a question to the reader before the answer is shown. The guess stays in the page; the answer is read from the figure.
 *
 * The attribute `data-by` of a form says what answers it: a run to the end (the default), the weights set by `hand`, the forward and
 * backward pass of a `row`, or `nothing` but the text. The truth is the figure’s value named in `data-truth`, or else `data-answer`.
 */

import type { OneNeuron } from '../element/index.ts';
import { figuresOf, runToEnd, setUp, shown } from './figures.ts';

const verdict = document.querySelector('#verdict') as HTMLTemplateElement;

/** Makes every guess of the page work. */
export function guesses(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.guess')) guess(form);
}

function guess(form: HTMLFormElement): void {
  const answers = form.querySelector('.told') as HTMLElement;
  // A choice gets a verdict, right or wrong, in the same words each time.
  if (form.querySelector('input[type="radio"]') !== null) answers.prepend(verdict.content.cloneNode(true));
  const told = [...answers.children] as HTMLElement[];
  for (const sentence of told) sentence.hidden = true;
  const figures = figuresOf(form);
  const { by = 'run', row } = form.dataset;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void answer();
  });
  // A reader who presses play instead sees the answer too.
  if (by === 'run') for (const figure of figures) figure.addEventListener('ended', () => figures.every(({ ended }) => ended) && tell());

  async function answer(): Promise<void> {
    try {
      await Promise.all(figures.map((figure) => ask(figure, by, Number(row))));
    } catch {
      // The figure itself reports why there is no run.
      return;
    }
    if (by !== 'run' || figures.every(({ ended }) => ended)) tell();
  }

  function tell(): void {
    const [figure] = figures;
    if (figure === undefined) return;
    if (by === 'run' && row !== undefined) figure.selectedRow = Number(row);
    const { truth = '', answer = '' } = form.dataset;
    const is = truth === '' ? answer : String(figure.values[truth] ?? '');
    const said = saidIn(form);
    const judged = by === 'hand' ? (is === '1' ? 'right' : 'wrong') : said === '' ? 'unsaid' : said === is ? 'right' : 'wrong';
    for (const sentence of form.querySelectorAll<HTMLElement>('[data-when]')) sentence.hidden = sentence.dataset['when'] !== judged;
    write(form, 'said', said);
    write(form, 'truth', is);
    for (const sentence of told) sentence.hidden = sentence.dataset['when'] !== undefined && sentence.dataset['when'] !== judged;
  }
}

async function ask(figure: OneNeuron, by: string, row: number): Promise<void> {
  if (by === 'run') {
    await runToEnd(figure);
  } else if (by === 'row') {
    await setUp(figure);
    for (let step = 0; step <= row; step += 1) figure.stepRow();
    figure.selectedRow = row;
  } else {
    await figure.ready;
  }
}

/** The reader's guess: a choice, or a value of a slider. */
function saidIn(form: HTMLFormElement): string {
  const said = new FormData(form).get('guess');
  return typeof said === 'string' ? said : '';
}

function write(form: HTMLFormElement, name: string, value: string): void {
  const place = form.querySelector<HTMLOutputElement>(`output[name="${name}"]`);
  const number = Number(value);
  if (place !== null) place.value = Number.isInteger(number) ? value : shown(number, 3);
}
