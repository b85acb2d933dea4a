//! What a running server does now and then besides serving. Each chore runs by itself, so that a failing one holds up no other.

use std::time::Duration;

use sluss_domain::Timestamp;
use sluss_domain::ports::store::Change;
use tokio::task::JoinHandle;

use crate::Instance;

/// How often expired rows are deleted.
const FORGET_EVERY: Duration = Duration::from_secs(10 * 60);
/// How often unfinished sign-ins and counts of strangers are deleted.
const FORGET_STRANGERS_EVERY: Duration = Duration::from_secs(60);
/// How often the server looks for PANICs that are due.
const PANIC_EVERY: Duration = Duration::from_secs(30);
/// How often the server looks for PINs that are stored in an older version's form.
const RENEW_EVERY: Duration = Duration::from_secs(10 * 60);
/// How long expired rows are kept, so that a second use of a code is still noticed.
const KEEP_MS: i64 = 60 * 60 * 1_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// All of them, until dropped.
pub(super) struct Chores([JoinHandle<()>; 4]);

impl Chores {
    pub(super) fn begin(instance: &Instance, audit_days: u32) -> Self {
        Self([
            tokio::spawn(forget(instance.clone(), audit_days)),
            tokio::spawn(forget_strangers(instance.clone())),
            tokio::spawn(carry_out_factor_resets(instance.clone())),
            tokio::spawn(renew_pins(instance.clone())),
        ])
    }
}

impl Drop for Chores {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

/// Carries out PANICs whose cooling-off time is over.
async fn carry_out_factor_resets(instance: Instance) {
    loop {
        if let Err(error) = instance.sluss.factor_resets().carry_out_due().await {
            tracing::warn!(%error, "a PANIC that is due could not be carried out");
        }
        tokio::time::sleep(PANIC_EVERY).await;
    }
}

/// Renews PINs that are stored in an older version's form. Another node may still write them, so the server looks again now and then.
async fn renew_pins(instance: Instance) {
    loop {
        match instance.sluss.devices().renew_pins().await {
            Ok(0) => {}
            Ok(renewed) => tracing::info!(renewed, "stored PINs now have a slow hash"),
            Err(error) => tracing::warn!(%error, "PINs could not be given a slow hash yet"),
        }
        tokio::time::sleep(RENEW_EVERY).await;
    }
}

async fn forget(instance: Instance, audit_days: u32) {
    loop {
        let now = instance.sluss.now().0;
        if let Err(error) = instance.sluss.store.commit(vec![Change::Forget(Timestamp(now - KEEP_MS))]).await {
            tracing::warn!(?error, "expired rows could not be deleted");
        }
        let oldest = Timestamp(now - i64::from(audit_days) * DAY_MS);
        if let Err(error) = instance.sluss.audit_log().prune(oldest).await {
            tracing::warn!(%error, "old entries of the audit log could not be dropped");
        }
        tokio::time::sleep(FORGET_EVERY).await;
    }
}

async fn forget_strangers(instance: Instance) {
    loop {
        if let Err(error) = instance.sluss.sign_ins().forget_strangers().await {
            tracing::warn!(%error, "what strangers have left behind could not be deleted");
        }
        tokio::time::sleep(FORGET_STRANGERS_EVERY).await;
    }
}
