//! Requests that validate a ticket, at every address of CAS 3 and of the dialect, and whether what was issued is enough for them.

mod artifact;
mod endpoint;

pub use endpoint::Endpoint;

use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};

use crate::answer::Format;
use crate::dialect::{AcceptedStrengths, Assurance, AuthenticationLevel, listed};
use crate::error::{Failure, Words};
use crate::person::{Release, TicketKind};
use crate::service::{ADDRESS_MAX, ServiceAddress};

/// The longest ticket that is looked up, in bytes (CAS 3.0.3, section 3.1.1).
const TICKET_MAX: usize = 256;

/// A validation that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationRequest {
    /// The ticket as shown.
    pub ticket: String,
    /// The service that shows it.
    pub service: ServiceAddress,
    /// Where the service wants a proxy-granting ticket.
    pub pgt_url: Option<ServiceAddress>,
    /// What it wants to hear.
    pub release: Release,
    renew: bool,
    kinds: Vec<TicketKind>,
    assurance: Assurance,
    level: AuthenticationLevel,
    strengths: Option<AcceptedStrengths>,
}

/// What a ticket was issued for, as stored.
#[derive(Clone, Debug)]
pub struct Issued<'a> {
    /// Its kind.
    pub kind: TicketKind,
    /// The service that it was issued for.
    pub service: &'a ServiceAddress,
    /// Whether a session gave it, and nobody was asked anything.
    pub from_session: bool,
    /// How the person signed in.
    pub method: Method,
    /// The level that it reached.
    pub level: Level,
    /// The lowest level that the service is registered with now.
    pub least: Level,
    /// How well it is known who the person is.
    pub assurance: Assurance,
}

/// The longest values of parameters, in bytes.
const LONGEST: [(&str, usize); 12] = [
    ("service", ADDRESS_MAX),
    ("TARGET", ADDRESS_MAX),
    ("pgtUrl", ADDRESS_MAX),
    ("ticket", TICKET_MAX),
    ("renew", 16),
    ("format", 16),
    ("assuranceLevel", 64),
    ("authenticationLevel", 64),
    ("ticketTypes", 128),
    ("userDetails", 16),
    ("groups", 4_096),
    ("acceptedStrengths", 1_024),
];

/// Refuses a known parameter that is repeated or too long.
pub(crate) fn check(form: &Form, longest: &[(&str, usize)]) -> Result<(), Failure> {
    if let Some((name, _)) = longest.iter().find(|(name, _)| form.is_duplicated(name)) {
        return Err(Failure::InvalidRequest(format!("{name} was given more than once")));
    }
    match longest.iter().find(|(name, most)| form.get(name).is_some_and(|value| value.len() > *most)) {
        Some((name, most)) => Err(Failure::InvalidRequest(format!("{name} is longer than {most} bytes"))),
        None => Ok(()),
    }
}

/// How the answer to a validation is written, whether it can be read or not.
#[must_use]
pub fn format(endpoint: Endpoint, form: &Form) -> Format {
    match endpoint {
        Endpoint::Validate => Format::Text,
        Endpoint::SamlValidate => Format::Saml,
        _ if form.get("format").is_some_and(|format| format.eq_ignore_ascii_case("JSON")) => Format::Json,
        _ => Format::Xml,
    }
}

