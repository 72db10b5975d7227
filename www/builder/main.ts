/** The page where one sets up a figure by hand: a form of its attributes, the figure, and what one copies. */

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
  // In a run, a penalty holds from where it is changed; here it is part of the set-up.
  if (penalised) figure.load();
  history.replaceState(null, '', `?${new URLSearchParams([...attributes])}`);
}

/** What is learned, in a word: the data set as the list calls it, or the table's file. */
function learned(set: ReadonlyMap<string, string>): string {
  const { value, selectedOptions } = form.elements.namedItem('dataset') as HTMLSelectElement;
  return (value === 'src' ? set.get('src')?.split('/').at(-1) : selectedOptions[0]?.text) ?? '';
}

/** Counts the times that results were asked for: those that come late are not shown. */
let asked = 0;

/** Writes down what can be copied of the figure as it stands. */
async function showResults(): Promise<void> {
  const mine = ++asked;
  const { error } = figure;
  const refused = error !== null && error.code !== 'diverged';
  mark(form, refused ? error.message : '');
  if (refused || figure.readyState < 4) return empty(refused ? words['refused'] : words['loading']);
  const set = chosen(form);
  try {
    const [embed, url, numpy] = await Promise.all([figure.toEmbed(), figure.toURL(), figure.toNumpy()]);
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

/** The same once nothing has moved for a moment. */
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

// By its attribute: the form's `dataset` is the control of that name.
fill(form, new URLSearchParams(location.search || (form.getAttribute('data-start') ?? '')));
apply();
area('listener').value = listener.trim();

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', () => {
  apply();
  // Where they make no other run, no event follows.
  showResultsSoon();
});
for (const event of ['loadeddata', 'error', 'change', 'pause', 'epochupdate']) {
  figure.addEventListener(event, () => figure.paused && showResultsSoon());
}
for (const button of page.querySelectorAll<HTMLButtonElement>('[data-copy]')) button.addEventListener('click', () => void copy(button));

keepOffline();
