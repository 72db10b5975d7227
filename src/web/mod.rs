//! The only room that knows the browser: the canvases of one `<one-neuron>`, and the handle that JavaScript holds.

mod boundary;
mod canvas;
#[cfg(feature = "full")]
mod clue;
#[cfg(feature = "full")]
mod landscape;
mod layer;
#[cfg(feature = "full")]
mod lifted;
mod loss;
mod memory;
#[cfg(feature = "full")]
mod network;
mod neuron;
mod picture;
#[cfg(feature = "full")]
mod sigmoid;
#[cfg(feature = "full")]
mod slice;
