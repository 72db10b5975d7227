use plotters_backend::BackendCoord;
use plotters_backend::text_anchor::{HPos, VPos};

use super::Points;
use super::field::predicted;
use crate::model::{Lattice, Plane, Section};
use crate::number;
use crate::panels::borders::Borders;
use crate::panels::picture::FINGER;
use crate::plot::{Drawn, Layer, Pen, Plot, Theme};
use crate::train::Run;

/// The decision boundary: with one output, the line where out is at the threshold, with its name; with several, the lines between
/// the regions.
#[derive(Debug, Clone)]
pub struct Line {
    plot: Plot,
    /// The largest change in units that remains invisible.
    grain: f64,
    lattice: Lattice,
    /// Whether it is one straight line.
    straight: bool,
    /// The z at which one output is at the threshold.
    level: f64,
    /// The class at each point of the lattice.
    winners: Vec<u8>,
    borders: Borders,
    /// A hash of what is drawn.
    look: u64,
}

impl Line {
    /// The number of cells in a row and in a column for finding a curve.
    pub(super) const CELLS: usize = 64;
    /// The radius of a grip, and the distance within which a finger holds it, in CSS pixels.
    const GRIP: f64 = 7.0;
    const REACH: f64 = FINGER;

    /// The line in a picture of a section, drawn again if it moves by more than `grain` units.
    pub fn new(run: &Run, section: &Section, plot: Plot, grain: f64) -> Self {
        let examples = run.examples();
        let straight = run.parameters().outputs() == 1 && !section.bends(examples);
        let cells = if straight { 1 } else { Self::CELLS };
        let lattice = Lattice::corners(examples, section, &super::window(&plot), cells);
        let winners = vec![0; lattice.side() * lattice.side()];
        Self {
            plot,
            grain,
            lattice,
            straight,
            level: f64::NAN,
            winners,
            borders: Borders::default(),
            look: 0,
        }
    }

    /// Adopts the current state of the run, and returns whether the line looks different.
    pub fn follow(&mut self, run: &Run) -> bool {
        let level = run.rule().activation().decision_z(run.settings().threshold);
        // Not `!=`, because at first the level is NaN.
        let same_level = level == self.level;
        self.level = level;
        if !self.lattice.take(run.parameters(), 0.0) && same_level {
            return false;
        }
        let (side, outputs) = (self.lattice.side(), self.lattice.outputs());
        for (point, winner) in self.winners.iter_mut().enumerate() {
            *winner = predicted(&self.lattice, level, point % side, point / side) as u8;
        }
        let [left, top, right, bottom] = self.plot.area();
        if self.straight {
            let plot = &self.plot;
            let line = self.plane().line(&super::window(plot), level);
            self.borders.set(line.map(|ends| ends.map(|(x, y)| plot.place(x, y))));
        } else {
            let lattice = &self.lattice;
            self.borders.trace(side, &self.winners, &|class, point| match (outputs, class) {
                (1, 0) => level,
                (1, _) => lattice.z(0, point % side, point / side),
                _ => lattice.z(usize::from(class), point % side, point / side),
            });
            let cells = (side - 1) as f64;
            self.borders.place(|(column, row)| {
                (left + (right - left) * column / cells, top + (bottom - top) * row / cells)
            });
        }
        let look = self.hash();
        std::mem::replace(&mut self.look, look) != look
    }

    /// z of the only output, from three corners.
    fn plane(&self) -> Plane {
        let z = |column, row| self.lattice.z(0, column, row);
        let window = super::window(&self.plot);
        let (width, height) = window.size();
        let slope = ((z(1, 0) - z(0, 0)) / width, (z(0, 0) - z(0, 1)) / height);
        Plane { at: (window.x.0, window.y.1), z: z(0, 0), slope }
    }

    fn hash(&self) -> u64 {
        // The hash function of Fowler, Noll and Vo, over everything drawn, rounded to the grain.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut take = |number: u64| hash = (hash ^ number).wrapping_mul(0x100_0000_01b3);
        for chain in self.borders.chains() {
            take(chain.len() as u64);
            for &(x, y) in chain {
                take((x / self.grain).floor() as i64 as u64);
                take((y / self.grain).floor() as i64 as u64);
            }
        }
        // For a curve or a straight line, the corners show which side belongs to which class.
        let side = self.lattice.side();
        for corner in [0, side - 1, side * (side - 1), side * side - 1] {
            take(self.winners[corner].into());
        }
        take(self.level.to_bits());
        hash
    }

