use crate::model::Confusion;
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::rows::{class_called, class_name};

/// The confusion matrices of the training rows and of the held-out rows.
pub fn confusion(run: &Run) -> [Confusion; 2] {
    let examples = run.examples();
    let (rule, threshold, all) = (run.rule(), run.settings().threshold, examples.prepared().len());
    [0..examples.training(), examples.training()..all]
        .map(|rows| Confusion::of(run.parameters(), examples.prepared(), rows, rule, threshold))
}

/// The description of the confusion matrices of the training rows and the held-out rows.
pub fn calls(run: &Run, parts: &[Confusion; 2], locale: &Locale) -> String {
    let raw = run.examples().raw();
    let sentence = |part: &Confusion, class: usize| {
        let calls = part.predictions(class);
        let mut others = String::new();
        for predicted in (0..part.classes()).filter(|&predicted| predicted != class && calls[predicted] > 0) {
            let (rows, class) = (&calls[predicted], &class_name(raw, predicted));
            others.push_str(&locale.say(Message::PredictedOther { rows, class }));
        }
        locale.say(Message::PredictedSo {
            rows: &part.actual(class),
            class: &class_called(raw, class, locale),
            right: &calls[class],
            others: &others,
        })
    };
    let mut text = match raw.label() {
        Some(label) => locale.say(Message::PredictionsOf { label: &label }),
        None => locale.say(Message::Predictions),
    };
    for (index, part) in parts.iter().enumerate().filter(|(_, part)| part.rows() > 0) {
        if index > 0 {
            text.push_str(&locale.say(Message::PredictionsHeldOut));
        }
        let classes = (0..part.classes()).filter(|&class| part.actual(class) > 0);
        classes.for_each(|class| text.push_str(&sentence(part, class)));
    }
    text
}
