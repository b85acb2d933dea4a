//! What leads from one screen to the next.

use sluss_protocol::api::{EnrolledDevice, PendingRequest, ServerKeys};
use sluss_protocol::link::LinkError;

use super::*;
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::accounts::Biometrics;
use crate::authenticator::state::accounts::Opening;
use crate::authenticator::state::codes::Codes;
use crate::authenticator::state::link_result::OneTimeCode;
use crate::authenticator::state::personal::Personal;
use crate::authenticator::state::pin::Pin;

/// An app, what it is told, and what it wants done.
pub(super) struct App {
    pub(super) model: Model,
    pub(super) environment: Environment,
}

impl App {
    /// An app that a link has opened, or nothing.
    fn opened_by(link: Option<&str>) -> Self {
        Self {
            model: Model::new(link.map(|link| Opened::Link(link.to_owned())), None, Codes::default()),
            environment: Environment::default(),
        }
    }

    /// An app at its list of accounts.
    pub(super) fn at_home(accounts: &[&str]) -> Self {
        let mut app = Self::opened_by(None);
        app.tell(opened(accounts, true));
        app
    }

    pub(super) fn tell(&mut self, message: Message) -> Vec<Command> {
        self.model.update(message, self.environment)
    }

    pub(super) fn screen(&self) -> &'static str {
        self.model.screen.name()
    }

    /// Anna's request is on the screen.
    pub(super) fn asked(accounts: &[&str]) -> Self {
        let mut app = Self::at_home(accounts);
        app.tell(Message::RequestsChecked(None, vec![request("anna@example.eu")]));
        assert_eq!(app.screen(), "approve");
        app
    }
}

pub(super) fn device(account: &str) -> EnrolledDevice {
    EnrolledDevice {
        device_id: format!("dev_{account}"),
        device_name: "Telefon".to_owned(),
        account_ref: account.to_owned(),
        account_label: account.to_owned(),
        issuer: "https://sluss.example.eu".to_owned(),
        keys: ServerKeys { keys: Vec::new() },
    }
}

pub(super) fn accounts(labels: &[&str]) -> Vec<ListedAccount> {
    let account = |label: &&str| ListedAccount {
        id: format!("dev_{label}"),
        device: device(label),
        removed: false,
        biometrics: Biometrics::Off,
        personal: Personal::default(),
        ways: None,
        other_server: None,
    };
    labels.iter().map(account).collect()
}

fn opened(labels: &[&str], initialised: bool) -> Message {
    Message::Opened(Ok(Opening { accounts: accounts(labels), initialised, unfinished: false }))
}

pub(super) fn request(account: &str) -> ApprovalRequest {
    let pending = PendingRequest {
        id: format!("apr_{account}"),
        device_id: format!("dev_{account}"),
        link: String::new(),
        browser: String::new(),
        place: String::new(),
        begun_at: 0,
        expires_at: 120_000,
        digits: 2,
    };
    let record = pending.device_id.clone();
    ApprovalRequest {
        pending,
        other_server: None,
        site: "RASFF Window".to_owned(),
        record,
        account: account.to_owned(),
    }
}

fn code(account: &str) -> OneTimeCode {
    let code = "12345678".to_owned();
    let (site, record) = ("RASFF Window".to_owned(), format!("dev_{account}"));
    OneTimeCode { site, record, account: account.to_owned(), code, expires_at: 120 }
}

pub(super) fn handled(result: LinkResult, labels: &[&str]) -> Message {
    Message::LinkHandled(Ok((result, accounts(labels))))
}

fn typed() -> Option<PinAnswer> {
    Some(PinAnswer { number: "42".to_owned(), pin: Pin::typed("7391").unwrap() })
}

fn link(text: &str, sure: bool) -> Command {
    Command::HandleLink { text: text.to_owned(), sure }
}

#[test]
fn a_link_waits_until_the_person_has_initialised_and_answered() {
    let mut app = App::opened_by(Some("E"));
    app.environment.notifications = NotificationPermission::Open;
    assert_eq!(app.tell(opened(&[], false)), [Command::StopWatching, Command::LookForNewVersion]);
    assert_eq!(app.screen(), "welcome");
    assert_eq!(app.tell(Message::Initialise), [Command::AskToKeepStorage, Command::Initialise]);
    assert_eq!(app.tell(Message::Initialised(Ok(()))), []);
    assert_eq!(app.screen(), "notifications");
    let commands = app.tell(Message::AllowNotifications(true));
    assert_eq!(commands, [Command::AskForNotifications, link("E", false), Command::PushHistory]);
    assert_eq!(app.screen(), "working");
}

