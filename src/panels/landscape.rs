//! The loss as a landscape over two parameters, the others held where they are: its height in bands and contour lines, the
//! path walked so far, and the way down from here.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::contour::join;
use super::forward::{dz_of, loss_of, z_of};
use super::numerals::{below, length, log10};
use super::pen::Pen;
use super::plot::ticks;
use super::style::Drawn;
use super::{Plot, Theme, contour, sample};
use crate::model::{Activation, Parameters, Penalty, Rule, Window};
use crate::number;
use crate::train::Run;

/// The two parameters along the axes, by their place among [`Parameters::values`]: those asked for, or others where the model
/// has no such two.
pub fn axes(parameters: &Parameters, asked: [usize; 2]) -> [usize; 2] {
    let last = parameters.values().len() - 1;
    let [one, other] = asked.map(|index| index.min(last));
    if one == other { if one == 0 { [0, 1] } else { [one - 1, one] } } else { [one, other] }
}

/// What a parameter is called: w₂, or w₁,₂ of the first of several outputs for the second input; b, or b₁.
pub fn name(parameters: &Parameters, index: usize) -> String {
    let (inputs, weights) = (parameters.inputs(), parameters.weights().len());
    let several = parameters.outputs() > 1;
    let input = below(index % inputs + 1);
    match (index < weights, several) {
        (true, true) => ["w", &below(index / inputs + 1), ",", &input].concat(),
        (true, false) => ["w", &input].concat(),
        (false, true) => ["b", &below(index - weights + 1)].concat(),
        (false, false) => "b".to_owned(),
    }
}

/// The window over two parameters that shows the path of a run with room around it, both axes to one scale: `before`, where
/// that still does.
pub fn window(run: &Run, axes: [usize; 2], before: Option<Window>) -> Window {
    /// The narrowest window.
    const LEAST: f64 = 4.0;
    let here = pick(run.parameters().values(), axes);
    let mut ranges = [(here[0], here[0]), (here[1], here[1])];
    for values in run.history().parameters().chunks_exact(run.parameters().values().len()) {
        for (range, value) in ranges.iter_mut().zip(pick(values, axes)) {
            *range = (range.0.min(value), range.1.max(value));
        }
    }
    let [span_x, span_y] = ranges.map(|(low, high)| high - low);
    let span = span_x.max(span_y).min(1e300);
    if let Some(Window { x, y }) = before {
        // A single point, which may be on its way by hand, can go to the edge: under the hand, nothing is to jump.
        let rim = (x.1 - x.0) / if run.history().points().len() > 1 { 16.0 } else { 64.0 };
        let shows = |(from, to): (f64, f64), (low, high): (f64, f64)| low >= from + rim && high <= to - rim;
        // Unless nearly all of it is empty.
        let fits = x.1 - x.0 <= (8.0 * span).max(4.0 * LEAST);
        if shows(x, ranges[0]) && shows(y, ranges[1]) && fits {
            return Window { x, y };
        }
    }
    // 4 6 8 12 16 24 ….
    let (mut width, mut half) = (LEAST, true);
    while width < 1.6 * span {
        width *= if half { 1.5 } else { 4.0 / 3.0 };
        half = !half;
    }
    let step = width / 8.0;
    let [x, y] = ranges.map(|(low, high)| {
        let middle = ((low + high) / 2.0 / step).round() * step;
        (middle - width / 2.0, middle + width / 2.0)
    });
    Window { x, y }
}

/// The two parameters along the axes.
fn pick(values: &[f64], axes: [usize; 2]) -> [f64; 2] {
    axes.map(|axis| values.get(axis).copied().unwrap_or(0.0))
}

