//! The parameter `resource` (RFC 8707): the APIs that an access token is for, several if need be. Knows only registered ones.

use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::form::Form;
use url::Url;

use crate::error::AuthorizeError;

/// How many APIs one token may be for.
const MOST: usize = 8;

/// Whether a text can name an API: an absolute address without a fragment (section 2).
#[must_use]
pub fn can_be_registered(resource: &str) -> bool {
    resource.len() <= 1_024 && !resource.contains('#') && Url::parse(resource).is_ok()
}

/// Reads the APIs that are asked for, each of which the client has to be registered for.
///
/// # Errors
/// [`AuthorizeError::InvalidTarget`] for any other.
pub fn read(form: &Form, client: &OidcClient) -> Result<Vec<String>, AuthorizeError> {
    let mut asked: Vec<_> = form.all("resource").map(str::to_owned).collect();
    asked.sort();
    asked.dedup();
    let registered = |resource: &String| client.settings.resources.contains(resource);
    if asked.len() <= MOST && asked.iter().all(registered) { Ok(asked) } else { Err(AuthorizeError::InvalidTarget) }
}

/// What a token is for, of what was granted: everything, or the part that is asked for (section 2.2).
#[must_use]
pub fn narrowed(granted: &[String], asked: Vec<String>) -> Option<Vec<String>> {
    match asked {
        asked if asked.is_empty() => Some(granted.to_vec()),
        asked => asked.iter().all(|resource| granted.contains(resource)).then_some(asked),
    }
}

#[cfg(test)]
mod tests {
    use super::{can_be_registered, narrowed};

    #[test]
    fn j16_an_api_is_named_by_an_address_and_a_token_is_for_no_more_than_was_granted() {
        assert!(can_be_registered("https://api.example.eu/v1") && can_be_registered("urn:example:api"));
        assert!(!can_be_registered("api") && !can_be_registered("https://api.example.eu/#x"));
        let granted = ["https://a.test".to_owned(), "https://b.test".to_owned()];
        assert_eq!(narrowed(&granted, Vec::new()).as_deref(), Some(&granted[..]));
        assert_eq!(narrowed(&granted, vec![granted[1].clone()]), Some(vec![granted[1].clone()]));
        assert_eq!(narrowed(&granted[..1], vec![granted[1].clone()]), None);
    }
}
