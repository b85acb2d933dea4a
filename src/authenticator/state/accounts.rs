//! The accounts in this app, as far as the state needs to know them: without their keys.

use sluss_protocol::api::EnrolledDevice;

/// Whether something stands for the PIN of an account here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Biometrics {
    /// The PIN is typed.
    #[default]
    Off,
    /// Fingerprint or face will do.
    On,
    /// It has failed five times in a row: the PIN has to be given rightly before it counts again.
    PinFirst,
}

/// An account on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAccount {
    /// The record's name in the vault.
    pub id: String,
    /// What the server said when it registered this device.
    pub device: EnrolledDevice,
    /// The account no longer knows this device.
    pub removed: bool,
    /// Whether something stands for the PIN here.
    pub biometrics: Biometrics,
}

/// What the vault held when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The accounts in it.
    pub accounts: Vec<ListedAccount>,
    /// Whether the person has pressed *Initialise* here.
    pub initialised: bool,
    /// Whether registrations were begun whose end is not known here.
    pub unfinished: bool,
}
