//! What the feature x1·x2 does to space: every row of two inputs lifted to the height of their product, seen from above and
//! aside, with the plane where the neuron cannot decide. On the ground below lies the curve that the plane makes of it.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::contour::join;
use super::mark::Mark;
use super::pen::Pen;
use super::style::Drawn;
use super::{Plot, Theme, contour, sample};
use crate::number;
use crate::share::View;
use crate::train::Run;
use crate::words;

/// The most rows drawn: of more, as many of them all over, and the selected one.
const MOST_ROWS: usize = 300;

/// From where it is seen, and how far it is lifted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pose {
    /// How far it is turned, anticlockwise from above, in radians.
    pub turn: f64,
    /// How much of its height everything has: from 0, flat on the ground, to 1.
    pub lift: f64,
}

impl Default for Pose {
    fn default() -> Self {
        Self { turn: 0.42, lift: 1.0 }
    }
}

/// A place in space: both inputs, and the height.
type Place = [f64; 3];

/// The space that is shown, how it is seen, and the plane where z is that of the decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    /// From and to along each of the three.
    ranges: [(f64, f64); 3],
    pose: Pose,
    /// z without the decision's is w·place + b.
    w: Place,
    b: f64,
}

impl Space {
    /// The sine and the cosine of how far above the horizon the eye is: half a radian.
    const TILT: f64 = 0.479_425_538_604_203;
    const RISE: f64 = 0.877_582_561_890_372_8;
    /// How high the space is, for a ground of side 1.
    const HEIGHT: f64 = 0.72;

    /// That of a run that [`View::lifts`]; else `None`.
    pub fn new(run: &Run, pose: Pose) -> Option<Self> {
        let (examples, parameters) = (run.examples(), run.parameters());
        let (&[w1, w2, w3], &[b]) = (parameters.weights(), parameters.biases()) else { return None };
        if !View::lifts(run) {
            return None;
        }
        let (mut w, mut b) = ([w1, w2, w3], b);
        if let Some(scaling) = examples.scaling() {
            for (input, weight) in w.iter_mut().enumerate() {
                *weight /= scaling.deviation()[input];
                b -= *weight * scaling.mean()[input];
            }
        }
        let range = |input: usize| {
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for (x, _) in examples.raw().rows() {
                (low, high) = (low.min(x[input]), high.max(x[input]));
            }
            let rim = if high > low { 0.15 * (high - low) } else { 1.0 };
            (low - rim, high + rim)
        };
        let (x, y) = (range(0), range(1));
        let products = [x.0 * y.0, x.0 * y.1, x.1 * y.0, x.1 * y.1];
        // The ground is seen too.
        let height = products
            .iter()
            .fold((0.0, 0.0), |(low, high): (f64, f64), &product| (low.min(product), high.max(product)));
        let level = run.rule().activation().decision_z(run.settings().threshold);
        Some(Self { ranges: [x, y, height], pose, w, b: b - level })
    }

    /// z there, less that of the decision.
    fn z(&self, [x, y, h]: Place) -> f64 {
        self.w[0] * x + self.w[1] * y + self.w[2] * h + self.b
    }

    /// A point of the ground, lifted.
    fn lifted(x: f64, y: f64) -> Place {
        [x, y, x * y]
    }

    /// Where a place is seen, in backend units.
    fn seen(&self, plot: &Plot, place: Place) -> (f64, f64) {
        let (across, up) = self.projected(place, self.pose.lift);
        let (width, height) = (f64::from(plot.size().0), f64::from(plot.size().1));
        // Room for it however it is turned.
        let side = ((width - plot.css(64.0)) / 1.42).min((height - plot.css(48.0)) / 1.34);
        (0.5 * width + side * across, 0.5 * height - side * (up - self.middle()))
    }

    /// How far to the right and how far up a place is seen, for a ground of side 1, where it is lifted so far.
    fn projected(&self, place: Place, lift: f64) -> (f64, f64) {
        let (sin, cos) = turned(self.pose.turn);
        let [u, v, h] = self.shares(place, lift);
        let (across, away) = (u * cos + v * sin, v * cos - u * sin);
        (across, away * Self::TILT + h * Self::RISE)
    }

    /// The middle between the lowest and the highest that is seen of the ground, lifted in full or not at all.
    fn middle(&self) -> f64 {
        let [(x0, x1), (y0, y1), _] = self.ranges;
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (x, y) in [(x0, y0), (x0, y1), (x1, y0), (x1, y1)] {
            for lift in [0.0, 1.0] {
                let (_, up) = self.projected(Self::lifted(x, y), lift);
                (low, high) = (low.min(up), high.max(up));
            }
        }
        0.5 * (low + high)
    }

