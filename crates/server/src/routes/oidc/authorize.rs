//! `/oidc/authorize`: a relying site asks for somebody to be signed in (OpenID Connect Core, section 3.1.2).

use std::borrow::Cow;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use sluss_app::sign_in::{ErrorKind, FrameHost};
use sluss_domain::Error;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::requirement::Interaction;
use sluss_domain::model::session::Session;
use sluss_domain::model::sign_in::Target;
use sluss_domain::model::stored_request::StoredRequest;
use sluss_oidc::authorize::{AuthorizationRequest, ReplyTo, ResponseMode};
use sluss_oidc::error::AuthorizeError;
use sluss_protocol::form::Form;
use sluss_protocol::frame::FrameMessage;
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;
use sluss_protocol::problem::ProblemCode;
use sluss_protocol::sign_in::Mode;
use url::form_urlencoded;

use super::subject::{may_be_about, with_hint};
use super::{answer, par};
use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::redirect::see_other_on;
use crate::http::{App, Requester, Surface};
use crate::sign_in::single_sign_on::{self, SingleSignOn};
use crate::sign_in::{StartedSignIn, begin, framing};

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, requester: Requester) -> Response {
    in_window(authorize(&app, &Form::parse(&query.unwrap_or_default()), &requester).await)
}

/// Whatever the answer, a site that opened this window waits for it; a frame declares itself.
fn in_window(mut response: Response) -> Response {
    if response.extensions().get::<Surface>().is_none_or(|surface| *surface == Surface::Own) {
        response.extensions_mut().insert(Surface::SignIn);
    }
    response
}

/// The longest request that is redirected as an address: longer than everything that may be in it, in its longest encoding.
const ADDRESS_MAX: usize = 48 * 1024;

/// A site's request by POST comes without the browser's cookies, so the browser would look as if it had never been here. It is therefore
/// redirected to the same request by GET (303), which carries them.
pub(crate) async fn post(RawQuery(query): RawQuery, headers: HeaderMap, body: String) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.trim_start().to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        let what_to_do = "Send application/x-www-form-urlencoded (OpenID Connect Core, section 3.1.2.1).";
        return Failure::new(ProblemCode::UnsupportedMediaType, what_to_do).into_response();
    }
    let both = [query.unwrap_or_default(), body];
    let pairs = both.iter().flat_map(|text| form_urlencoded::parse(text.as_bytes()));
    let same = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if same.len() > ADDRESS_MAX {
        return Failure::new(ProblemCode::TooLarge, "Send less: no parameter may be that long.").into_response();
    }
    see_other_on(Surface::SignIn, &format!("/oidc/authorize?{same}"))
}

async fn authorize(app: &App, form: &Form, requester: &Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    let id = form.get("client_id").filter(|_| !form.is_duplicated("client_id")).unwrap_or_default();
    let client = match app.instance.sluss.relying_parties().find(id).await {
        Ok(client) => client,
        Err(Error::NotFound) => return app.error_page(ErrorKind::UnknownSite, language),
        Err(error) => return app.failed_page(&error, language),
    };
    let Some(oidc) = client.oidc() else { return app.error_page(ErrorKind::ReturnAddress, language) };
    let (form, pushed) = match par::found(app, &client.id, form).await {
        None => (Cow::Borrowed(form), None),
        Some(Ok(kept)) => (Cow::Owned(Form::parse(&kept.form)), Some(kept.uri)),
        Some(Err(error)) => return not_pushed(app, &client, form, &error, requester),
    };
    let Ok(reply_to) = ReplyTo::read(&form, oidc) else {
        return app.error_page(ErrorKind::ReturnAddress, language);
    };
    let read = if pushed.is_some() || !oidc.settings.has_to_push() {
        AuthorizationRequest::read(&form, reply_to.clone(), oidc)
    } else {
        Err(AuthorizeError::InvalidRequest("this client has to push its requests (RFC 9126)".to_owned()))
    };
    let answered = match read.and_then(|request| with_hint(app, &client.id, request)) {
        Ok(request) => {
            let request = AuthorizationRequest { pushed, ..request };
            grant_or_ask(app, &client, request, requester).await
        }
        Err(error) => Err(error),
    };
    match answered {
        Ok(response) => response,
        Err(error) => refuse(app, &client, &reply_to, &error, requester),
    }
}

