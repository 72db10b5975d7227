/** The page where authors build a figure: a form of its attributes, the figure, and the texts to copy. */

import { OneNeuron } from '../element/index.ts';
import listener from '../frame/listener.html?raw';
import { keepOffline } from '../offline/register.ts';
import { chosen, fill, mark } from './form.ts';
import { frame, pages, tag } from './texts.ts';

const page = document.querySelector('main') as HTMLElement;
const form = document.querySelector('form') as HTMLFormElement;
const figure = document.querySelector('one-neuron') as OneNeuron;
const state = page.querySelector('.state') as HTMLElement;
const words = page.dataset;
const addresses = pages(new URL(words['root'] ?? './', document.baseURI), document.documentElement.lang);

/** Gives the figure the attributes of the form. */
function apply(): void {
  const attributes = chosen(form);
  let penalised = false;
  for (const name of OneNeuron.observedAttributes) {
    const value = attributes.get(name);
    if (figure.getAttribute(name) === (value ?? null)) continue;
    if (value === undefined) figure.removeAttribute(name);
    else figure.setAttribute(name, value);
    penalised ||= name.startsWith('penalty');
  }
  // In a run, a penalty applies from the epoch at which it is changed; here it is to apply from the start.
  if (penalised) figure.load();
  history.replaceState(null, '', `?${new URLSearchParams([...attributes])}`);
}

/** The name of the data: that of the data set in the list, or of the table's file. */
function learned(set: ReadonlyMap<string, string>): string {
  const { value, selectedOptions } = form.elements.namedItem('dataset') as HTMLSelectElement;
  return (value === 'src' ? set.get('src')?.split('/').at(-1) : selectedOptions[0]?.text) ?? '';
}

/** Counts the requests for results, so that late results of an earlier request are not shown. */
let asked = 0;

/** Shows the texts to copy for the figure as it is now. */
async function showResults(): Promise<void> {
  const mine = ++asked;
  const { error } = figure;
  const refused = error !== null && error.code !== 'diverged';
  mark(form, refused ? error.message : '');
  if (refused || figure.readyState < 4) return empty(refused ? words['refused'] : words['loading']);
  const set = chosen(form);
  try {
    const [embed, url, numpy] = await Promise.all([figure.toEmbed(), figure.query() ?? '', figure.toNumpy()]);
    if (mine !== asked) return;
    const { height } = figure.getBoundingClientRect();
    const texts = {
      tag: tag(addresses, embed, set),
      frame: frame(addresses, url, set, `${words['title']} ${learned(set)}`, Math.ceil(height / 10) * 10),
      link: addresses.frame(url, set, true),
      numpy,
    };
    state.textContent = '';
    for (const [name, text] of Object.entries(texts)) area(name).value = text;
  } catch (cause) {
    if (mine === asked) empty((cause as Error).message);
  }
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows them once nothing has changed for a moment. */
function showResultsSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(showResults, 100);
}

function empty(sentence = ''): void {
  state.textContent = sentence;
  for (const name of ['tag', 'frame', 'link', 'numpy']) area(name).value = '';
}

const area = (name: string): HTMLTextAreaElement => page.querySelector(`#${name}`) as HTMLTextAreaElement;

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = area(button.dataset['copy'] ?? '');
  const said = button.parentElement?.querySelector('[role="status"]');
  let sentence = words['copied'];
  try {
    if (text.value === '') sentence = state.textContent ?? '';
    else await navigator.clipboard.writeText(text.value);
  } catch {
    text.select();
    sentence = words['failed'];
  }
  for (const other of page.querySelectorAll('.copy [role="status"]')) other.textContent = '';
  if (said) said.textContent = sentence ?? '';
}

// Read as an attribute, because `dataset` of this form is the control of that name.
fill(form, new URLSearchParams(location.search || (form.getAttribute('data-start') ?? '')));
apply();
area('listener').value = listener.trim();

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', () => {
  apply();
  // If the change makes no new run, no event follows.
  showResultsSoon();
});
for (const event of ['loadeddata', 'error', 'change', 'pause', 'epochupdate']) {
  figure.addEventListener(event, () => figure.paused && showResultsSoon());
}
// The script of the element may have come first, and its figure may be there already.
showResultsSoon();
for (const button of page.querySelectorAll<HTMLButtonElement>('[data-copy]')) button.addEventListener('click', () => void copy(button));

keepOffline();
