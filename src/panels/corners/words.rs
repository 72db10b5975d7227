//! The ways in which a line separates four corners, in words.

use crate::data::Gate;
use crate::model::partings;
use crate::text::{Locale, Message};

/// The description of the picture of every way in which a line separates the corners of the unit square, for a gate.
pub fn corners(gate: Gate, locale: &Locale) -> String {
    let all = partings();
    let gate_name = gate.name().to_ascii_uppercase();
    let mut text = locale.say(Message::Corners { ways: &all.len() });
    let mut best = 0;
    for right in (0..=4_usize).rev() {
        let ways = &all.iter().filter(|parting| parting.right(gate) == right).count();
        if *ways == 0 {
            continue;
        }
        text.push_str(&locale.say(if best == 0 {
            Message::WaysOf { ways, right: &right, gate: &gate_name }
        } else {
            Message::Ways { ways, right: &right }
        }));
        best = best.max(right);
    }
    text.push_str(&if best < 4 { locale.say(Message::NoWay) } else { ".".to_owned() });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_many_ways_get_how_many_right() {
        assert_eq!(
            corners(Gate::Xor, Locale::english()),
            "A line parts the corners of the square in 14 ways and no others. 4 get 3 of the 4 rows of XOR right, 6 get 2, 4 get \
             1; none gets all 4."
        );
        assert_eq!(
            corners(Gate::And, Locale::english()),
            "A line parts the corners of the square in 14 ways and no others. 1 gets 4 of the 4 rows of AND right, 3 get 3, 6 \
             get 2, 3 get 1, 1 gets 0."
        );
    }
}
