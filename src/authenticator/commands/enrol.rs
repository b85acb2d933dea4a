//! Adding an account: keys are made and stored first, then offered to the server, so that a stop at any moment leaves either nothing or something
//! that can be finished.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use sluss_protocol::api::{ClaimEnrolment, EnrolledDevice};
use sluss_protocol::link::{EnrolmentTicket, KeyId, Link, LinkError, Unverified, fingerprint};

use super::device::{Device, Platform, ServerRequest};
use super::one_time_code::response;
use super::server::{read, server_keys};
use super::signed_call::{Sender, post};
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::vault::{AccountRecord, PendingRecord, Record, Store, Vault, new_keys, pinned};

const CLAIM: &str = "/api/device/enrolments";

/// Registers this device with the server behind a scanned ticket. If the account may be unexpected here, the person is asked first.
pub(super) async fn enrol<P: Platform>(
    device: &Device<P>,
    text: &str,
    server: Option<&str>,
    unverified: Unverified<EnrolmentTicket>,
    sure: bool,
) -> Result<LinkResult, AuthenticatorError> {
    let key = unverified.key();
    let ticket = open(device, server, unverified).await?;
    let vault = device.vault().await?;
    if !sure && let Some(signed_in) = mismatch(device, &vault, server, &ticket).await? {
        return Ok(LinkResult::Mismatch(AccountMismatch::Another {
            link: text.to_owned(),
            signed_in,
            server: server.map(str::to_owned),
        }));
    }
    let (keys, hmac_key) = device.made(new_keys(&device.platform).await)?;
    let pending = PendingRecord::new(&ticket.token, text, keys);
    vault.add(&Record::Pending(pending.clone())).await?;
    claim(device, &vault, pending, server, (&ticket, key), Some(hmac_key)).await.map(LinkResult::Enrolled)
}

/// The part of `AccountView` that matters here; reading all of it would add eight kilobytes to the app.
#[derive(Deserialize)]
struct SignedIn {
    email: String,
    account_ref: String,
}

/// Whether this ticket's account may be unexpected here, and if so who is signed in in this browser instead.
async fn mismatch<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
    server: Option<&str>,
    ticket: &EnrolmentTicket,
) -> Result<Option<Option<String>>, AuthenticatorError> {
    let mut accounts = vault.accounts().await?;
    let wanted = BASE64URL_NOPAD.encode(&ticket.account.0);
    if server.is_some() {
        // Nobody knows here who is signed in there, so whoever adds an account at another server is asked, unless it is here already.
        accounts.retain(|account| account.other_server.as_deref() == server);
        let is_here = accounts.iter().any(|account| account.device.account_ref == wanted);
        return Ok((!is_here).then_some(None));
    }
    accounts.retain(|account| account.other_server.is_none());
    let held: Vec<&str> = accounts.iter().map(|account| account.device.account_ref.as_str()).collect();
    let signed_in: Option<SignedIn> = read(&device.platform.send(ServerRequest::get("/api/account")).await?).ok();
    let signed_in = signed_in.as_ref().map(|view| (view.account_ref.as_str(), view.email.as_str()));
    Ok(AccountMismatch::between(&wanted, &held, signed_in).map(|email| email.map(str::to_owned)))
}

/// The ticket, if the key that it names is the server's and signed it.
async fn open<P: Platform>(
    device: &Device<P>,
    server: Option<&str>,
    unverified: Unverified<EnrolmentTicket>,
) -> Result<EnrolmentTicket, AuthenticatorError> {
    let keys = server_keys(device, server).await?;
    let point = pinned(&keys, unverified.key()).filter(|point| fingerprint(point) == *unverified.pinned_key());
    let genuine = match point {
        Some(point) => device.platform.is_signed(&point, unverified.signed_bytes(), unverified.signature()).await,
        None => false,
    };
    // The server says whether it has expired when it is claimed.
    Ok(unverified.open(genuine)?)
}

/// Offers keys to the server, and replaces the offer with the server's answer.
async fn claim<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
    pending: PendingRecord<P::Key>,
    server: Option<&str>,
    (ticket, key): (&EnrolmentTicket, KeyId),
    hmac_key: Option<String>,
) -> Result<EnrolledDevice, AuthenticatorError> {
    let session = ticket.session(&device.origin_of(server), key);
    let response = response(device, &pending.keys.ocra, &ticket.question(), &session).await?;
    let claim = ClaimEnrolment { token: BASE64URL_NOPAD.encode(&ticket.token), hmac_key, response };
    let body = serde_json::to_string(&claim).map_err(|_| AuthenticatorError::Browser)?;
    let registered: EnrolledDevice =
        match read(&post(device, &Sender::Unregistered(&pending.keys, server), CLAIM, &body).await?) {
            Ok(registered) => registered,
            Err(error) => {
                // The server has said no: nothing is left to finish.
                if error != AuthenticatorError::Busy {
                    vault.remove(&pending.id).await?;
                }
                return Err(error);
            }
        };
    // What a device is called is for its server to say, and one server may not take the place of another's device.
    let is_anothers = |account: &AccountRecord<P::Key>| {
        account.id == registered.device_id && account.other_server.as_deref() != server
    };
    if vault.accounts().await?.iter().any(is_anothers) {
        vault.remove(&pending.id).await?;
        return Err(AuthenticatorError::Refused);
    }
    let personal = earlier(vault, server, &registered).await?.into_iter().next().map(|account| account.personal);
    let account = pending.registered(registered.clone(), personal.unwrap_or_default(), server.map(str::to_owned));
    vault.replace(&pending.id, &Record::Account(Box::new(account))).await?;
    // An account appears only once in this app: the keys of an earlier registration would make codes that nobody asks for.
    for account in earlier(vault, server, &registered).await? {
        vault.remove(&account.id).await?;
    }
    Ok(registered)
}

/// The earlier registrations of the same account in this app. One at another server is another account, whatever that server calls it.
async fn earlier<S: Store>(
    vault: &Vault<S>,
    server: Option<&str>,
    registered: &EnrolledDevice,
) -> Result<Vec<AccountRecord<S::Key>>, AuthenticatorError> {
    let mut accounts = vault.accounts().await?;
    accounts.retain(|account| {
        account.other_server.as_deref() == server
            && account.device.account_ref == registered.account_ref
            && account.device.device_id != registered.device_id
    });
    Ok(accounts)
}

/// Asks again about keys that were offered when the app was stopped: the server may have taken them.
pub(super) async fn finish_pending<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
) -> Result<(), AuthenticatorError> {
    for pending in vault.pending().await? {
        // It was permitted when it was scanned.
        let server = match Link::parse(&pending.link, &device.platform.origin()) {
            Err(LinkError::OtherServer { origin }) => Some(origin),
            _ => None,
        };
        let server = server.as_deref();
        match Link::parse(&pending.link, &device.origin_of(server)) {
            Ok(Link::Enrolment(unverified)) => {
                let key = unverified.key();
                // It was checked when it was scanned; all that counts now is whether the server remembers it.
                let ticket = unverified.open(true)?;
                match claim(device, vault, pending, server, (&ticket, key), None).await {
                    Err(AuthenticatorError::Unreachable) if server.is_none() => return Ok(()),
                    _ => continue,
                }
            }
            _ => vault.remove(&pending.id).await?,
        }
    }
    Ok(())
}
