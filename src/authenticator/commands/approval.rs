//! Sign-ins that wait for the person's approval: whether the server made them, and sending the person's answer.

use sluss_protocol::api::{AnswerRequest, Decision, PendingRequest};
use sluss_protocol::link::Link;
use sluss_protocol::problem::{Problem, ProblemCode};

use super::device::{Device, Platform};
use super::one_time_code::response_with_pin;
use super::sign_in_request::{GenuineRequest, NotHere, verify};
use super::signed_call::{Sender, post};
use crate::authenticator::state::answer::{AnswerResult, PinAnswer};
use crate::authenticator::state::approval::ApprovalRequest;
use crate::authenticator::state::error::AuthenticatorError;

const PATH: &str = "/api/device/requests";

/// The requests that a server signed for an account at it in this app. Others are never shown.
pub async fn check_requests<P: Platform>(
    device: &Device<P>,
    server: Option<&str>,
    pending: Vec<PendingRequest>,
) -> Vec<ApprovalRequest> {
    let mut requests = Vec::new();
    for pending in pending {
        if let Ok(genuine) = genuine_request(device, &pending).await
            && genuine.account.other_server.as_deref() == server
        {
            let other_server = genuine.account.other_server.clone();
            let (site, record) = (genuine.request.site.as_str().to_owned(), genuine.account.id);
            requests.push(ApprovalRequest {
                pending,
                other_server,
                site,
                record,
                account: genuine.account.device.account_label,
            });
        }
    }
    requests
}

/// Sends the person's answer: the number and the PIN, or a plain no.
///
/// # Errors
/// Why the server could not be told.
pub async fn answer<P: Platform>(
    device: &Device<P>,
    pending: &PendingRequest,
    answer: Option<PinAnswer>,
) -> Result<AnswerResult, AuthenticatorError> {
    let genuine = genuine_request(device, pending).await?;
    let id = genuine.account.id.clone();
    let with_pin = answer.is_some();
    let (Answered::WrongPin(result) | Answered::Otherwise(result)) =
        answer_with(device, pending, genuine, answer).await?;
    if with_pin && result == AnswerResult::Approved {
        // If this cannot be stored, the PIN is typed once more the next time.
        _ = device.vault().await?.end_failures(&id).await;
    }
    Ok(result)
}

/// What the server made of an answer.
pub(super) enum Answered {
    /// The PIN in it was wrong; with what that led to.
    WrongPin(AnswerResult),
    /// Anything else.
    Otherwise(AnswerResult),
}

/// Sends an answer to a request that is known to be genuine.
pub(super) async fn answer_with<P: Platform>(
    device: &Device<P>,
    pending: &PendingRequest,
    genuine: GenuineRequest<P::Key>,
    answer: Option<PinAnswer>,
) -> Result<Answered, AuthenticatorError> {
    let GenuineRequest { request, key, account } = genuine;
    let approves = answer.is_some();
    let decision = match answer {
        None => Decision::Deny,
        Some(PinAnswer { number, pin }) => {
            let session = request.session(&device.origin_of(account.other_server.as_deref()), key);
            let response = response_with_pin(device, &account.keys.ocra, &request.question, &session, &pin.0).await?;
            Decision::Approve { number, response }
        }
    };
    let answer = AnswerRequest { device_id: pending.device_id.clone(), decision };
    let body = serde_json::to_string(&answer).map_err(|_| AuthenticatorError::Browser)?;
    let reply = post(device, &Sender::Account(&account), &format!("{PATH}/{}", pending.id), &body).await?;
    if reply.status == 204 {
        return Ok(Answered::Otherwise(if approves { AnswerResult::Approved } else { AnswerResult::Denied }));
    }
    let problem = serde_json::from_str::<Problem>(&reply.body).map_err(|_| AuthenticatorError::Busy)?;
    let result = AnswerResult::of(&problem).ok_or_else(|| AuthenticatorError::of(problem.code))?;
    Ok(if problem.code == ProblemCode::WrongPin { Answered::WrongPin(result) } else { Answered::Otherwise(result) })
}

/// The request, if the server signed it for an account in this app.
pub(super) async fn genuine_request<P: Platform>(
    device: &Device<P>,
    pending: &PendingRequest,
) -> Result<GenuineRequest<P::Key>, AuthenticatorError> {
    // The server says for which device it is; whether it is the device's own server that says so, the signature shows.
    let accounts = device.vault().await?.accounts().await?;
    let server = accounts.into_iter().find(|account| account.id == pending.device_id);
    let server = server.and_then(|account| account.other_server);
    let Link::SignIn(unverified) = Link::parse(&pending.link, &device.origin_of(server.as_deref()))? else {
        return Err(AuthenticatorError::Refused);
    };
    verify(device, server.as_deref(), unverified).await.map_err(|error| match error {
        NotHere::OtherAccount(_) => AuthenticatorError::UnknownAccount,
        NotHere::Error(error) => error,
    })
}
