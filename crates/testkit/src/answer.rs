//! What the server answered.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::Value;
use sluss_protocol::sign_in::SignInPage;

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status of the answer's first line.
    pub status: StatusCode,
    /// All headers, repeated ones too.
    pub headers: HeaderMap,
    /// The body as text; what is no UTF-8 was replaced.
    pub body: String,
}

impl Answer {
    pub(crate) async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body made in this process can be read").to_bytes();
        Self { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The secret that proves that a form is ours, from the hidden field of a page.
    ///
    /// # Panics
    /// When the page has no form.
    #[must_use]
    pub fn form_secret(&self) -> String {
        let (before, _) =
            self.body.split_once("\" type=\"hidden\" name=\"csrf\"").unwrap_or_else(|| panic!("{}", self.body));
        before.rsplit('"').next().unwrap_or_default().to_owned()
    }

    /// A header's value; empty when there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.body))
    }

    /// The code of the problem document.
    #[must_use]
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let kind = self.json()["type"].as_str().unwrap_or_default().to_owned();
        kind.trim_start_matches("urn:sluss:problem:").to_owned()
    }

    /// The sign-in page in a document or in a packed answer.
    #[must_use]
    pub fn page(&self) -> SignInPage {
        let packed = match self.body.split_once("id=\"sign-in-data\">") {
            Some((_, rest)) => rest.split("</script>").next().unwrap_or_default(),
            None => &self.body,
        };
        SignInPage::unpacked(packed).unwrap_or_else(|| panic!("no page: {} {}", self.status, self.body))
    }
}
