//! Detecting that a device's keys exist twice. Each copy counts its own proofs, so one repeats what the other has
//! counted, or falls behind.

use std::time::Duration;

use crate::error::Error;
use crate::factor::device::Devices;
use crate::model::audit::Event;
use crate::model::device::Device;
use crate::model::device_proof::DeviceProof;
use crate::model::message::Notice;
use crate::model::proof_count::{ProofCount, TRIES};
use crate::model::visitor::Visitor;
use crate::ports::store::{Change, CommitError};

/// How long the owner of a device is not told again.
const QUIET: Duration = Duration::from_secs(24 * 60 * 60);

/// How long after the first count a proof without one is still accepted from an older app in another window.
const NEW: Duration = Duration::from_secs(14 * 24 * 60 * 60);

impl Devices<'_> {
    /// Counts a proof of this device before it is spent, and tells the owner if a copy of its keys is in use elsewhere.
    /// Older apps send no count; once a device has sent one, it is expected from then on.
    ///
    /// # Errors
    /// Only store errors.
    pub async fn count_proof(&self, device: &Device, proof: &DeviceProof, visitor: &Visitor) -> Result<(), Error> {
        for _ in 0..TRIES {
            let before = self.sluss.store.counted(&device.id).await?;
            let after = match (&before, proof.count) {
                (None, None) => return Ok(()),
                (None, Some(count)) => Some(ProofCount::first(device, count, proof, self.sluss.now())),
                (Some(before), count) => count.and_then(|count| before.with(count, &proof.hash)),
            };
            let changes = match after {
                Some(after) => vec![Change::CountProof { before, after, at: self.sluss.now() }],
                None => self.doubled(device, proof, before, visitor).await?,
            };
            match self.sluss.store.commit(changes).await {
                // Another proof of the same device was counted in between.
                Err(CommitError::Conflict) => {}
                other => return Ok(other?),
            }
        }
        Ok(())
    }

    /// The changes for a count that cannot be right. There are none if the proof was counted or spent before, since
    /// sending something twice needs no second key, nor if the owner was told recently. Counting then continues from
    /// the count received: a device that was restored goes on from there, and two that are both in use disagree again.
    async fn doubled(
        &self,
        device: &Device,
        proof: &DeviceProof,
        before: Option<ProofCount>,
        visitor: &Visitor,
    ) -> Result<Vec<Change>, Error> {
        let Some(counted) = before else { return Ok(Vec::new()) };
        let told = counted.doubled_at.is_some_and(|at| self.sluss.now() < at.after(QUIET));
        let older_app = proof.count.is_none() && self.sluss.now() < counted.since.after(NEW);
        let twice = counted.proof == proof.hash || self.sluss.store.has_proof(&proof.hash).await?;
        if told || older_app || twice {
            return Ok(Vec::new());
        }
        let Some(account) = self.sluss.store.account(&device.account).await? else { return Ok(Vec::new()) };
        let (highest, window) = proof.count.map_or((counted.highest, counted.window), |count| (count, 1));
        let hash = proof.hash.clone();
        let after = ProofCount { highest, window, proof: hash, doubled_at: Some(self.sluss.now()), ..counted.clone() };
        Ok(vec![
            Change::CountProof { before: Some(counted), after, at: self.sluss.now() },
            self.sluss.messages().notify(&account, Notice::DeviceDoubled { device: device.name.clone() }, visitor),
            self.sluss.audit_log().record(Event::DeviceDoubled, &account.id, visitor),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::ProofCount;
    use crate::model::id::{AccountId, DeviceId};
    use crate::model::proof_count::WINDOW;
    use crate::model::secret::{Bearer, Kind};
    use crate::model::timestamp::Timestamp;

    fn seen(counts: &[u64]) -> Option<ProofCount> {
        let (first, rest) = counts.split_first()?;
        let account = AccountId::parse("acc_aaaaaaaaaaaaaaaaaaaaaaaaaa")?;
        let device = DeviceId::parse("dev_aaaaaaaaaaaaaaaaaaaaaaaaaa")?;
        let (proof, since) = (Bearer::from_bytes(Kind::Proof, b"one").hash(), Timestamp(0));
        let counted = ProofCount { account, device, highest: *first, window: 1, proof, since, doubled_at: None };
        rest.iter().try_fold(counted, |counted, count| counted.with(*count, &counted.proof))
    }

    #[test]
    fn s16_counts_may_rise_by_any_step_and_overtake_one_another() {
        for good in [&[1, 2, 3][..], &[1, 1_000_000, 1_000_001], &[5, 3, 4, 6], &[1, 1 + WINDOW - 1, 2], &[9, u64::MAX]]
        {
            assert!(seen(good).is_some(), "{good:?}");
        }
    }

    #[test]
    fn s16_a_count_that_was_seen_or_is_long_past_is_another_copys() {
        for bad in [&[1, 1][..], &[1, 2, 1], &[5, 3, 3], &[1, 1 + WINDOW, 1], &[1_000, 1_001, 900], &[u64::MAX, 1]] {
            assert!(seen(bad).is_none(), "{bad:?}");
        }
    }
}