#[test]
fn what_is_known_of_the_service_holds_until_the_server_says_something_else() {
    let service = |name: &str| Some(ServiceInfo { name: name.to_owned(), ..ServiceInfo::default() });
    let mut app =
        App { model: Model::new(None, service("Inloggning"), Codes::default()), environment: Environment::default() };
    app.tell(Message::Opened(Err(AuthenticatorError::NoKeys)));
    assert_eq!(app.model.service, service("Inloggning"), "help is needed all the more");
    app.tell(Message::ServiceHeard(service("Legitimering")));
    app.tell(Message::ServiceHeard(None));
    assert_eq!(app.model.service, service("Legitimering"));
}

#[test]
fn whoever_has_allowed_notifications_before_is_not_asked() {
    let mut app = App::opened_by(None);
    app.environment.notifications = NotificationPermission::Granted;
    app.tell(opened(&[], false));
    app.tell(Message::Initialised(Ok(())));
    assert_eq!(app.screen(), "home");
    assert_eq!(app.tell(Message::NotificationsAnswered), [Command::OfferPushSubscription]);
}

#[test]
fn an_iphone_puts_the_app_on_its_home_screen_first_and_emptied_keys_are_told() {
    let mut app = App::opened_by(Some("E"));
    app.environment.tab_of_ios = true;
    app.tell(opened(&[], false));
    assert_eq!(app.screen(), "home-screen");
    assert_eq!(app.model.waiting_link.as_deref(), Some("E"), "the screen offers the link to be copied");
    app.tell(Message::UseThisTab);
    assert_eq!(app.screen(), "welcome");

    app.environment.had_keys = true;
    app.tell(opened(&[], false));
    assert_eq!(app.screen(), "emptied");
}

#[test]
fn an_app_that_opens_watches_offers_pushes_and_looks_for_a_new_version() {
    let mut app = App::opened_by(None);
    let commands = app.tell(opened(&["anna@example.eu"], true));
    assert_eq!(commands, [Command::Watch, Command::LookForNewVersion, Command::OfferPushSubscription]);
    assert_eq!(app.screen(), "home");
    assert_eq!(app.tell(Message::Returned), [Command::Watch, Command::LookForNewVersion, Command::AskAboutService]);
}

#[test]
fn a_registered_device_is_watched_for_at_once() {
    let mut app = App::at_home(&[]);
    app.tell(Message::Scanned(Ok("E".to_owned())));
    let commands = app.tell(handled(LinkResult::Enrolled(device("anna@example.eu")), &["anna@example.eu"]));
    assert_eq!(commands, [Command::AskToKeepStorage, Command::Watch, Command::OfferPushSubscription]);
    assert_eq!(app.screen(), "enrolled");
    assert_eq!(app.model.accounts.len(), 1);
}

#[test]
fn a_request_comes_to_whoever_is_at_home_and_waits_for_whoever_is_not() {
    let app = App::asked(&["anna@example.eu"]);
    assert_eq!(app.model.screen.account(), Some("dev_anna@example.eu"));

    let mut app = App::at_home(&["anna@example.eu"]);
    app.tell(Message::ShowScanner);
    app.tell(Message::RequestsChecked(None, vec![request("anna@example.eu")]));
    assert_eq!((app.screen(), app.model.requests.len()), ("scan", 1));
    app.tell(Message::ShowHome);
    app.tell(Message::RequestsChecked(None, vec![request("anna@example.eu")]));
    assert_eq!(app.screen(), "home", "it was there already: nobody is carried off to it twice");
    app.tell(Message::OpenRequest(request("anna@example.eu")));
    assert_eq!(app.screen(), "approve");
}

#[test]
fn what_the_server_says_is_checked_and_removals_are_written_down() {
    let mut app = App::at_home(&["anna@example.eu"]);
    let pending = vec![request("anna@example.eu").pending];
    let (asked, removed) = (vec!["dev_1".to_owned()], vec!["dev_1".to_owned()]);
    let (pending_too, asked_too, removed_too) = (pending.clone(), asked.clone(), removed.clone());
    let update = WatchUpdate { pending: pending_too, asked: asked_too, removed: removed_too, ..WatchUpdate::default() };
    let commands = app.tell(Message::WatchUpdate(update));
    assert_eq!(commands, [Command::NoteRemovals { asked, removed }, Command::CheckRequests(None, pending)]);

    let mut gone = accounts(&["anna@example.eu"]);
    gone[0].removed = true;
    app.tell(Message::RemovalsNoted(Ok(Some(gone))));
    assert!(app.model.accounts[0].removed);
    app.tell(Message::RemovalsNoted(Ok(None)));
    app.tell(Message::RemovalsNoted(Err(AuthenticatorError::Browser)));
    assert!(app.model.accounts[0].removed);
}

