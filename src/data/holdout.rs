use super::random::{DataRandom, Purpose};
use super::{DataError, Dataset};

/// Rows to train on, and a share kept back to test with, chosen by chance from a seed.
///
/// Stratified: each class gives its share, to within one row, and all together round(share · rows), as far as every class
/// that has rows keeps one to train on. Of few rows, none may be held out at all. Both parts keep the rows' order.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The rows to train on: at least one of each class that has any.
    pub training: Dataset,
    /// The rows held out, or `None` where these are none.
    pub testing: Option<Dataset>,
    /// The numbers of the rows held out, ascending.
    pub held_out: Vec<usize>,
}

impl Split {
    /// The largest share.
    pub const MOST: f64 = 0.9;

    /// Holds out this share, 0 to [`Split::MOST`]. The seed is of a stream of its own: it shifts neither the starting
    /// weights nor a generated set.
    pub fn new(dataset: Dataset, share: f64, seed: u32) -> Result<Self, DataError> {
        if !(0.0..=Self::MOST).contains(&share) {
            return Err(DataError::Holdout(share));
        }
        let held_out = held_out(&dataset, share, seed);
        let mut held = vec![false; dataset.len()];
        for &row in &held_out {
            held[row] = true;
        }
        let kept: Vec<usize> = (0..dataset.len()).filter(|&row| !held[row]).collect();
        let testing = dataset.select(&held_out);
        // A row is always kept.
        let training = dataset.select(&kept).unwrap_or(dataset);
        Ok(Self { training, testing, held_out })
    }
}

/// The rows to hold out, ascending.
fn held_out(dataset: &Dataset, share: f64, seed: u32) -> Vec<usize> {
    let mut classes = vec![Vec::new(); dataset.class_names().len()];
    for row in 0..dataset.len() {
        classes[dataset.class(row)].push(row);
    }
    let mut random = DataRandom::new(Purpose::HoldOut, seed);
    let mut chosen = Vec::new();
    // Rounding what is due so far, not class by class: the roundings then never add up.
    let (mut rows, mut due) = (0, 0);
    for class in &mut classes {
        rows += class.len();
        let before = due;
        due = (share * rows as f64).round() as usize;
        let count = (due - before).min(class.len().saturating_sub(1));
        // Fisher and Yates's shuffle, of the first so many places.
        for place in 0..count {
            let other = place + random.below((class.len() - place) as u32) as usize;
            class.swap(place, other);
        }
        chosen.extend_from_slice(&class[..count]);
    }
    chosen.sort_unstable();
    chosen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::{Gate, Generated, Iris, Shape};

    fn classes(dataset: &Dataset) -> Vec<usize> {
        let mut counts = vec![0; dataset.class_names().len()];
        for row in 0..dataset.len() {
            counts[dataset.class(row)] += 1;
        }
        counts
    }

    #[test]
    fn every_class_gives_its_share() {
        let split = Split::new(Iris::default().dataset(), 0.2, 0).unwrap();
        assert_eq!(classes(&split.training), [40, 40, 40]);
        assert_eq!(classes(split.testing.as_ref().unwrap()), [10, 10, 10]);
        let quarter = Split::new(Iris::default().dataset(), 0.25, 0).unwrap();
        assert_eq!(classes(quarter.testing.as_ref().unwrap()), [13, 12, 13], "38 of 150");
    }

    #[test]
    fn parts_keep_order_and_names() {
        let iris = Iris::default().dataset();
        let split = Split::new(iris.clone(), 0.3, 7).unwrap();
        let testing = split.testing.unwrap();
        let (mut kept, mut held) = (split.training.rows(), testing.rows());
        for row in 0..iris.len() {
            let part = if split.held_out.contains(&row) { held.next() } else { kept.next() };
            assert_eq!(part, Some(iris.row(row)), "row {row}");
        }
        assert!(kept.next().is_none() && held.next().is_none());
        assert_eq!(split.training.input_names(), iris.input_names());
        assert_eq!(testing.class_names(), iris.class_names());
    }

    #[test]
    fn seeds_choose_and_repeat() {
        let held_out = |seed| Split::new(Iris::default().dataset(), 0.1, seed).unwrap().held_out;
        assert_eq!(held_out(3), held_out(3));
        assert_ne!(held_out(3), held_out(4));
        // The same on every target and from now on.
        assert_eq!(held_out(0), [5, 16, 38, 48, 49, 51, 55, 60, 84, 98, 100, 106, 121, 124, 132]);
    }

    #[test]
    fn every_row_is_as_likely() {
        let blobs = Generated { rows: 20, ..Generated::new(Shape::Blobs) }.dataset().unwrap();
        let mut times = [0; 20];
        for seed in 0..2000 {
            for row in Split::new(blobs.clone(), 0.3, seed).unwrap().held_out {
                times[row] += 1;
            }
        }
        assert!(times.iter().all(|times| (520..680).contains(times)), "{times:?}, not about 600 each");
    }

    #[test]
    fn every_class_keeps_a_row() {
        let and = Split::new(Gate::And.dataset(), 0.9, 0).unwrap();
        assert_eq!(classes(&and.training), [1, 1]);
        assert_eq!(and.held_out.len(), 2);
        let none = Split::new(Gate::And.dataset(), 0.0, 0).unwrap();
        assert_eq!((none.training, none.testing), (Gate::And.dataset(), None));
        let one = Dataset::from_rows(&[[1.0]], &[[1.0]]).unwrap();
        assert_eq!(Split::new(one.clone(), 0.9, 0).unwrap().training, one);
    }

    #[test]
    fn refuses_other_shares_in_a_sentence() {
        for share in [-0.1, 0.91, 1.0, f64::INFINITY, f64::NAN] {
            let error = Split::new(Gate::And.dataset(), share, 0).unwrap_err();
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
            let split = Split::new(dataset.clone(), share, seed).unwrap();
            prop_assert_eq!(split.training.len() + split.held_out.len(), labels.len());
            for (all, kept) in classes(&dataset).iter().zip(classes(&split.training)) {
                let held = (all - kept) as f64;
                prop_assert!(kept > 0 || *all == 0);
                prop_assert!((held - share * *all as f64).abs() <= 1.0 + 1e-9);
            }
        }
    }
}
