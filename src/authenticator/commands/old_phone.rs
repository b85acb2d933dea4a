//! This phone is the old one: it greets the new one, vouches for it with its PINs, seals what goes along, and may leave its accounts. Knows no screen.

use sluss_codes::account::Account;
use sluss_codes::written::Written;
use sluss_protocol::handover::{
    BOX_MAX, Greeted, Greeting, Invitation, Leave, Opening, SealedBox, Transcript, Vouch, Vouched,
};
use sluss_protocol::link::LinkError;
use sluss_protocol::problem::{Problem, ProblemCode};
use zeroize::Zeroizing;

use super::accounts::list;
use super::device::{Device, Platform, ServerReply};
use super::handover::{Contents, PATH, altered, bytes, name, point, text};
use super::handover_keys::{Handover, MetPhone, OldPhone};
use super::one_time_code::response_with_pin;
use super::server::read;
use super::signed_call::{Sender, post};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::handover::{Left, Met, PinTrouble, Sending, Vouching};
use crate::authenticator::state::pin::Pin;
use crate::authenticator::vault::{AccountRecord, seal};

/// The bytes that a ticket takes in the box, more or less: there are never many.
const TICKET: usize = 400;

/// Greets the phone whose code was scanned, or asks whether it has answered; `None`: not yet.
///
/// # Errors
/// What stands in the way; [`AuthenticatorError::Link`] if the answer is not that of the phone that has made the code.
pub async fn greet<P: Platform>(device: &Device<P>, link: &str) -> Result<Option<Met>, AuthenticatorError> {
    let origin = device.platform.origin();
    let invitation = Invitation::read(link, &origin).ok_or(LinkError::NotOurs)??;
    let mut old = match device.old_phone(link) {
        Some(old) => old,
        None => begin(device, link).await?,
    };
    let greeter = account(device, &old.greeter).await?;
    let greeting = Greeting { point: text(&old.pair.point) };
    let reply = send(device, &greeter, &format!("{PATH}/{}", name(&invitation.id)), &greeting).await?;
    let Greeted { challenge, opening, browser, place } = read(&reply)?;
    let Some(Opening { point: new, nonce }) = opening else { return Ok(None) };
    let (point, nonce) = (point(&new)?, bytes(&nonce)?);
    if !invitation.is_opened_by(&point, &nonce) {
        return Err(altered());
    }
    let transcript = Transcript::new(&origin, &invitation.id, &point, &nonce, &old.pair.point);
    old.met = Some(MetPhone { point, challenge: bytes(&challenge)?, transcript });
    device.hold(Handover::Old(old));
    Ok(Some(Met { number: transcript.number(), browser, place }))
}

async fn begin<P: Platform>(device: &Device<P>, link: &str) -> Result<OldPhone<P::Key>, AuthenticatorError> {
    let accounts = device.vault().await?.accounts().await?;
    let greeter = accounts
        .into_iter()
        .find(|account| !account.removed && account.other_server.is_none())
        .ok_or(AuthenticatorError::UnknownAccount)?
        .id;
    let pair = device.made(device.platform.new_agreement_pair().await)?;
    let old = OldPhone { link: link.to_owned(), greeter, pair, met: None, vouched: Vec::new() };
    device.handover.replace(Some(Handover::Old(old.clone())));
    Ok(old)
}

