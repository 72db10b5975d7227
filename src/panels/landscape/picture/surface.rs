use super::window;
use crate::model::{Penalty, Rule, Window};
use crate::panels::landscape::Plane;
use crate::panels::sample;
use crate::train::Run;

/// The mean loss over a window of a plane, penalty included, on a grid of points from edge to edge. It is computed in
/// pieces, and from at most [`Surface::MOST_ROWS`] of the training rows.
#[derive(Debug, Clone)]
pub struct Surface {
    rule: Rule,
    penalty: Penalty,
    plane: Plane,
    weights: usize,
    window: Window,
    /// All parameters when the computation began.
    held: Vec<f64>,
    /// The loss is the mean of terms loss(c + p·u + q·v, y), where p and q are the coordinates in the plane: c, u, v and y of
    /// each. A row has one term for each output whose parameters move.
    terms: Vec<[f64; 4]>,
    rows: usize,
    /// The part of the loss that is the same everywhere in the window.
    constant: f64,
    side: usize,
    /// The losses computed so far, row by row, from the top left corner on.
    grid: Vec<f64>,
}

impl Surface {
    /// The largest number of rows from which it is computed.
    pub const MOST_ROWS: usize = 2000;
    /// The largest number of products of an input and a weight, rows × outputs × inputs: if rows have many inputs, fewer are used.
    const MOST_PRODUCTS: usize = 400_000;

    /// A surface of `side` × `side` points, at least two on each side, with nothing computed yet.
    pub fn new(side: usize) -> Self {
        Self {
            rule: Rule::ARTICLE,
            penalty: Penalty::default(),
            plane: [0, 1].into(),
            weights: 0,
            window: Window { x: (0.0, 1.0), y: (0.0, 1.0) },
            held: Vec::new(),
            terms: Vec::new(),
            rows: 0,
            constant: 0.0,
            side: side.max(2),
            grid: Vec::new(),
        }
    }

    /// Starts a new computation: the surface of this rule's loss at a run's current parameters. Memory is reused.
    pub fn begin(&mut self, run: &Run, rule: Rule, plane: Plane, window: Window) {
        let parameters = run.parameters();
        (self.rule, self.penalty, self.plane, self.window) = (rule, run.penalty(), plane, window);
        self.weights = parameters.weights().len();
        self.held.clear();
        self.held.extend_from_slice(parameters.values());
        self.terms.clear();
        self.grid.clear();
        self.constant = 0.0;
        let held = plane.coordinates(&self.held);
        self.rows = sampled(run);
        for index in 0..self.rows {
            let (x, y) = row(run, index, self.rows);
            for (output, &y) in y.iter().enumerate() {
                let z = parameters.z(output, x);
                let Some([u, v]) = plane.slopes(parameters, output, x) else {
                    self.constant += rule.loss(z, y);
                    continue;
                };
                let c = z - held[0] * u - held[1] * v;
                self.terms.push([c, u, v, y]);
            }
        }
        self.constant /= self.rows as f64;
        for (index, weight) in parameters.weights().iter().enumerate() {
            if !plane.moves(index) {
                self.constant += self.penalty.loss(&[*weight]);
            }
        }
    }

    /// Computes the losses of at most `most` rows, but of at least one point. Returns true when everything is computed.
    pub fn work(&mut self, most: usize) -> bool {
        let points = (most / self.terms.len().max(1)).max(1);
        let end = self.grid.len().saturating_add(points).min(self.side * self.side);
        for index in self.grid.len()..end {
            let (p, q) = self.point(index);
            let height = self.height(p, q);
            self.grid.push(height);
        }
        self.is_done()
    }

    /// Whether it is fully computed.
    pub fn is_done(&self) -> bool {
        self.grid.len() == self.side * self.side
    }

    /// Whether it shows this rule's loss over this window of the plane, with the run's penalty.
    pub fn is_of(&self, run: &Run, rule: Rule, plane: Plane, window: Window) -> bool {
        (self.rule, self.plane, self.window, self.penalty) == (rule, plane, window, run.penalty())
            && self.held.len() == run.parameters().values().len()
    }

    /// Whether its computation has started, over this plane.
    pub fn is_of_plane(&self, plane: Plane) -> bool {
        !self.held.is_empty() && self.plane == plane
    }

