//! Why a ticket was not validated, in the words of CAS 3 (section 2.5.3) and of the EU Login dialect.

use thiserror::Error;

/// Which protocol's words an answer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// CAS 3.0.3.
    Cas,
    /// The EU Login dialect.
    Dialect,
}

/// Why a validation, a proxy ticket or a pre-registered request was refused. A refusal never says what a ticket would have given.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    /// A parameter is missing, repeated, too long or malformed. The text names only parameters that we know.
    #[error("{0}")]
    InvalidRequest(String),
    /// The ticket's kind is not accepted here, such as a proxy ticket at `serviceValidate`.
    #[error("tickets of this kind are not accepted here")]
    InvalidTicketSpec,
    /// The ticket is unknown, too old or was tried before.
    #[error("the ticket is not valid; each ticket can be tried once")]
    InvalidTicket,
    /// `renew` was set, and the ticket came from a session.
    #[error("the ticket does not come from a sign-in of its own")]
    NotRenewed,
    /// The ticket was issued for another service, or that service is not registered any more.
    #[error("the ticket was issued for another service")]
    InvalidService,
    /// The person signed in by fewer steps, or by another method, than is asked for.
    #[error("the sign-in is weaker than what was asked for")]
    InvalidStrength,
    /// Less is known about who the person is than is asked for.
    #[error("the identity of this account is not assured enough")]
    InvalidUser,
    /// The address for proxy-granting tickets is not https or not registered.
    #[error("the proxy callback is not registered for this service")]
    InvalidProxyCallback,
    /// The address for proxy-granting tickets did not answer as it should.
    #[error("the proxy callback could not be reached")]
    ProxyCallbackUnreachable,
    /// The proxy-granting ticket is unknown or its session has ended.
    #[error("the proxy-granting ticket is not valid")]
    InvalidProxyGrantingTicket,
    /// The service is registered for no proxy-granting tickets at all.
    #[error("this service may not act for people at others")]
    UnauthorizedServiceProxy,
    /// The service may not, or may not any more, ask for tickets to this target (section 2.7.3).
    #[error("this service may not act for people there")]
    UnauthorizedService,
    /// The database is in trouble, or something else is wrong on our side.
    #[error("temporarily unavailable: try again later")]
    InternalError,
}

impl Failure {
    /// The code on the wire. ACCESSED_DENIED is spelled so in the dialect.
    #[must_use]
    pub const fn code(&self, words: Words) -> &'static str {
        let dialect = matches!(words, Words::Dialect);
        match self {
            Self::InvalidRequest(_) => "INVALID_REQUEST",
            Self::InvalidTicketSpec if dialect => "INVALID_TICKET",
            Self::InvalidTicketSpec => "INVALID_TICKET_SPEC",
            Self::InvalidStrength if dialect => "INVALID_STRENGTH",
            Self::InvalidUser if dialect => "INVALID_USER",
            Self::InvalidTicket | Self::NotRenewed | Self::InvalidStrength | Self::InvalidUser => "INVALID_TICKET",
            Self::InvalidService => "INVALID_SERVICE",
            Self::InvalidProxyCallback if dialect => "INVALID_PROXY_CALLBACK_URL",
            Self::ProxyCallbackUnreachable if dialect => "ECAS_PROXY_COMMUNICATION_ERROR",
            Self::InvalidProxyCallback | Self::ProxyCallbackUnreachable => "INVALID_PROXY_CALLBACK",
            Self::InvalidProxyGrantingTicket => "BAD_PGT",
            Self::UnauthorizedServiceProxy | Self::UnauthorizedService if dialect => "ACCESSED_DENIED",
            Self::UnauthorizedServiceProxy => "UNAUTHORIZED_SERVICE_PROXY",
            Self::UnauthorizedService => "UNAUTHORIZED_SERVICE",
            Self::InternalError => "INTERNAL_ERROR",
        }
    }
}

/// Why a request for a sign-in is answered with a page and nothing else: its service is not known, or has to be asked to mend it. Nobody is
/// redirected (K01).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LoginError {
    /// A parameter is repeated, too long or malformed. The text names only parameters that we know.
    #[error("{0}")]
    Malformed(String),
    /// The service's address is none, or is not registered.
    #[error("this service is not registered here")]
    UnknownService,
    /// No method here is among `acceptedStrengths`, or reaches `authenticationLevel`.
    #[error("no method of signing in here is as strong as what was asked for")]
    InvalidStrength,
    /// The database is in trouble.
    #[error("temporarily unavailable: try again later")]
    InternalError,
}

impl LoginError {
    /// The code on the wire, for requests that programs register beforehand.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "INVALID_REQUEST",
            Self::UnknownService => "INVALID_SERVICE",
            Self::InvalidStrength => "INVALID_STRENGTH",
            Self::InternalError => "INTERNAL_ERROR",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Failure, Words};

    const ALL: [Failure; 13] = [
        Failure::InvalidRequest(String::new()),
        Failure::InvalidTicketSpec,
        Failure::InvalidTicket,
        Failure::NotRenewed,
        Failure::InvalidService,
        Failure::InvalidStrength,
        Failure::InvalidUser,
        Failure::InvalidProxyCallback,
        Failure::ProxyCallbackUnreachable,
        Failure::InvalidProxyGrantingTicket,
        Failure::UnauthorizedServiceProxy,
        Failure::UnauthorizedService,
        Failure::InternalError,
    ];

    #[test]
    fn each_protocol_hears_its_own_codes_alone() {
        let cas = [
            "INVALID_REQUEST",
            "INVALID_TICKET_SPEC",
            "UNAUTHORIZED_SERVICE_PROXY",
            "INVALID_PROXY_CALLBACK",
            "INVALID_TICKET",
            "INVALID_SERVICE",
            "INTERNAL_ERROR",
            // Of `/proxy` (section 2.7.3, and CAS 2).
            "UNAUTHORIZED_SERVICE",
            "BAD_PGT",
        ];
        let dialect = [
            "ACCESSED_DENIED",
            "BAD_PGT",
            "ECAS_PROXY_COMMUNICATION_ERROR",
            "INTERNAL_ERROR",
            "INVALID_PROXY_CALLBACK_URL",
            "INVALID_REQUEST",
            "INVALID_SERVICE",
            "INVALID_STRENGTH",
            "INVALID_TICKET",
            "INVALID_USER",
        ];
        for failure in ALL {
            assert!(cas.contains(&failure.code(Words::Cas)), "{failure:?}");
            assert!(dialect.contains(&failure.code(Words::Dialect)), "{failure:?}");
        }
        assert!(
            ALL[1..].iter().all(|failure| !failure.to_string().trim().is_empty()),
            "clients take a blank text for success"
        );
    }
}
