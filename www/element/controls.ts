/** Small controls in the captions of pictures. */

/** Choices that stand together. */
export function choices(...labels: HTMLElement[]): HTMLElement {
  const holder = document.createElement('span');
  holder.className = 'choices';
  holder.append(...labels);
  return holder;
}

/** A slider and what it is called. */
export function pose(text: string): HTMLElement {
  const label = document.createElement('label');
  label.className = 'pose';
  label.append(text, Object.assign(document.createElement('input'), { type: 'range' }));
  return label;
}

/** A list to choose one of. */
export function listOf(names: string[], text: string): HTMLElement {
  const label = document.createElement('label');
  const list = document.createElement('select');
  list.append(...names.map((name) => new Option(name)));
  label.append(text, list);
  return label;
}

/** What is held to move something by keys. */
export function moveButton(text: string): HTMLElement {
  const button = document.createElement('button');
  button.className = 'mover';
  button.textContent = text;
  return button;
}

/** Has a button answer to keys, each with a step of its own, and tells whether Shift was held. */
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

/** A box to tick. */
export function tick(text: string, changed: (on: boolean) => void): HTMLElement {
  const label = document.createElement('label');
  label.className = 'tick';
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  box.addEventListener('change', () => changed(box.checked));
  label.append(box, text);
  return label;
}
