use std::cell::OnceCell;

use super::Run;
use crate::data::Examples;
use crate::model::{Loss, Parameters, Rule, most_right, separable};

/// How a run is doing at its current epoch, judged from its numbers on the training rows.
///
/// It looks at a few points of the history and, while rows are wrong, at [`Diagnosis::SAMPLE`] rows: little enough for every frame.
/// The course of the loss is judged anew only eight times while the number of epochs doubles, so that the sentence about it does
/// not flicker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Diagnosis {
    /// Nothing has been learned yet.
    Start,
    /// Some rows are wrong, and it goes on.
    Learning,
    /// All rows are right, and the loss still changes.
    AllRight,
    /// All rows are right, and the loss no longer changes.
    Converged,
    /// All rows are right, at the end.
    Finished,
    /// Wrong rows have vanishing gradients: their |z| is so large that σ or tanh is flat, and squared error has nearly no gradient.
    Saturated,
    /// The loss grows, or stays above what it was before any update.
    Diverging,
    /// Rows are wrong, and no weights classify all of them correctly.
    NotSeparable {
        /// The largest number of rows that any weights classify correctly, where that is known.
        best: Option<usize>,
    },
    /// Rows are wrong, and the loss no longer changes. It is not known that no weights classify all of them correctly.
    Settled {
        /// Whether it is known that some weights do.
        separable: bool,
    },
    /// Rows are wrong at the end, though the loss was still changing.
    FinishedWrong,
    /// The loss or a parameter stopped being finite.
    Broken {
        /// At this epoch.
        epoch: u32,
    },
}

impl Diagnosis {
    /// The most rows looked at, evenly spread over the training rows; fewer where a row has many inputs and outputs.
    pub const SAMPLE: usize = 1000;
    /// From this epoch on, rows that are not separable are reported even while the loss still changes: a reader has then seen enough
    /// to ask why. Some runs never come to rest, as that of a perceptron on such rows.
    pub const LONG: u32 = 500;
    /// Below this, |∂L/∂z| counts as vanishing. At z = 0 that of a wrong row is ⅛ (sigmoid) or 1 (tanh), more than a hundred times as
    /// much.
    const VANISHING: f64 = 1e-3;
    /// Up to this share of the rows, wrong ones with a large |z| count as outliers, not as saturation.
    const STRAYS: f64 = 0.02;

    /// The diagnosis of a run at its current epoch. `limits` are those of its examples.
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
        // The loss of a perceptron goes up and down by whole rows, for ever where they are not separable, though its weights stay
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

    /// Whether gradients vanish though rows are wrong: |∂L/∂z| is tiny in all rows on average, and in nearly all of those
    /// that are wrong although out is at least half the way to the other target from where it should be.
    fn is_saturated(run: &Run) -> bool {
        let rule = run.rule();
        let flat = rule.activation().saturates() && rule.loss_kind() == Loss::SquaredError;
        let [low, high] = rule.activation().targets();
        if !flat {
            return false;
        }
        // Looked at only now and then: with large steps, rows may go in and out of saturation from epoch to epoch.
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

/// The gradient of what is minimised, penalty included, as the mean over a sample of the training rows: weights row by row, then
/// biases.
pub fn gradient(run: &Run) -> Vec<f64> {
    gradient_by(run, run.rule())
}

/// The same if the run learned by this rule.
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

/// ∂²L/∂p² of the mean loss, penalty included, with respect to one parameter at the current epoch, over the same rows. It is
/// positive where the loss is convex along the parameter.
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

/// The last epoch at which the course of the run was judged: the current one with all but its first four binary digits set to 0. So
/// every epoch up to 16 is judged, and then eight while their number doubles.
fn last_look(run: &Run) -> u32 {
    let epoch = run.epoch().min(run.history().latest());
    let digits = (u32::BITS - epoch.leading_zeros()).saturating_sub(4);
    epoch >> digits << digits
}

/// An evenly spread sample of the training rows: all of them where they are few, fewer where a row has many inputs and outputs.
fn sample(run: &Run) -> impl Iterator<Item = usize> {
    const MOST_PRODUCTS: usize = 10_000;
    let rows = run.examples().training();
    let affordable = (MOST_PRODUCTS / run.parameters().values().len()).max(50);
    let count = rows.min(Diagnosis::SAMPLE).min(affordable);
    (0..count).map(move |place| (place as u64 * rows as u64 / count as u64) as usize)
}

/// The best that any weights can do for the training rows, computed when first asked for, and kept.
///
/// It belongs to one set of examples; for others, make a new one.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    found: OnceCell<Separability>,
}

/// Whether some weights classify all rows correctly, and how many rows the best weights do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Separability {
    /// Whether some weights classify all rows correctly; `None` where that is not known: for three and more classes, or many rows.
    pub separable: Option<bool>,
    /// The largest number of rows that any weights classify correctly: known for one and two inputs.
    pub best: Option<usize>,
}

