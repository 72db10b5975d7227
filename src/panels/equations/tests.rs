use std::sync::Arc;

use super::*;
use crate::data::{Dataset, Feature, Iris};
use crate::model::Activation;
use crate::model::{Penalty, Trace};
use crate::train::{Batch, Settings, Source};
use crate::text::places as words;

fn run(settings: Settings) -> Run {
    Run::new(settings).unwrap()
}

/// The markup without tags: the visible text, with places as `{name}`.
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

/// Fails if tags are not closed in the reverse of the order in which they were opened.
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

/// Every combination of rule, shape, batch and penalty.
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
        "∂L∂z=(out−y)⋅out⋅(1−out)\n\
         =({out}−{y()})⋅{out}⋅(1−{out})={dz/6}\n\
         w1←w1−η∂L∂zx1\n\
         ={w1/6}−{eta}⋅{dz/6()}⋅{x1()}={w1Next/6}\n\
         w2←{w2/6}−{eta}⋅{dz/6()}⋅{x2()}={w2Next/6}\n\
         b←b−η∂L∂z\n\
         ={b/6}−{eta}⋅{dz/6()}={bNext/6}"
    );
    assert!(notes(&run, Locale::english()).is_empty());
}

/// As Temml writes the first line of the same equation in TeX, but with a plain `out`, because Firefox puts accents above padding
/// too high.
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
        "∂L∂z=(out−y)⋅(1−out2)\n=({out}−{y()})⋅(1−{out()}2)={dz/6}\nw1←w1−η(∂L∂zx1+λsign w1)\n"
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

#[test]
fn each_note_of_an_activation_is_a_message() {
    for activation in Activation::ALL {
        for note in activation.properties().notes {
            assert!(Locale::english().named(note).is_some(), "{note} is no message of en.toml");
        }
    }
}
