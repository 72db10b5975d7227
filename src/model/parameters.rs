use super::{Penalty, Rule};
use crate::data::Dataset;
use crate::numerics::exp_in_place;

/// The trained parameters: W (outputs × inputs) and b (outputs), in one list of numbers: the weights row by row, then the biases.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameters {
    inputs: usize,
    values: Vec<f64>,
}

impl Parameters {
    /// Parameters of the given shape. `None` unless `values` holds outputs × inputs weights and then outputs biases, all finite.
    pub fn from_values(inputs: usize, outputs: usize, values: Vec<f64>) -> Option<Self> {
        let fits = outputs > 0 && inputs > 0 && values.len() == outputs * (inputs + 1);
        (fits && values.iter().all(|value| value.is_finite())).then_some(Self { inputs, values })
    }

    /// n, the number of inputs of each neuron.
    #[inline(always)]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// m, the number of neurons.
    #[inline(always)]
    pub fn outputs(&self) -> usize {
        self.values.len() / (self.inputs + 1)
    }

    /// Weights row by row, then biases.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// W, outputs × inputs, row by row.
    #[inline(always)]
    pub fn weights(&self) -> &[f64] {
        &self.values[..self.outputs() * self.inputs()]
    }

    /// b, one for each output.
    #[inline(always)]
    pub fn biases(&self) -> &[f64] {
        &self.values[self.outputs() * self.inputs()..]
    }

    /// The output to which the parameter at this index belongs.
    pub fn output_of(&self, index: usize) -> usize {
        let weights = self.weights().len();
        if index < weights { index / self.inputs } else { index - weights }
    }

    /// The number by which a parameter is multiplied on a row, which is ∂z/∂p of its output: an input, or 1 for a bias.
    pub fn input_of(&self, index: usize, x: &[f64]) -> f64 {
        if index < self.weights().len() { x[index % self.inputs] } else { 1.0 }
    }

    /// Copies the values of a keyframe of the same shape.
    pub(crate) fn copy_from(&mut self, values: &[f64]) {
        self.values.copy_from_slice(values);
    }

    /// z = w·x + b of one output on one row. Products are added from left to right, then the bias: the order in which
    /// NumPy adds short rows.
    ///
    /// Not inlined, because pictures and sentences call it in many places. The training loops have inlined copies.
    #[inline(never)]
    pub fn z(&self, output: usize, x: &[f64]) -> f64 {
        self.z_in_place(output, x)
    }

    /// Like [`Parameters::z`], but inlined.
    #[inline(always)]
    pub(super) fn z_in_place(&self, output: usize, x: &[f64]) -> f64 {
        let weights = &self.values[output * self.inputs..][..self.inputs];
        dot(weights, x) + self.values[self.outputs() * self.inputs + output]
    }

    /// z = W·x + b for one row, output by output.
    pub fn zs(&self, x: &[f64]) -> impl Iterator<Item = f64> {
        (0..self.outputs()).map(move |output| self.z(output, x))
    }

    /// out for one row, output by output.
    pub fn outs(&self, rule: Rule, x: &[f64]) -> impl Iterator<Item = f64> {
        let activation = rule.activation();
        self.zs(x).map(move |z| activation.out(z))
    }

    /// Stochastic gradient descent on these rows in this order, one step for each row: forward, backward, update.
    ///
    /// wᵢ ← wᵢ − η · (∂L/∂z · xᵢ + ∂P/∂wᵢ) and b ← b − η · ∂L/∂z, with ∂L/∂z from [`Rule::dz`] and ∂P/∂wᵢ from
    /// [`Penalty::gradient`]. All gradients of a row are computed before any weight changes.
    pub fn descend(&mut self, dataset: &Dataset, rows: &[u32], step: Step) {
        let Step { rule, eta, penalty } = step;
        if let [w1, w2, b] = self.values.as_mut_slice()
            && self.inputs == 2
            && rule == Rule::ARTICLE
            && penalty.is_none()
        {
            // A gate: the parameters stay in registers from row to row, because each step waits for the one before.
            let (mut a, mut c, mut d) = (*w1, *w2, *b);
            for &row in rows {
                let (&[x1, x2], &[y]) = dataset.row_in_place(row as usize) else { continue };
                let out = 1.0 / (1.0 + exp_in_place(-(a * x1 + c * x2 + d)));
                let step = eta * ((out - y) * (out * (1.0 - out)));
                (a, c, d) = (a - step * x1, c - step * x2, d - step);
            }
            (*w1, *w2, *b) = (a, c, d);
            return;
        }
        let (inputs, outputs) = (self.inputs, self.outputs());
        for &row in rows {
            let (x, y) = dataset.row_in_place(row as usize);
            for output in 0..outputs {
                let step = eta * rule.dz_in_place(self.z_in_place(output, x), y[output]);
                let weights = &mut self.values[output * inputs..][..inputs];
                for input in 0..inputs {
                    weights[input] -= step * x[input] + eta * penalty.gradient(weights[input]);
                }
                self.values[outputs * inputs + output] -= step;
            }
        }
    }

    /// One step against the mean gradient of a batch of rows, in the order of the values.
    pub fn step_against(&mut self, gradient: impl Iterator<Item = f64>, step: Step) {
        let weights = self.outputs() * self.inputs;
        for (index, (value, gradient)) in self.values.iter_mut().zip(gradient).enumerate() {
            let penalty = if index < weights { step.penalty.gradient(*value) } else { 0.0 };
            *value -= step.eta * (gradient + penalty);
        }
    }
}

/// The settings of one step of gradient descent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The activation function and the loss.
    pub rule: Rule,
    /// η, the learning rate.
    pub eta: f64,
    /// The penalty on the weights.
    pub penalty: Penalty,
}

/// w·x, added from left to right.
#[inline(always)]
fn dot(w: &[f64], x: &[f64]) -> f64 {
    let mut sum = w[0] * x[0];
    for input in 1..w.len() {
        sum += w[input] * x[input];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;

    /// The special path for gates and the general path must give the same bits: a third input that is always 0 takes the general
    /// path.
    #[test]
    fn both_paths_give_the_same_bits() {
        let gate = Gate::Nand.dataset();
        let x: Vec<[f64; 3]> = gate.rows().map(|(x, _)| [x[0], x[1], 0.0]).collect();
        let y: Vec<&[f64]> = gate.rows().map(|(_, y)| y).collect();
        let wider = Dataset::from_rows(&x, &y).unwrap();
        let mut two = Parameters::from_values(2, 1, vec![0.3, -0.7, 0.1]).unwrap();
        let mut three = Parameters::from_values(3, 1, vec![0.3, -0.7, 9.0, 0.1]).unwrap();
        let step = Step { rule: Rule::ARTICLE, eta: 0.5, penalty: Penalty::default() };
        for _ in 0..1000 {
            two.descend(&gate, &[0, 1, 2, 3], step);
            three.descend(&wider, &[0, 1, 2, 3], step);
        }
        let [w1, w2, _, b] = three.values() else { unreachable!() };
        assert_eq!(
            two.values().iter().map(|v| v.to_bits()).collect::<Vec<_>>(),
            [w1, w2, b].map(|v| v.to_bits())
        );
    }
}
