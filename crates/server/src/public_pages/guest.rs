//! Somebody at a page for people who are not signed in: how such a page is shown, refused and shown again. These pages work without script. A
//! `GET` shows one and changes nothing, except for two that lead on: `/sign-in/{handle}/remedy` begins a sign-in, and `…/stay` gives a site its
//! code. A `POST` that did something redirects by 303 (J07).

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sluss_app::public_pages::{FormInput, InputError, PageContext, PublicPage, StrengthWords};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::attempts::Caller;
use sluss_domain::model::password::PasswordError;
use sluss_domain::model::secret::Bearer;
use sluss_domain::model::visitor::Visitor;
use sluss_domain::ports::password::Guess;
use sluss_protocol::form::Form;
use sluss_protocol::language::Language;

use crate::http::answer::{TROUBLE, seconds};
use crate::http::cookies::Name;
use crate::http::redirect::{see_other, with_cookies};
use crate::http::{App, Requester, csrf};

/// Somebody at one of these pages.
pub(crate) struct Guest {
    pub(crate) app: App,
    pub(crate) visitor: Visitor,
    pub(crate) language: Language,
    /// The language was chosen just now.
    pub(super) chosen: bool,
    /// The address of the page, where its form goes.
    pub(super) path: String,
    pub(crate) headers: HeaderMap,
}

impl FromRequestParts<App> for Guest {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let Requester { headers, visitor, .. } = Requester::from_request_parts(parts, app).await?;
        let query = Form::parse(parts.uri.query().unwrap_or_default());
        let chosen = query.get("language").and_then(Language::from_tag);
        let language = chosen.unwrap_or_else(|| app.cookies().language(&headers));
        let path = parts.uri.path().to_owned();
        Ok(Self { app: app.clone(), visitor, language, chosen: chosen.is_some(), path, headers })
    }
}

impl Guest {
    pub(crate) fn requester(&self) -> Requester {
        Requester { headers: self.headers.clone(), visitor: self.visitor.clone(), doubt: None }
    }

    /// The address of the page, without its query.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The visitor who tries a password here, or replaces one.
    pub(crate) fn caller(&self) -> Caller {
        let marks = self.app.cookies().get(&self.headers, Name::Known).unwrap_or_default();
        Caller { visitor: self.visitor.clone(), marks }
    }

    pub(crate) fn show(&self, page: &PublicPage) -> Response {
        self.show_with(StatusCode::OK, page)
    }

    /// A page for the owner of an account, whose link may have been opened in a browser where somebody else is signed in.
    pub(crate) async fn show_to(&self, owner: &str, page: &PublicPage) -> Response {
        let somebody_else = self.somebody_else(owner).await;
        self.answer(StatusCode::OK, page, somebody_else)
    }

    /// The page behind a link in a mail, which is its owner's alone; or the page that says that the link is over.
    pub(crate) async fn show_behind_link(
        &self,
        owner: Result<Account, Error>,
        page: fn(String) -> PublicPage,
    ) -> Response {
        match owner {
            Ok(owner) => self.show_to(owner.email.as_str(), &page(owner.email.to_string())).await,
            Err(error) => self.over(&error),
        }
    }

    /// Does what the button of that page is for, unless the link is over or somebody else is signed in here.
    pub(crate) async fn press_behind_link(
        &self,
        form: &Form,
        owner: Result<Account, Error>,
        act: impl Future<Output = Result<(), Error>>,
        done: &'static str,
    ) -> Response {
        let owner = match owner {
            Ok(owner) => owner,
            Err(error) => return self.over(&error),
        };
        if let Some(left) = self.left(form, owner.email.as_str()).await {
            return left;
        }
        match act.await {
            Ok(()) => see_other(done),
            Err(error) => self.over(&error),
        }
    }

    fn show_with(&self, status: StatusCode, page: &PublicPage) -> Response {
        self.answer(status, page, None)
    }

    fn answer(&self, status: StatusCode, page: &PublicPage, somebody_else: Option<String>) -> Response {
        let (csrf, made) = self.form_secret();
        let around = PageContext {
            action: self.path.clone(),
            csrf,
            language: self.language,
            by_mail: self.sends_mail(),
            mismatch: somebody_else,
        };
        let browser = made.map(|secret| self.app.cookies().set(Name::Browser, secret.expose()));
        let language = self.chosen.then(|| self.app.cookies().set(Name::Language, self.language.tag()));
        with_cookies(self.app.public_page(status, page, around), browser.into_iter().chain(language))
    }

    /// The secret in the page's form, and the browser's secret that it is bound to if that had to be made.
    fn form_secret(&self) -> (String, Option<Bearer>) {
        let held = self.app.browser(&self.headers).map(|(secret, _)| secret);
        let needed = held.is_none() && csrf::needs_cookie(&self.path);
        let made = needed.then(|| self.app.instance.sluss.browsers().new_browser());
        let browser = held.as_deref().or(made.as_ref().map(Bearer::expose));
        (csrf::secret(&self.app, &self.path, browser), made)
    }

