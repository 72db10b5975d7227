/** The page: its figures, and what the reader does with them. */

import '../element/index.ts';
import { keepOffline } from '../offline/register.ts';
import { contents } from './contents.ts';
import { dials } from './dials.ts';
import { experiments } from './experiments.ts';
import { guesses } from './guesses.ts';
import { takeAway } from './take.ts';
import { connectSymbols } from './symbols.ts';

contents();
dials();
guesses();
experiments();
takeAway();
connectSymbols();
keepOffline();

// Fetched only by a page that has one.
if (document.querySelector('one-neuron-clue') !== null) void import('./detective.ts');
