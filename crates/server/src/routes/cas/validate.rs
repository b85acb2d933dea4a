//! `/cas/validate`, `/cas/serviceValidate`, `/cas/TicketValidationService` and the like: a service shows a ticket and hears who it is for. A
//! ticket is used up by the first attempt, whatever comes of it (K03).

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::{self, MethodRouter};
use data_encoding::HEXLOWER;
use sluss_cas::answer::{self, Envelope};
use sluss_cas::error::Failure;
use sluss_cas::login::LoginRequest;
use sluss_cas::pattern::admitted;
use sluss_cas::person::{Person, Release, Success, TicketKind};
use sluss_cas::proxy::ProxyChain;
use sluss_cas::service::ServiceAddress;
use sluss_cas::validate::{Endpoint, Issued, ValidationRequest, format};
use sluss_domain::Error;
use sluss_domain::model::account::Account;
use sluss_domain::model::authorization::Grant;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::secret::Kind;
use sluss_domain::model::visit::VisitMark;
use sluss_domain::ports::entropy::random;
use sluss_protocol::form::Form;

use super::{proxy_granting, said, trouble, who};
use crate::dates::rfc3339;
use crate::http::App;

/// How long an assertion holds.
const HOLDS: Duration = Duration::from_secs(300);

/// What answers at one address: GET, and POST for clients of SAML 1.1.
pub(super) fn at(endpoint: Endpoint) -> MethodRouter<App> {
    routing::get(move |State(app): State<App>, RawQuery(query): RawQuery| async move {
        answer(&app, endpoint, &query.unwrap_or_default(), "").await
    })
    .post(move |State(app): State<App>, RawQuery(query): RawQuery, body: Bytes| async move {
        answer(&app, endpoint, &query.unwrap_or_default(), &String::from_utf8_lossy(&body)).await
    })
}

async fn answer(app: &App, endpoint: Endpoint, query: &str, body: &str) -> Response {
    // What other clients post is a form.
    let fields = if endpoint == Endpoint::SamlValidate { "" } else { body };
    let form = Form::parse(&[query, fields].join("&"));
    let (format, sluss) = (format(endpoint, &form), &app.instance.sluss);
    let id = HEXLOWER.encode(&random::<16>(&*sluss.entropy));
    let (now, until) = (rfc3339(sluss.now()), rfc3339(sluss.now().after(HOLDS)));
    let service = form.get("TARGET").unwrap_or_default();
    let envelope = Envelope { id: &id, issuer: &sluss.issuer, service, now: &now, until: &until };
    said(match validate(app, endpoint, &form, body).await {
        Ok((success, release)) => answer::success(&success, &release, format, &envelope),
        Err(failure) => answer::failure(&failure, endpoint.words(), format, &envelope),
    })
}

async fn validate(app: &App, endpoint: Endpoint, form: &Form, body: &str) -> Result<(Success, Release), Failure> {
    let request = ValidationRequest::read(endpoint, form, body)?;
    let ticket = Ticket::found(app, &request.ticket).await?;
    let checked = check(app, &request, &ticket).await;
    ticket.tried(app, &request.ticket, checked.is_ok()).await?;
    let (party, person) = checked?;
    let proxy_granting_ticket_iou = match &request.pgt_url {
        Some(callback) => {
            proxy_granting::issue(app, endpoint.words(), &party, &ticket.grant, &ticket.proxies, callback).await?
        }
        None => None,
    };
    let authentication = who::authentication(app, &ticket.account, &ticket.grant, ticket.from_session).await?;
    let (kind, proxies) = (ticket.kind, ticket.proxies);
    Ok((Success { person, authentication, kind, proxies, proxy_granting_ticket_iou }, request.release))
}

/// Whether a ticket answers the request: which relying party it was issued for, and what that hears of the person.
async fn check(app: &App, request: &ValidationRequest, ticket: &Ticket) -> Result<(RelyingParty, Person), Failure> {
    let party = registered(app, ticket).await?;
    let person = who::person(app, &party, &ticket.account).await?;
    request.check(&Issued {
        kind: ticket.kind,
        service: &ticket.service,
        from_session: ticket.from_session,
        method: ticket.grant.method,
        level: ticket.grant.level,
        least: party.level,
        assurance: person.assurance,
    })?;
    Ok((party, person))
}

/// A ticket that was found.
struct Ticket {
    grant: Grant,
    account: Account,
    kind: TicketKind,
    service: ServiceAddress,
    from_session: bool,
    proxies: Vec<String>,
}

impl Ticket {
    async fn found(app: &App, shown: &str) -> Result<Self, Failure> {
        let kind = if shown.starts_with("PT-") { Kind::ProxyTicket } else { Kind::ServiceTicket };
        let (grant, account) = app.instance.sluss.relying_parties().find_ticket(kind, shown).await.map_err(invalid)?;
        let read = if kind == Kind::ProxyTicket { Self::proxy(grant, account) } else { Self::service(grant, account) };
        read.ok_or(Failure::InternalError)
    }

    fn service(grant: Grant, account: Account) -> Option<Self> {
        let asked = LoginRequest::of(&grant.request)?;
        let (service, from_session) = (asked.service, asked.from_session);
        Some(Self { grant, account, kind: TicketKind::Service, service, from_session, proxies: Vec::new() })
    }

    fn proxy(grant: Grant, account: Account) -> Option<Self> {
        let chain = ProxyChain::of(&grant.request)?;
        let service = ServiceAddress::parse(&chain.address)?;
        Some(Self { grant, account, kind: TicketKind::Proxy, service, from_session: true, proxies: chain.proxies })
    }

    /// Uses the ticket up. A service that is told whose it was has a session of its own from now on, and will be told of the end of ours.
    async fn tried(&self, app: &App, shown: &str, told: bool) -> Result<(), Failure> {
        let mark = VisitMark::Cas { ticket: shown.to_owned(), service: self.service.shown().to_owned() };
        app.instance.sluss.relying_parties().try_ticket(&self.grant, told.then_some(mark)).await.map_err(invalid)
    }
}

fn invalid(error: Error) -> Failure {
    match error {
        Error::NotFound | Error::Expired | Error::AlreadyUsed => Failure::InvalidTicket,
        error => trouble(&error),
    }
}

/// The relying party that a ticket was issued for, if its address is registered still.
async fn registered(app: &App, ticket: &Ticket) -> Result<RelyingParty, Failure> {
    let party = app.instance.sluss.relying_parties().find(&ticket.grant.client).await.map_err(|error| match error {
        Error::NotFound => Failure::InvalidService,
        error => trouble(&error),
    })?;
    let is_registered = party.cas().is_some_and(|service| admitted(&ticket.service, &service.addresses));
    if is_registered { Ok(party) } else { Err(Failure::InvalidService) }
}
