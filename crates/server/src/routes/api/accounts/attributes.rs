//! `/api/accounts/{email}/attributes`: what relying parties may be told of a person besides name, address and language (docs/operating.md).

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sluss_domain::Error;
use sluss_domain::model::attributes::Attributes;
use sluss_protocol::api::AttributeValues;
use sluss_protocol::problem::ProblemCode;

use crate::http::App;
use crate::http::answer::Failure;
use crate::routes::oidc::client_auth::owner_of_token;

pub(crate) async fn get(
    State(app): State<App>,
    Path(email): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Attributes>, Response> {
    let told = async {
        admit(&app, &headers).await?;
        Ok(Json(app.instance.sluss.accounts().attributes(&email).await?))
    };
    told.await.map_err(refused)
}

/// Sets the attributes that are named, removes those that are `null`, and answers with all of them.
pub(crate) async fn patch(
    State(app): State<App>,
    Path(email): Path<String>,
    headers: HeaderMap,
    body: Result<Json<BTreeMap<String, AttributeValues>>, JsonRejection>,
) -> Result<Json<Attributes>, Response> {
    let changed = async {
        let client = admit(&app, &headers).await?;
        let Json(named) = body?;
        let accounts = app.instance.sluss.accounts();
        let mut attributes = accounts.attributes(&email).await?;
        for (name, values) in named {
            let set = attributes.set(&name, Vec::from(values));
            set.map_err(|error| Failure::new(ProblemCode::InvalidField, &error.to_string()).because(&name))?;
        }
        accounts.set_attributes(&email, attributes.clone(), Some(&client)).await?;
        Ok(Json(attributes))
    };
    changed.await.map_err(refused)
}

/// The id of the client that asks, if an operator lets it. To all others there is nothing here.
async fn admit(app: &App, headers: &HeaderMap) -> Result<String, Failure> {
    let party = owner_of_token(app, headers).await?.ok_or(Error::NotSignedIn)?;
    let lets = party.oidc().is_some_and(|client| client.settings.sets_attributes);
    if lets { Ok(party.id) } else { Err(Error::NotFound.into()) }
}

/// The answer says what a client has to show (RFC 6750, section 3).
fn refused(failure: Failure) -> Response {
    let mut response = failure.into_response();
    if response.status() == axum::http::StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"sluss\""));
    }
    response
}
