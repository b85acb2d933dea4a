//! The cookies that we set (I01): each bound to our host, unreadable for scripts unless a script is who it is for.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite};
use sluss_domain::session::Audience;
use sluss_protocol::language::Language;
use time::Duration;

/// A cookie of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// Binds sign-ins to the browser that began them.
    Browser,
    /// Signed in for further relying sites.
    SingleSignOn,
    /// Signed in on the account pages.
    Account,
    /// The accounts that somebody signed in to from this browser (G02); it opens nothing.
    Known,
    /// The method that was used last, or that the person wants to choose each time.
    Method,
    /// The language, for every surface; scripts read and write it.
    Language,
    /// Keys of registered devices are kept in this browser; the authenticator's script reads it, and takes it away with the last key.
    Keys,
}

impl Name {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Browser => "__Host-sluss-browser",
            Self::SingleSignOn => "__Host-sluss-session",
            Self::Account => "__Host-sluss-account",
            Self::Known => "__Host-sluss-known",
            Self::Method => "__Host-sluss-method",
            Self::Language => "__Host-sluss-language",
            Self::Keys => "__Host-sluss-keys",
        }
    }
}

impl From<Audience> for Name {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Account => Self::Account,
            Audience::SingleSignOn => Self::SingleSignOn,
        }
    }
}

/// The value of a cookie that was sent.
pub(crate) fn get(headers: &HeaderMap, name: Name) -> Option<String> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    sent.flat_map(Cookie::split_parse)
        .flatten()
        .find(|cookie| cookie.name() == name.text())
        .map(|cookie| cookie.value().to_owned())
}

/// The header line that sets a cookie.
pub(crate) fn set(name: Name, value: &str) -> HeaderValue {
    let same_site = if name == Name::Account { SameSite::Strict } else { SameSite::Lax };
    let mut cookie = Cookie::build((name.text(), value)).path("/").secure(true).same_site(same_site);
    if matches!(name, Name::Language | Name::Keys) {
        cookie = cookie.max_age(Duration::days(365));
    } else {
        cookie = cookie.http_only(true);
    }
    if matches!(name, Name::Known | Name::Method) {
        cookie = cookie.max_age(Duration::days(180));
    }
    line(&cookie.build())
}

/// The header line that takes a cookie away.
pub(crate) fn clear(name: Name) -> HeaderValue {
    let cookie = Cookie::build((name.text(), "")).path("/").secure(true).http_only(true).max_age(Duration::ZERO);
    line(&cookie.build())
}

fn line(cookie: &Cookie<'_>) -> HeaderValue {
    HeaderValue::from_str(&cookie.to_string()).expect("names and values of ours are plain ASCII")
}

/// The language of a page: chosen before, else what the browser asks for.
pub(crate) fn language(headers: &HeaderMap) -> Language {
    let chosen = get(headers, Name::Language).and_then(|tag| Language::from_tag(&tag));
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    chosen.unwrap_or_else(|| Language::negotiate(asked))
}
