//! The cookies that we set (I01): each bound to our host, and unreadable for scripts unless it is meant for one. Their attributes depend on
//! the issuer (`sluss_protocol::cookie`).

use std::borrow::Cow;

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, CookieBuilder, SameSite};
use sluss_domain::model::secret::BearerHash;
use sluss_domain::model::session::Audience;
use sluss_domain::sign_in::trusted_browser::DAYS;
use sluss_protocol::cookie::{CookieRules, KEYS, LANGUAGE, YEAR_SECONDS};
use sluss_protocol::language::Language;
use time::Duration;

use super::app::App;

/// A cookie of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// Binds sign-ins to the browser that began them.
    Browser,
    /// Signed in for further relying sites.
    SingleSignOn,
    /// Signed in on the account pages.
    Account,
    /// Marks this as a trusted browser for the accounts that somebody signed in to from it (G02); it opens nothing.
    Known,
    /// Says that the person wants to be asked before a session is used for another site (CAS calls it `warn`).
    Warn,
    /// The method that was used last, or that the person wants to choose each time.
    Method,
    /// The language, for every surface; scripts read and write it.
    Language,
    /// Says that this browser holds keys of registered devices; the authenticator's script reads it, and removes it with the last key.
    Keys,
}

impl Name {
    /// Its name over https.
    const fn text(self) -> &'static str {
        match self {
            Self::Browser => "__Host-sluss-browser",
            Self::SingleSignOn => "__Host-sluss-session",
            Self::Account => "__Host-sluss-account",
            Self::Known => "__Host-sluss-known",
            Self::Warn => "__Host-sluss-warn",
            Self::Method => "__Host-sluss-method",
            Self::Language => LANGUAGE,
            Self::Keys => KEYS,
        }
    }
}

impl Name {
    /// The cookie that holds a session for this purpose, if one does.
    pub(crate) const fn of(audience: Audience) -> Option<Self> {
        match audience {
            Audience::Account => Some(Self::Account),
            Audience::SingleSignOn => Some(Self::SingleSignOn),
            Audience::Frame => None,
        }
    }
}

/// The cookies of one issuer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cookies(CookieRules);

impl App {
    /// The cookies of this issuer.
    pub(crate) fn cookies(&self) -> Cookies {
        Cookies(CookieRules::at(&self.instance.sluss.issuer))
    }

    /// The secret that a browser sends, if we issued it (S27).
    pub(crate) fn browser(&self, headers: &HeaderMap) -> Option<(String, BearerHash)> {
        let secret = self.cookies().get(headers, Name::Browser)?;
        let hash = self.instance.sluss.browsers().browser(&secret)?;
        Some((secret, hash))
    }
}

impl Cookies {
    /// The value of a cookie that was sent.
    pub(crate) fn get(self, headers: &HeaderMap, name: Name) -> Option<String> {
        find(headers, self.0.name(name.text()))
    }

    /// The value of the cookie that binds a single sign-in to the browser.
    pub(crate) fn get_for(self, headers: &HeaderMap, mark: &str) -> Option<String> {
        find(headers, &self.name_for(mark))
    }

    /// The header line that binds a single sign-in to the browser.
    pub(crate) fn set_for(self, mark: &str, value: &str, lifetime: std::time::Duration) -> HeaderValue {
        let lifetime = Duration::try_from(lifetime).unwrap_or(Duration::MAX);
        line(&self.build(self.name_for(mark), value).same_site(SameSite::Lax).http_only(true).max_age(lifetime).build())
    }

    /// The header lines that remove the oldest of those, so that at most `most` are kept: browsers send the oldest first (RFC 6265,
    /// section 5.4), and all of them have to fit into the head of a request.
    pub(crate) fn keep_newest(self, headers: &HeaderMap, most: usize) -> Vec<HeaderValue> {
        let names = self.names_for(headers);
        let over = names.len().saturating_sub(most);
        names[..over]
            .iter()
            .map(|name| line(&self.build(name, "").http_only(true).max_age(Duration::ZERO).build()))
            .collect()
    }

    fn names_for(self, headers: &HeaderMap) -> Vec<String> {
        let prefix = self.name_for("");
        let names = all(headers).map(|cookie| cookie.name().to_owned());
        names.filter(|name| name.starts_with(&prefix)).collect()
    }

    fn name_for(self, mark: &str) -> String {
        format!("{}-{mark}", self.0.name(Name::Browser.text()))
    }

    /// The header line that sets a cookie.
    pub(crate) fn set(self, name: Name, value: &str) -> HeaderValue {
        let same_site = if name == Name::Account { SameSite::Strict } else { SameSite::Lax };
        let for_scripts = matches!(name, Name::Language | Name::Keys);
        let cookie = self.build(self.0.name(name.text()), value).same_site(same_site).http_only(!for_scripts);
        let cookie = match name {
            Name::Language | Name::Keys => cookie.max_age(Duration::seconds(YEAR_SECONDS.into())),
            Name::Known | Name::Method => cookie.max_age(Duration::days(DAYS)),
            Name::Browser | Name::SingleSignOn | Name::Account | Name::Warn => cookie,
        };
        line(&cookie.build())
    }

    /// The header line that removes a cookie.
    pub(crate) fn clear(self, name: Name) -> HeaderValue {
        line(&self.build(self.0.name(name.text()), "").http_only(true).max_age(Duration::ZERO).build())
    }

    fn build<'a>(self, name: impl Into<Cow<'a, str>>, value: &'a str) -> CookieBuilder<'a> {
        Cookie::build((name, value)).path("/").secure(self.0.secure)
    }

    /// The language of a page: the one chosen earlier, else the one that the browser asks for.
    pub(crate) fn language(self, headers: &HeaderMap) -> Language {
        let chosen = self.get(headers, Name::Language).and_then(|tag| Language::from_tag(&tag));
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        chosen.unwrap_or_else(|| Language::negotiate(asked))
    }
}

fn find(headers: &HeaderMap, name: &str) -> Option<String> {
    all(headers).find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}

fn all(headers: &HeaderMap) -> impl Iterator<Item = Cookie<'_>> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    sent.flat_map(Cookie::split_parse).flatten()
}

fn line(cookie: &Cookie<'_>) -> HeaderValue {
    HeaderValue::from_str(&cookie.to_string()).expect("names and values of ours are plain ASCII")
}
