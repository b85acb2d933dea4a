//! A relying party's request as stored until it is answered: the protocol's name, then a text that only this protocol
//! reads.

use serde::{Deserialize, Serialize};

use crate::model::secret::Kind;

/// A protocol that relying parties speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// OpenID Connect Core 1.0, in the crate `sluss-oidc`.
    Oidc,
    /// CAS 3.0.3, with the dialect of EU Login, in the crate `sluss-cas`.
    Cas,
}

impl Protocol {
    const ALL: [Self; 2] = [Self::Oidc, Self::Cas];

    /// The protocol's name in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Cas => "cas",
        }
    }

    /// What a relying party gets at the end of a sign-in, to redeem it once: a code, or a ticket.
    #[must_use]
    pub const fn one_time_result(self) -> Kind {
        match self {
            Self::Oidc => Kind::Code,
            Self::Cas => Kind::ServiceTicket,
        }
    }

    /// The protocol with this name in the store.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|protocol| protocol.name() == name)
    }
}

/// A request, in the words of the protocol that it came by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct StoredRequest {
    /// The protocol that can read the text.
    pub protocol: Protocol,
    /// The request in that protocol's own form.
    pub text: String,
}

impl StoredRequest {
    /// The text, if it belongs to this protocol.
    #[must_use]
    pub fn of(&self, protocol: Protocol) -> Option<&str> {
        (self.protocol == protocol).then_some(&*self.text)
    }
}

impl From<StoredRequest> for String {
    fn from(request: StoredRequest) -> Self {
        format!("{} {}", request.protocol.name(), request.text)
    }
}

impl From<String> for StoredRequest {
    /// A text without a protocol's name is from the time when OpenID Connect was the only one.
    fn from(kept: String) -> Self {
        let named = kept.split_once(' ').and_then(|(name, text)| Some((Protocol::from_name(name)?, text.to_owned())));
        let (protocol, text) = named.unwrap_or((Protocol::Oidc, kept));
        Self { protocol, text }
    }
}

#[cfg(test)]
mod tests {
    use super::{Protocol, StoredRequest};

    #[test]
    fn a_request_reads_back_with_its_protocol_and_one_from_before_as_openid_connects() {
        let written = |protocol| StoredRequest { protocol, text: "{\"a\": \"oidc b\"}".to_owned() };
        for request in Protocol::ALL.map(written) {
            assert_eq!(StoredRequest::from(String::from(request.clone())), request);
        }
        let request = written(Protocol::Oidc);
        assert_eq!(StoredRequest::from(request.text.clone()), request);
    }
}