/// The mean loss over a window of two parameters, penalty included, on a grid of points from edge to edge. It is worked out
/// in pieces, and from at most [`Surface::MOST_ROWS`] of the rows to train on.
#[derive(Debug, Clone)]
pub struct Surface {
    rule: Rule,
    penalty: Penalty,
    axes: [usize; 2],
    weights: usize,
    window: Window,
    /// All parameters when it was begun.
    held: Vec<f64>,
    /// What the loss is the mean of: loss(c + p·u + q·v, y) as c, u, v and y, where p and q are the two parameters. A row is one
    /// term, or two where they belong to different outputs.
    terms: Vec<[f64; 4]>,
    rows: usize,
    /// What does not change over the window.
    constant: f64,
    side: usize,
    /// Row by row, from the upper left corner on, as far as it is done.
    grid: Vec<f64>,
}

impl Surface {
    /// The most rows it is worked out from.
    pub const MOST_ROWS: usize = 2000;
    /// The most products to begin with, rows by outputs by inputs: of wide rows fewer are taken.
    const MOST_PRODUCTS: usize = 400_000;

    /// A surface on so many points to a side, at least two, with nothing worked out yet.
    pub fn new(side: usize) -> Self {
        Self {
            rule: Rule::ARTICLE,
            penalty: Penalty::default(),
            axes: [0, 1],
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

    /// Begins anew: the surface of this loss where a run stands. Memory is used again.
    pub fn begin(&mut self, run: &Run, rule: Rule, axes: [usize; 2], window: Window) {
        let parameters = run.parameters();
        (self.rule, self.penalty, self.axes, self.window) = (rule, run.penalty(), axes, window);
        self.weights = parameters.weights().len();
        self.held.clear();
        self.held.extend_from_slice(parameters.values());
        self.terms.clear();
        self.grid.clear();
        self.constant = 0.0;
        let [one, other] = axes.map(|axis| parameters.output_of(axis));
        let held = pick(&self.held, axes);
        self.rows = sampled(run);
        for index in 0..self.rows {
            let (x, y) = row(run, index, self.rows);
            let [u, v] = axes.map(|axis| parameters.input_of(axis, x));
            for (output, &y) in y.iter().enumerate() {
                let z = z_of(parameters, output, x);
                if output != one && output != other {
                    self.constant += loss_of(rule, z, y);
                    continue;
                }
                let (u, v) = (if output == one { u } else { 0.0 }, if output == other { v } else { 0.0 });
                let c = z - held[0] * u - held[1] * v;
                self.terms.push([c, u, v, y]);
            }
        }
        self.constant /= self.rows as f64;
        for (index, weight) in parameters.weights().iter().enumerate() {
            if !axes.contains(&index) {
                self.constant += self.penalty.loss(&[*weight]);
            }
        }
    }

    /// Works out so many rows' losses at most, but one point at least. True when it is done.
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

    /// Whether all of it is worked out.
    pub fn is_done(&self) -> bool {
        self.grid.len() == self.side * self.side
    }

    /// Whether it is of this loss, of these parameters, over this window and under this penalty.
    pub fn is_of(&self, run: &Run, rule: Rule, axes: [usize; 2], window: Window) -> bool {
        (self.rule, self.axes, self.window, self.penalty) == (rule, axes, window, run.penalty())
            && self.held.len() == run.parameters().values().len()
    }

    /// Whether it has been begun, of these parameters.
    pub fn is_of_axes(&self, axes: [usize; 2]) -> bool {
        !self.held.is_empty() && self.axes == axes
    }

    /// Forgets all: the rows are others.
    pub fn clear(&mut self) {
        self.held.clear();
        self.grid.clear();
    }

    /// How far the held parameters have moved since it was begun: the farthest.
    pub fn drift(&self, run: &Run) -> f64 {
        let values = self.held.iter().zip(run.parameters().values()).enumerate();
        let held = values.filter(|(index, _)| !self.axes.contains(index));
        held.fold(0.0, |farthest: f64, (_, (before, now))| farthest.max((before - now).abs()))
    }

    /// Its window.
    pub fn window(&self) -> Window {
        self.window
    }

    /// The lowest point seen: both parameters, and the loss there. `None` while it is not done, or where nothing is a number.
    pub fn lowest(&self) -> Option<[f64; 3]> {
        let (lowest, _) = self.range()?;
        let (p, q) = self.point(self.grid.iter().position(|&height| height == lowest)?);
        Some([p, q, lowest])
    }

    /// The lowest and the highest height.
    fn range(&self) -> Option<(f64, f64)> {
        let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
        for &height in self.grid.iter().filter(|height| height.is_finite()) {
            (lowest, highest) = (lowest.min(height), highest.max(height));
        }
        (self.is_done() && lowest <= highest).then_some((lowest, highest))
    }

    /// Cells from edge to edge: one fewer than points.
    pub fn cells(&self) -> usize {
        self.side - 1
    }

    /// How high the middle of a cell, row by row, stands among the contour lines, from 0 to 1.
    pub fn share(&self, levels: &Levels, cell: usize) -> f64 {
        let cells = self.cells();
        let corner = cell / cells * self.side + cell % cells;
        let corners = [corner, corner + 1, corner + self.side, corner + self.side + 1];
        let height = |corner: usize| self.grid.get(corner).copied().unwrap_or(f64::NAN);
        levels.share(corners.into_iter().map(height).sum::<f64>() / 4.0)
    }

    fn point(&self, index: usize) -> (f64, f64) {
        let share = |place: usize| place as f64 / (self.side - 1) as f64;
        let Window { x, y } = self.window;
        let (right, down) = (share(index % self.side), share(index / self.side));
        (x.0 + right * (x.1 - x.0), y.1 - down * (y.1 - y.0))
    }

    fn height(&self, p: f64, q: f64) -> f64 {
        let loss = |[c, u, v, y]: &[f64; 4]| loss_of(self.rule, c + p * u + q * v, *y);
        let mean = self.terms.iter().map(loss).sum::<f64>() / self.rows as f64;
        let weight =
            |axis: usize, value: f64| if axis < self.weights { self.penalty.loss(&[value]) } else { 0.0 };
        mean + self.constant + weight(self.axes[0], p) + weight(self.axes[1], q)
    }
}

/// How many rows a surface is worked out from.
pub(super) fn sampled(run: &Run) -> usize {
    let most = Surface::MOST_PRODUCTS / run.parameters().values().len();
    run.examples().training().min(most.clamp(1, Surface::MOST_ROWS))
}

/// One of so many of them.
#[inline(never)]
pub(super) fn row(run: &Run, index: usize, of: usize) -> (&[f64], &[f64]) {
    run.examples().prepared().row(sample::nth(index, run.examples().training(), of))
}

/// The gradient where a run stands, by two parameters: of this loss and the penalty, over the rows of a surface.
pub fn gradient(run: &Run, rule: Rule, axes: [usize; 2]) -> [f64; 2] {
    let parameters = run.parameters();
    let [one, other] = axes.map(|axis| parameters.output_of(axis));
    let (rows, mut sums) = (sampled(run), [0.0; 2]);
    for index in 0..rows {
        let (x, y) = row(run, index, rows);
        for (output, &y) in y.iter().enumerate().filter(|(output, _)| *output == one || *output == other) {
            let dz = dz_of(rule, z_of(parameters, output, x), y);
            sums[0] += if output == one { dz * parameters.input_of(axes[0], x) } else { 0.0 };
            sums[1] += if output == other { dz * parameters.input_of(axes[1], x) } else { 0.0 };
        }
    }
    let penalty = |axis: usize| parameters.weights().get(axis).map_or(0.0, |&w| run.penalty().gradient(w));
    [sums[0] / rows as f64 + penalty(axes[0]), sums[1] / rows as f64 + penalty(axes[1])]
}

/// The lowest point in the window around a run's path, on a coarse grid: both parameters, each to a sixteenth of the window, and
/// the loss there. For words: at most some 600 000 rows' losses.
pub fn lowest(run: &Run, rule: Rule, axes: [usize; 2]) -> Option<[f64; 3]> {
    let mut surface = Surface::new(17);
    surface.begin(run, rule, axes, window(run, axes, None));
    surface.work(usize::MAX);
    surface.lowest()
}

/// The heights of a surface's contour lines, which are round numbers: at even steps where its highest point is less than
/// six times as high as its lowest, else by steps of so many times.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// From the lowest to the highest, the surface's own among them at both ends.
    heights: Vec<f64>,
}

impl Levels {
    /// The most of them at even steps.
    const MOST: u32 = 11;

