//! What was found in a table, as words.

use crate::data::csv::{Found, FoundColumn, Kind, Why};
use crate::text::{Locale, Message};

/// What a column looks like.
pub fn kind(column: &FoundColumn, locale: &Locale) -> String {
    let in_line;
    let kind = locale.say(match &column.kind {
        Kind::Numbers => Message::KindNumbers,
        Kind::Counter => Message::KindCounter,
        Kind::Id => Message::KindId,
        Kind::Two([zero, one]) => Message::KindTwo { zero, one },
        Kind::Few(count) => Message::KindFew { count },
        Kind::Text => Message::KindText,
        Kind::Dates => Message::KindDates,
        Kind::Mixed { found, line } => {
            in_line = line.to_string();
            Message::KindMixed { found, line: &in_line }
        }
        Kind::Sparse => Message::KindSparse,
        Kind::Constant => Message::KindConstant,
    });
    match column.missing {
        0 => kind,
        missing => locale.say(Message::KindWithGaps { kind: &kind, missing: &missing }),
    }
}

/// Why the label is the label, and which rows are left out.
pub fn found(found: &Found, locale: &Locale) -> String {
    let name = |&column: &usize| found.columns[column].shown.clone();
    let label = &name(&found.label);
    let mut text = locale.say(match found.why {
        Why::Chosen => Message::LabelChosen { label },
        Why::Named => Message::LabelNamed { label },
        Why::Last => Message::LabelLast { label },
        Why::First => Message::LabelFirst { label },
    });
    if !found.rivals.is_empty() {
        let columns = found.rivals.iter().map(name).collect::<Vec<_>>().join(", ");
        text += &locale.say(Message::LabelRivals { columns: &columns });
    }
    if found.left_out > 0 {
        // As editors number them.
        let mut lines = found.lines.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
        if found.left_out > found.lines.len() {
            lines += " …";
        }
        text += &locale.say(Message::LinesLeftOut { count: &found.left_out, lines: &lines });
    }
    text
}
