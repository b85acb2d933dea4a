//! `/oidc/authorize`: a relying site asks for somebody to be signed in (OpenID Connect Core, section 3.1.2).

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use sluss_app::sign_in::{ErrorKind, FrameHost};
use sluss_domain::Error;
use sluss_domain::model::client::Client;
use sluss_domain::model::email::Email;
use sluss_domain::model::secret::Bearer;
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::model::sign_in::Target;
use sluss_oidc::Params;
use sluss_oidc::authorize::{AuthorizationRequest, Prompt, ReplyTo, ResponseMode};
use sluss_oidc::error::AuthorizeError;
use sluss_oidc::redirect_uri;
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;
use sluss_protocol::problem::ProblemCode;
use sluss_protocol::sign_in::Mode;
use url::form_urlencoded;

use crate::http::answer::Failure;
use crate::http::cookies::Name;
use crate::http::{App, Surface, Visit};
use crate::routes::sign_in::{held, window};

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, visit: Visit) -> Response {
    in_window(authorize(&app, &Params::parse(&query.unwrap_or_default()), &visit).await)
}

/// Whatever is answered, a site that opened this window waits for it; a frame says itself what it is.
fn in_window(mut response: Response) -> Response {
    if response.extensions().get::<Surface>().is_none_or(|surface| *surface == Surface::Own) {
        response.extensions_mut().insert(Surface::SignIn);
    }
    response
}

/// The longest request that is sent on as an address: more than all that is carried, in its longest form.
const ADDRESS_MAX: usize = 48 * 1024;

/// By POST a site's request comes without the cookies of the browser, which would look like one that has never been here. So it is
/// sent on as the same request by GET (303), which carries them.
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
    see_other(&format!("/oidc/authorize?{same}"), Surface::SignIn)
}

async fn authorize(app: &App, params: &Params, visit: &Visit) -> Response {
    let language = app.cookies().language(&visit.headers);
    let id = params.get("client_id").filter(|_| !params.is_duplicated("client_id")).unwrap_or_default();
    let client = match app.house.sluss.relying_parties().find(id).await {
        Ok(client) => client,
        Err(Error::NotFound) => return app.error_page(ErrorKind::UnknownSite, language),
        Err(error) => return app.failed_page(&error, language),
    };
    let Ok(reply_to) = ReplyTo::read(params, &client.redirect_uris, client.web_message) else {
        return app.error_page(ErrorKind::ReturnAddress, language);
    };
    let answered = match AuthorizationRequest::read(params, reply_to.clone()) {
        Ok(request) => grant_or_ask(app, &client, request, visit).await,
        Err(error) => Err(error),
    };
    match answered {
        Ok(response) => response,
        Err(error) => refuse(app, &client, &reply_to, &error, visit),
    }
}

/// A session that is good enough answers at once (redirect mode only: a frame has no cookies); else somebody signs in.
async fn grant_or_ask(
    app: &App,
    client: &Client,
    request: AuthorizationRequest,
    visit: &Visit,
) -> Result<Response, AuthorizeError> {
    let level = request.level.unwrap_or(Level::Basic).max(client.level);
    let framed = request.reply_to.mode() == ResponseMode::WebMessage;
    let found = if framed { Ok(Found::default()) } else { find(app, &request, level, client, visit).await };
    let Found { enough, other } = match found {
        Ok(found) => found,
        // That nobody is signed in would be a lie, and sites end their own sessions by it.
        Err(error) if request.prompt == Prompt::Never => return Err(later(&error)),
        Err(error) => return Ok(app.failed_page(&error, app.cookies().language(&visit.headers))),
    };
    if let Some(session) = enough {
        return Ok(grant(app, &client.id, &request, &session, visit).await);
    }
    if request.prompt == Prompt::Never {
        return Err(AuthorizeError::LoginRequired);
    }
    // Whoever is asked for by name, in a browser that somebody else is signed in with, is told so first.
    let first = if other && request.prompt == Prompt::AsNeeded { Begun::SWITCH } else { Begun::FIRST };
    Ok(ask(app, client, &request, level, framed, visit, first).await)
}

/// What a browser's session is to a site's request.
#[derive(Default)]
struct Found {
    /// The session, if it serves as it is.
    enough: Option<Session>,
    /// It is somebody else's than the site asks for.
    other: bool,
}

