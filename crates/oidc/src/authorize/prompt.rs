//! The parameter `prompt` (OpenID Connect Core, section 3.1.2.1; Initiating User Registration 1.0, section 4). Knows no sessions.

use sluss_domain::model::requirement::Interaction;

use crate::error::AuthorizeError;

/// The values that exist here. Which of them discovery names depends on whether people may sign up.
pub(crate) const VALUES: [&str; 5] = ["none", "login", "consent", "select_account", "create"];

/// What the person may be asked, and whether an account is to be made first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prompt {
    pub(super) interaction: Interaction,
    pub(super) create: bool,
}

impl Prompt {
    /// Reads the value. A sign-in names the site, and to complete one is to consent to it, and chooses the account: so
    /// `consent` and `select_account` ask for a sign-in, like `login`.
    pub(super) fn read(value: Option<&str>) -> Result<Self, AuthorizeError> {
        let parts: Vec<_> = value.unwrap_or_default().split(' ').filter(|part| !part.is_empty()).collect();
        if let Some(alone) = ["none", "create"].into_iter().find(|alone| parts.len() > 1 && parts.contains(alone)) {
            return Err(AuthorizeError::InvalidRequest(format!("prompt={alone} cannot be combined with other values")));
        }
        if parts.iter().any(|part| !VALUES.contains(part)) {
            return Err(AuthorizeError::InvalidRequest(format!("prompt must be of {}", VALUES.join(", "))));
        }
        let interaction = match parts.first() {
            None => Interaction::AsNeeded,
            Some(&"none") => Interaction::Never,
            Some(_) => Interaction::Always,
        };
        Ok(Self { interaction, create: parts.contains(&"create") })
    }
}

#[cfg(test)]
mod tests {
    use sluss_domain::model::requirement::Interaction;

    use super::Prompt;

    #[test]
    fn j09_prompt_has_five_values_of_which_two_stand_alone() {
        let read = |value: &str| Prompt::read(Some(value)).map(|prompt| (prompt.interaction, prompt.create));
        assert_eq!(Prompt::read(None).unwrap().interaction, Interaction::AsNeeded);
        assert_eq!(read("none"), Ok((Interaction::Never, false)));
        for value in ["login", "consent", "select_account", "login consent", "consent select_account login"] {
            assert_eq!(read(value), Ok((Interaction::Always, false)), "{value}");
        }
        assert_eq!(read("create"), Ok((Interaction::Always, true)));
        for bad in ["none login", "create login", "sometimes", "login sometimes", "LOGIN"] {
            assert_eq!(read(bad).unwrap_err().code(), "invalid_request", "{bad}");
        }
    }
}
