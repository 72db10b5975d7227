/** X, W, b, z and out as blocks with their sizes, and the sum behind one cell of z, as Rust writes them. */

import { Mark } from '../pkg/one_neuron.js';
import { nodes } from './markup.ts';
import type { Host, Panel } from './panel.ts';

/** The name of each mark of a cell in the style sheet. */
const marks: Readonly<Record<Mark, string>> = { [Mark.None]: 'none', [Mark.Used]: 'used', [Mark.Now]: 'now' };

/** The panel `shapes`. */
export function shapesPanel(host: Host): Panel {
  const { words } = host;
  const node = nodes(`
    <section role="group" part="panel shapes" class="panel shapes" data-panel="shapes" aria-label="${words.html('shapes')}">
      <p class="name">${words.html('all_rows')} <span class="moment" data-next="" data-ran="${words.html('before_update')}"></span></p>
      <div class="product">
        <div>
          <div class="scroll blocks" role="group" aria-label="${words.html('blocks')}"></div>
          <p class="rule"></p>
          <div class="tools">
            <button class="previous-cell">${words.html('previous_cell')}</button><button class="next-cell">${words.html('next_cell')}</button><button class="next-term">${words.html('next_term')}</button>
          </div>
        </div>
        <div class="scroll sum-of" role="group" aria-label="${words.html('sum_behind')}" tabindex="0"></div>
      </div>
      <p class="spoken" role="status"></p>
      <div class="notes"></div>
    </section>`).firstElementChild as HTMLElement;
  const part = (selector: string): HTMLElement => node.querySelector(selector) as HTMLElement;
  const [blocks, sum, notes, said] = [part('.blocks'), part('.sum-of'), part('.notes'), part('.spoken')];

  let anew = true;
  let last: { blocks: string; sum: string } | undefined;
  let places: { cell: HTMLElement; node: Text; mark: string | undefined }[] = [];
  /** Whether the focus follows the chosen cell. */
  let follows = false;

  /** Rewrites the parts that have changed. */
  const write = (): void => {
    const writing = host.neuron.shapes(anew);
    anew = false;
    if (writing === undefined) return;
    const now = { blocks: writing.blocks, sum: writing.sum };
    const [rule = '', ...sentences] = writing.notes;
    writing.free();
    if (now.blocks !== last?.blocks) {
      follows ||= blocks.querySelector('.choices-of-z')?.contains((blocks.getRootNode() as ShadowRoot).activeElement) === true;
      blocks.replaceChildren(nodes(now.blocks));
    }
    if (now.sum !== last?.sum) sum.replaceChildren(nodes(now.sum));
    last = now;
    if (part('.rule').textContent !== rule) part('.rule').textContent = rule;
    if ([...notes.children].map(({ textContent }) => textContent).join() !== sentences.join()) {
      notes.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement('p'), { textContent: sentence })));
    }
    places = [...node.querySelectorAll<HTMLElement>('.n')].map((cell) => {
      const node = (cell.firstChild as Text | null) ?? document.createTextNode('');
      cell.append(node);
      return { cell, node, mark: cell.dataset['mark'] };
    });
  };

  /** Shows the numbers, and which cells are in use. */
  const tell = (): void => {
    const numbers = host.neuron.shapes_numbers;
    if (numbers === undefined) return;
    const { texts, marks: marked } = numbers;
    numbers.free();
    places.forEach((place, index) => {
      const [text = '', mark] = [texts[index], marks[marked[index] ?? Mark.None]];
      if (text !== place.node.data) place.node.data = text;
      if (mark === place.mark) return;
      place.cell.dataset['mark'] = place.mark = mark;
      if (place.cell.dataset['row'] === undefined || place.cell.closest('.choices-of-z') === null) return;
      const chosen = mark === 'now';
      place.cell.ariaSelected = String(chosen);
      place.cell.tabIndex = chosen ? 0 : -1;
      if (chosen && follows) place.cell.focus();
    });
    follows = false;
  };

  /** Connects a button that moves the choice. The button keeps the focus, so the chosen cell is announced. */
  const press = (button: string, action: (neuron: Host['neuron']) => boolean | void): void =>
    part(button).addEventListener('click', () => {
      host.act((neuron) => {
        said.textContent = action(neuron) === false ? words.say('no_further_cell') : neuron.chosen_cell;
      });
    });
  press('.previous-cell', (neuron) => neuron.next_cell(true));
  press('.next-cell', (neuron) => neuron.next_cell(false));
  press('.next-term', (neuron) => {
    host.pause();
    neuron.next_term();
  });

  blocks.addEventListener('click', ({ target }) => {
    const cell = (target as Element).closest<HTMLElement>('td[data-row]');
    if (cell === null) return;
    follows = true;
    host.act((neuron) => neuron.choose_cell(Number(cell.dataset['row']), Number(cell.dataset['output'])));
  });
  blocks.addEventListener('keydown', (event) => {
    const all = 2 ** 30;
    const end = event.ctrlKey ? all : 0;
    const ways: Record<string, [number, number]> = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
      Home: [-end, -all], End: [end, all], PageUp: [-6, 0], PageDown: [6, 0],
    };
    const way = ways[event.key];
    if (way === undefined || event.altKey || event.metaKey || (event.target as Element).closest('.choices-of-z td') === null) return;
    event.preventDefault();
    follows = true;
    host.act((neuron) => neuron.go_cell(...way));
  });

  return {
    node,
    update() {
      write();
      tell();
    },
  };
}
