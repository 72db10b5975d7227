//! The equations of a run as MathML: each with its symbols, and again with the numbers of a row.
//!
//! A family of symbols is a class, a symbol's name its `data-symbol`, and `<mn class="live family" data-value="place">?</mn>`
//! the place of a number, as [`crate::words::Place`] reads it.

use crate::mathml::{
    Line, Math, becomes, derivative, equal, fraction, function, letter, lines, live, number, one_minus,
    product, symbol,
};
use crate::model::{Loss, Norm, OutputNames};
use crate::number::is_short;
use crate::text::{Locale, Message};
use crate::train::Run;
use super::Room;

pub(super) struct ThePanel;

impl Room for ThePanel {
    const NAME: &'static str = "equations";
}

/// The most inputs that are written out one by one. More are written as a vector.
pub const MOST_INPUTS: usize = 4;

/// The most inputs whose names the notes list.
const MOST_NAMES: usize = 12;

/// The forward pass as MathML: from the inputs of a row to one output, counted from 0, and its loss.
pub fn forward(run: &Run, output: usize) -> String {
    let (symbols, numbers) = (&Symbols::new(run, output), &Numbers::new(run, output));
    let (inputs, rule) = (run.parameters().inputs(), run.rule());
    let activated = |z: Math| match rule.activation().symbol() {
        "" => z,
        name if name.chars().count() == 1 => letter("signal", name).beside(z.in_brackets()),
        name => function(Some("signal"), name).beside(z.in_brackets()),
    };
    let mut equations = Vec::new();
    if inputs > MOST_INPUTS {
        equations.push(equal(symbols.out(), [activated(symbols.weights() * symbols.inputs() + symbols.b())]));
    } else {
        let sum = |term: &dyn Fn(usize) -> Math| (2..=inputs).fold(term(1), |sum, input| sum + term(input));
        let in_symbols = sum(&|input| symbols.w(input).beside(symbols.x(input))) + symbols.b();
        let in_numbers = sum(&|input| numbers.w(input, "()") * numbers.x(input)) + numbers.b("()");
        equations.push(equal(symbols.out(), [activated(in_symbols)]));
        equations.push(equal(Math::nothing(), [activated(in_numbers)]));
    }
    equations.push(if rule.activation().is_identity() {
        equal(Math::nothing(), [numbers.out("")])
    } else {
        equal(Math::nothing(), [activated(numbers.z()), numbers.out("")])
    });
    let (in_symbols, in_numbers) = match rule.loss_kind() {
        Loss::SquaredError => {
            let half_squared =
                |error: Math| fraction(number("1"), number("2")).beside(error.in_brackets().squared());
            (half_squared(symbols.out() - symbols.y()), half_squared(numbers.out("") - numbers.y()))
        }
        Loss::CrossEntropy => {
            let ln = || function(None, "ln");
            let in_symbols = (-symbols.y()).beside(product([ln(), symbols.out()]))
                - one_minus(symbols.y()).beside(ln()).beside(one_minus(symbols.out()));
            let in_numbers = -numbers.y() * product([ln(), numbers.out("")])
                - one_minus(numbers.y()) * ln().beside(one_minus(numbers.out("")));
            (in_symbols, in_numbers)
        }
    };
    equations.push(equal(symbols.loss(), [in_symbols]));
    equations.push(equal(Math::nothing(), [in_numbers, numbers.loss()]));
    lines(&equations)
}

