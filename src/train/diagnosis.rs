use std::cell::OnceCell;

use super::Run;
use crate::data::Examples;
use crate::model::{Activation, Loss, Parameters, Rule, most_right, separable};

/// How a run is doing where it stands, judged from its numbers.
///
/// It costs a look at a few points of the history and, while rows are wrong, at [`Diagnosis::SAMPLE`] rows: little enough for
/// every frame. Rows are those trained on. What is judged from the course of the loss is judged anew only eight times while
/// the epochs double, so that a line of text that says it is calm.
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
        let (right, rows) = (run.measure().right, run.examples().training());
        if let Some(epoch) = run.broken().filter(|_| run.ended()) {
            return Self::Broken { epoch };
        }
        if (run.epoch(), run.row()) == (0, 0) {
            return Self::Start;
        }
        let trend = Trend::of(run);
        let saturated = right < rows && Self::is_saturated(run);
        // A perceptron's loss goes up and down by whole rows, for ever where they cannot be parted, and its weights stay within
        // bounds all the same (Minsky and Papert, 1969). Where it stands still, it is done only if nothing is wrong.
        let steps = run.rule().activation() == Activation::Step;
        // Where it is saturated the loss stays within bounds too, but for the penalty.
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
        let flat = matches!(rule.activation(), Activation::Sigmoid | Activation::Tanh)
            && rule.loss_kind() == Loss::SquaredError;
        let [low, high] = rule.activation().targets();
        if !flat {
            return false;
        }
        // With steps so large that rows go to and fro, looked at in every epoch it would come and go.
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

/// The gradient of what is minimised, penalty included, as the mean over a sample of the rows trained on: weights row by
/// row, then biases.
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

/// ∂²L/∂p² of the mean loss, penalty included, by one parameter where a run stands, over the same rows: how the loss
/// bends along it, upwards above 0.
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

/// The epoch of the last look at the run's course: the first four binary digits of the one where it stands, so that there is
/// a look at each up to 16, and then eight while they double.
fn last_look(run: &Run) -> u32 {
    let epoch = run.epoch().min(run.history().latest());
    let digits = (u32::BITS - epoch.leading_zeros()).saturating_sub(4);
    epoch >> digits << digits
}

/// Rows trained on, evenly spread: all of them where they are few, and so few that no frame notices where each costs much.
fn sample(run: &Run) -> impl Iterator<Item = usize> {
    const MOST_PRODUCTS: usize = 10_000;
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
    /// More rows are not looked at: see [`separable`] and [`most_right`].
    const MOST_ROWS: usize = 200;

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

/// The course of the loss over the last eighth of the epochs: of the mean loss, and of what is minimised, which is that and
/// the penalty of now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The epoch up to which it was looked at.
    epoch: u32,
    /// What is minimised, before any update.
    start: f64,
    /// Its mean over the first half of that time, and over the second.
    before: f64,
    lately: f64,
    /// From its lowest to its highest in that time.
    spread: f64,
    /// The change of the mean loss from the first half to the second, as a share of it.
    change: f64,
}

impl Trend {
    /// The fewest epochs from which something can be said to have come to rest, and to diverge.
    const SETTLING: u32 = 32;
    const DIVERGING: u32 = 4;
    /// At rest it is within this share of itself all the time.
    const CALM: f64 = 0.02;
    /// And from one half of the time to the other it changes by no more than this share: at that pace it would take as many
    /// epochs again as there have been to change by 1 %. A loss that falls as 1/t, as on rows that can be parted, changes by
    /// 6 %.
    const STILL: f64 = 5e-4;
    /// Nor by more than this share of all that it has fallen: a tiny learning rate is no rest. Falling evenly, it would be
    /// 6 %.
    const DONE: f64 = 0.01;
    /// What goes up and down by chance, as where rows are shuffled, differs by less than this share of its spread between
    /// halves of eight epochs, eleven times in twelve; what falls evenly, by a half.
    const CHANCE: f64 = 0.25;
    /// What diverges is more than this many times what it was before any update. Steps of single rows lead to a rest a little
    /// above the least, where a run may have been started by hand.
    const ABOVE: f64 = 1.5;
    /// The most points looked at.
    const POINTS: usize = 16;

