//! The section `[authenticator]` of the settings: which other servers the authenticator here may hold accounts of, and whose authenticators may hold accounts
//! of this one (decision 86).

use serde::Deserialize;

use super::origins::origin;

/// The section as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthenticatorRules {
    #[serde(default)]
    other_servers: Vec<String>,
    #[serde(default)]
    other_apps: Vec<String>,
}

/// Other servers that this one has to do with, each by the origin of its authenticator. None, unless an operator names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peers {
    /// Those that the authenticator here may talk to.
    pub servers: Vec<String>,
    /// Those whose authenticators may talk to this server.
    pub apps: Vec<String>,
}

impl AuthenticatorRules {
    /// The origins in it, for a server whose own authenticator is at `app`.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub(super) fn peers(self, app: &str) -> Result<Peers, String> {
        let origins = |setting: &str, listed: Vec<String>| {
            let mut origins = Vec::with_capacity(listed.len());
            for text in listed {
                let (other, _) = origin(setting, &text)?;
                // In a policy, some signs that a host may have in an address mean more than one host (CSP 3, 2.3.1).
                if !other.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:/[]".contains(&byte)) {
                    return Err(format!("the {setting} {other} must name one host: list each server by itself"));
                }
                if other == app {
                    return Err(format!("the {setting} {other} is this server's own authenticator: leave it out"));
                }
                if !origins.contains(&other) {
                    origins.push(other);
                }
            }
            Ok(origins)
        };
        Ok(Peers {
            servers: origins("other_servers", self.other_servers)?,
            apps: origins("other_apps", self.other_apps)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{AuthenticatorRules, Peers};

    const OWN: &str = "https://app.sluss.example.eu";

    fn peers(text: &str) -> Result<Peers, String> {
        toml::from_str::<AuthenticatorRules>(text).map_err(|error| error.to_string())?.peers(OWN)
    }

    #[test]
    fn e08_nobody_is_a_peer_unless_an_operator_says_so() {
        assert_eq!(peers("").unwrap(), Peers::default());
        let said = peers("other_servers = [\"https://b.example.eu/\", \"https://b.example.eu\"]").unwrap();
        assert_eq!(said, Peers { servers: vec!["https://b.example.eu".to_owned()], apps: Vec::new() });
        let said = peers("other_apps = [\"https://c.example.eu:8443\"]").unwrap();
        assert_eq!(said.apps, ["https://c.example.eu:8443"]);
    }

    #[test]
    fn e08_a_peer_is_an_origin_that_browsers_trust_and_not_this_server() {
        for (bad, why) in [
            ("https://*.example.eu", "one host"),
            ("https://b_c.example.eu'", "other_servers"),
            ("*", "web address"),
            ("null", "web address"),
            ("http://b.example.eu", "must begin with https://"),
            ("https://b.example.eu/app/", "nothing else"),
            ("https://b.example.eu; script-src *", "other_servers"),
            (OWN, "leave it out"),
        ] {
            let told = peers(&format!("other_servers = [\"{bad}\"]")).unwrap_err();
            assert!(told.contains(why), "{bad}: {told}");
            assert!(peers(&format!("other_apps = [\"{bad}\"]")).is_err(), "{bad}");
        }
        assert!(peers("others = []").is_err());
    }
}
