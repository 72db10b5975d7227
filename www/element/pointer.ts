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
  let isHeld = false;
  panels.addEventListener('pointerdown', (event) => (isHeld = press(event, host)));
  // A finger that holds a mark does not scroll. This comes after the press.
  panels.addEventListener('touchstart', (event) => isHeld && event.cancelable && event.preventDefault(), { passive: false });
  panels.addEventListener('pointermove', (event) => hover(event, element, tip, host));
  panels.addEventListener('pointerleave', () => (tip.hidden = true));
  // On the whole element: a file dropped beside the data panel would otherwise replace the page.
  for (const kind of ['dragover', 'drop']) root.addEventListener(kind, (event) => drop(event as DragEvent, host));
}

/** The picture in which an event happened. */
const stackOf = (event: Event): HTMLElement | null => (event.target as Element).closest<HTMLElement>('.stack');

/** Where a pointer is in a picture, in the picture's own CSS pixels, however the page has transformed or zoomed it. */
function offsetIn(stack: HTMLElement, { offsetX, offsetY }: PointerEvent): [number, number] {
  const zoom = zoomOf(stack);
  return [offsetX / zoom, offsetY / zoom];
}

/** The same in device pixels. */
function placeIn(stack: HTMLElement, event: PointerEvent): [number, number] {
  const ratio = canvasOf(stack).width / stack.offsetWidth;
  return offsetIn(stack, event).map((length) => length * ratio) as [number, number];
}

/** How far a finger may move in a tap, and must move for a drag, in CSS pixels. */
const slop = 8;

/** The pictures in which a drag has only one direction. There the style sheet leaves the other one to scrolling. */
const sideways = /^(loss|slice|lifted)$/;

/**
 * Handles a press. What is pressed decides: select or drag a row, drag the line, seek an epoch, add a row. A mouse does so at once; a
 * finger, which may be scrolling the page, by a tap, or by a drag that begins on a mark. Returns whether it is such a finger.
 */
function press(event: PointerEvent, host: PointerHost): boolean {
  const stack = stackOf(event);
  const { neuron } = host.current;
  if (stack === null || neuron === undefined || event.button !== 0 || !event.isPrimary) return false;
  const [panel, from] = [panelOf(stack), placeIn(stack, event)];
  const isFinger = event.pointerType === 'touch';
  const isHeld = !isFinger || neuron.holds(panel, ...from, host.data !== undefined);
  let drag: ((moved: PointerEvent) => void) | undefined;
  const begin = (): boolean => {
    drag = pressed(stack, panel, from, host);
    return drag !== undefined;
  };
  if (!isFinger && !begin()) return false;
  let isTap = true;
  const move = (moved: PointerEvent): void => {
    const [right, down] = [moved.clientX - event.clientX, moved.clientY - event.clientY].map(Math.abs) as [number, number];
    isTap &&= Math.hypot(right, down) < slop;
    if (isTap && isFinger) return;
    if (drag === undefined && isHeld && (right > down || !sideways.test(panel))) begin();
    drag?.(moved);
  };
  const end = ({ type }: Event): void => {
    for (const [kind, action] of actions) stack.removeEventListener(kind, action as EventListener);
    if (isFinger && isTap && type === 'pointerup') begin();
    // Axes that stayed while a row was dragged may follow now, in the next frame.
    if (drag !== undefined) host.act(() => host.current.neuron?.release());
  };
  const actions = [['pointermove', move], ['pointerup', end], ['lostpointercapture', end]] as const;
  for (const [kind, action] of actions) stack.addEventListener(kind, action as EventListener);
  stack.setPointerCapture(event.pointerId);
  return isFinger && isHeld && !sideways.test(panel);
}

/** Does what a press at a place does. Returns what a move then does, unless nothing was pressed. */
function pressed(stack: HTMLElement, panel: string, place: [number, number], host: PointerHost): ((moved: PointerEvent) => void) | undefined {
  const kind = host.current.neuron?.press(panel, ...place, host.data?.adds, host.data !== undefined) ?? Pressed.Nothing;
  if (kind === Pressed.Nothing) return undefined;
  const seeks = kind === Pressed.Epoch;
  if (seeks) host.pause();
  if (seeks) host.sought();
  // A press alone moves neither a row nor the line.
  else if (kind === Pressed.Row || kind === Pressed.Line) host.act(() => {});
  else changed(kind, host);
  return (moved) => {
    if (host.current.neuron?.drag(panel, ...placeIn(stack, moved)) !== true) return;
    if (seeks) host.sought();
    else changed(kind, host);
  };
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
  let [left, top] = offsetIn(stack, event);
  let edge = 0;
  for (let part: Element | null = stack; part instanceof HTMLElement && part !== element; part = part.offsetParent) {
    left += part.offsetLeft;
    edge += part.offsetTop;
  }
  top = Math.max(top - 12, 0) + edge;
  tip.style.left = `${Math.max(Math.min(left + 12, element.clientWidth - tip.offsetWidth - 4), 0)}px`;
  tip.style.top = `${top - tip.offsetHeight}px`;
}

/** Opens a dropped file, if the data panel is shown. */
function drop(event: DragEvent, { data }: PointerHost): void {
  if (data === undefined || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const file = event.type === 'drop' ? event.dataTransfer.files[0] : undefined;
  if (file !== undefined) void data.open(file);
}
