/**
 * Guesses: a question to the reader before the answer is shown. The guess stays in the page; the answer is read from the figure.
 *
 * The attribute `data-by` of a form says what answers it: a run to the end (the default), the weights set by `hand`, the forward and
 * backward pass of a `row`, or `nothing` but the text. The truth is the figure’s value named in `data-truth`, or else `data-answer`.
 * `data-with` are the attributes that the question asks to change. `data-reveals` names the panels that show the answer, which the figure has from then on.
 *
 * An answer is about the run that the question asks for, with the settings that the page has written. Other runs of the same figure,
 * with the reader’s own settings, rows or weights, leave it alone.
 */

import type { OneNeuron } from '../element/index.ts';
import { asWritten, figuresOf, isAsWritten, isReaders, runToEnd, setUp, shown } from './figures.ts';
import { noteTested } from './ledger.ts';

const verdict = document.querySelector('#verdict') as HTMLTemplateElement;

/** Makes every guess of the page work. */
export function guesses(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.guess')) guess(form);
}

/** `unsaid`: the reader has not guessed, and gets the answer without a verdict. */
type Verdict = 'right' | 'wrong' | 'unsaid';

function guess(form: HTMLFormElement): void {
  const answers = form.querySelector('.told') as HTMLElement;
  // A choice gets a verdict, right or wrong, in the same words each time.
  if (form.querySelector('input[type="radio"]') !== null) answers.prepend(verdict.content.cloneNode(true));
  const told = [...answers.children] as HTMLElement[];
  for (const sentence of told) sentence.hidden = true;
  const figures = figuresOf(form);
  const { by = 'run', with: own = '', row, reveals, truth, answer = '' } = form.dataset;
  let isTold = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void see();
  });
  form.addEventListener('input', ({ target }) => (target as HTMLElement).toggleAttribute('data-said', true));
  // A reader who presses play instead sees the answer too, once.
  const ended = (): void => {
    if (!isTold && figures.every((figure) => figure.ended && isAsWritten(figure, own))) tell();
  };
  if (by === 'run') for (const figure of figures) figure.addEventListener('ended', ended);

  async function see(): Promise<void> {
    if (by === 'run') isTold = false;
    try {
      await Promise.all(figures.map(ask));
    } catch {
      // The figure itself reports why there is no run.
      return;
    }
    if (by !== 'run' || figures.some(isReaders)) tell();
    else ended();
  }

  async function ask(figure: OneNeuron): Promise<void> {
    if (by === 'row') {
      await setUp(figure);
      for (let step = 0; step <= Number(row); step += 1) figure.stepRow();
      figure.selectedRow = Number(row);
    } else if (by === 'run' && !isReaders(figure)) {
      await runToEnd(figure, `${asWritten(figure)} ${own}`);
    } else {
      await figure.ready;
    }
  }

  function tell(): void {
    const [figure] = figures;
    if (figure === undefined) return;
    isTold = true;
    noteTested(form);
    if (reveals !== undefined) figure.setAttribute('panels', reveals);
    if (by === 'run' && row !== undefined) figure.selectedRow = Number(row);
    const is = truth === undefined ? answer : String(figure.values[truth] ?? '');
    const said = saidIn(form);
    const judged: Verdict = by === 'hand' ? (is === '1' ? 'right' : 'wrong') : said === '' ? 'unsaid' : said === is ? 'right' : 'wrong';
    const holds = (when: string | undefined): boolean => when === undefined || when === judged || (when === 'said' && judged !== 'unsaid');
    for (const sentence of form.querySelectorAll<HTMLElement>('[data-when]')) sentence.hidden = !holds(sentence.dataset['when']);
    write(form, 'said', said);
    write(form, 'truth', is);
    for (const sentence of told) sentence.hidden = !holds(sentence.dataset['when']);
  }
}

/** The reader's guess: a choice, or the value of a slider that the reader has moved. */
function saidIn(form: HTMLFormElement): string {
  const given = form.querySelector<HTMLInputElement>('[name="guess"]:checked, [name="guess"][data-said]');
  return given?.value ?? '';
}

function write(form: HTMLFormElement, name: string, value: string): void {
  const place = form.querySelector<HTMLOutputElement>(`output[name="${name}"]`);
  const number = Number(value);
  if (place !== null) place.value = Number.isInteger(number) ? value : shown(number, 3);
}
