//! Presentation MathML, written like the formula itself: `(a - b).in_brackets().squared()`.
//!
//! Its elements and classes are the same as in the page's own equations, which Temml makes when the page is built.

use std::ops::{Add, Mul, Neg, Sub};

use maud::{Markup, Render, html};

/// One or more elements of MathML side by side.
#[derive(Debug, Clone)]
pub struct Math(Markup);

impl Render for Math {
    fn render_to(&self, buffer: &mut String) {
        self.0.render_to(buffer);
    }
}

/// a + b.
impl Add for Math {
    type Output = Math;

    fn add(self, other: Math) -> Math {
        joined([self, other], &operator("+"))
    }
}

/// a − b.
impl Sub for Math {
    type Output = Math;

    fn sub(self, other: Math) -> Math {
        joined([self, other], &operator("−"))
    }
}

/// a ⋅ b, with the dot.
impl Mul for Math {
    type Output = Math;

    fn mul(self, other: Math) -> Math {
        joined([self, other], &operator("⋅"))
    }
}

/// −a.
impl Neg for Math {
    type Output = Math;

    fn neg(self) -> Math {
        Math(html! { mo form="prefix" stretchy="false" { "−" } (self) })
    }
}

impl Math {
    /// An empty formula.
    pub fn nothing() -> Self {
        Math(html! {})
    }

    /// This formula, followed by another one.
    pub fn beside(self, other: Math) -> Self {
        Math(html! { (self) (other) })
    }

    /// In brackets.
    pub fn in_brackets(self) -> Self {
        Math(html! { mrow { (bracketed(&self)) } })
    }

    /// In brackets, as a single symbol.
    pub fn in_brackets_named(self, family: &str, name: &str) -> Self {
        Math(html! { mrow class=(family) data-symbol=(name) { (bracketed(&self)) } })
    }

    /// Squared.
    pub fn squared(self) -> Self {
        Math(html! { msup { (self) mn { "2" } } })
    }

    /// With a bar over it, for a mean.
    pub fn barred(self) -> Self {
        Math(html! { mover { (self) mo stretchy="true" { "‾" } } })
    }
}

fn bracketed(inside: &Math) -> Markup {
    html! {
        mo fence="true" form="prefix" stretchy="false" { "(" }
        (inside)
        mo fence="true" form="postfix" stretchy="false" { ")" }
    }
}

/// (1 − part).
pub fn one_minus(part: Math) -> Math {
    (number("1") - part).in_brackets()
}

/// Factors with a thin space between them.
pub fn product(factors: impl IntoIterator<Item = Math>) -> Math {
    joined(factors, &Math(html! { mspace width="0.1667em" {} }))
}

fn joined(parts: impl IntoIterator<Item = Math>, between: &Math) -> Math {
    let joined = parts.into_iter().reduce(|before, part| before.beside(between.clone()).beside(part));
    joined.unwrap_or_else(Math::nothing)
}

fn operator(sign: &str) -> Math {
    Math(html! { mo { (sign) } })
}

/// A constant number.
pub fn number(number: &str) -> Math {
    Math(html! { mn { (number) } })
}

/// A numerator over a denominator.
pub fn fraction(top: Math, bottom: Math) -> Math {
    Math(html! { mfrac { (top) (bottom) } })
}

/// ∂top/∂bottom, as a single symbol.
pub fn derivative(family: &str, name: &str, top: Math, bottom: Math) -> Math {
    Math(html! {
        mfrac class=(family) data-symbol=(name) { mrow { mi { "∂" } (top) } mrow { mi { "∂" } (bottom) } }
    })
}

/// A letter of a family of symbols, or several that form one name.
pub fn letter(family: &str, letter: &str) -> Math {
    Math(html! { mi class=(family) { (letter) } })
}

/// The name of a function, such as ln or sign, which applies to what follows.
pub fn function(family: Option<&str>, name: &str) -> Math {
    Math(html! { mi class=[family] { (name) } mo { "\u{2061}" } })
}

/// A symbol: all symbols with the same `name` are highlighted together. `index` is its subscript, if it is not empty.
pub fn symbol(family: &str, name: &str, letter: &str, index: &str) -> Math {
    Math(match index {
        "" => html! { mi class=(family) data-symbol=(name) { (letter) } },
        "i" => html! { msub class=(family) data-symbol=(name) { mi { (letter) } mi { "i" } } },
        number => html! { msub class=(family) data-symbol=(name) { mi { (letter) } mn { (number) } } },
    })
}

/// The place of a changing number, which [`crate::words::Place`] reads.
pub fn live(family: &str, place: &str) -> Math {
    Math(html! { mn class={ "live " (family) } data-value=(place) { "?" } })
}

/// A line of equations, split before its first relation sign.
pub struct Line {
    left: Math,
    right: Math,
}

/// left = right = right …; a line that continues the one above has an empty left side.
pub fn equal(left: Math, rights: impl IntoIterator<Item = Math>) -> Line {
    Line { left, right: operator("=").beside(chain(rights)) }
}

/// left ← right = right …
pub fn becomes(left: Math, rights: impl IntoIterator<Item = Math>) -> Line {
    let arrow = Math(html! { mo stretchy="false" { "←" } });
    Line { left, right: arrow.beside(chain(rights)) }
}

fn chain(rights: impl IntoIterator<Item = Math>) -> Math {
    joined(rights, &operator("="))
}

/// Lines below each other, aligned at their relation signs.
pub fn lines(lines: &[Line]) -> String {
    let markup = html! {
        math display="block" {
            mtable displaystyle="true" class="tml-jot" {
                @for Line { left, right } in lines {
                    mtr {
                        mtd class="tml-tight tml-right" { mrow { (left) } }
                        mtd class="tml-tight tml-left" { mrow { (right) } }
                    }
                }
            }
        }
    };
    markup.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(math: &Math) -> String {
        html! { (math) }.into_string()
    }

    #[test]
    fn a_formula_is_written_as_it_reads() {
        let [a, b] = ["a", "b"].map(|name| letter("data", name));
        assert_eq!(
            text(&(number("2") * a.clone() - b.clone())),
            "<mn>2</mn><mo>⋅</mo><mi class=\"data\">a</mi><mo>−</mo><mi class=\"data\">b</mi>"
        );
        assert_eq!(
            text(&fraction(number("1"), a.squared())),
            "<mfrac><mn>1</mn><msup><mi class=\"data\">a</mi><mn>2</mn></msup></mfrac>"
        );
        let line = lines(&[equal(b, [number("1"), number("1")])]);
        assert!(line.contains("<mrow><mo>=</mo><mn>1</mn><mo>=</mo><mn>1</mn></mrow>"), "{line}");
    }

    #[test]
    fn a_symbol_has_its_family_name_and_index() {
        assert_eq!(
            text(&symbol("parameter", "w2_1", "w", "2,1")),
            "<msub class=\"parameter\" data-symbol=\"w2_1\"><mi>w</mi><mn>2,1</mn></msub>"
        );
        assert_eq!(text(&live("signal", "z/6()")), "<mn class=\"live signal\" data-value=\"z/6()\">?</mn>");
    }
}