    /// Of a run, up to where it stands. `None` in the first two epochs, and where too little is kept of that time, as of the
    /// beginning of a very long run.
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
mod tests {
    use super::*;
    use crate::data::{Feature, Gate, Iris, Shape};
    use crate::model::{Measure, Norm, Penalty};
    use crate::train::{Batch, Settings, Source};

    fn with(activation: Activation, eta: f64) -> Settings {
        Settings { activation, eta, ..Settings::default() }
    }

    fn xor(eta: f64) -> Settings {
        Settings { source: Source::Gate(Gate::Xor), eta, ..Settings::default() }
    }

    fn iris(classes: Option<&str>) -> Settings {
        let source = Source::Iris(Iris::from_names(None, classes).unwrap());
        Settings { source, ..Settings::default() }
    }

    /// Of the same run at each of these epochs.
    fn at<const N: usize>(settings: Settings, epochs: [u32; N]) -> [Diagnosis; N] {
        let (mut run, limits) = (Run::new(settings).unwrap(), Limits::default());
        epochs.map(|epoch| {
            run.seek(epoch);
            Diagnosis::of(&run, &limits)
        })
    }

    /// Every change in the course of a run, with the epoch.
    fn course(settings: Settings) -> Vec<(u32, Diagnosis)> {
        let (mut run, limits) = (Run::new(settings).unwrap(), Limits::default());
        let mut changes: Vec<(u32, Diagnosis)> = Vec::new();
        loop {
            let now = Diagnosis::of(&run, &limits);
            if changes.last().is_none_or(|last| last.1 != now) {
                changes.push((run.epoch(), now));
            }
            if run.ended() {
                return changes;
            }
            run.step(1);
        }
    }

    #[test]
    fn the_articles_run_ends_with_a_row_wrong() {
        use Diagnosis::{AllRight, Finished, FinishedWrong, Learning, Start};
        assert_eq!(
            at(Settings::default(), [0, 300, 400, 700, 1000]),
            [Start, Learning, AllRight, Learning, FinishedWrong]
        );
        let faster = Settings { eta: 0.1, ..Settings::default() };
        assert_eq!(at(faster, [0, 1, 999, 1000]), [Start, Learning, AllRight, Finished]);
    }

    #[test]
    fn a_step_of_a_row_ends_the_start() {
        let mut run = Run::new(Settings::default()).unwrap();
        run.step_row();
        assert_eq!(Diagnosis::of(&run, &Limits::default()), Diagnosis::Learning);
    }

    #[test]
    fn what_no_line_gets_right_is_computed() {
        let three = Diagnosis::NotSeparable { best: Some(3) };
        assert_eq!(at(xor(0.5), [10, 100, 1000]), [Diagnosis::Learning, three, three]);
        // A perceptron never comes to rest on such rows, and a small step takes long.
        assert_eq!(at(with(Activation::Step, 0.1), [999]), [Diagnosis::Converged]);
        assert_eq!(
            at(Settings { activation: Activation::Step, ..xor(0.1) }, [100, 600]),
            [Diagnosis::Learning, three]
        );
        assert_eq!(at(xor(1e-4), [499, 500]), [Diagnosis::Learning, three]);
        let product = Settings { features: vec![Feature::Product], ..xor(0.5) };
        assert_eq!(at(product, [1000]), [Diagnosis::Finished]);
        // Of four inputs only whether.
        let hard = Settings { eta: 0.3, ..iris(Some("versicolor,virginica")) };
        assert_eq!(at(hard, [1000]), [Diagnosis::NotSeparable { best: None }]);
    }

    #[test]
    fn limits_are_those_of_the_rows_trained_on() {
        let found = |settings: Settings| Limits::default().found(&settings.examples().unwrap());
        let known =
            |right: usize, separable: bool| Separability { separable: Some(separable), best: Some(right) };
        assert_eq!(found(xor(1.0)), known(3, false));
        assert_eq!(found(Settings { holdout: 0.25, ..xor(1.0) }), known(3, true));
        assert_eq!(found(iris(None)), Separability::default(), "three classes");
        let many = Source::Generated { shape: Shape::Blobs, rows: 1000, noise: 0.1 };
        assert_eq!(found(Settings { source: many, ..Settings::default() }), Separability::default());
    }

