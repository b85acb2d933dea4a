//! The account pages from the first answer on: what is asked of the server and of the browser, and when.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{EnrolmentState, EnrolmentView, NewEnrolment, SignedOutView};
use sluss_protocol::language::Language;
use sluss_protocol::password::Strength;

use super::super::sample::anna;
use super::{
    AccountEffect, AccountError, AccountMessage, AccountNotice, AccountState, Catalogue, Command, CommandResult, Screen,
};

const HOME: &str = AccountPage::Overview.path();

/// Somebody who is signed in and has come to this path.
fn at(path: &str) -> AccountState {
    let mut state = AccountState::default();
    _ = state.update(AccountMessage::Account(Ok(anna())), path);
    state
}

/// The effects by the first word of their names, for the order in which they are wanted.
fn names(effects: &[AccountEffect]) -> Vec<String> {
    let first = |text: String| text.split(['(', ' ']).next().unwrap_or_default().to_owned();
    effects.iter().map(|effect| first(format!("{effect:?}"))).collect()
}

fn enrolment() -> EnrolmentView {
    EnrolmentView { id: "enr_1".to_owned(), state: EnrolmentState::Waiting, link: None, expires_at: 0 }
}

fn wanted() -> NewEnrolment {
    NewEnrolment { device_name: "Telefon".to_owned(), pin: "8306".into() }
}

#[test]
fn the_page_that_was_asked_for_is_the_first_that_is_shown() {
    let mut state = AccountState::default();
    let effects = state.update(AccountMessage::Account(Ok(anna())), AccountPage::Password.path());
    assert_eq!(state.pages.screen.page(), Some(AccountPage::Password));
    assert!(effects.is_empty(), "it has its address already: {effects:?}");
    for path in ["/account/elsewhere", "/account/recovery/codes"] {
        let mut state = AccountState::default();
        let effects = state.update(AccountMessage::Account(Ok(anna())), path);
        assert_eq!(names(&effects), ["Replace"], "no way back to what is not there: {path}");
    }
}

#[test]
fn a_press_leaves_a_way_back_and_the_way_back_leaves_none() {
    let mut state = at(HOME);
    let effects = state.update(AccountMessage::Go(AccountPage::Sessions), HOME);
    assert!(matches!(effects[..], [AccountEffect::Push(AccountPage::Sessions)]), "{effects:?}");
    let effects = state.update(AccountMessage::Moved, HOME);
    assert_eq!(names(&effects), ["LoadAccount"], "My account shows what is true now");
    assert!(matches!(state.pages.screen, Screen::Overview(_)));
    // Forward, to what shows something else by now.
    let effects = state.update(AccountMessage::Moved, AccountPage::RecoveryCodes.path());
    assert_eq!(names(&effects), ["Replace"]);
    assert_eq!(state.pages.screen.page(), Some(AccountPage::Recovery));
}

#[test]
fn an_enrolment_that_is_left_is_given_up_at_the_server() {
    let mut state = at(AccountPage::AddDevice.path());
    let path = AccountPage::AddDevice.path();
    let effects = state.update(AccountMessage::DeviceSubmitted(wanted()), path);
    assert_eq!(names(&effects), ["BeginEnrolment"]);
    let effects = state.update(AccountMessage::EnrolmentBegun(Ok(enrolment())), path);
    assert_eq!(names(&effects), ["Push"]);
    let effects = state.update(AccountMessage::Go(AccountPage::Overview), AccountPage::DeviceCode.path());
    assert_eq!(names(&effects), ["CancelEnrolment", "LoadAccount", "Push"]);
    let effects = state.update(AccountMessage::EnrolmentBegun(Ok(enrolment())), HOME);
    assert_eq!(names(&effects), ["CancelEnrolment"], "a late answer too");
}

#[test]
fn what_failed_gets_the_focus() {
    let path = AccountPage::AddDevice.path();
    let mut state = at(path);
    _ = state.update(AccountMessage::DeviceSubmitted(wanted()), path);
    let failed = AccountMessage::EnrolmentBegun(Err(AccountError::WeakPin("run".to_owned())));
    assert_eq!(names(&state.update(failed, path)), ["FocusError"]);
    let path = AccountPage::Password.path();
    let mut state = at(path);
    let failed = AccountMessage::CommandDone(Err(AccountError::WrongPassword));
    assert_eq!(names(&state.update(failed, path)), ["FocusError"], "nothing has changed, so nothing is asked anew");
}

