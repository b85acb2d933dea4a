//! What becomes of a command.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{CodeSheet, FactorResetView};
use sluss_protocol::language::Language;

use super::super::sample::anna;
use super::{
    AccountError, AccountNotice, Command, CommandResult, Pages, RequestState, Screen, SettingsScreen, Strength,
};
use crate::i18n::Catalogue;

fn at(page: AccountPage) -> Pages {
    let mut state = Pages::default();
    state.signed_in(anna());
    assert_eq!(state.go(page), None);
    state
}

fn codes() -> CodeSheet {
    CodeSheet { codes: vec!["AAAA".to_owned()], proposal: "rcp_1".to_owned(), expires_at: 0 }
}

/// Somebody in front of new codes.
fn shown() -> Pages {
    let mut state = at(AccountPage::Recovery);
    assert!(state.start(&Command::MakeCodes));
    state.finish(Ok(CommandResult::CodesMade(codes())));
    state
}

#[test]
fn every_screen_is_found_again_by_its_address_and_has_a_title_in_both_languages() {
    let texts =
        [include_str!("../../../../locales/en/account.ftl"), include_str!("../../../../locales/sv/account.ftl")];
    let texts = texts.map(|source| Catalogue::parse(Language::En, source));
    for page in [
        AccountPage::Name,
        AccountPage::Address,
        AccountPage::Password,
        AccountPage::FactorReset,
        AccountPage::Recovery,
        AccountPage::Erase,
    ] {
        let screen = SettingsScreen::at(page).unwrap();
        assert_eq!(screen.page(), Some(page));
        for texts in &texts {
            assert_ne!(texts.text(&screen.title_id()), screen.title_id());
        }
    }
    assert_eq!(SettingsScreen::at(AccountPage::Sessions), None);
}

#[test]
fn a_command_is_sent_once_and_what_is_wrong_is_told_beside_it() {
    let mut state = at(AccountPage::Password);
    assert!(state.start(&Command::ResetFactors(String::new())));
    assert!(!state.start(&Command::ResetFactors(String::new())), "it is on its way");
    state.finish(Err(AccountError::WrongPassword));
    let request = RequestState { busy: None, error: Some(AccountError::WrongPassword) };
    assert_eq!(state.screen, Screen::Settings(SettingsScreen::Password(request)));
    assert!(state.start(&Command::ResetFactors(String::new())));
    state.finish(Ok(CommandResult::PasswordChanged));
    assert_eq!(state.screen.page(), Some(AccountPage::Overview));
    assert_eq!(state.notice, Some(AccountNotice::Done("password-changed")));
}

#[test]
fn whatever_is_commanded_on_my_account_is_no_longer_busy_once_there_is_no_answer() {
    for command in [
        Command::SignOut,
        Command::UndoFactorReset,
        Command::RequireTwoSteps(true),
        Command::RemoveDevice { id: "dev_1".into(), name: "Telefon".into() },
    ] {
        let mut state = at(AccountPage::Overview);
        assert!(state.start(&command));
        assert_eq!(state.screen, Screen::Overview(RequestState { busy: Some(command.name()), error: None }));
        state.finish(Err(AccountError::Unreachable));
        assert_eq!(state.screen, Screen::Overview(RequestState { busy: None, error: Some(AccountError::Unreachable) }));
        assert!(state.start(&command), "the next press works");
    }
}

#[test]
fn an_answer_about_a_password_that_no_longer_stands_there_is_dropped() {
    let mut state = at(AccountPage::Password);
    let strength = |score| Some(Strength { score, reason: None });
    let (first, second) = (state.typed("qwerty"), state.typed("fyra lugna ord"));
    state.judged(second, strength(4));
    state.judged(first, strength(0));
    assert_eq!(state.strength, strength(4));
    let third = state.typed("");
    assert_eq!(state.strength, None, "nothing stands there");
    state.judged(third, strength(2));
    assert_eq!((state.go(AccountPage::Overview), state.go(AccountPage::Password)), (None, None));
    state.judged(third, strength(2));
    assert_eq!(state.strength, None, "the form is a fresh one");
}

#[test]
fn f04_after_a_factor_reset_nobody_is_signed_in_and_a_planned_one_can_be_undone() {
    let mut state = at(AccountPage::FactorReset);
    for (by_mail, told) in [(false, "factor-reset-now-planned-no-mail"), (true, "factor-reset-now-planned")] {
        let _ = state.go(AccountPage::FactorReset);
        state.account.as_mut().unwrap().safety.by_mail = by_mail;
        assert!(state.start(&Command::ResetFactors(String::new())));
        state.finish(Ok(CommandResult::FactorReset(FactorResetView { at: Some(1) })));
        assert_eq!(state.notice, Some(AccountNotice::Done(told)));
    }
    assert!(state.start(&Command::UndoFactorReset));
    state.finish(Ok(CommandResult::FactorResetUndone));
    state.finish(Ok(CommandResult::FactorReset(FactorResetView { at: None })));
    assert_eq!((&state.screen, &state.account), (&Screen::Settings(SettingsScreen::FactorResetDone), &None));
}

#[test]
fn new_codes_are_not_lost_by_going_back_and_are_gone_once_they_are_kept() {
    let mut state = shown();
    assert_eq!(state.screen.page(), Some(AccountPage::RecoveryCodes));
    assert_eq!(state.go(AccountPage::Recovery), None);
    assert_eq!(state.screen.name(), "recovery");
    assert_eq!(state.go(AccountPage::RecoveryCodes), None);
    assert_eq!(state.screen, Screen::Settings(SettingsScreen::Codes(codes(), RequestState::default())));
    assert!(state.start(&Command::KeepCodes("rcp_1".to_owned())));
    state.finish(Ok(CommandResult::CodesKept));
    assert_eq!(state.notice, Some(AccountNotice::Done("codes-count")));
    assert_eq!((&state.proposed, state.screen.page()), (&None, Some(AccountPage::Overview)));
    assert_eq!(state.go(AccountPage::RecoveryCodes), None);
    assert_eq!(
        (state.screen.name(), &state.notice),
        ("recovery", &Some(AccountNotice::Hint("codes-gone"))),
        "they are shown no more"
    );
}

#[test]
fn an_answer_that_is_lost_leaves_the_codes_where_they_are() {
    let mut state = shown();
    assert!(state.start(&Command::KeepCodes("rcp_1".to_owned())));
    state.finish(Err(AccountError::Unreachable));
    let request = RequestState { busy: None, error: Some(AccountError::Unreachable) };
    assert_eq!(state.screen, Screen::Settings(SettingsScreen::Codes(codes(), request)));
}

#[test]
fn codes_that_can_count_no_more_are_taken_away_with_a_word() {
    let mut state = shown();
    assert!(state.start(&Command::KeepCodes("rcp_1".to_owned())));
    state.finish(Err(AccountError::Changed));
    assert_eq!((state.screen.name(), &state.notice), ("recovery", &Some(AccountNotice::Hint("codes-over"))));
    assert_eq!(state.proposed, None);
}

#[test]
fn nobody_else_finds_the_codes_of_whoever_was_signed_in() {
    for end in [Pages::signed_out, |state: &mut Pages| state.not_signed_in(AccountError::SignedOut)] {
        let mut state = shown();
        end(&mut state);
        assert_eq!(state.proposed, None);
    }
}

#[test]
fn whoever_was_signed_out_meanwhile_is_told() {
    let mut state = at(AccountPage::Erase);
    assert!(state.start(&Command::Erase(String::new())));
    state.finish(Err(AccountError::SignedOut));
    assert_eq!(state.screen, Screen::Landing);
}
