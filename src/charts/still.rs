use plotters_backend::DrawingBackend;
use plotters_svg::SVGBackend;

use super::style::Drawn;
use super::{Plot, Theme, boundary, loss};
use crate::model::{Parameters, Window, sigmoid};
use crate::share::Panel;
use crate::train::Run;

/// A picture of a run as SVG, so many CSS pixels wide and high: what `<one-neuron>` shows before it moves, and without
/// WebAssembly. `None` for a panel that is no picture.
pub fn still(run: &Run, panel: Panel, size: (u32, u32), theme: &Theme, selected: usize) -> Option<String> {
    /// Units to a CSS pixel: backends place marks at whole units only.
    const UNIT: u32 = 4;
    let size = (size.0 * UNIT, size.1 * UNIT);
    let mut picture = String::new();
    let mut canvas = SVGBackend::with_string(&mut picture, size);
    let (dataset, parameters) = (run.examples().raw(), run.parameters());
    match panel {
        Panel::Boundary => {
            let plot = boundary::plot(size, UNIT.into(), dataset);
            field(&mut canvas, &plot, theme, parameters).ok()?;
            boundary::line(&mut canvas, &plot, theme, parameters).ok()?;
            plot.axes(&mut canvas, theme, false, crate::number::tick).ok()?;
            boundary::points(&mut canvas, &plot, theme, run, selected).ok()?;
        }
        Panel::Loss => {
            let plot = loss::plot(size, UNIT.into(), run.settings().epochs, run.history().highest());
            plot.axes(&mut canvas, theme, true, loss::epoch_label).ok()?;
            loss::curve(&mut canvas, &plot, theme, run.history().points()).ok()?;
            let place = loss::mark_place(&plot, run.epoch(), run.measure().mean_loss);
            loss::mark(&mut canvas, &plot, theme, place).ok()?;
        }
        _ => return None,
    }
    canvas.present().ok()?;
    drop(canvas);
    Some(picture)
}

/// The probability field in bands of equal colour, cut into runs of cells: an SVG has no pixels to fill.
fn field<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    parameters: &Parameters,
) -> Drawn<DB> {
    const CELLS: i32 = 48;
    const BANDS: f64 = 16.0;
    let window = Window { x: plot.x, y: plot.y };
    let (&[w1, w2], &[b]) = (parameters.weights(), parameters.biases()) else { return Ok(()) };
    let at = |cell: i32, (from, to): (f64, f64)| from + (to - from) * f64::from(cell) / f64::from(CELLS);
    for row in (0..CELLS).rev() {
        let middle = (at(row, window.y) + at(row + 1, window.y)) / 2.0;
        let band = |column: i32| {
            let x = (at(column, window.x) + at(column + 1, window.x)) / 2.0;
            ((2.0 * sigmoid(w1 * x + w2 * middle + b) - 1.0) * BANDS).round()
        };
        let mut from = 0;
        for column in 1..=CELLS {
            if column == CELLS || band(column) != band(from) {
                let corner = plot.point(at(from, window.x), at(row + 1, window.y));
                let opposite = plot.point(at(column, window.x), at(row, window.y));
                // Each reaches a little under the next, or seams would show.
                let seam = if column == CELLS { 0 } else { plot.css(1.0) as i32 };
                let opposite =
                    (opposite.0 + seam, opposite.1 + if row == 0 { 0 } else { plot.css(1.0) as i32 });
                backend.draw_rect(corner, opposite, &theme.field(band(from) / BANDS).area(), true)?;
                from = column;
            }
        }
    }
    Ok(())
}
