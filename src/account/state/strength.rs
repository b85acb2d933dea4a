//! How strong a new password is, as the server judged it, and how the person is told.

use sluss_protocol::password::Strength;

use super::error::AccountError;
use crate::i18n::{Catalogue, strength_parts, strength_text};

/// What is shown under the field for a new password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StrengthMeter {
    /// How many of its five parts are filled; at least one, if anything was typed.
    pub filled: u32,
    /// How strong the password is, in a sentence; empty until the server has judged one.
    pub sentence: String,
    /// What would make it stronger, unless the field says that already.
    pub advice: String,
}

impl StrengthMeter {
    /// The meter for what the server has judged. `refused` is what the field says.
    #[must_use]
    pub fn new(texts: &Catalogue, strength: Option<&Strength>, refused: Option<&AccountError>) -> Self {
        let Some(strength) = strength else { return Self::default() };
        let reason = strength.reason.clone().map(AccountError::WeakPassword).filter(|reason| Some(reason) != refused);
        Self {
            filled: strength_parts(strength.score),
            sentence: texts.text(strength_text(strength.score)),
            advice: reason.map(|reason| reason.message(texts)).unwrap_or_default(),
        }
    }
}

/// The server's refusal, unless more is known about what is in the field now.
#[must_use]
pub fn standing_error<'a>(error: Option<&'a AccountError>, strength: Option<&Strength>) -> Option<&'a AccountError> {
    error.filter(|error| match (error, strength) {
        (AccountError::WeakPassword(refused), Some(strength)) => strength.reason.as_ref() == Some(refused),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use sluss_protocol::language::Language;
    use sluss_protocol::password::{STRONGEST, Strength};

    use super::{AccountError, StrengthMeter, standing_error, strength_text};
    use crate::i18n::Catalogue;

    #[test]
    fn every_score_has_a_sentence_in_both_languages() {
        let sources =
            [include_str!("../../../locales/en/account.ftl"), include_str!("../../../locales/sv/account.ftl")];
        for texts in sources.map(|source| Catalogue::parse(Language::En, source)) {
            for score in 0..=STRONGEST {
                assert_ne!(texts.text(strength_text(score)), strength_text(score));
            }
        }
    }

    #[test]
    fn advice_is_given_once() {
        let texts = Catalogue::parse(Language::En, include_str!("../../../locales/en/account.ftl"));
        let strength = Strength { score: 1, reason: Some("easy-date".to_owned()) };
        let meter = |strength: &Strength, refused| StrengthMeter::new(&texts, Some(strength), refused);
        let StrengthMeter { filled, sentence, advice } = meter(&strength, None);
        assert_eq!((filled, sentence.as_str()), (2, "Password strength: too weak."));
        assert!(advice.starts_with("Dates and years"), "{advice}");
        let refused = AccountError::WeakPassword("easy-date".to_owned());
        assert_eq!(meter(&strength, Some(&refused)).advice, "", "it stands at the field already");
        assert_eq!(meter(&Strength { score: 4, reason: None }, None).advice, "");
        assert_eq!(meter(&Strength { score: 0, reason: None }, None).filled, 1, "something stands there");
        assert_eq!(StrengthMeter::new(&texts, None, None), StrengthMeter::default());
    }

    #[test]
    fn a_refusal_leaves_with_the_password_that_it_is_about() {
        let refused = AccountError::WeakPassword("easy-date".to_owned());
        let same = Strength { score: 1, reason: Some("easy-date".to_owned()) };
        let better = Strength { score: 3, reason: None };
        assert_eq!(standing_error(Some(&refused), None), Some(&refused), "nothing is known of another");
        assert_eq!(standing_error(Some(&refused), Some(&same)), Some(&refused));
        assert_eq!(standing_error(Some(&refused), Some(&better)), None);
        assert_eq!(
            standing_error(Some(&AccountError::WrongPassword), Some(&better)),
            Some(&AccountError::WrongPassword)
        );
    }
}