    #[test]
    fn far_out_nothing_is_learned_from_squared_error() {
        let weights = Some(vec![30.0, 30.0, -90.0]);
        let stuck = Settings { weights: weights.clone(), ..Settings::default() };
        assert_eq!(
            at(stuck.clone(), [0, 1, 500, 1000]),
            [Diagnosis::Start, Diagnosis::Saturated, Diagnosis::Saturated, Diagnosis::Saturated]
        );
        assert_eq!(at(Settings { activation: Activation::Tanh, ..stuck }, [10]), [Diagnosis::Saturated]);
        // Cross-entropy pulls as hard as the row is wrong.
        let pulled = Settings { loss: Loss::CrossEntropy, weights, eta: 1.0, ..Settings::default() };
        assert_eq!(at(pulled, [1, 1000]), [Diagnosis::Learning, Diagnosis::Finished]);
        // Steps far too large end there too, and there the loss goes no higher.
        assert_eq!(at(with(Activation::Sigmoid, 1000.0), [1, 100]), [Diagnosis::Saturated; 2]);
        assert_eq!(at(xor(1000.0), [1, 2, 9, 16, 100]), [Diagnosis::Saturated; 5]);
    }

    #[test]
    fn what_grows_diverges() {
        let linear = |eta| with(Activation::Linear, eta);
        assert_eq!(
            at(linear(1.0), [3, 4, 10, 1000]),
            [Diagnosis::Learning, Diagnosis::Diverging, Diagnosis::Diverging, Diagnosis::Diverging]
        );
        let [diverging, broken] = at(linear(5.0), [40, 1000]);
        assert_eq!((diverging, broken), (Diagnosis::Diverging, Diagnosis::Broken { epoch: 60 }));
        // All right by chance, in between.
        let leaping = Settings {
            batch: Batch::All,
            activation: Activation::Linear,
            eta: 3.0,
            ..iris(Some("setosa,virginica"))
        };
        assert_eq!(at(leaping, [4, 20, 30, 31]), [Diagnosis::Diverging; 4]);
        let penalty = Penalty { norm: Norm::L2, rate: 5.0 };
        let pulled = Settings { penalty, eta: 0.5, ..Settings::default() };
        assert_eq!(at(pulled, [4, 100, 400]), [Diagnosis::Diverging; 3]);
    }

    /// The first steps of cross-entropy are as large as η has them, and take the loss up a hundredfold before it falls.
    #[test]
    fn a_leap_at_the_beginning_is_no_divergence() {
        for eta in [5.0, 50.0, 1000.0] {
            let settings = Settings { loss: Loss::CrossEntropy, eta, ..Settings::default() };
            let course = course(settings);
            assert!(course.iter().all(|(_, now)| *now != Diagnosis::Diverging), "{eta}: {course:?}");
            assert_eq!(course.last(), Some(&(1000, Diagnosis::Finished)));
        }
    }

    #[test]
    fn what_comes_to_rest_is_told_from_what_is_slow() {
        let settled = Diagnosis::Settled { separable: true };
        assert_eq!(
            at(with(Activation::Linear, 0.5), [10, 100, 1000]),
            [Diagnosis::Learning, settled, settled]
        );
        assert_eq!(
            at(with(Activation::Linear, 0.01), [300, 700]),
            [Diagnosis::AllRight, Diagnosis::Converged]
        );
        for eta in [1e-12, 1e-6, 1e-4] {
            let slow = course(with(Activation::Sigmoid, eta));
            let expected =
                [(0, Diagnosis::Start), (1, Diagnosis::Learning), (1000, Diagnosis::FinishedWrong)];
            assert_eq!(slow, expected, "{eta}");
        }
        // A perceptron's loss stands still until its weights have moved far enough.
        let steps = course(with(Activation::Step, 1e-4));
        assert!(steps.iter().all(|(_, now)| !matches!(now, Diagnosis::Settled { .. })), "{steps:?}");
        // Three classes.
        let batch = Batch::All;
        let least_squares = Settings { activation: Activation::Linear, eta: 0.3, batch, ..iris(None) };
        assert_eq!(at(least_squares, [500]), [Diagnosis::Settled { separable: false }]);
    }