    /// Finds those of a surface.
    pub fn find(&mut self, surface: &Surface) {
        self.heights.clear();
        let Some((lowest, highest)) = surface.range() else { return };
        self.heights.push(lowest);
        // Of what is nearly 0 somewhere, the last thousandth says nothing: three powers of ten at most.
        let from = lowest.max(1e-3 * highest);
        let is_terraced = surface.rule.activation() == Activation::Step;
        if highest < 6.0 * from || is_terraced {
            // Where a terrace ends, one line, not many.
            for height in ticks((lowest, highest), if is_terraced { 4 } else { Self::MOST }) {
                self.push(height, highest);
            }
        } else {
            let many = [1.0, 1.5, 2.0, 3.0, 5.0, 7.0];
            let steps = if highest < 60.0 * from { &many[..] } else { &[1.0, 2.0, 5.0] };
            let mut power = 1.0;
            while power > from {
                power /= 10.0;
            }
            while power * 10.0 <= from {
                power *= 10.0;
            }
            self.heights[0] = from;
            while power < highest {
                steps.iter().for_each(|step| self.push(step * power, highest));
                power *= 10.0;
            }
            self.heights[0] = lowest;
        }
        self.heights.push(highest);
    }

    /// Adds a line between the one before and the highest point.
    fn push(&mut self, height: f64, highest: f64) {
        if self.heights.last().is_some_and(|last| height > *last) && height < highest {
            self.heights.push(height);
        }
    }

