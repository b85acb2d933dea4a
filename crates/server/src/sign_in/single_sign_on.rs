//! Whether the session that a browser holds is enough for a relying party's request, by whatever protocol it came.

use axum::http::HeaderMap;
use sluss_domain::Error;
use sluss_domain::model::email::Email;
use sluss_domain::model::requirement::Requirement;
use sluss_domain::model::session::{Audience, Session};

use crate::http::App;
use crate::http::cookies::Name;

/// How a browser's session relates to a site's request.
#[derive(Default)]
pub(crate) struct SingleSignOn {
    /// The session, if it is enough as it is.
    pub(crate) enough: Option<Session>,
    /// It belongs to somebody other than the person whom the site names.
    pub(crate) other: bool,
    /// It is the right person's, and of a lower level than is needed.
    pub(crate) too_low: bool,
}

/// Looks up the session that this browser holds. `wanted` is the person whom the site names, if any.
pub(crate) async fn find(
    app: &App,
    headers: &HeaderMap,
    wanted: Option<&str>,
    requirement: &Requirement,
    factor_age_hours: u32,
) -> Result<SingleSignOn, Error> {
    let Some(token) = app.cookies().get(headers, Name::SingleSignOn) else { return Ok(SingleSignOn::default()) };
    let session = app.instance.sluss.sessions().find(&token, Audience::SingleSignOn).await;
    let Some(session) = Error::or_none(session)? else { return Ok(SingleSignOn::default()) };
    if is_for_other(app, wanted, &session).await? {
        return Ok(SingleSignOn { other: true, ..SingleSignOn::default() });
    }
    let enough = app.instance.sluss.sessions().serves(&session, requirement, factor_age_hours).await?;
    let too_low = session.level < requirement.level;
    Ok(SingleSignOn { enough: enough.then_some(session), other: false, too_low })
}

/// Whether the site names somebody other than the person who is signed in.
async fn is_for_other(app: &App, wanted: Option<&str>, session: &Session) -> Result<bool, Error> {
    let Some(wanted) = wanted.and_then(Email::parse) else { return Ok(false) };
    let account = app.instance.sluss.store.account(&session.account).await?;
    Ok(account.is_some_and(|account| account.email.key() != wanted.key()))
}
