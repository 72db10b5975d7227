/** What lies along the axes of a picture, to be chosen. */

import type { Host } from './panel.ts';
import { tick } from './picture-panel.ts';

/** The boundary's axes, of more inputs than it has. */
export function boundaryChoices(host: Host): HTMLElement[] {
  const { input_names: names, pair } = host.neuron;
  return [pairOf(names.split('\n'), pair, (chosen) => host.act((neuron) => neuron.set_pair(...chosen)))];
}

/** The landscape's axes, and whether that of the other loss stands beside it, where there is one. */
export function landscapeChoices(host: Host, other: string | undefined): HTMLElement[] {
  const names = host.neuron.parameter_names.split('\n');
  const axes = pairOf(names, host.neuron.axes, (pair) => host.act((neuron) => neuron.set_axes(...pair)));
  if (other === undefined) return [axes];
  const label = tick(`Beside ${other}`, (on) => host.compare(on));
  (label.firstChild as HTMLInputElement).checked = host.compares;
  return [axes, label];
}

/** Two lists to choose the axes from. What the other has is exchanged with it. */
function pairOf(
  names: string[],
  start: ArrayLike<number>,
  chosen: (pair: [number, number]) => void,
): HTMLElement {
  const holder = document.createElement('span');
  holder.className = 'choices';
  let pair = [start[0] ?? 0, start[1] ?? 1] as [number, number];
  const lists = ['Across', 'Up'].map((text, index) => {
    const label = document.createElement('label');
    const list = document.createElement('select');
    list.append(...names.map((name) => new Option(name)));
    list.selectedIndex = start[index] ?? 0;
    list.addEventListener('change', () => {
      const now = lists.map(({ selectedIndex }) => selectedIndex) as [number, number];
      if (now[0] === now[1]) now[1 - index] = pair[index] ?? 0;
      lists.forEach((other, place) => (other.selectedIndex = now[place] ?? 0));
      pair = now;
      chosen(pair);
    });
    label.append(text, list);
    holder.append(label);
    return list;
  });
  return holder;
}
