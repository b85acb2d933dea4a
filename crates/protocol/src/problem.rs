//! The closed list of what can go wrong at our own JSON API, as problem documents (RFC 9457).
//!
//! OpenID Connect answers with its own codes and not with these.

use serde::{Deserialize, Serialize};

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $status:literal, $title:literal;)+) => {
        /// What went wrong, in one word that programs compare and people look up.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ProblemCode {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl ProblemCode {
            /// Every code, for tests and documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it stands on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The HTTP status that goes with the code.
            #[must_use]
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// What happened, in one English line for developers; people get their own texts by the code.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }
        }
    };
}

problem_codes! {
    /// The body is not what the route takes.
    BadRequest = "bad-request", 400, "The request could not be read";
    /// A field is missing or has an invalid value.
    InvalidField = "invalid-field", 422, "A field has a value that cannot be used";
    /// The PIN is too easy to guess; `reason` says why.
    WeakPin = "weak-pin", 422, "The PIN is too easy to guess";
    /// No session, or one that has ended.
    NotSignedIn = "not-signed-in", 401, "Nobody is signed in here";
    /// The session was opened with a password only and the account has a second factor.
    StepUpRequired = "step-up-required", 403, "Sign in with the second step first";
    /// The session was opened too long ago for this.
    NotFresh = "not-fresh", 403, "Sign in again first";
    /// The password that was asked for again is wrong.
    WrongPassword = "wrong-password", 403, "The password is wrong";
    /// The new password is refused; `reason` says why.
    WeakPassword = "weak-password", 422, "The password is not accepted";
    /// The account has no second factor, which this needs.
    NoFactor = "no-factor", 409, "A second factor is needed first";
    /// The request did not come from one of our own pages.
    CrossSite = "cross-site", 403, "The request came from another site";
    /// The device's proof (RFC 9449) is missing, wrong, old or used.
    InvalidProof = "invalid-proof", 401, "The device could not prove who it is";
    /// The device's proof is valid except for its time; `reason` is the server's time in epoch seconds, for making another.
    ProofTime = "proof-time", 401, "The device's clock is off";
    /// There is nothing here, or nothing that the caller may see.
    NotFound = "not-found", 404, "There is nothing here";
    /// This address does not accept the method.
    MethodNotAllowed = "method-not-allowed", 405, "This address does not accept that method";
    /// The one-time link has been used.
    AlreadyUsed = "already-used", 409, "This has already been used";
    /// Two requests changed the same thing; the later one may try again.
    Conflict = "conflict", 409, "Somebody else changed this at the same time";
    /// The time to do this has run out.
    Expired = "expired", 410, "This has expired";
    /// The body did not come in time.
    TooSlow = "too-slow", 408, "The request took too long to arrive";
    /// The body is larger than any honest one.
    TooLarge = "too-large", 413, "The request is too large";
    /// The route does not accept this content type.
    UnsupportedMediaType = "unsupported-media-type", 415, "The request has a content type that is not accepted here";
    /// The number is not the one on the sign-in page; `reason` says how many tries are left.
    WrongNumber = "wrong-number", 400, "The number is not the one on the sign-in page";
    /// The PIN is wrong; `reason` says how many tries are left for this request.
    WrongPin = "wrong-pin", 403, "The PIN is wrong";
    /// Too many wrong PINs in a row: this device approves nothing until another factor unlocks it.
    FactorLocked = "factor-locked", 403, "This device is locked";
    /// Too many tries; `Retry-After` says when to come back, and `reason` says it in seconds too.
    TooManyTries = "too-many-tries", 429, "Too many tries";
    /// Our fault; the request id leads to the log.
    Internal = "internal", 500, "Something went wrong on the server";
    /// More work than the machine can do; `Retry-After` says when to come back.
    Busy = "busy", 503, "The server is busy";
    /// Our database cannot be read or written at the moment; `Retry-After` says when to come back.
    Unavailable = "unavailable", 503, "The server cannot work at the moment";
}

/// A problem document, media type `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `urn:sluss:problem:<code>`, by which programs tell problems apart.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, the same for every problem of this type.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// What to do now, in English.
    pub detail: String,
    /// The type's last part, for programs.
    pub code: ProblemCode,
    /// Which field of the body is meant, or a finer reason from another closed list (PIN rules).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Problem {
    /// The document for a code, with what the caller can do about it now.
    #[must_use]
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:sluss:problem:{}", code.name()),
            title: code.title().to_owned(),
            status: code.status(),
            detail: detail.into(),
            code,
            reason: None,
        }
    }

    /// The same document naming the field or rule that is meant.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, ProblemCode};

    #[test]
    fn every_problem_reads_back_as_it_was_written() {
        for &code in ProblemCode::ALL {
            let problem = Problem::new(code, "Try again.").because("name");
            let json = serde_json::to_string(&problem).unwrap();
            assert_eq!(serde_json::from_str::<Problem>(&json).unwrap(), problem);
            assert!(json.contains(&format!("\"urn:sluss:problem:{}\"", code.name())));
            assert!((400..600).contains(&code.status()));
        }
    }
}
