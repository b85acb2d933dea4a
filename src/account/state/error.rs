//! What can go wrong between a press of a button and its effect, as the account pages tell it.

use sluss_protocol::pin::WeakPin;
use sluss_protocol::problem::{Problem, ProblemCode};

use crate::i18n::{Catalogue, waiting_time};

/// Why an action failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountError {
    /// No answer came from the server.
    Unreachable,
    /// The session has ended, or was never there.
    SignedOut,
    /// This needs the second step first.
    StepUp,
    /// The PIN is too easy to guess; the reason's name.
    WeakPin(String),
    /// A field cannot have this value; the field's name.
    Field(String),
    /// Too many tries; the number of seconds to wait.
    Wait(u32),
    /// The password is not the account's.
    WrongPassword,
    /// The new password was refused: the reason, and after a colon what it is about.
    WeakPassword(String),
    /// The account has no second factor, which this needs.
    NoFactor,
    /// The session was opened too long ago.
    NotFresh,
    /// Somebody else was faster, or it is already gone.
    Changed,
    /// The server has too much to do, or a fault.
    Busy,
}

impl AccountError {
    /// What a problem document says.
    #[must_use]
    pub fn of(problem: &Problem) -> Self {
        let reason = problem.reason.clone().unwrap_or_default();
        match problem.code {
            ProblemCode::NotSignedIn | ProblemCode::CrossSite => Self::SignedOut,
            ProblemCode::StepUpRequired => Self::StepUp,
            ProblemCode::WeakPin => Self::WeakPin(reason),
            ProblemCode::InvalidField => Self::Field(reason),
            ProblemCode::TooManyTries => reason.parse().map_or(Self::Busy, Self::Wait),
            ProblemCode::WrongPassword => Self::WrongPassword,
            ProblemCode::WeakPassword => Self::WeakPassword(reason),
            ProblemCode::NoFactor => Self::NoFactor,
            ProblemCode::NotFresh => Self::NotFresh,
            ProblemCode::NotFound | ProblemCode::Conflict | ProblemCode::Expired | ProblemCode::AlreadyUsed => {
                Self::Changed
            }
            _ => Self::Busy,
        }
    }

    /// The id of the text that tells the person.
    #[must_use]
    pub fn text_id(&self) -> String {
        match self {
            Self::Unreachable => "error-unreachable".to_owned(),
            Self::SignedOut => "error-signed-out".to_owned(),
            Self::StepUp => "error-step-up".to_owned(),
            Self::WeakPin(reason) => format!("pin-{reason}"),
            Self::Field(_) => "error-field".to_owned(),
            Self::Wait(_) => "error-wait".to_owned(),
            Self::WrongPassword => "error-wrong-password".to_owned(),
            Self::WeakPassword(reason) => format!("password-{}", parts(reason).0),
            Self::NoFactor => "error-no-factor".to_owned(),
            Self::NotFresh => "error-not-fresh".to_owned(),
            Self::Changed => "error-changed".to_owned(),
            Self::Busy => "error-busy".to_owned(),
        }
    }

    /// What the person is told, with its arguments filled in.
    #[must_use]
    pub fn message(&self, texts: &Catalogue) -> String {
        let id = self.text_id();
        match self {
            Self::WeakPassword(reason) => {
                let about = parts(reason).1;
                texts.with(&id, &[("min", about), ("word", about)])
            }
            Self::Wait(seconds) => wait_text(texts, &id, *seconds),
            _ => texts.text(&id),
        }
    }

    /// Whether signing in again helps.
    #[must_use]
    pub const fn needs_sign_in(&self) -> bool {
        matches!(self, Self::StepUp | Self::NotFresh | Self::SignedOut)
    }
}

/// A text, followed by how long to wait.
#[must_use]
pub fn wait_text(texts: &Catalogue, id: &str, seconds: u32) -> String {
    let (again, count) = waiting_time(seconds);
    format!("{} {}", texts.text(id), texts.with(again, &[("count", &count.to_string())]))
}

/// A reason against a password, split from what it is about, which follows a colon.
fn parts(reason: &str) -> (&str, &str) {
    reason.split_once(':').unwrap_or((reason, ""))
}

/// The id of the text that says why a PIN is refused.
#[must_use]
pub fn pin_text(weak: WeakPin) -> String {
    format!("pin-{}", weak.name())
}

#[cfg(test)]
mod tests {
    use super::{AccountError, pin_text};
    use crate::i18n::Catalogue;
    use sluss_protocol::language::Language;
    use sluss_protocol::password::Weakness;
    use sluss_protocol::pin::Pin;
    use sluss_protocol::problem::{Problem, ProblemCode};

    const EN: &str = include_str!("../../../locales/en/account.ftl");
    const SV: &str = include_str!("../../../locales/sv/account.ftl");

    #[test]
    fn every_error_and_every_weak_pin_has_a_text() {
        let weak = ["1234", "1111", "1987", "3112", "12a4", "2580", "1212", "0"].map(|pin| Pin::choose(pin).err());
        let mut ids: Vec<String> = weak.into_iter().flatten().map(pin_text).collect();
        assert!(ids.len() > 4, "{ids:?}");
        let errors = [
            AccountError::Unreachable,
            AccountError::SignedOut,
            AccountError::StepUp,
            AccountError::Field(String::new()),
            AccountError::Wait(30),
            AccountError::WrongPassword,
            AccountError::WeakPassword("too-short:15".to_owned()),
            AccountError::WeakPassword("too-long".to_owned()),
            AccountError::WeakPassword("common".to_owned()),
            AccountError::WeakPassword("context:anna".to_owned()),
            AccountError::NoFactor,
            AccountError::NotFresh,
            AccountError::Changed,
            AccountError::Busy,
        ];
        ids.extend(errors.iter().map(AccountError::text_id));
        ids.extend(Weakness::ALL.map(|weakness| AccountError::WeakPassword(weakness.name().to_owned()).text_id()));
        for (language, source) in [(Language::En, EN), (Language::Sv, SV)] {
            let texts = Catalogue::parse(language, source);
            for id in &ids {
                assert_ne!(texts.text(id), *id, "in {}", language.tag());
            }
        }
    }

    #[test]
    fn g06_too_many_tries_say_how_long_to_wait() {
        let message = |language, source, reason: &str| {
            let problem = Problem::new(ProblemCode::TooManyTries, "Wait.").because(reason);
            AccountError::of(&problem).message(&Catalogue::parse(language, source))
        };
        assert_eq!(message(Language::En, EN, "5"), "Too many wrong passwords in a row. Try again in 5 seconds.");
        assert_eq!(message(Language::En, EN, "900"), "Too many wrong passwords in a row. Try again in 15 minutes.");
        let swedish = "Lösenordet har varit fel för många gånger i rad. Försök igen om en sekund.";
        assert_eq!(message(Language::Sv, SV, "1"), swedish);
    }

    #[test]
    fn what_a_refused_password_is_about_stands_in_its_text() {
        let texts = Catalogue::parse(Language::En, EN);
        let message = |reason: &str| AccountError::WeakPassword(reason.to_owned()).message(&texts);
        assert_eq!(message("too-short:15"), "This password is too short. Use at least 15 characters.");
        assert!(message("context:anna").contains("“anna”"), "{}", message("context:anna"));
        assert!(message("easy-date").ends_with("Add a few unrelated words."), "{}", message("easy-date"));
    }

    #[test]
    fn both_languages_have_the_same_texts() {
        let ids = |source: &str| Catalogue::parse(Language::En, source).ids().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(ids(EN), ids(SV));
    }
}
