//! What an operator may decide, with the values that hold until one does.

use std::time::Duration;

use crate::model::allowance::Limit;
use crate::model::attempts::Paces;
use crate::model::sms_policy::SmsPolicy;

/// What people whom we do not know may make us keep (docs/decisions/0042).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strangers {
    /// Sign-ins of one network that were begun within the lifetime of one and in which no right password was given.
    pub begun_per_network: u32,
    /// The same in all.
    pub begun_in_all: u32,
    /// A sign-in in which nobody has said who they are.
    pub unnamed_lifetime: Duration,
    /// Wrong passwords in a row that are too few to slow anybody down.
    pub few_tries_memory: Duration,
    /// Wrong passwords for addresses that nobody has which one network can have noted in the audit log in an hour.
    pub noted_per_network: u32,
    /// The same in all.
    pub noted_in_all: u32,
    /// Mails with links for one address in an hour.
    pub mails_to_address: u32,
    /// Mails with links that one network asks for in an hour.
    pub mails_from_network: u32,
    /// Mails with links in all.
    pub mails_in_all: Limit,
}

impl Default for Strangers {
    fn default() -> Self {
        Self {
            begun_per_network: 600,
            begun_in_all: 30_000,
            unnamed_lifetime: Duration::from_secs(10 * 60),
            few_tries_memory: Duration::from_secs(60 * 60),
            noted_per_network: 10,
            noted_in_all: 100,
            mails_to_address: 3,
            mails_from_network: 20,
            mails_in_all: Limit::hourly(1_000),
        }
    }
}

/// Limits and lifetimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// A sign-in from its first page to its last.
    pub sign_in_lifetime: Duration,
    /// A QR code on the sign-in page.
    pub challenge_lifetime: Duration,
    /// Wrong codes that one QR code takes (C06: at most 5).
    pub challenge_tries: u32,
    /// Wrong codes in a row, over all sign-ins, before the factor is locked (C06: at most 10).
    pub factor_tries: u32,
    /// A request on a device (B03: at most 10 minutes).
    pub approval_lifetime: Duration,
    /// Digits of the number that is read from the sign-in page and typed on the device: 2 or 6, or 0 to go without (B01).
    pub approval_digits: u32,
    /// Wrong answers that one request takes (B02).
    pub approval_tries: u32,
    /// Requests to an account's devices in ten minutes without a success between (B06).
    pub approvals_in_ten_minutes: u32,
    /// The same in a day.
    pub approvals_in_a_day: u32,
    /// An enrolment's QR code (F01: at most 5 minutes).
    pub enrolment_lifetime: Duration,
    /// An authorization code (J04: at most 60 seconds).
    pub code_lifetime: Duration,
    /// An access token.
    pub access_token_lifetime: Duration,
    /// A session that nobody uses (I04).
    pub session_idle: Duration,
    /// A session, however busy (I04).
    pub session_lifetime: Duration,
    /// How tries of passwords slow down (G01).
    pub paces: Paces,
    /// The fewest characters of a password with a second factor beside it (A01).
    pub password_min: usize,
    /// Passwords in a minute that one account can have judged before one is chosen.
    pub judged_in_a_minute: u32,
    /// Codes by SMS.
    pub sms: SmsPolicy,
    /// The fewest characters of a password that is chosen while it stands alone (A01).
    pub password_min_alone: usize,
    /// Whether browsers remember the method that was used last.
    pub remember_method: bool,
    /// Whether people may sign up by themselves.
    pub sign_up: bool,
    /// How long a PANIC can be undone before it is carried out; zero: it happens at once.
    pub factor_reset_cooling_off: Duration,
    /// The same at least for an account whose password was replaced by mail, until a second factor is shown.
    pub factor_reset_after_password_reset: Duration,
    /// Whether devices may name a push service on this machine: in a demonstration only.
    pub loopback_push: bool,
    /// A link in a mail (F06: at most 30 minutes).
    pub mail_link_lifetime: Duration,
    /// Recovery codes from when they are shown until the person has kept them.
    pub recovery_proposal_lifetime: Duration,
    /// What people whom we do not know may make us keep.
    pub strangers: Strangers,
    /// Codes for sites that one account gets without a question, by a session. Each is a row, and an entry in the audit log.
    pub continued_per_account: Limit,
    /// Tickets that one account begins. Each takes a slow hash of its PIN.
    pub enrolments_per_account: Limit,
    /// How long after signing in a session may change where codes are sent (D03) and take everything along.
    pub fresh_session: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        const fn minutes(count: u64) -> Duration {
            Duration::from_secs(60 * count)
        }
        Self {
            sign_in_lifetime: minutes(15),
            challenge_lifetime: minutes(5),
            challenge_tries: 5,
            factor_tries: 10,
            approval_lifetime: minutes(2),
            approval_digits: 2,
            approval_tries: 3,
            approvals_in_ten_minutes: 3,
            approvals_in_a_day: 10,
            enrolment_lifetime: minutes(5),
            code_lifetime: minutes(1),
            access_token_lifetime: minutes(10),
            session_idle: minutes(60),
            session_lifetime: minutes(24 * 60),
            paces: Paces::default(),
            password_min: 8,
            judged_in_a_minute: 30,
            sms: SmsPolicy::default(),
            password_min_alone: 15,
            remember_method: true,
            sign_up: true,
            factor_reset_cooling_off: Duration::ZERO,
            factor_reset_after_password_reset: minutes(24 * 60),
            loopback_push: false,
            mail_link_lifetime: minutes(30),
            recovery_proposal_lifetime: minutes(30),
            strangers: Strangers::default(),
            continued_per_account: Limit::hourly(1_200),
            enrolments_per_account: Limit::hourly(30),
            fresh_session: minutes(10),
        }
    }
}
