//! The addresses at which people reach this server: which ones an operator may set, and why not others.

use url::Url;

/// The default: a server for this machine alone.
const HERE: &str = "http://localhost:8080";

/// An example of a good address, for error texts.
const EXAMPLE: &str = "https://sluss.example.eu";

/// The issuer, and the authenticator's origin. Neither ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origins {
    /// Part of every token, and of every link but those to the authenticator.
    pub(super) issuer: String,
    /// Part of every link to the authenticator; the issuer unless it was given an origin of its own.
    pub(super) app: String,
}

impl Origins {
    /// The addresses that were set.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub(super) fn resolve(issuer: Option<&str>, app: Option<&str>) -> Result<Self, String> {
        let (issuer, here) = origin("issuer", issuer.unwrap_or(HERE))?;
        let Some(app) = app else { return Ok(Self { app: issuer.clone(), issuer }) };
        let (app, there) = origin("app_origin", app)?;
        let wrong = |why: &str| Err(format!("the app_origin {app} {why}"));
        if app == issuer {
            return Ok(Self { issuer, app });
        }
        if there.scheme() != here.scheme() {
            return wrong("and the issuer must both begin with https:// (on this machine itself, neither needs to)");
        }
        if there.host() == here.host() {
            return wrong(
                "must have another host than the issuer, because browsers send cookies to every port of a host",
            );
        }
        Ok(Self { issuer, app })
    }
}

/// Whether people reach it from elsewhere: an https address that is not this machine's own.
pub(super) fn is_public(origin: &str) -> bool {
    origin.starts_with("https://") && !Url::parse(origin).is_ok_and(|url| url.host_str().is_some_and(is_this_machine))
}

pub(super) fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1") || host.ends_with(".localhost")
}

/// It is part of links and tokens, so it must be an origin that browsers trust: https, or this machine itself.
pub(super) fn origin(setting: &str, text: &str) -> Result<(String, Url), String> {
    let text = text.trim_end_matches('/');
    let wrong = |why: &str| Err(format!("the {setting} {text} {why}, such as {EXAMPLE}"));
    let Ok(url) = Url::parse(text) else { return wrong("must be a web address") };
    let local = url.host_str().is_some_and(is_this_machine);
    if url.scheme() != "https" && !(url.scheme() == "http" && local) {
        return wrong("must begin with https:// (except on this machine itself)");
    }
    if url.origin().ascii_serialization() != text {
        return wrong("must be a scheme, a host and perhaps a port, and nothing else");
    }
    Ok((text.to_owned(), url))
}

#[cfg(test)]
mod tests {
    use super::Origins;

    #[test]
    fn an_issuer_is_an_origin_that_browsers_trust() {
        let resolve = |issuer: &str| Origins::resolve(Some(issuer), None);
        for good in
            ["https://sluss.example.eu", "https://sluss.example.eu/", "http://localhost:8080", "http://127.0.0.1:1"]
        {
            assert!(resolve(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "sluss.example.eu",
            "http://sluss.example.eu",
            "https://sluss.example.eu/x",
            "https://SLUSS.example.eu",
            "https://sluss.example.eu:443",
            "ftp://sluss.example.eu",
        ] {
            assert!(resolve(bad).unwrap_err().contains("the issuer"), "{bad}");
        }
    }

    #[test]
    fn s15_the_authenticator_is_at_the_issuer_unless_it_has_an_origin_of_its_own() {
        let issuer = "https://sluss.example.eu";
        for (set, expected) in [
            (None, issuer),
            (Some("https://sluss.example.eu/"), issuer),
            (Some("https://app.sluss.example.eu"), "https://app.sluss.example.eu"),
            (Some("https://kod.example.eu:8443"), "https://kod.example.eu:8443"),
        ] {
            assert_eq!(Origins::resolve(Some(issuer), set).unwrap().app, expected);
        }
    }

    #[test]
    fn s15_an_origin_that_shares_cookies_or_lacks_tls_is_refused_by_name() {
        for (issuer, bad, why) in [
            ("https://sluss.example.eu", "https://sluss.example.eu:8443", "another host"),
            ("http://localhost:8080", "http://localhost:8081", "another host"),
            ("https://sluss.example.eu", "http://localhost:8080", "both begin with https://"),
            ("https://sluss.example.eu", "http://app.sluss.example.eu", "must begin with https://"),
            ("https://sluss.example.eu", "https://app.sluss.example.eu/app/", "nothing else"),
            ("https://sluss.example.eu", "app", "web address"),
        ] {
            let told = Origins::resolve(Some(issuer), Some(bad)).unwrap_err();
            assert!(told.contains("app_origin") && told.contains(why), "{bad}: {told}");
        }
    }
}
