//! What a run computes as MathML: each equation with its symbols, and again with the numbers of a row.
//!
//! It is the markup that the page's own equations are made into when it is built: a family of symbols is a class, a symbol's
//! name its `data-symbol`, and `<mn class="live family" data-value="place">?</mn>` is the place of a number, as [`crate::words::Place`] reads it.

use crate::language::{self, filled};
use crate::model::{Activation, Loss, Norm};
use crate::number::{self, is_short};
use crate::train::Run;

/// The most inputs that are written out. More are a vector.
pub const MOST_INPUTS: usize = 4;

/// The most inputs that the words say the names of.
const MOST_NAMES: usize = 12;

/// From the inputs of a row to one output, counted from 0, and what its error costs.
pub fn forward(run: &Run, output: usize) -> String {
    let mut equations = Equations::new(run, output);
    let rule = run.rule();
    // What is linear has no function to be named, nor brackets around what it is of.
    let (begin, end) = match rule.activation() {
        Activation::Sigmoid => ("σ(", ")"),
        Activation::Tanh => ("τ(", ")"),
        Activation::Step => ("H(", ")"),
        Activation::Linear => ("", ""),
    };
    let line = |left: &str, sum: &str, right: &str| [left, "|=", begin, sum, end, right].concat();
    if equations.is_vector() {
        equations.line(&line("O", "V·U+B", ""));
    } else {
        let symbols = equations.sum("WX", "+B");
        equations.line_of_parts(&line("O", "∑", ""), &symbols);
        let numbers = equations.sum("w·x", "+b");
        equations.line_of_parts(&line("", "∑", ""), &numbers);
    }
    equations.line(&if begin.is_empty() { "|=o".to_owned() } else { line("", "z", "=o") });
    let (symbols, numbers) = match rule.loss_kind() {
        Loss::SquaredError => ("L|=½[O−Y]", "|=½[o−y]=l"),
        Loss::CrossEntropy => ("L|=¬Yℓ O−(1−Y)ℓ(1−O)", "|=¬y·ℓ o−(1−y)·ℓ(1−o)=l"),
    };
    equations.line(symbols);
    equations.line(numbers);
    equations.whole()
}

/// From the error of one output, counted from 0, to its next weights and bias; where rows learn together, to this row's
/// part in them.
pub fn update(run: &Run, output: usize) -> String {
    let mut equations = Equations::new(run, output);
    let (symbols, numbers) = match (run.rule().activation(), run.rule().loss_kind()) {
        (Activation::Sigmoid, Loss::SquaredError) => ("D|={O−Y} O (1−O)", "|=(o−y)·o·(1−o)=g"),
        (Activation::Tanh, _) => ("D|={O−Y} (1−Q)", "|=(o−y)·(1−q)=g"),
        _ => ("D|={O−Y}", "|=o−y=g"),
    };
    equations.line(symbols);
    equations.line(numbers);
    let norm = if run.penalty().is_none() { Norm::None } else { run.penalty().norm };
    if run.trainer().batch() > 1 {
        equations.parts_of_a_batch(norm);
    } else {
        equations.steps(norm);
    }
    equations.whole()
}

/// What the equations do not say by themselves, a sentence each: which inputs are called what, and what is peculiar to
/// this rule.
pub fn notes(run: &Run) -> Vec<String> {
    let mut notes: Vec<String> = input_names(run).into_iter().collect();
    let (examples, activation) = (run.examples(), run.rule().activation());
    if examples.scaling().is_some() {
        notes.push(language::ARE_SCALED.to_owned());
    }
    if activation == Activation::Step {
        notes.push(language::STEP_IS.to_owned());
        notes.push(language::STEP_RULE.to_owned());
    }
    let batch = run.trainer().batch();
    if batch > 1 {
        notes.push(filled(language::BATCHES, &[&number::whole(batch as u64)]));
    }
    notes
}

