//! Sentences about a run, in any language.
//!
//! A language is a file in `www/locales/`, whose section `[run]` contains all messages of the Rust code. [`Locale`] is a loaded
//! language. Functions that write sentences take it as an argument, because two elements on a page may use different languages. A
//! message is a variant of `Message`, made from the English file when the crate is built, so that a misspelt name or gap does not
//! compile.

mod locale;
mod message;
pub(crate) mod places;
mod plural;
mod refusal;
pub(crate) mod rows;
pub(crate) mod status;
pub(crate) mod table;

pub use locale::Locale;
pub(crate) use message::Message;
pub(crate) use places::parameter_names;
#[cfg(not(feature = "web"))]
pub(crate) use refusal::in_english;
