//! The account pages' requests to the server, and what its answers mean. The browser sends them.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sluss_protocol::api::{KeptCodes, NewEnrolment, NewLanguage, NewName, OnceMore, TwoSteps, WantedAddress};
use sluss_protocol::language::Language;
use sluss_protocol::numbers::{NewNumber, NumberCode};
use sluss_protocol::password::Candidate;
use sluss_protocol::problem::Problem;

use super::command::{Command, CommandResult};
use super::error::AccountError;

/// A request to our own server. Bodies are JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path, with a query where there is one.
    pub url: String,
    /// The body, where there is one.
    pub body: Option<String>,
}

impl Request {
    fn new(method: &'static str, url: impl Into<String>) -> Self {
        Self { method, url: url.into(), body: None }
    }

    fn with(method: &'static str, url: impl Into<String>, body: &impl Serialize) -> Self {
        let body = serde_json::to_string(body).expect("bodies have only text keys");
        Self { body: Some(body), ..Self::new(method, url) }
    }

    /// Asks who is signed in.
    #[must_use]
    pub fn account() -> Self {
        Self::new("GET", "/api/account")
    }

    /// Sets the language of the account's messages.
    #[must_use]
    pub fn language(language: Language) -> Self {
        Self::with("PUT", "/api/account/language", &NewLanguage { language })
    }

    /// Begins to add a device.
    #[must_use]
    pub fn begin_enrolment(wanted: &NewEnrolment) -> Self {
        Self::with("POST", "/api/account/enrolments", wanted)
    }

    /// Asks whether an enrolment's device has registered.
    #[must_use]
    pub fn enrolment(id: &str) -> Self {
        Self::new("GET", format!("/api/account/enrolments/{id}"))
    }

    /// Cancels an enrolment.
    #[must_use]
    pub fn cancel_enrolment(id: &str) -> Self {
        Self::new("DELETE", format!("/api/account/enrolments/{id}"))
    }

    /// Asks where the person is signed in.
    #[must_use]
    pub fn sessions() -> Self {
        Self::new("GET", "/api/account/sessions")
    }

    /// Ends the session with this id.
    #[must_use]
    pub fn end_session(id: &str) -> Self {
        Self::new("DELETE", format!("/api/account/sessions/{id}"))
    }

    /// Ends all sessions but this one.
    #[must_use]
    pub fn end_other_sessions() -> Self {
        Self::new("DELETE", "/api/account/sessions")
    }

    /// Asks what has happened to the account: the newest entries, or those before an entry.
    #[must_use]
    pub fn activity(before: Option<&str>) -> Self {
        let query = before.map(|entry| format!("?before={entry}")).unwrap_or_default();
        Self::new("GET", format!("/api/account/activity{query}"))
    }

    /// Asks for the phone numbers.
    #[must_use]
    pub fn numbers() -> Self {
        Self::new("GET", "/api/account/numbers")
    }

    /// Begins to add a phone number.
    #[must_use]
    pub fn add_number(wanted: &NewNumber) -> Self {
        Self::with("POST", "/api/account/numbers", wanted)
    }

    /// Shows the code that was sent to a new phone number.
    #[must_use]
    pub fn prove_number(id: &str, code: String) -> Self {
        Self::with("POST", format!("/api/account/numbers/{id}/code"), &NumberCode { code: code.into() })
    }

    /// Removes a phone number, or cancels adding it.
    #[must_use]
    pub fn remove_number(id: &str) -> Self {
        Self::new("DELETE", format!("/api/account/numbers/{id}"))
    }
}

