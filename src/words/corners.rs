//! What a line can do with four corners, in words.

use crate::data::Gate;
use crate::model::partings;

/// What the picture of every way in which a line parts the corners of the unit square shows of a gate.
pub fn corners(gate: Gate) -> String {
    let all = partings();
    let name = gate.name().to_ascii_uppercase();
    let mut text =
        ["A line parts the corners of the square in ", &all.len().to_string(), " ways and no others. "]
            .concat();
    let mut best = 0;
    for right in (0..=4).rev() {
        let ways = all.iter().filter(|parting| parting.right(gate) == right).count();
        if ways == 0 {
            continue;
        }
        let is_first = best == 0;
        best = best.max(right);
        let verb = if ways == 1 { " gets " } else { " get " };
        let of = if is_first { [" of the 4 rows of ", &name, " right"].concat() } else { String::new() };
        text.extend([if is_first { "" } else { ", " }, &ways.to_string(), verb, &right.to_string(), &of]);
    }
    let none = if best < 4 { ["; none gets all 4."].concat() } else { ".".to_owned() };
    text + &none
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_many_ways_get_how_many_right() {
        assert_eq!(
            corners(Gate::Xor),
            "A line parts the corners of the square in 14 ways and no others. 4 get 3 of the 4 rows of XOR right, 6 get 2, 4 get \
             1; none gets all 4."
        );
        assert_eq!(
            corners(Gate::And),
            "A line parts the corners of the square in 14 ways and no others. 1 gets 4 of the 4 rows of AND right, 3 get 3, 6 \
             get 2, 3 get 1, 1 gets 0."
        );
    }
}
