//! What is said of a run, in any language.
//!
//! A language is a file in `www/locales/`, whose section `[run]` has all that Rust says. [`Locale`] is one of them at hand: what speaks
//! takes it as an argument, for two elements on a page may speak two languages. A message is a variant of `Message`, made from the
//! English file when the crate is built, so that one whose name or gap is misspelt does not compile.

mod locale;
mod message;
pub(crate) mod places;
mod plural;
mod refusal;
pub(crate) mod rows;
pub(crate) mod status;

pub use locale::Locale;
pub(crate) use message::Message;
pub(crate) use places::parameter_names;
#[cfg(not(feature = "web"))]
pub(crate) use refusal::in_english;
