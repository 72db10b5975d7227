use crate::model::{Metrics, Section, Window};
use crate::number::{fixed, short};
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::rows::{FEW, about, class_called, class_name, inputs, list, outs, right};
use crate::text::status::MOST_SOUGHT;
use crate::panels::confusion::words::confusion;

/// The description of the decision boundary. `section` and `window` are its plane and the visible part of it. Computing them reads
/// all rows, so they are passed in.
pub fn boundary(run: &Run, section: &Section, window: &Window, locale: &Locale) -> String {
    let examples = run.examples();
    let raw = examples.raw();
    let level = run.rule().activation().decision_z(run.settings().threshold);
    let out = &short(run.rule().activation().decision(run.settings().threshold));
    let plane = section.plane(examples, run.parameters(), 0).filter(|_| run.parameters().outputs() == 1);
    let line = match plane.map(|plane| plane.line(window, level)) {
        Some(Some(ends)) => {
            let (across, up) = (decimals(window.x), decimals(window.y));
            let [from, to] = &ends.map(|(x, y)| ["(", &fixed(x, across), ", ", &fixed(y, up), ")"].concat());
            locale.say(Message::Line { out, from, to })
        }
        Some(None) => locale.say(Message::LineOutside { out }),
        None if run.parameters().outputs() > 1 => locale.say(Message::Regions),
        None => locale.say(Message::Curve { out }),
    };
    let name = |input: usize| raw.input_names().get(input).map_or("", String::as_str);
    let axes = if raw.inputs() > 2 {
        let (across, up) = (section.across(), section.up());
        let others = (0..raw.inputs()).filter(|input| *input != across && Some(*input) != up);
        let held = list(others, |input| [name(input), " = ", &about(section.held()[input])].concat());
        locale.say(Message::BoundaryAxes { across: &name(across), up: &up.map(name), held: &held })
    } else {
        String::new()
    };
    let rows = if raw.len() <= FEW && raw.inputs() <= 2 {
        let each = |row: usize| {
            locale.say(Message::RowIs {
                row: &inputs(raw, row),
                class: &class_name(raw, raw.class(row)),
                out: &outs(run, row, locale),
                verdict: &right(run, row),
            })
        };
        (0..raw.len()).map(each).collect::<Vec<_>>().join("; ")
    } else {
        let Metrics { right, rows, .. } = run.metrics();
        let mut text = locale.say(Message::TrainedRight { right: &right, rows: &rows });
        if raw.len() <= MOST_SOUGHT {
            let [training, _] = confusion(run);
            let each = list(0..raw.class_names().len(), |class| {
                let (right, rows) = (&training.predictions(class)[class], &training.actual(class));
                locale.say(Message::ClassRight { right, rows, class: &class_called(raw, class, locale) })
            });
            text = [&text, ": ", &each].concat();
        }
        text
    };
    locale.say(Message::Boundary { line: &line, axes: &axes, rows: &rows })
}

/// The number of decimals that are visible along an axis with this range.
pub(crate) fn decimals((from, to): (f64, f64)) -> usize {
    let (mut seen, mut decimals) = (to - from, 0);
    while seen < 100.0 && decimals < 12 {
        (seen, decimals) = (seen * 10.0, decimals + 1);
    }
    decimals
}
