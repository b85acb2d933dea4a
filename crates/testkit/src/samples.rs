//! A message of every kind, for tests that look at all of them.

use sluss_domain::Timestamp;
use sluss_domain::model::message::{Content, Notice};
use sluss_domain::model::visitor::Visitor;
use sluss_protocol::method::Method;

use crate::ISSUER;

/// When all of them were caused: in the morning of 24 November 2026.
const AT: Timestamp = Timestamp(1_795_511_100_000);
/// A day after that.
const LATER: Timestamp = Timestamp(1_795_597_500_000);

/// What mails can say, each under a name of its own.
#[must_use]
pub fn every_mail() -> Vec<(String, Content)> {
    let link = |path: &str| format!("{ISSUER}/{path}/C9zzl2Tgm5CgVn0R3rTqXK9nLp1dZt4qYf7sWb8uJxE");
    let notices = every_notice().into_iter().map(|(name, notice)| (format!("notice-{name}"), notice_of(notice)));
    let others = [
        ("confirm-address", Content::ConfirmAddress { link: link("sign-up") }),
        ("already-registered", Content::AlreadyRegistered),
        ("leave-address", leave_address(&link("new-address"))),
        ("take-address", Content::TakeAddress { link: link("new-address") }),
        ("address-taken", Content::AddressTaken),
        ("reset-password", Content::ResetPassword { link: link("reset") }),
        ("let-on", let_on(Some("RASFF Window"))),
        ("let-on-account", let_on(None)),
        ("trial", Content::Trial),
    ];
    notices.chain(others.map(|(name, content)| (name.to_owned(), content))).collect()
}

/// The mail that lets a sign-in at a site go on, or one at the account pages.
#[must_use]
pub fn let_on(site: Option<&str>) -> Content {
    let visitor = Visitor { network: "192.0.2.0/24".to_owned(), ..Visitor::default() };
    Content::LetOn { link: format!("{ISSUER}/let-on/x"), site: site.map(str::to_owned), at: AT, visitor }
}

fn leave_address(link: &str) -> Content {
    let visitor = Visitor { network: "192.0.2.0/24".to_owned(), ..Visitor::default() };
    let (to, not_me) = ("anna@example.org".to_owned(), format!("{ISSUER}/not-me/x"));
    Content::LeaveAddress { link: link.to_owned(), to, at: AT, visitor, not_me }
}

/// A notice, from a network that is known and a browser that is not.
#[must_use]
pub fn notice_of(notice: Notice) -> Content {
    let visitor = Visitor { network: "192.0.2.0/24".to_owned(), ..Visitor::default() };
    Content::Notice { notice, at: AT, visitor, not_me: format!("{ISSUER}/not-me/x") }
}

fn every_notice() -> Vec<(&'static str, Notice)> {
    let device = || "Annas telefon".to_owned();
    let number = || "+46 •• 05".to_owned();
    let undo = format!("{ISSUER}/undo/x");
    vec![
        ("device-added", Notice::DeviceAdded { device: device() }),
        ("device-removed", Notice::DeviceRemoved { device: device() }),
        ("device-doubled", Notice::DeviceDoubled { device: device() }),
        ("factor-locked", Notice::FactorLocked { method: Method::Sms }),
        ("number-added", Notice::NumberAdded { number: number() }),
        ("number-removed", Notice::NumberRemoved { number: number() }),
        ("password-changed", Notice::PasswordChanged),
        (
            "address-changed",
            Notice::AddressChanged { from: "anna@example.eu".to_owned(), to: "anna@example.org".to_owned() },
        ),
        ("recovery-codes-made", Notice::RecoveryCodesMade),
        ("recovery-code-used", Notice::RecoveryCodeUsed { left: 3 }),
        ("request-denied", Notice::RequestDenied),
        ("factor-reset", Notice::FactorReset { at: AT, undo: String::new() }),
        ("factor-reset-planned", Notice::FactorReset { at: LATER, undo }),
        ("locked", Notice::Locked { reset: format!("{ISSUER}/forgotten") }),
        ("new-browser", Notice::NewBrowser),
        ("account-deleted", Notice::AccountDeleted),
        ("copy-put-back", Notice::CopyPutBack { copied_at: AT }),
    ]
}
