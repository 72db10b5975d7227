use plotters::element::Rectangle;

use super::surface::Surface;
use crate::number;
use crate::panels::contour::{contour, join};
use crate::plot::{Axis, Colour, Drawn, Layer, Pen, Plot, Theme};

/// The heights of a surface's contour lines, as round numbers: in equal steps if its highest point is less than six times as high
/// as its lowest, otherwise each a multiple of the one before.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    /// From the lowest to the highest: first and last those of the surface itself, and between them those of the lines.
    heights: Vec<f64>,
}

impl Levels {
    /// The largest number of round heights in equal steps, and the largest number on a surface of terraces.
    const MOST: usize = 10;
    const MOST_TERRACES: usize = 4;

    /// Finds the heights for a surface: from its lowest point to its highest, or between given heights.
    pub fn find(&mut self, surface: &Surface, given: Option<(f64, f64)>) {
        self.heights.clear();
        let Some((lowest, highest)) = surface.range().map(|range| given.unwrap_or(range)) else { return };
        self.heights.push(lowest);
        // If the loss is nearly 0 somewhere, its last thousandth means nothing: three powers of ten at most.
        let from = lowest.max(1e-3 * highest).max(f64::MIN_POSITIVE);
        // The step function makes terraces: at the end of each there should be one line, not many.
        let is_terraced = !surface.rule().activation().has_slope();
        if highest < 6.0 * from || is_terraced {
            let most = if is_terraced { Self::MOST_TERRACES } else { Self::MOST };
            for height in Axis::linear((lowest, highest)).ticks(most) {
                self.push(height, highest);
            }
        } else {
            let steps: &[f64] =
                if highest < 60.0 * from { &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0] } else { &[1.0, 2.0, 5.0] };
            self.heights[0] = from;
            let mut power = 10_f64.powi(from.log10().floor() as i32);
            while power < highest {
                steps.iter().for_each(|step| self.push(step * power, highest));
                power *= 10.0;
            }
            self.heights[0] = lowest;
        }
        self.heights.push(highest);
    }

    /// Adds a line if it is between the one before and the highest point.
    fn push(&mut self, height: f64, highest: f64) {
        if self.heights.last().is_some_and(|last| height > *last) && height < highest {
            self.heights.push(height);
        }
    }

    /// The heights of the lines, from the lowest up.
    pub fn lines(&self) -> &[f64] {
        self.heights.get(1..self.heights.len().saturating_sub(1)).unwrap_or_default()
    }

    /// The position of a height among them, from 0 to 1, with an equal share from each line to the next.
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

/// Fills `pixels`, RGBA, with the colours of a surface: one for each cell of its grid, row by row.
pub fn fill(pixels: &mut [u8], surface: &Surface, levels: &Levels, theme: &Theme) {
    for (cell, pixel) in pixels.chunks_exact_mut(4).enumerate().take(surface.cells().pow(2)) {
        let Colour(red, green, blue) = theme.height(levels.share(surface.middle(cell)));
        pixel.copy_from_slice(&[red, green, blue, 255]);
    }
}

/// Draws the same colours in steps, as rectangles, for a layer without pixels.
pub fn draw_heights(
    layer: &Layer<'_>,
    plot: &Plot,
    theme: &Theme,
    surface: &Surface,
    levels: &Levels,
) -> Drawn {
    const STEPS: f64 = 24.0;
    let cells = surface.cells();
    let [left, top, right, bottom] = plot.area();
    let edge =
        |cell: usize, from: f64, to: f64| (from + (to - from) * cell as f64 / cells as f64).round() as i32;
    // Each reaches slightly under the next one, because otherwise seams would show.
    let seam = |is_last: bool| if is_last { 0 } else { plot.whole(1.0) as i32 };
    let mut pen = Pen::new(layer, plot, theme);
    for row in 0..cells {
        let step = |column: usize| (levels.share(surface.middle(row * cells + column)) * STEPS).round();
        // One rectangle for neighbours of the same colour in a row.
        let mut from = 0;
        for column in 1..=cells {
            if column < cells && step(column) == step(from) {
                continue;
            }
            let corner = (edge(from, left, right), edge(row, top, bottom));
            let opposite = (
                edge(column, left, right) + seam(column == cells),
                edge(row + 1, top, bottom) + seam(row + 1 == cells),
            );
            pen.draw(Rectangle::new([corner, opposite], theme.height(step(from) / STEPS).area()));
            from = column;
        }
    }
    pen.done()
}

/// Draws contour lines, each whole, with the heights of those that have room for it: near the right edge of the picture or, of a ring
/// that does not reach it, at the right end of the ring.
#[derive(Debug, Clone, Default)]
pub struct Contours {
    // Memory that is reused.
    pieces: Vec<[(f64, f64); 2]>,
    line: Vec<(f64, f64)>,
    labels: Vec<(i32, i32)>,
}

