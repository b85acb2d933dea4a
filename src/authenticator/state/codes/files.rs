//! Files of other apps, and where the person is on the way from choosing one to seeing what is in it.

use std::fmt;
use std::rc::Rc;

use zeroize::Zeroizing;

use crate::workers::import_answer::Locked;
use crate::workers::import_progress::ImportProgress;

/// A file that the person has chosen. It is wiped when it is no longer needed, and `Debug` does not show it.
#[derive(Clone, Default)]
pub struct ChosenFile(Rc<Zeroizing<Vec<u8>>>);

impl ChosenFile {
    /// These bytes.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Rc::new(Zeroizing::new(bytes)))
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl PartialEq for ChosenFile {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for ChosenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChosenFile of {} bytes", self.0.len())
    }
}

/// The files that belong together, and what opens them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Files {
    /// The file.
    pub file: ChosenFile,
    /// The other one of the same product, if there is one.
    pub beside: ChosenFile,
}

/// Where the person is on the way.
#[derive(Clone, Debug, PartialEq)]
pub enum MoveIn {
    /// A file has to be chosen.
    Choose(Option<Refused>),
    /// It is being read.
    Reading {
        /// The file.
        files: Files,
        /// What it takes, if it is being opened with a password.
        asked: Option<Locked>,
        /// How far the worker is, once it has said so.
        progress: Option<ImportProgress>,
    },
    /// It takes something more to open it.
    Locked {
        /// The file.
        files: Files,
        /// What it takes.
        locked: Locked,
        /// The last password did not open it.
        wrong: bool,
    },
}

/// Why the last file was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The end of a text's id.
    pub why: String,
    /// A number in that text.
    pub number: u64,
}

impl Refused {
    /// For this reason, which has no number.
    pub(super) fn new(why: &str) -> Self {
        Self { why: why.to_owned(), number: 0 }
    }
}
