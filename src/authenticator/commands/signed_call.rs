//! Calls to the server that an account's key signs. If the time in a proof is off because this device's clock is, the call is signed once more by
//! the server's time.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::problem::{Problem, ProblemCode};

use super::device::{Device, Platform, ServerReply, ServerRequest};
use super::proof::{Statement, proof};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::vault::{AccountKeys, AccountRecord};

/// Who sends a call.
#[derive(Debug)]
pub(super) enum Sender<'a, K> {
    /// A registered device: the body is signed with the call, and the call is counted.
    Account(&'a AccountRecord<K>),
    /// Keys that are not registered yet and count nothing: they prove who sends the call, and nothing else. With the server that they are offered to.
    Unregistered(&'a AccountKeys<K>, Option<&'a str>),
}

impl<K> Sender<'_, K> {
    /// The server that the call goes to: the sender's own.
    fn server(&self) -> Option<&str> {
        match self {
            Self::Account(account) => account.other_server.as_deref(),
            Self::Unregistered(_, server) => *server,
        }
    }
}

/// Sends a `POST` with the sender's proof.
pub(super) async fn post<P: Platform>(
    device: &Device<P>,
    sender: &Sender<'_, P::Key>,
    path: &str,
    body: &str,
) -> Result<ServerReply, AuthenticatorError> {
    let reply = try_to_post(device, sender, path, body).await?;
    if learn_time(device, sender.server(), &reply) { try_to_post(device, sender, path, body).await } else { Ok(reply) }
}

async fn try_to_post<P: Platform>(
    device: &Device<P>,
    sender: &Sender<'_, P::Key>,
    path: &str,
    body: &str,
) -> Result<ServerReply, AuthenticatorError> {
    let proof = match sender {
        Sender::Account(account) => prove(device, account, path, Some(body)).await?,
        Sender::Unregistered(keys, server) => sign(device, *server, keys, path, None, None).await?,
    };
    let headers = [("Content-Type", "application/json"), ("DPoP", proof.as_str())];
    let request = ServerRequest { server: sender.server(), method: "POST", path, headers: &headers, body: Some(body) };
    Ok(device.platform.send(request).await?)
}

/// The account's proof for a `POST` to one of its server's addresses, counted among those that it has made.
pub(super) async fn prove<P: Platform>(
    device: &Device<P>,
    account: &AccountRecord<P::Key>,
    path: &str,
    body: Option<&str>,
) -> Result<String, AuthenticatorError> {
    let count = device.vault().await?.count(&account.id).await?;
    sign(device, account.other_server.as_deref(), &account.keys, path, body, Some(count)).await
}

async fn sign<P: Platform>(
    device: &Device<P>,
    server: Option<&str>,
    keys: &AccountKeys<P::Key>,
    path: &str,
    body: Option<&str>,
    count: Option<u64>,
) -> Result<String, AuthenticatorError> {
    let point = BASE64URL_NOPAD.decode(keys.point.as_bytes()).map_err(|_| AuthenticatorError::Browser)?;
    let url = format!("{}{path}", device.origin_of(server));
    let statement = Statement { url: &url, body, at: device.seconds_at(server), count };
    device.made(proof(&device.platform, &keys.signing, &point, statement).await)
}

/// Whether a reply says that our proof's time was off. If it does, the server's time is known from then on.
pub(super) fn learn_time<P: Platform>(device: &Device<P>, server: Option<&str>, reply: &ServerReply) -> bool {
    let problem = (reply.status == 401).then(|| serde_json::from_str::<Problem>(&reply.body).ok()).flatten();
    let told = problem.filter(|problem| problem.code == ProblemCode::ProofTime).and_then(|problem| problem.reason);
    let seconds = told.and_then(|seconds| seconds.parse::<i64>().ok());
    if let Some(seconds) = seconds {
        device.learn_time_of(server, seconds.saturating_mul(1_000));
    }
    seconds.is_some()
}
