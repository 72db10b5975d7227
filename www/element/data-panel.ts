/** The rows: a table with a page of them, a form to change one, and ways to open a table of the reader's own. */

import { nodes } from './markup.ts';
import type { Host, Panel } from './panel.ts';

/** The number of rows on a page. */
const page = 8;

/** What the data panel also needs from its element. */
export interface DataHost extends Host {
  /** Trains on a table of the reader's own. */
  open(table: Uint8Array): void;
  /** Chooses the label of the table, or its inputs, with commas. Returns false if that is impossible. */
  choose(name: 'label' | 'inputs', value: string): boolean;
  /** Returns to the author's rows, and discards all that was changed by hand. */
  load(): void;
}

/** The panel `data`. */
export interface DataPanel extends Panel {
  /** The class of the row that a press on the boundary adds, if it adds one. */
  readonly adds: number | undefined;
  /** Trains on a table in a file. */
  open(file: File): Promise<void>;
  /** Handles a key pressed in the table or in the picture of the rows: one that removes the selected row, or undoes. */
  keys(event: KeyboardEvent): void;
}

/** The panel `data`. */
export function dataPanel(host: DataHost): DataPanel {
  const { words } = host;
  const node = nodes(`
    <section role="group" part="panel data" class="panel data-panel" data-panel="data">
      <div class="scroll"><table><caption></caption><thead><tr></tr></thead><tbody></tbody></table></div>
      <div class="tools pages"><button class="earlier">${words.html('earlier_rows')}</button><button class="later">${words.html('later_rows')}</button></div>
      <form class="tools row-form"><span class="cells"></span>
        <button class="set">${words.html('change_row')}</button><button type="button" class="add">${words.html('add_row')}</button><button type="button" class="remove">${words.html('remove_row')}</button></form>
      <div class="tools">
        <button class="undo">${words.html('undo')}</button><button class="redo">${words.html('redo')}</button>
        <label class="adds">${words.html('press')} <select><option>${words.html('adds_nothing')}</option></select></label>
      </div>
      <div class="tools">
        <button class="open">${words.html('open_table')}</button><input type="file" hidden accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain">
        <button class="own">${words.html('own_data')}</button>
      </div>
      <details><summary>${words.html('paste_table')}</summary>
        <label>${words.html('paste_hint')} <textarea rows="4" spellcheck="false" placeholder="${words.html('paste_example')}"></textarea></label>
        <button class="paste">${words.html('use_table')}</button></details>
      <details class="columns" hidden><summary>${words.html('columns')}</summary>
        <p class="found"></p>
        <label>${words.html('the_label')} <select class="label"></select></label>
        <fieldset><legend>${words.html('the_inputs')}</legend></fieldset></details>
      <p class="scaling"></p>
    </section>`).firstElementChild as HTMLElement;
  const part = <T extends HTMLElement>(selector: string): T => node.querySelector(selector) as T;
  const body = part<HTMLTableSectionElement>('tbody');
  const adds = part<HTMLSelectElement>('.adds select');
  const classes = host.neuron.class_names;
  const inputs = host.neuron.input_names;
  adds.append(...classes.map((_, index) => new Option(words.say('adds_of', { name: host.neuron.class_called(index) }))));
  const label = host.neuron.label ?? words.say('its_class');

  const cells = part('.cells');
  const fields = [...inputs, label].map((name, index) => {
    const holder = document.createElement('label');
    const field = index < inputs.length ? document.createElement('input') : document.createElement('select');
    if (field instanceof HTMLInputElement) Object.assign(field, { type: 'number', step: 'any', required: true });
    else field.append(...classes.map((text) => new Option(text)));
    holder.append(name, field);
    cells.append(holder);
    return field;
  });

  let first = -1;
  let shown = -1;
  let count = -1;

  const head = part<HTMLTableRowElement>('thead tr');
  for (const name of [words.say('row'), ...inputs, label, 'out', words.say('predicted')]) {
    const th = document.createElement('th');
    th.scope = 'col';
    th.textContent = name;
    head.append(th);
  }

  const values = (): [number[], number] => {
    const numbers = fields.map((field) => (field instanceof HTMLInputElement ? field.valueAsNumber : field.selectedIndex));
    return [numbers.slice(0, -1), numbers.at(-1) ?? 0];
  };
  const change = (action: Parameters<Host['change']>[0]): void => {
    host.say(host.change(action) ? '' : words.say('row_refused'));
  };

  /** Fills the table from row `from` on. */
  const fill = (): void => {
    const { neuron } = host;
    const rows = Array.from({ length: Math.min(page, neuron.row_count - first) }, (_, index) => {
      const number = first + index;
      const row = document.createElement('tr');
      const name = document.createElement('th');
      name.scope = 'row';
      const button = document.createElement('button');
      button.textContent = String(number + 1);
      button.title = words.say('show_numbers');
      button.dataset['row'] = String(number);
      name.append(button);
      row.append(name, ...neuron.row_cells(number).map(cell));
      row.append(live(`out@${number}`), live(`verdict@${number}`));
      return row;
    });
    body.replaceChildren(...rows);
    part('caption').textContent = words.say('rows_shown', { from: first + 1, to: first + rows.length, count: neuron.row_count });
    part('.pages').hidden = neuron.row_count <= page;
    part('.scaling').textContent = neuron.scaling ?? '';
  };

  body.addEventListener('click', (event) => {
    const row = (event.target as HTMLElement).dataset['row'];
    if (row !== undefined) host.act((neuron) => neuron.select(Number(row)));
  });
  part('.earlier').addEventListener('click', () => host.act((neuron) => neuron.select(Math.max(first - page, 0))));
  part('.later').addEventListener('click', () =>
    host.act((neuron) => neuron.select(Math.min(first + page, neuron.row_count - 1))),
  );
  part<HTMLFormElement>('form').addEventListener('submit', (event) => {
    event.preventDefault();
    change((neuron) => neuron.set_row(neuron.selected, Float64Array.from(values()[0]), values()[1]));
  });
  part('.add').addEventListener('click', () => change((neuron) => neuron.add_row(Float64Array.from(values()[0]), values()[1])));
  part('.remove').addEventListener('click', () => change((neuron) => neuron.remove_row(neuron.selected)));
  part('.undo').addEventListener('click', () => host.change((neuron) => neuron.undo(false)));
  part('.redo').addEventListener('click', () => host.change((neuron) => neuron.undo(true)));
  part('.own').addEventListener('click', () => host.load());
  const file = part<HTMLInputElement>('[type="file"]');
  // A button like the others: the browser's own is in the browser's language, and still names a file that was read long ago.
  part('.open').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    file.value = '';
    if (chosen !== undefined) await openFile(host, chosen);
  });
  part('.paste').addEventListener('click', () => host.open(new TextEncoder().encode(part<HTMLTextAreaElement>('textarea').value)));
  const keys = (event: KeyboardEvent): void => {
    if ((event.target as Element).matches('input, textarea, select')) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key.toLowerCase() === 'z') host.change((neuron) => neuron.undo(event.shiftKey));
    else if (!isCommand && !event.altKey && host.neuron.editable && (event.key === 'Delete' || event.key === 'Backspace')) {
      change((neuron) => neuron.remove_row(neuron.selected));
    } else return;
    event.preventDefault();
  };
  node.addEventListener('keydown', keys);
  columnsForm(host, part<HTMLDetailsElement>('.columns'));

  return {
    node,
    get adds() {
      return adds.selectedIndex > 0 ? adds.selectedIndex - 1 : undefined;
    },
    open: (file) => openFile(host, file),
    keys,
    update() {
      const { neuron } = host;
      const { selected, row_count: rows } = neuron;
      const stamp = neuron.rows_stamp;
      if (selected === shown && stamp === count) return false;
      const changed = stamp !== count;
      count = stamp;
      shown = selected;
      const from = Math.floor(selected / page) * page;
      const refilled = from !== first || changed;
      if (refilled) {
        const active = (node.getRootNode() as ShadowRoot).activeElement;
        const focused = active instanceof HTMLElement && body.contains(active);
        first = from;
        fill();
        if (focused) body.querySelector<HTMLElement>(`[data-row="${selected}"]`)?.focus();
      }
      for (const row of body.rows) {
        const chosen = row.querySelector('button')?.dataset['row'] === String(selected);
        row.toggleAttribute('data-selected', chosen);
        row.querySelector('button')?.setAttribute('aria-pressed', String(chosen));
      }
      const own = [...neuron.row_inputs(selected), neuron.row_class(selected)];
      fields.forEach((field, index) => {
        const value = own[index] ?? 0;
        if (field instanceof HTMLInputElement) field.value = String(value);
        else field.selectedIndex = value;
      });
      const disable = (selector: string, disabled: boolean): void => part(selector).setAttribute('aria-disabled', String(disabled));
      disable('.undo', !neuron.can_undo(false));
      disable('.redo', !neuron.can_undo(true));
      disable('.remove', rows < 2);
      for (const tool of ['.row-form', '.adds']) part(tool).hidden = !neuron.editable;
      return refilled;
    },
  };
}

