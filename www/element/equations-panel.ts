/** The forward pass and the update, with the selected row's numbers. */

import forward from '../equations/live-forward.tex';
import update from '../equations/live-update.tex';
import { nodes } from './markup.ts';
import type { Host, Panel } from './panel.ts';

/** The panel `equations`. */
export function equationsPanel(host: Host): Panel {
  const node = nodes(`
    <section part="panel equations" class="panel equations" data-panel="equations">
      <label class="row">Numbers of row <select class="rows"></select></label>
      <div class="pair">
        <div class="equation"><p class="name">Forward</p>${forward}</div>
        <div class="equation"><p class="name">Update</p>${update}</div>
      </div>
    </section>`).firstElementChild as HTMLElement;
  const rows = node.querySelector('.rows') as HTMLSelectElement;
  rows.addEventListener('change', () => host.act((neuron) => neuron.select(rows.selectedIndex)));
  const fill = (): void => rows.replaceChildren(...Array.from({ length: host.neuron.row_count }, (_, row) => new Option(host.neuron.row_label(row))));
  fill();
  return {
    node,
    update() {
      if (rows.selectedIndex !== host.neuron.selected) rows.selectedIndex = host.neuron.selected;
    },
  };
}
