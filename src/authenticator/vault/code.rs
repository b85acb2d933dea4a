//! Records of accounts elsewhere: what their codes are computed from, and where they stand in the list, sealed with the vault's key (P01). Knows no
//! other kind.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sluss_codes::account::Account;
use sluss_codes::written::Written;
use zeroize::Zeroizing;

use super::cipher::{self, Ciphers};
use super::form::{Stored, VERSION};
use super::keys::KeyError;
use super::vault_key::VaultKey;

/// What the text `kind` of these records says.
pub(super) const KIND: &str = "code";

/// An account elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeRecord {
    /// The record's name: random, since nothing about the account stays the same for ever.
    pub id: String,
    /// Where it stands in the person's order, from 0. Two may have the same place for a while, if two tabs add one each.
    pub place: u32,
    /// The account.
    pub account: Account,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Content {
    place: u32,
    account: Written,
}

impl CodeRecord {
    /// A new record with a name out of bytes that nobody else has.
    #[must_use]
    pub fn new(random: [u8; 16], place: u32, account: Account) -> Self {
        Self { id: format!("code-{}", BASE64URL_NOPAD.encode(&random)), place, account }
    }

    /// Reads what was sealed; `None` if it is damaged.
    pub(super) fn read(id: &str, plain: &[u8]) -> Option<Self> {
        let Content { place, account } = serde_json::from_slice(plain).ok()?;
        Some(Self { id: id.to_owned(), place, account: account.account()? })
    }

    fn plain(&self) -> Zeroizing<Vec<u8>> {
        let content = Content { place: self.place, account: Written::from(&self.account) };
        Zeroizing::new(serde_json::to_vec(&content).expect("what it holds is text and numbers"))
    }

    /// The record as it is stored: sealed, its names too.
    pub(super) async fn sealed<C: Ciphers>(
        &self,
        ciphers: &C,
        key: &VaultKey<C::Key>,
    ) -> Result<Stored<C::Key>, KeyError> {
        let sealed = cipher::seal(ciphers, &key.key, &bound_to(&self.id), &self.plain()).await?;
        let sealed = BASE64URL_NOPAD.encode(&sealed);
        Ok(Stored::new(&self.id, &[("kind", KIND), ("seal", &key.seal), ("sealed", &sealed)], Vec::new()))
    }
}

/// Reads a record; `None` if it is something else, damaged, or sealed with another key.
pub(super) async fn unseal<C: Ciphers>(
    stored: &Stored<C::Key>,
    ciphers: &C,
    key: &VaultKey<C::Key>,
) -> Option<CodeRecord> {
    if stored.string("kind")? != KIND || stored.string("seal")? != key.seal {
        return None;
    }
    let sealed = BASE64URL_NOPAD.decode(stored.string("sealed")?.as_bytes()).ok()?;
    let plain = cipher::open(ciphers, &key.key, &bound_to(&stored.id), &sealed).await?;
    CodeRecord::read(&stored.id, &plain)
}

/// What a sealed record is bound to, so that none can stand in another's place (P01). The kind and the version are those that this file writes.
fn bound_to(id: &str) -> Vec<u8> {
    format!("sluss record\n{id}\n{KIND}\n{VERSION}").into_bytes()
}
