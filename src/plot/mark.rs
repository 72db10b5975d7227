use plotters_backend::BackendCoord;

use super::{Marker, Pen};

/// A row's mark: the marker of its class, filled if the row is predicted correctly and hollow if not; small in an outline if the
/// row is held out.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The row's class.
    pub class: usize,
    /// Whether the row is predicted correctly.
    pub is_right: bool,
    /// Whether the row is held out.
    pub is_held_out: bool,
    /// In CSS pixels.
    pub radius: f64,
}

impl Mark {
    /// The radius of the marks of this many rows, in CSS pixels.
    pub fn radius_among(rows: usize) -> f64 {
        match rows {
            0..=16 => 7.0,
            17..=80 => 5.0,
            _ => 3.5,
        }
    }

    /// Draws it, with an outline in the background colour.
    pub(super) fn draw(self, pen: &mut Pen<'_, '_>, at: BackendCoord) {
        /// The size of a marker in a ring, as a share of its normal size.
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
