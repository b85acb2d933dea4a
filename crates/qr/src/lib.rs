//! QR codes: text to picture (feature `draw`), and camera frame to text (feature `scan`).
//!
//! Pure: frames and texts in, texts and paths out. It knows no camera, no clock and no browser, and what it reads is
//! data: it never follows anything in a code.

#![warn(missing_docs)]

#[cfg(feature = "draw")]
mod draw;
#[cfg(feature = "scan")]
pub mod scan;

#[cfg(feature = "draw")]
pub use draw::{DrawError, Picture, draw, modules};
