//! Sorting.

use std::cmp::Ordering;

/// The indices from 0 to `count` in the order that `compare` gives to the items at them. Equal items keep their order.
///
/// One function for all sorting, because the standard library's sorting is compiled again for every comparison.
pub fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_stay_as_they_are() {
        let things = [3, 1, 2, 1, 3, 1];
        assert_eq!(ordered(6, &|one, other| things[one].cmp(&things[other])), [1, 3, 5, 2, 0, 4]);
        assert_eq!(ordered(0, &|_, _| Ordering::Equal), []);
    }
}
