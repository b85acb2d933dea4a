//! What happens: what the person does, what a command results in, and what comes by itself.

use sluss_protocol::service::ServiceInfo;

use super::account_page::AccountMessage;
use super::accounts::{ListedAccount, Opening};
use super::answer::{AnswerResult, PinAnswer};
use super::approval::{ApprovalRequest, WatchUpdate};
use super::biometrics::BiometricsMessage;
use super::codes::CodesMessage;
use super::error::AuthenticatorError;
use super::link_result::LinkResult;
use super::place::Place;

/// Something that happened, in the person's hands or by itself; it leads to a new state.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The vault was opened.
    Opened(Result<Opening, AuthenticatorError>),
    /// The registrations that were begun are finished, as far as the server could be asked: the accounts.
    RegistrationsFinished(Result<Vec<ListedAccount>, AuthenticatorError>),
    /// The person pressed *Initialise*.
    Initialise,
    /// It was noted that the person pressed *Initialise*.
    Initialised(Result<(), AuthenticatorError>),
    /// The person said whether the app may notify them.
    AllowNotifications(bool),
    /// The browser's own question about notifications was answered.
    NotificationsAnswered,
    /// The browser said whether it keeps what is stored.
    StorageIsKept(bool),
    /// The person wants the list of accounts.
    ShowHome,
    /// The person wants the scanner.
    ShowScanner,
    /// The person wants the app in this tab of an iPhone or iPad anyway.
    UseThisTab,
    /// The scanner found a text, the person pasted one, or a picture had none.
    Scanned(Result<String, AuthenticatorError>),
    /// The address names a link; `None`: it names none any more.
    LinkOpened(Option<String>),
    /// The address names a place within the app.
    PlaceOpened(Place),
    /// The person wants one more account in this app, by this link.
    AddAccount(String),
    /// A text was handled. The accounts are those that there are afterwards.
    LinkHandled(Result<(LinkResult, Vec<ListedAccount>), AuthenticatorError>),
    /// The person wants the code for the other account.
    SwitchAccount,
    /// The person goes on with the account that they were working with.
    StayWithAccount,
    /// The person went back or forward in the browser's history, or we did.
    HistoryMoved {
        /// The move is a link that was opened here and was not read yet.
        by_link: bool,
    },
    /// The browser added no entry to its history.
    HistoryRefused,
    /// The page is seen again, the network is back, or a notification was pressed.
    Returned,
    /// The server said something to the accounts here.
    WatchUpdate(WatchUpdate),
    /// The genuine ones among all requests that wait at a server; `None` is the app's own.
    RequestsChecked(Option<String>, Vec<ApprovalRequest>),
    /// It was stored which devices were removed; with the accounts, if that changed anything.
    RemovalsNoted(Result<Option<Vec<ListedAccount>>, AuthenticatorError>),
    /// It was kept what else the accounts can be signed in to with.
    OtherWaysKept(Result<Vec<ListedAccount>, AuthenticatorError>),
    /// The person wants to know what losing this device would mean.
    ShowForecast,
    /// The person wants the settings of the app.
    ShowSettings,
    /// The person chose whether to feel what has worked.
    ChooseHaptics(bool),
    /// Something was copied.
    Copied,
    /// The person wants to see a request.
    OpenRequest(ApprovalRequest),
    /// The person answered the request on the screen; `None`: it was not them.
    Answer(Option<PinAnswer>),
    /// The person wants to approve the request on the screen with this number, and without typing the PIN.
    AnswerByBiometrics(String),
    /// What came of that.
    AnsweredByBiometrics {
        /// What the server said, or that it was not asked.
        result: Result<AnswerResult, AuthenticatorError>,
        /// The accounts that there are afterwards; `None` where they could not be read.
        accounts: Option<Vec<ListedAccount>>,
    },
    /// Something that happened to approving by fingerprint or face.
    Biometrics(BiometricsMessage),
    /// The server took or refused the answer.
    AnswerSent(Result<AnswerResult, AuthenticatorError>),
    /// The person wants this account out of the app.
    Forget(String),
    /// An account's keys were destroyed; with the accounts that are left.
    Forgotten(Result<Vec<ListedAccount>, AuthenticatorError>),
    /// Whether a new version of the app waits.
    NewVersionWaits(bool),
    /// What the server says of whoever runs the service; `None`: it says nothing now.
    ServiceHeard(Option<ServiceInfo>),
    /// The person wants the new version.
    LoadNewVersion,
    /// The browser offers to install the app, or does so no more.
    InstallOffered,
    /// The person wants the app installed, or wants to hear no more of it.
    Install(bool),
    /// Something that happened to how the accounts are called, coloured and ordered.
    Account(AccountMessage),
    /// Something that happened to the accounts elsewhere.
    Codes(CodesMessage),
}

impl Message {
    /// Whether the person waits for what comes of it.
    #[must_use]
    pub const fn is_waited_for(&self) -> bool {
        !matches!(
            self,
            Self::StorageIsKept(_)
                | Self::Returned
                | Self::HistoryMoved { .. }
                | Self::HistoryRefused
                | Self::InstallOffered
        )
    }
}
