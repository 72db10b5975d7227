//! The decision boundary of a neuron with two inputs: the probability of class 1 as a field of colour, the line where it
//! is undecided, and the rows as points.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::style::{Colour, Drawn, Ink, Label};
use super::{Plot, Theme};
use crate::data::Dataset;
use crate::model::{Parameters, Window};
use crate::train::Run;

/// A picture of the window around a data set.
pub fn plot(size: (u32, u32), unit: f64, dataset: &Dataset) -> Plot {
    let Window { x, y } = Window::around(dataset);
    Plot::new(size, unit, x, y)
}

/// Colours by z: what a pixel's probability looks like, without an exponential for each pixel.
#[derive(Debug, Clone)]
pub struct Field {
    colours: Vec<[u8; 4]>,
}

impl Field {
    /// Beyond this z either way, σ(z) is within half a colour step of 0 or 1.
    const REACH: f64 = 7.0;
    const STEPS: usize = 1024;

    /// The colours of a theme.
    pub fn new(theme: &Theme) -> Self {
        let colour = |step: usize| {
            let z = (step as f64 / (Self::STEPS - 1) as f64 * 2.0 - 1.0) * Self::REACH;
            let Colour(r, g, b) = theme.field(2.0 * crate::model::sigmoid(z) - 1.0);
            [r, g, b, 255]
        };
        Self { colours: (0..Self::STEPS).map(colour).collect() }
    }

    /// Tells fields apart that look different: z at three corners, in half steps of colour. It is linear in between.
    pub fn look(window: Window, parameters: &Parameters) -> [i32; 3] {
        let (low, high) = ((window.x.0, window.y.0), (window.x.1, window.y.1));
        [low, (low.0, high.1), (high.0, low.1)].map(|(x, y)| {
            let z = parameters.zs(&[x, y]).next().unwrap_or(0.0);
            (z * (Self::STEPS as f64 / Self::REACH)) as i32
        })
    }

    fn step(z: f64) -> usize {
        // A z that is no number becomes step 0.
        ((z + Self::REACH) * ((Self::STEPS - 1) as f64 / (2.0 * Self::REACH)) + 0.5) as usize
    }

    /// Fills `pixels`, RGBA and `width` to a row, from the window's upper left corner on.
    pub fn fill(&self, pixels: &mut [u8], width: usize, window: Window, parameters: &Parameters) {
        let (&[w1, w2], &[b]) = (parameters.weights(), parameters.biases()) else { return };
        let height = (pixels.len() / (4 * width)).max(1);
        let (step_x, step_y) =
            ((window.x.1 - window.x.0) / width as f64, (window.y.1 - window.y.0) / height as f64);
        for (row, line) in pixels.chunks_exact_mut(4 * width).enumerate() {
            let y = window.y.1 - (row as f64 + 0.5) * step_y;
            let from = w1 * (window.x.0 + 0.5 * step_x) + w2 * y + b;
            for (column, pixel) in line.chunks_exact_mut(4).enumerate() {
                let z = from + w1 * step_x * column as f64;
                pixel.copy_from_slice(&self.colours[Self::step(z).min(Self::STEPS - 1)]);
            }
        }
    }
}

/// Where the line out = 0.5 begins and ends in the picture, if it passes through.
pub fn ends(plot: &Plot, parameters: &Parameters) -> Option<[BackendCoord; 2]> {
    let ends = Window { x: plot.x, y: plot.y }.line(parameters, 0.0)?;
    Some(ends.map(|(x, y)| plot.point(x, y)))
}

/// Draws the line out = 0.5 with its name at its upper end.
pub fn line<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    parameters: &Parameters,
) -> Drawn<DB> {
    let Some([from, to]) = ends(plot, parameters) else { return Ok(()) };
    backend.draw_path([from, to], &theme.ink.line(plot.whole(2.0)))?;

    // The name stands at the upper end: beside a steep line, below a flat one, on the side the line leans away from.
    let (end, other) = if from.1 <= to.1 { (from, to) } else { (to, from) };
    let [left, top, right, bottom] = plot.area();
    let (gap, width, height) = (plot.css(8.0), plot.css(58.0), plot.css(14.0));
    let run = f64::from(other.0 - end.0) / f64::from(other.1 - end.1).max(1.0);
    let steep = run.abs() <= 2.5;
    // Beside: far enough off that the line, leaning this way, passes. Below: deep enough that it does.
    let across = if steep { gap + run.abs() * (height + gap) } else { gap };
    let down = if steep { gap } else { gap + (width + gap) / run.abs() };
    let (x, y) = (f64::from(end.0), f64::from(end.1) + down);
    let rightwards = if run >= 0.0 { x + across + width < right } else { x - across - width < left };
    let x = if rightwards { x + across } else { x - across }.min(right - gap).max(left + gap);
    let label = Label {
        font: &theme.font,
        size: plot.css(Plot::FONT_SIZE),
        colour: theme.ink,
        across: if rightwards { HPos::Left } else { HPos::Right },
        down: VPos::Top,
    };
    let place = (x.round() as i32, y.min(bottom - height - gap).max(top + gap).round() as i32);
    backend.draw_text("out = 0.5", &label, place)
}

