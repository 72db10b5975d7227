//! Rows as marks in a picture: which are shown, how each looks, and which one is at a position.

use super::sample;
use crate::plot::Mark;
use crate::train::Run;

/// The raw rows to show, in order: all, or an evenly spread sample if there are more than `most`.
pub fn shown(run: &Run, most: usize) -> impl Iterator<Item = usize> + use<> {
    let all = run.examples().raw().len();
    let count = all.min(most);
    (0..count).map(move |index| sample::nth(index, all, count))
}

/// The mark of a raw row.
pub fn mark(run: &Run, row: usize) -> Mark {
    let (examples, raw) = (run.examples(), run.examples().raw());
    Mark {
        class: raw.class(row),
        is_right: run.is_right(row),
        is_held_out: examples.is_held_out(row),
        radius: Mark::radius_among(raw.len()),
    }
}

/// The row nearest to a position, of rows at their positions, and its distance, if it is within reach. Of several, the last one
/// counts, which is drawn over the others.
pub fn nearest(
    rows: &mut dyn Iterator<Item = (usize, (f64, f64))>,
    (x, y): (f64, f64),
    reach: f64,
) -> Option<(usize, f64)> {
    let distances = rows.map(|(row, at)| (row, (at.0 - x).hypot(at.1 - y)));
    let within = distances.filter(|(_, distance)| *distance <= reach);
    within.max_by(|(_, one), (_, other)| other.total_cmp(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Shape;
    use crate::train::{Settings, Source};

    #[test]
    fn many_rows_are_thinned() {
        let source = Source::Generated { shape: Shape::Blobs, rows: 1700, noise: 0.1 };
        let run = Run::new(Settings { source, ..Settings::default() }).unwrap();
        let rows: Vec<usize> = shown(&run, 500).collect();
        assert_eq!((rows.len(), rows[0]), (500, 0));
        assert!(rows.windows(2).all(|pair| (1..=6).contains(&(pair[1] - pair[0]))));
    }

    #[test]
    fn the_nearest_is_found_within_reach() {
        let places = [(0.0, 0.0), (10.0, 0.0), (10.0, 0.0), (30.0, 40.0)];
        let at = |place| nearest(&mut places.into_iter().enumerate(), place, 6.0).map(|(row, _)| row);
        assert_eq!([at((1.0, 1.0)), at((9.0, 2.0)), at((27.0, 44.0))], [Some(0), Some(2), Some(3)]);
        assert_eq!([at((17.0, 0.0)), at((f64::NAN, 0.0))], [None; 2]);
    }
}