/// What became of a pushed request is told to the site if the address by which it wants to hear is there too, otherwise to the person.
fn not_pushed(app: &App, client: &RelyingParty, form: &Form, error: &Error, requester: &Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    let reply_to = client.oidc().and_then(|oidc| ReplyTo::read(form, oidc).ok());
    match (error, reply_to) {
        (Error::NotFound | Error::Expired | Error::AlreadyUsed, Some(reply_to)) => {
            refuse(app, client, &reply_to, &AuthorizeError::InvalidRequestUri, requester)
        }
        (Error::NotFound | Error::Expired | Error::AlreadyUsed, None) => {
            app.error_page(ErrorKind::BadRequest, language)
        }
        (error, _) => app.failed_page(error, language),
    }
}

/// A session that is good enough answers at once (redirect mode only: a frame has no cookies); else somebody signs in.
async fn grant_or_ask(
    app: &App,
    client: &RelyingParty,
    request: AuthorizationRequest,
    requester: &Requester,
) -> Result<Response, AuthorizeError> {
    let requirement = request.requirement(client.level);
    let framed = request.reply_to.mode() == ResponseMode::WebMessage;
    let found = if framed {
        Ok(SingleSignOn::default())
    } else {
        let wanted = request.login_hint.as_deref();
        single_sign_on::find(app, &requester.headers, wanted, &requirement, client.factor_age_hours).await
    };
    let SingleSignOn { enough, other, too_low } = match found {
        Ok(found) => found,
        // To say that nobody is signed in would be untrue, and sites end their own sessions when they hear it.
        Err(error) if request.prompt == Interaction::Never => return Err(later(&error)),
        Err(error) => return Ok(app.failed_page(&error, app.cookies().language(&requester.headers))),
    };
    let enough = enough.filter(|session| may_be_about(app, &request, &session.account));
    if let Some(session) = enough {
        if let Some(uri) = &request.pushed {
            app.instance.sluss.relying_parties().use_up_pushed(uri).await.map_err(|error| over(&error))?;
        }
        return Ok(grant(app, &client.id, &request, &session, requester).await);
    }
    if request.prompt == Interaction::Never {
        // A site that hears that nobody is signed in ends its own session.
        return Err(if too_low { AuthorizeError::InteractionRequired } else { AuthorizeError::LoginRequired });
    }
    // If the site names a person and somebody else is signed in, the page says so first.
    let first =
        if other && request.prompt == Interaction::AsNeeded { StartedSignIn::MISMATCH } else { StartedSignIn::FIRST };
    if request.create && !app.instance.sluss.policy.sign_up {
        return Err(AuthorizeError::InvalidRequest(
            "prompt=create is not supported: people cannot sign up here".to_owned(),
        ));
    }
    ask(app, client, &request, requirement.level, framed, requester, first).await
}

/// What a site hears whose pushed request has been answered meanwhile.
fn over(error: &Error) -> AuthorizeError {
    if matches!(error, Error::AlreadyUsed) { AuthorizeError::InvalidRequestUri } else { later(error) }
}

/// What a site hears when our database is in trouble.
fn later(error: &Error) -> AuthorizeError {
    tracing::error!(event = "store-error", %error, "a site's request could not be answered");
    AuthorizeError::TemporarilyUnavailable
}

/// A code for the person who is already signed in.
pub(crate) async fn grant(
    app: &App,
    client: &str,
    request: &AuthorizationRequest,
    session: &Session,
    requester: &Requester,
) -> Response {
    let sluss = &app.instance.sluss;
    let granted = sluss.relying_parties().grant_silently(client, &request.stored(), session, &requester.visitor).await;
    let reply_to = &request.reply_to;
    let fields = match granted {
        Ok(code) => reply_to.fields_with_code(code.expose(), &sluss.issuer),
        Err(Error::Crowded { .. }) => {
            reply_to.fields_with_error(&AuthorizeError::TemporarilyUnavailable, &sluss.issuer)
        }
        Err(error @ Error::Unavailable(_)) if request.prompt == Interaction::Never => {
            reply_to.fields_with_error(&later(&error), &sluss.issuer)
        }
        Err(error) => return app.failed_page(&error, app.cookies().language(&requester.headers)),
    };
    answer::now(app, reply_to, &fields, &requester.headers)
}

