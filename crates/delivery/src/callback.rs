//! Calls to addresses that an operator registered for a relying party: a proxy-granting ticket of CAS is told there. Only
//! the status of an answer matters, and no body is read.

use std::sync::LazyLock;
use std::time::Duration;

use reqwest::Client;
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use sluss_domain::ports::courier::SendError;

use crate::web;

/// How long to wait for an answer: somebody waits for ours meanwhile.
const ANSWER: Duration = Duration::from_secs(5);

/// Created when first needed, because reading the machine's certificate authorities takes a while.
static CLIENT: LazyLock<Option<Client>> = LazyLock::new(|| web::client(ANSWER, None).build().ok());

/// Calls an address by GET, or by POST if there is a form to send.
///
/// # Errors
/// [`SendError`] unless the answer is 2xx; redirects are not followed.
pub async fn call(url: &str, form: Option<String>) -> Result<(), SendError> {
    let client = CLIENT.as_ref().ok_or_else(|| SendError::Unavailable("HTTP cannot be used".to_owned()))?;
    let request = match form {
        None => client.get(url),
        Some(form) => {
            let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
            client.post(url).header(CONTENT_TYPE, kind).body(form)
        }
    };
    let answer = request.send().await.map_err(|error| web::failure(&error))?;
    let status = answer.status();
    if status.is_success() { Ok(()) } else { Err(SendError::Refused(format!("status {}", status.as_u16()))) }
}
