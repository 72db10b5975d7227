/** The run as a NumPy listing: the line that has just run, and what each line has made. */

import { download } from './download.ts';
import { nodes } from './markup.ts';
import type { Host, Panel } from './panel.ts';
import { families } from './symbols.ts';
import type { Words } from './words.ts';

const file = 'one_neuron.py';

/** The panel `code`. */
export function codePanel(host: Host): Panel {
  const { words } = host;
  const node = nodes(`
    <section role="group" part="panel code" class="panel code" data-panel="code" aria-label="${words.html('code')}">
      <p class="name">${words.html('same_in_numpy')}</p>
      <p class="legend">${words.html('legend')}</p>
      <ol class="lines"></ol>
      <div class="tools">
        <button class="next-line">${words.html('next_line')}</button><button class="next-pass"></button><button class="next-epoch">${words.html('next_epoch')}</button>
        <button class="copy">${words.html('copy')}</button><button class="download">${words.html('download')}</button>
      </div>
      <p class="said" role="status"></p>
    </section>`).firstElementChild as HTMLElement;
  const part = (selector: string): HTMLElement => node.querySelector(selector) as HTMLElement;
  const [list, said, nextPass] = [part('.lines'), part('.said'), part('.next-pass')];

  let edition = -1;
  let text = '';
  let values: { node: Text; text: string }[] = [];
  let lines: HTMLElement[] = [];
  let current: HTMLElement | undefined;

  /** Rewrites the listing if it has changed. */
  const write = (): void => {
    const listing = host.neuron.code().map((line) => {
      const { code, remark, is_data: isData, value_of: valueOf } = line;
      line.free();
      return { code, remark, isData, valueOf };
    });
    nextPass.textContent = host.neuron.batch > 1 ? words.say('next_batch') : words.say('next_row');
    const written = JSON.stringify(listing);
    if (written === text) return;
    text = written;
    values = [];
    lines = [];
    current = undefined;
    const opened = list.querySelector('details')?.open ?? false;
    const entries: HTMLElement[] = [];
    let data: HTMLElement[] = [];
    const endData = (): void => {
      if (data.length > 2) entries.push(folded(data, opened, words));
      else entries.push(...data);
      data = [];
    };
    for (const { code, remark, isData, valueOf } of listing) {
      const entry = document.createElement('li');
      const text = span('text', '');
      text.append(...tokens(code));
      entry.append(span('mark', ''), text);
      if (remark !== undefined) entry.append(span('remark', `# ${remark}`));
      if (valueOf !== undefined) {
        const value = span(`value ${families[valueOf] ?? ''}`, '');
        const shown = document.createTextNode('');
        value.append(shown);
        values.push({ node: shown, text: '' });
        entry.append(value);
      }
      lines.push(entry);
      if (isData) data.push(entry);
      else {
        endData();
        entries.push(entry);
      }
    }
    endData();
    list.replaceChildren(...entries);
  };

  /** Highlights the line that has just run. */
  const light = (): void => {
    const line = host.neuron.code_line;
    const next = line === undefined ? undefined : lines[line];
    if (next === current) return;
    current?.removeAttribute('aria-current');
    next?.setAttribute('aria-current', 'step');
    current = next;
  };

  /** Updates the values beside the lines. */
  const tell = (): void => {
    const texts = host.neuron.code_values;
    values.forEach((value, index) => {
      const now = texts[index] ?? '';
      if (now === value.text) return;
      value.text = now;
      value.node.data = now;
    });
  };

  const walk = (pass: boolean): void => {
    host.pause();
    host.act((neuron) => {
      if (!neuron.next_line(pass)) said.textContent = words.say('no_next_line');
      else if (said.textContent !== '') said.textContent = '';
    });
  };
  part('.next-line').addEventListener('click', () => walk(false));
  nextPass.addEventListener('click', () => walk(true));
  part('.next-epoch').addEventListener('click', () => {
    host.pause();
    host.act((neuron) => neuron.step(1));
  });

  part('.copy').addEventListener('click', async () => {
    const script = host.neuron.numpy(host.neuron.epoch);
    try {
      await navigator.clipboard.writeText(script);
      said.textContent = words.say('copied', { epoch: host.neuron.epoch });
    } catch {
      said.textContent = words.say('not_copied');
    }
  });
  part('.download').addEventListener('click', () => {
    download(new Blob([host.neuron.numpy(host.neuron.epoch)], { type: 'text/x-python' }), file);
    said.textContent = words.say('downloaded', { file, epoch: host.neuron.epoch });
  });

  return {
    node,
    update() {
      if (host.neuron.edition !== edition) {
        edition = host.neuron.edition;
        write();
      }
      light();
      tell();
    },
  };
}

function span(name: string, text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = text;
  return made;
}

/** Code with its symbols in their colours. Text in quotation marks has no symbols. */
function tokens(code: string): (string | HTMLElement)[] {
  return code.split(/("[^"]*"|\b(?:[XxYyWwbz]|out|dz|eta)\b(?!=))/).map((part) => {
    const symbol = part.toLowerCase();
    const family = families[symbol];
    if (family === undefined || part === '') return part;
    const made = span(family, part);
    made.dataset['symbol'] = symbol;
    return made;
  });
}

/** The first of many lines of data, with the others folded away. */
function folded(data: HTMLElement[], open: boolean, words: Words): HTMLElement {
  const [first, ...rest] = data;
  const entry = document.createElement('li');
  entry.className = 'folded';
  const details = document.createElement('details');
  details.open = open;
  const summary = document.createElement('summary');
  summary.textContent = words.say('more_lines', { count: rest.length });
  const others = document.createElement('ol');
  others.append(...rest);
  details.append(summary, others);
  const own = document.createElement('ol');
  if (first !== undefined) own.append(first);
  entry.append(own, details);
  return entry;
}
