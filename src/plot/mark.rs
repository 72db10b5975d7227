use plotters_backend::BackendCoord;

use super::{Marker, Pen};

/// A row's mark: the marker of its class, filled where the row is predicted right and hollow where not; a small one in an outline
/// where the row is held out.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The row's class.
    pub class: usize,
    /// Whether the row is predicted right.
    pub is_right: bool,
    /// Whether the row is held out.
    pub is_held_out: bool,
    /// In CSS pixels.
    pub radius: f64,
}

impl Mark {
    /// How large the marks of so many rows are, in CSS pixels.
    pub fn radius_among(rows: usize) -> f64 {
        match rows {
            0..=16 => 7.0,
            17..=80 => 5.0,
            _ => 3.5,
        }
    }

    /// Draws it, in a rim of the surface.
    pub(super) fn draw(self, pen: &mut Pen<'_, '_>, at: BackendCoord) {
        /// How much of a marker's size one in a ring has.
        const HELD_OUT: f64 = 0.55;
        let (marker, colour) = (Marker::of(self.class), pen.theme.class(self.class));
        pen.marker(marker, at, self.radius + 1.5, None, pen.theme.surface);
        let (mut radius, mut width) = (self.radius, (0.31 * self.radius).max(1.2));
        if self.is_held_out {
            width *= 0.6;
            pen.marker(marker, at, radius, Some(width), colour);
            radius *= HELD_OUT;
        }
        pen.marker(marker, at, radius, (!self.is_right).then_some(width), colour);
    }
}
