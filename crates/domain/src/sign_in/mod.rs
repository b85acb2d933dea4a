//! A sign-in, from the first page to the last: a state machine that only a commit moves.

mod back;
mod browser;
pub mod let_on;
mod password;
mod reach;
mod step_up;
mod steps;
pub mod trusted_browser;

use sluss_protocol::method::Method;

use crate::model::audit::{Entry, Event};
use crate::model::id::AccountId;
use crate::model::secret::{Bearer, Kind};
use crate::model::session::Audience;
use crate::model::sign_in::{SignIn, SignInState, Target};
use crate::model::visitor::Visitor;
use crate::ports::store::Change;
use crate::sluss::Sluss;

/// Sign-ins, from the first page to the last.
#[derive(Clone, Copy, Debug)]
pub struct SignIns<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Sign-ins, from the first page to the last.
    #[must_use]
    pub const fn sign_ins(&self) -> SignIns<'_> {
        SignIns { sluss: self }
    }
}

impl SignIns<'_> {
    /// The change that logs what happened in this sign-in.
    pub(crate) fn note(
        &self,
        sign_in: &SignIn,
        event: Event,
        account: Option<AccountId>,
        method: Method,
        visitor: &Visitor,
    ) -> Change {
        let client = sign_in.target.client().map(str::to_owned);
        Change::Record(Entry { client, method: Some(method), ..self.sluss.audit_log().entry(event, account, visitor) })
    }

    /// The code or ticket that this sign-in issues when complete. It is computed, so that the last page shows the
    /// same one however often it is loaded, and whichever device completed the second step (docs/decisions/0004).
    #[must_use]
    pub fn code_of(&self, sign_in: &SignIn) -> Bearer {
        let kind = match &sign_in.target {
            Target::Site { request, .. } => request.protocol.one_time_result(),
            Target::Account { .. } => Kind::Code,
        };
        Bearer::from_bytes(kind, &self.sluss.sealer.tag("authorization code", sign_in.handle.as_str()))
    }

    /// The session that a completed sign-in has opened for the browser, and its token; computed for the same reason as
    /// [`Self::code_of`].
    #[must_use]
    pub fn session_of(&self, sign_in: &SignIn) -> Option<(Audience, Bearer)> {
        let SignInState::Passed { .. } = sign_in.state else { return None };
        let audience = sign_in.opens();
        (audience != Audience::Frame).then(|| (audience, self.session_token(sign_in)))
    }

    fn session_token(&self, sign_in: &SignIn) -> Bearer {
        Bearer::from_bytes(Kind::Session, &self.sluss.sealer.tag("session", sign_in.handle.as_str()))
    }
}
