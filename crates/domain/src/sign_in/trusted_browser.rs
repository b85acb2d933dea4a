//! Trusted browsers: those from which somebody has signed in to an account before. They are not slowed down by what
//! strangers do to that account elsewhere (G02). The mark gives access to nothing, and only we can tell whose it is. It
//! ends half a year after the last sign-in, and with everything else that was opened (Q03, S26).

use subtle::ConstantTimeEq;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::id::BASE64;
use crate::model::sign_in::{SignIn, SignInState};
use crate::sign_in::browser::Browsers;

/// For how many accounts one browser can be trusted.
const ACCOUNTS: usize = 5;

/// The separator between two marks.
const BETWEEN: char = '~';

/// How many bytes of a MAC are enough to name a browser.
const NAME_BYTES: usize = 16;

/// How many days a mark is valid after the sign-in that it was given for.
pub const DAYS: i64 = 180;

/// Milliseconds in a day.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl Browsers<'_> {
    /// The browser's name, if it has a mark for this account.
    pub(crate) fn trusted_browser_of(&self, account: &Account, marks: &str) -> Option<String> {
        marks.split(BETWEEN).find_map(|mark| self.genuine(account, mark)).map(str::to_owned)
    }

    /// The marks that a browser keeps after a sign-in was completed in it. They are computed, so that the last page
    /// gives the same ones however often it is loaded. A frame stores nothing of ours.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn know_device(&self, sign_in: &SignIn, marks: &str) -> Result<Option<String>, Error> {
        let SignInState::Passed { evidence, .. } = &sign_in.state else { return Ok(None) };
        if self.sluss.sign_ins().session_of(sign_in).is_none() {
            return Ok(None);
        }
        let Some(account) = self.sluss.store.account(&evidence.account).await? else { return Ok(None) };
        let kept = marks.split(BETWEEN).filter(|mark| !mark.is_empty() && mark.len() < 100);
        let (own, others): (Vec<_>, Vec<_>) = kept.partition(|mark| self.genuine(&account, mark).is_some());
        let name = own.first().and_then(|mark| self.genuine(&account, mark)).map_or_else(
            || BASE64.encode(&self.sluss.sealer.tag("known browser", sign_in.handle.as_str())[..NAME_BYTES]),
            str::to_owned,
        );
        let own = self.mark(&account, &name, evidence.at.0 / DAY_MS);
        let all: Vec<_> = std::iter::once(own.as_str()).chain(others).take(ACCOUNTS).collect();
        Ok(Some(all.join(&BETWEEN.to_string())))
    }

    /// The mark for a sign-in on this day, counted from 1970.
    fn mark(&self, account: &Account, name: &str, day: i64) -> String {
        let about = self.sluss.upkeep().in_this_epoch(format!("{}\n{}\n{name}\n{day}", account.id, account.marks_era));
        format!("{name}.{day}.{}", BASE64.encode(&self.sluss.sealer.tag("known browser of", &about)))
    }

    /// The browser's name in a mark, if the mark is ours, belongs to this account, is not too old, and has not been
    /// revoked with all others.
    fn genuine<'a>(&self, account: &Account, mark: &'a str) -> Option<&'a str> {
        let [name, day, _] = mark.split('.').collect::<Vec<_>>().try_into().ok()?;
        let day: i64 = day.parse().ok()?;
        let ours = bool::from(self.mark(account, name, day).as_bytes().ct_eq(mark.as_bytes()));
        (ours && self.sluss.now().0 / DAY_MS - day <= DAYS).then_some(name)
    }
}
