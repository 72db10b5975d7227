// The trainer's work as one would write it in JavaScript: plain numbers, Math.exp, nothing to set up.

/** A neuron with two inputs. Learns from `rows`, `{ x1, x2, y }` each, one after the other, for so many epochs. */
export function trainTwo(rows, [w1, w2, b], eta, epochs) {
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x1, x2, y } of rows) {
      const out = 1 / (1 + Math.exp(-(w1 * x1 + w2 * x2 + b)));
      const step = eta * (out - y) * out * (1 - out);
      w1 -= step * x1;
      w2 -= step * x2;
      b -= step;
    }
  }
  return [w1, w2, b];
}

/** A neuron with any number of inputs. Learns from `rows`, `{ x, y }` each, where `x` is an array. */
export function trainMany(rows, start, eta, epochs) {
  const weights = start.slice(0, -1);
  let b = start[start.length - 1];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x, y } of rows) {
      let z = b;
      for (let i = 0; i < weights.length; i++) z += weights[i] * x[i];
      const out = 1 / (1 + Math.exp(-z));
      const step = eta * (out - y) * out * (1 - out);
      for (let i = 0; i < weights.length; i++) weights[i] -= step * x[i];
      b -= step;
    }
  }
  return [...weights, b];
}