    /// A place as shares of a ground of side 1 around its middle, and of a height, with the ground at 0.
    fn shares(&self, place: Place, lift: f64) -> Place {
        let [(x0, x1), (y0, y1), (h0, h1)] = self.ranges;
        let lift = Self::HEIGHT * lift / (h1 - h0);
        [(place[0] - x0) / (x1 - x0) - 0.5, (place[1] - y0) / (y1 - y0) - 0.5, lift * place[2]]
    }

    fn point(&self, plot: &Plot, place: Place) -> BackendCoord {
        let (x, y) = self.seen(plot, place);
        (x.round() as i32, y.round() as i32)
    }

    /// Whether the plane is between a place and the eye.
    fn is_behind(&self, place: Place) -> bool {
        let ((sin, cos), rise, tilt) = (turned(self.pose.turn), Self::RISE, Self::TILT);
        // Towards the eye, in shares, and how z grows that way.
        let [(x0, x1), (y0, y1), (h0, h1)] = self.ranges;
        let way = [rise * sin * (x1 - x0), -rise * cos * (y1 - y0), tilt * (h1 - h0) / Self::HEIGHT];
        let growth: f64 = self.w.iter().zip(way).map(|(w, way)| w * way).sum();
        self.z(place) * growth < 0.0
    }

    /// The corners of the part of the plane within the space, in order around it.
    fn plane(&self) -> Vec<Place> {
        let mut corners: Vec<Place> = Vec::new();
        for axis in 0..3 {
            let (one, other) = ((axis + 1) % 3, (axis + 2) % 3);
            for a in [self.ranges[one].0, self.ranges[one].1] {
                for c in [self.ranges[other].0, self.ranges[other].1] {
                    let mut ends = [[0.0; 3]; 2];
                    for (end, at) in ends.iter_mut().zip([self.ranges[axis].0, self.ranges[axis].1]) {
                        (end[axis], end[one], end[other]) = (at, a, c);
                    }
                    let [here, there] = ends.map(|end| self.z(end));
                    if (here > 0.0) != (there > 0.0) {
                        let share = here / (here - there);
                        let mut corner = ends[0];
                        corner[axis] += share * (ends[1][axis] - ends[0][axis]);
                        corners.push(corner);
                    }
                }
            }
        }
        // Around their middle, by what is seen of them from a side from which the plane is no line.
        let shares: Vec<Place> = corners.iter().map(|&corner| self.upright(corner)).collect();
        let flat = (0..3).fold(0, |most, axis| if self.lean(axis) > self.lean(most) { axis } else { most });
        let (one, other) = ((flat + 1) % 3, (flat + 2) % 3);
        let middle = |axis: usize| shares.iter().map(|share| share[axis]).sum::<f64>() / shares.len() as f64;
        let (m, n) = (middle(one), middle(other));
        let angle = |index: usize| around(shares[index][one] - m, shares[index][other] - n);
        // Six at most: one after the other is put where it belongs.
        let mut order: Vec<usize> = Vec::new();
        for index in 0..corners.len() {
            let before = order.iter().take_while(|&&other| angle(other) < angle(index)).count();
            order.insert(before, index);
        }
        order.into_iter().map(|index| corners[index]).collect()
    }

    /// A place as shares of the space's own ranges.
    fn upright(&self, place: Place) -> Place {
        [0, 1, 2]
            .map(|axis| (place[axis] - self.ranges[axis].0) / (self.ranges[axis].1 - self.ranges[axis].0))
    }

    /// How much z changes along an axis, from end to end.
    fn lean(&self, axis: usize) -> f64 {
        (self.w[axis] * (self.ranges[axis].1 - self.ranges[axis].0)).abs()
    }

    /// The part within the space of the plane's line where the first input is `x`.
    fn hatch(&self, x: f64) -> Option<[Place; 2]> {
        let [_, (y0, y1), (h0, h1)] = self.ranges;
        let corners = [[x, y0, h0], [x, y1, h0], [x, y1, h1], [x, y0, h1]];
        let mut ends = (0..4).filter_map(|index| {
            let (from, to) = (corners[index], corners[(index + 1) % 4]);
            let (here, there) = (self.z(from), self.z(to));
            let share = here / (here - there);
            ((here > 0.0) != (there > 0.0))
                .then(|| [0, 1, 2].map(|axis| from[axis] + share * (to[axis] - from[axis])))
        });
        Some([ends.next()?, ends.next()?])
    }

