/** The page: its element, and the experiments that set it up. */

import { OneNeuron } from '../element/index.ts';

const figure = document.querySelector('one-neuron');

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-eta]')) {
  button.addEventListener('click', () => {
    if (!(figure instanceof OneNeuron)) return;
    figure.setAttribute('eta', button.dataset['eta'] ?? '');
    figure.scrollIntoView({ block: 'nearest' });
    // The attribute starts a new run, once this click is done with.
    figure.addEventListener('loadeddata', () => figure.play().catch(() => {}), { once: true });
  });
}
