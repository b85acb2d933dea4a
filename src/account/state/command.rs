//! What a person can have done to the account that is signed in, and what comes of it.

use sluss_protocol::api::{FactorResetView, NewPassword, RecoveryCodes};
use sluss_protocol::password::Strength;

/// Something to be done by the server.
#[derive(Clone, Debug)]
pub enum Command {
    /// Say how strong a password would be. The number is the turn of typing that it stood there in.
    JudgePassword(u32, String),
    /// Change the password, given the one that holds now.
    ChangePassword(NewPassword),
    /// Require two steps at every site, or no longer.
    RequireTwoSteps(bool),
    /// Remove the device with this id. Its name is for the line that says so.
    RemoveDevice {
        /// The device's id, `dev_…`.
        id: String,
        /// The name that its owner gave it.
        name: String,
    },
    /// Propose new recovery codes.
    MakeCodes,
    /// Let the recovery codes of this proposal count.
    KeepCodes(String),
    /// Delete every second factor, given the password.
    ResetFactors(String),
    /// Call a planned PANIC off.
    UndoFactorReset,
    /// Delete the account, given the password.
    Erase(String),
    /// End the session of this browser.
    SignOut,
}

impl Command {
    /// Its name, by which a button knows that its own command is on its way.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::JudgePassword(..) => "judge",
            Self::ChangePassword(_) => "password",
            Self::RequireTwoSteps(_) => "two-steps",
            Self::RemoveDevice { .. } => "remove",
            Self::MakeCodes => "codes",
            Self::KeepCodes(_) => "keep",
            Self::ResetFactors(_) => "factor-reset",
            Self::UndoFactorReset => "undo-factor-reset",
            Self::Erase(_) => "erase",
            Self::SignOut => "sign-out",
        }
    }
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandResult {
    /// How strong the password of that turn would be, if the server could say.
    Judged(u32, Option<Strength>),
    /// The password was changed.
    PasswordChanged,
    /// Two steps are required at every site from now on, or no longer.
    TwoStepsRequired(bool),
    /// The device with this name was removed.
    DeviceRemoved(String),
    /// New recovery codes, which do not count yet.
    CodesMade(RecoveryCodes),
    /// The recovery codes that were shown count from now on.
    CodesKept,
    /// Every second factor was deleted, or will be.
    FactorReset(FactorResetView),
    /// A planned PANIC was called off.
    FactorResetUndone,
    /// The account was deleted.
    Erased,
    /// This session has ended.
    SignedOut,
}
