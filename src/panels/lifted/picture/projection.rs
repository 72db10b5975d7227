use plotters_backend::BackendCoord;

use super::Pose;
use super::space::{Place, Space, lifted};
use crate::plot::Extent;

/// The view of a space from far away: maps its points to positions in the picture.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    /// The range along each axis of the space.
    ranges: [(f64, f64); 3],
    /// The height of fully lifted points, for a ground with side 1.
    height: f64,
    /// Sine and cosine of the turn.
    turn: (f64, f64),
    /// Sine and cosine of the angle of the eye above the horizon.
    tilt: (f64, f64),
    /// The side of the ground, in units.
    side: f64,
    /// The centre of the picture, in units.
    middle: (f64, f64),
    /// The height seen at the centre, for a ground with side 1.
    middle_up: f64,
}

impl Projection {
    /// The angle of the eye above the horizon, in radians.
    const TILT: f64 = 0.5;
    /// The height of the space, for a ground with side 1.
    const HEIGHT: f64 = 0.72;

    /// The view of a space in this pose.
    pub fn new(extent: Extent, space: &Space, pose: Pose) -> Self {
        let (width, height) = (f64::from(extent.size.0), f64::from(extent.size.1));
        // Room for every turn.
        let side = ((width - extent.css(64.0)) / 1.42).min((height - extent.css(48.0)) / 1.34);
        let mut projection = Self {
            ranges: space.ranges(),
            height: 0.0,
            turn: libm::sincos(pose.turn),
            tilt: libm::sincos(Self::TILT),
            side,
            middle: (0.5 * width, 0.5 * height),
            middle_up: 0.0,
        };
        // Halfway between the lowest and the highest visible point of the ground, fully lifted or not at all: so it stays in place
        // while rows are lifted.
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (x, y) in space.corners() {
            for lift in [0.0, 1.0] {
                projection.height = Self::HEIGHT * lift;
                let (_, up) = projection.seen(lifted(x, y));
                (low, high) = (low.min(up), high.max(up));
            }
        }
        Self { height: Self::HEIGHT * pose.lift, middle_up: 0.5 * (low + high), ..projection }
    }

    /// The position at which a point is seen, in units.
    pub fn place(&self, place: Place) -> (f64, f64) {
        let (across, up) = self.seen(place);
        (self.middle.0 + self.side * across, self.middle.1 - self.side * (up - self.middle_up))
    }

    /// Like [`Projection::place`], in the format of plotters.
    pub fn point(&self, place: Place) -> BackendCoord {
        let (x, y) = self.place(place);
        (x.round() as i32, y.round() as i32)
    }

    /// The direction to the eye, along each axis of the space when it is fully lifted.
    pub fn towards_eye(&self) -> Place {
        let ((sin, cos), (sin_tilt, cos_tilt)) = (self.turn, self.tilt);
        let [x, y, h] = self.ranges.map(|(from, to)| to - from);
        [cos_tilt * sin * x, -cos_tilt * cos * y, sin_tilt * h / Self::HEIGHT]
    }

    /// How far to the right and how far up a point is seen, for a ground with side 1 around its centre.
    fn seen(&self, [x, y, h]: Place) -> (f64, f64) {
        let [(x0, x1), (y0, y1), (h0, h1)] = self.ranges;
        let (u, v, h) = ((x - x0) / (x1 - x0) - 0.5, (y - y0) / (y1 - y0) - 0.5, self.height * h / (h1 - h0));
        let ((sin, cos), (sin_tilt, cos_tilt)) = (self.turn, self.tilt);
        let (across, away) = (u * cos + v * sin, v * cos - u * sin);
        (across, away * sin_tilt + h * cos_tilt)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{EXTENT, xor};
    use super::*;

    #[test]
    fn without_lift_all_is_flat() {
        let space = Space::new(&xor(10)).unwrap();
        let projection = Projection::new(EXTENT, &space, Pose { lift: 0.0, ..Pose::default() });
        assert_eq!(projection.point([1.0, 1.0, 1.0]), projection.point([1.0, 1.0, 0.0]));
    }

    /// Points on the way to the eye are seen at the same position.
    #[test]
    fn the_way_to_the_eye_is_a_point() {
        let space = Space::new(&xor(10)).unwrap();
        for turn in [-2.0, 0.0, 0.42, 3.0] {
            let projection = Projection::new(EXTENT, &space, Pose { turn, lift: 1.0 });
            let (here, way) = ([0.2, 0.7, 0.1], projection.towards_eye());
            let nearer = [0, 1, 2].map(|axis| here[axis] + 0.5 * way[axis]);
            let [here, nearer] = [here, nearer].map(|place| projection.place(place));
            assert!((here.0 - nearer.0).hypot(here.1 - nearer.1) < 1e-9, "{here:?} {nearer:?}");
        }
    }
}