    /// The heights of the lines, from the lowest up.
    pub fn lines(&self) -> &[f64] {
        self.heights.get(1..self.heights.len().saturating_sub(1)).unwrap_or_default()
    }

    /// How high a height stands among them, from 0 to 1: by equal shares from line to line.
    fn share(&self, height: f64) -> f64 {
        if self.lines().is_empty() {
            return 0.0;
        }
        let steps = (self.heights.len() - 1) as f64;
        for (step, pair) in self.heights.windows(2).enumerate() {
            if height < pair[1] {
                let within = ((height - pair[0]) / (pair[1] - pair[0])).max(0.0);
                return (step as f64 + within) / steps;
            }
        }
        1.0
    }
}

/// A picture of a window.
pub fn plot(size: (u32, u32), unit: f64, window: Window) -> Plot {
    Plot::new(size, unit, window.x, window.y)
}

/// Fills `pixels`, RGBA, with the colours of a surface: one for each cell of its grid, row by row.
pub fn fill(pixels: &mut [u8], surface: &Surface, levels: &Levels, theme: &Theme) {
    let cells = surface.cells();
    for (index, pixel) in pixels.chunks_exact_mut(4).enumerate().take(cells * cells) {
        let super::Colour(red, green, blue) = theme.height(surface.share(levels, index));
        pixel.copy_from_slice(&[red, green, blue, 255]);
    }
}

/// Draws contour lines, whole ones, with the heights of some beside the right edge.
#[derive(Debug, Clone, Default)]
pub struct Contours {
    pieces: Vec<[(f64, f64); 2]>,
    line: Vec<(f64, f64)>,
}

impl Contours {
    /// Draws those of a surface at these levels.
    pub fn draw<DB: DrawingBackend>(
        &mut self,
        backend: &mut DB,
        plot: &Plot,
        theme: &Theme,
        surface: &Surface,
        levels: &Levels,
    ) -> Drawn<DB> {
        let cells = surface.cells() as f64;
        let [left, top, right, bottom] = plot.area();
        let at = |(column, row): (f64, f64)| {
            let x = left + column / cells * (right - left);
            (x.round() as i32, (top + row / cells * (bottom - top)).round() as i32)
        };
        // Where the numbers stand: a line down the picture, which the path seldom comes near.
        let rail = (0.93 * cells).floor() + 0.5;
        let mut last = [0.0; 2];
        let mut pen = Pen::new(backend, plot, theme);
        for &level in levels.lines() {
            let height = theme.height(levels.share(level));
            let colour = height.towards(theme.ink, 0.35);
            self.pieces.clear();
            contour(&surface.grid, surface.side, level, |from, to| self.pieces.push([from, to]));
            let mut crossing = None;
            while join(&mut self.pieces, &mut self.line) {
                for pair in self.line.windows(2) {
                    let (before, after) = (pair[0].0 - rail, pair[1].0 - rail);
                    if (before < 0.0) != (after < 0.0) {
                        crossing = Some(pair[0].1 + before / (before - after) * (pair[1].1 - pair[0].1));
                    }
                }
                pen.path(&mut self.line.iter().map(|&place| at(place)), colour, 1.0);
            }
            if let Some(row) = crossing {
                let place = at((rail, row));
                let y = f64::from(place.1);
                let is_clear = last.iter().all(|other| (y - other).abs() > plot.css(22.0));
                if is_clear && y > top + plot.css(12.0) && y < bottom - plot.css(12.0) {
                    let text = number::tick(level);
                    let half = (plot.css(3.8 * length(&text) as f64) as i32, plot.css(8.0) as i32);
                    let (left, right) = (place.0 - half.0, place.0 + half.0);
                    let (top, bottom) = (place.1 - half.1, place.1 + half.1);
                    pen.polygon(&[(left, top), (right, top), (right, bottom), (left, bottom)], height);
                    pen.text(place, (HPos::Center, VPos::Center), &text, theme.ink);
                    last = [last[1], y];
                }
            }
        }
        pen.done()
    }
}

/// Draws the axes with the names of the parameters.
pub fn scales<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    axes: [usize; 2],
) -> Drawn<DB> {
    let [across, up] = axes.map(|axis| name(run.parameters(), axis));
    plot.named_axes(backend, theme, [&across, &up])
}

