/** One clock for all elements of a page: one animation frame, in which each that asked does its work. */

export interface Animated {
  frame(): void;
}

let asking = new Set<Animated>();
let running = new Set<Animated>();
let request = 0;

/** Calls `frame` in the next animation frame, once, however often it is asked for. */
export function nextFrame(animated: Animated): void {
  asking.add(animated);
  if (request === 0) request = requestAnimationFrame(tick);
}

/** Takes it back. */
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
      // One that fails does not hold up the others.
      reportError(cause);
    }
  }
  running.clear();
}
