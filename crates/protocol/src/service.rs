//! What an operator says about the service: what it is called, who runs it, and whom to turn to. On pages, and told to the authenticator.

use serde::{Deserialize, Serialize};

/// What people read about the service, in no language: names and addresses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceInfo {
    /// What people call it.
    pub name: String,
    /// Who runs it.
    #[serde(default)]
    pub operator_name: Option<String>,
    /// Where people can write for help.
    #[serde(default)]
    pub support_email: Option<String>,
    /// Where people can read about help.
    #[serde(default)]
    pub support_url: Option<String>,
    /// Where it says what happens to people's data.
    #[serde(default)]
    pub privacy_url: Option<String>,
    /// Where it says how accessible the service is.
    #[serde(default)]
    pub accessibility_url: Option<String>,
}

impl Default for ServiceInfo {
    fn default() -> Self {
        Self {
            name: "Sluss".to_owned(),
            operator_name: None,
            support_email: None,
            support_url: None,
            privacy_url: None,
            accessibility_url: None,
        }
    }
}

impl ServiceInfo {
    /// Whether there is anything to say besides the name.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let said =
            [&self.operator_name, &self.support_email, &self.support_url, &self.privacy_url, &self.accessibility_url];
        said.into_iter().any(Option::is_some)
    }
}
