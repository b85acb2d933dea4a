//! `/embed/check`: whether a page may show a client's sign-in in a frame, before it tries. A forbidden frame is a grey box that says nothing,
//! and the page around it hears nothing; here it learns why. This discloses no more than the sign-in page itself would.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_oidc::redirect_uri;
use sluss_protocol::form::Form;
use sluss_protocol::problem::ProblemCode;

use crate::http::answer::Failure;
use crate::http::{App, Surface};
use crate::sign_in::framing;

pub(crate) async fn get(State(app): State<App>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let form = Form::parse(&query.unwrap_or_default());
    let origin = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok());
    let mut response = match check(&app, &form, origin).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(failure) => failure.into_response(),
    };
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.extensions_mut().insert(Surface::Embed);
    response
}

async fn check(app: &App, form: &Form, origin: Option<&str>) -> Result<(), Failure> {
    let once = |name: &str| form.get(name).filter(|_| !form.is_duplicated(name)).unwrap_or_default();
    let party = app.instance.sluss.relying_parties().find(once("client_id")).await.map_err(|error| match error {
        Error::NotFound => {
            Failure::new(ProblemCode::NotFound, "The client-id is not registered: see `sluss client list`.")
                .because("unknown-client")
        }
        other => Failure::from(other),
    })?;
    let Some(client) = party.oidc() else { return Err(Failure::from(Error::NotFound).because("unknown-client")) };
    if !redirect_uri::is_registered(once("redirect_uri"), &client.redirect_uris) {
        let what_to_do = "Exactly this redirect-uri is not registered for the client: add it with `sluss client update --redirect-uri`.";
        return Err(Failure::new(ProblemCode::BadRequest, what_to_do).because("redirect-uri"));
    }
    if !client.web_message {
        let what_to_do =
            "The client may not show the sign-in in a frame: permit it with `sluss client update --web-message yes`.";
        return Err(Failure::new(ProblemCode::BadRequest, what_to_do).because("web-message"));
    }
    match origin {
        Some(origin) if !framing(&party).iter().any(|known| known == origin) => {
            let what_to_do = "This page's origin may not frame the client's sign-in: add a redirect-uri of this origin with `sluss client update`, and give it.";
            Err(Failure::new(ProblemCode::CrossSite, what_to_do).because("origin"))
        }
        _ => Ok(()),
    }
}
