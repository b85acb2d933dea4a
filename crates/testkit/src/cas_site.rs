//! A service of CAS: it sends people to the server and validates the tickets that they come back with.

use axum::body::Body;
use axum::http::Request;
use sluss_domain::model::attributes::Released;
use sluss_domain::model::branding::Branding;
use sluss_domain::model::relying_party::{CasService, Registration, RelyingParty};
use sluss_domain::ports::store::Change;
use sluss_protocol::method::Level;
use sluss_protocol::sign_in::{Forward, SignInPage, Step};
use url::form_urlencoded;

use crate::{Answer, Server};

/// A service, which sends people to `/cas/login` and validates their tickets.
#[derive(Clone, Debug)]
pub struct CasSite {
    server: Server,
    /// The address that it sends along.
    pub service: String,
}

impl Server {
    /// Registers a service with these patterns; it sends along `service`.
    pub async fn cas_site(&self, id: &str, level: Level, patterns: &[&str], service: &str) -> CasSite {
        let addresses = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        self.register_service(id, level, CasService { addresses, ..CasService::default() }).await;
        CasSite { server: self.clone(), service: service.to_owned() }
    }

    /// Registers a service, or changes it.
    pub async fn register_service(&self, id: &str, level: Level, service: CasService) {
        let party = RelyingParty {
            id: id.to_owned(),
            name: format!("Service {id}"),
            level,
            factor_age_hours: 0,
            branding: Branding::default(),
            released: Released::default(),
            created_at: self.instance().sluss.now(),
            protocol: Registration::Cas(service),
        };
        let put = self.instance().sluss.store.commit(vec![Change::PutRelyingParty(party)]).await;
        put.unwrap_or_else(|error| panic!("{id}: {error:?}"));
    }
}

impl CasSite {
    /// The same service, as it sends along another address.
    #[must_use]
    pub fn at(&self, service: &str) -> Self {
        Self { service: service.to_owned(), ..self.clone() }
    }

    /// Where it sends people, with whatever else it asks.
    #[must_use]
    pub fn login_url(&self, more: &[(&str, &str)]) -> String {
        let query = encoded(&[("service", &*self.service)], more);
        format!("/cas/login?{query}")
    }

    /// The ticket in the address that a redirect or the last page leads back to.
    #[must_use]
    pub fn ticket_in(&self, url: &str) -> String {
        let mark = if self.service.contains('?') { "&ticket=" } else { "?ticket=" };
        let ticket = url.strip_prefix(&format!("{}{mark}", self.service));
        ticket.unwrap_or_else(|| panic!("not back at {}: {url}", self.service)).to_owned()
    }

    /// The ticket that the last page hands over.
    #[must_use]
    pub fn ticket(&self, page: &SignInPage) -> String {
        let Step::Passed { forward: Forward::Redirect { url }, .. } = &page.step else {
            panic!("not passed: {page:?}")
        };
        self.ticket_in(url)
    }

    /// Shows a ticket at one of the addresses for that, such as `/p3/serviceValidate`.
    pub async fn validate(&self, path: &str, ticket: &str, more: &[(&str, &str)]) -> Answer {
        let query = encoded(&[("ticket", ticket), ("service", &*self.service)], more);
        self.get(&format!("/cas{path}?{query}")).await
    }

    /// Calls any address, as a server does.
    pub async fn get(&self, url: &str) -> Answer {
        self.server.send(Request::get(url).body(Body::empty()).expect("a whole request")).await
    }

    /// Posts any body to any address, as a server does.
    pub async fn post(&self, url: &str, kind: &str, body: &str) -> Answer {
        let request = Request::post(url).header("content-type", kind).body(Body::from(body.to_owned()));
        self.server.send(request.expect("a whole request")).await
    }
}

fn encoded(fixed: &[(&str, &str)], more: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fixed).extend_pairs(more).finish()
}
