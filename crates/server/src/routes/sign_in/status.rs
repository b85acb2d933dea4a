//! The status of an answer, and when to come back if it says so.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use sluss_app::i18n::Messages;
use sluss_protocol::sign_in::Notice;

use crate::http::answer::TROUBLE;

/// The status, and the wait in seconds.
#[derive(Clone, Copy)]
pub(super) struct Status {
    pub(super) code: StatusCode,
    wait: Option<u64>,
}

impl Status {
    pub(super) const WELL: Self = Self { code: StatusCode::OK, wait: None };
    pub(super) const BUSY: Self = Self { code: StatusCode::SERVICE_UNAVAILABLE, wait: Some(2) };

    /// The database is in trouble.
    pub(super) const TROUBLE: Self = Self { code: StatusCode::SERVICE_UNAVAILABLE, wait: Some(TROUBLE) };

    /// Too many tries; so many seconds to wait.
    pub(super) const fn wait(seconds: u64) -> Self {
        Self { code: StatusCode::TOO_MANY_REQUESTS, wait: Some(seconds) }
    }

    /// Tells programs when to come back (G06).
    pub(super) fn set(self, headers: &mut HeaderMap) {
        if let Some(seconds) = self.wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
    }

    /// Tells people: the text about the wait gets it in words, which are among the texts that the page keeps.
    pub(super) fn fill_in(self, texts: &mut Messages, kept: &Messages) {
        if let Some(seconds) = self.wait {
            let id = format!("notice-{}", Notice::TooManyTries.name());
            texts.say(&id, texts.with(&id, &[("wait", &in_words(kept, seconds))]));
        }
    }
}

fn in_words(texts: &Messages, seconds: u64) -> String {
    let (id, count) = match (seconds, seconds.div_ceil(60)) {
        (0 | 1, _) => ("wait-second", 1),
        (2..60, _) => ("wait-seconds", seconds),
        (_, 1) => ("wait-minute", 1),
        (_, minutes) => ("wait-minutes", minutes),
    };
    texts.with(id, &[("count", &count.to_string())])
}

#[cfg(test)]
mod tests {
    use sluss_app::i18n::{Texts, resolved};
    use sluss_protocol::language::Language;

    use super::in_words;

    #[test]
    fn g06_a_wait_is_told_in_words() {
        let words = |language, seconds| in_words(&resolved(language, Texts::SignIn), seconds);
        let english = [0, 1, 2, 59, 60, 61, 900].map(|seconds| words(Language::En, seconds));
        assert_eq!(english, ["a second", "a second", "2 seconds", "59 seconds", "a minute", "2 minutes", "15 minutes"]);
        let swedish = [1, 5, 60, 900].map(|seconds| words(Language::Sv, seconds));
        assert_eq!(swedish, ["en sekund", "5 sekunder", "en minut", "15 minuter"]);
    }
}