async fn find(
    app: &App,
    request: &AuthorizationRequest,
    level: Level,
    client: &Client,
    visit: &Visit,
) -> Result<Found, Error> {
    let Some(token) = app.cookies().get(&visit.headers, Name::SingleSignOn) else { return Ok(Found::default()) };
    let session = app.house.sluss.sessions().find(&token, Audience::SingleSignOn).await;
    let Some(session) = Error::or_none(session)? else { return Ok(Found::default()) };
    if is_for_other(app, request, &session).await? {
        return Ok(Found { enough: None, other: true });
    }
    let enough = is_enough(app, request, &session, level, client.factor_age_hours).await?;
    Ok(Found { enough: enough.then_some(session), other: false })
}

/// Whether the site names somebody else than whoever is signed in.
async fn is_for_other(app: &App, request: &AuthorizationRequest, session: &Session) -> Result<bool, Error> {
    let Some(wanted) = request.login_hint.as_deref().and_then(Email::parse) else { return Ok(false) };
    let account = app.house.sluss.store.account(&session.account).await?;
    Ok(account.is_some_and(|account| account.email.key() != wanted.key()))
}

/// What a site hears when our database is in trouble.
fn later(error: &Error) -> AuthorizeError {
    tracing::error!(event = "store-trouble", %error, "a site's request could not be answered");
    AuthorizeError::TemporarilyUnavailable
}

/// Whether a site is served by a session as it is: sure enough, fresh enough, and not by a factor that is younger than the site takes.
pub(crate) async fn is_enough(
    app: &App,
    request: &AuthorizationRequest,
    session: &Session,
    level: Level,
    factor_age_hours: u32,
) -> Result<bool, Error> {
    let sluss = &app.house.sluss;
    let met = request.is_met_by(session.level, level, session.authenticated_at.seconds(), sluss.now().seconds());
    let asked = met && session.level >= Level::Medium;
    let young = asked && sluss.second_factors().has_young_factor(&session.account, factor_age_hours).await?;
    Ok(met && !young)
}

/// A code for whoever is signed in already.
pub(crate) async fn grant(
    app: &App,
    client: &str,
    request: &AuthorizationRequest,
    session: &Session,
    visit: &Visit,
) -> Response {
    let sluss = &app.house.sluss;
    match sluss.relying_parties().grant_silently(client, &stored(request), session, &visit.visitor).await {
        Ok(code) => see_other(&request.reply_to.url_with_code(code.expose(), &sluss.issuer), Surface::SignIn),
        Err(Error::Crowded { .. }) => {
            let later = AuthorizeError::TemporarilyUnavailable;
            see_other(&request.reply_to.url_with_error(&later, &sluss.issuer), Surface::SignIn)
        }
        Err(error @ Error::Unavailable(_)) if request.prompt == Prompt::Never => {
            see_other(&request.reply_to.url_with_error(&later(&error), &sluss.issuer), Surface::SignIn)
        }
        Err(error) => app.failed_page(&error, app.cookies().language(&visit.headers)),
    }
}

/// Begins a sign-in and goes to its page.
async fn ask(
    app: &App,
    client: &Client,
    request: &AuthorizationRequest,
    level: Level,
    framed: bool,
    visit: &Visit,
    first: &str,
) -> Response {
    let target = Target::Site {
        client: client.id.clone(),
        name: client.name.clone(),
        level,
        factor_age_hours: client.factor_age_hours,
        mode: if framed { Mode::Frame } else { Mode::Redirect },
        request: stored(request),
        page: host_of(&request.reply_to.origin()),
    };
    let chosen = app.cookies().get(&visit.headers, Name::Language).and_then(|tag| Language::from_tag(&tag));
    let language = chosen.or(request.language).unwrap_or_else(|| app.cookies().language(&visit.headers));
    match begin(app, target, framed, language, request.login_hint.as_deref().unwrap_or_default(), visit).await {
        Ok(begun) => begun.go(first),
        Err(error @ (Error::Crowded { .. } | Error::Unavailable(_))) if framed => {
            let told = request.reply_to.message_with_error(&AuthorizeError::TemporarilyUnavailable);
            let host = FrameHost { origin: request.reply_to.origin(), message: Some(told) };
            let surface = Surface::Framed(framing(client));
            match error {
                Error::Crowded { here, wait } => app.crowded_page(here, wait, language, Some(&host), surface),
                error => app.trouble_page(&error, language, Some(&host), surface),
            }
        }
        Err(error) => app.failed_page(&error, language),
    }
}

