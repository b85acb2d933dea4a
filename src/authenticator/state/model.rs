//! The state of the authenticator, and how it changes.

use sluss_protocol::service::ServiceInfo;

use super::accounts::ListedAccount;
use super::answer::{AnswerResult, FieldErrors, PinAnswer};
use super::approval::{ApprovalRequest, WatchUpdate};
use super::codes::{Codes, CodesMessage, Go};
use super::command::Command;
use super::environment::{Environment, NotificationPermission};
use super::error::AuthenticatorError;
use super::first_screen::FirstScreen;
use super::link_result::LinkResult;
use super::message::Message;
use super::place::{Opened, Place};
use super::screen::Screen;

mod accounts;
mod beginning;
mod biometrics;
mod haptics;
mod places;

pub use beginning::OpenedVault;

/// Where the person is in the browser's history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum HistoryPosition {
    /// At the first screen's entry.
    #[default]
    First,
    /// At an entry after it: *Back* leads to the first.
    Beyond,
    /// On the way back, because a button led to the first screen. The browser says when it has arrived.
    GoingBack,
}

/// The state of the authenticator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What is on the screen.
    pub screen: Screen,
    /// The accounts in this app.
    pub accounts: Vec<ListedAccount>,
    /// The accounts elsewhere.
    pub codes: Codes,
    /// The requests that wait for this person.
    pub requests: Vec<ApprovalRequest>,
    /// What the browser said about itself when the last message came.
    pub environment: Environment,
    /// Whether the browser keeps what is stored; `None`: it has not said yet.
    pub storage_is_kept: Option<bool>,
    /// Whether a new version of the app waits.
    pub new_version: bool,
    /// Who runs the service and whom to turn to, as far as the server has ever said.
    pub service: Option<ServiceInfo>,
    /// Whether this device can verify the person by fingerprint or face.
    pub can_verify: bool,
    /// The person wants nothing to vibrate.
    pub haptics_are_off: bool,
    /// A link that came before the app was ready for it.
    pub waiting_link: Option<String>,
    /// A place within the app that an address has named before it could be shown.
    waiting_place: Option<Place>,
    /// What the person was working on when a link came.
    before_link: Option<Box<Screen>>,
    history: HistoryPosition,
}

impl Model {
    /// The state before anything has happened, with what the app was opened with and what it knows without asking anybody.
    #[must_use]
    pub fn new(opened: Option<Opened>, service: Option<ServiceInfo>, codes: Codes) -> Self {
        let (waiting_link, waiting_place) = match opened {
            None => (None, None),
            Some(Opened::Link(link)) => (Some(link), None),
            Some(Opened::Place(place)) => (None, Some(place)),
        };
        Self { waiting_link, waiting_place, service, codes, ..Self::default() }
    }

    /// Takes a message, with what the browser says about itself now. The answer is what is to be done.
    pub fn update(&mut self, message: Message, environment: Environment) -> Vec<Command> {
        self.environment = environment;
        // An entry that the browser has just refused is not asked for again right away.
        let history_refused = matches!(message, Message::HistoryRefused);
        let waiting = self.requests.len();
        let touch = self.touch(&message);
        let mut commands = self.happen(message);
        commands.extend(touch);
        commands.extend(self.badge(waiting));
        if !history_refused {
            commands.extend(self.keep_history());
        }
        commands
    }

    /// What the person does, and what comes of it.
    fn happen(&mut self, message: Message) -> Vec<Command> {
        match message {
            Message::Opened(Ok(opening)) => self.opened(opening),
            Message::Opened(Err(error))
            | Message::LinkHandled(Err(error))
            | Message::Forgotten(Err(error))
            | Message::Scanned(Err(error)) => self.show(Screen::Error(error)),
            Message::Initialise => vec![Command::AskToKeepStorage, Command::Initialise],
            Message::Initialised(result) => self.initialised(result),
            Message::AllowNotifications(allow) => self.allow_notifications(allow),
            Message::ShowHome => self.leave_for_home(),
            Message::ShowForecast => self.show(Screen::Forecast),
            Message::ShowSettings => self.show(Screen::Settings),
            Message::ChooseHaptics(on) => self.choose_haptics(on),
            Message::ShowScanner => self.show_and_take_link(Screen::Scan { shared: false }),
            Message::UseThisTab => self.show_and_take_link(Screen::First(FirstScreen::New)),
            Message::Scanned(Ok(text)) => self.handle_link(text, false),
            Message::AddAccount(link) => self.handle_link(link, true),
            Message::LinkHandled(Ok((result, accounts))) => self.link_handled(result, accounts),
            Message::SwitchAccount => self.switch_account(),
            Message::StayWithAccount => self.stay_with_account(),
            Message::OpenRequest(request) => self.show_and_take_link(Screen::approve(request)),
            Message::Answer(answer) => self.answer(answer),
            Message::AnswerByBiometrics(number) => self.answer_by_biometrics(number),
            Message::AnsweredByBiometrics { result, accounts } => self.answered_by_biometrics(result, accounts),
            Message::Biometrics(message) => self.biometrics_happen(message),
            Message::AnswerSent(result) => self.answer_sent(result),
            Message::Forget(id) => vec![Command::Forget(id)],
            Message::Forgotten(Ok(accounts)) => {
                self.accounts = accounts;
                vec![self.watch()]
            }
            Message::LoadNewVersion => {
                self.screen = Screen::Working;
                vec![Command::LoadNewVersion]
            }
            Message::Install(wanted) => {
                self.environment.installable = false;
                vec![Command::Install(wanted)]
            }
            Message::Account(message) => self.account_happens(message),
            Message::Codes(message) => self.codes_happen(message),
            by_itself => self.come(by_itself),
        }
    }

