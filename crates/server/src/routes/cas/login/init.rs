//! `/cas/login/init`: a service of the EU Login dialect registers its request beforehand, and sends the person on with an id. The id is the
//! request itself with a MAC of ours, so that nothing is kept for strangers (docs/decisions/0042).

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sluss_cas::dialect;
use sluss_cas::error::LoginError;
use sluss_cas::login::LoginRequest;
use sluss_domain::Error;
use sluss_domain::model::id::BASE64;
use sluss_protocol::form::Form;
use subtle::ConstantTimeEq;

use crate::http::App;
use crate::routes::cas::{said, service_at};

/// What the MAC is for.
const PURPOSE: &str = "a pre-registered request of CAS";

/// How long an id is good, in seconds.
const LIFETIME: u64 = 600;

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery) -> Response {
    answer(&app, &query.unwrap_or_default()).await
}

pub(crate) async fn post(State(app): State<App>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    answer(&app, &[query.unwrap_or_default(), String::from_utf8_lossy(&body).into_owned()].join("&")).await
}

async fn answer(app: &App, text: &str) -> Response {
    let answer = match register(app, &Form::parse(text)).await {
        Ok(id) => dialect::registered(&id),
        Err(error) => dialect::refused(&error),
    };
    said(answer)
}

async fn register(app: &App, form: &Form) -> Result<String, LoginError> {
    let missing = || LoginError::Malformed("service is needed".to_owned());
    let request = LoginRequest::read(form)?.ok_or_else(missing)?;
    match service_at(app, &request.service).await {
        Ok(_) => {}
        Err(Error::NotFound) => return Err(LoginError::UnknownService),
        Err(error) => {
            tracing::error!(event = "store-error", %error, "a site's request could not be answered");
            return Err(LoginError::InternalError);
        }
    }
    let until = app.instance.sluss.now().seconds() + LIFETIME;
    let text = format!("{until} {}", request.text());
    let tag = app.instance.sluss.sealer.tag(PURPOSE, &text);
    Ok(format!("{}.{}", BASE64.encode(text.as_bytes()), BASE64.encode(&tag)))
}

/// The request behind an id. An id that is none of ours, or too old, is refused like a service that nobody knows.
pub(super) fn registered(app: &App, id: &str) -> Result<Option<LoginRequest>, LoginError> {
    let read = || {
        let (text, tag) = id.split_once('.')?;
        let text = String::from_utf8(BASE64.decode(text.as_bytes()).ok()?).ok()?;
        let expected = app.instance.sluss.sealer.tag(PURPOSE, &text);
        let genuine = bool::from(expected.ct_eq(&BASE64.decode(tag.as_bytes()).ok()?));
        let (until, request) = text.split_once(' ').filter(|_| genuine)?;
        let fresh = until.parse::<u64>().ok()? >= app.instance.sluss.now().seconds();
        fresh.then(|| LoginRequest::kept(request)).flatten()
    };
    read().map(Some).ok_or_else(|| LoginError::Malformed("loginRequestId is not known, or too old".to_owned()))
}