#[test]
fn an_answer_is_sent_once_and_ends_the_request() {
    let mut app = App::asked(&["anna@example.eu"]);
    let pending = request("anna@example.eu").pending;
    assert_eq!(app.tell(Message::Answer(typed())), [Command::Answer(pending, typed())]);
    assert_eq!(app.tell(Message::Answer(typed())), [], "a second press");
    app.tell(Message::AnswerSent(Ok(AnswerResult::Approved)));
    assert_eq!((app.screen(), app.model.requests.len()), ("answered", 0));
}

#[test]
fn a_wrong_pin_can_be_typed_again_until_the_device_is_locked() {
    let mut app = App::asked(&["anna@example.eu"]);
    app.tell(Message::Answer(typed()));
    let wrong = FieldErrors { pin: Some("pin-wrong"), left: Some(2), ..FieldErrors::default() };
    app.tell(Message::AnswerSent(Ok(AnswerResult::Again(wrong.clone()))));
    let Screen::Approve { busy: false, wrong: shown, .. } = &app.model.screen else { panic!("it can be tried again") };
    assert_eq!(shown, &wrong);
    app.tell(Message::Answer(typed()));
    let Screen::Approve { wrong, .. } = &app.model.screen else { panic!("the request is on the screen") };
    assert_eq!(wrong, &FieldErrors::default(), "what was wrong is forgotten while the next answer is on its way");
    app.tell(Message::AnswerSent(Ok(AnswerResult::Locked)));
    assert_eq!(app.model.screen, Screen::AnswerSent(AnswerResult::Locked));
    assert_eq!(app.model.requests.len(), 1, "it is open still, and another device may answer it");
}

#[test]
fn a_request_that_is_gone_is_over_unless_an_answer_is_on_its_way() {
    let mut app = App::asked(&["anna@example.eu"]);
    app.tell(Message::RequestsChecked(None, Vec::new()));
    assert_eq!(app.model.screen, Screen::AnswerSent(AnswerResult::Over));

    let mut app = App::asked(&["anna@example.eu"]);
    app.tell(Message::Answer(typed()));
    app.tell(Message::RequestsChecked(None, Vec::new()));
    assert_eq!(app.screen(), "approve");
    app.tell(Message::AnswerSent(Ok(AnswerResult::Approved)));
    assert_eq!(app.model.screen, Screen::AnswerSent(AnswerResult::Approved));
}

#[test]
fn without_a_network_an_answer_says_so_and_the_request_goes_on_waiting() {
    let mut app = App::asked(&["anna@example.eu"]);
    app.tell(Message::Answer(typed()));
    app.tell(Message::AnswerSent(Err(AuthenticatorError::Unreachable)));
    assert_eq!(app.model.screen, Screen::Error(AuthenticatorError::Unreachable));
    app.tell(Message::ShowHome);
    assert_eq!(app.model.requests.len(), 1);
}

#[test]
fn whoever_is_busy_with_one_account_is_asked_before_a_code_for_another() {
    let mut app = App::asked(&["anna@example.eu", "bo@example.eu"]);
    assert_eq!(app.tell(Message::LinkOpened(Some("S".to_owned()))), [link("S", false)]);
    app.tell(handled(LinkResult::Code(code("bo@example.eu")), &["anna@example.eu", "bo@example.eu"]));
    assert_eq!(app.screen(), "switch");

    let mut stays = App { model: app.model.clone(), ..app };
    stays.tell(Message::StayWithAccount);
    assert_eq!(stays.model.screen.account(), Some("dev_anna@example.eu"));

    let mut switches = App { model: app.model.clone(), ..app };
    switches.tell(Message::SwitchAccount);
    assert_eq!(switches.model.screen, Screen::Code(code("bo@example.eu")));

    app.tell(Message::RequestsChecked(None, Vec::new()));
    app.tell(Message::StayWithAccount);
    assert_eq!(app.model.screen, Screen::AnswerSent(AnswerResult::Over), "it was over meanwhile");
}

