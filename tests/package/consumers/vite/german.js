import 'one-neuron/de';
