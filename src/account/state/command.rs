//! What a person can have the server do to the account, and the results.

use sluss_protocol::api::{CodeSheet, FactorResetView, NewPassword, SignedOutView};
use sluss_protocol::password::Strength;

/// Something for the server to do.
#[derive(Clone, Debug)]
pub enum Command {
    /// Judge how strong a password is. The number says after which change of the field it was there.
    JudgePassword(u32, String),
    /// Change the name.
    Rename(String),
    /// Ask for another email address.
    AskForAddress(String),
    /// Change the password, given the current one.
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
    /// Make the recovery codes of this proposal valid.
    KeepCodes(String),
    /// Delete every second factor, given the password.
    ResetFactors(String),
    /// Call off a planned PANIC.
    UndoFactorReset,
    /// Delete the account, given the password.
    Erase(String),
    /// End the session of this browser.
    SignOut,
}

impl Command {
    /// Its name, by which a button knows whether its own command is on its way.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::JudgePassword(..) => "judge",
            Self::Rename(_) => "name",
            Self::AskForAddress(_) => "address",
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
    /// How strong the password after that change is, if the server could say.
    Judged(u32, Option<Strength>),
    /// The name was changed.
    Renamed,
    /// A mail is on its way to the present address.
    AddressAsked,
    /// The password was changed.
    PasswordChanged,
    /// Two steps are required at every site from now on, or no longer.
    TwoStepsRequired(bool),
    /// The device with this name was removed.
    DeviceRemoved(String),
    /// New recovery codes, which are not valid yet.
    CodesMade(CodeSheet),
    /// The recovery codes that were shown are valid from now on.
    CodesKept,
    /// Every second factor was deleted, or will be.
    FactorReset(FactorResetView),
    /// A planned PANIC was called off.
    FactorResetUndone,
    /// The account was deleted.
    Erased,
    /// This session has ended. The page says which sites have heard, if there are any.
    SignedOut(Option<SignedOutView>),
}