/// Begins a sign-in and goes to its page.
async fn ask(
    app: &App,
    client: &RelyingParty,
    request: &AuthorizationRequest,
    level: Level,
    framed: bool,
    requester: &Requester,
    first: &str,
) -> Result<Response, AuthorizeError> {
    let target = Target::Site {
        client: client.id.clone(),
        name: client.name.clone(),
        level,
        factor_age_hours: client.factor_age_hours,
        mode: if framed { Mode::Frame } else { Mode::Redirect },
        request: request.stored(),
        page: host_of(&request.reply_to.origin()),
    };
    let chosen = app.cookies().get(&requester.headers, Name::Language).and_then(|tag| Language::from_tag(&tag));
    let language = chosen.or(request.language).unwrap_or_else(|| app.cookies().language(&requester.headers));
    let begun =
        begin(app, target, framed, language, request.login_hint.as_deref().unwrap_or_default(), requester).await;
    if let (Ok(begun), Some(uri)) = (&begun, &request.pushed) {
        app.instance.sluss.relying_parties().begin_pushed(uri, &begun.handle).await.map_err(|error| over(&error))?;
    }
    Ok(match begun {
        Ok(begun) if request.create && !framed => begun.go_to("/sign-up"),
        Ok(begun) => begun.go(first),
        Err(error @ (Error::Crowded { .. } | Error::Unavailable(_))) if framed => {
            let told = request.reply_to.message_with_error(&AuthorizeError::TemporarilyUnavailable);
            let host = around(&request.reply_to, told);
            let surface = Surface::Framed(framing(client));
            match error {
                Error::Crowded { here, wait } => app.crowded_page(here, wait, language, Some(&host), surface),
                error => app.database_error_page(&error, language, Some(&host), surface),
            }
        }
        Err(error) => app.failed_page(&error, language),
    })
}

/// The page around a frame, and what it is told.
fn around(reply_to: &ReplyTo, message: FrameMessage) -> FrameHost {
    FrameHost { origin: reply_to.origin(), theme: reply_to.theme(), message: Some(message) }
}

/// The host of an origin.
fn host_of(origin: &str) -> String {
    url::Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// The same request again, for whoever uses this browser. The site's registration and its parameters are checked again, since either may
/// have changed meanwhile.
pub(crate) async fn again(app: &App, client: &str, request: &StoredRequest, requester: &Requester) -> Response {
    in_window(ask_again(app, client, request, requester).await)
}

async fn ask_again(app: &App, client: &str, request: &StoredRequest, requester: &Requester) -> Response {
    let language = app.cookies().language(&requester.headers);
    let client = match app.instance.sluss.relying_parties().find(client).await {
        Ok(client) => client,
        Err(Error::NotFound) => return app.error_page(ErrorKind::UnknownSite, language),
        Err(error) => return app.failed_page(&error, language),
    };
    let registered = client.oidc().map(|oidc| &*oidc.redirect_uris).unwrap_or_default();
    let request = AuthorizationRequest::kept(request).filter(|request| request.may_be_answered(registered));
    let Some(request) = request else { return app.error_page(ErrorKind::ReturnAddress, language) };
    let reply_to = request.reply_to.clone();
    let request = AuthorizationRequest { login_hint: None, ..request };
    match grant_or_ask(app, &client, request, requester).await {
        Ok(response) => response,
        Err(error) => refuse(app, &client, &reply_to, &error, requester),
    }
}

fn refuse(
    app: &App,
    client: &RelyingParty,
    reply_to: &ReplyTo,
    error: &AuthorizeError,
    requester: &Requester,
) -> Response {
    match reply_to.mode() {
        ResponseMode::Query | ResponseMode::Fragment | ResponseMode::FormPost => answer::now(
            app,
            reply_to,
            &reply_to.fields_with_error(error, &app.instance.sluss.issuer),
            &requester.headers,
        ),
        ResponseMode::WebMessage => {
            let detail = format!("{}: {error}", error.code());
            let host = around(reply_to, reply_to.message_with_error(error));
            app.framed_error(
                &detail,
                app.cookies().language(&requester.headers),
                &host,
                Surface::Framed(framing(client)),
            )
        }
    }
}
