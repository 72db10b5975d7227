//! Converts the languages in `www/locales/` for Rust: into an enum of all messages, those in English, and into one text for each
//! language, which [`Locale`] reads, with English for missing messages. Converts `www/styles/tokens.css` into the colours and
//! margins of pictures.
//!
//! [`Locale`]: src/text/locale.rs

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::de::{DeTable, DeValue};

type Result<T> = std::result::Result<T, String>;

/// A message in a language: one form, called `other`, or several, each for the numbers of a plural category of CLDR. If it has
/// several gaps, `by` names the gap whose number selects the form.
type Forms = BTreeMap<String, String>;

/// The sections of a language that Rust reads.
struct Language {
    /// The number format.
    numbers: BTreeMap<&'static str, String>,
    messages: BTreeMap<String, Forms>,
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=www/locales");
    println!("cargo::rerun-if-changed=www/styles/tokens.css");
    if let Err(sentence) = make().and_then(|()| make_tokens()) {
        println!("cargo::error={sentence}");
    }
}

fn make() -> Result<()> {
    let mut languages = BTreeMap::new();
    let folder = Path::new("www/locales");
    for entry in fs::read_dir(folder).map_err(|error| cannot("read", folder, &error))?.flatten() {
        let file = entry.path();
        if file.extension().is_some_and(|extension| extension == "toml") {
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let language =
                read(&file).map_err(|what| format!("{}: {}", file.display(), what.replace('\n', " ")))?;
            languages.insert(name, language);
        }
    }
    let english = languages.get("en").ok_or("www/locales/en.toml is not there")?;
    for (name, language) in &languages {
        check(english, language).map_err(|what| format!("www/locales/{name}.toml: {what}"))?;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let messages = out.join("messages.rs");
    fs::write(&messages, enum_of(&english.messages)).map_err(|error| cannot("write", &messages, &error))?;
    let locales = out.join("locales.rs");
    fs::write(&locales, list_of(&languages, english)).map_err(|error| cannot("write", &locales, &error))
}

/// Makes constants from the colours and the margins in `www/styles/tokens.css`.
fn make_tokens() -> Result<()> {
    let file = Path::new("www/styles/tokens.css");
    let css = fs::read_to_string(file).map_err(|error| cannot("read", file, &error))?;
    let mut constants = String::new();
    for line in css.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        let name = name.replace('-', "_").to_ascii_uppercase();
        if let Some((_, pair)) = value.split_once("light-dark(#") {
            let colours: Vec<&str> =
                pair.split([',', ' ', '#', ')', ';']).filter(|part| !part.is_empty()).collect();
            let [light, dark] = colours[..] else {
                return Err(format!("{}: --{name} is not light-dark(#rrggbb, #rrggbb)", file.display()));
            };
            let _ = writeln!(constants, "pub(crate) const {name}: [u32; 2] = [0x{light}, 0x{dark}];");
        } else if let Some(pixels) = value.strip_suffix("px;") {
            let _ = writeln!(constants, "pub(crate) const {name}: f64 = {pixels}.0;");
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?).join("tokens.rs");
    fs::write(&out, constants).map_err(|error| cannot("write", &out, &error))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be {what}: {error}", path.display())
}

fn read(file: &Path) -> Result<Language> {
    let text = fs::read_to_string(file).map_err(|error| cannot("read", file, &error))?;
    let document = DeTable::parse(&text).map_err(|error| error.to_string())?;
    let section = |name: &str| {
        let found = document.get_ref().get(name).and_then(|value| value.get_ref().as_table());
        found.ok_or_else(|| format!("it has no section [{name}]"))
    };
    let mut numbers = BTreeMap::new();
    for name in ["thousands", "grouped_from"] {
        let value = section("language")?.get(name).ok_or_else(|| format!("[language] has no {name}"))?;
        let value = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().replace('_', ""),
            _ => return Err(format!("[language] {name} is neither text nor a whole number")),
        };
        numbers.insert(name, value);
    }
    let mut messages = BTreeMap::new();
    for (key, value) in section("run")? {
        let of = |value: &DeValue| match value {
            DeValue::String(text) if !text.contains('\n') => Ok(text.to_string()),
            _ => Err(format!("[run] {} takes text on one line", key.get_ref())),
        };
        let forms = match value.get_ref() {
            DeValue::Table(table) => table
                .iter()
                .map(|(form, value)| Ok((form.get_ref().to_string(), of(value.get_ref())?)))
                .collect::<Result<_>>()?,
            value => Forms::from([("other".to_owned(), of(value)?)]),
        };
        messages.insert(key.get_ref().to_string(), forms);
    }
    Ok(Language { numbers, messages })
}

/// The gaps of a message, over all its forms.
fn gaps(forms: &Forms) -> BTreeSet<&str> {
    let said = forms.iter().filter(|(form, _)| *form != "by");
    said.flat_map(|(_, words)| words.split(['{', '}']).skip(1).step_by(2)).collect()
}

