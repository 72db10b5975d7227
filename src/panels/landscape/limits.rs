use crate::model::Window;
use crate::number::{parse, plain};

/// The ends of the axes of a landscape, and of its heights, as an author sets them: for pictures that are to be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The ends of both axes. They hold as long as the path is between them.
    pub window: Window,
    /// The heights from the first colour to the last, both above 0; those of the surface itself if there are none.
    pub heights: Option<(f64, f64)>,
}

impl Limits {
    /// As in the attribute: the ends of the axis across, of that up and, if given, of the heights.
    pub(crate) fn written(&self) -> String {
        let Self { window: Window { x, y }, heights } = *self;
        let ends = [Some(x), Some(y), heights].into_iter().flatten();
        let texts: Vec<_> = ends.map(|(from, to)| [plain(from), plain(to)].join(",")).collect();
        texts.join(" ")
    }

    /// Reads what [`Limits::written`] writes.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let range = |text: &str| {
            let (from, to) = text.split_once(',')?;
            let (from, to) = (parse(from)?, parse(to)?);
            // An axis is so long that numbers along it differ.
            (from < to && (to - from).is_finite() && to - from > 1e-9 * from.abs().max(to.abs())).then_some((from, to))
        };
        let mut parts = text.split_ascii_whitespace().map(range);
        let window = Window { x: parts.next()??, y: parts.next()?? };
        let heights = match parts.next() {
            None => None,
            Some(heights) => Some(heights.filter(|(lowest, _)| *lowest > 0.0)?),
        };
        parts.next().is_none().then_some(Self { window, heights })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["-6,9 -12,6", "-0.5,0.5 0,1e+21 0.01,10"] {
            assert_eq!(Limits::read(text).unwrap().written(), text);
        }
        for text in ["", "0,1", "0,1 1,0", "0,1 1,1", "0,1 0,1 0,1", "0,1 0,1 2,1", "0,1 0,1 1,2 1,2", "0,1 0,inf", "0 1 0 1"] {
            assert_eq!(Limits::read(text), None, "{text}");
        }
    }
}
