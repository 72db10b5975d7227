/** The page: its figures, and what the reader does with them. */

import type { OneNeuron } from '../element/index.ts';
import { keepOffline } from '../offline/register.ts';
import { watchCopies } from '../element/copies.ts';
import { contents } from './contents.ts';
import { dials } from './dials.ts';
import { experiments } from './experiments.ts';
import { watch } from './figures.ts';
import { guesses } from './guesses.ts';
import { handles } from './handles.ts';
import { ledger } from './ledger.ts';
import { keepRows, returned } from './keep.ts';
import { shareNeuron } from './shared-neuron.ts';
import { takeAway } from './take.ts';
import { connectSymbols } from './symbols.ts';

const figures = [...document.querySelectorAll<OneNeuron>('one-neuron')];
watch(figures, returned);
keepRows(figures);
shareNeuron();
contents();
dials();
guesses();
experiments();
handles();
ledger();
takeAway();
connectSymbols();
watchCopies(document);
keepOffline();

// The script of the detective story is fetched when the reader comes near it.
const clue = document.querySelector('one-neuron-clue');
if (clue !== null) {
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.at(-1)?.isIntersecting !== true) return;
      near.disconnect();
      void import('./detective.ts');
    },
    { rootMargin: '1000px' },
  );
  near.observe(clue);
}
