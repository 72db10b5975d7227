use crate::model::Window;

/// The ends of the axes of a landscape, and of its heights, as an author sets them: for pictures that are to be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The ends of both axes. They hold as long as the path is between them.
    pub window: Window,
    /// The heights from the first colour to the last, both above 0; those of the surface itself if there are none.
    pub heights: Option<(f64, f64)>,
}

impl Limits {
    /// From the ends of the axis across, of that up and, if there are six numbers, of the heights.
    pub(crate) fn from_ends(ends: &[f64]) -> Option<Self> {
        // An axis is so long that numbers along it differ.
        let is_range = |pair: &[f64]| {
            let length = pair[1] - pair[0];
            length > 1e-9 * pair[0].abs().max(pair[1].abs()) && length < f64::INFINITY
        };
        let heights = match *ends {
            [_, _, _, _] => None,
            [_, _, _, _, lowest, highest] if lowest > 0.0 => Some((lowest, highest)),
            _ => return None,
        };
        let window = Window { x: (ends[0], ends[1]), y: (ends[2], ends[3]) };
        ends.chunks(2).all(is_range).then_some(Self { window, heights })
    }

    /// The numbers of which it is made.
    pub(crate) fn ends(&self) -> Vec<f64> {
        let Self { window: Window { x, y }, heights } = *self;
        [Some(x), Some(y), heights].into_iter().flatten().flat_map(<[f64; 2]>::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_two_or_three_ranges() {
        for ends in [&[-6.0, 9.0, -12.0, 6.0][..], &[-0.5, 0.5, 0.0, 1e21, 0.01, 10.0]] {
            assert_eq!(Limits::from_ends(ends).unwrap().ends(), ends);
        }
        let all = f64::MAX;
        for ends in [
            &[][..],
            &[0.0, 1.0],
            &[0.0, 1.0, 1.0, 0.0],
            &[0.0, 1.0, 1.0, 1.0],
            &[0.0, 1.0, 0.0, 1.0, 0.0, 1.0],
            &[0.0, 1.0, 0.0, 1.0, 2.0, 1.0],
            &[0.0, 1.0, 0.0, 1.0, 1.0],
            &[0.0, 1.0, 0.0, 1.0, 1.0, 2.0, 3.0],
            &[1e17, 1e17 + 16.0, 0.0, 1.0],
            &[-all, all, 0.0, 1.0],
        ] {
            assert_eq!(Limits::from_ends(ends), None, "{ends:?}");
        }
    }
}
