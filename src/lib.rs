//! **One Neuron**: logistic regression that can be held in the hand.
//!
//! A trainer that goes to any epoch: the same seed gives the same numbers, and any epoch can be shown again, to the bit.
//!
//! ```
//! use one_neuron::{data::Gate, train::{Run, Settings, Source}};
//!
//! let mut run = Run::new(Settings { eta: 0.1, ..Settings::default() })?;
//! run.seek(1000);
//! assert_eq!(run.metrics().right, 4); // AND, learned
//! run.seek(10);                       // and back, exactly
//! assert_eq!(run.settings().source, Source::Gate(Gate::And));
//! # Ok::<(), one_neuron::train::SettingError>(())
//! ```
//!
//! # The modules
//!
//! | module | purpose | depends on |
//! |---|---|---|
//! | [`number`] | numbers as text: the only place where they are rounded | nothing else |
//! | `numerics` | `exp` with NumPy's bits, and several rows at once | nothing else |
//! | [`data`] | the data sets, and the preparation of their rows | `number` |
//! | [`model`] | what one neuron computes: forward, loss, backward, and the trace that names every number | `data`, `numerics` |
//! | [`train`] | runs: settings, the trainer, NumPy's generator, the history that returns to any epoch | `model` |
//! | [`text`] | languages: their messages, plurals and numbers; errors and the state of a run as sentences | `train` |
//! | [`panels`] | the panels, one module each: pictures, equations, the listing line by line, matrices | `text`, `plot` |
//! | [`attributes`] | the table of the attributes of `<one-neuron>`, reading and writing them | `panels` |
//! | [`share`] | a run to take away: links, embed tags, tables, posters | `attributes` |
//! | [`words`] | all sentences about a run in one place | `text`, `panels` |
#![cfg_attr(
    feature = "charts",
    doc = "| `plot` | drawing with plotters: surfaces, axes, marks, colours | `number` |"
)]
//! | `web` (feature `web`) | the only module that depends on the browser: canvases and the handle for JavaScript | all |
//!
//! Numbers are `f64` throughout and are rounded only when shown. [`model::exp`] is the same function on every target, never the
//! platform's, so that native code and every browser agree to the bit.

pub mod attributes;
pub mod data;
mod mathml;
pub mod model;
pub mod number;
mod numerics;
mod order;
pub mod panels;
#[cfg(feature = "charts")]
mod plot;
pub mod share;
pub mod text;
pub mod train;
#[cfg(feature = "web")]
mod web;
pub mod words;

/// The pictures and posters in one place: [`panels`], and the posters of [`share`].
#[cfg(feature = "charts")]
pub mod charts {
    pub use crate::panels::*;
    pub use crate::share::{Poster, PosterError, Scheme, in_both_schemes};
}

pub use panels::code::walk;
pub use panels::{equations, shapes};
