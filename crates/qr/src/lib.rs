//! QR codes: text to picture (feature `draw`), and camera frame to text (feature `scan`).
//!
//! Pure: frames and texts come in, texts and paths go out. It knows no camera, no clock and no browser, and what it reads is
//! data: nothing in a code is ever followed.

#![warn(missing_docs)]

#[cfg(feature = "draw")]
mod draw;
#[cfg(feature = "scan")]
pub mod scan;

#[cfg(feature = "draw")]
pub use draw::{DrawError, Picture, draw, modules};
