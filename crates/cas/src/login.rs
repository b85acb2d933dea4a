//! The request for a sign-in at `/login` (CAS 3.0.3, section 2.1.1): which service asks, for what, and how the ticket reaches it.

use serde::{Deserialize, Serialize};
use sluss_domain::model::requirement::{Interaction, Requirement};
use sluss_domain::model::stored_request::{Protocol, StoredRequest};
use sluss_protocol::form::Form;
use sluss_protocol::method::{Level, Method};

use crate::dialect::{AcceptedStrengths, AuthenticationLevel};
use crate::error::LoginError;
use crate::service::{ADDRESS_MAX, ServiceAddress};

/// How a ticket travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// In the query of a redirect (303, so that credentials are never sent on: K10).
    #[default]
    Redirect,
    /// In a form that posts it to the service (`method=POST`).
    Form,
    /// In header lines of the answer (`method=HEADER`), for programs that no redirect can lead anywhere.
    Header,
}

/// What the ticket is called on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TicketName {
    #[default]
    Ticket,
    /// For clients that said `TARGET` instead of `service` (SAML 1.1).
    SamlArt,
}

/// A request that was read. Whether its service is registered is another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginRequest {
    /// Where the ticket goes.
    pub service: ServiceAddress,
    /// Whether the person may, must, or must not be asked: `renew` wins over `gateway` (K04).
    pub interaction: Interaction,
    /// How the ticket travels.
    pub delivery: Delivery,
    /// Whether the person wants to be asked before a session is used for a service.
    pub warn: bool,
    /// Whether a session answers it, so that nobody is asked anything (K04).
    pub from_session: bool,
    name: TicketName,
    level: Option<Level>,
    strengths: Option<AcceptedStrengths>,
}

/// The request as it is stored until it is answered.
#[derive(Serialize, Deserialize)]
struct Kept {
    service: String,
    interaction: Interaction,
    delivery: Delivery,
    warn: bool,
    #[serde(default)]
    from_session: bool,
    name: TicketName,
    level: Option<Level>,
    strengths: Option<AcceptedStrengths>,
}

/// The longest values of the parameters, in bytes.
const LONGEST: [(&str, usize); 10] = [
    ("service", ADDRESS_MAX),
    ("TARGET", ADDRESS_MAX),
    ("renew", 16),
    ("gateway", 16),
    ("method", 16),
    ("warn", 16),
    ("authenticationLevel", 64),
    ("acceptedStrengths", 1_024),
    // It holds a whole request.
    ("loginRequestId", 4 * ADDRESS_MAX),
    ("locale", 64),
];

/// The longest that all parameters may be together, in bytes.
const ALL_MAX: usize = 6 * ADDRESS_MAX;

impl LoginRequest {
    /// Reads a request; `None` if it names no service, since somebody came here by themselves. Unknown parameters are ignored.
    ///
    /// # Errors
    /// [`LoginError`], to be shown to the person.
    pub fn read(form: &Form) -> Result<Option<Self>, LoginError> {
        check(form)?;
        let (shown, name) = match (form.get("service"), form.get("TARGET")) {
            (Some(_), Some(_)) => {
                return Err(LoginError::Malformed("service and TARGET exclude one another".to_owned()));
            }
            (Some(service), None) => (service, TicketName::Ticket),
            (None, Some(target)) => (target, TicketName::SamlArt),
            (None, None) => return Ok(None),
        };
        let service = ServiceAddress::parse(shown).ok_or(LoginError::UnknownService)?;
        let interaction = if form.get("renew").is_some() {
            Interaction::Always
        } else if form.get("gateway").is_some() {
            Interaction::Never
        } else {
            Interaction::AsNeeded
        };
        Ok(Some(Self {
            service,
            interaction,
            delivery: delivery(form.get("method"))?,
            warn: form.get("warn").is_some(),
            from_session: false,
            name,
            level: form.get("authenticationLevel").map(level).transpose()?,
            strengths: form.get("acceptedStrengths").map(strengths).transpose()?,
        }))
    }

    /// The id of a request that was registered beforehand, instead of a request.
    ///
    /// # Errors
    /// [`LoginError`], to be shown to the person.
    pub fn id(form: &Form) -> Result<Option<&str>, LoginError> {
        check(form)?;
        Ok(form.get("loginRequestId"))
    }

