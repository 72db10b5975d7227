use std::cell::OnceCell;

use super::Run;
use crate::data::Examples;
use crate::model::{Loss, Parameters, Rule, most_right, separable};

/// The state of a run at its current epoch, judged from its numbers on the training rows.
///
/// It reads a few points of the history and, while rows are wrong, up to [`Diagnosis::SAMPLE`] rows: little enough for every
/// frame. The course of the loss is judged again only eight times while the number of epochs doubles, so that the sentence about
/// it does not flicker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Diagnosis {
    /// No training yet.
    Start,
    /// Some rows are wrong, and training continues.
    Learning,
    /// All rows are right, and the loss still changes.
    AllRight,
    /// All rows are right, and the loss no longer changes.
    Converged,
    /// All rows are right, and training has ended.
    Finished,
    /// Wrong rows have vanishing gradients: their |z| is so large that σ or tanh is flat, and squared error has nearly no gradient.
    Saturated,
    /// The loss grows, or stays above its value before the first update.
    Diverging,
    /// Rows are wrong, and no weights classify all of them correctly.
    NotSeparable {
        /// The largest number of rows that any weights classify correctly, if it is known.
        best: Option<usize>,
    },
    /// Rows are wrong, and the loss no longer changes. It is not known whether any weights classify all of them correctly.
    Settled {
        /// Whether it is known that some weights classify all rows correctly.
        separable: bool,
    },
    /// Rows are wrong at the end of training, though the loss was still changing.
    FinishedWrong,
    /// The loss or a parameter is no longer finite.
    Broken {
        /// The epoch at which it happened.
        epoch: u32,
    },
}

impl Diagnosis {
    /// The largest number of rows examined, evenly spread over the training rows; fewer if a row has many inputs and outputs.
    pub const SAMPLE: usize = 1000;
    /// From this epoch on, rows that are not linearly separable are reported even while the loss still changes: by then a reader
    /// wonders why. Some runs never settle, for example those of a perceptron on such rows.
    pub const LONG: u32 = 500;
    /// Below this, |∂L/∂z| counts as vanishing. For a wrong row at z = 0 it is ⅛ (sigmoid) or 1 (tanh), more than a hundred times
    /// as much.
    const VANISHING: f64 = 1e-3;
    /// Up to this share of the rows, wrong ones with a large |z| count as outliers, not as saturation.
    const STRAYS: f64 = 0.02;

    /// The diagnosis of a run at its current epoch. `limits` are those of the run's examples.
    pub fn of(run: &Run, limits: &Limits) -> Self {
        let (right, rows) = (run.metrics().right, run.examples().training());
        if let Some(epoch) = run.broken().filter(|_| run.ended()) {
            return Self::Broken { epoch };
        }
        if (run.epoch(), run.row()) == (0, 0) {
            return Self::Start;
        }
        let trend = Trend::of(run);
        let saturated = right < rows && Self::is_saturated(run);
        // The loss of a perceptron goes up and down by whole rows, forever if they are not separable, though its weights stay
        // bounded (Minsky and Papert, 1969). It has settled only if no row is wrong.
        let steps = !run.rule().activation().has_slope();
        // In saturation the loss is bounded too, apart from the penalty.
        let bounded = steps || saturated && run.penalty().is_none();
        if !bounded && trend.as_ref().is_some_and(|trend| trend.diverges(right < rows)) {
            return Self::Diverging;
        }
        let settled = (right == rows || !steps) && trend.is_some_and(|trend| trend.is_settled());
        if right == rows {
            return match (run.ended(), settled) {
                (true, _) => Self::Finished,
                (_, true) => Self::Converged,
                _ => Self::AllRight,
            };
        }
        let found = if settled || run.ended() || run.epoch() >= Self::LONG {
            limits.found(run.examples())
        } else {
            Separability::default()
        };
        if found.separable == Some(false) && !(saturated && found.best.is_some_and(|best| right < best)) {
            return Self::NotSeparable { best: found.best };
        }
        match (saturated, settled, run.ended()) {
            (true, _, _) => Self::Saturated,
            (_, true, _) => Self::Settled { separable: found.separable == Some(true) },
            (_, _, true) => Self::FinishedWrong,
            _ => Self::Learning,
        }
    }

