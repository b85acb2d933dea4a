//! What people do on the account pages, and what the network does to them.

use sluss_protocol::api::{AccountView, DeviceView, EnrolmentState, EnrolmentView, SafetyView};
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;

use super::{ACTIVITY, ADD_DEVICE, Draft, News, OVERVIEW, SESSIONS, Screen, State};
use crate::account::{ADD_PHONE, PHONES, Trouble};
use crate::i18n::Catalogue;

fn anna() -> AccountView {
    AccountView {
        account_ref: "AAECAwQFBgc".to_owned(),
        email: "anna@example.eu".to_owned(),
        name: "Anna".to_owned(),
        language: Language::Sv,
        level: Level::Basic,
        may_change_factors: true,
        devices: Vec::new(),
        safety: SafetyView::default(),
        csrf: "proof".to_owned(),
    }
}

fn phone() -> DeviceView {
    DeviceView { id: "dev_1".to_owned(), name: "Annas telefon".to_owned(), added_at: 0, last_used_at: None }
}

fn enrolment(id: &str) -> EnrolmentView {
    EnrolmentView {
        id: id.to_owned(),
        state: EnrolmentState::Waiting,
        link: Some("https://…".to_owned()),
        expires_at: 0,
    }
}

fn overview() -> State {
    let mut state = State::default();
    state.signed_in(anna());
    state
}

fn submitted() -> State {
    let mut state = overview();
    state.add_device();
    state.submitted("Annas telefon");
    state
}

fn enrolling() -> State {
    let mut state = submitted();
    assert_eq!(state.begun(Ok(enrolment("enr_1"))), None);
    state
}

#[test]
fn a_device_is_added_from_the_form_to_the_list() {
    let mut state = enrolling();
    assert_eq!(state.screen.name(), "enrolling");
    state.registered("enr_1", phone());
    assert_eq!(state.screen, Screen::Registered(phone()));
    assert_eq!(state.leave(), None);
    assert_eq!(state.screen, Screen::Overview);
}

#[test]
fn a_late_answer_about_the_account_does_not_take_the_form_away() {
    let mut state = overview();
    state.add_device();
    state.signed_in(anna());
    assert_eq!(state.screen.name(), "add-device");
    state.not_signed_in(Trouble::Unreachable);
    assert_eq!(state.screen.name(), "add-device");
}

#[test]
fn somebody_else_s_session_does_not_go_on_with_the_form() {
    let mut state = overview();
    state.add_device();
    state.signed_in(AccountView { email: "bo@example.eu".to_owned(), ..anna() });
    assert_eq!(state.screen, Screen::Overview);
}

#[test]
fn a_form_that_did_not_arrive_can_be_sent_again() {
    let mut state = submitted();
    assert_eq!(state.begun(Err(Trouble::Unreachable)), None);
    let draft = Draft { device_name: "Annas telefon".to_owned(), busy: false, trouble: Some(Trouble::Unreachable) };
    assert_eq!(state.screen, Screen::AddDevice(draft));
}

#[test]
fn an_enrolment_that_nobody_waits_for_is_given_up() {
    let mut state = submitted();
    assert_eq!(state.leave(), None);
    assert_eq!(state.begun(Ok(enrolment("enr_1"))), Some(enrolment("enr_1")));
    assert_eq!(state.screen, Screen::Overview);
    state.add_device();
    assert_eq!(state.begun(Ok(enrolment("enr_2"))), Some(enrolment("enr_2")));
    assert_eq!(state.screen.name(), "add-device");
    assert_eq!(enrolling().leave(), Some(enrolment("enr_1")));
}

#[test]
fn a_device_of_another_qr_code_changes_nothing_here() {
    let mut state = enrolling();
    state.registered("enr_0", phone());
    assert_eq!(state.screen.name(), "enrolling");
}

#[test]
fn a_new_qr_code_asks_for_the_pin_again_and_not_for_the_name() {
    let mut state = enrolling();
    state.add_device();
    let draft = Draft { device_name: "Annas telefon".to_owned(), ..Draft::default() };
    assert_eq!(state.screen, Screen::AddDevice(draft));
}

#[test]
fn whoever_was_signed_out_is_told_and_a_stranger_is_not() {
    let mut state = enrolling();
    state.not_signed_in(Trouble::SignedOut);
    assert_eq!(state.screen, Screen::Landing);
    assert_eq!(state.news, Some(News::Trouble(Trouble::SignedOut)));
    assert_eq!(state.csrf(), "");
    let mut stranger = State::default();
    stranger.not_signed_in(Trouble::SignedOut);
    assert_eq!((stranger.screen, stranger.news), (Screen::Landing, None));
}

#[test]
fn every_screen_has_a_title_and_an_address() {
    let texts = Catalogue::parse(Language::Sv, include_str!("../../../locales/sv/account.ftl"));
    let mut state = overview();
    assert_eq!(state.screen.title(&texts), "Mitt konto · Sluss");
    assert_eq!(state.screen.address(), Some(OVERVIEW));
    state.add_device();
    assert_eq!(state.screen.title(&texts), "Lägg till en mobil enhet · Mitt konto · Sluss");
    assert_eq!(state.screen.address(), Some(ADD_DEVICE));
    let registered = Screen::Registered(phone());
    assert_eq!(registered.title(&texts), "Annas telefon är registrerad · Mitt konto · Sluss");
    assert_eq!(Screen::Landing.address(), None);
    state.look_at(Screen::Sessions);
    assert_eq!(state.screen.title(&texts), "Var du är inloggad · Mitt konto · Sluss");
    assert_eq!((state.screen.address(), Screen::Activity.address()), (Some(SESSIONS), Some(ACTIVITY)));
    state.signed_in(anna());
    assert_eq!(state.screen, Screen::Sessions, "a list that is read again does not take the screen away");
}

#[test]
fn the_phone_numbers_have_addresses_of_their_own_and_stay_on_while_the_list_is_loaded_again() {
    let mut state = overview();
    state.phones(true);
    assert_eq!((state.screen.name(), state.screen.address()), ("add-phone", Some(ADD_PHONE)));
    state.signed_in(anna());
    state.not_signed_in(Trouble::Unreachable);
    assert_eq!(state.screen, Screen::Phones { adding: true }, "what was typed is worth more");
    state.phones(false);
    assert_eq!((state.screen.name(), state.screen.address()), ("phones", Some(PHONES)));
    state.not_signed_in(Trouble::SignedOut);
    assert_eq!(state.screen, Screen::Landing);
}
