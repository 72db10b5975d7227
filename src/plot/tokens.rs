//! The colours and margins of `www/styles/tokens.css`, which `build.rs` reads: each colour for light and for dark backgrounds, as
//! 0xRRGGBB, each margin in CSS pixels.

#![allow(dead_code, reason = "some are for style sheets alone")]

include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