    /// Discards everything computed, because the rows have changed.
    pub fn clear(&mut self) {
        self.held.clear();
        self.grid.clear();
    }

    /// How far the run has moved away from the plane since the computation began.
    pub fn drift(&self, run: &Run) -> f64 {
        self.plane.apart(&self.held, run.parameters().values())
    }

    /// The ranges of the two coordinates.
    pub fn window(&self) -> Window {
        self.window
    }

    /// The lowest point of the grid: both coordinates, and the loss there. `None` before everything is computed, or if no loss is
    /// finite.
    pub fn lowest(&self) -> Option<[f64; 3]> {
        let (lowest, _) = self.range()?;
        let (p, q) = self.point(self.grid.iter().position(|&height| height == lowest)?);
        Some([p, q, lowest])
    }

    /// The lowest and the highest finite loss.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
        for &height in self.grid.iter().filter(|height| height.is_finite()) {
            (lowest, highest) = (lowest.min(height), highest.max(height));
        }
        (self.is_done() && lowest <= highest).then_some((lowest, highest))
    }

    /// The number of cells on a side: one fewer than points.
    pub fn cells(&self) -> usize {
        self.side - 1
    }

    /// The losses computed so far, row by row, with [`Surface::side`] points in each row.
    pub(super) fn grid(&self) -> &[f64] {
        &self.grid
    }

    /// The number of points on a side.
    pub(super) fn side(&self) -> usize {
        self.side
    }

    /// The rule whose loss it shows.
    pub(super) fn rule(&self) -> Rule {
        self.rule
    }

    /// The loss at the centre of a cell, counted row by row: the mean of its corners.
    pub(super) fn middle(&self, cell: usize) -> f64 {
        let cells = self.cells();
        let corner = cell / cells * self.side + cell % cells;
        let corners = [corner, corner + 1, corner + self.side, corner + self.side + 1];
        let height = |corner: usize| self.grid.get(corner).copied().unwrap_or(f64::NAN);
        corners.into_iter().map(height).sum::<f64>() / 4.0
    }

    /// The two coordinates at a point of the grid.
    fn point(&self, index: usize) -> (f64, f64) {
        let share = |place: usize| place as f64 / (self.side - 1) as f64;
        let Window { x, y } = self.window;
        let (right, down) = (share(index % self.side), share(index / self.side));
        (x.0 + right * (x.1 - x.0), y.1 - down * (y.1 - y.0))
    }

    /// The loss at the coordinates `p` and `q`.
    fn height(&self, p: f64, q: f64) -> f64 {
        let loss = |[c, u, v, y]: &[f64; 4]| self.rule.loss(c + p * u + q * v, *y);
        let mean = self.terms.iter().map(loss).sum::<f64>() / self.rows as f64;
        let (mut loss, here) = (mean + self.constant, self.plane.coordinates(&self.held));
        for (axis, to) in [p, q].into_iter().enumerate() {
            for &parameter in self.plane.along(axis) {
                if parameter < self.weights {
                    loss += self.penalty.loss(&[to + (self.held[parameter] - here[axis])]);
                }
            }
        }
        loss
    }
}

/// The number of rows from which a surface is computed.
pub fn sampled(run: &Run) -> usize {
    let most = Surface::MOST_PRODUCTS / run.parameters().values().len();
    run.examples().training().min(most.clamp(1, Surface::MOST_ROWS))
}

/// The prepared inputs and targets of one of `of` training rows, evenly spread over all of them.
pub fn row(run: &Run, index: usize, of: usize) -> (&[f64], &[f64]) {
    run.examples().prepared().row(sample::nth(index, run.examples().training(), of))
}

