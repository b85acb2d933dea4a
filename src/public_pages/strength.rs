//! How strong a new password is, in the words of the page on which it is chosen: what the server answers to the page's script.

use serde::Serialize;
use sluss_protocol::language::Language;

use super::InputError;
use crate::i18n::{Texts, resolved, strength_parts, strength_text};

/// What the script puts into the bar under the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StrengthWords {
    /// How many of its five parts are filled.
    pub filled: u32,
    /// How strong the password is, in a sentence.
    pub sentence: String,
    /// What would make it stronger; empty if nothing stands out.
    pub advice: String,
}

impl StrengthWords {
    /// The words for a score, and for what speaks against the password.
    #[must_use]
    pub fn new(language: Language, score: u32, against: Option<&InputError>) -> Self {
        let texts = resolved(language, Texts::PublicPages);
        Self {
            filled: strength_parts(score),
            sentence: texts.text(strength_text(score)),
            advice: against.map(|wrong| wrong.message(language)).unwrap_or_default(),
        }
    }
}