/// Which inputs are called what, where they have other names than x1, x2 and so on.
pub(crate) fn input_names(run: &Run) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for (input, name) in run.examples().prepared().input_names().iter().enumerate() {
        let own = ["x", &number::whole((input + 1) as u64)].concat();
        if *name != own {
            names.push([&own, " = ", &name.replace('\n', " ")].concat());
        }
    }
    if names.len() > MOST_NAMES {
        let more = filled(language::AND_MORE, &[&number::whole((names.len() - MOST_NAMES) as u64)]);
        names.truncate(MOST_NAMES);
        names.push(more);
    }
    (!names.is_empty()).then(|| [&names.join(", "), "."].concat())
}

/// Equations on lines of their own, each parted where its relation begins.
///
/// They are written in signs that stand for symbols, their numbers and what is between them: see [`Equations::sign`].
struct Equations {
    inputs: usize,
    /// What names carry: the output's number, where there are several.
    output: String,
    /// How inputs are shown, where they are not whole.
    decimals: &'static str,
    /// Whether the learning rule is one without a derivative.
    steps: bool,
    markup: String,
}

impl Equations {
    fn new(run: &Run, output: usize) -> Self {
        let outputs = run.parameters().outputs();
        let rows = run.examples().prepared();
        // Data are shown as they are; what has been measured, scaled or made of others, not to the last digit.
        let are_short = rows.rows().all(|(x, _)| x.iter().all(|&x| is_short(x)));
        Self {
            inputs: run.parameters().inputs(),
            output: if outputs > 1 {
                number::whole((output.min(outputs - 1) + 1) as u64)
            } else {
                String::new()
            },
            decimals: if are_short { "" } else { "/4" },
            steps: run.rule().activation() == Activation::Step,
            markup: "<math display=\"block\"><mtable displaystyle=\"true\" class=\"tml-jot\">".to_owned(),
        }
    }

    fn whole(mut self) -> String {
        self.markup.push_str("</mtable></math>");
        self.markup
    }

    fn is_vector(&self) -> bool {
        self.inputs > MOST_INPUTS
    }

    /// These signs for each input, and then the last ones.
    fn sum(&self, each: &str, last: &str) -> Vec<(String, usize)> {
        let mut parts: Vec<(String, usize)> = (1..=self.inputs)
            .map(|input| ([if input > 1 { "+" } else { "" }, each].concat(), input))
            .collect();
        parts.push((last.to_owned(), 0));
        parts
    }

    /// A line that has nothing to do with a single input.
    fn line(&mut self, signs: &str) {
        self.line_of(signs, 0);
    }

    /// A line about one input.
    fn line_of(&mut self, signs: &str, input: usize) {
        self.begin();
        signs.chars().for_each(|sign| self.sign(sign, input));
        self.end();
    }

    /// A line in which ∑ stands for these parts, each about one input.
    fn line_of_parts(&mut self, signs: &str, parts: &[(String, usize)]) {
        self.begin();
        for sign in signs.chars() {
            if sign == '∑' {
                for (signs, input) in parts {
                    signs.chars().for_each(|sign| self.sign(sign, *input));
                }
            } else {
                self.sign(sign, 0);
            }
        }
        self.end();
    }

    fn begin(&mut self) {
        self.put(&["<mtr><mtd class=\"tml-tight tml-right\"><mrow>"]);
    }

    fn end(&mut self) {
        self.put(&["</mrow></mtd></mtr>"]);
    }

    /// How weights and bias move by one row alone.
    fn steps(&mut self, norm: Norm) {
        if self.is_vector() {
            self.line(match norm {
                Norm::None => "V|←V−E D U",
                Norm::L1 => "V|←V−E (D U+Λ S V)",
                Norm::L2 => "V|←V−E (D U+Λ V)",
            });
        } else {
            let numbers = if norm == Norm::None { "v−e·d·x=N" } else { "v−e·(d·x+p)=N" };
            self.line_of(
                match norm {
                    Norm::None => "W|←W−E D X",
                    Norm::L1 => "W|←W−E (D X+Λ S W)",
                    Norm::L2 => "W|←W−E (D X+Λ W)",
                },
                1,
            );
            self.line_of(&["|=", numbers].concat(), 1);
            for input in 2..=self.inputs {
                self.line_of(&["W|←", numbers].concat(), input);
            }
        }
        self.line("B|←B−E D");
        self.line("|=c−e·d=n");
    }

