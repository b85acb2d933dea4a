//! What the worker that reads QR codes tells its page.

use serde::{Deserialize, Serialize};

/// What was seen in one picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sight {
    /// The size of the picture in pixels, across and down.
    pub size: (f32, f32),
    /// The codes in it whose texts can be told.
    pub codes: Vec<SeenCode>,
}

/// A code in a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeenCode {
    /// Its text.
    pub text: String,
    /// Its corners in pixels of the picture, one after another around it.
    pub corners: [(f32, f32); 4],
}

/// How a picture is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// One of many of a camera: quickly, since the next one comes soon.
    Glance = 0,
    /// The only one there is: in every way.
    Thorough = 1,
}

impl Look {
    /// The one with this number.
    #[must_use]
    pub const fn numbered(number: u32) -> Self {
        if number == Self::Thorough as u32 { Self::Thorough } else { Self::Glance }
    }
}
