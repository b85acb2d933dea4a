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

use crate::account::state::settings::{Granted, Wish};
use crate::account::state::error::Trouble;
use crate::browser::http::{self, Answer};

/// Who is signed in.
pub(super) async fn account() -> Result<AccountView, Trouble> {
    read(&send("GET", "/api/account", "", None).await?)
}

/// Begins to add a device.
pub(super) async fn begin_enrolment(csrf: &str, wanted: &NewEnrolment) -> Result<EnrolmentView, Trouble> {
    read(&send("POST", "/api/account/enrolments", csrf, Some(json(wanted))).await?)
}

/// How far it is.
pub(super) async fn enrolment(id: &str) -> Result<EnrolmentView, Trouble> {
    read(&send("GET", &format!("/api/account/enrolments/{id}"), "", None).await?)
}

/// Gives it up.
pub(super) async fn cancel_enrolment(csrf: &str, id: &str) -> Result<(), Trouble> {
    done(&send("DELETE", &format!("/api/account/enrolments/{id}"), csrf, None).await?)
}

/// Where the person is signed in.
pub(super) async fn sessions() -> Result<SessionList, Trouble> {
    read(&send("GET", "/api/account/sessions", "", None).await?)
}

/// Ends one of these sessions.
pub(super) async fn end_session(csrf: &str, id: &str) -> Result<(), Trouble> {
    done(&send("DELETE", &format!("/api/account/sessions/{id}"), csrf, None).await?)
}

/// Ends all of them but this one.
pub(super) async fn end_other_sessions(csrf: &str) -> Result<(), Trouble> {
    done(&send("DELETE", "/api/account/sessions", csrf, None).await?)
}

/// What happened to the account: the newest page, or the one before an entry.
pub(super) async fn activity(before: Option<&str>) -> Result<ActivityPage, Trouble> {
    let query = before.map(|entry| format!("?before={entry}")).unwrap_or_default();
    read(&send("GET", &format!("/api/account/activity{query}"), "", None).await?)
}

/// Says which language the person speaks.
pub(super) async fn speak(csrf: &str, language: Language) -> Result<(), Trouble> {
    done(&send("PUT", "/api/account/language", csrf, Some(json(&NewLanguage { language }))).await?)
}

/// What can be asked about the own account.
pub(super) async fn wish(csrf: &str, wish: Wish) -> Result<Granted, Trouble> {
    match wish {
        Wish::Password(wanted) => {
            done(&send("PUT", "/api/account/password", csrf, Some(json(&wanted))).await?).map(|()| Granted::Password)
        }
        Wish::Judge(turn, password) => {
            let body = Some(json(&Candidate { password: password.into() }));
            let answer = send("POST", "/api/account/password/strength", csrf, body).await;
            // What cannot be answered now is no trouble: the form works without.
            Ok(Granted::Judged(turn, answer.and_then(|answer| read(&answer)).ok()))
        }
        Wish::TwoSteps(on) => done(&send("PUT", "/api/account/two-steps", csrf, Some(json(&TwoSteps { on }))).await?)
            .map(|()| Granted::TwoSteps(on)),
        Wish::Remove(id, name) => done(&send("DELETE", &format!("/api/account/devices/{id}"), csrf, None).await?)
            .map(|()| Granted::Removed(name)),
        Wish::Codes => read(&send("POST", "/api/account/recovery-codes", csrf, None).await?).map(Granted::Codes),
        Wish::Keep(proposal) => {
            let body = Some(json(&KeptCodes { proposal }));
            done(&send("POST", "/api/account/recovery-codes/confirm", csrf, body).await?).map(|()| Granted::Kept)
        }
        Wish::Panic(password) => {
            read(&send("POST", "/api/account/panic", csrf, Some(json(&OnceMore { password: password.into() }))).await?)
                .map(Granted::Panic)
        }
        Wish::UndoPanic => {
            done(&send("DELETE", "/api/account/panic", csrf, None).await?).map(|()| Granted::PanicUndone)
        }
        Wish::Erase(password) => {
            done(&send("POST", "/api/account/erase", csrf, Some(json(&OnceMore { password: password.into() }))).await?)
                .map(|()| Granted::Erased)
        }
        Wish::SignOut => match done(&send("POST", "/api/account/sign-out", csrf, None).await?) {
            // It was over already.
            Ok(()) | Err(Trouble::SignedOut) => Ok(Granted::SignedOut),
            Err(trouble) => Err(trouble),
        },
    }
}

/// The phone numbers.
pub(super) async fn numbers() -> Result<NumbersView, Trouble> {
    read(&send("GET", "/api/account/numbers", "", None).await?)
}

/// Begins to add a phone number.
pub(super) async fn add_number(csrf: &str, wanted: &NewNumber) -> Result<AddedNumber, Trouble> {
    read(&send("POST", "/api/account/numbers", csrf, Some(json(wanted))).await?)
}

/// Shows the code that came there.
pub(super) async fn prove_number(csrf: &str, id: &str, code: String) -> Result<ProvenNumber, Trouble> {
    let url = format!("/api/account/numbers/{id}/code");
    read(&send("POST", &url, csrf, Some(json(&NumberCode { code: code.into() }))).await?)
}

/// Removes a phone number, or gives up adding it.
pub(super) async fn remove_number(csrf: &str, id: &str) -> Result<(), Trouble> {
    done(&send("DELETE", &format!("/api/account/numbers/{id}"), csrf, None).await?)
}

fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).expect("bodies have only text keys")
}

async fn send(method: &str, url: &str, csrf: &str, body: Option<String>) -> Result<Answer, Trouble> {
    let headers = [("Sluss-Csrf", csrf), ("Content-Type", "application/json")];
    http::send(method, url, &headers, body.as_deref()).await.map_err(|http::Unreachable| Trouble::Unreachable)
}

fn done(answer: &Answer) -> Result<(), Trouble> {
    if (200..300).contains(&answer.status) { Ok(()) } else { Err(trouble(answer)) }
}

fn read<T: DeserializeOwned>(answer: &Answer) -> Result<T, Trouble> {
    done(answer)?;
    serde_json::from_str(&answer.body).map_err(|_| Trouble::Busy)
}

fn trouble(answer: &Answer) -> Trouble {
    serde_json::from_str::<Problem>(&answer.body).map_or(Trouble::Busy, |problem| Trouble::of(&problem))
}
