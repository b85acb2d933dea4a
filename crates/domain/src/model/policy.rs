//! What operators can configure, with the defaults.

use std::time::Duration;

use crate::model::allowance::Limit;
use crate::model::attempts::Paces;
use crate::model::sms_policy::SmsPolicy;

/// What people whom we do not know can make us store (docs/decisions/0042).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strangers {
    /// How many sign-ins one network can begin, without giving a right password, within the lifetime of a sign-in.
    pub begun_per_network: u32,
    /// The same for all networks together.
    pub begun_in_all: u32,
    /// The lifetime of a sign-in in which nobody has said who they are.
    pub unnamed_lifetime: Duration,
    /// How long wrong passwords are remembered that are too few in a row to cause a delay.
    pub few_tries_memory: Duration,
    /// How many wrong passwords for addresses without an account one network can have logged in an hour.
    pub noted_per_network: u32,
    /// The same for all networks together.
    pub noted_in_all: u32,
    /// How many requests of clients without a secret one network can leave with us in an hour.
    pub pushed_per_network: u32,
    /// The same for all networks together.
    pub pushed_in_all: u32,
    /// How many mails with links one address gets in an hour, of each kind.
    pub mails_to_address: u32,
    /// How many mails with links one network can request in an hour, of each kind.
    pub mails_from_network: u32,
    /// How many mails with links everybody together can request.
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
            pushed_per_network: 600,
            pushed_in_all: 30_000,
            mails_to_address: 3,
            mails_from_network: 20,
            mails_in_all: Limit::hourly(1_000),
        }
    }
}

/// The minimum length in characters of a password of an account with a second factor (A01).
pub const PASSWORD_MIN: usize = 8;

/// The minimum length in characters of a password that is chosen while the account has no second factor (A01).
pub const PASSWORD_MIN_ALONE: usize = 15;

/// Limits, lifetimes and choices of the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The lifetime of a sign-in from its first page to its last.
    pub sign_in_lifetime: Duration,
    /// The lifetime of a QR code on the sign-in page.
    pub challenge_lifetime: Duration,
    /// How many wrong codes one QR code accepts (C06: at most 5).
    pub challenge_tries: u32,
    /// How many wrong codes in a row, over all sign-ins, lock the factor (C06: at most 10).
    pub factor_tries: u32,
    /// The lifetime of a request on a device (B03: at most 10 minutes).
    pub approval_lifetime: Duration,
    /// How many digits the number has that is read from the sign-in page and typed on the device: 2 or 6, or 0 for none
    /// (B01).
    pub approval_digits: u32,
    /// How many wrong answers one request accepts (B02).
    pub approval_tries: u32,
    /// How many requests an account's devices get within ten minutes without a success (B06).
    pub approvals_in_ten_minutes: u32,
    /// How many requests an account's devices get within a day without a success (B06).
    pub approvals_in_a_day: u32,
    /// The lifetime of an enrolment's QR code (F01: at most 5 minutes).
    pub enrolment_lifetime: Duration,
    /// The lifetime of an authorization code (J04: at most 60 seconds).
    pub code_lifetime: Duration,
    /// The lifetime of an access token, which cannot be renewed.
    pub access_token_lifetime: Duration,
    /// How long refresh tokens of one sign-in work at most, however often they are renewed (J05).
    pub refresh_lifetime: Duration,
    /// How long a pushed authorization request waits to be used.
    pub pushed_request_lifetime: Duration,
    /// How long a device without a browser waits for the person to agree.
    pub device_grant_lifetime: Duration,
    /// How long a session lasts that nobody uses (I04).
    pub session_idle: Duration,
    /// How long a session lasts at most, however much it is used (I04).
    pub session_lifetime: Duration,
    /// How attempts at passwords are slowed down (G01).
    pub paces: Paces,
    /// The minimum length in characters of a password of an account with a second factor (A01).
    pub password_min: usize,
    /// How many passwords one account can have rated within a minute before choosing one.
    pub judged_in_a_minute: u32,
    /// Whether codes go by SMS, to where, and how many.
    pub sms: SmsPolicy,
    /// The minimum length in characters of a password that is chosen while the account has no second factor (A01).
    pub password_min_alone: usize,
    /// Whether browsers remember the method that was used last.
    pub remember_method: bool,
    /// Whether people can sign up by themselves; otherwise only operators add accounts.
    pub sign_up: bool,
    /// How long a factor reset can be undone before it is carried out; zero means at once.
    pub factor_reset_cooling_off: Duration,
    /// The minimum of that time for an account whose password was replaced by a link, until a second factor is shown.
    pub factor_reset_after_password_reset: Duration,
    /// Whether devices may name a push service on this machine; only in a demonstration.
    pub loopback_push: bool,
    /// The lifetime of a link in a mail (F06: at most 30 minutes).
    pub mail_link_lifetime: Duration,
    /// The lifetime of a link that an operator hands over: somebody has to bring it to its owner (docs/decisions/0059).
    pub handed_link_lifetime: Duration,
    /// How long the person can confirm having kept recovery codes that were shown.
    pub recovery_proposal_lifetime: Duration,
    /// What people whom we do not know can make us store.
    pub strangers: Strangers,
    /// How many codes for relying parties one account gets from a session without being asked. Each is a row and an
    /// entry in the audit log.
    pub continued_per_account: Limit,
    /// How many enrolments one account can begin. Each takes a slow hash of its PIN.
    pub enrolments_per_account: Limit,
    /// How long after signing in a session may change second factors (D03) and export the account's data.
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
            refresh_lifetime: minutes(30 * 24 * 60),
            pushed_request_lifetime: minutes(1),
            device_grant_lifetime: minutes(10),
            session_idle: minutes(60),
            session_lifetime: minutes(24 * 60),
            paces: Paces::default(),
            password_min: PASSWORD_MIN,
            judged_in_a_minute: 30,
            sms: SmsPolicy::default(),
            password_min_alone: PASSWORD_MIN_ALONE,
            remember_method: true,
            sign_up: true,
            factor_reset_cooling_off: Duration::ZERO,
            factor_reset_after_password_reset: minutes(24 * 60),
            loopback_push: false,
            mail_link_lifetime: minutes(30),
            handed_link_lifetime: minutes(24 * 60),
            recovery_proposal_lifetime: minutes(30),
            strangers: Strangers::default(),
            continued_per_account: Limit::hourly(1_200),
            enrolments_per_account: Limit::hourly(30),
            fresh_session: minutes(10),
        }
    }
}
