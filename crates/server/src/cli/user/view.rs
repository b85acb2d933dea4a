//! An account as `sluss user list` and `sluss user show` print it: no secret, and no whole phone number.

use serde::Serialize;
use sluss_domain::account::Overview;
use sluss_domain::model::account::Account;
use sluss_domain::model::factor::Factor;
use sluss_domain::model::session::{Audience, Session};
use sluss_protocol::method::Method;

use super::devices::DeviceRow;
use crate::cli::output::Row;
use crate::cli::words::{counted, method, moment};
use crate::dates::{minute, rfc3339};

/// An account in the list.
#[derive(Serialize)]
pub(super) struct AccountRow {
    id: String,
    email: String,
    name: String,
    state: &'static str,
}

/// Whether somebody can sign in, and otherwise who has closed the account.
const fn state(account: &Account) -> &'static str {
    match (account.disabled, account.locked) {
        (false, _) => "active",
        (true, true) => "locked",
        (true, false) => "disabled",
    }
}

impl AccountRow {
    pub(super) fn of(account: &Account) -> Self {
        let (id, email) = (account.id.to_string(), account.email.to_string());
        Self { id, email, name: account.name.clone(), state: state(account) }
    }
}

impl Row for AccountRow {
    const HEADINGS: &'static [&'static str] = &["EMAIL", "NAME", "STATE", "ID"];

    fn cells(&self) -> Vec<String> {
        vec![self.email.clone(), self.name.clone(), self.state.to_owned(), self.id.clone()]
    }
}

/// A second factor that wrong answers have locked.
#[derive(Serialize)]
struct LockedView {
    method: &'static str,
    device: Option<String>,
}

/// A session that gives access, without its token.
#[derive(Serialize)]
struct SessionView {
    id: String,
    purpose: &'static str,
    method: &'static str,
    since: String,
    seen_at: String,
    network: String,
    country: String,
    browser: String,
    sites: Vec<String>,
}

/// One account at a glance.
#[derive(Serialize)]
pub(super) struct AccountView {
    #[serde(flatten)]
    account: AccountRow,
    email_verified: bool,
    language: &'static str,
    two_steps: bool,
    created_at: String,
    last_sign_in_at: Option<String>,
    panic_at: Option<String>,
    locked: Vec<LockedView>,
    devices: Vec<DeviceRow>,
    numbers: Vec<String>,
    recovery_codes_left: u32,
    sessions: Vec<SessionView>,
    #[serde(skip)]
    shown: Overview,
}

impl AccountView {
    pub(super) fn of(found: Overview) -> Self {
        let (account, factors) = (&found.account, &found.factors);
        Self {
            account: AccountRow::of(account),
            email_verified: account.email_verified,
            language: account.language.tag(),
            two_steps: account.two_steps,
            created_at: rfc3339(account.created_at),
            last_sign_in_at: found.signed_in_at.map(rfc3339),
            panic_at: account.factor_reset_at.map(rfc3339),
            locked: found.locked.iter().map(locked).collect(),
            devices: DeviceRow::all(&found),
            numbers: found.numbers.clone(),
            recovery_codes_left: factors.left(Method::Recovery),
            sessions: found.sessions.iter().map(session).collect(),
            shown: found,
        }
    }

    /// The same for people, each part with a label.
    pub(super) fn said(&self) -> Vec<(&'static str, String)> {
        let Overview { account, factors, locked, sessions, signed_in_at, .. } = &self.shown;
        let address = if account.email_verified { "" } else { " (not verified)" };
        let state = match state(account) {
            "locked" => "locked by its owner: `sluss user enable` or a new password opens it".to_owned(),
            "disabled" => "disabled by an operator: `sluss user enable` opens it".to_owned(),
            other => other.to_owned(),
        };
        let steps = if account.two_steps { "at every site" } else { "where a site asks for them" };
        let mut said = vec![
            ("email", format!("{}{address}", account.email)),
            ("name", account.name.clone()),
            ("id", account.id.to_string()),
            ("language", account.language.tag().to_owned()),
            ("state", state),
            ("created", minute(account.created_at)),
            ("last sign-in", moment(*signed_in_at, "none that the audit log knows of")),
            ("two steps", steps.to_owned()),
            ("recovery codes", format!("{} left", self.recovery_codes_left)),
        ];
        let device = |id: &str| factors.devices.iter().find(|device| device.id.as_str() == id);
        several(
            &mut said,
            "locked",
            "nothing",
            locked.iter().map(|factor| {
                let of = match factor {
                    Factor::Pin(id) => device(id.as_str()).map(|device| format!(" of {}", device.name)),
                    Factor::Of(_) => None,
                };
                format!("{}{}", method(counted(factor)), of.unwrap_or_default())
            }),
        );
        several(
            &mut said,
            "devices",
            "none",
            factors.devices.iter().map(|device| {
                format!("{}, last used: {} ({})", device.name, moment(device.last_used_at, "never"), device.id)
            }),
        );
        several(&mut said, "phone numbers", "none", self.numbers.iter().cloned());
        several(&mut said, "sessions", "none", sessions.iter().map(open));
        if let Some(at) = account.factor_reset_at {
            said.push(("PANIC", format!("planned for {}", minute(at))));
        }
        said
    }
}

/// As many lines as there are, the first of them with the label.
fn several(
    said: &mut Vec<(&'static str, String)>,
    label: &'static str,
    none: &str,
    texts: impl ExactSizeIterator<Item = String>,
) {
    if texts.len() == 0 {
        said.push((label, none.to_owned()));
    }
    said.extend(texts.enumerate().map(|(at, text)| (if at == 0 { label } else { "" }, text)));
}

fn locked(factor: &Factor) -> LockedView {
    let device = match factor {
        Factor::Pin(device) => Some(device.to_string()),
        Factor::Of(_) => None,
    };
    LockedView { method: counted(factor).name(), device }
}

fn session(session: &Session) -> SessionView {
    let visitor = session.visitor.clone();
    SessionView {
        id: session.id.to_string(),
        purpose: session.audience.name(),
        method: session.method.name(),
        since: rfc3339(session.authenticated_at),
        seen_at: rfc3339(session.seen_at),
        network: visitor.network,
        country: visitor.country,
        browser: visitor.browser,
        sites: session.sites.clone(),
    }
}

/// A session in a line.
fn open(session: &Session) -> String {
    let purpose = match session.audience {
        Audience::Account => "account pages".to_owned(),
        Audience::SingleSignOn => format!("sites ({})", session.sites.join(", ")),
        Audience::Frame => format!("in a frame ({})", session.sites.join(", ")),
    };
    let known = [session.visitor.place(), &session.visitor.browser].into_iter().filter(|part| !part.is_empty());
    let from: Vec<_> = known.collect();
    let since = minute(session.authenticated_at);
    format!("{purpose}, by {}, since {since}, {}", method(session.method), from.join(", "))
}
