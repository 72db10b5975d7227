//! The only room that knows the browser: the canvases of one `<one-neuron>`, and the handle that JavaScript holds.

mod boundary;
mod canvas;
mod clue;
mod landscape;
mod layer;
mod lifted;
mod loss;
mod network;
mod neuron;
mod picture;
mod sigmoid;
mod slice;
