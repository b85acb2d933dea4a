//! `/api/account/recovery-codes`: new codes are shown, and become valid once they are saved (docs/decisions/0035).

pub(crate) mod confirm;

use axum::Json;
use axum::extract::State;
use sluss_protocol::api::RecoveryCodes;

use super::signed_in::SignedIn;
use crate::http::App;
use crate::http::answer::Failure;

pub(crate) async fn post(State(app): State<App>, who: SignedIn) -> Result<Json<RecoveryCodes>, Failure> {
    let shown = who.fresh(&app).await?.propose_recovery_codes().await?;
    let proposal = shown.token.expose().to_owned();
    Ok(Json(RecoveryCodes { codes: shown.codes, proposal, expires_at: shown.expires_at.0 }))
}
