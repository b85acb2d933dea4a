//! A file for another app, or a backup, that is written in a worker, and a QR code that is drawn there.

use sluss_codes::account::Account;
use sluss_codes::written::Written;
use zeroize::Zeroizing;

use super::state::codes::Passphrase;
use crate::browser::beside::Beside;
use crate::browser::{keys, page};
use crate::workers::export_answer::{Drawn, ExportForm, Exported, RANDOM};

/// A link as a QR code; `None` if the worker could not draw it, or has ended.
pub(super) async fn draw(link: &str) -> Option<Drawn> {
    let worker = Beside::start("export").await.ok()?;
    serde_json::from_slice(&worker.ask(&[("link", link.as_bytes())], &[]).await.ok()??).ok()
}

/// Writes it; `None` if the worker could not, or has ended.
pub(super) async fn write(
    form: ExportForm,
    passphrase: Passphrase,
    accounts: Vec<Account>,
    now: u64,
) -> Option<Exported> {
    let handed: Vec<Written> = accounts.iter().map(Written::from).collect();
    let handed = Zeroizing::new(serde_json::to_vec(&handed).ok()?);
    let random = Zeroizing::new(keys::random::<RANDOM>().ok()?);
    let domain = page::host();
    let worker = Beside::start("export").await.ok()?;
    let secrets: [(&str, &[u8]); 4] = [
        ("accounts", &handed),
        ("passphrase", passphrase.0.as_bytes()),
        ("random", &random[..]),
        ("domain", domain.as_bytes()),
    ];
    let numbers = [("form", form as u32), ("now", u32::try_from(now).ok()?)];
    let answer = Zeroizing::new(worker.ask(&secrets, &numbers).await.ok()??);
    serde_json::from_slice(&answer).ok()
}
