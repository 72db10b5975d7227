/** The panels that are pictures: canvases over one another, with a caption and what can be chosen of them. */

import { rarer } from './engine.ts';
import { nodes } from './markup.ts';
import type { Host, Panel } from './panel.ts';

/** How many canvases a picture is made of, and what it is called. */
export const pictures: Record<string, { readonly canvases: number; readonly title: string }> = {
  boundary: { canvases: 3, title: 'Decision boundary' },
  loss: { canvases: 3, title: 'Mean loss, epoch by epoch' },
  sigmoid: { canvases: 3, title: 'Activation: out, from z' },
  landscape: { canvases: 5, title: 'Landscape of the loss' },
  'landscape-other': { canvases: 5, title: 'Landscape of the other loss' },
  network: { canvases: 3, title: 'Network' },
};

/** The panel of a picture. */
export function picturePanel(name: string, host: Host): Panel {
  const { canvases, title } = pictures[name] ?? { canvases: 0, title: '' };
  const node = nodes(`
    <figure part="panel ${name}" class="panel picture" data-panel="${name}">
      <figcaption><span>${title}</span></figcaption>
      <div class="stack" role="img">${'<canvas></canvas>'.repeat(canvases)}</div>
    </figure>`).firstElementChild as HTMLElement;
  const caption = node.querySelector('figcaption') as HTMLElement;
  const stack = node.querySelector('.stack') as HTMLElement;
  if (name === 'boundary' || name.startsWith('landscape')) node.querySelector('canvas')?.classList.add('field');
  if (name === 'boundary') {
    const inputs = host.neuron.input_names.split('\n');
    // Of more inputs than a picture has axes, the lists say which these are.
    if (inputs.length > 2) caption.append(...(rarer?.boundaryChoices(host) ?? []));
    else stack.append(axis('x', inputs[0] ?? ''), ...(inputs.length > 1 ? [axis('y', inputs[1] ?? '')] : []));
  }
  if (name === 'boundary' && host.steered && host.neuron.has_line) caption.append(mover(host));
  if (name === 'loss') caption.append(tick('Logarithmic', (on) => host.act((neuron) => neuron.set_log_loss(on))));
  if (name.startsWith('landscape')) {
    const [own = '', other] = host.neuron.losses.split('\n');
    (caption.firstElementChild as HTMLElement).textContent = `Landscape: ${name === 'landscape' ? own : other}`;
    if (name === 'landscape') caption.append(...(rarer?.landscapeChoices(host, other) ?? []));
  }
  return { node };
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
    label.textContent = letter;
    label.append(Object.assign(document.createElement('sub'), { textContent: number }));
  }
  return label;
}

/** The line's grips, for those who steer by keys. */
function mover(host: Host): HTMLElement {
  const button = document.createElement('button');
  button.className = 'mover';
  button.textContent = 'Move the line';
  button.title = 'Drag the line, or press the arrow keys here: they shift it, with Shift they turn it';
  button.ariaLabel = 'Move the line: arrow keys shift it, with Shift they turn it';
  button.addEventListener('keydown', (event) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [right, up] = step.map((way) => way * 0.02) as [number, number];
    host.move((neuron) => (event.shiftKey ? neuron.nudge(0, 0, up - right) : neuron.nudge(right, up, 0)));
  });
  return button;
}

/** A box to tick. */
export function tick(text: string, changed: (on: boolean) => void): HTMLElement {
  const label = document.createElement('label');
  label.className = 'tick';
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  box.addEventListener('change', () => changed(box.checked));
  label.append(box, text);
  return label;
}
