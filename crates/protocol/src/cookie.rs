//! The names and attributes of our cookies, in one place for the server and for scripts.
//!
//! The prefix `__Host-` binds them to the host; browsers accept it only with `Secure`. An issuer without https, which must be on this
//! very machine, does without both: Safari's engine keeps no `Secure` cookie there
//! (docs/decisions/0025).

use crate::language::Language;

/// The language, for every surface; scripts read and write it.
pub const LANGUAGE: &str = "__Host-sluss-language";

/// Says that this browser holds keys of registered devices. The server sets it; the authenticator's script reads it, and removes it with the
/// last key.
pub const KEYS: &str = "__Host-sluss-keys";

/// The prefix that binds a cookie to its host.
const PREFIX: &str = "__Host-";
/// How long a browser keeps the cookies that scripts read.
pub const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;

/// The attributes of cookies at an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CookieRules {
    /// Whether they are sent over https only, and bound to the host by their name.
    pub secure: bool,
}

impl CookieRules {
    /// The attributes for an origin.
    #[must_use]
    pub fn at(origin: &str) -> Self {
        Self { secure: !origin.starts_with("http://") }
    }

    /// The name of a cookie here.
    #[must_use]
    pub fn name(self, name: &'static str) -> &'static str {
        if self.secure { name } else { name.strip_prefix(PREFIX).unwrap_or(name) }
    }

    /// The line with which a script stores the language.
    #[must_use]
    pub fn remember(self, language: Language) -> String {
        self.line(LANGUAGE, language.tag(), YEAR_SECONDS)
    }

    /// The line with which a script removes a cookie that is there for scripts.
    #[must_use]
    pub fn forget(self, name: &'static str) -> String {
        self.line(name, "", 0)
    }

    fn line(self, name: &'static str, value: &str, seconds: u32) -> String {
        let (name, secure) = (self.name(name), if self.secure { "; Secure" } else { "" });
        format!("{name}={value}; Path=/{secure}; SameSite=Lax; Max-Age={seconds}")
    }
}

#[cfg(test)]
mod tests {
    use super::{CookieRules, KEYS, LANGUAGE};
    use crate::language::Language;

    #[test]
    fn i01_only_a_loopback_issuer_without_https_has_cookies_without_secure() {
        let (public, here) = (CookieRules::at("https://sluss.example.eu"), CookieRules::at("http://localhost:8080"));
        assert_eq!((public.name(LANGUAGE), public.secure), ("__Host-sluss-language", true));
        assert_eq!((here.name(LANGUAGE), here.secure), ("sluss-language", false));
        let kept = "__Host-sluss-language=sv; Path=/; Secure; SameSite=Lax; Max-Age=31536000";
        assert_eq!(public.remember(Language::Sv), kept);
        assert_eq!(public.forget(KEYS), "__Host-sluss-keys=; Path=/; Secure; SameSite=Lax; Max-Age=0");
        assert_eq!(here.remember(Language::Sv), kept.replace("__Host-", "").replace("; Secure", ""));
    }
}
