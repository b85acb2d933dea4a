//! A link for an account that the person does not expect here, and what can be said about it.

/// Why a text was not simply acted upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountMismatch {
    /// A request for an account that is not in this app.
    Absent {
        /// The site that asks, if the server's signature was found to be right.
        site: Option<String>,
        /// The link, to be handed to an app that knows the account.
        link: String,
        /// The other server that it came from; `None`: the app's own.
        server: Option<String>,
    },
    /// A QR code that would add one more account. The person may want that, and is asked.
    Another {
        /// The link in the code, to be handled again if the person agrees.
        link: String,
        /// The person who is signed in to the account pages in this browser: somebody else.
        signed_in: Option<String>,
        /// The other server that it came from; `None`: the app's own.
        server: Option<String>,
    },
}

impl AccountMismatch {
    /// Whether a device that is to be registered for an account is expected here; if not, who is signed in instead. `held` are
    /// the accounts in this app, `signed_in` is who this browser is signed in as: reference and address.
    #[must_use]
    pub fn between<'a>(wanted: &str, held: &[&str], signed_in: Option<(&str, &'a str)>) -> Option<Option<&'a str>> {
        let known = held.contains(&wanted);
        match signed_in {
            _ if known => None,
            Some((reference, _)) if reference == wanted => None,
            Some((_, email)) => Some(Some(email)),
            None => (!held.is_empty()).then_some(None),
        }
    }

    /// The name that tests know its screen by, and that the ids of its texts begin with.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Absent { .. } => "absent",
            Self::Another { .. } => "another",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AccountMismatch;

    #[test]
    fn the_first_account_and_one_that_is_known_are_expected() {
        assert_eq!(AccountMismatch::between("bo", &[], None), None);
        assert_eq!(
            AccountMismatch::between("bo", &["anna", "bo"], Some(("anna", "anna@example.eu"))),
            None,
            "registered anew"
        );
        assert_eq!(
            AccountMismatch::between("bo", &["anna"], Some(("bo", "bo@example.eu"))),
            None,
            "asked for in this browser"
        );
    }

    #[test]
    fn one_more_account_or_somebody_elses_is_asked_about() {
        assert_eq!(AccountMismatch::between("bo", &["anna"], None), Some(None));
        assert_eq!(
            AccountMismatch::between("bo", &[], Some(("anna", "anna@example.eu"))),
            Some(Some("anna@example.eu"))
        );
    }
}