impl Command {
    /// The request that carries it out.
    #[must_use]
    pub fn request(&self) -> Request {
        let once_more = |password: &String| OnceMore { password: password.clone().into() };
        match self {
            Self::JudgePassword(_, password) => {
                let candidate = Candidate { password: password.clone().into() };
                Request::with("POST", "/api/account/password/strength", &candidate)
            }
            Self::Rename(name) => Request::with("PUT", "/api/account/name", &NewName { name: name.clone() }),
            Self::AskForAddress(email) => {
                Request::with("POST", "/api/account/address", &WantedAddress { email: email.clone() })
            }
            Self::ChangePassword(wanted) => Request::with("PUT", "/api/account/password", wanted),
            Self::RequireTwoSteps(on) => Request::with("PUT", "/api/account/two-steps", &TwoSteps { on: *on }),
            Self::RemoveDevice { id, .. } => Request::new("DELETE", format!("/api/account/devices/{id}")),
            Self::MakeCodes => Request::new("POST", "/api/account/codes/recovery"),
            Self::KeepCodes(proposal) => {
                let kept = KeptCodes { proposal: proposal.clone() };
                Request::with("POST", "/api/account/codes/recovery/kept", &kept)
            }
            Self::ResetFactors(password) => Request::with("POST", "/api/account/factor-reset", &once_more(password)),
            Self::UndoFactorReset => Request::new("DELETE", "/api/account/factor-reset"),
            Self::Erase(password) => Request::with("POST", "/api/account/erase", &once_more(password)),
            Self::SignOut => Request::new("POST", "/api/account/sign-out"),
        }
    }

    /// What the answer to that request means.
    ///
    /// # Errors
    /// When the command was not carried out.
    pub fn result(self, answer: Answer<'_>) -> Result<CommandResult, AccountError> {
        match self {
            // No answer is no failure here: the form works without one.
            Self::JudgePassword(turn, _) => Ok(CommandResult::Judged(turn, read(answer).ok())),
            Self::Rename(_) => done(answer).map(|()| CommandResult::Renamed),
            Self::AskForAddress(_) => done(answer).map(|()| CommandResult::AddressAsked),
            Self::ChangePassword(_) => done(answer).map(|()| CommandResult::PasswordChanged),
            Self::RequireTwoSteps(on) => done(answer).map(|()| CommandResult::TwoStepsRequired(on)),
            Self::RemoveDevice { name, .. } => done(answer).map(|()| CommandResult::DeviceRemoved(name)),
            Self::MakeCodes => read(answer).map(CommandResult::CodesMade),
            Self::KeepCodes(_) => done(answer).map(|()| CommandResult::CodesKept),
            Self::ResetFactors(_) => read(answer).map(CommandResult::FactorReset),
            Self::UndoFactorReset => done(answer).map(|()| CommandResult::FactorResetUndone),
            Self::Erase(_) => done(answer).map(|()| CommandResult::Erased),
            Self::SignOut => match body(answer) {
                // An answer without a body names no page.
                Ok(body) => Ok(CommandResult::SignedOut(serde_json::from_str(body).ok())),
                // The session had already ended.
                Err(AccountError::SignedOut) => Ok(CommandResult::SignedOut(None)),
                Err(error) => Err(error),
            },
        }
    }
}

/// The status and the body of the server's answer, or that none came.
pub type Answer<'a> = Result<(u16, &'a str), AccountError>;

/// Whether the server did what it was asked to do.
///
/// # Errors
/// What its answer says instead.
pub fn done(answer: Answer<'_>) -> Result<(), AccountError> {
    body(answer).map(|_| ())
}

/// What the server has answered.
///
/// # Errors
/// What its answer says instead, or that it cannot be read.
pub fn read<T: DeserializeOwned>(answer: Answer<'_>) -> Result<T, AccountError> {
    serde_json::from_str(body(answer)?).map_err(|_| AccountError::Busy)
}