    /// The curve in which the plane cuts the lifted ground, in whole lines, by their places on the ground.
    fn curve(&self) -> Vec<Vec<(f64, f64)>> {
        const SIDE: usize = 41;
        let [(x0, x1), (y0, y1), _] = self.ranges;
        let at = |(column, row): (f64, f64)| {
            let share = |place: f64| place / (SIDE - 1) as f64;
            (x0 + share(column) * (x1 - x0), y0 + share(row) * (y1 - y0))
        };
        let z = |index: usize| {
            let (x, y) = at(((index % SIDE) as f64, (index / SIDE) as f64));
            self.z(Self::lifted(x, y))
        };
        let grid: Vec<f64> = (0..SIDE * SIDE).map(z).collect();
        let mut pieces = Vec::new();
        contour(&grid, SIDE, 0.0, |from, to| pieces.push([from, to]));
        let (mut lines, mut line) = (Vec::new(), Vec::new());
        while join(&mut pieces, &mut line) {
            lines.push(line.iter().copied().map(at).collect());
        }
        lines
    }

    /// The parts of the ground that are called class 1, in strips: where the second input stays, z changes evenly with the first.
    fn strips(&self) -> Vec<[(f64, f64); 4]> {
        const STRIPS: u32 = 64;
        let [(x0, x1), (y0, y1), _] = self.ranges;
        let z = |x: f64, y: f64| self.z(Self::lifted(x, y));
        let row = |index: u32| y0 + (y1 - y0) * f64::from(index) / f64::from(STRIPS);
        let mut strips = Vec::new();
        for index in 0..STRIPS {
            let (low, high) = (row(index), row(index + 1));
            let middle = 0.5 * (low + high);
            let rises = |y: f64| z(x1, y) > z(x0, y);
            let crossing = |y: f64| {
                let (from, to) = (z(x0, y), z(x1, y));
                if (from > 0.0) == (to > 0.0) {
                    // All of it, or nothing.
                    let is_all = from > 0.0;
                    return if is_all == rises(y) { x0 } else { x1 };
                }
                x0 + from / (from - to) * (x1 - x0)
            };
            let is_even = rises(low) == rises(high);
            let [at_low, at_high] = if is_even { [low, high] } else { [middle; 2] }.map(crossing);
            let far = if rises(middle) { x1 } else { x0 };
            if at_low != far || at_high != far {
                strips.push([(at_low, low), (far, low), (far, high), (at_high, high)]);
            }
        }
        strips
    }
}

/// Sine and cosine, close enough for drawing: within 10⁻⁶ of them up to half a turn to either side. Those of the library, which
/// take any angle, are many times the bytes.
fn turned(angle: f64) -> (f64, f64) {
    // Of a quarter of the angle, by their series; then doubled twice.
    let x = angle / 4.0;
    let square = x * x;
    let mut sin =
        x * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let mut cos = 1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    for _ in 0..2 {
        (sin, cos) = (2.0 * sin * cos, cos * cos - sin * sin);
    }
    (sin, cos)
}

/// What grows with the angle of a direction, from 0 to 4 once around.
fn around(x: f64, y: f64) -> f64 {
    let share = y / (x.abs() + y.abs());
    if x < 0.0 {
        2.0 - share
    } else if y < 0.0 {
        4.0 + share
    } else {
        share
    }
}

/// Draws the ground with its classes, and the ground lifted.
pub fn ground<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    space: &Space,
) -> Drawn<DB> {
    const LINES: u32 = 6;
    let mut pen = Pen::new(backend, plot, theme);
    let [(x0, x1), (y0, y1), _] = space.ranges;
    let square = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
    let at = |(x, y): (f64, f64)| space.point(plot, [x, y, 0.0]);
    pen.polygon(&square.map(at), theme.tint(0, 0.6));
    for strip in space.strips() {
        let strip = strip.map(at);
        pen.polygon(&strip, theme.tint(1, 0.6));
        // Over the seam to the next.
        pen.line(strip[0], strip[1], theme.tint(1, 0.6), 1.0);
    }
    for line in space.curve() {
        pen.path(&mut line.into_iter().map(at), theme.surface.towards(theme.ink, 0.65), 1.5);
    }
    // The lifted ground is made of straight lines.
    let lifted = |x: f64, y: f64| space.point(plot, Space::lifted(x, y));
    for line in 0..=LINES {
        let share = f64::from(line) / f64::from(LINES);
        let (x, y) = (x0 + share * (x1 - x0), y0 + share * (y1 - y0));
        let colour = theme.surface.towards(theme.quiet, 0.6);
        pen.line(lifted(x, y0), lifted(x, y1), colour, 1.0);
        pen.line(lifted(x0, y), lifted(x1, y), colour, 1.0);
    }
    names(&mut pen, run, space);
    pen.done()
}

