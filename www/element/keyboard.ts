/** The keys of a media player, wherever the focus is in the element, unless the control there uses them itself. */

/** What keys do. */
export interface KeyActions {
  toggle(): void;
  step(epochs: number): void;
  reset(): void;
  /** Moves the scrubber to the epoch of the run: while the run plays, the scrubber may lag behind. */
  slide(): void;
}

/** Handles the keys while the element has its controls. */
export function followKeys(element: HTMLElement, root: ShadowRoot, actions: KeyActions): void {
  const keys: Record<string, () => void> = {
    k: () => actions.toggle(),
    ArrowLeft: () => actions.step(-1),
    ArrowRight: () => actions.step(1),
    Home: () => actions.reset(),
  };
  root.addEventListener('keydown', (pressed) => {
    const event = pressed as KeyboardEvent;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !element.hasAttribute('controls')) return;
    // A slider uses all of these keys but the letter; lists and parts that scroll use every one.
    const target = event.target as Element;
    const isScrubber = target.matches('.scrubber');
    if (isScrubber) actions.slide();
    if (!(target instanceof HTMLButtonElement || (isScrubber && event.key === 'k'))) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
