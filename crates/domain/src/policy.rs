//! What an operator may decide, with the values that hold until one does.

use std::time::Duration;

use crate::sms_policy::SmsPolicy;

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
    /// How long after signing in a session may change where codes are sent (D03).
    pub session_fresh: Duration,
    /// The fewest characters of a password with a second factor beside it (A01).
    pub password_min: usize,
    /// Codes by SMS.
    pub sms: SmsPolicy,
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
            enrolment_lifetime: minutes(5),
            code_lifetime: minutes(1),
            access_token_lifetime: minutes(10),
            session_idle: minutes(60),
            session_lifetime: minutes(24 * 60),
            session_fresh: minutes(15),
            password_min: 8,
            sms: SmsPolicy::default(),
        }
    }
}