/// Names the inputs, each beside the edge of the ground along it that is nearer.
fn names<DB: DrawingBackend>(pen: &mut Pen<DB>, run: &Run, space: &Space) {
    let plot = pen.plot;
    let [(x0, x1), (y0, y1), _] = space.ranges;
    let (x, y) = (0.5 * (x0 + x1), 0.5 * (y0 + y1));
    let edges = [[[x, y0, 0.0], [x, y1, 0.0]], [[x0, y, 0.0], [x1, y, 0.0]]];
    let (middle_x, _) = space.seen(plot, [x, y, 0.0]);
    for (name, edge) in run.examples().raw().input_names().iter().zip(edges) {
        let [one, other] = edge.map(|place| space.seen(plot, place));
        let (at_x, at_y) = if one.1 > other.1 { one } else { other };
        let aside = (at_x - middle_x) / plot.css(120.0);
        let place = ((at_x + plot.css(10.0) * aside) as i32, (at_y + plot.css(8.0)) as i32);
        let side = if aside < 0.0 { HPos::Right } else { HPos::Left };
        pen.text(place, (side, VPos::Top), name, pen.theme.quiet);
    }
    // The lifted ground where it is highest.
    let corners = [(x0, y0), (x0, y1), (x1, y0), (x1, y1)];
    let mut highest = corners[0];
    for (x, y) in corners {
        if x * y > highest.0 * highest.1 {
            highest = (x, y);
        }
    }
    let (at_x, at_y) = space.seen(plot, Space::lifted(highest.0, highest.1));
    let place = (at_x.round() as i32, (at_y - plot.css(4.0)) as i32);
    pen.text(place, (HPos::Center, VPos::Bottom), "x1·x2", pen.theme.quiet);
}

/// Draws the plane with its cut through the lifted ground, and the rows: those behind the plane below it.
pub fn rows<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    space: &Space,
    selected: usize,
) -> Drawn<DB> {
    let mut pen = Pen::new(backend, plot, theme);
    for row in shown(run) {
        let [x, y, h] = place(run, row);
        pen.dashed(
            [space.point(plot, [x, y, 0.0]), space.point(plot, [x, y, h])],
            [3.0, 3.0],
            theme.quiet,
            1.0,
        );
    }
    marks(&mut pen, run, space, selected, true);
    let corners: Vec<BackendCoord> =
        space.plane().into_iter().map(|corner| space.point(plot, corner)).collect();
    if corners.len() > 2 {
        const LINES: u32 = 14;
        let (from, to) = space.ranges[0];
        let thin = theme.surface.towards(theme.ink, 0.55);
        for line in 1..LINES {
            let x = from + (to - from) * f64::from(line) / f64::from(LINES);
            if let Some([one, other]) = space.hatch(x) {
                pen.line(space.point(plot, one), space.point(plot, other), thin, 1.0);
            }
        }
        pen.outline(&corners, theme.ink, 1.0);
        // Named at its corner to the upper left.
        if let Some(&(x, y)) = corners.iter().min_by_key(|(x, y)| x + y) {
            let decision = run.rule().activation().decision(run.settings().threshold);
            let text = ["out = ", &number::tick(decision)].concat();
            pen.text((x, y - plot.css(4.0) as i32), (HPos::Left, VPos::Bottom), &text, theme.ink);
        }
    }
    for line in space.curve() {
        let mut seen = line.into_iter().map(|(x, y)| space.point(plot, Space::lifted(x, y)));
        pen.path(&mut seen, theme.ink, 2.5);
    }
    marks(&mut pen, run, space, selected, false);
    pen.done()
}

