/** The forward pass and the update, with the selected row's numbers, as Rust writes them for the shape of the run. */

import { watchCopies } from './copies.ts';
import { nodes } from './markup.ts';
import type { Host, Panel } from './panel.ts';

/** The most rows that the list offers. If there are more, the reader enters the number of a row. */
const mostListed = 500;

/** The panel `equations`. */
export function equationsPanel(host: Host): Panel {
  const { words } = host;
  const node = nodes(`
    <section role="group" part="panel equations" class="panel equations" data-panel="equations" aria-label="${words.html('equations')}">
      <div class="choices">
        <label class="row">${words.html('numbers_of')} <select class="rows"></select><input class="row-number" type="number" min="1" step="1"></label>
        <span class="moment" data-next="${words.html('pass_next')}" data-ran="${words.html('pass_ran')}"></span>
        <label class="output">${words.html('output')} <select class="outputs"></select></label>
      </div>
      <div class="pair">
        <div part="forward" class="equation" role="group" aria-label="${words.html('forward')}" tabindex="0"><p class="name">${words.html('forward')}</p></div>
        <div part="update" class="equation" role="group" aria-label="${words.html('update')}" tabindex="0"><p class="name">${words.html('update')}</p></div>
      </div>
      <div class="notes"></div>
    </section>`).firstElementChild as HTMLElement;
  const part = <T extends HTMLElement>(selector: string): T => node.querySelector(selector) as T;
  const rows = part<HTMLSelectElement>('.rows');
  const number = part<HTMLInputElement>('.row-number');
  const outputs = part<HTMLSelectElement>('.outputs');
  const notes = part('.notes');
  const [forward, update] = node.querySelectorAll<HTMLElement>('.equation');

  let edition = -1;
  let markup = '';
  let selected = -1;

  /** Rewrites the equations if they have changed, and returns whether they have. */
  const write = (): boolean => {
    const written = host.neuron.equations(Math.max(outputs.selectedIndex, 0));
    const [first, second, sentences] = [written.forward, written.update, written.notes];
    written.free();
    const now = [first, second, ...sentences].join();
    if (now === markup) return false;
    markup = now;
    forward?.querySelector('math')?.remove();
    update?.querySelector('math')?.remove();
    forward?.append(nodes(first));
    update?.append(nodes(second));
    notes.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement('p'), { textContent: sentence })));
    return true;
  };

  /** Fills the lists of rows and outputs. */
  const offer = (): void => {
    const { neuron } = host;
    const few = neuron.row_count <= mostListed;
    rows.hidden = !few;
    number.hidden = few;
    number.max = String(neuron.row_count);
    if (few) renew(rows, Array.from({ length: neuron.row_count }, (_, row) => neuron.row_label(row)));
    part('.output').hidden = neuron.outputs === 1;
    const names = neuron.class_names;
    renew(outputs, Array.from({ length: neuron.outputs }, (_, output) => `${output + 1}: ${names[output] ?? ''}`));
    selected = -1;
  };

  watchCopies(node);
  let chosen = false;
  rows.addEventListener('change', () => host.act((neuron) => neuron.select(rows.selectedIndex)));
  number.addEventListener('change', () => {
    if (number.checkValidity() && number.value !== '') host.act((neuron) => neuron.select(number.valueAsNumber - 1));
    else selected = -1;
    host.act(() => {});
  });
  outputs.addEventListener('change', () => {
    chosen = true;
    host.act(() => {});
  });

  return {
    node,
    update() {
      const { neuron } = host;
      let written = false;
      if (neuron.edition !== edition) {
        edition = neuron.edition;
        offer();
        written = write();
      } else if (chosen) {
        written = write();
      }
      chosen = false;
      if (neuron.selected !== selected) {
        selected = neuron.selected;
        if (rows.hidden) number.value = String(selected + 1);
        else rows.selectedIndex = selected;
      }
      return written;
    },
  };
}

/** Replaces the options of a list if they differ. The same place stays selected, or the last one if there are fewer. */
function renew(list: HTMLSelectElement, texts: string[]): void {
  const { options, selectedIndex } = list;
  if (options.length === texts.length && texts.every((text, index) => options[index]?.text === text)) return;
  list.replaceChildren(...texts.map((text) => new Option(text)));
  list.selectedIndex = Math.min(Math.max(selectedIndex, 0), texts.length - 1);
}