/// The update as MathML: from the error of one output, counted from 0, to its next weights and bias; in a batch of several rows,
/// to this row's part in them.
pub fn update(run: &Run, output: usize) -> String {
    let (symbols, numbers) = (&Symbols::new(run, output), &Numbers::new(run, output));
    let slope = |out: &dyn Fn(&'static str) -> Math| match run.rule().loss_kind() {
        Loss::SquaredError => run.rule().activation().slope_factors(out),
        Loss::CrossEntropy => Vec::new(),
    };
    let in_symbols = product([symbols.error()].into_iter().chain(slope(&|_| symbols.out())));
    let error = numbers.out("") - numbers.y();
    let in_numbers = slope(&|form| numbers.out(form))
        .into_iter()
        .reduce(|before, factor| before * factor)
        .map_or(error.clone(), |slope| error.in_brackets() * slope);
    let mut equations =
        vec![equal(symbols.dz(), [in_symbols]), equal(Math::nothing(), [in_numbers, numbers.dz("/6")])];
    let norm = if run.penalty().is_none() { Norm::None } else { run.penalty().norm };
    let inputs = run.parameters().inputs();
    equations.extend(if run.trainer().batch() > 1 {
        parts_of_a_batch(symbols, numbers, inputs, norm)
    } else {
        steps(symbols, numbers, inputs, norm)
    });
    lines(&equations)
}

/// How weights and bias move by one row alone.
fn steps(symbols: &Symbols, numbers: &Numbers, inputs: usize, norm: Norm) -> Vec<Line> {
    let mut equations = Vec::new();
    if inputs > MOST_INPUTS {
        let gradient = product([symbols.dz(), symbols.inputs()]);
        equations.push(becomes(symbols.weights(), [stepped(symbols.weights(), gradient, norm)]));
    } else {
        let in_numbers = |input: usize| {
            let gradient = numbers.dz("/6()") * numbers.x(input);
            let gradient = match norm {
                Norm::None => gradient,
                Norm::L1 | Norm::L2 => (gradient + numbers.dp(input)).in_brackets(),
            };
            [numbers.w(input, "/6") - numbers.eta() * gradient, numbers.w(input, "Next/6")]
        };
        let gradient = product([symbols.dz(), symbols.x(1)]);
        equations.push(becomes(symbols.w(1), [stepped(symbols.w(1), gradient, norm)]));
        equations.push(equal(Math::nothing(), in_numbers(1)));
        equations.extend((2..=inputs).map(|input| becomes(symbols.w(input), in_numbers(input))));
    }
    let b = numbers.b("/6") - numbers.eta() * numbers.dz("/6()");
    equations.push(becomes(symbols.b(), [symbols.b() - product([eta(), symbols.dz()])]));
    equations.push(equal(Math::nothing(), [b, numbers.b("Next/6")]));
    equations
}

/// A row's derivatives, and the step that takes the mean of many.
fn parts_of_a_batch(symbols: &Symbols, numbers: &Numbers, inputs: usize, norm: Norm) -> Vec<Line> {
    let mut equations = Vec::new();
    let (weights, gradient) = if inputs > MOST_INPUTS {
        equations.push(equal(symbols.dweights(), [product([symbols.dz(), symbols.inputs()])]));
        (symbols.weights(), symbols.dweights())
    } else {
        equations.extend((1..=inputs).map(|input| {
            let in_symbols = product([symbols.dz(), symbols.x(input)]);
            equal(symbols.dw(input), [in_symbols, numbers.dz("/6()") * numbers.x(input), numbers.dw(input)])
        }));
        // One line for any weight i.
        (symbols.any_w(), symbols.any_dw())
    };
    equations.push(equal(symbols.db(), [symbols.dz(), numbers.dz("/6")]));
    equations.push(becomes(weights.clone(), [stepped(weights, gradient.barred(), norm)]));
    equations.push(becomes(symbols.b(), [symbols.b() - product([eta(), symbols.db().barred()])]));
    equations
}

/// w − η (gradient + gradient of the penalty).
fn stepped(w: Math, gradient: Math, norm: Norm) -> Math {
    let lambda = letter("rate", "λ");
    let gradient = match norm {
        Norm::None => gradient,
        Norm::L1 => (gradient + product([lambda, function(None, "sign"), w.clone()])).in_brackets(),
        Norm::L2 => (gradient + product([lambda, w.clone()])).in_brackets(),
    };
    w - product([eta(), gradient])
}