/// Vouches for the new phone by each account that goes along, and leaves it a box with the tickets and these codes. If one PIN is wrong, nothing is sent:
/// the accounts whose PINs were right need none the next time.
///
/// # Errors
/// What stands in the way.
pub async fn hand_over<P: Platform>(
    device: &Device<P>,
    link: &str,
    pins: &[(String, Pin)],
    codes: &[Account],
) -> Result<Sending, AuthenticatorError> {
    let Some(mut old) = device.old_phone(link) else { return Err(AuthenticatorError::Link(LinkError::Expired)) };
    let Some(met) = old.met.clone() else { return Err(altered()) };
    let invitation = Invitation::read(link, &device.platform.origin()).ok_or(LinkError::NotOurs)??;
    let path = format!("{PATH}/{}", name(&invitation.id));
    let codes: Vec<Written> = codes.iter().map(Written::from).collect();
    let written = Zeroizing::new(serde_json::to_vec(&codes).map_err(|_| AuthenticatorError::Browser)?);
    // Before any PIN is spent on it. Base64 makes four characters of three bytes.
    if (written.len() + TICKET * (pins.len() + old.vouched.len()) + 100) / 3 * 4 > BOX_MAX {
        return Ok(Sending::TooMany);
    }
    let mut wrong = Vec::new();
    for (id, pin) in
        pins.iter().filter(|(id, _)| old.vouched.iter().all(|(known, _)| known != id)).cloned().collect::<Vec<_>>()
    {
        match vouch(device, &met, &path, &id, &pin).await? {
            Ok(vouched) => {
                old.vouched.push((id, vouched));
                device.hold(Handover::Old(old.clone()));
            }
            Err(trouble) => wrong.push((id, trouble)),
        }
    }
    if !wrong.is_empty() {
        return Ok(Sending::Refused { wrong, ready: old.vouched.into_iter().map(|(id, _)| id).collect() });
    }
    let contents = Contents { tickets: old.vouched.iter().map(|(_, vouched)| vouched.link.clone()).collect(), codes };
    let plain = Zeroizing::new(serde_json::to_vec(&contents).map_err(|_| AuthenticatorError::Browser)?);
    let key = device.box_key(&old.pair.private, &met.point, &met.transcript).await?;
    let sealed = device.made(seal(&device.platform, &key, &met.transcript.purpose(), &plain).await)?;
    let greeter = account(device, &old.greeter).await?;
    let reply = send(device, &greeter, &format!("{path}/box"), &SealedBox { sealed: text(&sealed) }).await?;
    if reply.status != 204 {
        return Err(refused(&reply));
    }
    device.handover.replace(None);
    let away = |(record, vouched): (String, Vouched)| Vouching { record, enrolment: vouched.enrolment };
    Ok(Sending::Away(old.vouched.into_iter().map(away).collect()))
}

async fn vouch<P: Platform>(
    device: &Device<P>,
    met: &MetPhone,
    path: &str,
    id: &str,
    pin: &Pin,
) -> Result<Result<Vouched, PinTrouble>, AuthenticatorError> {
    let account = account(device, id).await?;
    let question = met.transcript.question(&met.challenge);
    let session = met.transcript.session(&account.device.device_id);
    let response = response_with_pin(device, &account.keys.ocra, &question, &session, &pin.0).await?;
    let reply = send(device, &account, &format!("{path}/enrolments"), &Vouch { response }).await?;
    let trouble = serde_json::from_str::<Problem>(&reply.body).ok().and_then(|problem| PinTrouble::of(&problem));
    trouble.map_or_else(|| read(&reply).map(Ok), |trouble| Ok(Err(trouble)))
}

/// Gives accounts up to the new phone, and destroys their keys here. An account that it is not registered for stays.
///
/// # Errors
/// What stands in the way; what was given up before that is gone.
pub async fn leave<P: Platform>(device: &Device<P>, vouched: &[Vouching]) -> Result<Left, AuthenticatorError> {
    let vault = device.vault().await?;
    let mut waiting = Vec::new();
    for vouching in vouched {
        let account = account(device, &vouching.record).await?;
        let wish = Leave { enrolment: vouching.enrolment.clone() };
        let reply = send(device, &account, "/api/device/leave", &wish).await?;
        let problem = serde_json::from_str::<Problem>(&reply.body).map(|problem| problem.code);
        match (reply.status, problem) {
            (204, _) => vault.remove(&vouching.record).await?,
            (_, Ok(ProblemCode::Conflict)) => waiting.push(vouching.clone()),
            _ => return Err(refused(&reply)),
        }
    }
    let accounts = list(device).await?;
    if accounts.is_empty() {
        device.platform.forget_keys();
    }
    Ok(Left { accounts, waiting })
}

async fn account<P: Platform>(device: &Device<P>, id: &str) -> Result<AccountRecord<P::Key>, AuthenticatorError> {
    let accounts = device.vault().await?.accounts().await?;
    accounts.into_iter().find(|account| account.id == id).ok_or(AuthenticatorError::UnknownAccount)
}

async fn send<P: Platform>(
    device: &Device<P>,
    account: &AccountRecord<P::Key>,
    path: &str,
    what: &impl serde::Serialize,
) -> Result<ServerReply, AuthenticatorError> {
    let body = serde_json::to_string(what).map_err(|_| AuthenticatorError::Browser)?;
    post(device, &Sender::Account(account), path, &body).await
}

/// What a refusal means here.
fn refused(reply: &ServerReply) -> AuthenticatorError {
    let problem = serde_json::from_str::<Problem>(&reply.body);
    problem.map_or(AuthenticatorError::Busy, |problem| AuthenticatorError::of(problem.code))
}
