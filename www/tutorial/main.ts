/** The page: its element, and the experiments that set it up. */

import { OneNeuron } from '../element/index.ts';

const figure = document.querySelector('one-neuron');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-eta]')) {
  button.addEventListener('click', () => {
    if (!(figure instanceof OneNeuron)) return;
    figure.setAttribute('eta', button.dataset['eta'] ?? '');
    figure.scrollIntoView({ block: 'nearest' });
    // Also where it stood at this learning rate already.
    figure.load();
    figure.play().catch(() => {});
  });
}

// Fetched only by a page that has one.
if (document.querySelector('one-neuron-clue') !== null) void import('./detective.ts');
