//! The only room that knows the browser: the canvases of one `<one-neuron>`, and the handle that JavaScript holds.

mod clue;
mod language;
mod memory;
mod neuron;
mod screen;
