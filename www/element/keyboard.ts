/** Keys of a media player, wherever in the element the focus is and the control there has no use for them itself. */

/** What keys do. */
export interface KeyActions {
  toggle(): void;
  step(epochs: number): void;
  reset(): void;
  /** Moves the scrubber to where the run is: it may lie behind while that plays. */
  slide(): void;
}

/** Has keys do it while the element has its controls. */
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
    // A slider has a use for all of them but the letter; a list, and what can be scrolled, for every one.
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
