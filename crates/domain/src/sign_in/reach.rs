//! How far a sign-in has come, and how many may be at the beginning: anybody can begin one, and makes us store a row.
//! So each takes a place in the count of its network and in the common one, in the commit that begins it, and gives
//! both back in the commit that takes a right password (docs/decisions/0042).

use std::time::Duration;

use crate::error::Error;
use crate::model::allowance::{Allowance, Limit};
use crate::model::sign_in::{Reached, SignIn};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::WIDER;
use crate::ports::store::{Bound, Change};
use crate::sign_in::SignIns;

/// The prefix of the keys of networks' counts.
const IN_NETWORK: &str = "begun in network ";

/// The prefix of the keys of the common count.
const IN_ALL: &str = "begun in all, part ";

/// How many parts the common count has, so that not every beginning waits for the same row.
const PARTS: u8 = 8;

impl SignIns<'_> {
    /// Stores a sign-in that begins, if its network and the common count have a place for it.
    ///
    /// # Errors
    /// [`Error::Crowded`] if one of them is full.
    pub(super) async fn add(&self, sign_in: SignIn) -> Result<(), Error> {
        let places = self.places(&sign_in);
        if let Some(crowded) = self.crowded_lately(&places) {
            return Err(crowded);
        }
        let taken = places.iter().cloned().map(|place| Change::Bound(Bound::Spend(place)));
        let changes = std::iter::once(Change::AddSignIn(sign_in)).chain(taken).collect();
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            Err(Error::Conflict) => Err(self.crowded(&places).await?),
            other => other,
        }
    }

    /// The changes that give a sign-in's places back if this step is the first one after a right password.
    pub(super) fn leave_crowd(&self, sign_in: &SignIn, reached: Reached) -> Vec<Change> {
        let leaves = sign_in.reached < Reached::Known && reached == Reached::Known;
        if leaves {
            self.places(sign_in).into_iter().map(|place| Change::Bound(Bound::GiveBack(place))).collect()
        } else {
            Vec::new()
        }
    }

    /// The places in the counts of the network, of the wider network, and of everybody.
    fn places(&self, sign_in: &SignIn) -> Vec<Allowance> {
        let (at, strangers) = (self.sluss.now(), &self.sluss.policy.strangers);
        let one = |key: String, most: u32| {
            let limit = Limit { most, per: self.sluss.policy.sign_in_lifetime };
            Allowance { key, limit, at }
        };
        let most = strangers.begun_per_network;
        let own = one(format!("{IN_NETWORK}{}", sign_in.visitor.network), most);
        let around = sign_in.visitor.wider();
        let around = around.map(|wider| one(format!("{IN_NETWORK}{wider}"), most.saturating_mul(WIDER)));
        let part = sign_in.handle.as_str().bytes().next().unwrap_or_default() % PARTS;
        let all = one(format!("{IN_ALL}{part}"), strangers.begun_in_all.div_ceil(u32::from(PARTS)));
        [own].into_iter().chain(around).chain([all]).collect()
    }

    /// A count that was found full a moment ago is taken to be full: a crowd at the door costs the store nothing.
    fn crowded_lately(&self, places: &[Allowance]) -> Option<Error> {
        let now = self.sluss.now();
        places.iter().find_map(|place| Some(crowd(place, self.sluss.limits.full_until(&place.key, now)?)))
    }

    /// Explains why a sign-in could not begin.
    async fn crowded(&self, places: &[Allowance]) -> Result<Error, Error> {
        for place in places {
            let Some(until) = place.full_until(&self.sluss.store.windows(&place.key).await?) else { continue };
            self.sluss.limits.note_full(&place.key, place.at, until);
            tracing::warn!(
                event = "sign-ins-refused",
                count = place.key,
                most = place.limit.most,
                "too many sign-ins have been begun without a right password, so no more can begin; if all visitors \
                 are one network, set trusted_proxies"
            );
            return Ok(crowd(place, until));
        }
        // A place has become free meanwhile.
        Ok(Error::Busy)
    }

    /// Forgets early what people whom we do not know have left behind: sign-ins in which nobody has said who they are,
    /// those without a right password once their time is over, wrong passwords too few to cause a delay, and device
    /// proofs that could not be shown again.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn forget_strangers(&self) -> Result<(), Error> {
        let (now, policy) = (self.sluss.now(), &self.sluss.policy);
        let early = policy.sign_in_lifetime.saturating_sub(policy.strangers.unnamed_lifetime);
        let changes = vec![
            Change::Bound(Bound::ForgetSignIns(Reached::Begun, now.after(early))),
            Change::Bound(Bound::ForgetSignIns(Reached::Named, now)),
            Change::Bound(Bound::ForgetTries(policy.paces.here.from, before(now, policy.strangers.few_tries_memory))),
            Change::Bound(Bound::ForgetProofs(now)),
        ];
        Ok(self.sluss.store.commit(changes).await?)
    }
}

fn crowd(place: &Allowance, until: Timestamp) -> Error {
    Error::Crowded { here: place.key.starts_with(IN_NETWORK), wait: place.wait(until) }
}

fn before(now: Timestamp, ago: Duration) -> Timestamp {
    Timestamp(now.0.saturating_sub(i64::try_from(ago.as_millis()).unwrap_or(i64::MAX)))
}
