//! Everything that can stand between a scanned code and its answer. Each error has a text that says what to do.

use sluss_codes::link::LinkError as CodeLinkError;
use sluss_protocol::link::LinkError;
use sluss_protocol::problem::ProblemCode;

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthenticatorError {
    /// What is wrong with the text itself.
    Link(LinkError),
    /// What is wrong with a link to an account elsewhere.
    CodeLink(CodeLinkError),
    /// A good request for an account that is not in this authenticator.
    UnknownAccount,
    /// Signed with a key that this device has not pinned, and the server could not be asked.
    UnknownKey,
    /// Registering needs the server, and it could not be reached.
    Unreachable,
    /// Another server, with this origin, gave no answer, or does not let this app call it.
    OtherServerSilent {
        /// The origin.
        origin: String,
    },
    /// Another device was registered by the same link first.
    AlreadyUsed,
    /// The server refused what it was sent.
    Refused,
    /// The server is overloaded, or something is wrong with it.
    Busy,
    /// The browser would not store or compute.
    Browser,
    /// There is no code in the picture.
    NoCode,
    /// The browser gives no script the pixels of a picture.
    NoPictures,
    /// The person or the browser did not let a passkey be used.
    NoPasskey,
    /// The person or the browser did not let the passkey be used that stands for the PINs of other accounts here; or it is gone.
    KnownPasskeyNotShown,
    /// The browser, or what holds its passkeys, has no pseudo-random function.
    NoPasskeyFunction,
    /// The page can hold no keys: the browser's cryptography or storage is missing.
    NoKeys,
    /// The account has removed this device.
    Removed,
    /// A newer version of the app has written to the vault.
    NewerVault,
}

impl AuthenticatorError {
    /// The name in the ids of its texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Link(error) => error.name(),
            Self::CodeLink(CodeLinkError::UnknownKind(_) | CodeLinkError::UnknownAlgorithm(_)) => "code-unknown",
            Self::CodeLink(_) => "code-damaged",
            Self::UnknownAccount => "unknown-account",
            Self::UnknownKey => "unknown-key",
            Self::Unreachable => "unreachable",
            Self::OtherServerSilent { .. } => "other-server-silent",
            Self::AlreadyUsed => "already-used",
            Self::Refused => "refused",
            Self::Busy => "busy",
            Self::Browser => "browser",
            Self::NoCode => "no-code",
            Self::NoPictures => "no-pictures",
            Self::NoPasskey | Self::KnownPasskeyNotShown | Self::NoPasskeyFunction => "no-passkey",
            Self::NoKeys => "no-keys",
            Self::Removed => "removed",
            Self::NewerVault => "newer-vault",
        }
    }

    /// What a problem document of the server's means here.
    #[must_use]
    pub const fn of(code: ProblemCode) -> Self {
        match code {
            ProblemCode::AlreadyUsed => Self::AlreadyUsed,
            ProblemCode::Expired | ProblemCode::NotFound => Self::Link(LinkError::Expired),
            ProblemCode::Busy
            | ProblemCode::Internal
            | ProblemCode::TooManyTries
            | ProblemCode::TooSlow
            | ProblemCode::Unavailable => Self::Busy,
            _ => Self::Refused,
        }
    }
}

impl From<CodeLinkError> for AuthenticatorError {
    fn from(error: CodeLinkError) -> Self {
        Self::CodeLink(error)
    }
}

impl From<LinkError> for AuthenticatorError {
    fn from(error: LinkError) -> Self {
        Self::Link(error)
    }
}

#[cfg(test)]
mod tests {
    use super::{AuthenticatorError, CodeLinkError};
    use crate::i18n::Catalogue;
    use sluss_protocol::language::Language;
    use sluss_protocol::link::LinkError;

    #[test]
    fn every_error_has_a_title_and_says_what_to_do() {
        let all = [
            AuthenticatorError::Link(LinkError::NotOurs),
            AuthenticatorError::Link(LinkError::OtherServer { origin: String::new() }),
            AuthenticatorError::Link(LinkError::Altered),
            AuthenticatorError::Link(LinkError::Expired),
            AuthenticatorError::Link(LinkError::UnknownVersion(2)),
            AuthenticatorError::CodeLink(CodeLinkError::Damaged),
            AuthenticatorError::CodeLink(CodeLinkError::UnknownKind(String::new())),
            AuthenticatorError::UnknownAccount,
            AuthenticatorError::UnknownKey,
            AuthenticatorError::Unreachable,
            AuthenticatorError::OtherServerSilent { origin: String::new() },
            AuthenticatorError::AlreadyUsed,
            AuthenticatorError::Refused,
            AuthenticatorError::Busy,
            AuthenticatorError::Browser,
            AuthenticatorError::NoCode,
            AuthenticatorError::NoPictures,
            AuthenticatorError::NoPasskey,
            AuthenticatorError::NoKeys,
            AuthenticatorError::Removed,
            AuthenticatorError::NewerVault,
        ];
        for (language, source) in [
            (Language::En, include_str!("../../../locales/en/authenticator.ftl")),
            (Language::Sv, include_str!("../../../locales/sv/authenticator.ftl")),
        ] {
            let texts = Catalogue::parse(language, source);
            for error in &all {
                for part in ["title", "text"] {
                    let id = format!("error-{}-{part}", error.name());
                    assert_ne!(texts.text(&id), id, "in {}", language.tag());
                }
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_texts() {
        let ids = |source: &str| Catalogue::parse(Language::En, source).ids().map(str::to_owned).collect::<Vec<_>>();
        let english = ids(include_str!("../../../locales/en/authenticator.ftl"));
        assert_eq!(english, ids(include_str!("../../../locales/sv/authenticator.ftl")));
        assert!(english.len() > 40, "{} texts were found", english.len());
    }
}
