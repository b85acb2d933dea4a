//! What people do on the account pages, and what the network does to them.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{AccountView, DeviceView, EnrolmentState, EnrolmentView};
use sluss_protocol::language::Language;

use super::super::sample::anna;
use super::{AccountError, AccountNotice, Draft, Pages, PhoneStage, RequestState, Screen, SettingsScreen};
use crate::i18n::Catalogue;

fn phone() -> DeviceView {
    DeviceView {
        id: "dev_1".to_owned(),
        name: "Annas telefon".to_owned(),
        added_at: 0,
        last_used_at: None,
        doubled_at: None,
        looks_like: None,
    }
}

fn enrolment(id: &str) -> EnrolmentView {
    EnrolmentView {
        id: id.to_owned(),
        state: EnrolmentState::Waiting,
        link: Some("https://…".to_owned()),
        expires_at: 0,
    }
}

fn overview() -> Pages {
    let mut state = Pages::default();
    state.signed_in(anna());
    state
}

fn submitted() -> Pages {
    let mut state = overview();
    assert_eq!(state.go(AccountPage::AddDevice), None);
    state.submitted("Annas telefon");
    state
}

fn enrolling() -> Pages {
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
    assert_eq!(state.go(AccountPage::Overview), None);
    assert_eq!(state.screen, Screen::Overview(RequestState::default()));
}

#[test]
fn a_late_answer_about_the_account_does_not_take_the_form_away() {
    let mut state = overview();
    assert_eq!(state.go(AccountPage::AddDevice), None);
    state.signed_in(anna());
    assert_eq!(state.screen.name(), "add-device");
    state.not_signed_in(AccountError::Unreachable);
    assert_eq!(state.screen.name(), "add-device");
}

#[test]
fn somebody_else_s_session_does_not_go_on_with_the_form() {
    let mut state = overview();
    assert_eq!(state.go(AccountPage::AddDevice), None);
    state.signed_in(AccountView { account_ref: "CAkKCwwNDg8".to_owned(), ..anna() });
    assert_eq!(state.screen, Screen::Overview(RequestState::default()));
}

#[test]
fn whoever_has_another_address_by_now_is_the_same_person() {
    let mut state = overview();
    assert_eq!(state.go(AccountPage::AddDevice), None);
    state.signed_in(AccountView { email: "anna@example.org".to_owned(), ..anna() });
    assert_eq!(state.screen.name(), "add-device");
}

#[test]
fn a_form_that_did_not_arrive_can_be_sent_again() {
    let mut state = submitted();
    assert_eq!(state.begun(Err(AccountError::Unreachable)), None);
    let draft = Draft { device_name: "Annas telefon".to_owned(), busy: false, error: Some(AccountError::Unreachable) };
    assert_eq!(state.screen, Screen::AddDevice(draft));
}

#[test]
fn an_enrolment_that_nobody_waits_for_is_given_up() {
    let mut state = submitted();
    assert_eq!(state.go(AccountPage::Overview), None);
    assert_eq!(state.begun(Ok(enrolment("enr_1"))), Some(enrolment("enr_1")));
    assert_eq!(state.screen, Screen::Overview(RequestState::default()));
    assert_eq!(state.go(AccountPage::AddDevice), None);
    assert_eq!(state.begun(Ok(enrolment("enr_2"))), Some(enrolment("enr_2")));
    assert_eq!(state.screen.name(), "add-device");
    assert_eq!(enrolling().go(AccountPage::Overview), Some(enrolment("enr_1")));
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
    assert_eq!(state.go(AccountPage::AddDevice), Some(enrolment("enr_1")), "the old one is given up");
    let draft = Draft { device_name: "Annas telefon".to_owned(), ..Draft::default() };
    assert_eq!(state.screen, Screen::AddDevice(draft));
}

#[test]
fn whoever_was_signed_out_is_told_and_a_stranger_is_not() {
    let mut state = enrolling();
    state.not_signed_in(AccountError::SignedOut);
    assert_eq!(state.screen, Screen::Landing);
    assert_eq!(state.notice, Some(AccountNotice::Error(AccountError::SignedOut)));
    assert_eq!(state.csrf(), "");
    let mut stranger = Pages::default();
    stranger.not_signed_in(AccountError::SignedOut);
    assert_eq!((stranger.screen, stranger.notice), (Screen::Landing, None));
}

#[test]
fn a_title_is_the_screen_s_and_our_name_and_no_word_stands_twice() {
    for (source, mine) in [
        (include_str!("../../../../locales/sv/account.ftl"), "Mitt konto · Sluss"),
        (include_str!("../../../../locales/en/account.ftl"), "My account · Sluss"),
    ] {
        let texts = Catalogue::parse(Language::Sv, source);
        let mut titles = Vec::new();
        for path in entrances() {
            let mut state = overview();
            _ = state.go(path);
            titles.push(state.screen.title(&texts, "Sluss"));
        }
        titles.extend(
            [enrolling().screen, Screen::Registered(phone()), Screen::Settings(SettingsScreen::FactorResetDone)]
                .map(|it| it.title(&texts, "Sluss")),
        );
        titles.push(Screen::Expired { device_name: String::new() }.title(&texts, "Sluss"));
        titles.push(Screen::Phones(PhoneStage::Code).title(&texts, "Sluss"));
        assert_eq!((titles[0].as_str(), Screen::Landing.title(&texts, "Sluss").as_str()), (mine, mine));
        for (at, title) in titles.iter().enumerate() {
            let parts: Vec<_> = title.split(" · ").collect();
            assert!(parts.len() == 2 && parts[1] == "Sluss" && parts[0] != "Sluss", "{title}");
            assert!(!title.contains("-title") && !titles[..at].contains(title), "{title}");
        }
    }
}

