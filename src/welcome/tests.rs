//! Every page as the server renders it.

use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;

use super::{Around, Inventory, Page, Request, Switching, Typed, Wrong, welcome_document};
use crate::head::PageAssets;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&";

fn switching(site: Option<String>, stay: Option<String>) -> Switching {
    let email = || HOSTILE.to_owned();
    Switching { signed_in: email(), wanted: email(), site, stay }
}

fn document(page: &Page, language: Language) -> String {
    let around =
        Around { action: "/x".to_owned(), language, somebody_else: Some(HOSTILE.to_owned()), csrf: "proof".to_owned() };
    let assets = PageAssets {
        welcome: "/w.js".to_owned(),
        moved: "/moved.js".to_owned(),
        arrive: "/arrive.js".to_owned(),
        ..PageAssets::default()
    };
    welcome_document(page, around, &assets)
}

fn pages() -> Vec<Page> {
    let email = || HOSTILE.to_owned();
    let typed = |wrong| Typed { email: email(), name: email(), least: 15, wrong };
    let inventory = Inventory {
        devices: vec![email()],
        numbers: vec![email()],
        recovery_codes: 3,
        cooling_off_hours: 24,
        by_mail: true,
    };
    let mut pages = vec![
        Page::SignUp(typed(Some(Wrong::Email))),
        Page::SignUpSent,
        Page::NoMail,
        Page::Confirm(typed(Some(Wrong::Name))),
        Page::SignedUp,
        Page::Forgotten(typed(None)),
        Page::ForgottenSent,
        Page::ResetDone,
        Page::NotMe { email: email() },
        Page::NotMeDone,
        Page::LetOn(Request { email: email(), site: Some(email()), place: email(), ..Request::default() }),
        Page::LetOn(Request::default()),
        Page::LetOnDone,
        Page::Lost(typed(Some(Wrong::Password)), Inventory::default()),
        Page::Lost(typed(Some(Wrong::Busy)), inventory.clone()),
        Page::Lost(typed(Some(Wrong::TooOften { seconds: 300 })), inventory),
        Page::LostDone,
        Page::LostPlanned,
        Page::Undo { email: email() },
        Page::UndoDone,
        Page::LinkOver,
        Page::Moved { to: email() },
        Page::Arrive { from: email() },
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
fn l01_l05_no_page_has_a_script_but_ours_and_what_people_typed_stays_text() {
    for page in pages() {
        let html = document(&page, Language::Sv);
        let ours = |name: &str| html.matches(&format!("<script type=\"module\" src=\"{name}\"></script>")).count();
        let asks = usize::from(page.asks_for_a_password());
        let moves = usize::from(matches!(page, Page::Moved { .. } | Page::Arrive { .. }));
        assert_eq!(html.matches("<script").count(), asks + moves, "{html}");
        assert_eq!((ours("/w.js"), ours("/moved.js") + ours("/arrive.js")), (asks, moves), "{html}");
        assert!(!html.contains("onerror=alert(1)>\""), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }
}

#[test]
fn only_a_page_about_an_account_says_who_else_is_signed_in() {
    let says = |page: &Page| document(page, Language::En).contains("name=\"leave\"");
    assert!(says(&Page::NotMe { email: "bo@example.eu".to_owned() }) && says(&Page::Reset(Typed::default())));
    assert!(!says(&Page::NotMeDone) && !says(&Page::Forgotten(Typed::default())));
}

#[test]
fn i08_every_form_proves_that_it_is_ours() {
    for page in pages() {
        let html = document(&page, Language::En);
        let forms = html.matches("<form").count();
        let proofs =
            html.split("<input").filter(|input| input.contains("name=\"csrf\"") && input.contains("value=\"proof\""));
        assert_eq!(proofs.count(), forms, "{html}");
    }
}

#[test]
fn the_rule_for_a_new_password_is_told_before_it_is_broken() {
    for page in
        [Page::Confirm(Typed { least: 17, ..Typed::default() }), Page::Reset(Typed { least: 17, ..Typed::default() })]
    {
        for (language, rule) in [(Language::En, "At least 17 characters"), (Language::Sv, "Minst 17 tecken")] {
            let html = document(&page, language);
            assert!(html.contains(rule) && html.contains("minlength=\"17\""), "{html}");
            // Without script the browser says so itself, before it sends anything.
            assert!(!html.contains("novalidate"), "{html}");
        }
    }
}

#[test]
fn what_is_wrong_has_the_focus_and_what_was_typed_is_there_but_for_the_password() {
    let typed =
        |wrong| Typed { email: "bo@example.eu".to_owned(), name: "Bo".to_owned(), least: 15, wrong: Some(wrong) };
    let focus = |html: &str| {
        let input = html.split("<input").find(|input| input.contains("autofocus")).unwrap_or_default().to_owned();
        input.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    for (page, field) in [
        (Page::SignUp(typed(Wrong::Email)), "email"),
        (Page::Confirm(typed(Wrong::Name)), "name"),
        (Page::Confirm(typed(Wrong::TooShort { min: 15 })), "password"),
        (Page::Reset(typed(Wrong::Common)), "password"),
        (Page::Lost(typed(Wrong::Password), Inventory::default()), "password"),
    ] {
        let html = document(&page, Language::En);
        assert_eq!(focus(&html), field, "{html}");
        assert_eq!(html.matches(" autofocus=").count(), 1, "{html}");
        assert!(html.contains("value=\"bo@example.eu\""), "{html}");
        assert_eq!(html.contains("value=\"Bo\""), matches!(page, Page::Confirm(_)), "{html}");
    }
}

#[test]
fn no_translator_touches_an_address_or_a_number() {
    let email = "bo@example.eu".to_owned();
    let typed = Typed { email: email.clone(), ..Typed::default() };
    let inventory = Inventory { numbers: vec!["•• 05".to_owned()], ..Inventory::default() };
    let switching = Switching { signed_in: email.clone(), wanted: email.clone(), site: None, stay: None };
    for page in
        [Page::Reset(typed.clone()), Page::NotMe { email }, Page::Lost(typed, inventory), Page::Switch(switching)]
    {
        let html = document(&page, Language::En);
        let body = html.split("<main").nth(1).unwrap_or_default();
        for kept in ["bo@example.eu", "•• 05"] {
            let shown = body.matches(&format!(">{kept}<")).count();
            assert_eq!(body.matches(&format!("<span translate=\"no\">{kept}</span>")).count(), shown, "{body}");
        }
        assert!(body.contains("<span translate=\"no\">"), "{body}");
    }
}
