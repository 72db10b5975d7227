//! The decision boundary over a section of the space of inputs: a field of colour that shows which class wins and how
//! clearly, the lines between, and the rows as points.
//!
//! Each part follows a run from frame to frame: it keeps what it needs, takes over what has changed, and tells whether that
//! looks different.

pub(super) mod field;
mod grip;
mod line;
mod points;

pub use field::Field;
pub use grip::{Held, nudged};
pub use line::Line;
pub use points::Points;

use plotters_backend::DrawingBackend;

use super::style::Drawn;
use super::{Plot, Theme};
use crate::data::Dataset;
use crate::model::{Section, Window};
use crate::number;

/// A picture of a section with all rows of a data set.
pub fn plot(size: (u32, u32), unit: f64, section: &Section, raw: &Dataset) -> Plot {
    let Window { x, y } = section.window(raw);
    Plot::new(size, unit, x, y)
}

/// What of a section is in a picture.
pub fn window(plot: &Plot) -> Window {
    Window { x: plot.x, y: plot.y }
}

/// Draws the axes, in raw units; without ticks along the second where it is none.
pub fn axes<DB: DrawingBackend>(
    backend: &mut DB,
    plot: &Plot,
    theme: &Theme,
    section: &Section,
) -> Drawn<DB> {
    if section.up().is_some() {
        plot.upright(backend, theme, false, &mut plot.ticks_y(), plot.below_name())?;
    }
    plot.axis(backend, theme, number::tick)
}

/// Between the axes, without them, in whole backend units: left, top, right, bottom. All that moves is within.
pub fn inside(plot: &Plot) -> [i32; 4] {
    let ([left, top, right, bottom], hair) = (plot.area().map(|edge| edge as i32), plot.whole(1.0) as i32);
    [left + hair, top, right, bottom - hair]
}
