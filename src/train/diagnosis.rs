use std::cell::OnceCell;

use super::Run;
use crate::data::Examples;
use crate::model::{Activation, Loss, most_right, separable};

/// How a run is doing where it stands, judged from its numbers.
///
/// It costs a look at a few points of the history and, while rows are wrong, at [`Diagnosis::SAMPLE`] rows: little enough for
/// every frame. Rows are those trained on. What is judged from the course of the loss is judged anew only sixteen times
/// or so while the epochs double, so that a line of text that says it is calm.
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
    /// Rows are wrong that hardly teach anything: so far out, σ and tanh are flat, and squared error's gradient vanishes.
    Saturated,
    /// The loss grows, or stays above what it was before any update.
    Diverging,
    /// Rows are wrong, and no weights get all of them right.
    NotSeparable {
        /// How many rows any weights get right at most, where that is known.
        best: Option<usize>,
    },
    /// Rows are wrong, and the loss no longer changes. Either some weights get all of them right, or that is not known.
    Settled {
        /// Whether it is known that some do.
        separable: bool,
    },
    /// At the end rows are wrong, though it had not come to rest.
    FinishedWrong,
    /// The loss stopped being a number.
    Broken {
        /// At this epoch.
        epoch: u32,
    },
}

impl Diagnosis {
    /// The most rows looked at, evenly spread over those trained on; fewer where a row costs much.
    pub const SAMPLE: usize = 1000;
    /// The epoch from which on it is said of rows that cannot all be right, even while the loss still changes: a reader has
    /// then seen enough to ask why. Some runs never come to rest, as a perceptron's on such rows.
    pub const LONG: u32 = 500;
    /// A row whose |∂L/∂z| is below this hardly teaches. At z = 0 a wrong row's is ⅛ (sigmoid) or 1 (tanh): it would take
    /// more than a hundred steps to do what one does there.
    const VANISHING: f64 = 1e-3;
    /// The share of rows up to which wrong ones far out count as strays that need not be right, not as saturation.
    const STRAYS: f64 = 0.02;

