use super::can_lift;
use crate::model::Metrics;
use crate::number;
use crate::text::{Locale, Message};
use crate::train::Run;
use crate::text::rows::{FEW, about, row};

/// The description of rows lifted by x1·x2.
pub fn lifted(run: &Run, locale: &Locale) -> String {
    if !can_lift(run) {
        return locale.say(Message::NotLifted);
    }
    let raw = run.examples().raw();
    let out = &number::tick(run.rule().activation().decision(run.settings().threshold));
    let Metrics { right, rows, .. } = run.metrics();
    let mut text = locale.say(Message::Lifted { out, right: &right, rows: &rows });
    for row in (0..raw.len()).filter(|_| raw.len() <= FEW) {
        let height = &about(raw.row(row).0.iter().product());
        let name = &self::row(raw, row);
        text.push_str(if row == 0 { " " } else { "; " });
        text.push_str(&locale.say(if run.is_right(row) {
            Message::LiftedRight { row: name, height }
        } else {
            Message::LiftedWrong { row: name, height }
        }));
    }
    if raw.len() <= FEW {
        text.push('.');
    }
    text
}
