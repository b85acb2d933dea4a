//! How a ticket gets to its service: in the address of a redirect, in a form on a page of ours, or in header lines of our answer, as the service
//! asked by `method` (CAS 3.0.3, section 2.1.1).

use axum::http::header::{HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sluss_cas::login::{Delivery, LoginRequest};
use sluss_domain::model::secret::Bearer;

use crate::http::redirect::see_other_on;
use crate::http::{App, Surface};

/// The address to which the last page of a sign-in leads.
pub(crate) fn forward(request: &LoginRequest, handle: &str, ticket: &Bearer) -> String {
    match request.delivery {
        Delivery::Redirect => request.url_with_ticket(ticket.expose()),
        Delivery::Form | Delivery::Header => format!("/sign-in/{handle}/site"),
    }
}

/// The answer that stands at an address of its own at the end of a sign-in; `None` if the last page leads to the service itself.
pub(crate) fn apart(app: &App, request: &LoginRequest, ticket: &Bearer, headers: &HeaderMap) -> Option<Response> {
    (request.delivery != Delivery::Redirect).then(|| now(app, request, ticket, headers))
}

/// Takes a ticket to its service at once.
pub(super) fn now(app: &App, request: &LoginRequest, ticket: &Bearer, headers: &HeaderMap) -> Response {
    let (name, ticket) = (request.ticket_name(), ticket.expose());
    match request.delivery {
        // K10: 303, so that a browser asks by GET and sends nothing on that somebody typed.
        Delivery::Redirect => see_other_on(Surface::SignIn, &request.url_with_ticket(ticket)),
        Delivery::Form => {
            let language = app.cookies().language(headers);
            app.form_post_page(request.service.shown(), &[(name, ticket.to_owned())], language)
        }
        Delivery::Header => {
            let lines = [("service", request.service.shown()), ("ticket", ticket)].map(|(name, value)| {
                let value = HeaderValue::from_str(value).expect("addresses and tickets are visible ASCII");
                (HeaderName::from_static(name), value)
            });
            (StatusCode::OK, lines).into_response()
        }
    }
}
