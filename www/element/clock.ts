/** One clock for all elements of a page: one animation frame, in which each element that asked for it does its work. */

export interface Animated {
  frame(): void;
}

let asking = new Set<Animated>();
let running = new Set<Animated>();
let request = 0;

/** Calls `frame` once in the next animation frame, however often that is asked for. */
export function nextFrame(animated: Animated): void {
  asking.add(animated);
  if (request === 0) request = requestAnimationFrame(tick);
}

/** Cancels the call. */
export function noFrame(animated: Animated): void {
  asking.delete(animated);
}

function tick(): void {
  request = 0;
  [asking, running] = [running, asking];
  for (const animated of running) {
    try {
      animated.frame();
    } catch (cause) {
      // An element that fails does not stop the others.
      reportError(cause);
    }
  }
  running.clear();
}
