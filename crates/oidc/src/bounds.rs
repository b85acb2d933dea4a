//! How long the parameters of an authorization request may be, each by its use and all together (docs/decisions/0042).
//! Whatever is longer is refused by name; nothing is silently dropped.

use sluss_protocol::form::Form;

use crate::error::AuthorizeError;

/// The longest `state`, in bytes. Relying parties put whole pages into it, sealed.
pub(crate) const STATE_MAX: usize = 8_192;

/// The longest values of the parameters whose length the relying party chooses, in bytes. `code_challenge` has a fixed
/// length, `response_type`, `response_mode` and `code_challenge_method` are one of a few words, and `client_id` and
/// `redirect_uri` have to be registered.
const LONGEST: [(&str, usize); 12] = [
    ("state", STATE_MAX),
    ("nonce", 1_024),
    ("scope", 1_024),
    ("acr_values", 1_024),
    ("ui_locales", 1_024),
    ("prompt", 128),
    ("max_age", 20),
    ("claims", 4_096),
    ("claims_locales", 1_024),
    // An ID token of ours.
    ("id_token_hint", 8_192),
    ("resource", 1_024),
    // An e-mail address (RFC 5321, section 4.5.3.1.3).
    ("login_hint", 254),
];

/// The maximum size of all names and values together in bytes, including unknown parameters: twice the longest `state`.
const ALL_MAX: usize = 2 * STATE_MAX;

/// The parameters that are known and have no bound of their own.
const OTHERS: [&str; 8] = [
    "client_id",
    "redirect_uri",
    "response_type",
    "response_mode",
    "code_challenge",
    "code_challenge_method",
    "dpop_jkt",
    "theme",
];

/// Refuses a request with a parameter that is too long.
///
/// # Errors
/// [`AuthorizeError::InvalidRequest`] naming the parameter.
pub(crate) fn check(form: &Form) -> Result<(), AuthorizeError> {
    let is_longer = |(name, most): &&(&str, usize)| form.all(name).any(|value| value.len() > *most);
    if let Some((name, most)) = LONGEST.iter().find(is_longer) {
        return Err(AuthorizeError::InvalidRequest(format!("{name} is longer than {most} bytes")));
    }
    if form.bytes() <= ALL_MAX {
        return Ok(());
    }
    let name = form.longest().map_or(UNKNOWN, named);
    let why = format!("all parameters together are longer than {ALL_MAX} bytes; the longest is {name}");
    Err(AuthorizeError::InvalidRequest(why))
}

/// Replaces a name that we do not know.
const UNKNOWN: &str = "one that is not known here";

/// The name of a parameter, if we may repeat it: an unknown name could be anybody's words, which would then appear on
/// our pages.
pub(crate) fn named(name: &str) -> &str {
    let is_known = LONGEST.iter().any(|(known, _)| *known == name) || OTHERS.contains(&name);
    if is_known { name } else { UNKNOWN }
}
