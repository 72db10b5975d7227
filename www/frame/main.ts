/** The page inside a frame: one figure, set up by the query of the address. */

import { OneNeuron } from '../element/index.ts';
import { languageOf } from '../element/language.ts';
import { inEnglish, wordsIn } from '../element/words.ts';
import { tellHeight } from './height.ts';
import { parameters } from './parameters.ts';

const { search, hash } = location;
const { attributes, epoch, language, said } = parameters(search);
if (language !== undefined) document.documentElement.lang = language;
const main = document.createElement('main');
const note = document.createElement('p');
note.className = 'said';
note.setAttribute('role', 'alert');

/** Puts a figure on the page, with the attributes that `wanted` accepts. */
function show(wanted: (name: string) => boolean): OneNeuron {
  const figure = new OneNeuron();
  for (const [name, value] of attributes) {
    if (wanted(name)) figure.setAttribute(name, value);
    if (name === 'theme') document.documentElement.dataset['theme'] = value;
  }
  main.replaceChildren(figure, note);
  document.body.replaceChildren(main);
  return figure;
}

/** Whether the query was opened as a link, which itself reports what cannot be read. */
let asLink = false;

/** Opens the query again as a link, which uses what can be read of it and reports what cannot. */
function showAsLink(): OneNeuron {
  location.replace(`#one-neuron?${search.slice(1)}`);
  asLink = true;
  note.textContent = '';
  return show((name) => ['controls', 'autoplay', 'loop'].includes(name));
}

// Only a link is compressed.
const figure = search.startsWith('?z=') ? showAsLink() : show(() => true);
figure.currentEpoch = epoch;
note.textContent = said(inEnglish);
const tongue = languageOf(document.documentElement);
if (note.textContent !== '' && tongue !== 'en') {
  void wordsIn(tongue).then((words) => {
    if (!asLink) note.textContent = said(words);
  }, () => {});
}

// The height is first sent when the figure is there, or is known not to come: otherwise a page that follows it would jump.
const settled = figure.ready
  .catch(() => (figure.error?.code === 'attribute' ? showAsLink().ready : undefined))
  .catch(() => {});
tellHeight(hash, settled);