fn body(answer: Answer<'_>) -> Result<&str, AccountError> {
    let (status, body) = answer?;
    if (200..300).contains(&status) {
        return Ok(body);
    }
    Err(serde_json::from_str::<Problem>(body).map_or(AccountError::Busy, |problem| AccountError::of(&problem)))
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{AccountView, FactorResetView, NewPassword};
    use sluss_protocol::password::Strength;
    use sluss_protocol::problem::{Problem, ProblemCode};

    use super::{AccountError, Command, CommandResult, Request, done, read};

    fn problem(code: ProblemCode) -> String {
        serde_json::to_string(&Problem::new(code, "No.")).unwrap()
    }

    #[test]
    fn a_command_is_sent_where_the_server_takes_it_and_its_answer_is_read() {
        let change = NewPassword { current: "a".into(), new: "b".into(), end_others: true };
        let remove = Command::RemoveDevice { id: "dev_1".to_owned(), name: "Phone".to_owned() };
        let removed = CommandResult::DeviceRemoved("Phone".to_owned());
        for (command, sent, result) in [
            (Command::Rename("Anna".to_owned()), "PUT /api/account/name", CommandResult::Renamed),
            (Command::AskForAddress("a@b.eu".to_owned()), "POST /api/account/address", CommandResult::AddressAsked),
            (Command::ChangePassword(change), "PUT /api/account/password", CommandResult::PasswordChanged),
            (Command::RequireTwoSteps(true), "PUT /api/account/two-steps", CommandResult::TwoStepsRequired(true)),
            (remove, "DELETE /api/account/devices/dev_1", removed),
            (Command::KeepCodes("p".to_owned()), "POST /api/account/codes/recovery/kept", CommandResult::CodesKept),
            (Command::UndoFactorReset, "DELETE /api/account/factor-reset", CommandResult::FactorResetUndone),
            (Command::Erase("a".to_owned()), "POST /api/account/erase", CommandResult::Erased),
            (Command::SignOut, "POST /api/account/sign-out", CommandResult::SignedOut(None)),
        ] {
            let Request { method, url, .. } = command.request();
            assert_eq!(format!("{method} {url}"), sent);
            assert_eq!(command.clone().result(Ok((204, ""))), Ok(result));
            assert_eq!(command.clone().result(Err(AccountError::Unreachable)), Err(AccountError::Unreachable));
            let refused = command.result(Ok((409, &problem(ProblemCode::Conflict))));
            assert_eq!(refused, Err(AccountError::Changed));
        }
        let at = CommandResult::FactorReset(FactorResetView { at: Some(7) });
        assert_eq!(Command::ResetFactors("a".to_owned()).result(Ok((200, r#"{"at":7}"#))), Ok(at));
    }

    #[test]
    fn a_judgement_that_does_not_come_is_no_failure() {
        let judge = || Command::JudgePassword(3, "qwerty".to_owned());
        let strength = Strength { score: 1, reason: None };
        assert_eq!(judge().result(Ok((200, r#"{"score":1}"#))), Ok(CommandResult::Judged(3, Some(strength))));
        assert_eq!(judge().result(Ok((503, ""))), Ok(CommandResult::Judged(3, None)));
        assert_eq!(judge().result(Err(AccountError::Unreachable)), Ok(CommandResult::Judged(3, None)));
    }

    #[test]
    fn whoever_signs_out_of_a_session_that_is_over_is_signed_out() {
        let over = problem(ProblemCode::NotSignedIn);
        assert_eq!(Command::SignOut.result(Ok((401, &over))), Ok(CommandResult::SignedOut(None)));
        assert_eq!(Command::UndoFactorReset.result(Ok((401, &over))), Err(AccountError::SignedOut));
    }

    #[test]
    fn an_answer_that_is_not_the_servers_own_is_told_as_its_trouble() {
        assert_eq!(done(Ok((200, ""))), Ok(()));
        assert_eq!(done(Ok((502, "<html>Bad gateway</html>"))), Err(AccountError::Busy));
        assert_eq!(read::<AccountView>(Ok((200, "<html>Wi-Fi</html>"))).map(|_| ()), Err(AccountError::Busy));
    }

    #[test]
    fn the_next_page_of_activity_begins_at_the_entry_before() {
        assert_eq!(Request::activity(None).url, "/api/account/activity");
        assert_eq!(Request::activity(Some("42")).url, "/api/account/activity?before=42");
    }
}