    /// The ends of the line, in units, if it is straight and passes through the picture.
    pub fn ends(&self) -> Option<[(f64, f64); 2]> {
        let chain = self.borders.chains().next().filter(|_| self.straight)?;
        chain.first().zip(chain.last()).map(|(&from, &to)| [from, to])
    }

    /// Draws it, among points; with grips at its ends and in its middle if it can be moved.
    pub fn draw(&self, layer: &Layer<'_>, theme: &Theme, run: &Run, points: &Points, grips: bool) -> Drawn {
        let mut pen = Pen::new(layer, &self.plot, theme);
        // Over many points it needs an outline.
        let inks = [(theme.surface, 5.0), (theme.ink, 2.0)];
        for (colour, width) in if points.are_many() { &inks[..] } else { &inks[1..] } {
            for chain in self.borders.chains() {
                pen.path(&mut chain.iter().map(|&point| rounded(point)), *colour, *width);
            }
        }
        let ends = self.ends().filter(|_| grips);
        if self.lattice.outputs() == 1 && !Plot::is_narrow(self.plot.extent()) {
            let decision = run.rule().activation().decision(run.settings().threshold);
            self.label(&mut pen, &format!("out = {}", number::tick(decision)), points, ends.is_some());
        }
        if let Some(ends) = ends {
            for point in grips_of(ends) {
                pen.disc(rounded(point), Self::GRIP, theme.surface);
                pen.ring(rounded(point), Self::GRIP, theme.ink, 2.0);
            }
        }
        pen.done()
    }

    /// Draws the name of the longest line, beside it, or around it if it is closed, at a place with few points.
    fn label(&self, pen: &mut Pen<'_, '_>, name: &str, points: &Points, grips: bool) {
        let longest = self.borders.chains().max_by(|one, other| length(one).total_cmp(&length(other)));
        let Some(&[first, .., last]) = longest else { return };
        let (chain, plot) = (longest.unwrap_or_default(), &self.plot);
        let [left, top, right, bottom] = plot.area();
        let gap = plot.css(if grips { 8.0 + Self::GRIP } else { 8.0 });
        let (width, height) = (plot.css(6.5) * name.len() as f64, plot.css(14.0));
        let ink = pen.theme.ink;
        if first == last && chain.len() > 2 && !self.straight {
            // Beyond the point that is furthest up, or to the top right, and so on: so far that the line cannot reach it.
            const HALF: f64 = std::f64::consts::FRAC_1_SQRT_2;
            const WAYS: [(f64, f64); 8] = [
                (0.0, -1.0),
                (HALF, -HALF),
                (-HALF, -HALF),
                (1.0, 0.0),
                (-1.0, 0.0),
                (HALF, HALF),
                (-HALF, HALF),
                (0.0, 1.0),
            ];
            // The first place with room, among those with the fewest points in the way.
            let (mut best, mut fewest) = (first, usize::MAX);
            for (dx, dy) in WAYS {
                let reach = |(x, y): (f64, f64)| dx * x + dy * y;
                let mut furthest = first;
                for &point in chain {
                    if reach(point) > reach(furthest) {
                        furthest = point;
                    }
                }
                let (across, down) = (0.5 * width, 0.5 * height);
                let away = gap + across * dx.abs() + down * dy.abs();
                let (x, y) = (furthest.0 + away * dx, furthest.1 + away * dy);
                let edges = [x - across, y - down, x + across, y + down];
                let within = edges[0] >= left && edges[1] >= top && edges[2] <= right && edges[3] <= bottom;
                let in_the_way = points.within(edges);
                if within && in_the_way < fewest {
                    (best, fewest) = ((x, y), in_the_way);
                }
            }
            pen.text(rounded(best), (HPos::Center, VPos::Center), name, ink);
            return;
        }
        let (place, side) = self.beside(chain, (width, height), gap, points);
        pen.text(rounded(place), (side, VPos::Top), name, ink);
    }