    /// A row's derivatives, and the step that takes the mean of many.
    fn parts_of_a_batch(&mut self, norm: Norm) {
        if self.is_vector() {
            self.line("J|=D U");
        } else {
            for input in 1..=self.inputs {
                self.line_of("I|=D X=d·x=i", input);
            }
        }
        self.line("K|=D=g");
        // One says it for all.
        self.line(match (norm, self.is_vector()) {
            (Norm::None, true) => "V|←V−E ⌈J⌉",
            (Norm::L1, true) => "V|←V−E (⌈J⌉+Λ S V)",
            (Norm::L2, true) => "V|←V−E (⌈J⌉+Λ V)",
            (Norm::None, false) => "W|←W−E ⌈I⌉",
            (Norm::L1, false) => "W|←W−E (⌈I⌉+Λ S W)",
            (Norm::L2, false) => "W|←W−E (⌈I⌉+Λ W)",
        });
        self.line("B|←B−E ⌈K⌉");
    }

    /// One sign, about this input; about any, where it is 0.
    ///
    /// | signs | symbol | signs | number |
    /// |---|---|---|---|
    /// | `W X B Z O Y L` | w x b z out y L | `w x b z o y l` | the same; `v c` are w and b with six decimals |
    /// | `D E Λ` | ∂L/∂z η λ | `d e g` | the same; `g` is ∂L/∂z without brackets |
    /// | `I J K` | ∂L/∂wᵢ, of all wᵢ, ∂L/∂b | `i p` | ∂L/∂wᵢ, the penalty's ∂P/∂wᵢ |
    /// | `V U` | all w, all x | `N n` | the next w, the next b |
    /// | `Q` | out² | `q` | the same |
    /// | `σ τ H S ℓ` | sigmoid, tanh, step, sign, ln | `⌈…⌉` | a bar over what stands there |
    ///
    /// `(…)` is a group, `{…}` one in the colour of errors, `[…]` one squared, `¬` is a minus before a whole sum, and `|` ends the left side.
    fn sign(&mut self, sign: char, input: usize) {
        const BEGIN: &str = "<mo fence=\"true\" form=\"prefix\" stretchy=\"false\">(</mo>";
        const END: &str = "<mo fence=\"true\" form=\"postfix\" stretchy=\"false\">)</mo>";
        const OUT: &str = "<mi>out</mi>";
        const FUNCTION: &str = "<mo>\u{2061}</mo>";
        let of = if self.output.is_empty() { String::new() } else { [&self.output, "_"].concat() };
        let number = if input == 0 { "i".to_owned() } else { number::whole(input as u64) };
        let output = self.output.clone();
        match sign {
            '|' => self.put(&["</mrow></mtd><mtd class=\"tml-tight tml-left\"><mrow>"]),
            ' ' => self.put(&["<mspace width=\"0.1667em\"></mspace>"]),
            '(' => self.put(&["<mrow>", BEGIN]),
            ')' | '}' => self.put(&[END, "</mrow>"]),
            '{' => self.put(&["<mrow class=\"error\" data-symbol=\"error", &output, "\">", BEGIN]),
            '[' => self.put(&["<msup><mrow>", BEGIN]),
            ']' => self.put(&[END, "</mrow><mn>2</mn></msup>"]),
            '⌈' => self.put(&["<mover>"]),
            '⌉' => self.put(&["<mo stretchy=\"true\">‾</mo></mover>"]),
            'W' => {
                // Of any input, it is the symbol of them all.
                let name = if input == 0 { ["w", &output] } else { ["w", &[&*of, &number].concat()] };
                let foot = if output.is_empty() { number } else { [&output, ",", &number].concat() };
                self.symbol("parameter", name, "<mi>w</mi>", &foot);
            }
            'X' => self.symbol("data", ["x", if input == 0 { "" } else { &number }], "<mi>x</mi>", &number),
            'B' => self.symbol("parameter", ["b", &output], "<mi>b</mi>", &output),
            'Z' => self.symbol("signal", ["z", &output], "<mi>z</mi>", &output),
            'O' => self.symbol("signal", ["out", &output], OUT, &output),
            'Y' => self.symbol("data", ["y", &output], "<mi>y</mi>", &output),
            'L' => self.symbol("error", ["loss", &output], "<mi>L</mi>", &output),
            'V' => self.symbol("parameter", ["w", &output], "<mi>𝐰</mi>", &output),
            'U' => self.symbol("data", ["x", ""], "<mi>𝐱</mi>", ""),
            'Q' => {
                self.put(&["<msup>"]);
                self.sign('O', input);
                self.put(&["<mn>2</mn></msup>"]);
            }
            'q' => {
                self.put(&["<msup>"]);
                self.live("signal", &["out", &output, "()"]);
                self.put(&["<mn>2</mn></msup>"]);
            }
            'D' if self.steps => self.symbol("error", ["dz", &output], "<mi>δ</mi>", &output),
            'D' => self.derivative('Z', input, &["dz", &output]),
            'I' if input > 0 => self.derivative('W', input, &["dw", &of, &number]),
            'I' => self.derivative('W', input, &["dw", &output]),
            'J' => self.derivative('V', input, &["dw", &output]),
            'K' => self.derivative('B', input, &["db", &output]),
            'E' => self.put(&["<mi class=\"rate\" data-symbol=\"eta\">η</mi>"]),
            'Λ' => self.put(&["<mi class=\"rate\">λ</mi>"]),
            'σ' => self.put(&["<mi class=\"signal\">σ</mi>"]),
            'H' => self.put(&["<mi class=\"signal\">H</mi>"]),
            'τ' => self.put(&["<mi class=\"signal\">tanh</mi>", FUNCTION]),
            'S' => self.put(&["<mi>sign</mi>", FUNCTION]),
            'ℓ' => self.put(&["<mi>ln</mi>", FUNCTION]),
            '¬' => self.put(&["<mo form=\"prefix\" stretchy=\"false\">−</mo>"]),
            '½' => self.put(&["<mfrac><mn>1</mn><mn>2</mn></mfrac>"]),
            '1' => self.put(&["<mn>1</mn>"]),
            'w' => self.live("parameter", &["w", &of, &number, "()"]),
            'v' => self.live("parameter", &["w", &of, &number, "/6"]),
            'N' => self.live("parameter", &["w", &of, &number, "Next/6"]),
            'x' => self.live("data", &["x", &number, self.decimals, "()"]),
            'b' => self.live("parameter", &["b", &output, "()"]),
            'c' => self.live("parameter", &["b", &output, "/6"]),
            'n' => self.live("parameter", &["b", &output, "Next/6"]),
            'z' => self.live("signal", &["z", &output]),
            'o' => self.live("signal", &["out", &output]),
            'y' => self.live("data", &["y", &output, "()"]),
            'l' => self.live("error", &["loss", &output]),
            'd' => self.live("error", &["dz", &output, "/6()"]),
            'g' => self.live("error", &["dz", &output, "/6"]),
            'i' => self.live("error", &["dw", &of, &number, "/6"]),
            'p' => self.live("rate", &["dp", &of, &number, "/6()"]),
            'e' => self.live("rate", &["eta"]),
            '←' => self.put(&["<mo stretchy=\"false\">←</mo>"]),
            '·' => self.put(&["<mo>⋅</mo>"]),
            _ => self.put(&["<mo>", sign.encode_utf8(&mut [0; 4]), "</mo>"]),
        }
    }

