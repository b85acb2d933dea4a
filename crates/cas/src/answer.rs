//! Answers to validations: one document of XML that every client reads, JSON, the two lines of CAS 1, and SAML 1.1. All of them are sent with
//! status 200, failures too, since some clients take another status for a broken server.

mod document;
mod json;
mod saml;

pub use saml::Envelope;

use crate::error::{Failure, Words};
use crate::person::{Release, Success};
use crate::xml::Xml;

/// The namespace of CAS (appendix A).
pub(crate) const NAMESPACE: &str = "http://www.yale.edu/tp/cas";

/// What is sent, with status 200.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The `Content-Type`.
    pub content_type: &'static str,
    /// The body.
    pub body: String,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The document of CAS 2 and 3, with attributes in both styles.
    Xml,
    /// CAS 3.0.3, section 2.5.1 (`format=JSON`).
    Json,
    /// The lines of CAS 1 (section 2.4.2).
    Text,
    /// An envelope with a SAML 1.1 assertion (section 4.2).
    Saml,
}

impl Answer {
    pub(crate) fn xml(document: Xml) -> Self {
        Self { content_type: "text/xml; charset=utf-8", body: document.finish() }
    }

    fn text(body: String) -> Self {
        Self { content_type: "text/plain; charset=utf-8", body }
    }

    fn json(value: &serde_json::Value) -> Self {
        Self { content_type: "application/json; charset=utf-8", body: value.to_string() }
    }
}

/// The answer to a ticket that is valid.
#[must_use]
pub fn success(success: &Success, release: &Release, format: Format, envelope: &Envelope<'_>) -> Answer {
    match format {
        Format::Xml => document::success(success, release),
        Format::Json => json::success(success, release),
        Format::Text => Answer::text(format!("yes\n{}\n", success.person.user)),
        Format::Saml => saml::success(success, release, envelope),
    }
}

/// The answer to everything else.
#[must_use]
pub fn failure(failure: &Failure, words: Words, format: Format, envelope: &Envelope<'_>) -> Answer {
    let (code, why) = (failure.code(words), failure.to_string());
    match format {
        Format::Xml => document::failure("cas:authenticationFailure", code, &why),
        Format::Json => json::failure(code, &why),
        Format::Text => Answer::text("no\n\n".to_owned()),
        Format::Saml => saml::failure(code, &why, envelope),
    }
}

/// The answer of `/proxy` with a proxy ticket (section 2.7.2).
#[must_use]
pub fn proxy_success(ticket: &str) -> Answer {
    document::proxy_success(ticket)
}

/// The answer of `/proxy` without one.
#[must_use]
pub fn proxy_failure(failure: &Failure, words: Words) -> Answer {
    document::failure("cas:proxyFailure", failure.code(words), &failure.to_string())
}

#[cfg(test)]
mod tests;