    /// Whether gradients vanish though rows are wrong: |∂L/∂z| is tiny on average over all rows, and in nearly all of the wrong
    /// rows in which out is at least halfway from its target to the other one.
    fn is_saturated(run: &Run) -> bool {
        let rule = run.rule();
        let flat = rule.activation().saturates() && rule.loss_kind() == Loss::SquaredError;
        let [low, high] = rule.activation().targets();
        if !flat {
            return false;
        }
        // Checked only occasionally: with large steps, rows may enter and leave saturation from epoch to epoch.
        let looked_at = run.history().keyframe(last_look(run)).filter(|_| !run.ended());
        let looked_at = looked_at.and_then(|(_, values)| {
            Parameters::from_values(run.parameters().inputs(), run.parameters().outputs(), values.to_vec())
        });
        let parameters = looked_at.as_ref().unwrap_or(run.parameters());
        let (mut rows, mut all, mut wrong, mut stuck) = (0, 0.0, 0, 0);
        for row in sample(run) {
            let (x, y) = run.examples().prepared().row(row);
            let (mut most, mut error) = (0.0_f64, 0.0_f64);
            for (out, &y) in parameters.outs(rule, x).zip(y) {
                let off = (out - y).abs();
                most = most.max(off * rule.activation().slope(out));
                error = error.max(off);
            }
            (rows, all) = (rows + 1, all + most);
            let far = error >= 0.5 * (high - low);
            if far && !rule.is_right(parameters.zs(x), y, run.settings().threshold) {
                wrong += 1;
                stuck += usize::from(most < Self::VANISHING);
            }
        }
        let rows = f64::from(rows);
        all < Self::VANISHING * rows
            && f64::from(wrong) > Self::STRAYS * rows
            && 10 * stuck >= 9 * wrong as usize
    }
}

/// Whether unscaled inputs are of very different size: one at its largest is more than a hundred times another.
pub fn sizes_differ(run: &Run) -> bool {
    let raw = run.examples().raw();
    if run.examples().scaling().is_some() || raw.inputs() < 2 {
        return false;
    }
    let mut sizes = vec![0.0_f64; raw.inputs()];
    // Every few rows are enough.
    for row in (0..raw.len()).step_by(raw.len().div_ceil(Diagnosis::SAMPLE)) {
        let (x, _) = raw.row(row);
        sizes.iter_mut().zip(x).for_each(|(size, x)| *size = size.max(x.abs()));
    }
    let [least, most] = [f64::min, f64::max].map(|of| sizes.iter().copied().reduce(of).unwrap_or_default());
    least > 0.0 && most > 100.0 * least
}

/// The gradient of the minimised function, penalty included, as the mean over a sample of the training rows: weights row by row,
/// then biases.
pub fn gradient(run: &Run) -> Vec<f64> {
    gradient_by(run, run.rule())
}

/// Like [`gradient`], but as if the run used this rule.
pub fn gradient_by(run: &Run, rule: Rule) -> Vec<f64> {
    let (parameters, penalty) = (run.parameters(), run.penalty());
    let (inputs, outputs) = (parameters.inputs(), parameters.outputs());
    let mut sums = vec![0.0; parameters.values().len()];
    let mut rows = 0.0;
    for row in sample(run) {
        let (x, y) = run.examples().prepared().row(row);
        rows += 1.0;
        for (output, (z, &y)) in parameters.zs(x).zip(y).enumerate() {
            let dz = rule.dz(z, y);
            for (sum, x) in sums[output * inputs..].iter_mut().zip(x) {
                *sum += dz * x;
            }
            sums[outputs * inputs + output] += dz;
        }
    }
    for (index, sum) in sums.iter_mut().enumerate() {
        *sum /= rows;
        if let Some(&weight) = parameters.weights().get(index) {
            *sum += penalty.gradient(weight);
        }
    }
    sums
}

