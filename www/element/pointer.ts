/** The reader's pointer in the pictures: what is pressed is selected or moved, what it is over is told; and files that are dropped. */

import { Pressed } from '../pkg/one_neuron.js';
import type { CurrentRun } from './current-run.ts';
import type { DataPanel } from './data-panel.ts';
import type { Highlight } from './highlight.ts';
import { panelOf } from './panel.ts';
import { canvasOf } from './picture-panel.ts';
import { zoomOf } from './screen.ts';

/** What the pointer asks of its element. */
export interface PointerHost {
  readonly current: CurrentRun;
  /** The rows, where they are to be seen. */
  readonly data: DataPanel | undefined;
  pause(): void;
  /** Another epoch has been asked for. */
  sought(): void;
  /** Does something to the run, and shows what has become of it. */
  act(action: () => void): void;
  /** Rows have been changed by hand. */
  edited(): void;
  /** Weights have. */
  movedByHand(): void;
  readonly highlight: Highlight;
}

/** Has the pointer do it. */
export function followPointer(element: HTMLElement, root: ShadowRoot, host: PointerHost): void {
  const panels = root.querySelector('.panels') as HTMLElement;
  const tip = root.querySelector('.tip') as HTMLElement;
  panels.addEventListener('pointerdown', (event) => press(event, host));
  panels.addEventListener('pointermove', (event) => hover(event, element, tip, host));
  panels.addEventListener('pointerleave', () => (tip.hidden = true));
  // Anywhere: a file that is dropped beside the panel would else take the place of the page.
  for (const kind of ['dragover', 'drop']) root.addEventListener(kind, (event) => drop(event as DragEvent, host));
}

/** The picture that an event is in. */
const stackOf = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>('.stack');

/** Where a pointer is in a picture, in device pixels. */
function placeIn(stack: HTMLElement, { clientX, clientY }: PointerEvent): [number, number] {
  const box = stack.getBoundingClientRect();
  const ratio = canvasOf(stack).width / box.width;
  return [(clientX - box.left) * ratio, (clientY - box.top) * ratio];
}

/** What is pressed says what follows: a row is selected or moved, the line moved, an epoch sought, a row added. */
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

/** The reader's hand has changed rows, or weights. */
function changed(kind: Pressed, host: PointerHost): void {
  if (kind === Pressed.Space) host.act(() => {});
  else if (kind === Pressed.Line || kind === Pressed.Weights) host.movedByHand();
  else host.edited();
}

/** Shows what is under the pointer, in words. */
function hover(event: PointerEvent, element: HTMLElement, tip: HTMLElement, host: PointerHost): void {
  const stack = stackOf(event);
  const text = stack === null ? undefined : host.current.neuron?.hover(panelOf(stack), ...placeIn(stack, event));
  // Of a picture, only Rust knows what is where.
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

/** Takes a file that is dropped, where there are rows to be seen. */
function drop(event: DragEvent, { data }: PointerHost): void {
  if (data === undefined || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const file = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
  if (file !== undefined) void data.open(file);
}
