/// The symbol that is highlighted in a picture because the reader points at it: by its name in a [`Trace`](crate::model::Trace),
/// or by its letters alone, which stand for all symbols with these letters and a number: `w` for `w1` and `w2`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Highlight {
    letters: String,
    /// Its numbers, from 1; 0 if it has none.
    numbers: [usize; 2],
}

impl Highlight {
    /// The symbol with this name; none if the name is empty.
    pub fn new(name: &str) -> Self {
        let letters: String = name.chars().take_while(|letter| !letter.is_ascii_digit()).collect();
        let mut rest = name.chars().skip(letters.chars().count());
        let mut number =
            || rest.by_ref().map_while(|digit| digit.to_digit(10)).fold(0, |sum, digit| 10 * sum + digit);
        let numbers = [number(), number()].map(|number| number as usize);
        Self { letters, numbers }
    }

    /// Whether this is the symbol with these letters and numbers, a part of it, or a symbol that contains it.
    pub(crate) fn marks(&self, letters: &str, numbers: [usize; 2]) -> bool {
        let agree = |(one, other): (usize, usize)| one == 0 || other == 0 || one == other;
        self.letters == letters && self.numbers.into_iter().zip(numbers).all(agree)
    }

    /// The name of a symbol.
    pub(crate) fn name(letters: &str, numbers: [usize; 2]) -> String {
        let text = |number: usize| if number == 0 { String::new() } else { number.to_string() };
        let [first, second] = numbers.map(text);
        [letters, &first, if second.is_empty() { "" } else { "_" }, &second].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_marks_itself_its_parts_and_what_it_is_a_part_of() {
        let names = ["w", "w1", "w2", "w2_1", "w2_13", "x1", "out", "out2", "z"];
        let marked = |name: &str| -> Vec<&str> {
            let highlight = Highlight::new(name);
            let is = |other: &&str| {
                let Highlight { letters, numbers } = Highlight::new(other);
                assert_eq!(Highlight::name(&letters, numbers), *other);
                highlight.marks(&letters, numbers)
            };
            names.into_iter().filter(is).collect()
        };
        assert_eq!(marked("w"), names[..5]);
        assert_eq!(marked("w1"), ["w", "w1"]);
        assert_eq!(marked("w2"), ["w", "w2", "w2_1", "w2_13"]);
        assert_eq!(marked("w2_13"), ["w", "w2", "w2_13"]);
        assert_eq!(marked("out2"), ["out", "out2"]);
        assert!(marked("").is_empty() && marked("o").is_empty());
    }
}
