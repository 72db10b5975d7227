import 'one-neuron';
