use super::Line;
use super::field::{Shares, graded, is_flat};
use crate::model::{Lattice, Section};
use crate::panels::borders::Borders;
use crate::plot::{Colour, Plot, Theme};
use crate::train::Run;

/// The field as SVG: bands of equal colour, each drawn over the one before.
pub fn markup(plot: &Plot, theme: &Theme, run: &Run, section: &Section, discrete: bool) -> String {
    let mut svg = String::new();
    const BANDS: u8 = 16;
    let cells = Line::CELLS;
    let activation = run.rule().activation();
    let level = activation.decision_z(run.settings().threshold);
    let mut lattice = Lattice::corners(run.examples(), section, &super::window(plot), cells);
    lattice.take(run.parameters(), 0.0);
    let shares = Shares::new(activation);
    let flat = is_flat(activation, discrete);
    let side = lattice.side();
    // The lead of a class over every other: in z, or in shares.
    let lead = |class: usize, point: usize, by_z: bool| {
        let score = |output: usize| {
            let z = lattice.z(output, point % side, point / side);
            if by_z { z } else { f64::from(shares.of(z)) / f64::from(Shares::WHOLE) }
        };
        match lattice.outputs() {
            1 => {
                let lead = if by_z { score(0) - level } else { 2.0 * score(0) - 1.0 };
                if class == 0 { -lead } else { lead }
            }
            outputs => {
                let others = (0..outputs).filter(|&other| other != class).map(score);
                score(class) - others.fold(f64::NEG_INFINITY, f64::max)
            }
        }
    };
    let [left, top, right, bottom] = plot.area();
    let wide = side + 2;
    let mut borders = Borders::default();
    let classes = run.examples().raw().class_names().len();
    for class in 0..classes {
        // The lowest band is the whole region of the class. Between two classes it is the background.
        let bands = if flat { 0..=0 } else { u8::from(classes == 2)..=BANDS };
        for band in bands {
            let leads: Vec<f64> = (0..side * side).map(|point| lead(class, point, band == 0)).collect();
            let from = if band == 0 { 0.0 } else { (f64::from(band) - 0.5) / f64::from(BANDS) };
            // A rim in which the class never wins makes every border closed.
            let over = |point: usize| {
                let (column, row) = (point % wide, point / wide);
                let within = (1..=side).contains(&column) && (1..=side).contains(&row);
                if within { leads[(row - 1) * side + column - 1] - from } else { -1e300 }
            };
            let within: Vec<u8> = (0..wide * wide).map(|point| u8::from(over(point) >= 0.0)).collect();
            borders.trace(wide, &within, &|class, point| if class == 0 { 0.0 } else { over(point) });
            borders.place(|(column, row)| {
                let share = |place: f64| ((place - 1.0) / cells as f64).clamp(0.0, 1.0);
                (left + share(column) * (right - left), top + share(row) * (bottom - top))
            });
            let share = if flat { 1.0 } else { graded(classes, f64::from(band) / f64::from(BANDS)) };
            path(&mut svg, &borders, theme.tint(class, share));
        }
    }
    svg
}

/// One area of a colour within closed lines. A line inside another one encloses a hole.
fn path(svg: &mut String, borders: &Borders, Colour(red, green, blue): Colour) {
    let mut outline = String::new();
    for chain in borders.chains() {
        for (index, &(x, y)) in chain.iter().enumerate() {
            outline += &format!("{}{x:.0} {y:.0}", if index == 0 { "M" } else { " " });
        }
        outline += "Z";
    }
    if !outline.is_empty() {
        *svg += &format!(
            "\n<path fill=\"#{red:02x}{green:02x}{blue:02x}\" fill-rule=\"evenodd\" d=\"{outline}\"/>"
        );
    }
}
