//! Browsers from which somebody has signed in to an account before. Whoever comes with one is not slowed down by what strangers
//! do to that account elsewhere (G02). The mark opens nothing, and says nothing about whose it is to anybody but us.

use subtle::ConstantTimeEq;

use crate::Sluss;
use crate::id::{AccountId, BASE64};
use crate::sign_in::{SignIn, State};

/// How many accounts one browser is known for.
const ACCOUNTS: usize = 5;
/// What stands between two marks.
const BETWEEN: char = '~';
/// How much of a proof is enough to name a browser.
const NAME_BYTES: usize = 16;

impl Sluss {
    /// The browser's name, if it has a mark for this account.
    pub(crate) fn known_device(&self, account: &AccountId, marks: &str) -> Option<String> {
        let mark = marks.split(BETWEEN).find(|mark| self.is_mark(account, mark))?;
        mark.split_once('.').map(|(name, _)| name.to_owned())
    }

    /// The marks that a browser keeps from now on, where a sign-in has passed in it. They are computed, so that the last page
    /// gives the same ones however often it is read. A frame keeps nothing of ours.
    #[must_use]
    pub fn know_device(&self, sign_in: &SignIn, marks: &str) -> Option<String> {
        let State::Passed { evidence, .. } = &sign_in.state else { return None };
        self.session_of(sign_in)?;
        let account = &evidence.account;
        let (own, others): (Vec<_>, Vec<_>) = marks
            .split(BETWEEN)
            .filter(|mark| !mark.is_empty() && mark.len() < 100)
            .partition(|mark| self.is_mark(account, mark));
        let name = &self.sealer.prove("known browser", sign_in.handle.as_str())[..NAME_BYTES];
        let own = own.first().map_or_else(|| self.mark(account, &BASE64.encode(name)), |mark| (*mark).to_owned());
        let all: Vec<_> = std::iter::once(own.as_str()).chain(others).take(ACCOUNTS).collect();
        Some(all.join(&BETWEEN.to_string()))
    }

    fn mark(&self, account: &AccountId, name: &str) -> String {
        let proof = self.sealer.prove("known browser of", &self.in_this_epoch(format!("{account}\n{name}")));
        format!("{name}.{}", BASE64.encode(&proof))
    }

    fn is_mark(&self, account: &AccountId, mark: &str) -> bool {
        let genuine = |name: &str| self.mark(account, name).as_bytes().ct_eq(mark.as_bytes()).into();
        mark.split_once('.').is_some_and(|(name, _)| genuine(name))
    }
}