    /// What it requires of a session, for a service whose minimum level is `least` (K12).
    #[must_use]
    pub fn requirement(&self, least: Level) -> Requirement {
        let accepted = self.strengths.as_ref().map_or(Level::Basic, AcceptedStrengths::least);
        Requirement {
            level: self.level.unwrap_or(Level::Basic).max(accepted).max(least),
            freshness: None,
            interaction: self.interaction,
        }
    }

    /// Whether a session that began by this method may be used.
    #[must_use]
    pub fn accepts(&self, method: Method) -> bool {
        self.strengths.as_ref().is_none_or(|accepted| accepted.accept(method))
    }

    /// The service's address with a ticket.
    #[must_use]
    pub fn url_with_ticket(&self, ticket: &str) -> String {
        self.service.with(self.ticket_name(), ticket)
    }

    /// What the ticket is called, in an address and in a form.
    #[must_use]
    pub const fn ticket_name(&self) -> &'static str {
        match self.name {
            TicketName::Ticket => "ticket",
            TicketName::SamlArt => "SAMLart",
        }
    }

    /// The same request, answered from a session.
    #[must_use]
    pub fn from_session(&self) -> Self {
        Self { from_session: true, ..self.clone() }
    }

    /// The request in the form in which it is stored until it is answered.
    #[must_use]
    pub fn stored(&self) -> StoredRequest {
        StoredRequest { protocol: Protocol::Cas, text: self.text() }
    }

    /// Reads a stored request; `None` if it belongs to another protocol or was not written by us.
    #[must_use]
    pub fn of(request: &StoredRequest) -> Option<Self> {
        Self::kept(request.of(Protocol::Cas)?)
    }

    /// The request as a text that [`LoginRequest::kept`] reads.
    ///
    /// # Panics
    /// Never: a request consists of plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let kept = Kept {
            service: self.service.shown().to_owned(),
            interaction: self.interaction,
            delivery: self.delivery,
            warn: self.warn,
            from_session: self.from_session,
            name: self.name,
            level: self.level,
            strengths: self.strengths.clone(),
        };
        serde_json::to_string(&kept).expect("a request consists of plain text")
    }

    /// Reads such a text; `None` if it is none of ours.
    #[must_use]
    pub fn kept(text: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        Some(Self {
            service: ServiceAddress::parse(&kept.service)?,
            interaction: kept.interaction,
            delivery: kept.delivery,
            warn: kept.warn,
            from_session: kept.from_session,
            name: kept.name,
            level: kept.level,
            strengths: kept.strengths,
        })
    }
}

/// Refuses a known parameter that is repeated or too long, and too much of anything.
fn check(form: &Form) -> Result<(), LoginError> {
    if let Some((name, _)) = LONGEST.iter().find(|(name, _)| form.is_duplicated(name)) {
        return Err(LoginError::Malformed(format!("{name} was given more than once")));
    }
    let is_longer = |(name, most): &&(&str, usize)| form.get(name).is_some_and(|value| value.len() > *most);
    match LONGEST.iter().find(is_longer) {
        Some((name, most)) => Err(LoginError::Malformed(format!("{name} is longer than {most} bytes"))),
        None if form.bytes() > ALL_MAX => {
            Err(LoginError::Malformed(format!("all parameters together are longer than {ALL_MAX} bytes")))
        }
        None => Ok(()),
    }
}

fn delivery(method: Option<&str>) -> Result<Delivery, LoginError> {
    match method {
        None => Ok(Delivery::Redirect),
        Some(method) if method.eq_ignore_ascii_case("GET") => Ok(Delivery::Redirect),
        Some(method) if method.eq_ignore_ascii_case("POST") => Ok(Delivery::Form),
        Some(method) if method.eq_ignore_ascii_case("HEADER") => Ok(Delivery::Header),
        Some(_) => Err(LoginError::Malformed("method must be GET, POST or HEADER".to_owned())),
    }
}

fn level(text: &str) -> Result<Level, LoginError> {
    let asked = AuthenticationLevel::parse(text)
        .ok_or_else(|| LoginError::Malformed("authenticationLevel must be BASIC, MEDIUM or HIGH".to_owned()))?;
    asked.required().ok_or(LoginError::InvalidStrength)
}

fn strengths(text: &str) -> Result<AcceptedStrengths, LoginError> {
    AcceptedStrengths::parse(text).ok_or(LoginError::InvalidStrength)
}

#[cfg(test)]
mod tests;
