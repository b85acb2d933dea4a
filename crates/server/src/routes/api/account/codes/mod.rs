//! `/api/account/codes/{method}`: a sheet of one-time codes is shown, and becomes valid once it is saved (docs/decisions/0035). It knows no
//! method by name: those without such codes are not found.

pub(crate) mod kept;

use axum::Json;
use axum::extract::{Path, State};
use sluss_domain::Error;
use sluss_protocol::api::CodeSheet;
use sluss_protocol::method::Method;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn post(
    State(app): State<App>,
    who: SignedIn,
    Path(method): Path<String>,
) -> Result<Json<CodeSheet>, Failure> {
    let shown = who.fresh(&app).await?.propose_codes(method_of(&method)?).await?;
    let proposal = shown.token.expose().to_owned();
    Ok(Json(CodeSheet { codes: shown.codes, proposal, expires_at: shown.expires_at.0 }))
}

/// The method with this short name, as it stands in the address.
fn method_of(key: &str) -> Result<Method, Error> {
    Method::from_key(key).ok_or(Error::NotFound)
}
