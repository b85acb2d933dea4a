//! Adding an account: keys are made and kept first, then offered to the server, so that a stop at any moment leaves either
//! nothing or something that can be finished.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde::Deserialize;
use sluss_otp::Code;
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::api::{ClaimEnrolment, EnrolledDevice, ServerKeys};
use sluss_protocol::link::{EnrolmentTicket, KeyId, Link, LinkError, Unverified, fingerprint};
use sluss_protocol::problem::Problem;

use crate::authenticator::commands::link::{LinkResult, accounts};
use crate::authenticator::commands::signed_call::{Signs, post};
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::record::{Registration, pinned};
use crate::browser::http::{self, Answer};
use crate::browser::keys::{self, CryptoKey, KeyError};
use crate::browser::page;
use crate::browser::vault::{Record, Vault, VaultError};

const CLAIM: &str = "/api/device/enrolments";

impl From<KeyError> for AuthenticatorError {
    fn from(_: KeyError) -> Self {
        no_keys()
    }
}

impl From<VaultError> for AuthenticatorError {
    fn from(_: VaultError) -> Self {
        no_keys()
    }
}

/// A page that can hold no keys at all, or a browser that would not hold them just now.
fn no_keys() -> AuthenticatorError {
    if keys::can_be_held() { AuthenticatorError::Browser } else { AuthenticatorError::NoKeys }
}

impl From<http::Unreachable> for AuthenticatorError {
    fn from(_: http::Unreachable) -> Self {
        Self::Unreachable
    }
}

/// Registers this device with the server behind a scanned ticket; whoever may not expect it for that account is asked first.
pub(in crate::authenticator) async fn enrol(
    vault: &Vault,
    text: &str,
    unverified: Unverified<EnrolmentTicket>,
    sure: bool,
) -> Result<LinkResult, AuthenticatorError> {
    let key = unverified.key();
    let ticket = open(unverified).await?;
    if !sure && let Some(signed_in) = mismatch(vault, &ticket).await? {
        return Ok(LinkResult::AccountMismatch(AccountMismatch::Another { link: text.to_owned(), signed_in }));
    }
    let mut raw = keys::random::<32>()?;
    let pair = keys::new_pair().await?;
    let record = Record {
        id: format!("pending-{}", BASE64URL_NOPAD.encode(&ticket.token)),
        about: Registration::Pending { link: text.to_owned() }.written(),
        ocra: keys::hmac_key(&raw).await?,
        signing: pair.private,
        point: BASE64URL_NOPAD.encode(&pair.point),
    };
    vault.put(&record, None).await?;
    let hmac_key = Some(BASE64URL_NOPAD.encode(&raw));
    raw.fill(0);
    claim(vault, record, &ticket, key, hmac_key).await.map(LinkResult::Enrolled)
}

/// As much of `AccountView` as is looked at here; reading all of it would cost the app eight kilobytes.
#[derive(Deserialize)]
struct SignedIn {
    email: String,
    account_ref: String,
}

/// Whether somebody may not expect this ticket's account here; and who is signed in in this browser instead.
async fn mismatch(vault: &Vault, ticket: &EnrolmentTicket) -> Result<Option<Option<String>>, AuthenticatorError> {
    let held = accounts(vault).await?;
    let held: Vec<&str> = held.iter().map(|(_, device)| device.account_ref.as_str()).collect();
    let answer = http::send("GET", "/api/account", &[], None).await?;
    let signed_in: Option<SignedIn> = read(&answer).ok();
    let signed_in = signed_in.as_ref().map(|view| (view.account_ref.as_str(), view.email.as_str()));
    let wanted = BASE64URL_NOPAD.encode(&ticket.account.0);
    Ok(AccountMismatch::mismatch(&wanted, &held, signed_in).map(|email| email.map(str::to_owned)))
}

/// The ticket, if the key that it names is the server's and signed it.
async fn open(unverified: Unverified<EnrolmentTicket>) -> Result<EnrolmentTicket, AuthenticatorError> {
    let keys = server_keys().await?;
    let point = pinned(&keys, unverified.key()).filter(|point| fingerprint(point) == *unverified.pinned_key());
    let genuine = match point {
        Some(point) => keys::is_signed(&point, unverified.signed_bytes(), unverified.signature()).await,
        None => false,
    };
    // Whether it is over, the server says when it is claimed.
    Ok(unverified.open(genuine)?)
}