/// ∂²L/∂p² of the mean loss, penalty included, with respect to one parameter at the current epoch, over the same sample of rows.
/// It is positive where the loss is convex along the parameter.
pub fn curvature(run: &Run, index: usize) -> f64 {
    let (parameters, mut sum, mut rows) = (run.parameters(), 0.0, 0.0);
    for row in sample(run) {
        let (x, y) = run.examples().prepared().row(row);
        let (output, input) = (parameters.output_of(index), parameters.input_of(index, x));
        rows += 1.0;
        sum += input * input * run.rule().curvature(parameters.z(output, x), y[output]);
    }
    sum / rows + if index < parameters.weights().len() { run.penalty().curvature() } else { 0.0 }
}

/// The last epoch at which the course of the run was judged: the current one with all but its first four binary digits set to 0.
/// So every epoch up to 16 is judged, and then eight while the number of epochs doubles.
fn last_look(run: &Run) -> u32 {
    let epoch = run.epoch().min(run.history().latest());
    let digits = (u32::BITS - epoch.leading_zeros()).saturating_sub(4);
    epoch >> digits << digits
}

/// An evenly spread sample of the training rows: all of them if they are few, and fewer rows if each has many inputs and outputs.
fn sample(run: &Run) -> impl Iterator<Item = usize> {
    const MOST_PRODUCTS: usize = 10_000;
    let rows = run.examples().training();
    let affordable = (MOST_PRODUCTS / run.parameters().values().len()).max(50);
    let count = rows.min(Diagnosis::SAMPLE).min(affordable);
    (0..count).map(move |place| (place as u64 * rows as u64 / count as u64) as usize)
}

/// The best result that any weights can reach on the training rows, computed on first use and cached.
///
/// It belongs to one set of examples. For different examples, create a new one.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    found: OnceCell<Separability>,
}

/// Whether some weights classify all rows correctly, and how many rows the best weights classify correctly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Separability {
    /// Whether some weights classify all rows correctly; `None` if it is not known: for three and more classes, or many rows.
    pub separable: Option<bool>,
    /// The largest number of rows that any weights classify correctly: known for one and two inputs.
    pub best: Option<usize>,
}

impl Limits {
    /// The largest number of rows examined: see [`separable`] and [`most_right`].
    const MOST_ROWS: usize = 200;

    /// The exact answer for these examples.
    pub fn found(&self, examples: &Examples) -> Separability {
        *self.found.get_or_init(|| Self::look(examples).unwrap_or_default())
    }

    fn look(examples: &Examples) -> Option<Separability> {
        let training = examples.training();
        if training > Self::MOST_ROWS || examples.prepared().outputs() > 1 {
            return None;
        }
        // Raw rows if possible: scaled ones are equally separable, but have more bits, which takes longer.
        let rows = if examples.features().is_empty() {
            let trained: Vec<usize> =
                (0..examples.raw().len()).filter(|&row| !examples.is_held_out(row)).collect();
            examples.raw().select(&trained)?
        } else {
            examples.prepared().select(&(0..training).collect::<Vec<_>>())?
        };
        if rows.inputs() > 2 {
            return Some(Separability { separable: separable(&rows), best: None });
        }
        let right = most_right(&rows)?.right;
        Some(Separability { separable: Some(right == training), best: Some(right) })
    }
}

/// The course of the loss over the last eighth of the epochs: of the mean loss, and of the minimised function, which is the mean
/// loss plus the current penalty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The last epoch used.
    epoch: u32,
    /// The minimised function before the first update.
    start: f64,
    /// Its mean over the first half of the last eighth, and over the second half.
    before: f64,
    lately: f64,
    /// The difference between its highest and its lowest value in the last eighth.
    spread: f64,
    /// The change of the mean loss from the first half to the second, as a share of the mean loss.
    change: f64,
}