    /// How strong a new password is, in words for our own script.
    pub(crate) fn judged(&self, judged: Result<Guess, Error>) -> Response {
        let (score, against) = match &judged {
            Ok(guess) => (guess.score, guess.weakness.map(InputError::Guessable)),
            Err(error @ Error::Password(_)) => (0, wrong(error)),
            Err(Error::TooManyTries(wait)) => return later(StatusCode::TOO_MANY_REQUESTS, seconds(*wait)),
            Err(error @ (Error::Busy | Error::Unavailable(_))) => {
                return later(StatusCode::SERVICE_UNAVAILABLE, patience(error));
            }
            Err(_) => return StatusCode::GONE.into_response(),
        };
        Json(StrengthWords::new(self.language, score, against.as_ref())).into_response()
    }

    /// The page again, with what is wrong; or only the reason for our own script, which keeps what was typed; or the page for what no input can
    /// correct.
    pub(crate) fn again(&self, error: &Error, typed: FormInput, page: impl Fn(FormInput) -> PublicPage) -> Response {
        let Some(wrong) = wrong(error) else { return self.over(error) };
        if matches!(error, Error::Unavailable(_)) {
            tracing::error!(event = "store-error", %error, "a form could not be accepted");
        }
        let (status, wait) = match &wrong {
            InputError::Busy => (StatusCode::SERVICE_UNAVAILABLE, Some(patience(error))),
            InputError::TooOften { seconds } => (StatusCode::TOO_MANY_REQUESTS, Some(*seconds)),
            _ => (StatusCode::UNPROCESSABLE_ENTITY, None),
        };
        let by_script = self.headers.get(header::ACCEPT).is_some_and(|kind| kind == "application/json");
        let mut response = if by_script {
            (status, Json(Refusal { field: wrong.field(), text: wrong.message(self.language) })).into_response()
        } else {
            self.show_with(status, &page(FormInput { wrong: Some(wrong), ..typed }))
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    /// Whether mail can be promised at all.
    pub(crate) fn sends_mail(&self) -> bool {
        self.app.instance.sluss.couriers.mail.is_set_up()
    }

    /// The page that says that there is none.
    pub(crate) fn no_mail(&self) -> Response {
        self.show_with(StatusCode::SERVICE_UNAVAILABLE, &PublicPage::NoMail)
    }

    /// The page for a link that no longer works, whatever the reason.
    pub(crate) fn over(&self, error: &Error) -> Response {
        match error {
            Error::NotFound | Error::Expired | Error::AlreadyUsed | Error::Conflict => {
                self.show_with(StatusCode::GONE, &PublicPage::LinkOver)
            }
            Error::SwitchedOff => self.app.error_page(ErrorKind::NotFound, self.language),
            other => self.app.failed_page(other, self.language),
        }
    }
}

/// The seconds until another try, if the server is busy.
fn patience(error: &Error) -> u64 {
    match error {
        Error::Crowded { wait, .. } => seconds(*wait),
        Error::Unavailable(_) => TROUBLE,
        _ => 2,
    }
}

/// The field by which a script asks only how strong the new password is.
const JUDGE: &str = "judge";

/// Whether the form asks only for that. It changes nothing then.
pub(crate) fn judges(form: &Form) -> bool {
    form.get(JUDGE).is_some()
}

/// What is wrong, for our own script.
#[derive(Serialize)]
struct Refusal {
    /// The field that it is about.
    field: Option<&'static str>,
    /// The words for it.
    text: String,
}

fn later(status: StatusCode, seconds: u64) -> Response {
    (status, [(header::RETRY_AFTER, HeaderValue::from(seconds))]).into_response()
}

fn wrong(error: &Error) -> Option<InputError> {
    Some(match error {
        Error::InvalidField("email") => InputError::Email,
        Error::InvalidField(_) => InputError::Name,
        Error::WrongPassword => InputError::Password,
        Error::Busy | Error::Crowded { .. } | Error::Unavailable(_) => InputError::Busy,
        Error::TooManyTries(wait) => InputError::TooOften { seconds: seconds(*wait) },
        Error::Password(PasswordError::TooShort { min }) => InputError::TooShort { min: *min },
        Error::Password(PasswordError::TooLong) => InputError::TooLong,
        Error::Password(PasswordError::Common) => InputError::Common,
        Error::Password(PasswordError::Context(word)) => InputError::Context { word: word.clone() },
        Error::Password(PasswordError::Guessable(weakness)) => InputError::Guessable(*weakness),
        _ => return None,
    })
}
