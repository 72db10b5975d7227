use super::{sigmoid, sigmoid_slope, squared_error_gradient};

/// What is learned: W (outputs × inputs) and b (outputs), in one row of numbers: the weights row by row, then the
/// biases.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    inputs: usize,
    values: Vec<f64>,
}

impl Parameters {
    /// Parameters of a known shape, or `None` where `values` is not outputs × inputs weights and then outputs
    /// biases, all finite.
    pub fn from_values(inputs: usize, outputs: usize, values: Vec<f64>) -> Option<Self> {
        let fits = outputs > 0 && inputs > 0 && values.len() == outputs * (inputs + 1);
        (fits && values.iter().all(|value| value.is_finite())).then_some(Self { inputs, values })
    }

    /// n, the inputs of each neuron.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// m, the neurons side by side.
    pub fn outputs(&self) -> usize {
        self.values.len() / (self.inputs + 1)
    }

    /// Weights row by row, then biases.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// W, outputs × inputs, row by row.
    pub fn weights(&self) -> &[f64] {
        &self.values[..self.outputs() * self.inputs]
    }

    /// b, one for each output.
    pub fn biases(&self) -> &[f64] {
        &self.values[self.outputs() * self.inputs..]
    }

    /// Takes over the values of a keyframe of the same shape.
    pub(crate) fn copy_from(&mut self, values: &[f64]) {
        self.values.copy_from_slice(values);
    }

    /// z = W·x + b for one row, output by output. Products are added from left to right, then the bias: the order in
    /// which NumPy adds short rows.
    pub fn zs(&self, x: &[f64]) -> impl Iterator<Item = f64> {
        self.weights().chunks_exact(self.inputs).zip(self.biases()).map(|(w, b)| dot(w, x) + b)
    }

    /// out = σ(z) for one row, output by output.
    pub fn outs(&self, x: &[f64]) -> impl Iterator<Item = f64> {
        self.zs(x).map(sigmoid)
    }

    /// One step of stochastic gradient descent on one row: forward, backward, update.
    ///
    /// wᵢ ← wᵢ − η · ∂L/∂z · xᵢ and b ← b − η · ∂L/∂z, with ∂L/∂z = (out − y) · out · (1 − out). Every weight moves by
    /// a gradient taken before any of them moved.
    #[inline]
    pub fn descend(&mut self, x: &[f64], y: &[f64], eta: f64) {
        let outputs = self.outputs();
        let (weights, biases) = self.values.split_at_mut(outputs * self.inputs);
        for ((w, b), &y) in weights.chunks_exact_mut(self.inputs).zip(biases).zip(y) {
            let out = sigmoid(dot(w, x) + *b);
            let dz = squared_error_gradient(out, y) * sigmoid_slope(out);
            let step = eta * dz;
            for (w, x) in w.iter_mut().zip(x) {
                *w -= step * x;
            }
            *b -= step;
        }
    }
}

/// w·x, added from left to right.
#[inline]
fn dot(w: &[f64], x: &[f64]) -> f64 {
    let mut products = w.iter().zip(x).map(|(w, x)| w * x);
    let first = products.next().unwrap_or(0.0);
    products.fold(first, |sum, product| sum + product)
}
