//! From phone to phone: the code on the new phone, what the two phones say to each other by way of the server, and the values that both compute.
//! Knows no cipher and no key but their public halves.

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::link::{LinkError, session_information};
use crate::typed;

/// What stands behind the origin in the code.
const PATH: &str = "/app/#M";
/// The version that this code writes and reads.
const VERSION: u8 = 1;

/// The bytes of a public point of P-256 as it is sent: uncompressed (SEC 1, section 2.3.3).
pub const POINT: usize = 65;
/// The most characters of base64url that a sealed box may have: what a request's body holds, less a little for what is around it.
pub const BOX_MAX: usize = 60_000;

/// What the new phone shows as a QR code: where it listens, and a commitment to its key that it opens once it has heard of the old phone's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Names the handover at the server. Whoever knows the secret behind it may read there.
    pub id: [u8; 16],
    /// SHA-256 over the id, the new phone's point and a nonce.
    pub commitment: [u8; 32],
}

impl Invitation {
    /// The invitation of a phone with this secret, this point and this nonce.
    #[must_use]
    pub fn new(secret: &[u8; 32], point: &[u8], nonce: &[u8; 32]) -> Self {
        let id = id_of(secret);
        Self { id, commitment: commitment(&id, point, nonce) }
    }

    /// Whether the phone that wrote it has this point and this nonce.
    #[must_use]
    pub fn is_opened_by(&self, point: &[u8], nonce: &[u8; 32]) -> bool {
        point.len() == POINT && commitment(&self.id, point, nonce) == self.commitment
    }

    /// The link to the authenticator at `origin`, as the QR code has it.
    #[must_use]
    pub fn link(&self, origin: &str) -> String {
        let bytes = [&[VERSION][..], &self.id, &self.commitment].concat();
        format!("{origin}{PATH}{}", BASE32_NOPAD.encode(&bytes))
    }

    /// Reads a text at the authenticator of `origin`; `None` if it is a text of another kind.
    #[must_use]
    pub fn read(text: &str, origin: &str) -> Option<Result<Self, LinkError>> {
        let text = typed::plain(text);
        let (server, rest) = text.split_once(PATH)?;
        let is_address = server.starts_with("https://") || server.starts_with("http://");
        if !is_address || server.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return None;
        }
        if server != origin {
            return Some(Err(LinkError::OtherServer { origin: server.to_owned() }));
        }
        let bytes = BASE32_NOPAD.decode(rest.as_bytes()).unwrap_or_default();
        Some(match bytes.split_first() {
            Some((&VERSION, rest)) => Self::of(rest).ok_or(LinkError::Altered),
            Some((other, _)) => Err(LinkError::UnknownVersion(*other)),
            None => Err(LinkError::Altered),
        })
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        let (id, commitment) = bytes.split_first_chunk::<16>()?;
        Some(Self { id: *id, commitment: commitment.try_into().ok()? })
    }
}

/// The id that a secret stands behind. Whoever reads the code knows the id, and cannot read at the server.
#[must_use]
pub fn id_of(secret: &[u8; 32]) -> [u8; 16] {
    let digest = Sha256::new().chain_update(b"sluss handover id\n").chain_update(secret).finalize();
    std::array::from_fn(|place| digest[place])
}

fn commitment(id: &[u8; 16], point: &[u8], nonce: &[u8; 32]) -> [u8; 32] {
    let hash = Sha256::new().chain_update(b"sluss handover\n").chain_update(id).chain_update(point);
    hash.chain_update(nonce).finalize().into()
}

/// Everything that both phones have said, as one value. Each of them chose its part before it knew the other's, so nobody in between can make two
/// pairs of phones have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transcript([u8; 32]);

impl Transcript {
    /// The value, at the authenticator of `origin`.
    #[must_use]
    pub fn new(origin: &str, id: &[u8; 16], new: &[u8], nonce: &[u8; 32], old: &[u8]) -> Self {
        let hash = Sha256::new().chain_update(b"sluss handover transcript\n").chain_update(origin).chain_update(b"\n");
        let hash = hash.chain_update(id).chain_update(new).chain_update(nonce).chain_update(old);
        Self(hash.finalize().into())
    }

    /// The number of six digits that both phones show and the person compares.
    #[must_use]
    pub fn number(&self) -> String {
        let digest = Sha256::new().chain_update(b"sluss handover number\n").chain_update(self.0).finalize();
        let bytes: [u8; 8] = std::array::from_fn(|place| digest[place]);
        format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000)
    }

    /// What the key of the box is bound to (RFC 5869, `info`), and what the box itself is.
    #[must_use]
    pub fn purpose(&self) -> Vec<u8> {
        [&b"sluss handover box\n"[..], &self.0].concat()
    }

    /// The OCRA question by which a device agrees with its PIN: of this handover, and of nothing else.
    #[must_use]
    pub fn question(&self, challenge: &[u8; 32]) -> [u8; 32] {
        let hash = Sha256::new().chain_update(b"sluss handover question\n").chain_update(challenge);
        hash.chain_update(self.0).finalize().into()
    }

    /// The OCRA session information of that response: whose device it is.
    #[must_use]
    pub fn session(&self, device: &str) -> [u8; 64] {
        session_information(&[b"sluss handover by ", device.as_bytes(), b"\n", &self.0].concat())
    }
}

/// `POST /api/device/handovers/{id}`, signed by a registered device: the old phone's greeting. Sent again, it asks for news.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// The old phone's point for this handover: 65 bytes.
    pub point: String,
}

/// The answer to a greeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeted {
    /// Goes into what the device answers with its PIN: 32 bytes.
    pub challenge: String,
    /// What the new phone has said, once it has.
    pub opening: Option<Opening>,
    /// Where it said so: program and system; empty if unknown.
    #[serde(default)]
    pub browser: String,
    /// From where: country or network; empty if unknown.
    #[serde(default)]
    pub place: String,
}