fn eta() -> Math {
    symbol("rate", "eta", "η", "")
}

/// What the equations do not say, a sentence each: the names of inputs, and what is special about this learning rule.
pub fn notes(run: &Run, locale: &Locale) -> Vec<String> {
    let mut notes: Vec<String> = input_names(run, locale).into_iter().collect();
    let (examples, activation) = (run.examples(), run.rule().activation());
    if examples.scaling().is_some() {
        notes.push(locale.say(Message::AreScaled));
    }
    notes.extend(activation.properties().notes.iter().filter_map(|note| locale.named(note)));
    let rows = &run.trainer().batch();
    if *rows > 1 {
        notes.push(locale.say(Message::Batches { rows }));
    }
    notes
}

/// The names of inputs, where they are other than x1, x2 and so on.
pub(crate) fn input_names(run: &Run, locale: &Locale) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for (input, name) in run.examples().prepared().input_names().iter().enumerate() {
        let own = format!("x{}", input + 1);
        if *name != own {
            names.push(format!("{own} = {}", name.replace('\n', " ")));
        }
    }
    if names.len() > MOST_NAMES {
        let more = locale.say(Message::AndMore { count: &(names.len() - MOST_NAMES) });
        names.truncate(MOST_NAMES);
        names.push(more);
    }
    (!names.is_empty()).then(|| names.join(", ") + ".")
}

/// The symbols of one output.
struct Symbols {
    names: OutputNames,
    /// Whether the activation has a derivative that the learning rule uses: the perceptron's rule has none.
    has_derivative: bool,
}

impl Symbols {
    fn new(run: &Run, output: usize) -> Self {
        Self { names: names(run, output), has_derivative: run.rule().activation().has_slope() }
    }

    fn of_output(&self, family: &str, name: &str, letter: &str) -> Math {
        symbol(family, &self.names.name(name), letter, &self.names.number)
    }

    fn x(&self, input: usize) -> Math {
        symbol("data", &format!("x{input}"), "x", &input.to_string())
    }

    /// All inputs, as a vector.
    fn inputs(&self) -> Math {
        symbol("data", "x", "𝐱", "")
    }

    fn w(&self, input: usize) -> Math {
        self.weight(&self.names.name_for_input("w", input), &input.to_string())
    }

    /// The weight of any input i.
    fn any_w(&self) -> Math {
        self.weight(&self.names.name("w"), "i")
    }

    fn weight(&self, name: &str, input: &str) -> Math {
        symbol("parameter", name, "w", &self.names.index(input))
    }

    /// All weights, as a vector.
    fn weights(&self) -> Math {
        self.of_output("parameter", "w", "𝐰")
    }

    fn b(&self) -> Math {
        self.of_output("parameter", "b", "b")
    }

    fn out(&self) -> Math {
        self.of_output("signal", "out", "out")
    }

    fn y(&self) -> Math {
        self.of_output("data", "y", "y")
    }

    /// (out − y).
    fn error(&self) -> Math {
        (self.out() - self.y()).in_brackets_named("error", &self.names.name("error"))
    }

    fn loss(&self) -> Math {
        self.of_output("error", "loss", "L")
    }

    /// ∂L/∂z, or δ where there is no derivative.
    fn dz(&self) -> Math {
        if self.has_derivative {
            self.derivative(&self.names.name("dz"), self.of_output("signal", "z", "z"))
        } else {
            self.of_output("error", "dz", "δ")
        }
    }

    fn dw(&self, input: usize) -> Math {
        self.derivative(&self.names.name_for_input("dw", input), self.w(input))
    }

    fn any_dw(&self) -> Math {
        self.derivative(&self.names.name("dw"), self.any_w())
    }

    fn dweights(&self) -> Math {
        self.derivative(&self.names.name("dw"), self.weights())
    }

    fn db(&self) -> Math {
        self.derivative(&self.names.name("db"), self.b())
    }

    fn derivative(&self, name: &str, by: Math) -> Math {
        derivative("error", name, self.loss(), by)
    }
}