impl Trend {
    /// The smallest number of epochs after which a run can count as settled, and as diverging.
    const SETTLING: u32 = 32;
    const DIVERGING: u32 = 4;
    /// A settled loss varies by less than this share of its value.
    const CALM: f64 = 0.02;
    /// A settled loss changes by no more than this share between the two halves: at that rate it would change by about 1 % while
    /// the number of epochs doubles. A loss that falls as 1/t, as on separable rows, changes by 6 %.
    const STILL: f64 = 5e-4;
    /// A settled loss changes by no more than this share of its whole decrease, so that a tiny learning rate does not count as
    /// settled. If the loss falls evenly, this share is 6 %.
    const DONE: f64 = 0.01;
    /// If the loss goes up and down at random, for example with shuffled rows, the halves of eight epochs differ by less than this
    /// share of its spread in eleven of twelve cases. If it falls evenly, they differ by half of the spread.
    const CHANCE: f64 = 0.25;
    /// A diverging loss is more than this factor above the loss before the first update. Steps on single rows settle a little
    /// above the minimum, and a reader may have started the run at the minimum.
    const ABOVE: f64 = 1.5;
    /// The largest number of points examined.
    const POINTS: usize = 16;

    /// The trend of a run up to its current epoch. `None` in the first two epochs, and if the history has too few points of that
    /// time, for example at the beginning of a very long run.
    pub fn of(run: &Run) -> Option<Self> {
        let (history, weights) = (run.history(), run.parameters().weights().len());
        let (points, width) = (history.points(), run.parameters().values().len());
        let epoch = last_look(run);
        let from = epoch - (epoch / 8).max(8).min(epoch);
        let (first, last) = (from.div_ceil(history.spacing()), epoch / history.spacing());
        let (first, last) = (first as usize, (last as usize).min(points.len().checked_sub(1)?));
        let count = (last + 1).saturating_sub(first).min(Self::POINTS);
        if count < 3 {
            return None;
        }
        let penalty = |index: usize| run.penalty().loss(&history.parameters()[index * width..][..weights]);
        let (mut losses, mut sums) = ([0.0; 2], [0.0; 2]);
        let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
        let early = count / 2;
        for place in 0..count {
            let index = first + place * (last - first) / (count - 1);
            let (loss, half) = (points[index].loss, usize::from(place >= early));
            let minimised = loss + penalty(index);
            losses[half] += loss;
            sums[half] += minimised;
            (lowest, highest) = (lowest.min(minimised), highest.max(minimised));
        }
        let mean = |[first, second]: [f64; 2]| (first / early as f64, second / (count - early) as f64);
        let ((before, lately), (loss_before, loss_lately)) = (mean(sums), mean(losses));
        Some(Self {
            epoch,
            start: points[0].loss + penalty(0),
            before,
            lately,
            spread: highest - lowest,
            change: (loss_lately - loss_before).abs() / loss_before.max(f64::MIN_POSITIVE),
        })
    }

    /// Whether it no longer changes, apart from chance.
    pub fn is_settled(&self) -> bool {
        let change = (self.lately - self.before).abs();
        let still = change <= Self::STILL * self.before
            && change <= Self::DONE * (self.start - self.lately).abs()
            && self.change <= Self::STILL;
        let wavers = change <= Self::CHANCE * self.spread;
        self.epoch >= Self::SETTLING && self.spread <= Self::CALM * self.before && (still || wavers)
    }

    /// Whether it moves up and away from its value before the first update or, if rows are wrong, stays above it.
    pub fn diverges(&self, wrong: bool) -> bool {
        let grows = self.lately > 2.0 * self.before || self.lately - self.before > Self::CHANCE * self.spread;
        let stays = wrong && self.epoch >= 16 && self.before > Self::ABOVE * self.start && !self.falls();
        self.epoch >= Self::DIVERGING && self.lately > Self::ABOVE * self.start && (grows || stays)
    }

    /// Whether it has fallen by more than chance.
    pub fn falls(&self) -> bool {
        self.lately < self.before - Self::CHANCE * self.spread
    }
}

#[cfg(test)]
mod tests;
