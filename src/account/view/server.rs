//! The account pages' questions to the server.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sluss_protocol::api::{
    AccountView, ActivityPage, EnrolmentView, KeptCodes, NewEnrolment, NewLanguage, OnceMore, SessionList, TwoSteps,
};
use sluss_protocol::language::Language;
use sluss_protocol::numbers::{AddedNumber, NewNumber, NumberCode, NumbersView, ProvenNumber};
use sluss_protocol::password::Candidate;
use sluss_protocol::problem::Problem;

use crate::account::state::settings::{CommandResult, Command};
use crate::account::state::error::AccountError;
use crate::browser::http::{self, Answer};

/// Who is signed in.
pub(super) async fn account() -> Result<AccountView, AccountError> {
    read(&send("GET", "/api/account", "", None).await?)
}

/// Begins to add a device.
pub(super) async fn begin_enrolment(csrf: &str, wanted: &NewEnrolment) -> Result<EnrolmentView, AccountError> {
    read(&send("POST", "/api/account/enrolments", csrf, Some(json(wanted))).await?)
}

/// How far it is.
pub(super) async fn enrolment(id: &str) -> Result<EnrolmentView, AccountError> {
    read(&send("GET", &format!("/api/account/enrolments/{id}"), "", None).await?)
}

/// Gives it up.
pub(super) async fn cancel_enrolment(csrf: &str, id: &str) -> Result<(), AccountError> {
    done(&send("DELETE", &format!("/api/account/enrolments/{id}"), csrf, None).await?)
}

/// Where the person is signed in.
pub(super) async fn sessions() -> Result<SessionList, AccountError> {
    read(&send("GET", "/api/account/sessions", "", None).await?)
}

/// Ends one of these sessions.
pub(super) async fn end_session(csrf: &str, id: &str) -> Result<(), AccountError> {
    done(&send("DELETE", &format!("/api/account/sessions/{id}"), csrf, None).await?)
}

/// Ends all of them but this one.
pub(super) async fn end_other_sessions(csrf: &str) -> Result<(), AccountError> {
    done(&send("DELETE", "/api/account/sessions", csrf, None).await?)
}

/// What happened to the account: the newest page, or the one before an entry.
pub(super) async fn activity(before: Option<&str>) -> Result<ActivityPage, AccountError> {
    let query = before.map(|entry| format!("?before={entry}")).unwrap_or_default();
    read(&send("GET", &format!("/api/account/activity{query}"), "", None).await?)
}

/// Says which language the person speaks.
pub(super) async fn speak(csrf: &str, language: Language) -> Result<(), AccountError> {
    done(&send("PUT", "/api/account/language", csrf, Some(json(&NewLanguage { language }))).await?)
}

/// What can be asked about the own account.
pub(super) async fn command(csrf: &str, command: Command) -> Result<CommandResult, AccountError> {
    match command {
        Command::Password(wanted) => {
            done(&send("PUT", "/api/account/password", csrf, Some(json(&wanted))).await?).map(|()| CommandResult::Password)
        }
        Command::Judge(turn, password) => {
            let body = Some(json(&Candidate { password: password.into() }));
            let answer = send("POST", "/api/account/password/strength", csrf, body).await;
            // What cannot be answered now is no trouble: the form works without.
            Ok(CommandResult::Judged(turn, answer.and_then(|answer| read(&answer)).ok()))
        }
        Command::TwoSteps(on) => done(&send("PUT", "/api/account/two-steps", csrf, Some(json(&TwoSteps { on }))).await?)
            .map(|()| CommandResult::TwoSteps(on)),
        Command::Remove(id, name) => done(&send("DELETE", &format!("/api/account/devices/{id}"), csrf, None).await?)
            .map(|()| CommandResult::Removed(name)),
        Command::Codes => read(&send("POST", "/api/account/recovery-codes", csrf, None).await?).map(CommandResult::Codes),
        Command::Keep(proposal) => {
            let body = Some(json(&KeptCodes { proposal }));
            done(&send("POST", "/api/account/recovery-codes/confirm", csrf, body).await?).map(|()| CommandResult::Kept)
        }
        Command::Panic(password) => {
            read(&send("POST", "/api/account/panic", csrf, Some(json(&OnceMore { password: password.into() }))).await?)
                .map(CommandResult::Panic)
        }
        Command::UndoPanic => {
            done(&send("DELETE", "/api/account/panic", csrf, None).await?).map(|()| CommandResult::PanicUndone)
        }
        Command::Erase(password) => {
            done(&send("POST", "/api/account/erase", csrf, Some(json(&OnceMore { password: password.into() }))).await?)
                .map(|()| CommandResult::Erased)
        }
        Command::SignOut => match done(&send("POST", "/api/account/sign-out", csrf, None).await?) {
            // It was over already.
            Ok(()) | Err(AccountError::SignedOut) => Ok(CommandResult::SignedOut),
            Err(error) => Err(error),
        },
    }
}

/// The phone numbers.
pub(super) async fn numbers() -> Result<NumbersView, AccountError> {
    read(&send("GET", "/api/account/numbers", "", None).await?)
}

/// Begins to add a phone number.
pub(super) async fn add_number(csrf: &str, wanted: &NewNumber) -> Result<AddedNumber, AccountError> {
    read(&send("POST", "/api/account/numbers", csrf, Some(json(wanted))).await?)
}

/// Shows the code that came there.
pub(super) async fn prove_number(csrf: &str, id: &str, code: String) -> Result<ProvenNumber, AccountError> {
    let url = format!("/api/account/numbers/{id}/code");
    read(&send("POST", &url, csrf, Some(json(&NumberCode { code: code.into() }))).await?)
}

/// Removes a phone number, or gives up adding it.
pub(super) async fn remove_number(csrf: &str, id: &str) -> Result<(), AccountError> {
    done(&send("DELETE", &format!("/api/account/numbers/{id}"), csrf, None).await?)
}

fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).expect("bodies have only text keys")
}

async fn send(method: &str, url: &str, csrf: &str, body: Option<String>) -> Result<Answer, AccountError> {
    let headers = [("Sluss-Csrf", csrf), ("Content-Type", "application/json")];
    http::send(method, url, &headers, body.as_deref()).await.map_err(|http::Unreachable| AccountError::Unreachable)
}

fn done(answer: &Answer) -> Result<(), AccountError> {
    if (200..300).contains(&answer.status) { Ok(()) } else { Err(error(answer)) }
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, AccountError> {
    done(answer)?;
    serde_json::from_str(&answer.body).map_err(|_| AccountError::Busy)
}

fn error(answer: &Answer) -> AccountError {
    serde_json::from_str::<Problem>(&answer.body).map_or(AccountError::Busy, |problem| AccountError::of(&problem))
}
