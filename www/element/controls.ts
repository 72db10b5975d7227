/** Small controls in the captions of pictures. */

/** A group of controls. */
export function choices(...labels: HTMLElement[]): HTMLElement {
  const holder = document.createElement('span');
  holder.className = 'choices';
  holder.append(...labels);
  return holder;
}

/** A slider with a label. */
export function pose(text: string): HTMLElement {
  const label = document.createElement('label');
  label.className = 'pose';
  label.append(text, Object.assign(document.createElement('input'), { type: 'range' }));
  return label;
}

/** A drop-down list with a label. */
export function listOf(names: string[], text: string): HTMLElement {
  const label = document.createElement('label');
  const list = document.createElement('select');
  list.append(...names.map((name) => new Option(name)));
  label.append(text, list);
  return label;
}

/** A button that moves something by keys while it has the focus. */
export function moveButton(text: string): HTMLElement {
  const button = document.createElement('button');
  button.className = 'mover';
  button.textContent = text;
  return button;
}

/** Calls `move` when a key is pressed on a button, with the step of that key and whether Shift was held. */
export function byKeys<Step>(
  button: HTMLElement,
  title: string,
  label: string,
  steps: Readonly<Record<string, Step>>,
  move: (step: Step, shifted: boolean) => void,
): HTMLElement {
  button.title = title;
  button.ariaLabel = label;
  button.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(step, event.shiftKey);
  });
  return button;
}

/** A checkbox with a label. */
export function tick(text: string, changed: (on: boolean) => void): HTMLElement {
  const label = document.createElement('label');
  label.className = 'tick';
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  box.addEventListener('change', () => changed(box.checked));
  label.append(box, text);
  return label;
}
