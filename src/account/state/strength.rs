//! How strong a new password is, as the server judged it: a bar, and the same in words.

use sluss_protocol::password::{ACCEPTED, STRONGEST, Strength};
use yew::prelude::*;

use super::error::AccountError;
use crate::i18n::Catalogue;

/// The id of the sentence for a score.
const fn sentence(score: u32) -> &'static str {
    match score {
        0..ACCEPTED => "strength-low",
        ACCEPTED => "strength-2",
        3 => "strength-3",
        STRONGEST.. => "strength-4",
    }
}

/// What is said of a password: how strong it is, and what would make it stronger unless that is said already.
fn message(texts: &Catalogue, strength: &Strength, said: Option<&AccountError>) -> [String; 2] {
    let reason = strength.reason.clone().map(AccountError::WeakPassword).filter(|reason| Some(reason) != said);
    [texts.text(sentence(strength.score)), reason.map(|reason| reason.message(texts)).unwrap_or_default()]
}

/// What the server refused, unless something else is known of what stands there now.
#[must_use]
pub fn still<'a>(error: Option<&'a AccountError>, strength: Option<&Strength>) -> Option<&'a AccountError> {
    error.filter(|error| match (error, strength) {
        (AccountError::WeakPassword(refused), Some(strength)) => strength.reason.as_ref() == Some(refused),
        _ => true,
    })
}

/// The bar and the words; empty until something was judged. A score of 0 fills a part of it too, since something stands there.
pub fn meter(texts: &Catalogue, strength: Option<&Strength>, said: Option<&AccountError>) -> Html {
    let filled = match strength.map(|strength| strength.score) {
        None => "0",
        Some(0) => "1",
        Some(1) => "2",
        Some(2) => "3",
        Some(3) => "4",
        Some(4..) => "5",
    };
    let [sentence, advice] = strength.map(|strength| message(texts, strength, said)).unwrap_or_default();
    html! {
        <div class="strength">
            <meter class="strength-bar" min="0" max="5" low="3" high="4" optimum="5" value={filled}
                aria-label={texts.text("strength")} aria-valuetext={sentence.clone()} />
            <p class="hint" role="status"><strong>{ sentence }</strong>{ " " }{ advice }</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::language::Language;
    use sluss_protocol::password::{STRONGEST, Strength};

    use super::{AccountError, sentence, still, message};
    use crate::i18n::Catalogue;

    #[test]
    fn every_score_has_a_sentence_in_both_languages() {
        let sources = [include_str!("../../../locales/en/account.ftl"), include_str!("../../../locales/sv/account.ftl")];
        for texts in sources.map(|source| Catalogue::parse(Language::En, source)) {
            for score in 0..=STRONGEST {
                assert_ne!(texts.text(sentence(score)), sentence(score));
            }
        }
    }

    #[test]
    fn advice_is_given_once() {
        let texts = Catalogue::parse(Language::En, include_str!("../../../locales/en/account.ftl"));
        let strength = Strength { score: 1, reason: Some("easy-date".to_owned()) };
        let [sentence, advice] = message(&texts, &strength, None);
        assert_eq!(sentence, "Password strength: too weak.");
        assert!(advice.starts_with("Dates and years"), "{advice}");
        let refused = AccountError::WeakPassword("easy-date".to_owned());
        assert_eq!(message(&texts, &strength, Some(&refused))[1], "", "it stands at the field already");
        assert_eq!(message(&texts, &Strength { score: 4, reason: None }, None)[1], "");
    }

    #[test]
    fn a_refusal_leaves_with_the_password_that_it_is_about() {
        let refused = AccountError::WeakPassword("easy-date".to_owned());
        let same = Strength { score: 1, reason: Some("easy-date".to_owned()) };
        let better = Strength { score: 3, reason: None };
        assert_eq!(still(Some(&refused), None), Some(&refused), "nothing is known of another");
        assert_eq!(still(Some(&refused), Some(&same)), Some(&refused));
        assert_eq!(still(Some(&refused), Some(&better)), None);
        assert_eq!(still(Some(&AccountError::WrongPassword), Some(&better)), Some(&AccountError::WrongPassword));
    }
}