    /// Cross-entropy falls as 1/t on rows that can be parted: it never comes to rest.
    #[test]
    fn on_rows_that_can_be_parted_cross_entropy_goes_on() {
        let settings = Settings { loss: Loss::CrossEntropy, eta: 0.5, epochs: 30_000, ..Settings::default() };
        assert_eq!(
            at(settings.clone(), [1000, 10_000, 29_999, 30_000]),
            [Diagnosis::AllRight, Diagnosis::AllRight, Diagnosis::AllRight, Diagnosis::Finished]
        );
        // But for a penalty.
        let penalty = Penalty { norm: Norm::L2, rate: 0.001 };
        assert_eq!(at(Settings { penalty, ..settings }, [29_999]), [Diagnosis::Converged]);
    }

    /// Whoever reads it must not see it flicker, however wild the run.
    #[test]
    fn it_is_calm() {
        let generated = |shape, eta| {
            let source = Source::Generated { shape, rows: 200, noise: 0.1 };
            Settings { source, eta, epochs: 500, ..Settings::default() }
        };
        let wild = [
            generated(Shape::Circles, 100.0),
            generated(Shape::Spiral, 100.0),
            Settings { loss: Loss::CrossEntropy, shuffle: true, ..generated(Shape::Circles, 3.0) },
            Settings { shuffle: true, batch: Batch::Rows(10), ..generated(Shape::Moons, 3.0) },
            Settings { loss: Loss::CrossEntropy, shuffle: true, eta: 0.03, ..iris(None) },
        ];
        for settings in wild {
            let changes = course(settings.clone());
            assert!(changes.len() <= 20, "{} changes: {settings:?}", changes.len());
        }
    }

    /// Finite differences judge every derivative.
    #[test]
    fn the_curvature_agrees_with_differences_of_the_gradient() {
        let penalty = Penalty { norm: Norm::L2, rate: 0.2 };
        let iris = Source::Iris(Iris::default());
        for source in [Settings::default().source, iris] {
            let mut run = Run::new(Settings { source, penalty, ..Settings::default() }).unwrap();
            let values = run.parameters().values().to_vec();
            for index in 0..values.len() {
                let mut slope_at = |value: f64| {
                    let mut moved = values.clone();
                    moved[index] = value;
                    assert!(run.set_parameters(moved));
                    gradient(&run)[index]
                };
                let step = 1e-5;
                let difference =
                    (slope_at(values[index] + step) - slope_at(values[index] - step)) / (2.0 * step);
                assert!(run.set_parameters(values.clone()));
                assert!((curvature(&run, index) - difference).abs() < 1e-8, "{index}");
            }
        }
    }

    #[test]
    fn the_gradient_agrees_with_finite_differences() {
        let penalty = Penalty { norm: Norm::L2, rate: 0.1 };
        let run = Run::new(Settings { penalty, loss: Loss::CrossEntropy, ..iris(None) }).unwrap();
        let minimised = |parameters: &Parameters| {
            let measure = Measure::of(parameters, run.examples().prepared(), 0..150, run.rule(), 0.5);
            measure.mean_loss + penalty.loss(parameters.weights())
        };
        for (index, slope) in gradient(&run).into_iter().enumerate() {
            let moved = |by: f64| {
                let mut values = run.parameters().values().to_vec();
                values[index] += by;
                minimised(&Parameters::from_values(4, 3, values).unwrap())
            };
            let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            assert!((slope - difference).abs() < 1e-8, "{index}: {slope}, {difference}");
        }
    }

    #[test]
    fn a_sample_is_spread_over_all_rows_and_costs_little() {
        let source = Source::Generated { shape: Shape::Blobs, rows: 100_000, noise: 0.1 };
        let run = Run::new(Settings { source, ..Settings::default() }).unwrap();
        let rows: Vec<usize> = sample(&run).collect();
        assert_eq!((rows.len(), rows[0], rows[1], rows[999]), (1000, 0, 100, 99_900));
        let few = Run::new(Settings::default()).unwrap();
        assert_eq!(sample(&few).collect::<Vec<_>>(), [0, 1, 2, 3]);
    }
}
