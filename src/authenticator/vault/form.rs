//! The form in which a record is stored in the browser: an object with texts and keys. Knows no kind of record.

use std::fmt;

/// The version of the form that this code writes.
pub const VERSION: u32 = 2;

/// A record as it is stored, of whatever kind.
#[derive(Clone, PartialEq, Eq)]
pub struct Stored<K> {
    /// The record's name, which no other has.
    pub id: String,
    /// The version of its form; `None` in records that were written before there was a number.
    pub version: Option<u32>,
    /// Its texts by name. The one called `kind` says how to read the others.
    pub texts: Vec<(String, String)>,
    /// Its keys by name.
    pub keys: Vec<(String, K)>,
}

/// Names alone: the texts of some kinds are secret.
impl<K> fmt::Debug for Stored<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.texts.iter().map(|(name, _)| name).chain(self.keys.iter().map(|(name, _)| name));
        f.debug_list().entry(&self.id).entry(&self.version).entries(names).finish()
    }
}

impl<K> Stored<K> {
    /// A record of this version.
    #[must_use]
    pub fn new(id: &str, texts: &[(&str, &str)], keys: Vec<(&str, K)>) -> Self {
        Self {
            id: id.to_owned(),
            version: Some(VERSION),
            texts: texts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
            keys: keys.into_iter().map(|(name, key)| (name.to_owned(), key)).collect(),
        }
    }

    /// Whether it needs no migration.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.version == Some(VERSION)
    }

    /// Whether another reading of the record with this name gave the same. A sealed text is never the same twice.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.id == other.id && self.version == other.version && self.texts == other.texts
    }

    /// The text with this name.
    #[must_use]
    pub fn string(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// The key with this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&K> {
        self.keys.iter().find(|(known, _)| known == name).map(|(_, key)| key)
    }
}
