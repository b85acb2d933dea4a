//! Who this browser is signed in as, if a page is for somebody else.

use axum::http::HeaderValue;
use axum::response::Response;
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::email::Email;
use sluss_domain::model::session::{Audience, Session};
use sluss_protocol::form::Form;

use super::guest::Guest;
use crate::http::cookies::Name;
use crate::http::redirect::{see_other, with_cookies};

/// Both kinds of sessions that a browser can hold.
const AUDIENCES: [Audience; 2] = [Audience::Account, Audience::SingleSignOn];
/// The field of the button that signs somebody else out and leads back to the page.
const LEAVE: &str = "leave";

impl Guest {
    /// The session that this browser holds, and its owner.
    pub(crate) async fn session(&self, audience: Audience) -> Result<Option<(Session, Account)>, Error> {
        let sluss = &self.app.instance.sluss;
        let token = Name::of(audience).and_then(|name| self.app.cookies().get(&self.headers, name));
        let Some(token) = token else { return Ok(None) };
        let Some(session) = Error::or_none(sluss.sessions().find(&token, audience).await)? else { return Ok(None) };
        let account = sluss.store.account(&session.account).await?;
        Ok(account.map(|account| (session, account)))
    }

    /// The account that this browser is signed in as, if it is not the one that the page is for.
    pub(super) async fn somebody_else(&self, owner: &str) -> Option<String> {
        let owner = Email::parse(owner)?;
        for audience in AUDIENCES {
            match self.session(audience).await {
                Ok(Some((_, account))) if account.email.key() != owner.key() => return Some(account.email.to_string()),
                _ => {}
            }
        }
        None
    }

    /// Ends every session that this browser holds for anybody but the owner; returns the lines that remove their cookies.
    pub(crate) async fn sign_others_out(&self, owner: &str) -> Result<Vec<HeaderValue>, Error> {
        let owner = Email::parse(owner);
        let is_owner = |account: &Account| owner.as_ref().is_some_and(|owner| owner.key() == account.email.key());
        let mut cleared = Vec::new();
        for audience in AUDIENCES {
            if let Some((session, _)) = self.session(audience).await?.filter(|(_, account)| !is_owner(account)) {
                self.app.instance.sluss.sessions().sign_out(session, None, &self.visitor).await?;
                cleared.extend(Name::of(audience).map(|name| self.app.cookies().clear(name)));
            }
        }
        Ok(cleared)
    }

    /// The page's answer to the button that signs somebody else out: the page itself again.
    pub(crate) async fn left(&self, form: &Form, owner: &str) -> Option<Response> {
        form.get(LEAVE)?;
        Some(match self.sign_others_out(owner).await {
            Ok(cleared) => with_cookies(see_other(&self.path), cleared),
            Err(error) => self.over(&error),
        })
    }
}
