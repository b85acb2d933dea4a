//! How far a sign-in has got, and how many may stand at the beginning: whoever begins one makes us keep a row and need not be anybody.
//! So each takes a place in its network's count and in that of all, in the commit that begins it, and gives both back in the commit
//! that takes a right password (docs/decisions/0042).

use std::time::Duration;

use crate::error::Error;
use crate::model::allowance::{Allowance, Limit};
use crate::model::sign_in::{Reached, SignIn};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::WIDER;
use crate::ports::store::{Bound, Change};
use crate::sign_in::SignIns;

/// How the names of the networks' counts begin.
const IN_NETWORK: &str = "begun in network ";

/// And those of all.
const IN_ALL: &str = "begun in all, part ";

/// In how many parts the sign-ins of all are counted, so that no row makes all beginnings wait for one another.
const PARTS: u8 = 8;

impl SignIns<'_> {
    /// Stores a sign-in that begins, if its network and all together have a place for it.
    ///
    /// # Errors
    /// [`Error::Crowded`].
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

    /// The changes that give a sign-in's places back, where this step is the first behind a right password.
    pub(super) fn leave_crowd(&self, sign_in: &SignIn, reached: Reached) -> Vec<Change> {
        let leaves = sign_in.reached < Reached::Known && reached == Reached::Known;
        if leaves {
            self.places(sign_in).into_iter().map(|place| Change::Bound(Bound::GiveBack(place))).collect()
        } else {
            Vec::new()
        }
    }

    /// The places among those of the network, of what is around it, and of all.
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

    /// What was found full a moment ago is full: a crowd at the door costs the store nothing.
    fn crowded_lately(&self, places: &[Allowance]) -> Option<Error> {
        let now = self.sluss.now();
        places.iter().find_map(|place| Some(crowd(place, self.sluss.limits.full_until(&place.key, now)?)))
    }

    /// Why a sign-in could not begin.
    async fn crowded(&self, places: &[Allowance]) -> Result<Error, Error> {
        for place in places {
            let Some(until) = place.full_until(&self.sluss.store.windows(&place.key).await?) else { continue };
            self.sluss.limits.note_full(&place.key, place.at, until);
            tracing::warn!(
                event = "sign-ins-refused",
                count = place.key,
                most = place.limit.most,
                "so many sign-ins were begun without a right password that no other may begin; if all visitors are \
                 one network, set trusted_proxies"
            );
            return Ok(crowd(place, until));
        }
        // Somebody has left meanwhile.
        Ok(Error::Busy)
    }

    /// Forgets what people whom we do not know have left behind, sooner than the rest: sign-ins in which nobody has said who they are,
    /// those without a right password as soon as their time is over, wrong passwords that are too few to slow anybody down, and device
    /// proofs that nobody could show again.
    ///
    /// # Errors
    /// Only the store's.
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
