/** The pointer in the pictures: pressing selects or moves, hovering shows a tooltip; and files dropped on the element. */

import { Pressed } from '../pkg/one_neuron.js';
import type { CurrentRun } from './current-run.ts';
import type { DataPanel } from './data-panel.ts';
import type { Highlight } from './highlight.ts';
import { panelOf } from './panel.ts';
import { canvasOf } from './picture-panel.ts';
import { zoomOf } from './screen.ts';

/** What the pointer needs from its element. */
export interface PointerHost {
  readonly current: CurrentRun;
  /** The data panel, if it is shown. */
  readonly data: DataPanel | undefined;
  pause(): void;
  /** The run has been sent to another epoch. */
  sought(): void;
  /** Runs `action` and shows the result. */
  act(action: () => void): void;
  /** Rows have been changed by hand. */
  edited(): void;
  /** Weights have been changed by hand. */
  movedByHand(): void;
  readonly highlight: Highlight;
}

/** Handles the pointer in the pictures of `root`. */
export function followPointer(element: HTMLElement, root: ShadowRoot, host: PointerHost): void {
  const panels = root.querySelector('.panels') as HTMLElement;
  const tip = root.querySelector('.tip') as HTMLElement;
  panels.addEventListener('pointerdown', (event) => press(event, host));
  panels.addEventListener('pointermove', (event) => hover(event, element, tip, host));
  panels.addEventListener('pointerleave', () => (tip.hidden = true));
  // On the whole element: a file dropped beside the data panel would otherwise replace the page.
  for (const kind of ['dragover', 'drop']) root.addEventListener(kind, (event) => drop(event as DragEvent, host));
}

/** The picture in which an event happened. */
const stackOf = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>('.stack');

/** Where a pointer is in a picture, in device pixels. */
function placeIn(stack: HTMLElement, { clientX, clientY }: PointerEvent): [number, number] {
  const box = stack.getBoundingClientRect();
  const ratio = canvasOf(stack).width / box.width;
  return [(clientX - box.left) * ratio, (clientY - box.top) * ratio];
}

/** Handles a press. What is pressed decides: select or drag a row, drag the line, seek an epoch, add a row. */
function press(event: PointerEvent, host: PointerHost): void {
  const stack = stackOf(event);
  const { neuron } = host.current;
  if (stack === null || neuron === undefined || event.button !== 0) return;
  const panel = panelOf(stack);
  const kind = neuron.press(panel, ...placeIn(stack, event), host.data?.adds, host.data !== undefined);
  if (kind === Pressed.Nothing) return;
  const seeks = kind === Pressed.Epoch;
  if (seeks) host.pause();
  if (seeks) host.sought();
  // A press alone moves neither a row nor the line.
  else if (kind === Pressed.Row || kind === Pressed.Line) host.act(() => {});
  else changed(kind, host);
  const drag = (moved: PointerEvent): void => {
    if (host.current.neuron?.drag(panel, ...placeIn(stack, moved)) !== true) return;
    if (seeks) host.sought();
    else changed(kind, host);
  };
  stack.setPointerCapture(event.pointerId);
  stack.addEventListener('pointermove', drag);
  stack.addEventListener(
    'lostpointercapture',
    () => {
      stack.removeEventListener('pointermove', drag);
      host.current.neuron?.release();
    },
    { once: true },
  );
}

/** Tells the element what the pointer has changed: rows, weights, or only the view. */
function changed(kind: Pressed, host: PointerHost): void {
  if (kind === Pressed.Space) host.act(() => {});
  else if (kind === Pressed.Line || kind === Pressed.Weights) host.movedByHand();
  else host.edited();
}

/** Shows a tooltip for what is under the pointer. */
function hover(event: PointerEvent, element: HTMLElement, tip: HTMLElement, host: PointerHost): void {
  const stack = stackOf(event);
  const text = stack === null ? undefined : host.current.neuron?.hover(panelOf(stack), ...placeIn(stack, event));
  // Only Rust knows where the symbols are in a picture.
  if (stack !== null && panelOf(stack) === 'network') host.highlight.point(host.current.neuron?.symbol_at(...placeIn(stack, event)) ?? null);
  tip.hidden = text === undefined;
  if (text === undefined || stack === null) return;
  tip.textContent = text;
  const [home, box] = [element.getBoundingClientRect(), stack.getBoundingClientRect()];
  const zoom = zoomOf(element);
  const [wide, high] = [tip.offsetWidth, tip.offsetHeight];
  const left = Math.min((event.clientX - home.left) / zoom + 12, home.width / zoom - wide - 4);
  tip.style.left = `${Math.max(left, 0)}px`;
  tip.style.top = `${Math.max((event.clientY - home.top) / zoom - high - 12, (box.top - home.top) / zoom - high)}px`;
}

/** Opens a dropped file, if the data panel is shown. */
function drop(event: DragEvent, { data }: PointerHost): void {
  if (data === undefined || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const file = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
  if (file !== undefined) void data.open(file);
}
