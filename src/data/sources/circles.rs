use std::f64::consts::TAU;

use super::{ShapeOfPoints, on_circle};

/// Two circles, one in the other.
pub(super) struct Circles;

impl ShapeOfPoints for Circles {
    const NAME: &'static str = "circles";

    fn point(class: usize, u: f64) -> [f64; 2] {
        on_circle(if class == 0 { 1.0 } else { 0.5 }, TAU * u)
    }
}

#[cfg(test)]
mod tests {
    use crate::data::Shape;
    use crate::data::sources::generated::tests::{drawn, points};

    #[test]
    fn circles_have_their_radii_and_go_all_around() {
        let circles = drawn(Shape::Circles, 4_000, 0.0);
        for (class, radius) in [(0.0, 1.0), (1.0, 0.5)] {
            let points = points(&circles, class);
            assert!(points.iter().all(|[x1, x2]| (x1.hypot(*x2) - radius).abs() < 1e-12));
            for quadrant in [[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] {
                let there = points.iter().filter(|[x1, x2]| x1 * quadrant[0] > 0.0 && x2 * quadrant[1] > 0.0);
                assert!((400..600).contains(&there.count()));
            }
        }
    }
}
