use std::f64::consts::PI;

use super::{ShapeOfPoints, on_circle};

/// Two arms of one and a half turns each.
pub(super) struct Spiral;

impl ShapeOfPoints for Spiral {
    const NAME: &'static str = "spiral";

    fn point(class: usize, u: f64) -> [f64; 2] {
        let [x1, x2] = on_circle(u, 3.0 * PI * u);
        if class == 0 { [x1, x2] } else { [-x1, -x2] }
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use crate::data::Shape;
    use crate::data::sources::generated::tests::{drawn, mean, points};

    #[test]
    fn spiral_arms_turn_one_and_a_half_times() {
        let spiral = drawn(Shape::Spiral, 1_000, 0.0);
        for (class, sign) in [(0.0, 1.0), (1.0, -1.0)] {
            let points = points(&spiral, class);
            for [x1, x2] in &points {
                let radius = x1.hypot(*x2);
                assert!(radius <= 1.0 + 1e-12);
                let (sin, cos) = (3.0 * PI * radius).sin_cos();
                assert!((sign * x1 - radius * cos).abs() < 1e-12 && (sign * x2 - radius * sin).abs() < 1e-12);
            }
            assert!((mean(points.iter().map(|[x1, x2]| x1.hypot(*x2))) - 0.5).abs() < 0.05);
        }
    }
}
