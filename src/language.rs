//! What pictures say, as long as they do not take it from a locale.

pub const TRAINING_NAME: &str = "training";
pub const MEAN_NAME: &str = "mean";
pub const HELD_OUT_NAME: &str = "held out";
pub const SELECTED_NAME: &str = "selected row";
pub const STRONGEST: &str = "the strongest {0} of {1}";
pub const NEURON_OF: &str = "the neuron of {0}";
pub const AND_SLOPE: &str = ", slope {0}";
pub const SLOPE: &str = "slope = {0}";
pub const ERROR: &str = "error ";
pub const MISS: &str = "miss";
pub const WITHIN_ROUNDING: &str = "less than rounding";
pub const PRINTED: &str = "printed";
pub const ROUNDING: &str = "rounding";
pub const OF_4: &str = "{0} of 4";
pub const AT_BEST: &str = "at best";

/// A sentence with its gaps filled. What is filled in may be anything: it is not searched for gaps.
pub(crate) fn filled(sentence: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut gap = false;
    for piece in sentence.split(['{', '}']) {
        match piece.bytes().next() {
            Some(digit) if gap => text.push_str(parts.get(usize::from(digit - b'0')).copied().unwrap_or("")),
            _ => text.push_str(piece),
        }
        gap = !gap;
    }
    text
}
