/** The panels that are pictures: a canvas, and a caption with controls. */

import { furnish } from './axes.ts';
import { byKeys, choices, listOf, moveButton, pose, tick } from './controls.ts';
import { nodes } from './markup.ts';
import type { Expected } from './expected.ts';
import type { Host, Panel } from './panel.ts';
import { isPicture, partsOf, symbolOf, titleOf } from './panels.ts';
import { saveMenu } from './save-menu.ts';
import type { Words } from './words.ts';

/** The frame of a picture: its caption, and the place for its canvas. */
function framed(name: string, words: Words): HTMLElement {
  return nodes(`
    <figure part="${partsOf(name)}" class="panel picture" data-panel="${name}">
      <figcaption part="caption"><span>${titleOf(name, words)}</span></figcaption>
      <div part="plot" class="stack"></div>
    </figure>`).firstElementChild as HTMLElement;
}

/** A placeholder as large as the panel will be; of a picture, it shows only the title. */
export function placeFor(name: string, { steered, inputs, outputs, features, isGate, hasOtherLoss }: Expected, words: Words): HTMLElement {
  if (!isPicture(name)) {
    const node = document.createElement('div');
    node.className = isGate ? 'place' : 'place large';
    node.dataset['panel'] = name;
    return node;
  }
  const node = framed(name, words);
  const caption = node.querySelector('figcaption') as HTMLElement;
  caption.inert = true;
  const pair = (name: string): HTMLElement => choices(listOf([name], words.say('across')), listOf([name], words.say('up')));
  if (name === 'boundary' && inputs > 2) caption.append(pair('sepal_length_cm'));
  if (name === 'boundary' && steered && outputs === 1 && features === 0) caption.append(moveButton(words.say('mover')));
  if (name === 'loss') caption.append(tick(words.say('logarithmic'), () => {}));
  if (name === 'landscape') caption.append(pair('w1'));
  if (name === 'landscape' && hasOtherLoss) caption.append(tick(words.say('beside', { loss: 'cross-entropy' }), () => {}));
  if (name === 'slice') caption.append(listOf(['w1'], words.say('along')));
  if (name === 'slice' && steered) caption.append(moveButton(words.say('slider')));
  if (name === 'lifted') caption.append(choices(pose(words.say('lift')), pose(words.say('turn'))));
  if (steered) node.classList.add('saved');
  return node;
}

/** The panel of a picture. */
export function picturePanel(name: string, host: Host): Panel {
  const { words } = host;
  const node = framed(name, words);
  const caption = node.querySelector('figcaption') as HTMLElement;
  const stack = node.querySelector('.stack') as HTMLElement;
  stack.role = 'img';
  if (name === 'boundary') {
    const inputs = host.neuron.input_names;
    // With more than two inputs, the lists already name the axes.
    if (inputs.length <= 2) stack.append(axis('x', inputs[0] ?? ''), ...(inputs.length > 1 ? [axis('y', inputs[1] ?? '')] : []));
  }
  const update = furnish(name, caption, host);
  if (name === 'boundary' && host.steered && host.neuron.has_line) caption.append(mover(host));
  const symbol = symbolOf(name);
  if (symbol !== undefined) (caption.firstElementChild as HTMLElement).dataset['symbol'] = symbol;
  // These two show a pass, with the weights with which it began; the others show the model as it is now.
  if (name === 'network' || name === 'activation') caption.append(nodes(`<span class="moment" data-ran="${words.html('before_update')}"></span>`));
  if (host.steered) node.classList.add('saved');
  if (host.steered) caption.append(saveMenu(name, caption.firstElementChild?.textContent ?? '', host));
  return update === undefined ? { node } : { node, update };
}

/** The topmost canvas of a picture, in its stack. */
export function canvasOf(stack: Element): HTMLCanvasElement {
  return [...stack.querySelectorAll('canvas')].at(-1) as HTMLCanvasElement;
}

/** The name of an axis of the decision boundary. */
function axis(which: 'x' | 'y', name: string): HTMLElement {
  const label = document.createElement('span');
  label.className = `axis ${which}`;
  label.ariaHidden = 'true';
  const [, letter, number] = /^(x)(\d+)$/.exec(name) ?? [];
  if (letter === undefined) {
    label.classList.add('named');
    label.textContent = name;
  } else {
    label.dataset['symbol'] = name;
    label.textContent = letter;
    label.append(Object.assign(document.createElement('sub'), { textContent: number }));
  }
  return label;
}

/** The button that moves the line by keys. */
function mover(host: Host): HTMLElement {
  const { words } = host;
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, 0.02], ArrowDown: [0, -0.02],
  };
  return byKeys(moveButton(words.say('mover')), words.say('mover_title'), words.say('mover_label'), steps, ([right, up], turned) =>
    host.move((neuron) => (turned ? neuron.nudge(0, 0, -4 * (right - up)) : neuron.nudge(right, up, 0))),
  );
}
