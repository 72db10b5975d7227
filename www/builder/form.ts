/** The form of a figure's attributes: each control has the name of an attribute. */

import { attributeOf } from '../element/attributes.ts';

const isFlag = (name: string): boolean => attributeOf(name)?.kind === 'flag';

const usual = (name: string): string => attributeOf(name)?.usual ?? '';

/** The attributes that the form sets to something other than their default, in the order of the form. */
export function chosen(form: HTMLFormElement): Map<string, string> {
  fit(form);
  const entries = new FormData(form);
  const attributes = new Map<string, string>();
  for (const name of new Set(entries.keys())) {
    const value = entries.getAll(name).map((part) => String(part).trim()).join(' ');
    const is = isFlag(name) || (value !== usual(name) && !(name === 'dataset' && value === 'src'));
    if (is) attributes.set(name, value);
  }
  // An empty attribute means no panel at all; without the attribute there are two.
  if (!entries.has('panels')) attributes.set('panels', '');
  return attributes;
}

/** Sets the controls of the form to these attributes, as far as it has controls for them. */
export function fill(form: HTMLFormElement, attributes: URLSearchParams): void {
  const value = (name: string): string => attributes.get(name) ?? usual(name);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = isFlag(control.name) ? attributes.has(control.name) : value(control.name).split(/\s+/).includes(control.value);
    } else if (control instanceof HTMLInputElement) control.value = value(control.name);
    else if (control instanceof HTMLSelectElement) {
      const wanted = control.name === 'dataset' && attributes.has('src') ? 'src' : value(control.name);
      // A list stays as it is if it does not have the value.
      if ([...control.options].some((option) => option.value === wanted)) control.value = wanted;
    }
  }
}

/** Shows the controls that apply to the data set, and hides and disables the others. */
function fit(form: HTMLFormElement): void {
  const dataset = (form.elements.namedItem('dataset') as HTMLSelectElement).value;
  for (const part of form.querySelectorAll<HTMLElement>('[data-for]')) {
    const goes = part.dataset['for']?.split(' ').includes(dataset) === true;
    part.hidden = !goes;
    for (const control of part.querySelectorAll('input')) control.disabled = !goes;
  }
}

/** Shows an error message beside the control whose attribute it names; an empty message removes it. */
export function mark(form: HTMLFormElement, refusal: string): void {
  const name = /^([a-z-]+)="/.exec(refusal)?.[1];
  for (const note of form.querySelectorAll('.refused')) note.remove();
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) continue;
    const blamed = control.name === name;
    control.removeAttribute('aria-describedby');
    control.toggleAttribute('aria-invalid', false);
    if (!blamed) continue;
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', 'refused');
    if (form.querySelector('.refused') !== null) continue;
    const note = document.createElement('small');
    note.className = 'refused';
    note.id = 'refused';
    note.textContent = refusal;
    const place = control.closest('.ticks') ?? control.closest('label');
    place?.after(note);
  }
}
