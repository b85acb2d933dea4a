//! `/account/…`: the account pages' document, and the way to sign in to them.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use sluss_domain::sign_in::Target;
use sluss_protocol::account_page::AccountPage;

use crate::http::{App, Visit};
use crate::routes::oidc::authorize::{Begun, begin};

/// Where to on the account pages: the path of an [`AccountPage`]. Anything else is nowhere, and so the first page.
#[derive(Deserialize)]
pub(crate) struct To {
    to: Option<String>,
}

impl To {
    pub(crate) fn place(&self) -> AccountPage {
        self.to.as_deref().and_then(AccountPage::entrance).unwrap_or_default()
    }
}

pub(crate) async fn page(State(app): State<App>, headers: HeaderMap) -> Response {
    app.assets.serve("account.html", &headers)
}

pub(crate) async fn sign_in(State(app): State<App>, Query(to): Query<To>, visit: Visit) -> Response {
    let (target, language) = (Target::Account { place: to.place() }, app.cookies().language(&visit.headers));
    match begin(&app, target, false, language, "", &visit).await {
        Ok(begun) => begun.go(Begun::FIRST),
        Err(error) => app.failed_page(&error, language),
    }
}