/// The places of one output's numbers.
///
/// `form` says how a number is shown there: `/6` with six decimals instead of four, `()` in brackets where it is negative.
struct Numbers {
    names: OutputNames,
    x_form: &'static str,
}

impl Numbers {
    fn new(run: &Run, output: usize) -> Self {
        // Data are shown as they are; what has been measured, scaled or made of others, not to the last digit.
        let are_short = run.examples().prepared().rows().all(|(x, _)| x.iter().all(|&x| is_short(x)));
        Self { names: names(run, output), x_form: if are_short { "()" } else { "/4()" } }
    }

    fn of_output(&self, family: &str, name: &str, form: &str) -> Math {
        live(family, &(self.names.name(name) + form))
    }

    fn for_input(&self, family: &str, name: &str, input: usize, form: &str) -> Math {
        live(family, &(self.names.name_for_input(name, input) + form))
    }

    fn x(&self, input: usize) -> Math {
        live("data", &format!("x{input}{}", self.x_form))
    }

    fn w(&self, input: usize, form: &str) -> Math {
        self.for_input("parameter", "w", input, form)
    }

    fn b(&self, form: &str) -> Math {
        self.of_output("parameter", "b", form)
    }

    fn z(&self) -> Math {
        self.of_output("signal", "z", "")
    }

    fn out(&self, form: &str) -> Math {
        self.of_output("signal", "out", form)
    }

    fn y(&self) -> Math {
        self.of_output("data", "y", "()")
    }

    fn loss(&self) -> Math {
        self.of_output("error", "loss", "")
    }

    fn dz(&self, form: &str) -> Math {
        self.of_output("error", "dz", form)
    }

    fn dw(&self, input: usize) -> Math {
        self.for_input("error", "dw", input, "/6")
    }

    /// The penalty's derivative by this weight.
    fn dp(&self, input: usize) -> Math {
        self.for_input("rate", "dp", input, "/6()")
    }

    fn eta(&self) -> Math {
        live("rate", "eta")
    }
}

fn names(run: &Run, output: usize) -> OutputNames {
    let outputs = run.parameters().outputs();
    OutputNames::new(output.min(outputs - 1), outputs)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::data::{Dataset, Feature, Iris};
    use crate::model::Activation;
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
        assert!(notes(&run, Locale::english()).is_empty());
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
        assert_eq!(notes(&step, Locale::english()).len(), 2);
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
        assert!(notes(&batch, Locale::english())[0].starts_with("Batches of 4 rows learn together: "));
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
        assert_eq!(
            notes(&iris, Locale::english())[0].split(", ").next(),
            Some(&*format!("x1 = {}", names[0]))
        );
        assert!(notes(&iris, Locale::english())[1].starts_with("Inputs are scaled"));

        let features = vec![Feature::Product];
        let five = run(Settings { source, features, ..Settings::default() });
        assert!(read(&forward(&five, 2)).starts_with("out3=σ(𝐰3⋅𝐱+b3)\n=σ({z3})={out3}\n"));
        assert!(read(&update(&five, 2)).contains("\n𝐰3←𝐰3−η∂L3∂z3𝐱\nb3←b3−η∂L3∂z3\n={b3/6}"));
        assert!(
            notes(&five, Locale::english())[0].ends_with("x5 = x1*x2."),
            "{:?}",
            notes(&five, Locale::english())
        );
    }

    #[test]
    fn names_are_no_lines_of_their_own() {
        let rows = Dataset::from_rows(&[[1.0], [2.0]], &[[0.0], [1.0]]).unwrap();
        let rows = rows.named(vec!["a\nb".to_owned()], vec!["0".to_owned(), "1".to_owned()]).unwrap();
        let run = run(Settings { source: Source::ByHand(Arc::new(rows)), ..Settings::default() });
        assert_eq!(notes(&run, Locale::english()), ["x1 = a b."]);
    }
}
