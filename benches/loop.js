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

/** A neuron with two inputs, learning from all rows at once: columns of numbers, one pass an epoch, nothing allocated in it. */
export function trainTogether(x1, x2, y, [w1, w2, b], eta, epochs) {
  const rows = y.length;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let dw1 = 0;
    let dw2 = 0;
    let db = 0;
    for (let row = 0; row < rows; row++) {
      const out = 1 / (1 + Math.exp(-(w1 * x1[row] + w2 * x2[row] + b)));
      const dz = (out - y[row]) * out * (1 - out);
      dw1 += dz * x1[row];
      dw2 += dz * x2[row];
      db += dz;
    }
    w1 -= (eta * dw1) / rows;
    w2 -= (eta * dw2) / rows;
    b -= (eta * db) / rows;
  }
  return [w1, w2, b];
}
