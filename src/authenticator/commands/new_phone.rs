//! This phone is the new one: it makes a code for the old one, listens for it, and takes what it sends. Knows no screen.

use sluss_codes::account::Account;
use sluss_codes::written::Written;
use sluss_protocol::handover::{Heard, Invitation, Listen, Opening, Transcript};
use zeroize::Zeroizing;

use super::codes::{add_codes, codes};
use super::device::{Device, Platform, ServerRequest};
use super::handover::{Contents, PATH, altered, point, text};
use super::handover_keys::{Handover, NewPhone};
use super::link::handle_link;
use super::server::read;
use crate::authenticator::state::codes::{CodeList, Found};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::handover::{Arrived, News};
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::vault::unseal;

/// Makes a key for one handover, and the link for the old phone. What was begun before is over.
///
/// # Errors
/// What the browser refuses.
pub async fn invite<P: Platform>(device: &Device<P>) -> Result<String, AuthenticatorError> {
    let (secret, nonce) = (device.made(device.platform.random())?, device.made(device.platform.random())?);
    let pair = device.made(device.platform.new_agreement_pair().await)?;
    let link = Invitation::new(&secret, &pair.point, &nonce).link(&device.platform.origin());
    let secret = Zeroizing::new(secret);
    device.handover.replace(Some(Handover::New(NewPhone { link: link.clone(), secret, pair, nonce, old: None })));
    Ok(link)
}

/// Asks whether the old phone has said something. The commitment in the code is opened once it has, and not before: whoever is in between had to
/// choose a key without knowing ours.
///
/// # Errors
/// What stands in the way; [`AuthenticatorError::Link`] if what came is not what an old phone has sent.
pub async fn listen<P: Platform>(device: &Device<P>, link: &str) -> Result<News, AuthenticatorError> {
    let Some(mut new) = device.new_phone(link) else { return Ok(News::Nothing) };
    let mut heard = ask(device, &new).await?;
    if let (None, Some(greeted)) = (&new.old, &heard.point) {
        new.old = Some(point(greeted)?);
        device.hold(Handover::New(new.clone()));
        heard = ask(device, &new).await?;
    }
    let Some(old) = &new.old else { return Ok(News::Nothing) };
    // The old phone is another one by now, or the server forgets: either way it is not the one whose number was shown.
    if heard.point.as_deref().map(point).transpose()?.is_none_or(|heard| heard != *old) {
        return Err(altered());
    }
    let invitation = Invitation::new(&new.secret, &new.pair.point, &new.nonce);
    let transcript = Transcript::new(&device.platform.origin(), &invitation.id, &new.pair.point, &new.nonce, old);
    let Some(sealed) = heard.sealed else { return Ok(News::Number(transcript.number())) };
    let key = device.box_key(&new.pair.private, old, &transcript).await?;
    let sealed = data_encoding::BASE64URL_NOPAD.decode(sealed.as_bytes()).map_err(|_| altered())?;
    let plain = unseal(&device.platform, &key, &transcript.purpose(), &sealed).await.ok_or_else(altered)?;
    device.handover.replace(None);
    take(device, serde_json::from_slice(&plain).map_err(|_| altered())?).await.map(News::Arrived)
}

async fn ask<P: Platform>(device: &Device<P>, new: &NewPhone<P::Key>) -> Result<Heard, AuthenticatorError> {
    let opening = Opening { point: text(&new.pair.point), nonce: text(&new.nonce) };
    let asked = Listen { secret: text(&new.secret[..]), opening: new.old.is_some().then_some(opening) };
    let body = Zeroizing::new(serde_json::to_string(&asked).map_err(|_| AuthenticatorError::Browser)?);
    let headers = [("Content-Type", "application/json")];
    let request = ServerRequest { server: None, method: "POST", path: PATH, headers: &headers, body: Some(&body) };
    read(&device.platform.send(request).await?)
}

/// Registers this phone for each account that came, and adds the codes that are not here.
async fn take<P: Platform>(device: &Device<P>, contents: Contents) -> Result<Arrived, AuthenticatorError> {
    let mut arrived = Arrived::default();
    for ticket in contents.tickets {
        match handle_link(device, &ticket, true).await {
            Ok((LinkResult::Enrolled(registered), accounts)) => {
                arrived.came.push(registered.account_label);
                arrived.accounts = accounts;
            }
            _ => arrived.refused += 1,
        }
    }
    let accounts: Vec<Account> = contents.codes.into_iter().filter_map(Written::account).collect();
    arrived.codes = codes(device).await?;
    let Some(here) = arrived.codes.list.clone() else {
        arrived.waiting = accounts;
        return Ok(arrived);
    };
    let found = Found { accounts, ..Found::default() };
    let new = found.to_add(&CodeList::new(here));
    (arrived.added, arrived.there) = (new.len(), found.accounts.len() - new.len());
    if !new.is_empty() {
        arrived.codes = add_codes(device, new).await?;
    }
    Ok(arrived)
}
