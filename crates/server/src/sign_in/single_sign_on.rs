//! What the session that a browser holds is to a relying site's request, by whatever protocol that came. How sure and how fresh it has to be
//! is for the protocol to say; how old the account's newest factor has to be, for the site's registration.

use axum::http::HeaderMap;
use sluss_domain::Error;
use sluss_domain::model::email::Email;
use sluss_domain::model::session::{Audience, Session};
use sluss_protocol::method::Level;

use crate::http::App;
use crate::http::cookies::Name;

/// What a browser's session is to a site's request.
#[derive(Default)]
pub(crate) struct SingleSignOn {
    /// The session, if it serves as it is.
    pub(crate) enough: Option<Session>,
    /// It is somebody else's than the site asks for.
    pub(crate) other: bool,
}

/// Looks at the session that this browser holds. `wanted` is whom the site asks for by name, if anybody.
pub(crate) async fn find(
    app: &App,
    headers: &HeaderMap,
    wanted: Option<&str>,
    factor_age_hours: u32,
    serves: impl Fn(&Session) -> bool,
) -> Result<SingleSignOn, Error> {
    let Some(token) = app.cookies().get(headers, Name::SingleSignOn) else { return Ok(SingleSignOn::default()) };
    let session = app.house.sluss.sessions().find(&token, Audience::SingleSignOn).await;
    let Some(session) = Error::or_none(session)? else { return Ok(SingleSignOn::default()) };
    if is_for_other(app, wanted, &session).await? {
        return Ok(SingleSignOn { enough: None, other: true });
    }
    let enough = is_enough(app, &session, factor_age_hours, serves).await?;
    Ok(SingleSignOn { enough: enough.then_some(session), other: false })
}

/// Whether the site names somebody else than whoever is signed in.
async fn is_for_other(app: &App, wanted: Option<&str>, session: &Session) -> Result<bool, Error> {
    let Some(wanted) = wanted.and_then(Email::parse) else { return Ok(false) };
    let account = app.house.sluss.store.account(&session.account).await?;
    Ok(account.is_some_and(|account| account.email.key() != wanted.key()))
}

/// Whether a site is served by a session as it is: by what its request asks for (`serves`), and not by a factor that is younger than the
/// site takes.
pub(crate) async fn is_enough(
    app: &App,
    session: &Session,
    factor_age_hours: u32,
    serves: impl Fn(&Session) -> bool,
) -> Result<bool, Error> {
    let met = serves(session);
    let asked = met && session.level >= Level::Medium;
    let young = asked && app.house.sluss.second_factors().has_young_factor(&session.account, factor_age_hours).await?;
    Ok(met && !young)
}