/// Refuses messages that do not exist in English, gaps that nothing fills, and forms for plural categories that do not exist.
fn check(english: &Language, language: &Language) -> Result<()> {
    for (key, forms) in &language.messages {
        let known =
            gaps(english.messages.get(key).ok_or_else(|| format!("[run] {key} is no message of en.toml"))?);
        if let Some(gap) = gaps(forms).difference(&known).next() {
            return Err(format!(
                "[run] {key} has the gap {{{gap}}}, which the message in en.toml does not have"
            ));
        }
        if let Some(form) = forms.keys().find(|form| *form != "by" && !CATEGORIES.contains(&form.as_str())) {
            return Err(format!("[run] {key}.{form} is no form: there are {}", CATEGORIES.join(", ")));
        }
        if !forms.contains_key("other") {
            return Err(format!("[run] {key} has no form `other`, which every language needs"));
        }
        let chosen_by = forms.get("by").map(String::as_str);
        let clear = match chosen_by {
            Some(gap) => known.contains(gap),
            None => forms.len() == 1 || known.len() == 1,
        };
        if !clear {
            return Err(format!("[run] {key}.by takes the gap whose number chooses the form"));
        }
    }
    Ok(())
}

/// The variant name in Rust for `some_right`: SomeRight.
fn variant(key: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    key.split('_').map(capital).collect()
}

fn enum_of(messages: &BTreeMap<String, Forms>) -> String {
    let most = messages.values().map(|forms| gaps(forms).len()).max().unwrap_or(0);
    let (mut variants, mut places, mut names) = (String::new(), String::new(), String::new());
    // By number of gaps: messages that are filled in the same way are matched together.
    let mut filled_alike = vec![Vec::new(); most + 1];
    let part = |place: usize| format!("part_{place}");
    for (index, (key, forms)) in messages.iter().enumerate() {
        let gaps: Vec<&str> = gaps(forms).into_iter().collect();
        let (name, other) = (variant(key), forms.get("other").map_or("", String::as_str));
        let fields: Vec<String> = gaps.iter().map(|gap| format!("{gap}: &'a dyn Part")).collect();
        let body = if gaps.is_empty() { String::new() } else { format!(" {{ {} }}", fields.join(", ")) };
        let _ = writeln!(variants, "    /// `{}`\n    {name}{body},", other.replace('`', "'"));
        let any = if gaps.is_empty() { "" } else { " { .. }" };
        let _ = writeln!(places, "            Message::{name}{any} => {index},");
        if !gaps.is_empty() {
            let bound = gaps.iter().enumerate().map(|(place, gap)| format!("{gap}: {}", part(place)));
            let pattern = format!("Message::{name} {{ {} }}", bound.collect::<Vec<_>>().join(", "));
            filled_alike[gaps.len()].push(pattern);
        }
        let _ = writeln!(names, "{key} {}", gaps.join(" "));
    }
    let mut parts = String::new();
    for (count, patterns) in filled_alike.iter().enumerate().filter(|(_, patterns)| !patterns.is_empty()) {
        let filled = (0..count).map(part).chain(std::iter::repeat_n("NONE".to_owned(), most - count));
        let filled = filled.collect::<Vec<_>>().join(", ");
        let _ = writeln!(parts, "            {} => [{filled}],", patterns.join("\n            | "));
    }
    format!(
        "/// Everything that can be said of a run, with what fills its gaps: the section `[run]` of `www/locales/en.toml`.\n\
         #[derive(Clone, Copy)]\n#[allow(dead_code, reason = \"some features say less than there are words for\")]\n\
         pub(crate) enum Message<'a> {{\n{variants}}}\n\n\
         /// The names of all messages, in order, each with those of its gaps: a line each.\n\
         pub(super) const NAMES: &str = {names:?};\n\n\
         impl<'a> Message<'a> {{\n    \
         /// Its place in [`NAMES`].\n    \
         pub(super) fn place(&self) -> usize {{\n        match self {{\n{places}        }}\n    }}\n\n    \
         /// What fills its gaps, in their order in [`NAMES`].\n    \
         pub(super) fn parts(&self) -> [&'a dyn Part; {most}] {{\n        \
         const NONE: &dyn Part = &\"\";\n        match *self {{\n{parts}            _ => [NONE; {most}],\n        }}\n    }}\n}}\n"
    )
}

/// Each language as a text: one line for each form of each message, name.form=words.
fn list_of(languages: &BTreeMap<String, Language>, english: &Language) -> String {
    let mut list = String::from("[\n");
    for (name, language) in languages {
        let mut text = String::new();
        for (key, value) in &language.numbers {
            let _ = writeln!(text, "language.{key}={value}");
        }
        for (key, english) in &english.messages {
            for (form, words) in language.messages.get(key).unwrap_or(english) {
                let _ = writeln!(text, "{key}.{form}={words}");
            }
        }
        let _ = writeln!(list, "    ({name:?}, {text:?}),");
    }
    list + "]\n"
}