    /// What comes by itself.
    fn come(&mut self, message: Message) -> Vec<Command> {
        match message {
            Message::NotificationsAnswered => return vec![Command::OfferPushSubscription],
            Message::StorageIsKept(kept) => self.storage_is_kept = Some(kept),
            Message::LinkOpened(link) => {
                self.waiting_link = link;
                return self.take_link();
            }
            Message::PlaceOpened(place) => {
                self.waiting_place = Some(place);
                return self.take_place();
            }
            Message::HistoryMoved { by_link } => self.history_moved(by_link),
            Message::HistoryRefused => self.history = HistoryPosition::First,
            // A line that was open before may be dead without anyone having noticed, and this version of the app may be out of date.
            Message::Returned => return vec![self.watch(), Command::LookForNewVersion, Command::AskAboutService],
            Message::WatchUpdate(WatchUpdate { server, pending, asked, removed, other_ways }) => {
                let ways = (!other_ways.is_empty()).then_some(Command::KeepOtherWays(other_ways));
                let rest = [Command::NoteRemovals { asked, removed }, Command::CheckRequests(server, pending)];
                return rest.into_iter().chain(ways).collect();
            }
            Message::RegistrationsFinished(Ok(accounts)) => {
                self.accounts = accounts;
                return vec![self.watch(), Command::OfferPushSubscription];
            }
            Message::RemovalsNoted(Ok(Some(accounts))) | Message::OtherWaysKept(Ok(accounts)) => {
                self.accounts = accounts;
            }
            Message::RequestsChecked(server, requests) => self.requests_checked(server.as_deref(), requests),
            Message::NewVersionWaits(waits) => self.new_version = waits,
            Message::ServiceHeard(Some(service)) => self.service = Some(service),
            // Nothing has changed, or the change could not be stored: the server will say it again.
            _ => {}
        }
        Vec::new()
    }

    /// What happens to the accounts elsewhere.
    fn codes_happen(&mut self, message: CodesMessage) -> Vec<Command> {
        let page = if let Screen::Codes(page) = &self.screen { Some(page) } else { None };
        let outcome = self.codes.update(message, page);
        // Nobody is carried off from a request, or from the scanner, because something was written meanwhile.
        if let (Some(go), Screen::Home | Screen::Codes(_)) = (outcome.go, &self.screen) {
            self.screen = go.into();
        }
        let waiting = self.take_place();
        outcome.commands.into_iter().map(Command::Codes).chain(waiting).collect()
    }

    fn show(&mut self, screen: Screen) -> Vec<Command> {
        self.screen = screen;
        Vec::new()
    }

    fn show_and_take_link(&mut self, screen: Screen) -> Vec<Command> {
        self.screen = screen;
        self.take_link()
    }

    fn initialised(&mut self, result: Result<(), AuthenticatorError>) -> Vec<Command> {
        self.show_and_take_link(match result {
            // People who have already said yes are not asked again, nor told that notifications are off.
            Ok(()) if self.environment.notifications == NotificationPermission::Granted => Screen::Home,
            Ok(()) => Screen::Notifications,
            Err(error) => Screen::Error(error),
        })
    }

    /// Goes on at once: the browser's question may be left open.
    fn allow_notifications(&mut self, allow: bool) -> Vec<Command> {
        if matches!(self.screen, Screen::Notifications) {
            self.screen = Screen::Home;
        }
        let asked = allow.then_some(Command::AskForNotifications);
        asked.into_iter().chain(self.take_link()).collect()
    }

    /// Watches for requests to the accounts that there are now, from the beginning.
    fn watch(&self) -> Command {
        if self.accounts.is_empty() { Command::StopWatching } else { Command::Watch }
    }

    /// Keeps an entry in the browser's history for the first screen, so that *Back* leads to it from any other and not out of the app.
    fn keep_history(&mut self) -> Option<Command> {
        match (self.history, self.screen.is_first()) {
            (HistoryPosition::First, false) => {
                self.history = HistoryPosition::Beyond;
                Some(Command::PushHistory)
            }
            (HistoryPosition::Beyond, true) => {
                self.history = HistoryPosition::GoingBack;
                Some(Command::GoBack)
            }
            _ => None,
        }
    }

    /// The person went back or forward, or we did: in that case, only note the new position. Opening a link here is a move for the browser too,
    /// and leads nowhere before the link is read.
    fn history_moved(&mut self, by_link: bool) {
        if by_link {
            return;
        }
        if self.history == HistoryPosition::Beyond {
            self.screen = Screen::Home;
        }
        self.history = HistoryPosition::First;
    }

