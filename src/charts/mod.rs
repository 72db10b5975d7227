//! Pictures on any plotters backend.
