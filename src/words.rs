//! Facts as sentences.
