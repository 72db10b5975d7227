/** Controls for pictures: what is along their axes, and how they are viewed. */

import { byKeys, choices, listOf, moveButton, pose, tick } from './controls.ts';
import type { Host } from './panel.ts';
import type { Words } from './words.ts';

/** Adds a picture's controls to its caption. Returns a function that updates them from the run, if they need one. */
export function furnish(name: string, caption: HTMLElement, host: Host): (() => void) | undefined {
  if (name === 'boundary') boundary(caption, host);
  if (name.startsWith('landscape')) landscape(name, caption, host);
  if (name === 'slice') slice(caption, host);
  if (name === 'loss') return scaled(caption, host);
  return name === 'lifted' ? posed(caption, host) : undefined;
}

/** The lists of axes of the decision boundary, if there are more than two inputs. */
function boundary(caption: HTMLElement, host: Host): void {
  const names = host.neuron.input_names;
  if (names.length <= 2) return;
  caption.append(pairOf(host.words, names, host.neuron.pair, (pair) => host.act((neuron) => neuron.set_pair(...pair))));
}

/** The landscape's loss and axes, and a box to show the landscape of the other loss beside it, if there is one. */
function landscape(name: string, caption: HTMLElement, host: Host): void {
  const [own = '', other] = host.neuron.losses;
  (caption.firstElementChild as HTMLElement).textContent = host.words.say('landscape_of', { loss: name === 'landscape' ? own : (other ?? '') });
  if (name !== 'landscape') return;
  const names = host.neuron.parameter_names;
  caption.append(pairOf(host.words, names, host.neuron.axes, (pair) => host.act((neuron) => neuron.set_axes(...pair))));
  if (other === undefined) return;
  const label = tick(host.words.say('beside', { loss: other }), (on) => host.compare(on));
  (label.firstChild as HTMLInputElement).checked = host.compares;
  caption.append(label);
}

/** The box for a logarithmic scale of the loss. It follows a loss that leaves the linear scale. */
function scaled(caption: HTMLElement, host: Host): () => void {
  const label = tick(host.words.say('logarithmic'), (on) => host.act((neuron) => neuron.set_log_loss(on)));
  caption.append(label);
  return () => ((label.firstChild as HTMLInputElement).checked = host.neuron.log_loss);
}

/** The parameter that the loss is sliced along. */
function slice(caption: HTMLElement, host: Host): void {
  const label = listOf(host.neuron.parameter_names, host.words.say('along'));
  const list = label.lastChild as HTMLSelectElement;
  list.selectedIndex = host.neuron.along;
  list.addEventListener('change', () => host.act((neuron) => neuron.set_along(list.selectedIndex)));
  caption.append(label);
  if (host.steered) caption.append(slider(host));
}

/** The button that moves, by keys, the weight that the loss is sliced along. */
function slider(host: Host): HTMLElement {
  const { words } = host;
  const ways = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
  return byKeys(moveButton(words.say('slider')), words.say('slider_title'), words.say('slider_label'), ways, (way, far) =>
    host.move((neuron) => neuron.slide(way * (far ? 0.05 : 0.005))),
  );
}

/** Two sliders for how far rows are lifted and the picture is turned. They follow when the picture is dragged. */
function posed(caption: HTMLElement, host: Host): () => void {
  const sliders = choices();
  caption.append(sliders);
  const slider = (text: string, min: number, max: number): HTMLInputElement => {
    const label = pose(text);
    const input = label.lastChild as HTMLInputElement;
    Object.assign(input, { min, max, step: 0.02 });
    input.addEventListener('input', () => host.act((neuron) => neuron.set_pose(turn.valueAsNumber, lift.valueAsNumber)));
    sliders.append(label);
    return input;
  };
  const [lift, turn] = [slider(host.words.say('lift'), 0, 1), slider(host.words.say('turn'), -3.14, 3.14)];
  const follow = (input: HTMLInputElement, value = 0): void => {
    if (Math.abs(input.valueAsNumber - value) > 0.02) input.value = String(value);
  };
  return () => {
    const [turned, lifted] = host.neuron.pose;
    follow(turn, turned);
    follow(lift, lifted);
  };
}

/** Two lists to choose the axes from. Choosing the other list's axis swaps the two. */
function pairOf(words: Words, names: string[], start: ArrayLike<number>, chosen: (pair: [number, number]) => void): HTMLElement {
  let pair = [start[0] ?? 0, start[1] ?? 1] as [number, number];
  const labels = [words.say('across'), words.say('up')].map((text) => listOf(names, text));
  const lists = labels.map((label) => label.lastChild as HTMLSelectElement);
  lists.forEach((list, index) => {
    list.selectedIndex = start[index] ?? 0;
    list.addEventListener('change', () => {
      const now = lists.map(({ selectedIndex }) => selectedIndex) as [number, number];
      if (now[0] === now[1]) now[1 - index] = pair[index] ?? 0;
      lists.forEach((other, place) => (other.selectedIndex = now[place] ?? 0));
      pair = now;
      chosen(pair);
    });
  });
  return choices(...labels);
}
