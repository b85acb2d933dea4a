//! `/sign-in/{handle}/warn`: asks somebody who is signed in, and wants to be asked, whether to continue to a site. The link onwards is
//! `/sign-in/{handle}/stay`, which opens for the browser alone that was sent here.

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{ContinueAs, PublicPage};
use sluss_domain::Error;
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::model::sign_in::{SignIn, SignInState, Target};

use super::mismatch::request;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;
use crate::sign_in::{hide, visible, window};

/// A sign-in that a session of this browser would be enough for, if its owner agrees.
pub(super) struct Asked {
    pub(super) sign_in: SignIn,
    pub(super) session: Session,
    signed_in: String,
    site: String,
}

pub(crate) async fn get(Path(handle): Path<String>, guest: Guest) -> Response {
    if let Err(hidden) = visible(&guest.app, &handle, &guest.headers).await {
        return hide(&guest.app, &handle, hidden, None, &guest.headers);
    }
    let other = format!("/sign-in/{handle}");
    match find(&guest, &handle).await {
        Ok(Some(Asked { sign_in, signed_in, site, .. })) => {
            let stay = format!("{other}/stay");
            let mut page = guest.show(&PublicPage::ContinueAs(ContinueAs { signed_in, site, stay, other }));
            page.extensions_mut().insert(window(&sign_in.target));
            page
        }
        Ok(None) => see_other(&other),
        Err(error) => guest.over(&error),
    }
}

/// The sign-in, if this browser may see it, nobody has said yet who signs in, and a session here is enough for its site.
pub(super) async fn find(guest: &Guest, handle: &str) -> Result<Option<Asked>, Error> {
    let Ok(sign_in) = visible(&guest.app, handle, &guest.headers).await else { return Ok(None) };
    let (SignInState::Identify { .. }, Target::Site { name, .. }) = (&sign_in.state, &sign_in.target) else {
        return Ok(None);
    };
    let site = name.clone();
    let Some((session, account)) = guest.session(Audience::SingleSignOn).await? else { return Ok(None) };
    let may = request(guest, &sign_in, &session).await?.is_some_and(|(_, request)| request.may_warn());
    Ok(may.then(|| Asked { signed_in: account.email.to_string(), sign_in, session, site }))
}
