use plotters_backend::BackendCoord;

/// The same line with fewer points: the omitted points are within a unit of the remaining line.
///
/// Histories have hundreds of points along a curve for which a few dozen are enough, and each one adds bytes to a still.
pub(super) fn simplified(points: impl IntoIterator<Item = BackendCoord>) -> Vec<BackendCoord> {
    let mut kept: Vec<BackendCoord> = Vec::new();
    // The points since the last one kept.
    let mut since: Vec<BackendCoord> = Vec::new();
    for point in points {
        let Some(&from) = kept.last() else {
            kept.push(point);
            continue;
        };
        if since.iter().any(|&between| !is_near(between, from, point)) {
            kept.extend(since.last());
            since.clear();
        }
        since.push(point);
    }
    kept.extend(since.last());
    kept
}

/// Whether a point is within a unit of a straight line with two ends.
fn is_near(place: BackendCoord, from: BackendCoord, to: BackendCoord) -> bool {
    let vector = |end: BackendCoord| (f64::from(end.0 - from.0), f64::from(end.1 - from.1));
    let (way, along) = (vector(place), vector(to));
    let squared = along.0 * along.0 + along.1 * along.1;
    let share = if squared > 0.0 { (way.0 * along.0 + way.1 * along.1) / squared } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    let (across, down) = (way.0 - share * along.0, way.1 - share * along.1);
    across * across + down * down <= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_straight_has_two_ends() {
        assert_eq!(simplified((0..1000).map(|x| (x, 3 * x))), [(0, 0), (999, 2997)]);
        assert_eq!(simplified([(4, 4); 9]), [(4, 4), (4, 4)]);
        assert_eq!(simplified([(4, 4)]), [(4, 4)]);
        assert_eq!(simplified([]), []);
    }

    #[test]
    fn what_goes_back_and_forth_is_kept() {
        let spike = [(0, 0), (10, 0), (10, 90), (10, 0), (20, 0)];
        assert_eq!(simplified(spike), spike);
    }

    proptest! {
        #[test]
        fn nothing_is_more_than_a_unit_off(points in prop::collection::vec((-40..40, -40..40), 2..60)) {
            let kept = simplified(points.iter().copied());
            prop_assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
            for place in points {
                let is_on = kept.windows(2).any(|ends| is_near(place, ends[0], ends[1]));
                prop_assert!(is_on, "{:?} of {:?}", place, kept);
            }
        }
    }
}
