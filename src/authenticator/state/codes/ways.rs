//! Ways to unlock the codes: what is shown, what is added and what goes.

use super::typed::Passphrase;

/// What unlocks, as the person shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A passphrase.
    Passphrase(Passphrase),
    /// Whichever passkey the browser finds among those that are known.
    Passkey,
}

/// A way to unlock that is to be there from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protection {
    /// This passphrase, in place of the one before.
    Passphrase(Passphrase),
    /// A new passkey.
    Passkey,
}

/// A way to unlock that is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WayToGo {
    /// The passphrase.
    Passphrase,
    /// The passkey with this credential id.
    Passkey(Vec<u8>),
}
