//! What a line can do with four corners, in words.

use crate::data::Gate;
use crate::language::{self, filled};
use crate::model::partings;

/// What the picture of every way in which a line parts the corners of the unit square shows of a gate.
pub fn corners(gate: Gate) -> String {
    let all = partings();
    let name = gate.name().to_ascii_uppercase();
    let mut text = filled(language::CORNERS, &[&all.len().to_string()]);
    let mut best = 0;
    for right in (0..=4).rev() {
        let ways = all.iter().filter(|parting| parting.right(gate) == right).count();
        if ways == 0 {
            continue;
        }
        let says = match (best == 0, ways) {
            (true, 1) => language::ONE_WAY_OF,
            (true, _) => language::WAYS_OF,
            (false, 1) => language::ONE_WAY,
            (false, _) => language::WAYS,
        };
        best = best.max(right);
        text.push_str(&filled(says, &[&ways.to_string(), &right.to_string(), &name]));
    }
    text.push_str(if best < 4 { language::NO_WAY } else { "." });
    text
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