/// What opens the new phone's commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The new phone's point: 65 bytes.
    pub point: String,
    /// 32 bytes.
    pub nonce: String,
}

/// `POST /api/device/handovers`: the new phone asks for news. It has no key that a server knows; the secret behind the id is its permission.
#[derive(Clone, Serialize, Deserialize)]
pub struct Listen {
    /// 32 bytes.
    pub secret: String,
    /// Once it has been greeted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
}

impl std::fmt::Debug for Listen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listen").field("opening", &self.opening).finish_non_exhaustive()
    }
}

/// What it hears.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The old phone's point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
    /// The box, once and never again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
}

/// `POST /api/device/handovers/{id}/enrolments`, signed by a registered device: it vouches for the new phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouch {
    /// The OCRA response to [`Transcript::question`], with the PIN in it.
    pub response: String,
}

/// The answer: the ticket for the new phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    /// Names the enrolment to the device that vouched.
    pub enrolment: String,
    /// The signed ticket.
    pub link: String,
}

/// `POST /api/device/handovers/{id}/box`, signed by the device that greeted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedBox {
    /// At most [`BOX_MAX`] characters.
    pub sealed: String,
}

/// `POST /api/device/leave`, signed by the device that leaves its account to the one that it vouched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// The enrolment by which the other one came.
    pub enrolment: String,
}

#[cfg(test)]
mod tests {
    use super::{Invitation, LinkError, POINT, Transcript, id_of};

    const ORIGIN: &str = "https://app.sluss.example.eu";

    fn invitation() -> Invitation {
        Invitation::new(&[1; 32], &[4; POINT], &[2; 32])
    }

    #[test]
    fn an_invitation_reads_back_and_fits_into_a_small_code() {
        let link = invitation().link(ORIGIN);
        assert!(link.len() < 130, "{link}");
        assert_eq!(Invitation::read(&link, ORIGIN), Some(Ok(invitation())));
        assert_eq!(Invitation::read(&format!(" {link}\n"), ORIGIN), Some(Ok(invitation())), "as people paste");
        let elsewhere = Some(Err(LinkError::OtherServer { origin: ORIGIN.to_owned() }));
        assert_eq!(Invitation::read(&link, "https://sluss.example.eu"), elsewhere);
    }

    #[test]
    fn c09_what_is_no_invitation_is_left_to_others_and_a_damaged_one_is_called_so() {
        for text in
            ["", "hello", "https://app.sluss.example.eu/app/#SABC", "otpauth://totp/a?secret=b", "file:///app/#MAB"]
        {
            assert_eq!(Invitation::read(text, ORIGIN), None, "{text}");
        }
        let link = invitation().link(ORIGIN);
        for damaged in
            [&link[..link.len() - 4], &format!("{link}AAAA"), &link.replace("#M", "#M1"), &format!("{ORIGIN}/app/#M")]
        {
            assert_eq!(Invitation::read(damaged, ORIGIN), Some(Err(LinkError::Altered)), "{damaged}");
        }
        let newer = format!("{ORIGIN}/app/#M{}", data_encoding::BASE32_NOPAD.encode(&[2; 49]));
        assert_eq!(Invitation::read(&newer, ORIGIN), Some(Err(LinkError::UnknownVersion(2))));
    }

    #[test]
    fn s33_an_invitation_is_opened_by_the_key_that_it_commits_to_and_no_other() {
        let (mut point, mut nonce) = ([4; POINT], [2; 32]);
        assert!(invitation().is_opened_by(&point, &nonce));
        assert!(!invitation().is_opened_by(&point[..POINT - 1], &nonce));
        nonce[0] = 0;
        assert!(!invitation().is_opened_by(&point, &nonce));
        (nonce[0], point[9]) = (2, 0);
        assert!(!invitation().is_opened_by(&point, &nonce));
    }

    #[test]
    fn s33_whoever_sees_the_code_does_not_know_the_secret_behind_its_id() {
        assert_eq!(invitation().id, id_of(&[1; 32]));
        assert!(!invitation().link(ORIGIN).contains(&data_encoding::BASE32_NOPAD.encode(&[1; 16])));
    }

    #[test]
    fn s33_everything_that_was_said_is_in_the_number_the_question_and_the_key() {
        let base = Transcript::new(ORIGIN, &[1; 16], &[2; POINT], &[3; 32], &[4; POINT]);
        let others = [
            Transcript::new("https://other.example.eu", &[1; 16], &[2; POINT], &[3; 32], &[4; POINT]),
            Transcript::new(ORIGIN, &[9; 16], &[2; POINT], &[3; 32], &[4; POINT]),
            Transcript::new(ORIGIN, &[1; 16], &[9; POINT], &[3; 32], &[4; POINT]),
            Transcript::new(ORIGIN, &[1; 16], &[2; POINT], &[9; 32], &[4; POINT]),
            Transcript::new(ORIGIN, &[1; 16], &[2; POINT], &[3; 32], &[9; POINT]),
        ];
        assert!(base.number().len() == 6 && base.number().bytes().all(|byte| byte.is_ascii_digit()));
        for other in others {
            assert_ne!(base.number(), other.number());
            assert_ne!(base.purpose(), other.purpose());
            assert_ne!(base.question(&[0; 32]), other.question(&[0; 32]));
            assert_ne!(base.session("dev_1"), other.session("dev_1"));
        }
        assert_ne!(base.question(&[0; 32]), base.question(&[1; 32]));
        assert_ne!(base.session("dev_1"), base.session("dev_2"));
    }
}
