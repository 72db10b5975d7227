use plotters_backend::{BackendCoord, DrawingBackend};

use crate::charts::marker::Marker;
use crate::charts::style::{Colour, Drawn};
use crate::charts::{Plot, Theme};
use crate::model::Section;
use crate::train::Run;

/// The rows as points, each with the marker of its class: filled where it is called what it is and hollow where not, a small
/// one in a ring where it is held out.
///
/// Of very many rows some are drawn. More than a few hundred are pixels rather than shapes.
#[derive(Debug, Clone)]
pub struct Points {
    plot: Plot,
    points: Vec<Point>,
    /// How many rows there are.
    rows: usize,
    /// Of a marker, in backend units.
    radius: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    row: u32,
    at: BackendCoord,
    class: u8,
    held_out: bool,
    right: bool,
}

impl Points {
    /// The most rows drawn.
    pub const MOST: usize = 10_000;
    /// The most rows drawn as shapes.
    const FEW: usize = 500;
    /// How much of a marker's size one in a ring has.
    const HELD_OUT: f64 = 0.55;

    /// How many of so many rows are drawn.
    pub fn drawn(rows: usize) -> usize {
        rows.min(Self::MOST)
    }

    /// The rows in a picture of a section, `most` of them at most.
    pub fn new(run: &Run, section: &Section, plot: Plot, most: usize) -> Self {
        let rows = run.examples().raw().len();
        let drawn = most.min(rows);
        let points = (0..drawn).map(|index| Point::new(run, section, &plot, chosen(index, rows, drawn)));
        // As large as their number leaves room for.
        let radius = plot.css((8.0 * (12.0 / drawn.max(12) as f64).sqrt().sqrt()).max(2.0));
        let mut points = Self { points: points.collect(), plot, rows, radius };
        points.follow(run);
        points
    }

    /// Whether they are to be painted as pixels.
    pub fn are_many(&self) -> bool {
        self.points.len() > Self::FEW
    }

    /// Takes over what the run has become; true where one of them is called something else.
    pub fn follow(&mut self, run: &Run) -> bool {
        let mut changed = false;
        for point in &mut self.points {
            let right = run.is_right(point.row as usize);
            changed |= right != point.right;
            point.right = right;
        }
        changed
    }

    /// Draws them as shapes, and the selected row.
    pub fn draw<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        run: &Run,
        section: &Section,
        selected: usize,
    ) -> Drawn<DB> {
        // Those that are wrong are few, and to be seen.
        for right in [true, false] {
            for point in self.points.iter().filter(|point| point.right == right) {
                self.mark(backend, theme, point)?;
            }
        }
        self.ring(backend, theme, run, section, selected)
    }

    /// Draws the selected row, whether or not it is one of those drawn, with a ring around it.
    pub fn ring<DB: DrawingBackend>(
        &self,
        backend: &mut DB,
        theme: &Theme,
        run: &Run,
        section: &Section,
        selected: usize,
    ) -> Drawn<DB> {
        if selected >= self.rows {
            return Ok(());
        }
        let point = Point::new(run, section, &self.plot, selected);
        self.mark(backend, theme, &point)?;
        let ring = (self.radius + self.plot.css(6.0)).round() as u32;
        backend.draw_circle(point.at, ring, &theme.ink.line(self.plot.whole(1.5)), false)
    }

    fn mark<DB: DrawingBackend>(&self, backend: &mut DB, theme: &Theme, point: &Point) -> Drawn<DB> {
        let (marker, colour, radius) =
            (Marker::of(point.class.into()), theme.class(point.class.into()), self.radius);
        let width = (0.31 * radius).max(self.plot.css(1.2));
        marker.fill(backend, point.at, 1.25 * radius, theme.surface)?;
        let radius = if point.held_out {
            marker.outline(backend, point.at, radius, 0.6 * width, colour)?;
            Self::HELD_OUT * radius
        } else {
            radius
        };
        match (point.right, point.held_out) {
            (true, _) => marker.fill(backend, point.at, radius, colour),
            (false, held_out) => {
                let width = if held_out { 0.6 * width } else { width };
                marker.outline(backend, point.at, radius, width, colour)
            }
        }
    }

    /// Paints many onto pixels, RGBA and `width` to a row, whose first one lies at `corner` in backend units. What was there
    /// goes.
    pub fn paint(&self, theme: &Theme, pixels: &mut [u8], width: usize, corner: BackendCoord) {
        pixels.fill(0);
        let classes = self.points.iter().map(|point| point.class).max().unwrap_or(0);
        let mut stamps = Vec::new();
        for kind in 0..4 * (usize::from(classes) + 1) {
            stamps.push(Stamp::new(theme, kind / 4, self.radius, kind & 1 != 0, kind & 2 != 0));
        }
        for right in [true, false] {
            for point in self.points.iter().filter(|point| point.right == right) {
                let kind = u8::from(point.right) + 2 * u8::from(point.held_out);
                stamps[usize::from(4 * point.class + kind)].press(
                    pixels,
                    width,
                    (point.at.0 - corner.0, point.at.1 - corner.1),
                );
            }
        }
    }

    /// The row whose point lies nearest to a place in backend units, and how far off, if one of those drawn is within a
    /// finger's reach.
    pub fn nearest(&self, place: (f64, f64)) -> Option<(usize, f64)> {
        // Squared distances, the first of them a finger's reach.
        let (mut nearest, mut least) = (None, self.plot.css(24.0) * self.plot.css(24.0));
        for point in &self.points {
            let (dx, dy) = (f64::from(point.at.0) - place.0, f64::from(point.at.1) - place.1);
            let distance = dx * dx + dy * dy;
            if distance <= least {
                (nearest, least) = (Some(point.row as usize), distance);
            }
        }
        nearest.map(|row| (row, least.sqrt()))
    }

    /// How many of them reach into a rectangle: left, top, right, bottom in backend units.
    pub fn within(&self, [left, top, right, bottom]: [f64; 4]) -> usize {
        let within = |&&Point { at: (x, y), .. }: &&Point| {
            let (x, y) = (f64::from(x), f64::from(y));
            (left - self.radius..=right + self.radius).contains(&x)
                && (top - self.radius..=bottom + self.radius).contains(&y)
        };
        self.points.iter().filter(within).count()
    }

    /// A marker's radius in backend units.
    pub fn radius(&self) -> f64 {
        self.radius
    }
}

