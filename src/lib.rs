//! One Neuron.

pub mod model;
