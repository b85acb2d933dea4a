//! What the surfaces with texts of their own (authenticator, account pages) share beyond single pieces of `ui`: the language,
//! the focus that follows the screen, copying, the question before what cannot be undone. Knows no one surface.

mod ask_first;
mod copy;
mod focus;
mod languages;
mod names;

pub use ask_first::{AskFirst, Question};
pub use copy::CopyButton;
pub use focus::Focus;
pub use languages::{Languages, no_texts};
pub use names::with_names;
