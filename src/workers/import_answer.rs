//! What the worker that reads other apps' files tells its page. Names in it are the ids of texts.

use serde::{Deserialize, Serialize};
use sluss_codes::written::Written;

/// The answer to a file, with a password or without.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum ImportAnswer {
    /// It takes something more to open it.
    Locked(Locked),
    /// It is not taken.
    Refused {
        /// Why: the end of a text's id.
        why: String,
        /// A number in that text: bytes, accounts.
        number: u64,
    },
    /// It was read.
    Read(Report),
}

/// What it takes to open a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locked {
    /// The product that wrote it, by its own name.
    pub format: String,
    /// Another file of the same product is needed too.
    pub companion: bool,
    /// The memory that opening takes, in bytes.
    pub memory: u64,
    /// The work that opening takes; a million is about a second on a laptop.
    pub rounds: u64,
}

/// What was found in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The product that wrote it, by its own name.
    pub format: String,
    /// The accounts that can be taken.
    pub accounts: Vec<Written>,
    /// What cannot be taken.
    pub left: Vec<LeftEntry>,
    /// How many things in it have nothing to do with codes.
    pub others: usize,
    /// What is to be said about the file as a whole: the ends of texts' ids.
    pub remarks: Vec<String>,
    /// When it was written, in epoch seconds, if it is a backup of ours.
    #[serde(default)]
    pub backed_up: Option<u64>,
}

/// An entry that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftEntry {
    /// Who issued it, and the name there, as far as they are known.
    pub name: String,
    /// Why: the end of a text's id.
    pub why: String,
    /// A word of the file's own in that text, such as the name of a hash.
    pub word: String,
}