/// Every page that somebody can be sent to.
fn entrances() -> impl Iterator<Item = AccountPage> {
    AccountPage::ALL.into_iter().filter(|page| page.is_entrance())
}

#[test]
fn the_browsers_back_leads_from_every_screen_to_every_other() {
    for from in entrances() {
        for to in entrances() {
            let mut state = overview();
            assert_eq!((state.go(from), state.screen.page()), (None, Some(from)));
            assert_eq!((state.go(to), state.screen.page()), (None, Some(to)), "from {from:?}");
            assert_eq!(state.notice, None);
        }
    }
}

#[test]
fn what_has_no_screen_of_its_own_leads_to_my_account() {
    for page in [AccountPage::Overview, AccountPage::DeviceAdded] {
        let mut state = overview();
        assert_eq!(state.go(AccountPage::FactorReset), None);
        assert_eq!((state.go(page), state.screen.page()), (None, Some(AccountPage::Overview)), "{page:?}");
    }
}

#[test]
fn back_leads_from_the_qr_code_to_the_form_and_nowhere_into_what_is_done() {
    let mut state = enrolling();
    assert_eq!(state.screen.page(), Some(AccountPage::DeviceCode));
    assert_eq!(state.go(AccountPage::AddDevice), Some(enrolment("enr_1")), "it is given up");
    let draft = Draft { device_name: "Annas telefon".to_owned(), ..Draft::default() };
    assert_eq!(state.screen, Screen::AddDevice(draft.clone()));
    // Forward leads to no QR code that is given up.
    assert_eq!(state.go(AccountPage::DeviceCode), None);
    assert_eq!(state.screen.page(), Some(AccountPage::AddDevice));

    let mut state = enrolling();
    state.expired("enr_0");
    assert_eq!(state.screen.name(), "enrolling", "another QR code is over");
    state.expired("enr_1");
    assert_eq!((state.screen.name(), state.screen.page()), ("enrol-expired", Some(AccountPage::DeviceCode)));
    assert_eq!(state.go(AccountPage::AddDevice), None);
    assert_eq!(state.screen, Screen::AddDevice(draft));

    let mut state = enrolling();
    state.registered("enr_1", phone());
    assert_eq!((state.go(AccountPage::DeviceCode), state.screen.page()), (None, Some(AccountPage::Overview)));
}

#[test]
fn whoever_needs_two_steps_first_is_told_so_on_my_account() {
    let mut state = Pages::default();
    state.signed_in(AccountView { may_change_factors: false, ..anna() });
    assert_eq!((state.go(AccountPage::AddDevice), state.screen.page()), (None, Some(AccountPage::Overview)));
}

#[test]
fn a_page_that_comes_back_shows_nothing_while_the_server_cannot_be_asked() {
    let mut state = overview();
    assert_eq!(state.go(AccountPage::Password), None);
    state.hide(AccountError::Unreachable);
    assert_eq!(state, Pages { screen: Screen::Failed(AccountError::Unreachable), ..Pages::default() });
    state.signed_in(anna());
    assert_eq!(state.screen, Screen::Overview(RequestState::default()));
}

#[test]
fn a_list_that_cannot_be_read_again_stays_with_a_word_about_it() {
    let mut state = overview();
    state.not_signed_in(AccountError::Unreachable);
    assert_eq!(
        (state.screen.name(), &state.notice),
        ("overview", &Some(AccountNotice::Error(AccountError::Unreachable)))
    );
    assert_eq!(state.go(AccountPage::Sessions), None);
    state.signed_in(anna());
    assert_eq!(state.screen, Screen::Sessions, "a list that is read again does not take the screen away");
}

#[test]
fn the_phone_numbers_stay_on_while_the_account_is_asked_for_again() {
    let mut state = overview();
    assert_eq!(state.go(AccountPage::AddPhone), None);
    assert_eq!(state.screen.name(), "add-phone");
    state.signed_in(anna());
    state.not_signed_in(AccountError::Unreachable);
    assert_eq!(state.screen, Screen::Phones(PhoneStage::Form), "what was typed is worth more");
    state.phones(PhoneStage::Code);
    assert_eq!((state.screen.name(), state.screen.page()), ("phone-code", Some(AccountPage::PhoneCode)));
    assert_eq!((state.go(AccountPage::AddPhone), state.screen.page()), (None, Some(AccountPage::AddPhone)));
    state.not_signed_in(AccountError::SignedOut);
    assert_eq!(state.screen, Screen::Landing);
    state.phones(PhoneStage::Code);
    assert_eq!(state.screen, Screen::Landing, "a late answer shows nothing any more");
}

#[test]
fn a_sheet_of_codes_is_nothing_to_come_to() {
    let mut state = overview();
    assert_eq!((state.go(AccountPage::RecoveryCodes), state.screen.page()), (None, Some(AccountPage::Recovery)));
    assert_eq!(state.notice, Some(AccountNotice::Hint("codes-gone")));
}
