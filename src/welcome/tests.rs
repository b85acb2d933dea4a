//! Every page as the server renders it.

use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;

use super::{Inventory, Page, Typed, Wrong, welcome_document};
use crate::head::PageAssets;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&";

fn pages() -> Vec<Page> {
    let email = || HOSTILE.to_owned();
    let typed = |wrong| Typed { email: email(), name: email(), wrong, csrf: Some("proof".to_owned()) };
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
            let html = welcome_document(&page, "/x", language, &PageAssets::default());
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
        let html = welcome_document(&page, "/x", Language::Sv, &PageAssets::default());
        assert!(!html.contains("<script") && !html.contains("onerror=alert(1)>\""), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }
}