impl ValidationRequest {
    /// Reads a validation. `body` is what a client of SAML 1.1 posted.
    ///
    /// # Errors
    /// [`Failure::InvalidRequest`] and the like; no ticket has been looked at.
    pub fn read(endpoint: Endpoint, form: &Form, body: &str) -> Result<Self, Failure> {
        check(form, &LONGEST)?;
        if form
            .get("format")
            .is_some_and(|format| !["XML", "JSON"].iter().any(|known| known.eq_ignore_ascii_case(format)))
        {
            return Err(Failure::InvalidRequest("format must be XML or JSON".to_owned()));
        }
        let (name, ticket) = match endpoint {
            Endpoint::SamlValidate => ("TARGET", artifact::read(body)),
            _ => ("service", form.get("ticket")),
        };
        let (Some(service), Some(ticket)) = (form.get(name), ticket) else {
            return Err(Failure::InvalidRequest(format!("{name} and the ticket are both needed")));
        };
        if ticket.len() > TICKET_MAX {
            return Err(Failure::InvalidRequest(format!("the ticket is longer than {TICKET_MAX} bytes")));
        }
        let pgt_url = form.get("pgtUrl").map(|url| ServiceAddress::parse(url).ok_or(Failure::InvalidProxyCallback));
        let asked =
            form.get("assuranceLevel").map(|text| Assurance::parse(text).ok_or_else(|| unknown("assuranceLevel")));
        let level = form
            .get("authenticationLevel")
            .map(|text| AuthenticationLevel::parse(text).ok_or_else(|| unknown("authenticationLevel")));
        let strengths =
            form.get("acceptedStrengths").map(|text| AcceptedStrengths::parse(text).ok_or(Failure::InvalidStrength));
        Ok(Self {
            ticket: ticket.to_owned(),
            service: ServiceAddress::parse(service).ok_or(Failure::InvalidService)?,
            pgt_url: pgt_url.transpose()?,
            release: release(endpoint, form)?,
            renew: form.get("renew").is_some_and(|renew| !renew.eq_ignore_ascii_case("false")),
            kinds: kinds(endpoint, form)?,
            assurance: asked.transpose()?.unwrap_or(Assurance::No).max(endpoint.assurance()),
            level: level.transpose()?.unwrap_or(AuthenticationLevel::Basic),
            strengths: strengths.transpose()?,
        })
    }

    /// Whether what was issued is what is asked for. The ticket is used up either way (K03).
    ///
    /// # Errors
    /// The first [`Failure`] of: kind, service, `renew`, level, strength, assurance.
    pub fn check(&self, issued: &Issued<'_>) -> Result<(), Failure> {
        if !self.kinds.contains(&issued.kind) {
            return Err(Failure::InvalidTicketSpec);
        }
        if self.service != *issued.service {
            return Err(Failure::InvalidService);
        }
        if self.renew && (issued.from_session || issued.kind == TicketKind::Proxy) {
            return Err(Failure::NotRenewed);
        }
        let strong = self.level.is_reached_by(issued.level) && issued.level >= issued.least;
        if !strong || self.strengths.as_ref().is_some_and(|accepted| !accepted.accept(issued.method)) {
            return Err(Failure::InvalidStrength);
        }
        if issued.assurance < self.assurance { Err(Failure::InvalidUser) } else { Ok(()) }
    }
}

fn unknown(name: &str) -> Failure {
    Failure::InvalidRequest(format!("{name} has a value that is not known here"))
}

/// At the dialect's own address a service says what it wants; elsewhere it gets what it is registered for.
fn release(endpoint: Endpoint, form: &Form) -> Result<Release, Failure> {
    if endpoint.words() == Words::Cas {
        return Ok(Release { details: true, factors: false, groups: None });
    }
    let details = match form.get("userDetails") {
        None => false,
        Some(text) if text.eq_ignore_ascii_case("true") => true,
        Some(text) if text.eq_ignore_ascii_case("false") => false,
        Some(_) => return Err(unknown("userDetails")),
    };
    let groups = match form.get("groups") {
        None => Some(Vec::new()),
        Some(groups) if listed(groups).any(|group| group == "*") => None,
        Some(groups) => Some(listed(groups).map(str::to_owned).collect()),
    };
    Ok(Release { details, factors: details, groups })
}

/// Which kinds of tickets are accepted.
fn kinds(endpoint: Endpoint, form: &Form) -> Result<Vec<TicketKind>, Failure> {
    let asked = form.get("ticketTypes").filter(|_| endpoint.words() == Words::Dialect);
    let Some(asked) = asked else { return Ok(endpoint.kinds().to_vec()) };
    let mut kinds = Vec::new();
    for name in listed(asked) {
        match name.to_ascii_uppercase().as_str() {
            "SERVICE" => kinds.push(TicketKind::Service),
            "PROXY" => kinds.push(TicketKind::Proxy),
            // Of a program on the person's own machine, which we issue none of.
            "DESKTOP" => {}
            _ => return Err(unknown("ticketTypes")),
        }
    }
    Ok(kinds)
}

#[cfg(test)]
mod tests;
