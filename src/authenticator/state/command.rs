//! What the state wants done. Whoever carries it out answers with a message.

use sluss_protocol::api::{OtherWays, PendingRequest};

use super::account_page::AccountCommand;
use super::answer::PinAnswer;
use super::biometrics::BiometricsCommand;
use super::codes::CodesCommand;
use super::haptics::Touch;

/// Something to be done outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Note that the person has pressed *Initialise*.
    Initialise,
    /// Ask the browser to keep what is stored. Some browsers ask the person, who may leave the question open.
    AskToKeepStorage,
    /// Ask the person whether the app may notify them.
    AskForNotifications,
    /// Tell the server how to reach the app when it is closed.
    OfferPushSubscription,
    /// Finish the registrations that were begun when the app was stopped.
    FinishRegistrations,
    /// Watch for requests, from the beginning.
    Watch,
    /// Stop watching: there is no account left to ask about.
    StopWatching,
    /// Look whether there is a new version of the app.
    LookForNewVersion,
    /// Ask the server who runs the service and whom to turn to.
    AskAboutService,
    /// Let the new version take over.
    LoadNewVersion,
    /// Do what a text asks for.
    HandleLink {
        /// What was scanned, pasted or opened.
        text: String,
        /// The person wants one more account in this app.
        sure: bool,
    },
    /// Check which of these a server signed for an account at it in this app; `None` is the app's own.
    CheckRequests(Option<String>, Vec<PendingRequest>),
    /// Store which devices were removed from their accounts.
    NoteRemovals {
        /// The records that the server was asked about.
        asked: Vec<String>,
        /// Those of them whose devices were removed.
        removed: Vec<String>,
    },
    /// Keep what the server has said of other ways into the accounts.
    KeepOtherWays(Vec<OtherWays>),
    /// Let the person feel that something has worked.
    Feel(Touch),
    /// Keep whether the person wants to feel that.
    KeepHaptics(bool),
    /// Send the person's answer to a request; `None`: it was not them.
    Answer(PendingRequest, Option<PinAnswer>),
    /// Approve a request with this number, once the person is verified, by the PIN that is sealed.
    AnswerByBiometrics(PendingRequest, String),
    /// Switch approving by fingerprint or face on or off.
    Biometrics(BiometricsCommand),
    /// Destroy an account's keys.
    Forget(String),
    /// Add an entry to the browser's history, so that *Back* leads to the first screen and not out of the app.
    PushHistory,
    /// Go back in the browser's history, as if the person had.
    GoBack,
    /// Let the browser ask the person whether the app is to be installed, or note that they do not want that.
    Install(bool),
    /// Put the focus into the field that searches the accounts elsewhere, if it is there.
    FocusSearch,
    /// Let the app's icon say how many requests wait.
    Badge(usize),
    /// Keep what the person has made of an account, or of the order of all.
    Account(AccountCommand),
    /// Something to be done with the accounts elsewhere.
    Codes(CodesCommand),
}