/// Which rows are right: what the points show beside the data. Bit by bit, the first 64 rows and a sum of the rest.
pub fn verdicts(run: &Run) -> u64 {
    (0..run.examples().raw().len()).fold(0, |bits: u64, row| {
        bits.wrapping_mul(if row < 64 { 1 } else { 31 }) ^ (u64::from(run.is_right(row)) << (row % 64))
    })
}

/// Draws the rows: a circle for class 0 and a square for class 1, filled where the neuron is right and hollow where it is
/// wrong, and a ring around the selected one.
pub fn points<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    run: &Run,
    selected: usize,
) -> Drawn<DB> {
    let square = |(x, y): (i32, i32), half: f64| {
        let half = half.round() as i32;
        ((x - half, y - half), (x + half, y + half))
    };
    for (row, (x, y)) in run.examples().raw().rows().enumerate() {
        let (&[x1, x2, ..], &[class, ..]) = (x, y) else { continue };
        let (at, is_square) = (plot.point(x1, x2), class == 1.0);
        let colour = theme.classes[usize::from(is_square)];
        let mut mark = |radius: f64, style: Ink| {
            if is_square {
                // Of the same area as the circle, nearly.
                let (corner, opposite) = square(at, plot.css(0.89 * radius));
                backend.draw_rect(corner, opposite, &style, style.filled)
            } else {
                backend.draw_circle(at, plot.whole(radius), &style, style.filled)
            }
        };
        mark(10.0, theme.surface.area())?;
        if run.is_right(row) {
            mark(8.0, colour.area())?;
        } else {
            mark(6.75, colour.line(plot.whole(2.5)))?;
        }
        if row == selected {
            backend.draw_circle(at, plot.whole(14.0), &theme.ink.line(plot.whole(1.5)), false)?;
        }
    }
    Ok(())
}

/// The row whose point lies nearest to a place in backend units, if one is within a finger's reach.
pub fn row_at(plot: &Plot, dataset: &Dataset, place: (f64, f64)) -> Option<usize> {
    // Squared distances, the first of them a finger's reach.
    let (mut nearest, mut least) = (None, plot.css(24.0) * plot.css(24.0));
    for (row, (x, _)) in dataset.rows().enumerate() {
        let &[x1, x2, ..] = x else { continue };
        let (left, top) = plot.place(x1, x2);
        let distance = (left - place.0) * (left - place.0) + (top - place.1) * (top - place.1);
        if distance <= least {
            (nearest, least) = (Some(row), distance);
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Gate;
    use crate::model::sigmoid;

    #[test]
    fn the_field_has_the_colour_of_each_pixels_probability() {
        let theme = Theme::light();
        let parameters = Parameters::from_values(2, 1, vec![3.0, -8.0, 1.0]).unwrap();
        let (window, size) = (Window { x: (-1.0, 2.0), y: (0.0, 1.5) }, 50);
        let mut pixels = vec![0; 4 * size * size];
        Field::new(&theme).fill(&mut pixels, size, window, &parameters);
        for (index, pixel) in pixels.chunks_exact(4).enumerate() {
            let x = -1.0 + 3.0 * ((index % size) as f64 + 0.5) / size as f64;
            let y = 1.5 - 1.5 * ((index / size) as f64 + 0.5) / size as f64;
            let Colour(r, g, b) = theme.field(2.0 * sigmoid(3.0 * x - 8.0 * y + 1.0) - 1.0);
            let near = |one: u8, other: u8| one.abs_diff(other) <= 1;
            assert!(
                near(pixel[0], r) && near(pixel[1], g) && near(pixel[2], b) && pixel[3] == 255,
                "{index}"
            );
        }
    }

    #[test]
    fn a_field_without_numbers_is_filled_all_the_same() {
        let endless = Parameters::from_values(2, 1, vec![f64::MAX, f64::MIN, f64::MAX]).unwrap();
        let mut pixels = vec![0; 4 * 100];
        Field::new(&Theme::dark()).fill(&mut pixels, 10, Window { x: (-9.0, 9.0), y: (-9.0, 9.0) }, &endless);
        assert!(pixels.chunks_exact(4).all(|pixel| pixel[3] == 255));
    }

    #[test]
    fn a_point_is_found_where_it_is_drawn() {
        let dataset = Gate::And.dataset();
        let plot = plot((400, 400), 1.0, &dataset);
        for (row, (x, _)) in dataset.rows().enumerate() {
            let (left, top) = plot.place(x[0], x[1]);
            assert_eq!(row_at(&plot, &dataset, (left + 10.0, top - 10.0)), Some(row));
        }
        assert_eq!(row_at(&plot, &dataset, plot.place(0.5, 0.5)), None);
    }

    #[test]
    fn verdicts_change_when_a_row_does() {
        let of = |b: f64| {
            let settings = crate::train::Settings { weights: Some(vec![1.0, 1.0, b]), ..Default::default() };
            verdicts(&Run::new(settings).unwrap())
        };
        assert_eq!([of(-1.5), of(-0.5), of(0.5)], [0b1111, 0b1001, 0b1000]);
    }
}
