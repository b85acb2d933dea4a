//! Every page as the server renders it.

use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;

use super::{Around, Inventory, Page, Switching, Typed, Wrong, welcome_document};
use crate::head::PageAssets;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&";

fn switching(site: Option<String>, stay: Option<String>) -> Switching {
    let email = || HOSTILE.to_owned();
    Switching { signed_in: email(), wanted: email(), site, stay }
}

fn document(page: &Page, language: Language) -> String {
    let (action, csrf) = ("/x".to_owned(), "proof".to_owned());
    let around = Around { action, csrf, language, somebody_else: Some(HOSTILE.to_owned()) };
    welcome_document(page, around, &PageAssets::default())
}

fn pages() -> Vec<Page> {
    let email = || HOSTILE.to_owned();
    let typed = |wrong| Typed { email: email(), name: email(), wrong };
    let inventory =
        Inventory { devices: vec![email()], numbers: vec![email()], recovery_codes: 3, cooling_off_hours: 24 };
    let mut pages = vec![
        Page::SignUp(typed(Some(Wrong::Email))),
        Page::SignUpSent,
        Page::Confirm(typed(Some(Wrong::Name))),
        Page::SignedUp,
        Page::Forgotten(typed(None)),
        Page::ForgottenSent,
        Page::ResetDone,
        Page::NotMe { email: email() },
        Page::NotMeDone,
        Page::Lost(typed(Some(Wrong::Password)), Inventory::default()),
        Page::Lost(typed(Some(Wrong::Busy)), inventory.clone()),
        Page::Lost(typed(Some(Wrong::TooOften { seconds: 300 })), inventory),
        Page::LostDone,
        Page::LostPlanned,
        Page::Undo { email: email() },
        Page::UndoDone,
        Page::LinkOver,
        Page::Switch(switching(Some(email()), Some("/sign-in/x/stay".to_owned()))),
        Page::Switch(switching(None, None)),
    ];
    let reasons = [Wrong::TooShort { min: 15 }, Wrong::TooLong, Wrong::Common, Wrong::Context { word: email() }];
    let easy = Weakness::ALL.map(Wrong::Guessable);
    pages.extend(reasons.into_iter().chain(easy).map(|wrong| Page::Reset(typed(Some(wrong)))));
    pages
}

#[test]
fn every_page_has_its_words_and_no_place_is_left_open() {
    for language in Language::ALL {
        for page in pages() {
            let html = document(&page, language);
            assert!(html.contains(&format!("data-screen=\"{}\"", page.name())), "{html}");
            assert!(!html.contains("{$") && !html.contains("{ $"), "{html}");
            assert!(!html.contains("-title<") && !html.contains("-text<") && !html.contains("-go<"), "{html}");
            assert!(!html.contains(">easy-") && !html.contains("again-in"), "{html}");
        }
    }
}

#[test]
fn l01_l05_no_page_has_a_script_and_what_people_typed_stays_text() {
    for page in pages() {
        let html = document(&page, Language::Sv);
        assert!(!html.contains("<script") && !html.contains("onerror=alert(1)>\""), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }
}

#[test]
fn i08_every_form_carries_its_secret() {
    for page in pages() {
        let html = document(&page, Language::En);
        let secret = "<input value=\"proof\" type=\"hidden\" name=\"csrf\"";
        assert_eq!(html.matches("<form").count(), html.matches(secret).count(), "{html}");
    }
}

#[test]
fn only_a_page_about_an_account_says_who_else_is_signed_in() {
    let says = |page: &Page| document(page, Language::En).contains("name=\"leave\"");
    assert!(says(&Page::NotMe { email: "bo@example.eu".to_owned() }) && says(&Page::Reset(Typed::default())));
    assert!(!says(&Page::NotMeDone) && !says(&Page::Forgotten(Typed::default())));
}
