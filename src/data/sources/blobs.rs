use super::ShapeOfPoints;

/// Two points, one for each class: noise makes them clouds.
pub(super) struct Blobs;

impl ShapeOfPoints for Blobs {
    const NAME: &'static str = "blobs";

    fn point(class: usize, _: f64) -> [f64; 2] {
        [if class == 0 { -0.5 } else { 0.5 }; 2]
    }
}

#[cfg(test)]
mod tests {
    use crate::data::Shape;
    use crate::data::sources::generated::tests::{drawn, mean, points};

    #[test]
    fn blobs_lie_around_their_centres() {
        let blobs = drawn(Shape::Blobs, 20_000, 0.3);
        for (class, centre) in [(0.0, -0.5), (1.0, 0.5)] {
            let points = points(&blobs, class);
            assert_eq!(points.len(), 10_000);
            for axis in [0, 1] {
                let average = mean(points.iter().map(|point| point[axis]));
                let spread = mean(points.iter().map(|point| (point[axis] - average).powi(2))).sqrt();
                assert!((average - centre).abs() < 0.012, "mean {average} of class {class}");
                assert!((spread - 0.3).abs() < 0.01, "standard deviation {spread} of class {class}");
            }
            let product = mean(points.iter().map(|point| (point[0] - centre) * (point[1] - centre)));
            assert!(product.abs() < 0.004, "the two inputs' noise goes together: {product}");
        }
    }
}