fn place(plot: &Plot, values: &[f64], axes: [usize; 2]) -> BackendCoord {
    let [p, q] = pick(values, axes);
    plot.point(p, q)
}

/// How many points of the history a run has reached where it stands.
pub fn reached(run: &Run) -> usize {
    run.history().points().partition_point(|point| point.epoch <= run.epoch())
}

/// Draws the path through points of the history, from the index `from` up to before the index `to`: as walked, or faint, as
/// walked before the run was taken back.
pub fn walk<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    axes: [usize; 2],
    (from, to): (usize, usize),
    is_faint: bool,
) -> Drawn<DB> {
    let width = run.parameters().values().len();
    let values = run.history().parameters().get(from * width..to * width).unwrap_or_default();
    let last = (to - from.min(to)).saturating_sub(1);
    let mut before = None;
    let points = values.chunks_exact(width).map(|values| place(plot, values, axes));
    // Steps too small to be seen are taken together: the cost is that of what is seen, however many epochs it took.
    let least = plot.css(1.0) as i32;
    let mut seen = points.enumerate().filter_map(|(index, (x, y))| {
        let is_near = before.is_some_and(|(a, b): (i32, i32)| (x - a).abs() + (y - b).abs() < least);
        if is_near && index != last {
            return None;
        }
        before = Some((x, y));
        before
    });
    let mut pen = Pen::new(backend, plot, theme);
    let colour = if is_faint { theme.surface.towards(theme.ink, 0.35) } else { theme.ink };
    pen.path(&mut seen, colour, 2.0);
    pen.done()
}

