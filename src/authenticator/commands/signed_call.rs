//! Calls that a device signs. One whose time is off by this device's clock is signed once more by the server's.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::problem::{Problem, ProblemCode};

use crate::authenticator::commands::clock;
use crate::authenticator::state::error::AuthenticatorError;
use crate::browser::http::{self, Answer};
use crate::browser::vault::{Record, Vault};
use crate::browser::{dpop, page};

/// Whether the body is signed with the call, or only who sends it: a device that is not registered yet, and has nothing to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::authenticator) enum Signs {
    Body,
    Sender,
}

/// Sends a `POST` with the record's proof.
pub(in crate::authenticator) async fn post(
    record: &Record,
    path: &str,
    body: &str,
    signs: Signs,
) -> Result<Answer, AuthenticatorError> {
    let answer = try_to_post(record, path, body, signs).await?;
    if learn_time(answer.status, &answer.body) { try_to_post(record, path, body, signs).await } else { Ok(answer) }
}

async fn try_to_post(record: &Record, path: &str, body: &str, signs: Signs) -> Result<Answer, AuthenticatorError> {
    let proof = match signs {
        Signs::Body => prove(record, path, Some(body)).await?,
        Signs::Sender => sign(record, path, None, None).await?,
    };
    let headers = [("Content-Type", "application/json"), ("DPoP", proof.as_str())];
    Ok(http::send("POST", path, &headers, Some(body)).await?)
}

/// The record's proof for a `POST` to one of our addresses, counted among those that it has made.
pub(in crate::authenticator) async fn prove(
    record: &Record,
    path: &str,
    body: Option<&str>,
) -> Result<String, AuthenticatorError> {
    let count = Vault::open().await?.count(&record.id).await?;
    sign(record, path, body, Some(count)).await
}

async fn sign(
    record: &Record,
    path: &str,
    body: Option<&str>,
    count: Option<u64>,
) -> Result<String, AuthenticatorError> {
    let point = BASE64URL_NOPAD.decode(record.point.as_bytes()).map_err(|_| AuthenticatorError::Browser)?;
    let address = format!("{}{path}", page::origin());
    Ok(dpop::proof(&record.signing, &point, &address, body, clock::now_seconds(), count).await?)
}

/// Whether an answer says that our proof's time was off. From then on the server's time is known.
pub(in crate::authenticator) fn learn_time(status: u16, body: &str) -> bool {
    let problem = (status == 401).then(|| serde_json::from_str::<Problem>(body).ok()).flatten();
    let told = problem.filter(|problem| problem.code == ProblemCode::ProofTime).and_then(|problem| problem.reason);
    let seconds = told.and_then(|seconds| seconds.parse::<i64>().ok());
    if let Some(seconds) = seconds {
        clock::learn(seconds.saturating_mul(1_000));
    }
    seconds.is_some()
}
