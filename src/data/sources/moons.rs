use std::f64::consts::PI;

use super::{ShapeOfPoints, on_circle};

/// Two half circles, each reaching into the open side of the other.
pub(super) struct Moons;

impl ShapeOfPoints for Moons {
    const NAME: &'static str = "moons";

    fn point(class: usize, u: f64) -> [f64; 2] {
        let [x1, x2] = on_circle(1.0, PI * u);
        if class == 0 { [x1, x2] } else { [1.0 - x1, 0.5 - x2] }
    }
}

#[cfg(test)]
mod tests {
    use crate::data::Shape;
    use crate::data::sources::generated::tests::{drawn, points};

    #[test]
    fn moons_are_half_circles() {
        let moons = drawn(Shape::Moons, 1_000, 0.0);
        for (class, centre, up) in [(0.0, [0.0, 0.0], 1.0), (1.0, [1.0, 0.5], -1.0)] {
            for [x1, x2] in points(&moons, class) {
                assert!(((x1 - centre[0]).hypot(x2 - centre[1]) - 1.0).abs() < 1e-12);
                assert!((x2 - centre[1]) * up >= 0.0);
            }
        }
    }
}
