use super::random::{DataRandom, Purpose};
use super::{DataError, Dataset};

/// A random split of the rows, from a seed, into training rows and rows held out for testing.
///
/// It is stratified: the share is held out from each class, to within one row, and round(share · rows) altogether, but every class
/// that has rows keeps at least one training row. If there are few rows, none may be held out at all. Both parts keep the order of
/// the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The training rows, ascending: at least one of each class that has rows.
    pub training: Vec<usize>,
    /// The held-out rows, ascending.
    pub held_out: Vec<usize>,
}

impl Split {
    /// The largest share.
    pub const MOST: f64 = 0.9;

    /// Holds out this share, 0 to [`Split::MOST`]. Its random stream is separate from those of the starting weights and of
    /// generated sets.
    pub fn new(dataset: &Dataset, share: f64, seed: u32) -> Result<Self, DataError> {
        if !(0.0..=Self::MOST).contains(&share) {
            return Err(DataError::Holdout(share));
        }
        let mut held = vec![false; dataset.len()];
        for row in drawn(dataset, share, seed) {
            held[row] = true;
        }
        let (held_out, training) = (0..dataset.len()).partition(|&row| held[row]);
        Ok(Self { training, held_out })
    }
}

/// The rows to hold out, in the order in which they are drawn.
fn drawn(dataset: &Dataset, share: f64, seed: u32) -> Vec<usize> {
    let mut classes = vec![Vec::new(); dataset.class_names().len()];
    for row in 0..dataset.len() {
        classes[dataset.class(row)].push(row);
    }
    let mut random = DataRandom::new(Purpose::HoldOut, seed);
    let mut chosen = Vec::new();
    // The sum over classes is rounded, not the share of each class, so that rounding errors do not add up.
    let (mut rows, mut due) = (0, 0);
    for class in &mut classes {
        rows += class.len();
        let before = due;
        due = (share * rows as f64).round() as usize;
        let count = (due - before).min(class.len().saturating_sub(1));
        // The first `count` steps of Fisher and Yates's shuffle.
        for place in 0..count {
            let other = place + random.below((class.len() - place) as u32) as usize;
            class.swap(place, other);
        }
        chosen.extend_from_slice(&class[..count]);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::{Gate, Generated, Iris, Shape};

    /// The number of these rows in each class.
    fn classes(dataset: &Dataset, rows: &[usize]) -> Vec<usize> {
        let mut counts = vec![0; dataset.class_names().len()];
        for &row in rows {
            counts[dataset.class(row)] += 1;
        }
        counts
    }

    #[test]
    fn every_class_gives_its_share() {
        let iris = Iris::default().dataset();
        let split = Split::new(&iris, 0.2, 0).unwrap();
        assert_eq!(classes(&iris, &split.training), [40, 40, 40]);
        assert_eq!(classes(&iris, &split.held_out), [10, 10, 10]);
        let quarter = Split::new(&iris, 0.25, 0).unwrap();
        assert_eq!(classes(&iris, &quarter.held_out), [13, 12, 13], "38 of 150");
    }

    #[test]
    fn parts_keep_the_rows_in_order() {
        let split = Split::new(&Iris::default().dataset(), 0.3, 7).unwrap();
        let mut all = [&split.training[..], &split.held_out[..]].concat();
        assert!(split.training.is_sorted() && split.held_out.is_sorted());
        all.sort_unstable();
        assert!(all.into_iter().eq(0..150), "each row once");
    }

    #[test]
    fn seeds_choose_and_repeat() {
        let held_out = |seed| Split::new(&Iris::default().dataset(), 0.1, seed).unwrap().held_out;
        assert_eq!(held_out(3), held_out(3));
        assert_ne!(held_out(3), held_out(4));
        // The same on every target and in every version.
        assert_eq!(held_out(0), [5, 16, 38, 48, 49, 51, 55, 60, 84, 98, 100, 106, 121, 124, 132]);
    }

    #[test]
    fn every_row_is_as_likely() {
        let blobs = Generated { rows: 20, ..Generated::new(Shape::Blobs) }.dataset().unwrap();
        let mut times = [0; 20];
        for seed in 0..2000 {
            for row in Split::new(&blobs, 0.3, seed).unwrap().held_out {
                times[row] += 1;
            }
        }
        assert!(times.iter().all(|times| (520..680).contains(times)), "{times:?}, not about 600 each");
    }

    #[test]
    fn every_class_keeps_a_row() {
        let gate = Gate::And.dataset();
        let and = Split::new(&gate, 0.9, 0).unwrap();
        assert_eq!(classes(&gate, &and.training), [1, 1]);
        assert_eq!(and.held_out.len(), 2);
        let none = Split::new(&gate, 0.0, 0).unwrap();
        assert_eq!((none.training, none.held_out), (vec![0, 1, 2, 3], vec![]));
        let one = Dataset::from_rows(&[[1.0]], &[[1.0]]).unwrap();
        assert_eq!(Split::new(&one, 0.9, 0).unwrap().training, [0]);
    }

    #[test]
    fn refuses_other_shares_in_a_sentence() {
        for share in [-0.1, 0.91, 1.0, f64::INFINITY, f64::NAN] {
            let error = Split::new(&Gate::And.dataset(), share, 0).unwrap_err();
            assert!(matches!(error, DataError::Holdout(_)), "{share}");
        }
        assert_eq!(
            DataError::Holdout(1.5).to_string(),
            "holdout=\"1.5\" cannot be used: holdout takes a share of the rows from 0 to 0.9."
        );
    }

    proptest! {
        #[test]
        fn shares_are_kept_whatever_the_classes(
            labels in prop::collection::vec(0..3_usize, 1..200), share in 0.0..=0.9, seed: u32,
        ) {
            let y: Vec<[f64; 3]> =
                labels.iter().map(|&label| std::array::from_fn(|class| f64::from(class == label))).collect();
            let dataset = Dataset::from_rows(&vec![[0.0]; labels.len()], &y).unwrap();
            let split = Split::new(&dataset, share, seed).unwrap();
            prop_assert_eq!(split.training.len() + split.held_out.len(), labels.len());
            let every: Vec<usize> = (0..labels.len()).collect();
            for (all, kept) in classes(&dataset, &every).iter().zip(classes(&dataset, &split.training)) {
                let held = (all - kept) as f64;
                prop_assert!(kept > 0 || *all == 0);
                prop_assert!((held - share * *all as f64).abs() <= 1.0 + 1e-9);
            }
        }
    }
}
