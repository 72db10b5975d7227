import init from '../pkg/one_neuron.js';

await init();
