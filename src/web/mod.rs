//! The only room that knows the browser: the canvases of one `<one-neuron>`, and the handle that JavaScript holds.

mod boundary;
mod canvas;
mod layer;
mod loss;
mod memory;
mod neuron;
mod picture;