#[test]
fn a_command_is_sent_once_and_the_account_is_asked_for_after_it() {
    let mut state = at(HOME);
    let command = || AccountMessage::Command(Command::RequireTwoSteps(true));
    assert_eq!(names(&state.update(command(), HOME)), ["Send"]);
    assert!(state.update(command(), HOME).is_empty(), "it is on its way");
    let done = AccountMessage::CommandDone(Ok(CommandResult::TwoStepsRequired(true)));
    assert_eq!(names(&state.update(done, HOME)), ["LoadAccount"]);
    // What was refused because it had changed is shown in its new state.
    let refused = AccountMessage::CommandDone(Err(AccountError::Changed));
    assert_eq!(names(&state.update(refused, HOME)), ["LoadAccount", "FocusError"]);
    let over = AccountMessage::CommandDone(Ok(CommandResult::SignedOut(None)));
    assert!(state.update(over, HOME).is_empty(), "there is nobody to ask for");
    assert!(matches!(state.pages.screen, Screen::Landing));
    let page = SignedOutView { page: "/signed-out/x".to_owned() };
    let over = AccountMessage::CommandDone(Ok(CommandResult::SignedOut(Some(page))));
    let effects = at(HOME).update(over, HOME);
    assert!(matches!(&effects[..], [AccountEffect::Leave(page)] if page == "/signed-out/x"), "{effects:?}");
}

#[test]
fn a_password_is_judged_once_nobody_types_and_a_late_judgement_is_dropped() {
    let path = AccountPage::Password.path();
    let mut state = at(path);
    let typed = |state: &mut AccountState, text: &str| {
        let effects = state.update(AccountMessage::PasswordTyped(text.to_owned()), path);
        match effects.as_slice() {
            [AccountEffect::ReadPassword(turn, password)] if password == text => *turn,
            other => panic!("{other:?}"),
        }
    };
    let (first, second) = (typed(&mut state, "qwert"), typed(&mut state, "qwerty"));
    let effects = state.update(AccountMessage::PasswordRead(second, "qwerty".to_owned()), path);
    assert!(matches!(&effects[..], [AccountEffect::Send(Command::JudgePassword(turn, _))] if *turn == second));
    let judged = |turn, score| {
        AccountMessage::CommandDone(Ok(CommandResult::Judged(turn, Some(Strength { score, reason: None }))))
    };
    assert!(state.update(judged(second, 1), path).is_empty(), "the account is as it was");
    _ = state.update(judged(first, 4), path);
    assert_eq!(state.pages.strength.as_ref().map(|strength| strength.score), Some(1));
    let effects = state.update(AccountMessage::PasswordTyped(String::new()), path);
    assert_eq!((names(&effects), &state.pages.strength), (vec!["ForgetPassword".to_owned()], &None));
}

#[test]
fn a_page_that_the_browser_brings_back_is_veiled_until_the_server_has_spoken() {
    let mut state = at(AccountPage::Sessions.path());
    let effects = state.update(AccountMessage::Restored, AccountPage::Sessions.path());
    assert_eq!((names(&effects), state.veiled), (vec!["LoadAccount".to_owned()], true));
    let mut gone = state.clone();
    _ = gone.update(AccountMessage::Account(Err(AccountError::Unreachable)), AccountPage::Sessions.path());
    assert_eq!((gone.veiled, &gone.pages.account), (false, &None));
    assert_eq!(gone.pages.screen, Screen::Failed(AccountError::Unreachable));
    _ = gone.update(AccountMessage::Reload, AccountPage::Sessions.path());
    assert_eq!(gone.pages.screen, Screen::Loading, "whoever waits for nothing but that, sees so");
    _ = state.update(AccountMessage::Account(Ok(anna())), AccountPage::Sessions.path());
    assert_eq!((state.veiled, &state.pages.screen), (false, &Screen::Sessions));
}

#[test]
fn a_language_is_saved_for_the_account_where_there_is_one() {
    let save = |state: &mut AccountState| {
        let effects = state.update(AccountMessage::LanguageChosen(Language::Sv), HOME);
        match effects.as_slice() {
            [AccountEffect::ChangeLanguage { language: Language::Sv, save }] => *save,
            other => panic!("{other:?}"),
        }
    };
    let mut nobody = AccountState::default();
    _ = nobody.update(AccountMessage::Account(Err(AccountError::SignedOut)), HOME);
    assert_eq!([save(&mut nobody), save(&mut at(HOME))], [false, true]);
}

#[test]
fn texts_that_do_not_come_leave_the_page_in_the_language_before() {
    let mut state = at(HOME);
    let swedish = Catalogue::parse(Language::Sv, "next = Nästa");
    _ = state.update(AccountMessage::Texts(Some(swedish.clone())), HOME);
    _ = state.update(AccountMessage::Texts(None), HOME);
    assert_eq!(state.texts.catalogue(), Some(&swedish));
    assert_eq!(state.pages.notice, Some(AccountNotice::Error(AccountError::Unreachable)));
}