/// The host of an origin.
fn host_of(origin: &str) -> String {
    url::Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// A sign-in that was begun, and the cookies for a browser that had none.
pub(crate) struct Begun {
    pub(crate) handle: Bearer,
    cookies: Vec<HeaderValue>,
    surface: Surface,
}

impl Begun {
    /// To its first step, whose address it keeps when others follow.
    pub(crate) const FIRST: &'static str = "?step=0";
    /// To the step that it is at.
    pub(crate) const NOW: &'static str = "";
    /// To the page that says who is signed in instead.
    pub(crate) const SWITCH: &'static str = "/switch";

    /// The way to one of its pages.
    pub(crate) fn go(self, first: &str) -> Response {
        let mut response = see_other(&format!("/sign-in/{}{first}", self.handle.expose()), self.surface);
        for cookie in self.cookies {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        response
    }
}

/// Begins a sign-in, bound to this browser unless it is in a frame.
pub(crate) async fn begin(
    app: &App,
    target: Target,
    framed: bool,
    language: Language,
    email: &str,
    visit: &Visit,
) -> Result<Begun, Error> {
    if !can_be_seen(&visit.headers, framed) {
        return Err(Error::InvalidField("sec-fetch-mode"));
    }
    let held = (!framed).then(|| held(app, &visit.headers));
    let browser = held.as_ref().map(|held| held.hash.clone());
    let surface = window(&target);
    let handle = app.house.sluss.sign_ins().begin(target, browser, visit.visitor.clone(), language, email).await?;
    let cookies = held.map(|held| held.cookies(app, &handle)).unwrap_or_default();
    Ok(Begun { handle, cookies, surface })
}

/// Whether somebody may come to see the page. A picture on another site, six hundred times over, must not fill the network of whoever
/// looks at that site; nor must a frame that no browser would show. Browsers that do not say are believed.
fn can_be_seen(headers: &HeaderMap, framed: bool) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let goes_there = said("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    goes_there && (framed || said("sec-fetch-dest").is_none_or(|dest| dest == "document"))
}

/// The same request once more, for whoever holds this browser. The site's address and its words are looked at again, since either may
/// have changed meanwhile.
pub(crate) async fn again(app: &App, client: &str, request: &str, visit: &Visit) -> Response {
    in_window(ask_again(app, client, request, visit).await)
}

async fn ask_again(app: &App, client: &str, request: &str, visit: &Visit) -> Response {
    let language = app.cookies().language(&visit.headers);
    let client = match app.house.sluss.relying_parties().find(client).await {
        Ok(client) => client,
        Err(Error::NotFound) => return app.error_page(ErrorKind::UnknownSite, language),
        Err(error) => return app.failed_page(&error, language),
    };
    let request = serde_json::from_str::<AuthorizationRequest>(request);
    let request = request.ok().filter(|request| request.reply_to.is_registered(&client.redirect_uris));
    let Some(request) = request else { return app.error_page(ErrorKind::ReturnAddress, language) };
    let reply_to = request.reply_to.clone();
    let request = AuthorizationRequest { login_hint: None, ..request };
    match grant_or_ask(app, &client, request, visit).await {
        Ok(response) => response,
        Err(error) => refuse(app, &client, &reply_to, &error, visit),
    }
}

fn refuse(app: &App, client: &Client, reply_to: &ReplyTo, error: &AuthorizeError, visit: &Visit) -> Response {
    match reply_to.mode() {
        ResponseMode::Query => see_other(&reply_to.url_with_error(error, &app.house.sluss.issuer), Surface::SignIn),
        ResponseMode::WebMessage => {
            let detail = format!("{}: {error}", error.code());
            let host = FrameHost { origin: reply_to.origin(), message: Some(reply_to.message_with_error(error)) };
            app.framed_error(&detail, app.cookies().language(&visit.headers), &host, Surface::Framed(framing(client)))
        }
    }
}

/// Who may frame a client's sign-in page: nobody where it is not registered for that.
pub(crate) fn framing(client: &Client) -> Vec<String> {
    if client.web_message { origins(client) } else { Vec::new() }
}

/// Where a client's pages are: the origins of its redirect addresses, and those registered beside them.
pub(crate) fn origins(client: &Client) -> Vec<String> {
    let mut origins: Vec<_> = client.redirect_uris.iter().filter_map(|uri| redirect_uri::origin(uri)).collect();
    origins.extend(client.origins.iter().cloned());
    origins.sort();
    origins.dedup();
    origins
}

fn stored(request: &AuthorizationRequest) -> String {
    serde_json::to_string(request).expect("a request is plain text")
}

/// 303, so that a browser never repeats a POST with a password at the next address (J07).
fn see_other(url: &str, surface: Surface) -> Response {
    let mut response = Redirect::to(url).into_response();
    response.extensions_mut().insert(surface);
    response
}