/** The column by which a choice is being made; empty for the label. */
const focused = new WeakMap<DataHost, string>();

/** The columns of the table: which is the label, and which are inputs. */
function columnsForm(host: DataHost, node: HTMLDetailsElement): void {
  const { columns, found, table } = host.neuron;
  if (columns.length === 0) return;
  node.hidden = false;
  node.open = table > 0;
  (node.querySelector('.found') as HTMLElement).textContent = found;
  const label = node.querySelector('select') as HTMLSelectElement;
  const ticks: HTMLInputElement[] = [];
  for (let index = 0; index < columns.length; index += 4) {
    const [name = '', shown = '', kind = '', parts = ''] = columns.slice(index, index + 4);
    const is = (part: string): boolean => parts.split(' ').includes(part);
    if (is('can-label')) label.add(new Option(shown, name, is('label'), is('label')));
    if (is('label')) continue;
    const tick = Object.assign(document.createElement('input'), { type: 'checkbox', name, checked: is('input'), disabled: !is('can-input') });
    const line = document.createElement('label');
    line.append(tick, nodes('<span> <small></small></span>'));
    line.querySelector('span')?.prepend(shown);
    (line.querySelector('small') as HTMLElement).textContent = kind;
    node.querySelector('fieldset')?.append(line);
    ticks.push(tick);
  }
  // The panel is made anew, with the focus where it was.
  const choose = (name: 'label' | 'inputs', value: string, at: string): boolean => {
    focused.set(host, at);
    const chosen = host.choose(name, value);
    focused.delete(host);
    return chosen;
  };
  const at = focused.get(host);
  if (at !== undefined) queueMicrotask(() => (at === '' ? label : ticks.find(({ name }) => name === at))?.focus());
  label.addEventListener('change', () => choose('label', label.value, ''));
  node.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const names = ticks.filter(({ checked }) => checked).map(({ name }) => `"${name.replaceAll('"', '""')}"`);
    // At least one remains.
    if (names.length === 0 || !choose('inputs', names.join(), target.name)) target.checked = !target.checked;
  });
}

async function openFile(host: DataHost, file: File): Promise<void> {
  // Checked before the file is read into memory.
  if (file.size > 64_000_000) host.say(host.words.say('too_large'));
  else host.open(new Uint8Array(await file.arrayBuffer()));
}

function cell(text: string): HTMLTableCellElement {
  const made = document.createElement('td');
  made.textContent = text;
  return made;
}

function live(place: string): HTMLTableCellElement {
  const made = cell('');
  made.className = 'live';
  made.dataset['value'] = place;
  return made;
}
