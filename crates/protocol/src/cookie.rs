//! What our cookies are called, and what they may ask of browsers; one place for the server and for scripts.
//!
//! They are bound to the host by the prefix `__Host-`, which browsers take with `Secure` alone. An issuer without https, which only
//! this very machine may be, does without both: Safari's engine keeps no `Secure` cookie there
//! (docs/decisions/0025).

use crate::language::Language;

/// The language, for every surface; scripts read and write it.
pub const LANGUAGE: &str = "__Host-sluss-language";

/// The prefix that binds a cookie to its host.
const PREFIX: &str = "__Host-";
/// For how long a browser keeps the language.
pub const LANGUAGE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// What cookies at an origin may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookieRules {
    /// Whether they are sent over https only, and bound to the host by their name.
    pub secure: bool,
}

impl CookieRules {
    /// Those of an origin.
    #[must_use]
    pub fn at(origin: &str) -> Self {
        Self { secure: !origin.starts_with("http://") }
    }

    /// What a cookie is called here.
    #[must_use]
    pub fn name(self, name: &'static str) -> &'static str {
        if self.secure { name } else { name.strip_prefix(PREFIX).unwrap_or(name) }
    }

    /// The line by which a script remembers the language.
    #[must_use]
    pub fn remember(self, language: Language) -> String {
        let (name, tag) = (self.name(LANGUAGE), language.tag());
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={tag}; Path=/{secure}; SameSite=Lax; Max-Age={LANGUAGE_SECONDS}")
    }
}

#[cfg(test)]
mod tests {
    use super::{CookieRules, LANGUAGE};
    use crate::language::Language;

    #[test]
    fn i01_only_a_loopback_issuer_without_https_has_cookies_without_secure() {
        let (public, here) = (CookieRules::at("https://sluss.example.eu"), CookieRules::at("http://localhost:8080"));
        assert_eq!((public.name(LANGUAGE), public.secure), ("__Host-sluss-language", true));
        assert_eq!((here.name(LANGUAGE), here.secure), ("sluss-language", false));
        let kept = "__Host-sluss-language=sv; Path=/; Secure; SameSite=Lax; Max-Age=31536000";
        assert_eq!(public.remember(Language::Sv), kept);
        assert_eq!(here.remember(Language::Sv), kept.replace("__Host-", "").replace("; Secure", ""));
    }
}
