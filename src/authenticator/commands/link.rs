//! The link handler: a scanned, pasted or opened text, and what becomes of it. A one-time code needs no network.

use sluss_codes::link::{self as codes_link, LinkError as CodeLinkError, migration};
use sluss_protocol::handover::Invitation;
use sluss_protocol::link::{Link, LinkError, SignInRequest, Unverified, needed_for};
use sluss_protocol::typed;

use super::accounts::list;
use super::device::{Device, Platform};
use super::enrol::enrol;
use super::one_time_code::response;
use super::other_servers::{server_of, silent};
use super::sign_in_request::{GenuineRequest, NotHere, verify};
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::codes::FoundText;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::link_result::{LinkResult, OneTimeCode};
use crate::authenticator::state::time::Validity;
use crate::authenticator::vault::AccountRecord;

/// Does what a text asks for, and lists the accounts afterwards. `sure` means that the person wants one more account in this app.
///
/// # Errors
/// What stands in the way.
pub async fn handle_link<P: Platform>(
    device: &Device<P>,
    text: &str,
    sure: bool,
) -> Result<(LinkResult, Vec<ListedAccount>), AuthenticatorError> {
    let result = handle(device, text, sure).await?;
    Ok((result, list(device).await?))
}

async fn handle<P: Platform>(device: &Device<P>, text: &str, sure: bool) -> Result<LinkResult, AuthenticatorError> {
    let text = &*typed::plain(text);
    if let Some(found) = found(text) {
        return found.map(LinkResult::Found);
    }
    if let Some(wanted) = needed_for(text, &device.platform.origin()) {
        let accounts = device.vault().await?.accounts().await?;
        let is_wanted =
            |account: &AccountRecord<P::Key>| account.other_server.is_none() && account.device.account_ref == wanted;
        let is_here = accounts.iter().any(is_wanted);
        return Ok(if is_here { LinkResult::AccountIsHere } else { absent(None, text, None) });
    }
    if let Some(invitation) = Invitation::read(text, &device.platform.origin()) {
        return invitation.map(|_| LinkResult::Handover(text.to_owned())).map_err(Into::into);
    }
    let server = server_of(device, text).await?;
    let server = server.as_deref();
    match Link::parse(text, &device.origin_of(server))? {
        Link::Enrolment(ticket) => {
            enrol(device, text, server, ticket, sure).await.map_err(|error| silent(error, server))
        }
        Link::SignIn(request) => code(device, text, server, request).await,
    }
}

/// The accounts elsewhere in a text; `None` if it is a text of another kind.
fn found(text: &str) -> Option<Result<FoundText, AuthenticatorError>> {
    match codes_link::read(text) {
        Ok(link) => Some(Ok(FoundText::One(link.account))),
        Err(CodeLinkError::NotALink | CodeLinkError::TooLong) => None,
        Err(CodeLinkError::Several) => {
            let part = migration::read(text).map_err(|_| CodeLinkError::Damaged.into());
            Some(part.map(FoundText::Part))
        }
        Err(error) => Some(Err(error.into())),
    }
}

fn absent(site: Option<String>, link: &str, server: Option<&str>) -> LinkResult {
    let (link, server) = (link.to_owned(), server.map(str::to_owned));
    LinkResult::Mismatch(AccountMismatch::Absent { site, link, server })
}

async fn code<P: Platform>(
    device: &Device<P>,
    link: &str,
    server: Option<&str>,
    unverified: Unverified<SignInRequest>,
) -> Result<LinkResult, AuthenticatorError> {
    let GenuineRequest { request, key, account } = match verify(device, server, unverified).await {
        Ok(genuine) => genuine,
        Err(NotHere::OtherAccount(request)) => return Ok(absent(Some(request.site.as_str().to_owned()), link, server)),
        Err(NotHere::Error(AuthenticatorError::UnknownAccount)) => return Ok(absent(None, link, server)),
        Err(NotHere::Error(error)) => return Err(error),
    };
    if account.removed {
        return Err(AuthenticatorError::Removed);
    }
    // If only a clock that may be wrong says that it has expired, there is a code anyway: the server decides, and accepts it once.
    if device.validity(u64::from(request.expires_at)) == Validity::Over {
        return Err(LinkError::Expired.into());
    }
    let session = request.session(&device.origin_of(server), key);
    Ok(LinkResult::Code(OneTimeCode {
        code: response(device, &account.keys.ocra, &request.question, &session).await?,
        site: request.site.as_str().to_owned(),
        record: account.id,
        account: account.device.account_label,
        expires_at: u64::from(request.expires_at),
    }))
}