    /// The top left or top right corner of a name of this size: beside a steep line, below a flat one, on the side that the line
    /// leans away from; further along the line if points are in the way.
    fn beside(
        &self,
        chain: &[(f64, f64)],
        (width, height): (f64, f64),
        gap: f64,
        points: &Points,
    ) -> ((f64, f64), HPos) {
        let plot = &self.plot;
        let [left, top, right, bottom] = plot.area();
        let is_upwards = along(chain, true, 0.0).1 < along(chain, false, 0.0).1;
        // Among many points, moving along the line does not help.
        let most = if points.are_many() { 1 } else { 6 };
        let (mut best, mut fewest) = (((left, top), HPos::Left), usize::MAX);
        for step in 0..most {
            let far = plot.css(40.0) * f64::from(step);
            let end = along(chain, is_upwards, far);
            let other = along(chain, is_upwards, far + plot.css(80.0));
            let run = (other.0 - end.0) / (other.1 - end.1).max(1.0);
            let steep = run.abs() <= 2.5;
            // Beside: far enough away for the line, leaning this way, to pass. Below: deep enough for it to pass.
            let across = if steep { gap + run.abs() * (height + gap) } else { gap };
            let down = if steep { gap } else { gap + (width + gap) / run.abs() };
            let rightwards =
                if run >= 0.0 { end.0 + across + width < right } else { end.0 - across - width < left };
            let x = if rightwards { end.0 + across } else { end.0 - across }.min(right - gap).max(left + gap);
            let y = (end.1 + down).min(bottom - height - gap).max(top + gap);
            let from = if rightwards { x } else { x - width };
            let in_the_way = points.within([from, y, from + width, y + height]);
            if in_the_way < fewest {
                let side = if rightwards { HPos::Left } else { HPos::Right };
                (best, fewest) = (((x, y), side), in_the_way);
            }
        }
        best
    }

    /// The part of a movable line at a position in units, if one is within reach of a finger: an end, the first or the second of
    /// [`Line::ends`], or `Some(None)` for the line itself.
    pub fn grip_at(&self, place: (f64, f64)) -> Option<Option<usize>> {
        let ends = self.ends()?;
        let reach = self.plot.css(Self::REACH);
        let [first, _, second] = grips_of(ends);
        for (end, point) in [first, second].into_iter().enumerate() {
            // On a short line, each grip gets the nearer half.
            let other = [second, first][end];
            if distance(place, point) <= reach && distance(place, point) < distance(place, other) {
                return Some(Some(end));
            }
        }
        let [from, to] = ends;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let share = ((place.0 - from.0) * dx + (place.1 - from.1) * dy) / (dx * dx + dy * dy);
        let share = share.clamp(0.0, 1.0);
        let nearest = (from.0 + share * dx, from.1 + share * dy);
        (distance(place, nearest) <= 0.7 * reach).then_some(None)
    }
}

impl Line {
    /// Whether a position in units is within reach of the grip in the middle.
    pub fn is_on_middle(&self, place: (f64, f64)) -> bool {
        self.ends().is_some_and(|ends| distance(place, grips_of(ends)[1]) <= self.plot.css(Self::REACH))
    }
}

/// The positions of the grips of a line: at its ends and in its middle.
fn grips_of([from, to]: [(f64, f64); 2]) -> [(f64, f64); 3] {
    [from, (0.5 * (from.0 + to.0), 0.5 * (from.1 + to.1)), to]
}

fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (dx, dy) = (one.0 - other.0, one.1 - other.1);
    dx.hypot(dy)
}

fn length(chain: &[(f64, f64)]) -> f64 {
    chain.windows(2).map(|ends| distance(ends[0], ends[1])).sum()
}

/// The point at distance `far` along a chain from one of its ends, at most its other end.
fn along(chain: &[(f64, f64)], backwards: bool, far: f64) -> (f64, f64) {
    let point = |index: usize| chain[if backwards { chain.len() - 1 - index } else { index }];
    let mut left = far;
    for index in 1..chain.len() {
        let (at, next) = (point(index - 1), point(index));
        let step = distance(at, next);
        if step >= left {
            let share = left / step;
            return (at.0 + share * (next.0 - at.0), at.1 + share * (next.1 - at.1));
        }
        left -= step;
    }
    point(chain.len() - 1)
}