    /// Of a run, here. `limits` are those of its examples.
    pub fn of(run: &Run, limits: &Limits) -> Self {
        let (right, rows) = (run.measure().right, run.measure().rows);
        if let Some(epoch) = run.broken().filter(|_| run.ended()) {
            return Self::Broken { epoch };
        }
        if (run.epoch(), run.row()) == (0, 0) {
            return Self::Start;
        }
        let trend = Trend::of(run);
        let diverges = trend.as_ref().is_some_and(|trend| trend.diverges(right < rows))
            && run.rule().activation() != Activation::Step;
        if diverges {
            return Self::Diverging;
        }
        let settled = trend.is_some_and(|trend| trend.is_settled());
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
        let saturated = Self::is_saturated(run);
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
        let flat = matches!(rule.activation(), Activation::Sigmoid | Activation::Tanh)
            && rule.loss_kind() == Loss::SquaredError;
        let [low, high] = rule.activation().targets();
        let (mut rows, mut all, mut wrong, mut stuck) = (0, 0.0, 0, 0);
        if !flat {
            return false;
        }
        for row in sample(run) {
            let (x, y) = run.examples().prepared().row(row);
            let (mut most, mut error) = (0.0_f64, 0.0_f64);
            for (z, &y) in run.parameters().zs(x).zip(y) {
                most = most.max(rule.dz(z, y).abs());
                error = error.max((rule.activation().out(z) - y).abs());
            }
            let is_right = rule.is_right(run.parameters().zs(x), y, run.settings().threshold);
            (rows, all) = (rows + 1, all + most);
            if !is_right && error >= 0.5 * (high - low) {
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

/// The gradient of what is minimised, penalty included, as the mean over a sample of the rows trained on: weights row by
/// row, then biases.
pub fn gradient(run: &Run) -> Vec<f64> {
    let (parameters, penalty) = (run.parameters(), run.penalty());
    let (inputs, outputs) = (parameters.inputs(), parameters.outputs());
    let mut sums = vec![0.0; parameters.values().len()];
    let mut rows = 0.0;
    for row in sample(run) {
        let (x, y) = run.examples().prepared().row(row);
        rows += 1.0;
        for (output, (z, &y)) in parameters.zs(x).zip(y).enumerate() {
            let dz = run.rule().dz(z, y);
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

/// Rows trained on, evenly spread: all of them where they are few, and so few that no frame notices where each costs much.
fn sample(run: &Run) -> impl Iterator<Item = usize> {
    const MOST_PRODUCTS: usize = 40_000;
    let rows = run.examples().training();
    let affordable = (MOST_PRODUCTS / run.parameters().values().len()).max(50);
    let count = rows.min(Diagnosis::SAMPLE).min(affordable);
    (0..count).map(move |place| (place as u64 * rows as u64 / count as u64) as usize)
}

/// What weights can do at all for the rows trained on, whatever they are: worked out when first asked for, and kept.
///
/// Of one set of examples; where these change, a new one is due.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    found: OnceCell<Separability>,
}

/// Whether some weights get all rows right, and how many any do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Separability {
    /// Whether some weights get all rows right; `None` where that is not known: of three and more classes, or many rows.
    pub separable: Option<bool>,
    /// How many rows any weights get right at most: known for no more than two inputs.
    pub best: Option<usize>,
}

impl Limits {
    /// More rows are not looked at: see [`most_right`].
    const MOST_ROWS: usize = 500;

    /// Exactly, of these examples.
    pub fn found(&self, examples: &Examples) -> Separability {
        *self.found.get_or_init(|| Self::look(examples).unwrap_or_default())
    }

    fn look(examples: &Examples) -> Option<Separability> {
        let training = examples.training();
        if training > Self::MOST_ROWS || examples.prepared().outputs() > 1 {
            return None;
        }
        // As they were given, where they can: scaling changes nothing but last bits, which would make this dearer.
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

/// The course of what is minimised, the mean loss and the penalty of now, over the last eighth of the epochs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The epoch up to which it was looked at.
    epoch: u32,
    /// Before any update.
    start: f64,
    /// Mean over the first half of that time, and over the second.
    before: f64,
    lately: f64,
    /// From its lowest to its highest in that time.
    spread: f64,
}

impl Trend {
    /// The fewest epochs from which something can be said to have come to rest.
    const SETTLING: u32 = 32;
    /// At rest it is within this share of itself all the time.
    const CALM: f64 = 0.02;
    /// And from one half of the time to the other it changes by no more than this share: as much again in as many epochs as
    /// there have been would not make 1 %. A loss that falls as 1/t, as on rows that can be parted, changes by 6 %.
    const STILL: f64 = 5e-4;
    /// Nor by more than this share of all it has fallen: a tiny learning rate is no rest. Falling evenly, it would be 6 %.
    const DONE: f64 = 0.01;
    /// What rounding alone may do.
    const ROUNDING: f64 = 1e-13;
    /// From one half of the time to the other it grows by more than this.
    const GROWING: f64 = 1.1;
    /// And is more than this much above what it was before any update. Steps of single rows lead to a rest a little above
    /// the least, where a run may have been started by hand.
    const ABOVE: f64 = 1.5;
    /// The most points looked at.
    const POINTS: usize = 16;

    /// Of a run, up to where it stands. `None` in the first two epochs, and where too little is kept of that time, as of the
    /// beginning of a very long run.
    pub fn of(run: &Run) -> Option<Self> {
        let (history, weights) = (run.history(), run.parameters().weights().len());
        let (points, width) = (history.points(), run.parameters().values().len());
        // Two of the leading bits more than the highest are kept, and two more: 32 to 64 looks while epochs grow fourfold.
        let epoch = run.epoch().min(history.latest());
        let kept = u32::BITS - epoch.leading_zeros();
        let epoch = epoch >> kept.saturating_sub(5) << kept.saturating_sub(5);
        let from = epoch - (epoch / 8).max(8).min(epoch);
        let (first, last) = (from.div_ceil(history.spacing()), epoch / history.spacing());
        let (first, last) = (first as usize, (last as usize).min(points.len().checked_sub(1)?));
        let count = (last + 1).saturating_sub(first).min(Self::POINTS);
        if count < 3 {
            return None;
        }
        let penalty = |index: usize| run.penalty().loss(&history.parameters()[index * width..][..weights]);
        let (mut sums, mut lowest, mut highest) = ([0.0, 0.0], f64::INFINITY, f64::NEG_INFINITY);
        for place in 0..count {
            let index = first + place * (last - first) / (count - 1);
            let (point, penalty) = (points[index], penalty(index));
            sums[usize::from(2 * place + 1 >= count)] += point.loss + penalty;
            // Only the last point's range is of epochs yet to come.
            let (low, high) =
                if index == last { (point.loss, point.loss) } else { (point.lowest, point.highest) };
            (lowest, highest) = (lowest.min(low + penalty), highest.max(high + penalty));
        }
        let early = count / 2;
        Some(Self {
            epoch,
            start: points[0].loss + penalty(0),
            before: sums[0] / early as f64,
            lately: sums[1] / (count - early) as f64,
            spread: highest - lowest,
        })
    }

    /// Whether it no longer changes, but for what chance there is in it.
    pub fn is_settled(&self) -> bool {
        let change = (self.lately - self.before).abs();
        let still =
            change <= Self::STILL * self.before && change <= Self::DONE * (self.start - self.lately).abs();
        // Where rows are shuffled it goes up and down, and a steady fall is half the spread.
        let wavers = change <= self.spread / 3.0;
        self.epoch >= Self::SETTLING
            && self.spread <= Self::CALM * self.before
            && (still || wavers || change <= Self::ROUNDING * self.before)
    }

    /// Whether it grows away from what it was before any update, or, where rows are wrong, stays above that.
    pub fn diverges(&self, wrong: bool) -> bool {
        let grows = self.lately > Self::GROWING * self.before;
        let stays = wrong && self.epoch >= 16 && self.lately >= 0.99 * self.before;
        self.lately > Self::ABOVE * self.start && (grows || stays)
    }

    /// Whether it has fallen lately.
    pub fn falls(&self) -> bool {
        self.lately < self.before
    }
}
