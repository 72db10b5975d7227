//! Sorting.

use std::cmp::Ordering;

/// The indices from 0 to `count` in the order that `compare` gives to the items at them. Equal items keep their order.
///
/// For the few hundred items that are sorted here, putting each in its place is as fast as the standard library's sorting, whose
/// 5 KB of code are compiled again for every comparison.
pub fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    for index in 0..count {
        order.insert(order.partition_point(|&before| compare(before, index).is_le()), index);
    }
    order
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