impl Limits {
    /// The most rows looked at: see [`separable`] and [`most_right`].
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
        // Raw rows where possible: scaled ones are as separable, but have more bits, which takes longer.
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

/// The course of the loss over the last eighth of the epochs: of the mean loss, and of what is minimised, which is the mean loss
/// and the current penalty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The last epoch looked at.
    epoch: u32,
    /// What is minimised, before any update.
    start: f64,
    /// Its mean over the first half of that time, and over the second.
    before: f64,
    lately: f64,
    /// The difference between its highest and its lowest value in that time.
    spread: f64,
    /// The change of the mean loss from the first half to the second, as a share of it.
    change: f64,
}

impl Trend {
    /// The fewest epochs after which a run can be said to have settled, and to diverge.
    const SETTLING: u32 = 32;
    const DIVERGING: u32 = 4;
    /// A settled loss varies by less than this share of itself.
    const CALM: f64 = 0.02;
    /// And it changes by no more than this share from one half of the time to the other: at that pace it would take as many epochs
    /// again as there have been to change by 1 %. A loss that falls as 1/t, as on separable rows, changes by 6 %.
    const STILL: f64 = 5e-4;
    /// Nor by more than this share of its whole decrease, for a tiny learning rate does not make it settled. If it falls evenly, that
    /// is 6 %.
    const DONE: f64 = 0.01;
    /// Where the loss goes up and down at random, as with shuffled rows, the halves of eight epochs differ by less than this share of
    /// its spread, eleven times in twelve; where it falls evenly, by a half.
    const CHANCE: f64 = 0.25;
    /// A diverging loss is more than this many times the one before any update. Steps of single rows settle a little above the
    /// minimum, at which a run may have been started by hand.
    const ABOVE: f64 = 1.5;
    /// The most points looked at.
    const POINTS: usize = 16;

    /// The trend of a run up to its current epoch. `None` in the first two epochs, and where the history keeps too little of that time,
    /// as of the beginning of a very long run.
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

    /// Whether it no longer changes, but for what chance there is in it.
    pub fn is_settled(&self) -> bool {
        let change = (self.lately - self.before).abs();
        let still = change <= Self::STILL * self.before
            && change <= Self::DONE * (self.start - self.lately).abs()
            && self.change <= Self::STILL;
        let wavers = change <= Self::CHANCE * self.spread;
        self.epoch >= Self::SETTLING && self.spread <= Self::CALM * self.before && (still || wavers)
    }

    /// Whether it grows away from what it was before any update, or, where rows are wrong, stays above that.
    pub fn diverges(&self, wrong: bool) -> bool {
        let grows = self.lately > 2.0 * self.before || self.lately - self.before > Self::CHANCE * self.spread;
        let stays = wrong && self.epoch >= 16 && self.before > Self::ABOVE * self.start && !self.falls();
        self.epoch >= Self::DIVERGING && self.lately > Self::ABOVE * self.start && (grows || stays)
    }

    /// Whether it has fallen, by more than chance.
    pub fn falls(&self) -> bool {
        self.lately < self.before - Self::CHANCE * self.spread
    }
}

#[cfg(test)]
mod tests;