fn rounded((x, y): (f64, f64)) -> BackendCoord {
    (x.round() as i32, y.round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Feature, Iris};
    use crate::panels::boundary;
    use crate::plot::Extent;
    use crate::train::{Settings, Source};

    fn line(run: &Run) -> Line {
        let section = Section::new(run.examples(), [0, 1]);
        let plot = boundary::plot(Extent::of_svg((400, 400)), &section, run.examples().raw());
        Line::new(run, &section, plot, 1.0)
    }

    fn gate(features: &str, weights: &[f64]) -> Run {
        let features = Feature::list(features).unwrap();
        Run::new(Settings { features, weights: Some(weights.to_vec()), ..Settings::default() }).unwrap()
    }

    /// The largest distance of z from that of the threshold, along the lines.
    fn off(line: &Line, run: &Run) -> f64 {
        let section = Section::new(run.examples(), [0, 1]);
        let mut seen = vec![0.0; run.parameters().inputs()];
        let points = line.borders.chains().flatten().map(|&place| {
            section.see(run.examples(), line.plot.numbers(place), &mut seen);
            (run.parameters().z(0, &seen) - line.level).abs()
        });
        points.fold(0.0, f64::max)
    }

    #[test]
    fn its_name_gives_way_to_points() {
        // Through (0, 0), or near it.
        for weights in [[0.55, 0.72, 0.1], [1.0, 1.0, 0.0], [3.0, 0.4, 0.0], [0.2, 1.0, -0.02]] {
            let run = gate("", &weights);
            let mut line = line(&run);
            line.follow(&run);
            let section = Section::new(run.examples(), [0, 1]);
            let points = Points::new(&run, &section, line.plot.clone(), Points::MOST);
            let chain: Vec<_> = line.borders.chains().flatten().copied().collect();
            let ((x, y), side) = line.beside(&chain, (60.0, 14.0), 8.0, &points);
            let left = if matches!(side, HPos::Left) { x } else { x - 60.0 };
            assert_eq!(points.within([left, y, left + 60.0, y + 14.0]), 0, "{weights:?}");
        }
    }

    #[test]
    fn it_is_where_out_is_at_the_threshold() {
        for (features, weights) in [
            ("", &[2.0, 3.0, -2.5][..]),
            ("x1*x2", &[2.0, 2.5, -5.0, -0.5]),
            ("x1^2 x2^2", &[-2.0, -2.0, 2.0, 2.0, 0.3]),
            ("sin(x1) x1*x2", &[1.0, -2.0, 3.0, 1.0, -0.4]),
        ] {
            let mut run = gate(features, weights);
            for threshold in [0.5, 0.4] {
                assert!(run.set_threshold(threshold));
                let mut line = line(&run);
                assert!(line.follow(&run));
                let length: f64 = line.borders.chains().map(length).sum();
                assert!(length > 50.0, "{features}: {length}");
                assert!(off(&line, &run) < 1e-2, "{features} at {threshold}: {}", off(&line, &run));
                assert_eq!(line.ends().is_some(), features.is_empty());
            }
        }
    }

    #[test]
    fn it_is_drawn_again_only_if_one_could_see_it() {
        let mut run = gate("", &[2.0, 2.0, -2.5]);
        let mut line = line(&run);
        assert!(line.follow(&run) && !line.follow(&run));
        // Sharper, but in the same place.
        run.set_parameters(vec![4.0, 4.0, -5.0]);
        assert!(!line.follow(&run));
        // With the classes swapped.
        run.set_parameters(vec![-4.0, -4.0, 5.0]);
        assert!(line.follow(&run));
        // Out of the picture, and then the whole picture changes from one class to the other.
        run.set_parameters(vec![0.0, 0.0, 1.0]);
        assert!(line.follow(&run) && line.ends().is_none());
        run.set_parameters(vec![0.0, 0.0, -1.0]);
        assert!(line.follow(&run));
        // Another threshold has another name, even if neither is in the picture.
        assert!(run.set_threshold(0.9) && line.follow(&run));
    }

    #[test]
    fn three_regions_have_three_borders() {
        let source = Source::Iris(Iris::from_names(Some("petal_length_cm,petal_width_cm"), None).unwrap());
        let weights = Some(vec![-3.0, -1.0, 1.0, -2.0, 3.0, 2.0, -1.0, 0.0, -2.0]);
        let run = Run::new(Settings { source, weights, ..Settings::default() }).unwrap();
        let mut line = line(&run);
        line.follow(&run);
        assert_eq!((line.borders.chains().count(), line.ends()), (3, None));
        assert_eq!(line.grip_at((800.0, 800.0)), None);
    }

    #[test]
    fn it_is_held_at_its_ends_and_all_along() {
        let run = gate("", &[1.0, 0.0, -0.5]);
        let mut line = line(&run);
        line.follow(&run);
        let [from, to] = line.ends().unwrap();
        let beside = |(x, y): (f64, f64), away: f64| (x + away, y);
        assert_eq!(line.grip_at(beside(from, 40.0)), Some(Some(0)));
        assert_eq!(line.grip_at(beside(to, -40.0)), Some(Some(1)));
        let middle = (from.0, 0.5 * (from.1 + to.1));
        assert_eq!(line.grip_at(beside(middle, 40.0)), Some(None));
        assert_eq!([line.grip_at(beside(middle, 100.0)), line.grip_at((from.0, from.1 + 360.0))], [None; 2]);
    }
}
