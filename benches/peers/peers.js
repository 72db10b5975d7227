// Times the same work in packages from npm. Asked and answering as trainer/src/main.rs does; here `train` names first who is
// to do it: `wasm` or `cpu`, of TensorFlow.js, or `ml`.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import LogisticRegression from 'ml-logistic-regression';
import { Matrix } from 'ml-matrix';

/** Full-batch gradient descent, the gradient written out: in numbers of 32 bits, which is what there is. */
async function tensors(backend, { inputs, targets, start, eta }, epochs) {
  await tf.setBackend(backend);
  const x = tf.tensor2d(Float32Array.from(inputs), [targets.length, start.length - 1]);
  const y = tf.tensor2d(Float32Array.from(targets), [targets.length, 1]);
  let weights = tf.tensor2d(start.slice(0, -1), [start.length - 1, 1]);
  let bias = tf.scalar(start.at(-1));
  const rate = tf.scalar(eta / targets.length);
  const one = tf.scalar(1);
  await weights.data();
  const begin = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) {
    const [nextWeights, nextBias] = tf.tidy(() => {
      const out = tf.sigmoid(tf.add(tf.matMul(x, weights), bias));
      const dz = tf.mul(tf.mul(tf.sub(out, y), out), tf.sub(one, out));
      return [
        tf.sub(weights, tf.mul(rate, tf.matMul(x, dz, true))),
        tf.sub(bias, tf.mul(rate, tf.sum(dz))),
      ];
    });
    tf.dispose([weights, bias]);
    [weights, bias] = [nextWeights, nextBias];
  }
  const learned = [...(await weights.data()), ...(await bias.data())];
  const took = performance.now() - begin;
  tf.dispose([x, y, weights, bias, rate, one]);
  return [took, learned];
}

/** Its own rule: cross-entropy, from zero, without bias, and a classifier for each of the two classes. */
function ml({ inputs, targets, start, eta }, epochs) {
  const width = start.length - 1;
  const x = Matrix.from1DArray(targets.length, width, inputs);
  const y = Matrix.columnVector(targets);
  const begin = performance.now();
  const model = new LogisticRegression({ numSteps: epochs, learningRate: eta / targets.length });
  model.train(x, y);
  return [performance.now() - begin, [epochs]];
}

const works = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...words] = line.split(' ');
  switch (what) {
    case 'versions': {
      const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
      const ml = version('ml-logistic-regression');
      console.log(`Node.js ${process.versions.node}, TensorFlow.js ${tf.version_core}, ml-logistic-regression ${ml}`);
      break;
    }
    case 'work': {
      const [eta, , parameters, ...rest] = words;
      const width = Number(parameters);
      const bytes = readFileSync(rest.at(-1));
      const rows = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
      const count = rows.length / width;
      const inputs = new Float64Array(count * (width - 1));
      const targets = new Float64Array(count);
      for (let row = 0; row < count; row++) {
        inputs.set(rows.subarray(row * width, row * width + width - 1), row * (width - 1));
        targets[row] = rows[row * width + width - 1];
      }
      works.push({ inputs, targets, start: rest.slice(0, -1).map(Number), eta: Number(eta) });
      console.log(works.length - 1);
      break;
    }
    case 'train': {
      const [who, index, epochs] = words;
      const work = works[Number(index)];
      const [took, learned] = who === 'ml' ? ml(work, Number(epochs)) : await tensors(who, work, Number(epochs));
      console.log([took, ...learned].join(' '));
      break;
    }
    default:
      throw new Error(`cannot be done: ${line.slice(0, 80)}`);
  }
}
