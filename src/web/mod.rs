//! The only module that depends on the browser: the canvases of one `<one-neuron>`, and the handle for JavaScript.

mod clue;
mod language;
mod memory;
mod neuron;
mod screen;
