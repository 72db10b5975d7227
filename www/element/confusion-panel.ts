/** Which classes are predicted as which: a table for the rows trained on, and one for those held out. */

import type { Host, Panel } from './panel.ts';
import type { Words } from './words.ts';

/** The panel `confusion`. */
export function confusionPanel(host: Host): Panel {
  const { words } = host;
  const node = document.createElement('section');
  node.className = 'panel confusion';
  node.role = 'group';
  node.part.add('panel', 'confusion');
  node.dataset['panel'] = 'confusion';
  const { class_names: classes, label } = host.neuron;
  const parts = host.neuron.held_out > 0 ? [words.say('rows_trained'), words.say('rows_held_out')] : [label === undefined ? words.say('predicted_as') : words.say('predicted_of', { label })];
  node.append(...parts.map((title, part) => matrix(title, part, classes, words)));
  return { node };
}

function matrix(title: string, part: number, classes: string[], words: Words): HTMLElement {
  const table = document.createElement('table');
  table.createCaption().textContent = title;
  const head = table.createTHead().insertRow();
  head.append(cell('th', words.say('is_predicted')), ...classes.map((name) => cell('th', name, 'col')));
  const body = table.createTBody();
  classes.forEach((name, actual) => {
    const row = body.insertRow();
    row.append(cell('th', name, 'row'));
    classes.forEach((_, predicted) => {
      const count = row.insertCell();
      // Right predictions are shown by their place and a bold font, not by colour alone.
      count.className = actual === predicted ? 'live hit' : 'live';
      count.dataset['value'] = `predicted@${part}_${actual}_${predicted}`;
    });
  });
  const holder = document.createElement('div');
  // On a narrow screen the table scrolls, by keys too.
  holder.className = 'scroll';
  holder.tabIndex = 0;
  holder.role = 'group';
  holder.ariaLabel = title;
  holder.append(table);
  return holder;
}

function cell(tag: 'th' | 'td', text: string, scope = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (scope !== '') made.setAttribute('scope', scope);
  return made;
}
