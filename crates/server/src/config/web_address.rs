//! Web addresses of the operator's that people open from mails and pages.

use url::Url;

use super::origins::is_this_machine;

/// A complete address: a mail has no page around it that it could be relative to.
///
/// # Errors
/// The rest of a sentence that begins with the setting and the text.
pub(crate) fn web_address(text: &str) -> Result<String, String> {
    let wrong = || "must be a web address that begins with https://, such as https://example.eu/help".to_owned();
    let url = Url::parse(text).map_err(|_| wrong())?;
    let safe = url.scheme() == "https" || (url.scheme() == "http" && url.host_str().is_some_and(is_this_machine));
    // A password in it would be everybody's.
    let open = url.username().is_empty() && url.password().is_none();
    (safe && open).then(|| url.to_string()).ok_or_else(wrong)
}
