//! Tells relying sites that a session has ended, each in the words of its protocol.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use sluss_cas::logout;
use sluss_cas::pattern::admitted;
use sluss_cas::service::ServiceAddress;
use sluss_delivery::sites::SiteClient;
use sluss_domain::Sluss;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::relying_party::{CasService, OidcClient, Registration, RelyingParty};
use sluss_domain::model::visit::{Visit, VisitMark, VisitOutcome};
use sluss_domain::ports::entropy::random;
use sluss_domain::ports::farewell::Farewell;
use sluss_oidc::logout::{EndedSession, LOGOUT_TOKEN_TYPE};

use super::Keyring;
use crate::dates::rfc3339;

/// How long a site has to answer. Nothing waits for it but the page that says which sites have heard.
const WAIT: Duration = Duration::from_secs(5);

/// Tells relying sites over HTTP.
#[derive(Debug)]
pub struct SiteFarewell {
    sluss: Sluss,
    keys: Arc<Keyring>,
    sites: SiteClient,
}

impl SiteFarewell {
    /// Signs what it says with these keys.
    #[must_use]
    pub const fn new(sluss: Sluss, keys: Arc<Keyring>) -> Self {
        Self { sluss, keys, sites: SiteClient::new(WAIT) }
    }

    async fn tell_client(
        &self,
        id: &str,
        client: &OidcClient,
        visit: &Visit,
        sid: &str,
    ) -> Result<VisitOutcome, String> {
        let Some(address) = &client.settings.backchannel_logout_uri else { return Ok(VisitOutcome::Deaf) };
        let account = visit.account.as_str();
        let sector = client.settings.pairwise_sector.as_deref();
        let sub = sector.map_or_else(|| account.to_owned(), |sector| self.keys.pseudonym(sector, account));
        let ended = EndedSession { issuer: &self.sluss.issuer, client: id, sub: &sub, sid };
        let jti = BASE64.encode(&random::<16>(&*self.sluss.entropy));
        let claims = ended.token(self.sluss.now().seconds(), &jti);
        let token = self.keys.signed(client.signing, LOGOUT_TOKEN_TYPE, &claims);
        heard(self.sites.post(address, &[("logout_token", &token)]).await?)
    }

    /// At the address that the ticket was for, if it is registered still (K07).
    async fn tell_service(&self, registered: &CasService, service: &str, ticket: &str) -> Result<VisitOutcome, String> {
        let address = ServiceAddress::parse(service).filter(|address| admitted(address, &registered.addresses));
        if address.is_none() {
            return Ok(VisitOutcome::Deaf);
        }
        let id = BASE64.encode(&random::<16>(&*self.sluss.entropy));
        let message = logout::request(&id, &rfc3339(self.sluss.now()), ticket);
        heard(self.sites.post(service, &[("logoutRequest", &message)]).await?)
    }
}

#[async_trait]
impl Farewell for SiteFarewell {
    async fn tell(&self, party: &RelyingParty, visit: &Visit) -> Result<VisitOutcome, String> {
        match (&visit.mark, &party.protocol) {
            (VisitMark::Oidc { sid }, Registration::Oidc(client)) => {
                self.tell_client(&party.id, client, visit, sid).await
            }
            (VisitMark::Cas { ticket, service }, Registration::Cas(registered)) => {
                self.tell_service(registered, service, ticket).await
            }
            // The site has been registered anew, with another protocol.
            _ => Ok(VisitOutcome::Deaf),
        }
    }
}

/// What a status means: a site that answers with an error has not ended its session (section 2.8 of the specification).
fn heard(status: u16) -> Result<VisitOutcome, String> {
    if (200..400).contains(&status) { Ok(VisitOutcome::Told) } else { Err(format!("status {status}")) }
}
