//! Bearer secrets: whoever shows one has permission. Each has 256 random bits, or 144 in a ticket of CAS; the store only ever sees a hash, which
//! includes the kind of secret, so that a code never gives access to a session.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::model::id::BASE64;

/// What a bearer secret gives access to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sign-in, by the handle in its address.
    SignIn,
    /// The browser that began a sign-in, by a cookie.
    Browser,
    /// A session, by a cookie.
    Session,
    /// An authorization code, which the relying party redeems.
    Code,
    /// A service ticket of CAS, which the service validates.
    ServiceTicket,
    /// A proxy ticket of CAS, by which one service acts for a person at another.
    ProxyTicket,
    /// A proxy-granting ticket of CAS, by which a service gets proxy tickets.
    ProxyGrantingTicket,
    /// What a service finds its proxy-granting ticket by; it gives access to nothing.
    ProxyGrantingTicketIou,
    /// An access token, which the relying party shows.
    AccessToken,
    /// A refresh token, which gets the relying party further access tokens.
    RefreshToken,
    /// An access token of a client itself, without a person.
    ClientToken,
    /// A pushed authorization request, by its address.
    PushedRequest,
    /// The code that a device without a browser polls with.
    DeviceCode,
    /// The code that the person types for such a device.
    UserCode,
    /// An enrolment, by its QR code.
    Enrolment,
    /// A link that proves that a mail address is the person's own.
    ConfirmAddress,
    /// A link in a mail that replaces a forgotten password.
    ResetPassword,
    /// A link that an operator handed over to replace a password; unlike one in a mail it says nothing about the address.
    HandedReset,
    /// A link by which the mailbox of an account's address lets another take its place.
    LeaveAddress,
    /// A link by which the mailbox of another address takes that place.
    TakeAddress,
    /// A link that lets a sign-in go on.
    LetOn,
    /// A recovery code, on paper.
    Recovery,
    /// Recovery codes that were shown and are not valid yet.
    Proposal,
    /// A device's proof; it gives access to nothing and works once.
    Proof,
}

impl Kind {
    pub(crate) const fn prefix(self) -> &'static str {
        match self {
            Self::SignIn => "sin_",
            Self::Browser => "bro_",
            Self::Session => "ses-",
            Self::Code => "cod_",
            Self::ServiceTicket => "ST-",
            Self::ProxyTicket => "PT-",
            Self::ProxyGrantingTicket => "PGT-",
            Self::ProxyGrantingTicketIou => "PGTIOU-",
            Self::AccessToken => "tok_",
            Self::RefreshToken => "rft_",
            Self::ClientToken => "ctk_",
            Self::PushedRequest => "urn:ietf:params:oauth:request_uri:",
            Self::DeviceCode => "dvc_",
            Self::UserCode => "usr_",
            Self::Enrolment => "ent_",
            Self::ConfirmAddress => "cnf_",
            Self::ResetPassword => "rst_",
            Self::HandedReset => "rsh_",
            Self::LeaveAddress => "lea_",
            Self::TakeAddress => "tak_",
            Self::LetOn => "let_",
            Self::Recovery => "rec_",
            Self::Proposal => "rcp_",
            Self::Proof => "prf_",
        }
    }
}

/// A secret in the clear, on its way to whoever will hold it.
#[derive(Clone)]
pub struct Bearer(String);

impl Bearer {
    /// The secret with these bytes, as text with the prefix of its kind.
    #[must_use]
    pub fn from_bytes(kind: Kind, bytes: &[u8]) -> Self {
        let text = match kind {
            // Clients of CAS take a ticket with an underscore for none at all (CAS 3.0.3, section 3.7). Every client has
            // to have room for 32 characters of these two (sections 3.1.1 and 3.2.1), which leaves 144 bits, and for 64
            // of the next two (sections 3.3.1 and 3.4.1).
            Kind::ServiceTicket | Kind::ProxyTicket => BASE32_NOPAD.encode(bytes.get(..18).unwrap_or(bytes)),
            // A session is CAS's ticket-granting cookie too, which has the same letters (section 3.7).
            Kind::ProxyGrantingTicket | Kind::ProxyGrantingTicketIou | Kind::Session => BASE32_NOPAD.encode(bytes),
            _ => BASE64.encode(bytes),
        };
        Self(format!("{}{text}", kind.prefix()))
    }

    /// The text to hand over.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The hash to store.
    #[must_use]
    pub fn hash(&self) -> BearerHash {
        BearerHash(BASE64.encode(&Sha256::digest(self.0.as_bytes())))
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bearer(..)")
    }
}

/// The hash of a secret. An index lookup is a safe comparison: nobody can approach a hash digit by digit (H04).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BearerHash(String);

impl BearerHash {
    /// The hash of a secret that somebody showed; `None` if it is obviously of another kind.
    #[must_use]
    pub fn of(kind: Kind, shown: &str) -> Option<Self> {
        let plausible = shown.starts_with(kind.prefix()) && shown.len() <= 128;
        plausible.then(|| Bearer(shown.to_owned()).hash())
    }

    /// A hash as read from the store.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Bearer, BearerHash, Kind};

    #[test]
    fn a_secret_of_one_kind_is_none_of_another() {
        let session = Bearer::from_bytes(Kind::Session, &[1; 32]);
        assert_eq!(BearerHash::of(Kind::Session, session.expose()), Some(session.hash()));
        assert_eq!(BearerHash::of(Kind::Code, session.expose()), None);
        assert_ne!(Bearer::from_bytes(Kind::Code, &[1; 32]).hash(), session.hash());
    }

    #[test]
    fn k02_a_ticket_has_only_letters_digits_and_hyphens() {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        for (kind, prefix, most) in [
            (Kind::ServiceTicket, "ST-", 32),
            (Kind::ProxyTicket, "PT-", 32),
            (Kind::ProxyGrantingTicket, "PGT-", 64),
            (Kind::ProxyGrantingTicketIou, "PGTIOU-", 64),
        ] {
            let ticket = Bearer::from_bytes(kind, &[0xff; 32]);
            assert!(ticket.expose().starts_with(prefix) && ticket.expose().bytes().all(plain), "{}", ticket.expose());
            assert!((28..=most).contains(&ticket.expose().len()), "{}", ticket.expose());
            assert_eq!(BearerHash::of(kind, ticket.expose()), Some(ticket.hash()));
        }
    }

    #[test]
    fn i02_neither_the_hash_nor_debug_shows_the_secret() {
        let session = Bearer::from_bytes(Kind::Session, &[1; 32]);
        assert!(!session.hash().as_str().contains(&session.expose()[4..]));
        assert_eq!(format!("{session:?}"), "Bearer(..)");
    }
}
