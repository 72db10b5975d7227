/** The panels that are pictures: canvases over one another, with a caption and what can be chosen of them. */

import { furnish } from './axes.ts';
import { byKeys, choices, listOf, moveButton, pose, tick } from './controls.ts';
import { nodes } from './markup.ts';
import type { Expected } from './expected.ts';
import type { Host, Panel } from './panel.ts';
import { saveMenu } from './save-menu.ts';
import * as words from './words/en.ts';

/** How many canvases a picture is made of, and what it is called. */
export const pictures: Record<string, { readonly canvases: number; readonly title: string }> = {
  boundary: { canvases: 3, title: words.boundary },
  loss: { canvases: 3, title: words.loss },
  sigmoid: { canvases: 3, title: words.sigmoid },
  landscape: { canvases: 5, title: words.landscape },
  'landscape-other': { canvases: 5, title: words.otherLandscape },
  slice: { canvases: 3, title: words.slice },
  lifted: { canvases: 2, title: words.lifted },
  network: { canvases: 3, title: words.network },
};

/** The frame of a picture: its caption, and the place for its canvases. */
function framed(name: string): HTMLElement {
  const { title } = pictures[name] ?? { title: '' };
  return nodes(`
    <figure part="panel ${name}" class="panel picture" data-panel="${name}">
      <figcaption><span>${title}</span></figcaption>
      <div class="stack"></div>
    </figure>`).firstElementChild as HTMLElement;
}

/** A place as large as the panel will be, with nothing to see in it but the title of a picture. */
export function placeFor(name: string, { steered, inputs, outputs, features, isGate, hasOtherLoss }: Expected): HTMLElement {
  if (!(name in pictures)) {
    const node = document.createElement('div');
    node.className = isGate ? 'place' : 'place large';
    node.dataset['panel'] = name;
    return node;
  }
  const node = framed(name);
  const caption = node.querySelector('figcaption') as HTMLElement;
  caption.inert = true;
  const pair = (name: string): HTMLElement => choices(listOf([name], words.across), listOf([name], words.up));
  if (name === 'boundary' && inputs > 2) caption.append(pair('sepal_length_cm'));
  if (name === 'boundary' && steered && outputs === 1 && features === 0) caption.append(moveButton(words.mover));
  if (name === 'loss') caption.append(tick(words.logarithmic, () => {}));
  if (name === 'landscape') caption.append(pair('w1'));
  if (name === 'landscape' && hasOtherLoss) caption.append(tick(words.beside('cross-entropy'), () => {}));
  if (name === 'slice') caption.append(listOf(['w1'], words.along));
  if (name === 'slice' && steered) caption.append(moveButton(words.slider));
  if (name === 'lifted') caption.append(choices(pose(words.lift), pose(words.turn)));
  if (steered) node.classList.add('saved');
  return node;
}

/** The panel of a picture. */
export function picturePanel(name: string, host: Host): Panel {
  const node = framed(name);
  const caption = node.querySelector('figcaption') as HTMLElement;
  const stack = node.querySelector('.stack') as HTMLElement;
  stack.role = 'img';
  stack.append(...Array.from({ length: pictures[name]?.canvases ?? 0 }, () => document.createElement('canvas')));
  if (name === 'boundary' || name.startsWith('landscape')) node.querySelector('canvas')?.classList.add('field');
  if (name === 'boundary') {
    const inputs = host.neuron.input_names;
    // Of more inputs than a picture has axes, the lists say which these are.
    if (inputs.length <= 2) stack.append(axis('x', inputs[0] ?? ''), ...(inputs.length > 1 ? [axis('y', inputs[1] ?? '')] : []));
  }
  const update = furnish(name, caption, host);
  if (name === 'boundary' && host.steered && host.neuron.has_line) caption.append(mover(host));
  const symbol = { loss: 'loss', sigmoid: 'out' }[name];
  if (symbol !== undefined) (caption.firstElementChild as HTMLElement).dataset['symbol'] = symbol;
  if (name === 'loss') {
    caption.append(tick(words.logarithmic, (on) => host.act((neuron) => neuron.set_log_loss(on))));
  }
  if (host.steered) node.classList.add('saved');
  if (host.steered) caption.append(saveMenu(name, caption.firstElementChild?.textContent ?? '', host));
  return update === undefined ? { node } : { node, update };
}

/** What an axis of the boundary is called. */
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

/** The line's grips, for those who steer by keys. */
function mover(host: Host): HTMLElement {
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, 0.02], ArrowDown: [0, -0.02],
  };
  return byKeys(moveButton(words.mover), words.moverTitle, words.moverLabel, steps, ([right, up], turned) =>
    host.move((neuron) => (turned ? neuron.nudge(0, 0, -2 * (right - up)) : neuron.nudge(right, up, 0))),
  );
}
