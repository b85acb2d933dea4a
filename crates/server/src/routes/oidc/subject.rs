//! By which name a client knows a person (OpenID Connect Core, section 8), and whom an ID token of ours is about.

use serde::Deserialize;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::requirement::Interaction;
use sluss_oidc::authorize::AuthorizationRequest;
use sluss_oidc::error::AuthorizeError;

use crate::http::App;

/// The `sub` of an account: its id, or for clients of a sector a pseudonym that only they have in common.
pub(crate) fn subject(app: &App, sector: Option<&str>, account: &AccountId) -> String {
    match sector {
        Some(sector) => app.instance.keys.pseudonym(sector, account.as_str()),
        None => account.to_string(),
    }
}

/// Whether the answer to a request may be about this account.
pub(crate) fn may_be_about(app: &App, request: &AuthorizationRequest, account: &AccountId) -> bool {
    request.subject.is_none() || request.may_be_about(&subject(app, request.sector.as_deref(), account))
}

/// The claims by which an ID token differs from everything else that we sign.
#[derive(Deserialize)]
struct Hint {
    iss: String,
    sub: String,
    aud: String,
    #[expect(dead_code, reason = "it has to be there: neither a logout token nor signed userinfo has it")]
    auth_time: u64,
}

/// Whom an ID token of ours is about, and for which client it is.
pub(crate) struct Hinted {
    pub(crate) subject: String,
    pub(crate) client: String,
}

/// What an ID token of ours says, expired or not; `None` for any other text.
pub(crate) fn hinted(app: &App, hint: &str) -> Option<Hinted> {
    let claims: Hint = app.instance.keys.own(hint)?;
    (*claims.iss == *app.instance.sluss.issuer).then_some(Hinted { subject: claims.sub, client: claims.aud })
}

/// Whom an ID token is about that we issued to this client.
fn of_hint(app: &App, client: &str, hint: &str) -> Option<String> {
    hinted(app, hint).filter(|hint| hint.client == client).map(|hint| hint.subject)
}

/// The request about the person whom its `id_token_hint` names. If that is no ID token of ours for this client, or the key that signed it
/// is gone, nobody can say whom it means: nobody's session answers it.
pub(crate) fn with_hint(
    app: &App,
    client: &str,
    request: AuthorizationRequest,
) -> Result<AuthorizationRequest, AuthorizeError> {
    let Some(hint) = &request.id_token_hint else { return Ok(request) };
    match of_hint(app, client, hint) {
        Some(subject) => request.about(subject),
        None if request.prompt == Interaction::Never => Err(AuthorizeError::LoginRequired),
        None => Ok(AuthorizationRequest { prompt: Interaction::Always, ..request }),
    }
}
