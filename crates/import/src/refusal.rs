//! Why a whole file is not taken. Knows no format's details, and no words for people.

/// Why a whole file is not taken: one variant for each thing that a person can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is nothing in it, not even a byte.
    #[error("the file is empty")]
    Empty,
    /// It is nothing that we know.
    #[error("the file is in no format that we know")]
    Unknown,
    /// It is known, and nobody but the product itself can read it.
    #[error("only the product that wrote it can read it: {0:?}")]
    Foreign(Foreign),
    /// It needs a password, and none was given.
    #[error("the file needs a password")]
    PasswordNeeded,
    /// The password does not open it. An altered file cannot be told from that, where a seal holds both, nor can a database of KeePass with a key file.
    #[error("the password does not open the file, or the file was altered")]
    WrongPassword,
    /// It ends too early, or something in it was altered.
    #[error("the file is damaged: {0}")]
    Damaged(&'static str),
    /// It has more bytes than this, packed or unpacked.
    #[error("the file is larger than {most} bytes")]
    TooLarge {
        /// How many bytes are taken.
        most: usize,
    },
    /// What is packed in it would be far larger than any export.
    #[error("the file unpacks to far more than any export")]
    Bomb,
    /// It is nested deeper than this, or has more values than any export.
    #[error("the file is built in a way that no export is")]
    Intricate,
    /// It has more accounts than this.
    #[error("the file has more than {most} accounts")]
    TooMany {
        /// How many are taken.
        most: usize,
    },
    /// Deriving the key takes more memory than there is, in bytes.
    #[error("opening the file takes {needed} bytes of memory, and {most} are there")]
    Memory {
        /// How many bytes it takes.
        needed: u64,
        /// How many there are.
        most: u64,
    },
    /// Deriving the key takes more work than any product asks for.
    #[error("opening the file takes more work than any product asks for")]
    Work,
    /// It is worth nothing without another file of the same product ([`crate::open_beside`]).
    #[error("the file cannot be read without the other one")]
    CompanionNeeded,
    /// Whoever watched said stop ([`crate::open_watched`]).
    #[error("it was stopped")]
    Stopped,
}

/// Files that nobody but the product itself can read, and what to export instead is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Bitwarden's export that only the same account can import: choose *password protected* or plain JSON.
    BitwardenAccountRestricted,
    /// A backup that a newer version of Sluss has written: update the app.
    NewerBackup,
    /// An OpenPGP message, as andOTP and WinAuth can write: choose another kind of backup, or decrypt it first.
    OpenPgp,
    /// WinAuth's own file, sealed by the Windows account: choose *Export*.
    WinAuthInternal,
}