/// Draws where the path begins.
pub fn start<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    axes: [usize; 2],
) -> Drawn<DB> {
    let Some(values) = run.history().parameters().get(..run.parameters().values().len()) else {
        return Ok(());
    };
    let at = place(plot, values, axes);
    let mut pen = Pen::new(backend, plot, theme);
    pen.disc(at, 4.0, theme.surface);
    pen.ring(at, 4.0, theme.ink, 1.5);
    pen.done()
}

/// Where a run stands in the picture, and where the arrow down from there ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Here {
    /// The last point of the history before, to which the path is drawn.
    from: BackendCoord,
    /// The present parameters.
    at: BackendCoord,
    /// The arrow's tip; none where it is flat.
    tip: Option<BackendCoord>,
}

impl Here {
    /// The place of a run. The arrow points along the negative gradient, as one sees it, and is longer by 10 CSS pixels for a
    /// gradient ten times as large, from 18 to 58.
    pub fn of(plot: &Plot, run: &Run, rule: Rule, axes: [usize; 2]) -> Self {
        let at = place(plot, run.parameters().values(), axes);
        let from = run.history().keyframe(run.epoch()).map_or(at, |(_, values)| place(plot, values, axes));
        let [left, top, right, bottom] = plot.area();
        let gradient = gradient(run, rule, axes);
        let across = -gradient[0] * (right - left) / (plot.x.1 - plot.x.0);
        let down = gradient[1] * (bottom - top) / (plot.y.1 - plot.y.0);
        let norm = |[x, y]: [f64; 2]| (x * x + y * y).sqrt();
        let (steepness, seen) = (norm(gradient), norm([across, down]));
        let length = plot.css((48.0 + 10.0 * log10(steepness)).max(18.0)).min(plot.css(58.0)) / seen;
        let tip = (at.0 + (length * across).round() as i32, at.1 + (length * down).round() as i32);
        let is_steep = steepness > 1e-9 && seen.is_finite() && seen > 0.0;
        Self { from, at, tip: is_steep.then_some(tip) }
    }

    /// The same to an eye that sees places like this.
    pub fn seen(self, eye: fn(BackendCoord) -> BackendCoord) -> Self {
        Self { from: eye(self.from), at: eye(self.at), tip: self.tip.map(eye) }
    }

    /// Draws the last piece of the path, the arrow and the place.
    pub fn draw<DB: DrawingBackend>(self, backend: &mut DB, plot: &Plot, theme: &Theme) -> Drawn<DB> {
        let at = self.at;
        let mut pen = Pen::new(backend, plot, theme);
        pen.line(self.from, at, theme.ink, 2.0);
        if let Some(tip) = self.tip {
            // In a rim of the surface.
            for (rim, colour) in [(1.5, theme.surface), (0.0, theme.error)] {
                let head = [(-2.0 * rim, 0.0), (10.0 + rim, 5.0 + 1.6 * rim), (10.0 + rim, -5.0 - 1.6 * rim)];
                let head = head.map(|(back, right)| beside(plot, at, tip, back, right));
                let neck = beside(plot, at, tip, 6.0, 0.0);
                pen.line(at, neck, colour, 2.5 + 2.0 * rim);
                pen.polygon(&head, colour);
            }
        }
        pen.disc(at, 6.0, theme.surface);
        pen.disc(at, 4.5, theme.error);
        pen.done()
    }
}