    /// A person at the list of accounts is taken to a request that is new; a person at another screen finds it at the list.
    fn requests_checked(&mut self, server: Option<&str>, mut requests: Vec<ApprovalRequest>) {
        // What waits at other servers goes on waiting.
        let others = self.requests.iter().filter(|request| request.other_server.as_deref() != server);
        requests.extend(others.cloned());
        let is_new = |request: &&ApprovalRequest| !self.requests.contains(request);
        if let (Screen::Home, Some(request)) = (&self.screen, requests.iter().find(is_new)) {
            self.screen = Screen::approve(request.clone());
        }
        if matches!(&self.screen, Screen::Approve { request, busy: false, .. } if !requests.contains(request)) {
            self.screen = Screen::AnswerSent(AnswerResult::Over);
        }
        self.requests = requests;
    }

    fn answer(&mut self, answer: Option<PinAnswer>) -> Vec<Command> {
        let Screen::Approve { request, busy, wrong } = &mut self.screen else { return Vec::new() };
        if std::mem::replace(busy, true) {
            return Vec::new();
        }
        *wrong = FieldErrors::default();
        vec![Command::Answer(request.pending.clone(), answer)]
    }

    fn answer_sent(&mut self, result: Result<AnswerResult, AuthenticatorError>) -> Vec<Command> {
        // A request that has been answered no longer waits; the server need not say so.
        if let (
            Screen::Approve { request, .. },
            Ok(
                AnswerResult::Approved
                | AnswerResult::Denied
                | AnswerResult::Over
                | AnswerResult::KeptPinDeleted { .. },
            ),
        ) = (&self.screen, &result)
        {
            self.requests.retain(|waiting| waiting != request);
            if result == Ok(AnswerResult::Approved) {
                self.pin_was_right(&request.pending.device_id.clone());
            }
        }
        let screen = match (result, &self.screen) {
            (Ok(AnswerResult::Again(wrong)), Screen::Approve { request, .. }) => {
                Screen::Approve { request: request.clone(), busy: false, wrong }
            }
            (Ok(result), _) => Screen::AnswerSent(result),
            (Err(error), _) => Screen::Error(error),
        };
        self.show(screen)
    }

    /// Handles the link that waits, once the app is ready for it. Before *Initialise* it goes on waiting.
    fn take_link(&mut self) -> Vec<Command> {
        if self.screen.is_before_all() {
            return Vec::new();
        }
        match self.waiting_link.take() {
            Some(text) => self.handle_link(text, false),
            None => self.take_place(),
        }
    }

    fn handle_link(&mut self, text: String, sure: bool) -> Vec<Command> {
        let before = std::mem::replace(&mut self.screen, Screen::Working);
        self.before_link = before.account().is_some().then(|| Box::new(before));
        vec![Command::HandleLink { text, sure }]
    }

    /// What became of a text. Somebody who was working with another account is not carried off to this one.
    fn link_handled(&mut self, result: LinkResult, accounts: Vec<ListedAccount>) -> Vec<Command> {
        self.accounts = accounts;
        let commands = match &result {
            LinkResult::Enrolled(_) => {
                vec![Command::AskToKeepStorage, self.watch(), Command::OfferPushSubscription]
            }
            _ => Vec::new(),
        };
        let before = self.before_link.take();
        let from = before.as_ref().and_then(|before| before.account()).map(str::to_owned);
        self.screen = match (result, before, from) {
            (LinkResult::Code(to), Some(before), Some(from)) if from != to.record => {
                Screen::SwitchAccount { from, before, to }
            }
            (LinkResult::Found(text), ..) => self.codes.found(text).into(),
            (LinkResult::Code(code), ..) => Screen::Code(code),
            (LinkResult::Enrolled(device), ..) => {
                Screen::Enrolled { id: device.device_id, account: device.account_label }
            }
            (LinkResult::Mismatch(mismatch), ..) => Screen::Mismatch(mismatch),
            (LinkResult::AccountIsHere, Some(before), _) => *before,
            (LinkResult::AccountIsHere, ..) => Screen::Home,
        };
        commands
    }

    fn switch_account(&mut self) -> Vec<Command> {
        let Screen::SwitchAccount { to, .. } = &self.screen else { return Vec::new() };
        self.show_and_take_link(Screen::Code(to.clone()))
    }

    /// Back to what the person was working on, unless it is over by now.
    fn stay_with_account(&mut self) -> Vec<Command> {
        let Screen::SwitchAccount { before, .. } = &self.screen else { return Vec::new() };
        let screen = match &**before {
            Screen::Approve { request, .. } if !self.requests.contains(request) => {
                Screen::AnswerSent(AnswerResult::Over)
            }
            before => before.clone(),
        };
        self.show(screen)
    }
}

impl From<Go> for Screen {
    fn from(go: Go) -> Self {
        match go {
            Go::Home => Self::Home,
            Go::To(page) => Self::Codes(page),
            Go::Error(error) => Self::Error(error),
        }
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod biometrics_tests;
