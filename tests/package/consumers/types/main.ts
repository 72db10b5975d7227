// What TypeScript authors rely on. Every line marked as an error must be one.
import { OneNeuron } from 'one-neuron';
import type { NeuronError, OneNeuronEventMap } from 'one-neuron/element';
import { OneNeuron as Unregistered } from 'one-neuron/element';

const found = document.querySelector('one-neuron');
if (found === null) throw new Error('There is none.');
const made: OneNeuron = document.createElement('one-neuron');
const version: string = OneNeuron.version;
const same: typeof OneNeuron = Unregistered;

found.eta = 0.1;
found.batchSize = 'all';
found.controls = true;
found.currentEpoch = 437;
found.weights = [1, 2];
found.rows = [{ x: [0, 1], y: 1 }];
// @ts-expect-error A learning rate is a number.
found.eta = 'fast';
// @ts-expect-error Only the run says whether it is paused.
found.paused = true;
// @ts-expect-error Only the clock calls `frame`.
found.frame();
// @ts-expect-error There is no such method.
found.rewind();

const weights: Float64Array = found.weights;
const [outputs, inputs]: [number, number] = found.shape;
const error: NeuronError | null = found.error;
const script: Promise<string> = found.toNumpy();

found.addEventListener('epochupdate', function (event) {
  const out: number | undefined = event.detail.values['out'];
  const epoch: number = this.currentEpoch;
  console.log(out, epoch);
});
// The DOM's own events are still known, and any other name is accepted.
found.addEventListener('click', (event) => console.log(event.clientX));
found.addEventListener('something-else', (event) => console.log(event.type));
const listen = <K extends keyof OneNeuronEventMap>(name: K, act: (event: OneNeuronEventMap[K]) => void): void =>
  found.addEventListener(name, act);
listen('error', ({ detail }) => console.log(detail.values));

console.log(made, version, same, weights, outputs, inputs, error, script);
