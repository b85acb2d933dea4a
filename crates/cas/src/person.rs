//! What a validated ticket says: who signed in and how. One list of attributes serves every way of writing it.

use sluss_protocol::method::{Level, Method};

use crate::attribute::AttributeName;
use crate::dialect::Assurance;

/// What is known of a person, before it is decided what a service gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// What the service knows the person by, such as the account's id, which is never given to another account.
    pub user: String,
    /// The address that the person signs in with.
    pub email: String,
    /// The name that the account has.
    pub name: String,
    /// The language that the person chose, as a tag.
    pub locale: String,
    /// The host that the account belongs to.
    pub domain: String,
    /// How well it is known who the person is.
    pub assurance: Assurance,
    /// The groups that the account is in.
    pub groups: Vec<String>,
    /// Whatever else operators have noted, each name once.
    pub attributes: Vec<(AttributeName, Vec<String>)>,
}

/// How the person signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authentication {
    /// The method.
    pub method: Method,
    /// The level that it reached.
    pub level: Level,
    /// When, in RFC 3339.
    pub at: String,
    /// Whether a session gave the ticket, and nobody was asked anything.
    pub from_session: bool,
    /// What the person showed besides the password, for people to recognise.
    pub factors: Vec<(Factor, String)>,
}

/// What a factor in an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// What the person typed to say who signs in.
    Moniker,
    /// A phone that got an SMS.
    MobilePhoneNumber,
    /// A device with the authenticator.
    MobileDevice,
}

impl Factor {
    const fn name(self) -> &'static str {
        match self {
            Self::Moniker => "moniker",
            Self::MobilePhoneNumber => "mobilePhoneNumber",
            Self::MobileDevice => "mobileDevice",
        }
    }
}

/// A kind of ticket that a service validates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketKind {
    /// `ST-…`: a person was sent with it.
    Service,
    /// `PT-…`: another service acts for a person.
    Proxy,
}

impl TicketKind {
    /// The dialect's name of it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Service => "SERVICE",
            Self::Proxy => "PROXY",
        }
    }
}

/// What a service wants to hear of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Whether it gets anything but who it is and how they signed in.
    pub details: bool,
    /// Whether it gets what the person showed, such as a phone number.
    pub factors: bool,
    /// Which groups; `None` for all of them.
    pub groups: Option<Vec<String>>,
}

/// What a service hears of a valid ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    /// Who signed in.
    pub person: Person,
    /// How.
    pub authentication: Authentication,
    /// What was validated.
    pub kind: TicketKind,
    /// Through whom, nearest first.
    pub proxies: Vec<String>,
    /// What the service finds its proxy-granting ticket by, if it got one.
    pub proxy_granting_ticket_iou: Option<String>,
}

/// One attribute: a single text, or a list whose parts have a name of their own.
pub(crate) struct Attribute<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: Value<'a>,
}

/// An attribute's value.
pub(crate) enum Value<'a> {
    One(&'a str),
    /// What a part is called, and the parts.
    Many(&'static str, Vec<&'a str>),
    /// Parts, each with a name of its own.
    Named(Vec<(&'static str, &'a str)>),
}

impl Success {
    /// The attributes that a service gets, in the order in which they are written.
    pub(crate) fn attributes<'a>(&'a self, release: &Release) -> Vec<Attribute<'a>> {
        let mut all = Vec::new();
        if release.details {
            self.details(&mut all);
        }
        let wanted =
            |group: &&str| release.groups.as_ref().is_none_or(|wanted| wanted.iter().any(|name| name == group));
        let groups: Vec<_> = self.person.groups.iter().map(String::as_str).filter(wanted).collect();
        if release.groups.as_ref().is_none_or(|wanted| !wanted.is_empty()) {
            all.push(Attribute { name: "groups", value: Value::Many("group", groups) });
        }
        self.evidence(&mut all, release.factors);
        all
    }

    fn details<'a>(&'a self, all: &mut Vec<Attribute<'a>>) {
        let person = &self.person;
        let mut one = |name, text| all.push(Attribute { name, value: Value::One(text) });
        let noted = |name: &str| person.attributes.iter().any(|(known, _)| known.as_str() == name);
        let (first, last) = parts(&person.name);
        one("uid", &person.user);
        one("email", &person.email);
        one("name", &person.name);
        one("displayName", &person.name);
        for (name, text) in [("firstName", first), ("lastName", last)] {
            if !noted(name) {
                one(name, text);
            }
        }
        one("domain", &person.domain);
        one("domainUsername", &person.user);
        one("locale", &person.locale);
        for (name, values) in &person.attributes {
            let value = match values.as_slice() {
                [one] => Value::One(one),
                many => Value::Many("value", many.iter().map(String::as_str).collect()),
            };
            all.push(Attribute { name: name.as_str(), value });
        }
    }

    fn evidence<'a>(&'a self, all: &mut Vec<Attribute<'a>>, factors: bool) {
        let done = &self.authentication;
        let truth = |yes: bool| if yes { "true" } else { "false" };
        if factors {
            let shown = done.factors.iter().map(|(factor, text)| (factor.name(), &**text)).collect();
            all.push(Attribute { name: "authenticationFactors", value: Value::Named(shown) });
        }
        all.extend(
            [
                ("assuranceLevel", Value::One(self.person.assurance.number())),
                ("authenticationLevel", Value::One(done.level.name())),
                ("strengths", Value::Many("strength", vec![done.method.name()])),
                ("loginDate", Value::One(&done.at)),
                ("sso", Value::One(truth(done.from_session))),
                ("ticketType", Value::One(self.kind.name())),
                // CAS 3.0.3, section 2.5.7.
                ("authenticationDate", Value::One(&done.at)),
                ("isFromNewLogin", Value::One(truth(!done.from_session))),
                ("longTermAuthenticationRequestTokenUsed", Value::One("false")),
            ]
            .map(|(name, value)| Attribute { name, value }),
        );
    }
}

/// A name as first and last name, for accounts for which nobody noted them: the last word is the last name.
fn parts(name: &str) -> (&str, &str) {
    name.trim().rsplit_once(' ').map_or(("", name.trim()), |(first, last)| (first.trim_end(), last))
}