    fn put(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.markup.push_str(part));
    }

    /// A symbol of this name, in two parts, with a number at its foot where it has one.
    fn symbol(&mut self, family: &str, [name, more]: [&str; 2], letter: &str, number: &str) {
        let class = ["class=\"", family, "\" data-symbol=\"", name, more, "\""].concat();
        match letter.split_once('>') {
            Some((tag, rest)) if number.is_empty() => self.put(&[tag, " ", &class, ">", rest]),
            _ if number == "i" => self.put(&["<msub ", &class, ">", letter, "<mi>i</mi></msub>"]),
            _ => self.put(&["<msub ", &class, ">", letter, "<mn>", number, "</mn></msub>"]),
        }
    }

    /// ∂L by the symbol of this sign; its name.
    fn derivative(&mut self, by: char, input: usize, name: &[&str]) {
        self.put(&["<mfrac class=\"error\" data-symbol=\""]);
        self.put(name);
        self.put(&["\"><mrow><mi>∂</mi>"]);
        self.sign('L', input);
        self.put(&["</mrow><mrow><mi>∂</mi>"]);
        self.sign(by, input);
        self.put(&["</mrow></mfrac>"]);
    }

    fn live(&mut self, family: &str, place: &[&str]) {
        self.put(&["<mn class=\"live ", family, "\" data-value=\""]);
        self.put(place);
        self.put(&["\">?</mn>"]);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{Dataset, Feature, Iris};
    use crate::model::{Penalty, Trace};
    use crate::train::{Batch, Settings, Source};
    use crate::words;

    fn run(settings: Settings) -> Run {
        Run::new(settings).unwrap()
    }

    /// Its markup without tags: what is read, and places as `{name}`.
    fn read(markup: &str) -> String {
        let mut text = String::new();
        for part in markup.replace("</mtr>", "\n").split('<') {
            let (tag, rest) = part.split_once('>').unwrap_or(("", part));
            match tag.split_once("data-value=\"") {
                Some((_, place)) => text.extend(["{", place.trim_end_matches('"'), "}"]),
                None => text.push_str(&rest.replace('\u{2061}', " ")),
            }
        }
        text.trim_end().to_owned()
    }

    /// Complains where tags are not closed in the order in which they were opened.
    fn check_tags(markup: &str) {
        let mut open = Vec::new();
        for part in markup.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap();
            assert!(!text.contains('>') && !text.contains('&'), "{part}");
            let name = tag.split(' ').next().unwrap();
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{markup}"),
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }

    /// Every rule, shape, batch and penalty that there is.
    fn every() -> Vec<Run> {
        let mut runs = Vec::new();
        let sources = [Settings::default().source, Source::Iris(Iris::default())];
        for source in sources {
            for (activation, loss) in [
                (Activation::Sigmoid, Loss::SquaredError),
                (Activation::Sigmoid, Loss::CrossEntropy),
                (Activation::Linear, Loss::SquaredError),
                (Activation::Step, Loss::SquaredError),
                (Activation::Tanh, Loss::SquaredError),
            ] {
                for norm in Norm::ALL {
                    for batch in [Batch::Rows(1), Batch::Rows(3), Batch::All] {
                        for features in [vec![], vec![Feature::Product]] {
                            let penalty = Penalty { norm, rate: 0.1 };
                            let source = source.clone();
                            runs.push(run(Settings {
                                source,
                                activation,
                                loss,
                                penalty,
                                batch,
                                features,
                                ..Settings::default()
                            }));
                        }
                    }
                }
            }
        }
        runs
    }

    #[test]
    fn every_run_has_equations_with_places_that_are_somebodys() {
        for run in every() {
            let trace = Trace::new(run.parameters().inputs(), run.parameters().outputs());
            for output in 0..run.parameters().outputs() {
                for markup in [forward(&run, output), update(&run, output)] {
                    check_tags(&markup);
                    let mut places = 0;
                    for part in markup.split("data-value=\"").skip(1) {
                        let name = part.split(['"', '/', '(']).next().unwrap();
                        assert!(words::named(&run, &trace, name).is_some(), "{name}");
                        places += 1;
                    }
                    assert!(places > 2, "{markup}");
                    assert_eq!(markup.matches("class=\"live ").count(), places);
                    // Signs that nobody knows would come through as they are.
                    let odd = |sign: char| "UVDEKJIZOQτℓ½∑⌈⌉|{}[]".contains(sign);
                    assert!(!markup.split("<mo>").skip(1).any(|part| part.starts_with(odd)), "{markup}");
                }
            }
        }
    }

    #[test]
    fn the_articles_run_says_what_the_article_says() {
        let run = run(Settings::default());
        assert_eq!(
            read(&forward(&run, 0)),
            "out=σ(w1x1+w2x2+b)\n\
             =σ({w1()}⋅{x1()}+{w2()}⋅{x2()}+{b()})\n\
             =σ({z})={out}\n\
             L=12(out−y)2\n\
             =12({out}−{y()})2={loss}"
        );
        assert_eq!(
            read(&update(&run, 0)),
            "∂L∂z=(out−y)out(1−out)\n\
             =({out}−{y()})⋅{out}⋅(1−{out})={dz/6}\n\
             w1←w1−η∂L∂zx1\n\
             ={w1/6}−{eta}⋅{dz/6()}⋅{x1()}={w1Next/6}\n\
             w2←{w2/6}−{eta}⋅{dz/6()}⋅{x2()}={w2Next/6}\n\
             b←b−η∂L∂z\n\
             ={b/6}−{eta}⋅{dz/6()}={bNext/6}"
        );
        assert!(notes(&run).is_empty());
    }

    /// As Temml writes the first line of the same in TeX, but for a plain `out`: Firefox puts what is above padding far above.
    #[test]
    fn its_markup_is_that_of_the_pages_equations() {
        let run = run(Settings::default());
        let line = "<mtr><mtd class=\"tml-tight tml-right\"><mrow><mi class=\"signal\" \
                    data-symbol=\"out\">out</mi></mrow></mtd><mtd class=\"tml-tight \
                    tml-left\"><mrow><mo>=</mo><mi class=\"signal\">σ</mi><mrow><mo fence=\"true\" form=\"prefix\" \
                    stretchy=\"false\">(</mo><msub class=\"parameter\" data-symbol=\"w1\"><mi>w</mi><mn>1</mn></msub><msub \
                    class=\"data\" data-symbol=\"x1\"><mi>x</mi><mn>1</mn></msub><mo>+</mo><msub class=\"parameter\" \
                    data-symbol=\"w2\"><mi>w</mi><mn>2</mn></msub><msub class=\"data\" \
                    data-symbol=\"x2\"><mi>x</mi><mn>2</mn></msub><mo>+</mo><mi class=\"parameter\" \
                    data-symbol=\"b\">b</mi><mo fence=\"true\" form=\"postfix\" \
                    stretchy=\"false\">)</mo></mrow></mrow></mtd></mtr>";
        let begin = "<math display=\"block\"><mtable displaystyle=\"true\" class=\"tml-jot\">";
        assert!(forward(&run, 0).starts_with(&[begin, line].concat()), "{}", forward(&run, 0));
    }

    #[test]
    fn every_rule_has_its_own_equations() {
        let of = |activation, loss, norm, batch| {
            let penalty = Penalty { norm, rate: 0.1 };
            run(Settings { activation, loss, penalty, batch, ..Settings::default() })
        };
        let one = Batch::Rows(1);
        let entropy = of(Activation::Sigmoid, Loss::CrossEntropy, Norm::L2, one);
        assert!(
            read(&forward(&entropy, 0))
                .ends_with("L=−yln out−(1−y)ln (1−out)\n=−{y()}⋅ln {out}−(1−{y()})⋅ln (1−{out})={loss}")
        );
        assert!(read(&update(&entropy, 0)).starts_with(
            "∂L∂z=(out−y)\n={out}−{y()}={dz/6}\nw1←w1−η(∂L∂zx1+λw1)\n\
             ={w1/6}−{eta}⋅({dz/6()}⋅{x1()}+{dp1/6()})={w1Next/6}"
        ));
        let tanh = of(Activation::Tanh, Loss::SquaredError, Norm::L1, one);
        assert!(read(&forward(&tanh, 0)).starts_with("out=tanh (w1x1+w2x2+b)\n"));
        assert!(read(&update(&tanh, 0)).starts_with(
            "∂L∂z=(out−y)(1−out2)\n=({out}−{y()})⋅(1−{out()}2)={dz/6}\nw1←w1−η(∂L∂zx1+λsign w1)\n"
        ));
        let linear = of(Activation::Linear, Loss::SquaredError, Norm::None, one);
        assert!(
            read(&forward(&linear, 0))
                .starts_with("out=w1x1+w2x2+b\n={w1()}⋅{x1()}+{w2()}⋅{x2()}+{b()}\n={out}\n")
        );
        let step = of(Activation::Step, Loss::SquaredError, Norm::None, one);
        assert!(read(&update(&step, 0)).starts_with("δ=(out−y)\n={out}−{y()}={dz/6}\nw1←w1−ηδx1\n"));
        assert_eq!(notes(&step).len(), 2);
        let batch = of(Activation::Sigmoid, Loss::CrossEntropy, Norm::L2, Batch::All);
        assert_eq!(
            read(&update(&batch, 0)),
            "∂L∂z=(out−y)\n={out}−{y()}={dz/6}\n\
             ∂L∂w1=∂L∂zx1={dz/6()}⋅{x1()}={dw1/6}\n\
             ∂L∂w2=∂L∂zx2={dz/6()}⋅{x2()}={dw2/6}\n\
             ∂L∂b=∂L∂z={dz/6}\n\
             wi←wi−η(∂L∂wi‾+λwi)\n\
             b←b−η∂L∂b‾"
        );
        assert!(notes(&batch)[0].starts_with("Batches of 4 rows learn together: "));
    }

    #[test]
    fn several_outputs_and_many_inputs() {
        let source = Source::Iris(Iris::default());
        let iris = run(Settings { source: source.clone(), ..Settings::default() });
        let text = read(&forward(&iris, 1));
        assert!(text.starts_with("out2=σ(w2,1x1+w2,2x2+w2,3x3+w2,4x4+b2)\n=σ({w2_1()}⋅{x1/4()}+"), "{text}");
        assert!(text.contains("=σ({z2})={out2}\nL2=12(out2−y2)2\n=12({out2}−{y2()})2={loss2}"), "{text}");
        let text = read(&update(&iris, 1));
        assert!(text.contains("w2,2←{w2_2/6}−{eta}⋅{dz2/6()}⋅{x2/4()}={w2_2Next/6}"), "{text}");
        let names = iris.examples().raw().input_names();
        assert_eq!(notes(&iris)[0].split(", ").next(), Some(&*format!("x1 = {}", names[0])));
        assert!(notes(&iris)[1].starts_with("Inputs are scaled"));

        let features = vec![Feature::Product];
        let five = run(Settings { source, features, ..Settings::default() });
        assert!(read(&forward(&five, 2)).starts_with("out3=σ(𝐰3⋅𝐱+b3)\n=σ({z3})={out3}\n"));
        assert!(read(&update(&five, 2)).contains("\n𝐰3←𝐰3−η∂L3∂z3𝐱\nb3←b3−η∂L3∂z3\n={b3/6}"));
        assert!(notes(&five)[0].ends_with("x5 = x1*x2."), "{:?}", notes(&five));
    }

    #[test]
    fn names_are_no_lines_of_their_own() {
        let rows = Dataset::from_rows(&[[1.0], [2.0]], &[[0.0], [1.0]]).unwrap();
        let rows = rows.named(vec!["a\nb".to_owned()], vec!["0".to_owned(), "1".to_owned()]).unwrap();
        let run = run(Settings { source: Source::ByHand(Arc::new(rows)), ..Settings::default() });
        assert_eq!(notes(&run), ["x1 = a b."]);
    }
}