impl Point {
    fn new(run: &Run, section: &Section, plot: &Plot, row: usize) -> Self {
        let raw = run.examples().raw();
        let class = raw.class(row);
        let (x, y) = section.place(raw.row(row).0, class);
        Self {
            row: row as u32,
            at: plot.point(x, y),
            class: class as u8,
            held_out: run.examples().is_held_out(row),
            right: run.is_right(row),
        }
    }
}

/// The row to draw for the index, of `rows` if `drawn` of them are: one of each run of rows of equal length, now here and now
/// there within it, for rows may take turns in what they are.
fn chosen(index: usize, rows: usize, drawn: usize) -> usize {
    if rows == drawn {
        return index;
    }
    let at = |index: usize| (index as u64 * rows as u64 / drawn as u64) as usize;
    let (from, to) = (at(index), at(index + 1));
    // Knuth's multiplicative hash.
    from + (index as u32).wrapping_mul(2_654_435_769) as usize % 65_521 % (to - from)
}

/// A marker in pixels.
struct Stamp {
    /// From the middle to each side.
    half: i32,
    pixels: Vec<u8>,
    /// What of it is not empty: row, first column, and the column after the last.
    runs: Vec<(i32, i32, i32)>,
}

impl Stamp {
    fn new(theme: &Theme, class: usize, radius: f64, right: bool, held_out: bool) -> Self {
        let (marker, Colour(red, green, blue)) = (Marker::of(class), theme.class(class));
        let Colour(paper, of, it) = theme.surface;
        let radius = if held_out { 0.6 * radius } else { radius };
        let half = (1.5 * radius).ceil() as i32;
        let (mut pixels, mut runs) = (Vec::new(), Vec::new());
        for y in -half..=half {
            let mut run = (y, 0, 0);
            for x in -half..=half {
                let covers = |radius: f64| marker.covers((f64::from(x) / radius, f64::from(y) / radius));
                let pixel = if !covers(radius + 0.25) {
                    [0; 4]
                } else if !right && covers(0.6 * radius) {
                    [paper, of, it, 255]
                } else {
                    [red, green, blue, 255]
                };
                if pixel[3] > 0 {
                    run = (y, if run.1 == run.2 { x } else { run.1 }, x + 1);
                }
                pixels.extend(pixel);
            }
            if run.1 < run.2 {
                runs.push(run);
            }
        }
        Self { half, pixels, runs }
    }

    fn press(&self, pixels: &mut [u8], width: usize, (left, top): (i32, i32)) {
        let side = 2 * self.half + 1;
        for &(y, from, to) in &self.runs {
            let (from, to) = (from.max(-left), to.min(width as i32 - left));
            if top + y < 0 || from >= to {
                continue;
            }
            let source = 4 * ((y + self.half) * side + from + self.half) as usize;
            let goal = 4 * ((top + y) as usize * width + (left + from) as usize);
            let length = 4 * (to - from) as usize;
            let stamp = self.pixels.get(source..source + length);
            if let (Some(goal), Some(stamp)) = (pixels.get_mut(goal..goal + length), stamp) {
                goal.copy_from_slice(stamp);
            }
        }
    }
}
