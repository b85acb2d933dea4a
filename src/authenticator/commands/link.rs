//! A scanned text and what becomes of it: a registered device, or a one-time code for whoever asks. A code needs no network.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::api::EnrolledDevice;
use sluss_protocol::link::{KeyId, Link, LinkError, SignInRequest, Unverified, needed_for};
use sluss_protocol::typed;

use crate::authenticator::commands::clock;
use crate::authenticator::commands::enrol::{enrol, response, server_keys};
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::time::Validity;
use crate::authenticator::vault::record::{Registration, pinned};
use crate::browser::vault::{Record, Vault};
use crate::browser::{keys, page};

/// A one-time code with all that the person should see beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::authenticator) struct OneTimeCode {
    /// Who asks.
    pub(in crate::authenticator) site: String,
    /// Whose sign-in it is.
    pub(in crate::authenticator) account: String,
    /// Eight digits.
    pub(in crate::authenticator) code: String,
    /// Epoch seconds, by the server's clock.
    pub(in crate::authenticator) expires_at: u64,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::authenticator) enum LinkResult {
    /// The device is registered.
    Enrolled(EnrolledDevice),
    /// The code.
    Code(OneTimeCode),
    /// It is for another account than those at hand.
    AccountMismatch(AccountMismatch),
    /// The app is needed for an account that is in it: what that is about, it learns from the server.
    Here,
}

/// Does what a text asks for; `sure` is somebody who wants one more account in this app.
pub(in crate::authenticator) async fn answer(
    vault: &Vault,
    text: &str,
    sure: bool,
) -> Result<LinkResult, AuthenticatorError> {
    let text = &*typed::plain(text);
    if let Some(wanted) = needed_for(text, &page::origin()) {
        let held = accounts(vault).await?.iter().any(|(_, device)| device.account_ref == wanted);
        return Ok(if held { LinkResult::Here } else { absent(None, text) });
    }
    match Link::parse(text, &page::origin())? {
        Link::Enrolment(ticket) => enrol(vault, text, ticket, sure).await,
        Link::SignIn(request) => code(vault, text, request).await,
    }
}

/// A request that the server signed, for an account that is in this app.
pub(in crate::authenticator) struct Genuine {
    pub(in crate::authenticator) request: SignInRequest,
    pub(in crate::authenticator) key: KeyId,
    pub(in crate::authenticator) record: Record,
    pub(in crate::authenticator) device: EnrolledDevice,
}

/// Checks who made a request, and finds whose it is.
pub(in crate::authenticator) async fn genuine(
    vault: &Vault,
    unverified: Unverified<SignInRequest>,
) -> Result<Genuine, AuthenticatorError> {
    find(vault, unverified).await?.map_err(|_| AuthenticatorError::UnknownAccount)
}

/// The same, with the request itself where it is for an account that is not in this app.
async fn find(
    vault: &Vault,
    unverified: Unverified<SignInRequest>,
) -> Result<Result<Genuine, SignInRequest>, AuthenticatorError> {
    let accounts = accounts(vault).await?;
    let key = unverified.key();
    let point = point(vault, &accounts, &unverified).await?;
    let genuine = keys::is_signed(&point, unverified.signed_bytes(), unverified.signature()).await;
    let request = unverified.open(genuine)?;
    let wanted = BASE64URL_NOPAD.encode(&request.account.0);
    let mine = accounts.into_iter().find(|(_, device)| device.account_ref == wanted);
    Ok(match mine {
        Some((record, device)) => Ok(Genuine { request, key, record, device }),
        None => Err(request),
    })
}

fn absent(site: Option<String>, link: &str) -> LinkResult {
    LinkResult::AccountMismatch(AccountMismatch::Absent { site, link: link.to_owned() })
}

async fn code(
    vault: &Vault,
    link: &str,
    unverified: Unverified<SignInRequest>,
) -> Result<LinkResult, AuthenticatorError> {
    let Genuine { request, key, record, device } = match find(vault, unverified).await {
        Ok(Ok(genuine)) => genuine,
        Ok(Err(request)) => return Ok(absent(Some(request.site.as_str().to_owned()), link)),
        Err(AuthenticatorError::UnknownAccount) => return Ok(absent(None, link)),
        Err(trouble) => return Err(trouble),
    };
    if Registration::read(&record.about).is_some_and(|about| about.is_removed()) {
        return Err(AuthenticatorError::Removed);
    }
    // Where only a clock that may be wrong says that it is over, there is a code all the same: the server judges that, and takes it once.
    if clock::validity(u64::from(request.expires_at)) == Validity::Over {
        return Err(LinkError::Expired.into());
    }
    Ok(LinkResult::Code(OneTimeCode {
        site: request.site.as_str().to_owned(),
        account: device.account_label,
        code: response(&record.ocra, &request.question, &request.session(&page::origin(), key)).await?,
        expires_at: u64::from(request.expires_at),
    }))
}

pub(in crate::authenticator) async fn accounts(
    vault: &Vault,
) -> Result<Vec<(Record, EnrolledDevice)>, AuthenticatorError> {
    let enrolled = |record: Record| match Registration::read(&record.about) {
        Some(Registration::Enrolled { device, .. }) => Some((record, device)),
        _ => None,
    };
    Ok(vault.all().await?.into_iter().filter_map(enrolled).collect())
}

/// The pinned key that is said to have signed the request. A key that the server has taken into use since is fetched from it
/// and pinned: it comes from the same origin as this very program.
async fn point(
    vault: &Vault,
    accounts: &[(Record, EnrolledDevice)],
    unverified: &Unverified<SignInRequest>,
) -> Result<Vec<u8>, AuthenticatorError> {
    let known = accounts.iter().find_map(|(_, device)| pinned(&device.keys, unverified.key()));
    if let Some(point) = known {
        return Ok(point);
    }
    // Without a network an app that knows no account knows no key either, and cannot tell who asks.
    let unknown = if accounts.is_empty() { AuthenticatorError::UnknownAccount } else { AuthenticatorError::UnknownKey };
    let fresh = server_keys().await.map_err(|_| unknown)?;
    let point = pinned(&fresh, unverified.key()).ok_or(AuthenticatorError::Link(LinkError::Altered))?;
    for (record, device) in accounts {
        let removed = Registration::read(&record.about).is_some_and(|about| about.is_removed());
        let device = EnrolledDevice { keys: fresh.clone(), ..device.clone() };
        let about = Registration::Enrolled { device, removed }.written();
        vault.put(&Record { about, ..record.clone() }, None).await?;
    }
    Ok(point)
}
