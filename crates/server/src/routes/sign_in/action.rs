//! The form's actions: read from what was sent, and handed to the domain.

use axum::http::HeaderValue;
use sluss_domain::Error;
use sluss_domain::model::attempts::Caller;
use sluss_domain::model::sign_in::{SignIn, SignInState};
use sluss_protocol::form::Form;
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::secret::Secret;
use sluss_protocol::sign_in::{FormAction, Notice};

use super::status::Status;
use crate::http::App;
use crate::http::answer::seconds;
use crate::http::cookies::Name;
use crate::sign_in::remembered_method;

/// What a person did on the page.
pub(super) enum Action {
    Identify { email: String, remembered: Option<Method> },
    AskMethod,
    RememberMethod,
    Password { method: Option<Method>, password: Secret },
    Answer { method: Option<Method>, code: Secret },
    SmsNumber { number: String },
    SmsAgain,
    LetOnMail,
    LetOnRecovery { code: Secret },
    Choose(Option<Method>),
    OtherMethod,
    Renew { method: Option<Method> },
    Back,
    Language(Language),
    Cancel,
}

impl Action {
    /// Reads the action that the form's button names; `None` for anything that no page of ours sends. `remembered` is the method that
    /// this browser remembers.
    pub(super) fn read(form: &Form, remembered: Option<Method>) -> Option<Self> {
        let field = |name: &str| form.get(name).unwrap_or_default().to_owned();
        let method = || form.get("method").and_then(Method::from_name);
        let secret = |name: &str| Secret::from(form.get(name).unwrap_or_default());
        Some(match FormAction::from_name(form.get(FormAction::FIELD)?)? {
            FormAction::Identify => Self::Identify { email: field("email"), remembered },
            FormAction::Password => Self::Password { method: method(), password: secret("password") },
            FormAction::AskMethod => Self::AskMethod,
            FormAction::RememberMethod => Self::RememberMethod,
            FormAction::Answer => Self::Answer { method: method(), code: secret("code") },
            FormAction::SmsNumber => Self::SmsNumber { number: field("number") },
            FormAction::SmsAgain => Self::SmsAgain,
            FormAction::LetOnMail => Self::LetOnMail,
            FormAction::LetOnRecovery => Self::LetOnRecovery { code: secret("code") },
            FormAction::Choose => Self::Choose(method()),
            FormAction::OtherMethod => Self::OtherMethod,
            FormAction::Renew => Self::Renew { method: method() },
            FormAction::Back => Self::Back,
            FormAction::Language => Self::Language(Language::from_tag(form.get("language")?)?),
            FormAction::Cancel => Self::Cancel,
        })
    }
}

/// Where the sign-in is after the action, and what the browser gets with it.
pub(super) struct Answered {
    pub(super) sign_in: SignIn,
    pub(super) status: Status,
    pub(super) cookies: Vec<HeaderValue>,
}

/// Carries out the action. `back`: the form was sent from an earlier step than the current one, so the sign-in first goes back there.
pub(super) async fn take(
    app: &App,
    handle: &str,
    before: SignIn,
    back: Option<u8>,
    action: Action,
    caller: &Caller,
) -> Answered {
    let before = match back {
        None => before,
        Some(height) => match app.instance.sluss.sign_ins().go_back_to(before.clone(), height).await {
            Ok(earlier) => earlier,
            Err(error) => return refused(app, handle, before, error, caller).await,
        },
    };
    let kept = keep_choice(before.clone(), &action);
    let mut cookies = Vec::new();
    match &action {
        Action::Language(language) => cookies.push(app.cookies().set(Name::Language, language.tag())),
        Action::AskMethod => cookies.push(remembered_method::ask(app)),
        Action::RememberMethod => cookies.push(remembered_method::remember(app, &before)),
        _ => {}
    }
    match step(app, before, action, caller).await {
        Ok(sign_in) => Answered { sign_in, status: Status::WELL, cookies },
        Err(error) => refused(app, handle, kept, error, caller).await,
    }
}

/// What is shown if the action fails.
async fn refused(app: &App, handle: &str, kept: SignIn, error: Error, caller: &Caller) -> Answered {
    match error {
        Error::Busy => stay(kept, Notice::Busy, Status::BUSY),
        Error::TooManyTries(wait) => {
            tracing::info!(
                event = "try-refused",
                seconds = seconds(wait),
                network = caller.visitor.network,
                "a password was not tried"
            );
            stay(kept, Notice::TooManyTries, Status::wait(seconds(wait)))
        }
        Error::Conflict => {
            let now = app.instance.sluss.sign_ins().find(handle).await.unwrap_or(kept);
            stay(now, Notice::MovedOn, Status::WELL)
        }
        Error::Unavailable(_) => {
            tracing::error!(event = "store-error", %error, "a step of a sign-in could not be written");
            stay(kept, Notice::Busy, Status::TROUBLE)
        }
        error => {
            tracing::error!(%error, "a step of a sign-in failed");
            stay(kept, Notice::Busy, Status::BUSY)
        }
    }
}

/// The sign-in as it is shown if the action fails: with the method that was just chosen.
fn keep_choice(sign_in: SignIn, action: &Action) -> SignIn {
    match (&sign_in.state, action) {
        (SignInState::Password { email, let_on, .. }, Action::Password { method: Some(method), .. }) => {
            let state = SignInState::Password { email: email.clone(), method: *method, let_on: let_on.clone() };
            SignIn { state, ..sign_in }
        }
        _ => sign_in,
    }
}

fn stay(sign_in: SignIn, notice: Notice, status: Status) -> Answered {
    Answered { sign_in: SignIn { notice: Some(notice), ..sign_in }, status, cookies: Vec::new() }
}

async fn step(app: &App, sign_in: SignIn, action: Action, caller: &Caller) -> Result<SignIn, Error> {
    let sluss = &app.instance.sluss;
    match action {
        Action::Identify { email, remembered } => sluss.sign_ins().identify(sign_in, &email, remembered).await,
        Action::AskMethod => sluss.sign_ins().suggest(sign_in, None).await,
        Action::RememberMethod => {
            let chosen = if let SignInState::Password { method, .. } = sign_in.state { Some(method) } else { None };
            sluss.sign_ins().suggest(sign_in, chosen).await
        }
        Action::Password { method: None, .. } => sluss.sign_ins().go_back(sign_in).await,
        Action::Password { method: Some(method), password } => {
            sluss.sign_ins().prove_password(sign_in, method, &password, caller).await
        }
        Action::Answer { method: Some(method), code } => sluss.second_steps().answer(sign_in, method, &code).await,
        Action::SmsNumber { number } => sluss.sms_steps().take_number(sign_in, &number).await,
        Action::SmsAgain => sluss.sms_steps().send_again(sign_in).await,
        Action::LetOnMail => sluss.sign_ins().mail_let_on(sign_in, &caller.visitor).await,
        Action::LetOnRecovery { code } => sluss.sign_ins().prove_recovery_first(sign_in, &code).await,
        Action::Choose(method) => sluss.second_steps().choose(sign_in, method).await,
        Action::OtherMethod => sluss.second_steps().choose_again(sign_in).await,
        Action::Renew { method: Some(method) } => sluss.second_steps().renew(sign_in, method).await,
        Action::Answer { method: None, .. } | Action::Renew { method: None } => Err(Error::Conflict),
        Action::Back => sluss.sign_ins().go_back(sign_in).await,
        Action::Language(language) => sluss.sign_ins().change_language(sign_in, language).await,
        Action::Cancel => sluss.sign_ins().cancel(sign_in).await,
    }
}