/// The keys that the server signs requests with now.
pub(in crate::authenticator) async fn server_keys() -> Result<ServerKeys, AuthenticatorError> {
    let answer = http::send("GET", "/api/device/keys", &[], None).await?;
    read(&answer)
}

/// Offers the keys to the server, and keeps what it answers in place of the offer.
async fn claim(
    vault: &Vault,
    record: Record,
    ticket: &EnrolmentTicket,
    key: KeyId,
    hmac_key: Option<String>,
) -> Result<EnrolledDevice, AuthenticatorError> {
    let response = response(&record.ocra, &ticket.question(), &ticket.session(&page::origin(), key)).await?;
    let claim = ClaimEnrolment { token: BASE64URL_NOPAD.encode(&ticket.token), hmac_key, response };
    let body = serde_json::to_string(&claim).map_err(|_| AuthenticatorError::Browser)?;
    let device: EnrolledDevice = match read(&post(&record, CLAIM, &body, Signs::Sender).await?) {
        Ok(device) => device,
        Err(trouble) => {
            // The server has said no: nothing is left to finish.
            if trouble != AuthenticatorError::Busy {
                vault.remove(&record.id).await?;
            }
            return Err(trouble);
        }
    };
    let about = Registration::Enrolled { device: device.clone(), removed: false }.written();
    let enrolled = Record { id: device.device_id.clone(), about, ..record.clone() };
    vault.put(&enrolled, Some(&record.id)).await?;
    forget_earlier(vault, &device).await?;
    Ok(device)
}

/// One account is once in this app: the keys of an earlier registration would make codes that nobody asks for.
async fn forget_earlier(vault: &Vault, device: &EnrolledDevice) -> Result<(), AuthenticatorError> {
    for record in vault.all().await? {
        match Registration::read(&record.about) {
            Some(Registration::Enrolled { device: other, .. })
                if other.account_ref == device.account_ref && other.device_id != device.device_id =>
            {
                vault.remove(&record.id).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Asks again about keys that were offered when the app was stopped: the server may have taken them.
pub(in crate::authenticator) async fn finish_pending(vault: &Vault) -> Result<(), AuthenticatorError> {
    for record in vault.all().await? {
        let Some(Registration::Pending { link }) = Registration::read(&record.about) else { continue };
        match Link::parse(&link, &page::origin()) {
            Ok(Link::Enrolment(unverified)) => {
                let key = unverified.key();
                // It was checked when it was scanned; what counts now is only whether the server remembers.
                let ticket = unverified.open(true)?;
                match claim(vault, record, &ticket, key, None).await {
                    Err(AuthenticatorError::Unreachable) => return Ok(()),
                    _ => continue,
                }
            }
            _ => vault.remove(&record.id).await?,
        }
    }
    Ok(())
}

/// The one-time code for a question, by a key that only the browser can use.
pub(in crate::authenticator) async fn response(
    key: &CryptoKey,
    question: &[u8; 32],
    session: &[u8; 64],
) -> Result<String, AuthenticatorError> {
    let question = HEXLOWER.encode(question);
    compute(key, &Suite::sluss_qr(), &Inputs::question(&question).session(session)).await
}

/// The same with the PIN in it. Whether it is the right one nothing here can tell (E03).
pub(in crate::authenticator) async fn response_with_pin(
    key: &CryptoKey,
    question: &[u8; 32],
    session: &[u8; 64],
    pin: &str,
) -> Result<String, AuthenticatorError> {
    let question = HEXLOWER.encode(question);
    compute(key, &Suite::sluss_pin(), &Inputs::question(&question).pin(pin).session(session)).await
}

async fn compute(key: &CryptoKey, suite: &Suite, inputs: &Inputs<'_>) -> Result<String, AuthenticatorError> {
    let message = ocra::message(suite, inputs).map_err(|_| AuthenticatorError::Link(LinkError::Altered))?;
    let mac = keys::hmac(key, &message).await?;
    Ok(Code::truncated(&mac, suite.digits()).as_str().to_owned())
}

pub(in crate::authenticator) fn read<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, AuthenticatorError> {
    if (200..300).contains(&answer.status) {
        return serde_json::from_str(&answer.body).map_err(|_| AuthenticatorError::Busy);
    }
    let problem = serde_json::from_str::<Problem>(&answer.body);
    Err(problem.map_or(AuthenticatorError::Busy, |problem| AuthenticatorError::of(problem.code)))
}