/// Draws the marks of the rows that are behind the plane, or of those that are not, the farthest first.
fn marks<DB: DrawingBackend>(pen: &mut Pen<DB>, run: &Run, space: &Space, selected: usize, behind: bool) {
    /// The most rows that are named.
    const FEW: usize = 6;
    let plot = pen.plot;
    let raw = run.examples().raw();
    let radius = Mark::radius_among(raw.len());
    // The farther ones first: each is put where it belongs.
    let mut rows: Vec<(f64, usize)> = Vec::new();
    for row in shown(run).filter(|&row| space.is_behind(place(run, row)) == behind) {
        let [x, y, _] = place(run, row);
        let nearness = space.seen(plot, [x, y, 0.0]).1;
        let mut at = rows.len();
        while at > 0 && rows[at - 1].0 > nearness {
            at -= 1;
        }
        rows.insert(at, (nearness, row));
    }
    if !shown(run).any(|row| row == selected) && space.is_behind(place(run, selected)) == behind {
        rows.push((0.0, selected));
    }
    for (_, row) in rows {
        let at = space.point(plot, place(run, row));
        let mark = Mark {
            class: raw.class(row),
            is_right: run.is_right(row),
            is_held_out: run.examples().is_held_out(row),
            radius,
        };
        mark.draw(pen, at);
        if row == selected {
            pen.ring(at, radius + 6.0, pen.theme.ink, 1.5);
        }
        if raw.len() <= FEW {
            let beside = (at.0 + plot.css(16.0) as i32, at.1 - plot.css(4.0) as i32);
            pen.text(beside, (HPos::Left, VPos::Bottom), &words::inputs(raw, row), pen.theme.ink);
        }
    }
}

/// The row whose mark lies nearest to a place in backend units, if one is within a finger's reach.
pub fn row_at(plot: &Plot, run: &Run, space: &Space, (x, y): (f64, f64)) -> Option<usize> {
    // Squared distances, the first of them a finger's reach.
    let (mut nearest, mut least) = (None, plot.css(24.0) * plot.css(24.0));
    for row in shown(run) {
        let (across, down) = space.seen(plot, place(run, row));
        let distance = (across - x) * (across - x) + (down - y) * (down - y);
        if distance <= least {
            (nearest, least) = (Some(row), distance);
        }
    }
    nearest
}

fn shown(run: &Run) -> impl Iterator<Item = usize> + use<> {
    let all = run.examples().raw().len();
    let count = all.min(MOST_ROWS);
    (0..count).map(move |index| sample::nth(index, all, count))
}

