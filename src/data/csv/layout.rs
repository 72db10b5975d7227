//! How the cells of a table are separated.

use std::borrow::Cow;

/// A table as text, ready to be split into cells.
pub(super) struct Layout<'a> {
    /// From its first line with content on; runs of spaces between cells are one tab each.
    pub(super) text: Cow<'a, str>,
    /// The number of that line in the file.
    pub(super) line: usize,
    /// What separates cells.
    pub(super) delimiter: u8,
}

impl<'a> Layout<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut rest = begin(text);
        let mut delimiter = None;
        // Spreadsheets write and read this line.
        if let Some((name, separator)) = rest.split_once('=')
            && name.eq_ignore_ascii_case("sep")
            && let Some(&byte) = separator.as_bytes().first()
            && matches!(separator.as_bytes().get(1), None | Some(b'\r' | b'\n'))
        {
            delimiter = Some(byte);
            rest = begin(separator.trim_start_matches(char::from(byte)));
        }
        let delimiter =
            delimiter.filter(|byte| b";\t,| ".contains(byte)).unwrap_or_else(|| delimiter_of(rest));
        let line = 1 + line_ends(text, text.len() - rest.len());
        if delimiter == b' ' {
            return Self { text: Cow::Owned(without_runs(rest)), line, delimiter: b'\t' };
        }
        Self { text: Cow::Borrowed(rest), line, delimiter }
    }
}

/// Skips a byte order mark and empty lines, but not tabs: a tab may be the end of an empty cell.
fn begin(text: &str) -> &str {
    text.trim_start_matches(['\u{feff}', '\r', '\n', ' '])
}

/// The number of line ends in the first bytes of a text: LF, CRLF or CR.
pub(super) fn line_ends(text: impl AsRef<[u8]>, bytes: usize) -> usize {
    let text = text.as_ref();
    let ends = |(place, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => text.get(place + 1) != Some(&b'\n'),
        _ => false,
    };
    text[..bytes].iter().enumerate().filter(|&at| ends(at)).count()
}

/// The separator in the first line that is no comment, outside quotation marks: a semicolon, else a tab, a comma or a bar, else
/// spaces, if they are in the line below too.
fn delimiter_of(mut text: &str) -> u8 {
    let (first, second) = (line(&mut text), line(&mut text));
    let has = |delimiter: u8| {
        let mut quoted = false;
        first.trim_matches(' ').bytes().any(|byte| {
            quoted ^= byte == b'"';
            byte == delimiter && !quoted
        })
    };
    match b";\t,|".iter().find(|&&delimiter| has(delimiter)) {
        Some(&delimiter) => delimiter,
        None if has(b' ') && (second.is_empty() || second.trim().contains(' ')) => b' ',
        None => b',',
    }
}

/// Takes the next line that is neither empty nor a comment off a text. Quotation marks may hold line ends.
fn line<'a>(text: &mut &'a str) -> &'a str {
    loop {
        let (mut quoted, is_comment) = (false, text.starts_with('#'));
        let ends = |character: char| {
            quoted ^= character == '"' && !is_comment;
            !quoted && matches!(character, '\n' | '\r')
        };
        let (line, after) = text.split_once(ends).unwrap_or((text, ""));
        *text = after;
        if text.is_empty() || !(is_comment || line.trim().is_empty()) {
            return line;
        }
    }
}

/// One tab in place of each run of spaces and tabs outside quotation marks, and none at either end of a line.
fn without_runs(text: &str) -> String {
    let (mut out, mut quoted, mut gap) = (String::with_capacity(text.len()), false, false);
    for character in text.chars() {
        match character {
            ' ' | '\t' if !quoted => gap = true,
            _ => {
                if gap && !matches!(character, '\n' | '\r') && !out.is_empty() && !out.ends_with(['\n', '\r'])
                {
                    out.push('\t');
                }
                gap = false;
                quoted ^= character == '"';
                out.push(character);
            }
        }
    }
    out
}

/// The names in a list: commas separate them, and quotation marks hold commas, as in CSV.
pub(crate) fn listed(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = Some(list);
    while let Some(text) = rest {
        let begins = text.trim_start();
        let (name, after) = match begins.strip_prefix('"').and_then(unquoted) {
            Some(quoted) => quoted,
            None => {
                let (name, after) =
                    text.split_once(',').map_or((text, None), |(name, after)| (name, Some(after)));
                (name.trim().to_owned(), after)
            }
        };
        names.push(name);
        rest = after;
    }
    names
}

/// The content of quotation marks, of which the first is already read, and what comes after the comma behind them. `None` if they
/// are no pair around a whole name.
fn unquoted(text: &str) -> Option<(String, Option<&str>)> {
    let (mut content, mut rest) = (String::new(), text.chars());
    while let Some(character) = rest.next() {
        if character == '"' {
            match rest.as_str().strip_prefix('"') {
                // Two of them stand for one.
                Some(after) => rest = after.chars(),
                None => {
                    let after = rest.as_str().trim_start();
                    let after = if after.is_empty() { None } else { Some(after.strip_prefix(',')?) };
                    return Some((content.trim().to_owned(), after));
                }
            }
        }
        content.push(character);
    }
    None
}
