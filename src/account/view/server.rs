//! Sends the account pages' requests. `state` knows what they are and what the answers mean.

use serde::de::DeserializeOwned;

use crate::account::state::{AccountError, Command, CommandResult, Request, done, read};
use crate::browser::http::{self, Answer};

/// Sends a request and reads the answer. `csrf` proves that the request is ours; a mere question needs none.
pub(super) async fn ask<T: DeserializeOwned>(csrf: &str, request: Request) -> Result<T, AccountError> {
    let answer = send(csrf, request).await?;
    read(Ok((answer.status, &answer.body)))
}

/// Sends a request whose answer says only whether it was carried out.
pub(super) async fn order(csrf: &str, request: Request) -> Result<(), AccountError> {
    let answer = send(csrf, request).await?;
    done(Ok((answer.status, &answer.body)))
}

/// Has a command carried out.
pub(super) async fn command(csrf: &str, command: Command) -> Result<CommandResult, AccountError> {
    let answer = send(csrf, command.request()).await;
    command.result(answer.as_ref().map(|answer| (answer.status, answer.body.as_str())).map_err(Clone::clone))
}

async fn send(csrf: &str, request: Request) -> Result<Answer, AccountError> {
    let headers = [("Sluss-Csrf", csrf), ("Content-Type", "application/json")];
    let answer = http::send(request.method, &request.url, &headers, request.body.as_deref()).await;
    answer.map_err(|http::Unreachable| AccountError::Unreachable)
}