impl Contours {
    /// Draws the contour lines of a surface at these levels.
    pub fn draw(
        &mut self,
        layer: &Layer<'_>,
        plot: &Plot,
        theme: &Theme,
        surface: &Surface,
        levels: &Levels,
    ) -> Drawn {
        let cells = surface.cells() as f64;
        let [left, top, right, bottom] = plot.area();
        let at = |(column, row): (f64, f64)| {
            let x = left + column / cells * (right - left);
            (x.round() as i32, (top + row / cells * (bottom - top)).round() as i32)
        };
        // The column for the numbers, which the path seldom comes near.
        let rail = (0.93 * cells).floor() + 0.5;
        self.labels.clear();
        let mut pen = Pen::new(layer, plot, theme);
        for &level in levels.lines() {
            let height = theme.height(levels.share(level));
            let colour = height.towards(theme.ink, 0.35);
            self.pieces.clear();
            contour(surface.grid(), surface.side(), level, |from, to| self.pieces.push([from, to]));
            let (text, mut crossing, mut end) = (number::compact(level), None, None);
            let half = plot.css(Plot::width_of(&text) / 2.0) as i32;
            while join(&mut self.pieces, &mut self.line) {
                for pair in self.line.windows(2) {
                    let (before, after) = (pair[0].0 - rail, pair[1].0 - rail);
                    if (before < 0.0) != (after < 0.0) {
                        crossing = Some(pair[0].1 + before / (before - after) * (pair[1].1 - pair[0].1));
                    }
                }
                end = end.or(ring_end(&self.line).filter(|(_, width)| {
                    // A small ring has no room for its number.
                    width / cells * (right - left) > f64::from(5 * half)
                }));
                pen.path(&mut self.line.iter().map(|&place| at(place)), colour, 1.0);
            }
            let labelled = crossing.map(|row| (rail, row)).or(end.map(|(place, _)| place));
            let Some((x, y)) = labelled.map(at) else { continue };
            let x = x.min(right as i32 - half - plot.css(2.0) as i32);
            let far = (plot.css(44.0) as i32, plot.css(22.0) as i32);
            let is_clear = self.labels.iter().all(|place| (x - place.0).abs() > far.0 || (y - place.1).abs() > far.1);
            let (first, last) = (top + plot.css(12.0), bottom - plot.css(12.0));
            if is_clear && (first..last).contains(&y.into()) {
                pen.label((x, y), &text, height, theme.ink);
                self.labels.push((x, y));
            }
        }
        pen.done()
    }
}

/// The right end of a line that is a ring, and the ring's width; `None` of one that is not.
fn ring_end(line: &[(f64, f64)]) -> Option<((f64, f64), f64)> {
    let is_ring = line.len() > 2 && line.first() == line.last();
    let further = |one: (f64, f64), other: (f64, f64)| if other.0 > one.0 { other } else { one };
    let end = line.iter().copied().filter(|_| is_ring).reduce(further)?;
    let begin = line.iter().fold(end.0, |begin, place| begin.min(place.0));
    Some((end, end.0 - begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_few_and_round() {
        let lines = |lowest: f64, highest: f64| {
            let surface = Surface::of_heights(2, vec![lowest, highest, highest, lowest]);
            let mut levels = Levels::default();
            levels.find(&surface, None);
            assert!(levels.lines().len() <= 10);
            let expected = if lowest < highest { [0.0, 1.0] } else { [0.0, 0.0] };
            assert_eq!([lowest, highest].map(|height| levels.share(height)), expected);
            levels.lines().iter().map(|&level| number::compact(level)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(lines(0.1, 0.25), "0.12 0.14 0.16 0.18 0.2 0.22 0.24");
        assert_eq!(lines(0.016, 0.34), "0.02 0.03 0.05 0.07 0.1 0.15 0.2 0.3");
        assert_eq!(lines(0.0, 4.0), "0.005 0.01 0.02 0.05 0.1 0.2 0.5 1 2");
        assert_eq!(lines(2e-3, 4e5), "500 1000 2000 5000 10000 20000 50000 10⁵ 2·10⁵");
        assert_eq!(
            lines(1e11, 1e14),
            "2·10¹¹ 5·10¹¹ 10¹² 2·10¹² 5·10¹² 10¹³ 2·10¹³ 5·10¹³",
            "no 49999999999999.99"
        );
        assert_eq!(lines(0.3, 0.3), "");
        assert_eq!(lines(f64::NAN, 0.3), "");
    }

    /// Rows that are not separable give a loss that hardly changes far away: the search for its lines must end.
    #[test]
    fn a_surface_that_is_nearly_flat_or_far_up_has_few_lines() {
        for lowest in [1e-300, 0.1, 1e17, 1e300] {
            let highest = lowest * (1.0 + 4.0 * f64::EPSILON);
            let mut levels = Levels::default();
            levels.find(&Surface::of_heights(2, vec![lowest, highest, highest, lowest]), None);
            assert!(levels.lines().len() <= 12, "{lowest}");
        }
    }
}
