//! What the surfaces with texts of their own (authenticator, account pages) share beyond single pieces of `ui`: the language,
//! the focus that follows the screen, copying. Knows no one surface.

mod copy;
mod focus;
mod languages;

pub use copy::CopyButton;
pub use focus::Focus;
pub use languages::{Languages, no_texts};
