//! Scopes: which exist, and which of them a client gets (RFC 6749, section 3.3). Whatever is unknown or not for it is left out, and the
//! answer says what was granted.

use sluss_domain::model::relying_party::OidcClient;

/// The scopes that exist, in the order in which they are granted.
pub const SCOPES: [&str; 4] = ["openid", "email", "profile", "offline_access"];

/// Whether a list of scopes has this one.
#[must_use]
pub fn has(scope: &str, wanted: &str) -> bool {
    scope.split(' ').any(|part| part == wanted)
}

/// What an authorization request of this client gets; `None` if it does not ask for `openid`.
pub(crate) fn of_request(asked: Option<&str>, client: &OidcClient) -> Option<String> {
    let asked = asked.filter(|asked| has(asked, "openid"))?;
    Some(known(asked, |scope| scope != "offline_access" || client.settings.offline_access))
}

/// What a refreshed token gets of what was granted (section 6); `None` if more is asked for than that.
#[must_use]
pub fn narrowed(granted: &str, asked: Option<&str>) -> Option<String> {
    let Some(asked) = asked else { return Some(granted.to_owned()) };
    let within = asked.split(' ').filter(|part| !part.is_empty()).all(|part| has(granted, part));
    within.then(|| known(granted, |scope| has(asked, scope)))
}

fn known(asked: &str, permitted: impl Fn(&str) -> bool) -> String {
    let known = SCOPES.into_iter().filter(|scope| has(asked, scope) && permitted(scope));
    known.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::narrowed;

    #[test]
    fn j05_a_refreshed_token_has_no_wider_scope() {
        let granted = "openid email offline_access";
        assert_eq!(narrowed(granted, None).as_deref(), Some(granted));
        assert_eq!(narrowed(granted, Some("email openid")).as_deref(), Some("openid email"));
        assert_eq!(narrowed(granted, Some("openid profile")), None);
        assert_eq!(narrowed(granted, Some("openid everything")), None);
    }
}