/// Where a raw row is, lifted.
fn place(run: &Run, row: usize) -> Place {
    match run.examples().raw().row(row).0 {
        &[x, y] => Space::lifted(x, y),
        _ => [0.0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Gate, Shape};
    use crate::model::Section;
    use crate::train::{Settings, Source, at};

    fn xor(epoch: u32) -> Run {
        let features = vec![Feature::Product];
        at(
            epoch,
            Settings {
                source: Source::Gate(Gate::Xor),
                features,
                eta: 0.5,
                epochs: 5000,
                ..Settings::default()
            },
        )
    }

    fn space(run: &Run) -> Space {
        Space::new(run, Pose::default()).unwrap()
    }

    #[test]
    fn only_two_inputs_and_their_product_can_be_lifted() {
        assert!(View::lifts(&xor(0)));
        assert!(Space::new(&at(0, Settings::default()), Pose::default()).is_none());
        let features = vec![Feature::Product, Feature::FirstSine];
        assert!(!View::lifts(&at(0, Settings { features, ..Settings::default() })));
    }

    /// Scaled or not, z of a lifted place is that of the neuron for what it sees there.
    #[test]
    fn z_is_the_neurons() {
        let moons = Source::Generated { shape: Shape::Moons, rows: 60, noise: 0.1 };
        let scaled = Settings {
            source: moons,
            features: vec![Feature::Product],
            standardise: Some(true),
            eta: 0.1,
            ..Settings::default()
        };
        for run in [xor(40), at(30, scaled)] {
            let (space, section) = (space(&run), Section::new(run.examples(), [0, 1]));
            let mut seen = [0.0; 3];
            for (x, y) in [(0.0, 0.0), (1.0, 1.0), (-0.3, 0.8)] {
                section.see(run.examples(), (x, y), &mut seen);
                let z = run.parameters().z(0, &seen);
                assert!((space.z(Space::lifted(x, y)) - z).abs() < 1e-12, "{z}");
            }
        }
    }

    #[test]
    fn the_plane_lies_where_the_neuron_cannot_decide() {
        let space = space(&xor(3000));
        let corners = space.plane();
        assert!((3..=6).contains(&corners.len()), "{corners:?}");
        for corner in &corners {
            assert!(space.z(*corner).abs() < 1e-9);
            assert!(space.upright(*corner).iter().all(|share| (-1e-9..=1.0 + 1e-9).contains(share)));
        }
        // Once around: neighbours share a side of the space.
        for (index, one) in corners.iter().enumerate() {
            let other = corners[(index + 1) % corners.len()];
            let shares = [space.upright(*one), space.upright(other)];
            let is_side = |axis: usize| {
                [0.0, 1.0].iter().any(|side| shares.iter().all(|share| (share[axis] - side).abs() < 1e-9))
            };
            assert!((0..3).any(is_side), "{one:?} {other:?}");
        }
        let curve = space.curve();
        assert_eq!(curve.len(), 2, "both branches of a hyperbola");
        for (x, y) in curve.into_iter().flatten() {
            assert!(space.z(Space::lifted(x, y)).abs() < 0.02, "{}", space.z(Space::lifted(x, y)));
        }
        let ends = space.hatch(0.5).unwrap();
        assert!(ends.iter().all(|end| space.z(*end).abs() < 1e-9));
    }

    #[test]
    fn strips_are_what_is_called_class_1() {
        let space = space(&xor(3000));
        let [(x0, x1), (y0, y1), _] = space.ranges;
        let strips = space.strips();
        for (x, y) in (0..400).map(|index| (f64::from(index % 20), f64::from(index / 20))) {
            let (x, y) = (x0 + (x + 0.5) / 20.0 * (x1 - x0), y0 + (y + 0.5) / 20.0 * (y1 - y0));
            let z = space.z(Space::lifted(x, y));
            let covers = |[a, b, _, d]: &[(f64, f64); 4]| {
                let share = (y - a.1) / (d.1 - a.1);
                let cross = a.0 + share * (d.0 - a.0);
                (0.0..1.0).contains(&share) && (x - cross) * (b.0 - cross) > 0.0
            };
            if z.abs() > 0.2 {
                assert_eq!(strips.iter().any(covers), z > 0.0, "({x}, {y}): {z}");
            }
        }
    }

    #[test]
    fn what_the_plane_hides_is_behind_it() {
        // A plane at the height of a half, seen from above.
        let run = at(
            0,
            Settings {
                source: Source::Gate(Gate::Xor),
                features: vec![Feature::Product],
                weights: Some(vec![0.0, 0.0, 2.0, -1.0]),
                ..Settings::default()
            },
        );
        let space = space(&run);
        assert_eq!([0, 1, 2, 3].map(|row| space.is_behind(place(&run, row))), [true, true, true, false]);
    }

    #[test]
    fn a_mark_is_found_where_it_is_drawn() {
        let run = xor(10);
        let plot = Plot::new((480, 400), 1.0, (0.0, 1.0), (0.0, 1.0));
        for turn in [-3.0, -1.2, 0.0, 0.42, 2.0] {
            let space = Space::new(&run, Pose { turn, lift: 1.0 }).unwrap();
            for row in 0..4 {
                let (x, y) = space.seen(&plot, place(&run, row));
                assert!((0.0..480.0).contains(&x) && (0.0..400.0).contains(&y), "{turn}: {x} {y}");
                assert_eq!(row_at(&plot, &run, &space, (x + 2.0, y - 1.0)), Some(row));
            }
        }
    }

    #[test]
    fn turns_are_close_enough_for_drawing() {
        for hundredth in -315..=315 {
            let angle = f64::from(hundredth) / 100.0;
            let (sin, cos) = turned(angle);
            assert!((sin - angle.sin()).abs() + (cos - angle.cos()).abs() < 1e-6, "{angle}: {sin} {cos}");
        }
        assert!((Space::TILT - 0.5_f64.sin()).abs() + (Space::RISE - 0.5_f64.cos()).abs() < 1e-15);
        let angles: Vec<f64> = (0..16).map(|step| f64::from(step) * 0.39 + 0.01).collect();
        let grown: Vec<f64> = angles.iter().map(|angle| around(angle.cos(), angle.sin())).collect();
        assert!(grown.windows(2).all(|pair| pair[0] < pair[1]), "{grown:?}");
    }

    #[test]
    fn without_lift_all_is_flat() {
        let run = xor(10);
        let space = Space::new(&run, Pose { lift: 0.0, ..Pose::default() }).unwrap();
        let plot = Plot::new((480, 400), 1.0, (0.0, 1.0), (0.0, 1.0));
        assert_eq!(space.point(&plot, [1.0, 1.0, 1.0]), space.point(&plot, [1.0, 1.0, 0.0]));
    }
}