/// So many CSS pixels back from the end of a line, and so many to its right.
fn beside(plot: &Plot, from: BackendCoord, to: BackendCoord, back: f64, right: f64) -> BackendCoord {
    let (across, down) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let unit = plot.css(1.0) / (across * across + down * down).sqrt();
    let x = unit * (back * across + right * down);
    let y = unit * (back * down - right * across);
    (to.0 - x.round() as i32, to.1 - y.round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Iris, Shape};
    use crate::model::{Loss, Norm};
    use crate::train::{Settings, Source, at};

    fn and(epoch: u32) -> Run {
        at(epoch, Settings { eta: 0.1, ..Settings::default() })
    }

    fn iris(loss: Loss) -> Run {
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

    /// The mean loss and the penalty of a run with two parameters moved.
    fn moved(run: &Run, rule: Rule, axes: [usize; 2], to: [f64; 2]) -> f64 {
        let mut values = run.parameters().values().to_vec();
        (values[axes[0]], values[axes[1]]) = (to[0], to[1]);
        let examples = run.examples();
        let parameters =
            Parameters::from_values(examples.prepared().inputs(), examples.prepared().outputs(), values)
                .unwrap();
        let rows = 0..examples.training();
        let measure = crate::model::Measure::of(&parameters, examples.prepared(), rows, rule, 0.5);
        measure.mean_loss + run.penalty().loss(parameters.weights())
    }

    fn done(run: &Run, rule: Rule, axes: [usize; 2], side: usize) -> Surface {
        let mut surface = Surface::new(side);
        surface.begin(run, rule, axes, window(run, axes, None));
        assert!(surface.work(usize::MAX));
        surface
    }

    /// The heights are those of a run measured with its parameters moved: of one output, of two, with a bias, either loss.
    #[test]
    fn heights_are_what_the_moved_parameters_lose() {
        for run in [iris(Loss::SquaredError), iris(Loss::CrossEntropy)] {
            for rule in [run.rule(), run.rule().with_other_loss().unwrap()] {
                for axes in [[0, 1], [1, 6], [4, 13], [14, 12], [3, 12]] {
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

    /// Finite differences judge the gradient.
    #[test]
    fn the_gradient_is_that_of_the_heights() {
        for run in [iris(Loss::SquaredError), iris(Loss::CrossEntropy), and(100)] {
            for rule in [run.rule(), run.rule().with_other_loss().unwrap()] {
                for axes in [[0, 1], [1, 2]] {
                    let here = axes.map(|axis| run.parameters().values()[axis]);
                    let difference = |x: f64, y: f64| {
                        let there =
                            |sign: f64| moved(&run, rule, axes, [here[0] + sign * x, here[1] + sign * y]);
                        (there(1e-5) - there(-1e-5)) / 2e-5
                    };
                    let [x, y] = gradient(&run, rule, axes);
                    assert!((x - difference(1.0, 0.0)).abs() < 1e-8, "{x}");
                    assert!((y - difference(0.0, 1.0)).abs() < 1e-8, "{y}");
                }
            }
        }
    }

    #[test]
    fn pieces_make_the_same_surface() {
        let run = and(300);
        let whole = done(&run, run.rule(), [0, 2], 9);
        let mut pieces = Surface::new(9);
        pieces.begin(&run, run.rule(), [0, 2], whole.window());
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
    fn the_window_holds_the_path_and_seldom_moves() {
        let mut run = and(0);
        let (mut before, mut moves) = (None, 0);
        for epoch in 0..=1000 {
            run.seek(epoch);
            let now = window(&run, [0, 1], before);
            for (range, axis) in [(now.x, 0), (now.y, 1)] {
                let rim = (range.1 - range.0) / 64.0;
                let path = run.history().parameters().iter().skip(axis).step_by(3);
                assert!(path.into_iter().all(|value| *value >= range.0 + rim && *value <= range.1 - rim));
            }
            moves += usize::from(before != Some(now));
            before = Some(now);
        }
        assert_eq!(moves, 2, "once at the start, and once on the way");
        let wide = Window { x: (-50.0, 50.0), y: (-50.0, 50.0) };
        assert_ne!(window(&run, [0, 1], Some(wide)), wide, "nearly empty");
    }

    #[test]
    fn it_notices_what_makes_it_another() {
        let mut run = and(0);
        let window = window(&run, [0, 1], None);
        let surface = done(&run, run.rule(), [0, 1], 3);
        assert!(surface.is_of(&run, run.rule(), [0, 1], window) && surface.drift(&run) == 0.0);
        assert!(!surface.is_of(&run, run.rule(), [0, 2], window));
        assert!(!surface.is_of(&run, run.rule().with_other_loss().unwrap(), [0, 1], window));
        let b = run.parameters().biases()[0];
        run.seek(10);
        assert_eq!(
            surface.drift(&run),
            (run.parameters().biases()[0] - b).abs(),
            "the other two are its axes"
        );
        assert!(run.set_penalty(Penalty { norm: Norm::L2, rate: 0.1 }));
        assert!(!surface.is_of(&run, run.rule(), [0, 1], window));
    }

    #[test]
    fn lines_are_few_and_round() {
        let lines = |lowest: f64, highest: f64| {
            let mut surface = done(&and(0), Rule::ARTICLE, [0, 1], 2);
            surface.grid = vec![lowest, highest, highest, lowest];
            let mut levels = Levels::default();
            levels.find(&surface);
            assert!(levels.lines().len() <= 11);
            let expected = if lowest < highest { [0.0, 1.0] } else { [0.0, 0.0] };
            assert_eq!([lowest, highest].map(|height| levels.share(height)), expected);
            levels.lines().iter().map(|&level| number::tick(level)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(lines(0.1, 0.25), "0.12 0.14 0.16 0.18 0.2 0.22 0.24");
        assert_eq!(lines(0.016, 0.34), "0.02 0.03 0.05 0.07 0.1 0.15 0.2 0.3");
        assert_eq!(lines(0.0, 4.0), "0.005 0.01 0.02 0.05 0.1 0.2 0.5 1 2");
        assert_eq!(lines(2e-3, 4e5), "500 1000 2000 5000 10000 20000 50000 100000 200000");
        assert_eq!(lines(0.3, 0.3), "");
        assert_eq!(lines(f64::NAN, 0.3), "");
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
        assert!((loss - run.measure().mean_loss).abs() < 2e-3);
        let [p, q, coarse] = lowest(&run, run.rule(), [0, 1]).unwrap();
        assert!((p - w1).abs() < 0.25 && (q - w2).abs() < 0.25 && coarse >= loss, "{p} {q} for {w1} {w2}");
    }

    #[test]
    fn parameters_have_names() {
        let names = |run: &Run| {
            let all = 0..run.parameters().values().len();
            all.map(|index| name(run.parameters(), index)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(names(&and(0)), "w₁ w₂ b");
        let three = names(&iris(Loss::SquaredError));
        assert!(three.starts_with("w₁,₁ w₁,₂ w₁,₃ w₁,₄ w₂,₁ ") && three.ends_with(" b₁ b₂ b₃"), "{three}");
        let run = and(0);
        assert_eq!(
            [[0, 1], [2, 0], [1, 1], [0, 0], [9, 9], [7, 1]].map(|asked| axes(run.parameters(), asked)),
            [[0, 1], [2, 0], [0, 1], [0, 1], [1, 2], [2, 1]]
        );
    }

    #[test]
    fn the_arrow_points_down() {
        let run = and(30);
        let plot = plot((480, 400), 1.0, window(&run, [0, 1], None)).finer(16);
        let Here { at, tip, .. } = Here::of(&plot, &run, run.rule(), [0, 1]);
        let tip = tip.unwrap();
        let numbers = |(x, y): BackendCoord| plot.numbers((x.into(), y.into()));
        // A little along it: its whole length may cross the valley.
        let near = (at.0 + (tip.0 - at.0) / 8, at.1 + (tip.1 - at.1) / 8);
        let [here, there] = [at, near].map(|place| {
            let (p, q) = numbers(place);
            moved(&run, run.rule(), [0, 1], [p, q])
        });
        assert!(there < here);
        let length = f64::hypot(f64::from(tip.0 - at.0), f64::from(tip.1 - at.1)) / plot.css(1.0);
        assert!((18.0..=58.1).contains(&length), "{length}");
    }
}
