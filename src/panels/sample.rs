/// The row for an index in a sample of `taken` of `rows` rows: one from each section of equal length, at varying places within it,
/// because the kinds of rows may alternate.
pub fn nth(index: usize, rows: usize, taken: usize) -> usize {
    let at = |index: usize| (index as u64 * rows as u64 / taken as u64) as usize;
    let (from, to) = (at(index), at(index + 1));
    // Knuth's multiplicative hash.
    from + (index as u32).wrapping_mul(2_654_435_769) as usize % 65_521 % (to - from).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_taken_where_all_are() {
        assert!((0..100).all(|index| nth(index, 100, 100) == index));
    }

    #[test]
    fn rows_that_take_turns_are_taken_alike() {
        for (rows, taken) in [(2000, 500), (5000, 2000), (1_000_000, 2000), (1700, 500)] {
            let chosen: Vec<usize> = (0..taken).map(|index| nth(index, rows, taken)).collect();
            assert!(chosen.windows(2).all(|pair| pair[0] < pair[1]) && chosen[taken - 1] < rows);
            for turns in [2, 3, 4] {
                let first = chosen.iter().filter(|&&row| row % turns == 0).count() as f64;
                let share = first / taken as f64 * turns as f64;
                assert!((0.8..1.2).contains(&share), "{share} of {rows} rows in {turns} turns");
            }
        }
    }
}
