//! `/sign-up`, `/forgotten`, `/reset`, `/let-on`, `/not-me`, `/undo`, `/sign-in/{handle}/lost`, `…/mend`, `…/switch`: pages around the account that work without script. `GET`
//! shows and changes nothing; a `POST` that did something leads on by 303 (J07).

pub(crate) mod forgotten;
pub(crate) mod let_on;
pub(crate) mod lost;
pub(crate) mod mend;
pub(crate) mod not_me;
mod others;
pub(crate) mod sign_up;
pub(crate) mod switch;
pub(crate) mod undo;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Serialize;
use sluss_app::public_pages::{FormInput, InputError, PageContext, PublicPage};
use sluss_app::sign_in::ErrorKind;
use sluss_domain::Error;
use sluss_domain::limits::Caller;
use sluss_domain::password::PasswordError;
use sluss_domain::secret::Bearer;
use sluss_domain::visitor::Visitor;
use sluss_oidc::Params;
use sluss_protocol::language::Language;

use crate::http::answer::{TROUBLE, seconds};
use crate::http::cookies::Name;
use crate::http::{App, Visit, form};

/// Somebody at one of these pages.
pub(crate) struct Guest {
    pub(super) app: App,
    visitor: Visitor,
    language: Language,
    /// The language was chosen just now.
    chosen: bool,
    /// The address of the page, where its form goes.
    path: String,
    headers: HeaderMap,
}

impl FromRequestParts<App> for Guest {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let Visit { headers, visitor, .. } = Visit::from_request_parts(parts, app).await?;
        let query = Params::parse(parts.uri.query().unwrap_or_default());
        let chosen = query.get("language").and_then(Language::from_tag);
        let language = chosen.unwrap_or_else(|| app.cookies().language(&headers));
        let path = parts.uri.path().to_owned();
        Ok(Self { app: app.clone(), visitor, language, chosen: chosen.is_some(), path, headers })
    }
}

impl Guest {
    fn visit(&self) -> Visit {
        Visit { headers: self.headers.clone(), visitor: self.visitor.clone(), doubt: None }
    }

    /// Who tries a password here, or replaces one.
    fn caller(&self) -> Caller {
        let marks = self.app.cookies().get(&self.headers, Name::Known).unwrap_or_default();
        Caller { visitor: self.visitor.clone(), marks }
    }

    pub(super) fn show(&self, page: &PublicPage) -> Response {
        self.show_with(StatusCode::OK, page)
    }

    /// A page for the owner of an account, whose link may have been opened where somebody else is signed in.
    async fn show_to(&self, owner: &str, page: &PublicPage) -> Response {
        let somebody_else = self.somebody_else(owner).await;
        self.answer(StatusCode::OK, page, somebody_else)
    }

    fn show_with(&self, status: StatusCode, page: &PublicPage) -> Response {
        self.answer(status, page, None)
    }

    fn answer(&self, status: StatusCode, page: &PublicPage, somebody_else: Option<String>) -> Response {
        let (csrf, made) = self.form_secret();
        let around = PageContext { action: self.path.clone(), csrf, language: self.language, mismatch: somebody_else };
        let mut response = self.app.welcome_page(status, page, around);
        if let Some(secret) = made {
            let line = self.app.cookies().set(Name::Browser, secret.expose());
            response.headers_mut().append(header::SET_COOKIE, line);
        }
        if self.chosen {
            let line = self.app.cookies().set(Name::Language, self.language.tag());
            response.headers_mut().append(header::SET_COOKIE, line);
        }
        response
    }

    /// What the page's form carries, and the browser's secret that it is bound to where that had to be made.
    fn form_secret(&self) -> (String, Option<Bearer>) {
        let held = self.app.browser(&self.headers).map(|(secret, _)| secret);
        let needed = held.is_none() && form::needs_cookie(&self.path);
        let made = needed.then(|| self.app.house.sluss.new_browser());
        let browser = held.as_deref().or(made.as_ref().map(Bearer::expose));
        (form::secret(&self.app, &self.path, browser), made)
    }

    /// The page again, with what is wrong, or only that for our own script, which leaves in the fields what was typed; or the page for what
    /// cannot be mended by typing.
    fn again(&self, error: &Error, typed: FormInput, page: impl Fn(FormInput) -> PublicPage) -> Response {
        let Some(wrong) = wrong(error) else { return self.over(error) };
        if matches!(error, Error::Unavailable(_)) {
            tracing::error!(event = "store-trouble", %error, "a form could not be taken");
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

    /// Whether a mail can be promised to anybody.
    fn sends_mail(&self) -> bool {
        self.app.house.sluss.couriers.mail.is_set_up()
    }

    /// Says that there is none.
    fn no_mail(&self) -> Response {
        self.show_with(StatusCode::SERVICE_UNAVAILABLE, &PublicPage::NoMail)
    }

    /// A link that no longer works says so, whatever the reason.
    fn over(&self, error: &Error) -> Response {
        match error {
            Error::NotFound | Error::Expired | Error::AlreadyUsed | Error::Conflict => {
                self.show_with(StatusCode::GONE, &PublicPage::LinkOver)
            }
            Error::SwitchedOff => self.app.error_page(ErrorKind::NotFound, self.language),
            other => self.app.failed_page(other, self.language),
        }
    }
}

/// The seconds until it may be tried again where there is too much to do.
fn patience(error: &Error) -> u64 {
    match error {
        Error::Crowded { wait, .. } => seconds(*wait),
        Error::Unavailable(_) => TROUBLE,
        _ => 2,
    }
}

/// What is wrong, for our own script.
#[derive(Serialize)]
struct Refusal {
    /// The field that it is about.
    field: Option<&'static str>,
    /// The words for it.
    text: String,
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

fn onward(url: &str) -> Response {
    Redirect::to(url).into_response()
}

/// A page at the end of a form, which says what came of it and can be loaded again.
macro_rules! ends {
    ($($name:ident: $page:ident),+ $(,)?) => {$(
        pub(crate) async fn $name(_: State<App>, guest: Guest) -> Response {
            guest.show(&PublicPage::$page)
        }
    )+};
}

ends! {
    signed_up: SignedUp,
    reset_done: ResetDone,
    let_on_done: LetOnDone,
    locked: NotMeDone,
    lost_done: LostDone,
    lost_planned: LostPlanned,
    undone: UndoDone,
}