#[test]
fn a_code_for_the_same_account_takes_the_place_of_what_was_there() {
    let mut app = App::asked(&["anna@example.eu"]);
    app.tell(Message::LinkOpened(Some("S".to_owned())));
    app.tell(handled(LinkResult::Code(code("anna@example.eu")), &["anna@example.eu"]));
    assert_eq!(app.screen(), "code");
}

#[test]
fn an_app_that_is_needed_for_an_account_here_goes_back_to_what_it_was_at() {
    let mut app = App::asked(&["anna@example.eu"]);
    app.tell(Message::LinkOpened(Some("A".to_owned())));
    app.tell(handled(LinkResult::AccountIsHere, &["anna@example.eu"]));
    assert_eq!(app.screen(), "approve");

    let mut app = App::at_home(&["anna@example.eu"]);
    app.tell(Message::LinkOpened(Some("A".to_owned())));
    app.tell(handled(LinkResult::AccountIsHere, &["anna@example.eu"]));
    assert_eq!(app.screen(), "home");
}

#[test]
fn one_more_account_is_added_only_when_the_person_wants_it() {
    let mut app = App::at_home(&["anna@example.eu"]);
    app.tell(Message::Scanned(Ok("E".to_owned())));
    let mismatch = AccountMismatch::Another { link: "E".to_owned(), signed_in: None, server: None };
    app.tell(handled(LinkResult::Mismatch(mismatch), &["anna@example.eu"]));
    assert_eq!(app.screen(), "another");
    assert_eq!(app.tell(Message::AddAccount("E".to_owned())), [link("E", true)]);
}

#[test]
fn what_goes_wrong_is_said() {
    for error in [AuthenticatorError::NoKeys, AuthenticatorError::NewerVault] {
        let mut app = App::opened_by(None);
        assert_eq!(app.tell(Message::Opened(Err(error.clone()))), [Command::PushHistory]);
        assert_eq!(app.model.screen, Screen::Error(error));
    }
    let mut app = App::at_home(&["anna@example.eu"]);
    app.tell(Message::LinkHandled(Err(LinkError::Altered.into())));
    assert_eq!(app.model.screen, Screen::Error(LinkError::Altered.into()));
    app.tell(Message::Scanned(Err(AuthenticatorError::NoCode)));
    assert_eq!(app.model.screen, Screen::Error(AuthenticatorError::NoCode));
}

#[test]
fn the_last_account_that_is_forgotten_ends_the_watching() {
    let mut app = App::at_home(&["anna@example.eu"]);
    assert_eq!(app.tell(Message::Forget("dev_1".to_owned())), [Command::Forget("dev_1".to_owned())]);
    assert_eq!(app.tell(Message::Forgotten(Ok(Vec::new()))), [Command::StopWatching]);
}

#[test]
fn back_leads_to_the_list_and_not_out_of_the_app() {
    let mut app = App::at_home(&["anna@example.eu"]);
    assert_eq!(app.tell(Message::ShowScanner), [Command::PushHistory]);
    assert_eq!(app.tell(Message::HistoryMoved { by_link: true }), [], "a link that was opened is no way back");
    assert_eq!(app.screen(), "scan");
    assert_eq!(app.tell(Message::HistoryMoved { by_link: false }), []);
    assert_eq!(app.screen(), "home");

    assert_eq!(app.tell(Message::ShowScanner), [Command::PushHistory]);
    assert_eq!(app.tell(Message::ShowHome), [Command::GoBack], "a button takes the entry away");
    app.tell(Message::ShowScanner);
    assert_eq!(app.tell(Message::HistoryMoved { by_link: false }), [Command::PushHistory], "the browser has arrived");
    assert_eq!(app.screen(), "scan");
}

#[test]
fn a_browser_that_refuses_an_entry_is_not_asked_in_a_circle() {
    let mut app = App::at_home(&["anna@example.eu"]);
    assert_eq!(app.tell(Message::ShowScanner), [Command::PushHistory]);
    assert_eq!(app.tell(Message::HistoryRefused), []);
    assert_eq!(app.tell(Message::StorageIsKept(true)), [Command::PushHistory], "but at the next occasion");
}

#[test]
fn a_new_version_is_offered_and_loaded_at_a_press() {
    let mut app = App::at_home(&["anna@example.eu"]);
    app.tell(Message::NewVersionWaits(true));
    assert!(app.model.new_version);
    assert_eq!(app.tell(Message::LoadNewVersion), [Command::LoadNewVersion, Command::PushHistory]);
    assert_eq!(app.screen(), "working");
}