/// The gradient of a rule's loss and the penalty at the current parameters of a run, in the coordinates of a plane: over the rows
/// from which a surface is computed. Of parameters that move together it is the mean, by which a step moves their mean.
pub fn gradient(run: &Run, rule: Rule, plane: Plane) -> [f64; 2] {
    let parameters = run.parameters();
    let (rows, mut sums) = (sampled(run), [0.0; 2]);
    for index in 0..rows {
        let (x, y) = row(run, index, rows);
        for (output, &y) in y.iter().enumerate() {
            if let Some(slopes) = plane.slopes(parameters, output, x) {
                let dz = rule.dz(parameters.z(output, x), y);
                sums = [sums[0] + dz * slopes[0], sums[1] + dz * slopes[1]];
            }
        }
    }
    for (axis, sum) in sums.iter_mut().enumerate() {
        *sum /= rows as f64;
        let along = plane.along(axis);
        for &parameter in along {
            *sum += parameters.weights().get(parameter).map_or(0.0, |&w| run.penalty().gradient(w));
        }
        *sum /= along.len() as f64;
    }
    sums
}

/// The lowest point in the window around a run's path, on a coarse grid: both coordinates, each to a sixteenth of the window, and
/// the loss there. For descriptions in words: it computes the losses of about 600 000 rows at most.
pub fn lowest(run: &Run, rule: Rule, plane: Plane) -> Option<[f64; 3]> {
    let mut surface = Surface::new(17);
    surface.begin(run, rule, plane, window(run, plane, None, None));
    surface.work(usize::MAX);
    surface.lowest()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::data::{Iris, Shape};
    use crate::model::{Activation, Loss, Norm, Parameters};
    use crate::train::{Settings, Source, at};

    impl Surface {
        /// A surface with these heights.
        pub fn of_heights(side: usize, heights: Vec<f64>) -> Self {
            let mut surface = Self::new(side);
            surface.grid = heights;
            surface
        }
    }

    pub fn and(epoch: u32) -> Run {
        at(epoch, Settings { eta: 0.1, ..Settings::default() })
    }

    pub fn iris(loss: Loss) -> Run {
        let penalty = Penalty { norm: Norm::L2, rate: 0.01 };
        at(
            5,
            Settings {
                source: Source::Iris(Iris::default()),
                loss,
                penalty,
                holdout: 0.2,
                ..Settings::default()
            },
        )
    }

    /// The mean loss and the penalty of a run moved to other coordinates in a plane.
    pub fn moved(run: &Run, rule: Rule, plane: impl Into<Plane>, to: [f64; 2]) -> f64 {
        let mut values = run.parameters().values().to_vec();
        plane.into().shift(&mut values, to);
        let examples = run.examples();
        let parameters =
            Parameters::from_values(examples.prepared().inputs(), examples.prepared().outputs(), values)
                .unwrap();
        let rows = 0..examples.training();
        let measure = crate::model::Metrics::of(&parameters, examples.prepared(), rows, rule, 0.5);
        measure.mean_loss + run.penalty().loss(parameters.weights())
    }

    fn done(run: &Run, rule: Rule, plane: impl Into<Plane>, side: usize) -> Surface {
        let (mut surface, plane) = (Surface::new(side), plane.into());
        surface.begin(run, rule, plane, window(run, plane, None, None));
        assert!(surface.work(usize::MAX));
        surface
    }

    /// Planes over two weights, a weight and a bias, of one output or of two; and over two that are tied, of one or two.
    fn planes() -> Vec<Plane> {
        let single = [[0, 1], [1, 6], [4, 13], [14, 12], [3, 12]].map(Plane::from);
        let tied = [([0, 12], [0, 1]), ([6, 4], [1, 6]), ([3, 12], [14, 12]), ([2, 0], [13, 0])];
        single.into_iter().chain(tied.map(|(axes, tied)| Plane::tied(axes, tied))).collect()
    }

    /// The heights equal those of a run measured with its parameters changed, with either loss.
    #[test]
    fn heights_are_what_the_moved_parameters_lose() {
        for run in [iris(Loss::SquaredError), iris(Loss::CrossEntropy)] {
            for rule in [run.rule(), run.rule().with_other_loss().unwrap()] {
                for axes in planes() {
                    let surface = done(&run, rule, axes, 5);
                    for (index, height) in surface.grid.iter().enumerate() {
                        let (p, q) = surface.point(index);
                        let expected = moved(&run, rule, axes, [p, q]);
                        assert!(
                            (height - expected).abs() < 1e-10,
                            "{axes:?} at {p}, {q}: {height} for {expected}"
                        );
                    }
                }
            }
        }
    }

    /// Compares the gradient with finite differences.
    #[test]
    fn the_gradient_is_that_of_the_heights() {
        let of_two = [[0, 1], [1, 2]].map(Plane::from).to_vec();
        let joint = Plane::tied([0, 2], [0, 1]);
        for (run, planes) in [
            (iris(Loss::SquaredError), planes()),
            (iris(Loss::CrossEntropy), planes()),
            (and(100), [of_two, vec![joint]].concat()),
        ] {
            for rule in [run.rule(), run.rule().with_other_loss().unwrap()] {
                for &plane in &planes {
                    let here = plane.coordinates(run.parameters().values());
                    let difference = |x: f64, y: f64| {
                        let there =
                            |sign: f64| moved(&run, rule, plane, [here[0] + sign * x, here[1] + sign * y]);
                        (there(1e-5) - there(-1e-5)) / 2e-5
                    };
                    // A step changes the mean of two parameters by the mean of their derivatives, the loss by their sum.
                    let both = [0, 1].map(|axis| plane.along(axis).len() as f64);
                    let [x, y] = gradient(&run, rule, plane);
                    assert!((both[0] * x - difference(1.0, 0.0)).abs() < 1e-8, "{plane:?} {x}");
                    assert!((both[1] * y - difference(0.0, 1.0)).abs() < 1e-8, "{plane:?} {y}");
                }
            }
        }
    }

    #[test]
    fn pieces_make_the_same_surface() {
        let run = and(300);
        let whole = done(&run, run.rule(), [0, 2], 9);
        let mut pieces = Surface::new(9);
        pieces.begin(&run, run.rule(), [0, 2].into(), whole.window());
        let mut count = 1;
        while !pieces.work(50) {
            assert!(pieces.lowest().is_none());
            count += 1;
        }
        assert_eq!((pieces.grid, count), (whole.grid, 81_usize.div_ceil(50 / 4)));
    }

    #[test]
    fn many_rows_are_thinned() {
        let source = Source::Generated { shape: Shape::Moons, rows: 5000, noise: 0.1 };
        let run = at(1, Settings { source, ..Settings::default() });
        let surface = done(&run, run.rule(), [0, 1], 3);
        assert_eq!((surface.rows, surface.terms.len()), (2000, 2000));
        let exact = moved(&run, run.rule(), [0, 1], [surface.window.x.0, surface.window.y.1]);
        assert!((surface.grid[0] / exact - 1.0).abs() < 0.02, "near, not the same");
    }

    #[test]
    fn it_notices_what_makes_it_another() {
        let mut run = and(0);
        let window = window(&run, [0, 1].into(), None, None);
        let surface = done(&run, run.rule(), [0, 1], 3);
        assert!(surface.is_of(&run, run.rule(), [0, 1].into(), window) && surface.drift(&run) == 0.0);
        assert!(!surface.is_of(&run, run.rule(), [0, 2].into(), window));
        assert!(!surface.is_of(&run, run.rule().with_other_loss().unwrap(), [0, 1].into(), window));
        let b = run.parameters().biases()[0];
        run.seek(10);
        assert_eq!(
            surface.drift(&run),
            (run.parameters().biases()[0] - b).abs(),
            "the other two are its axes"
        );
        assert!(run.set_penalty(Penalty { norm: Norm::L2, rate: 0.1 }));
        assert!(!surface.is_of(&run, run.rule(), [0, 1].into(), window));
    }

    #[test]
    fn the_lowest_point_is_near_where_learning_ends() {
        let run = at(
            20_000,
            Settings { activation: Activation::Linear, eta: 0.02, epochs: 20_000, ..Settings::default() },
        );
        let [p, q, loss] = done(&run, run.rule(), [0, 1], 49).lowest().unwrap();
        let [w1, w2] = [0, 1].map(|axis| run.parameters().values()[axis]);
        assert!((p - w1).abs() < 0.1 && (q - w2).abs() < 0.1, "{p} {q} for {w1} {w2}");
        assert!((loss - run.metrics().mean_loss).abs() < 2e-3);
        let [p, q, coarse] = lowest(&run, run.rule(), [0, 1].into()).unwrap();
        assert!((p - w1).abs() < 0.25 && (q - w2).abs() < 0.25 && coarse >= loss, "{p} {q} for {w1} {w2}");
    }
}
