//! Every page as the server renders it.

use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;

use super::{PageContext, PublicPage, public_page_document};
use crate::public_pages::{
    AccountMismatch, ContinueAs, FormInput, Heard, InputError, Inventory, NextSite, SignedOut, SiteSignOut,
    WaitingSignIn,
};
use crate::surface::PageAssets;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&";

fn mismatch(site: Option<String>, stay: Option<String>) -> AccountMismatch {
    let email = || HOSTILE.to_owned();
    AccountMismatch { signed_in: email(), wanted: email(), site, stay }
}

fn next() -> NextSite {
    NextSite { url: format!("https://rasff.test/?{HOSTILE}"), host: HOSTILE.to_owned() }
}

/// A session that was used for one site, which heard this, and for another that was told.
fn told(heard: Heard, next: Option<NextSite>) -> SignedOut {
    let site = |heard| SiteSignOut { name: HOSTILE.to_owned(), heard };
    let frames = vec![format!("https://rasff.test/?{HOSTILE}")];
    SignedOut { sites: vec![site(Heard::Told), site(heard), site(Heard::Asked)], frames, next }
}

fn document(page: &PublicPage, language: Language) -> String {
    document_by(page, language, true)
}

/// The page of a server that sends mail or does not.
fn document_by(page: &PublicPage, language: Language, by_mail: bool) -> String {
    let (action, csrf) = ("/x".to_owned(), "proof".to_owned());
    let around = PageContext { action, language, by_mail, mismatch: Some(HOSTILE.to_owned()), csrf };
    let assets = PageAssets {
        public_pages: "/w.js".to_owned(),
        moved: "/moved.js".to_owned(),
        arrive: "/arrive.js".to_owned(),
        ..PageAssets::default()
    };
    public_page_document(page, around, &assets)
}

fn signing_out() -> [PublicPage; 6] {
    let ask = |next| PublicPage::SignOut { email: HOSTILE.to_owned(), next };
    let done = [
        SignedOut::default(),
        told(Heard::Waiting, None),
        told(Heard::Failed, Some(next())),
        told(Heard::Deaf, Some(next())),
    ];
    let [none, waiting, failed, deaf] = done.map(PublicPage::SignedOut);
    [ask(Some(next())), ask(None), none, waiting, failed, deaf]
}

fn pages() -> Vec<PublicPage> {
    let email = || HOSTILE.to_owned();
    let typed = |wrong| FormInput { email: email(), name: email(), least: 15, wrong };
    let inventory =
        Inventory { devices: vec![email()], numbers: vec![email()], recovery_codes: 3, cooling_off_hours: 24 };
    let mut pages = vec![
        PublicPage::SignUp(typed(Some(InputError::Email))),
        PublicPage::SignUpSent,
        PublicPage::NoMail,
        PublicPage::Device { typed: email(), wrong: true },
        PublicPage::DeviceConfirm { site: email(), code: email() },
        PublicPage::DeviceDone,
        PublicPage::DeviceDenied,
        PublicPage::Confirm(typed(Some(InputError::Name))),
        PublicPage::SignedUp,
        PublicPage::Forgotten(typed(None)),
        PublicPage::ForgottenSent,
        PublicPage::ResetDone,
        PublicPage::LeaveAddress { email: email(), to: email() },
        PublicPage::LeaveAddressDone,
        PublicPage::TakeAddress(typed(Some(InputError::Password)), email()),
        PublicPage::TakeAddressDone,
        PublicPage::NotMe { email: email() },
        PublicPage::NotMeDone,
        PublicPage::LetOn(WaitingSignIn {
            email: email(),
            site: Some(email()),
            place: email(),
            ..WaitingSignIn::default()
        }),
        PublicPage::LetOn(WaitingSignIn::default()),
        PublicPage::LetOnDone,
        PublicPage::Lost(typed(Some(InputError::Password)), Inventory::default()),
        PublicPage::Lost(typed(Some(InputError::Busy)), inventory.clone()),
        PublicPage::Lost(typed(Some(InputError::TooOften { seconds: 300 })), inventory),
        PublicPage::LostDone,
        PublicPage::LostPlanned,
        PublicPage::Undo { email: email() },
        PublicPage::UndoDone,
        PublicPage::LinkOver,
        PublicPage::Moved { to: email() },
        PublicPage::Arrive { from: email() },
        PublicPage::AccountMismatch(mismatch(Some(email()), Some("/sign-in/x/stay".to_owned()))),
        PublicPage::ContinueAs(ContinueAs {
            signed_in: email(),
            site: email(),
            stay: "/sign-in/x/stay".to_owned(),
            other: "/sign-in/x".to_owned(),
        }),
        PublicPage::AccountMismatch(mismatch(None, None)),
    ];
    let reasons = [
        InputError::TooShort { min: 15 },
        InputError::TooLong,
        InputError::Common,
        InputError::Context { word: email() },
    ];
    let easy = Weakness::ALL.map(InputError::Guessable);
    pages.extend(signing_out());
    pages.extend(reasons.into_iter().chain(easy).map(|wrong| PublicPage::Reset(typed(Some(wrong)))));
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
        let moves = usize::from(matches!(page, PublicPage::Moved { .. } | PublicPage::Arrive { .. }));
        assert_eq!(html.matches("<script").count(), asks + moves, "{html}");
        assert_eq!((ours("/w.js"), ours("/moved.js") + ours("/arrive.js")), (asks, moves), "{html}");
        assert!(!html.contains("onerror=alert(1)>\""), "{html}");
        assert!(!html.contains("<img"), "{html}");
    }
}

#[test]
fn only_a_page_about_an_account_says_who_else_is_signed_in() {
    let says = |page: &PublicPage| document(page, Language::En).contains("name=\"leave\"");
    assert!(
        says(&PublicPage::NotMe { email: "bo@example.eu".to_owned() })
            && says(&PublicPage::Reset(FormInput::default()))
    );
    assert!(!says(&PublicPage::NotMeDone) && !says(&PublicPage::Forgotten(FormInput::default())));
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
    for page in [
        PublicPage::Confirm(FormInput { least: 17, ..FormInput::default() }),
        PublicPage::Reset(FormInput { least: 17, ..FormInput::default() }),
    ] {
        for (language, rule) in [(Language::En, "Use at least 17 characters"), (Language::Sv, "Använd minst 17 tecken")]
        {
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
        |wrong| FormInput { email: "bo@example.eu".to_owned(), name: "Bo".to_owned(), least: 15, wrong: Some(wrong) };
    let focus = |html: &str| {
        let input = html.split("<input").find(|input| input.contains("autofocus")).unwrap_or_default().to_owned();
        input.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    for (page, field) in [
        (PublicPage::SignUp(typed(InputError::Email)), "email"),
        (PublicPage::Confirm(typed(InputError::Name)), "name"),
        (PublicPage::Confirm(typed(InputError::TooShort { min: 15 })), "password"),
        (PublicPage::Reset(typed(InputError::Common)), "password"),
        (PublicPage::Lost(typed(InputError::Password), Inventory::default()), "password"),
    ] {
        let html = document(&page, Language::En);
        assert_eq!(focus(&html), field, "{html}");
        assert_eq!(html.matches(" autofocus=").count(), 1, "{html}");
        assert!(html.contains("value=\"bo@example.eu\""), "{html}");
        assert_eq!(html.contains("value=\"Bo\""), matches!(page, PublicPage::Confirm(_)), "{html}");
    }
}

#[test]
fn no_translator_touches_an_address_or_a_number() {
    let email = "bo@example.eu".to_owned();
    let typed = FormInput { email: email.clone(), ..FormInput::default() };
    let inventory = Inventory { numbers: vec!["•• 05".to_owned()], ..Inventory::default() };
    let mismatch = AccountMismatch { signed_in: email.clone(), wanted: email.clone(), site: None, stay: None };
    for page in [
        PublicPage::Reset(typed.clone()),
        PublicPage::NotMe { email },
        PublicPage::Lost(typed, inventory),
        PublicPage::AccountMismatch(mismatch),
    ] {
        let html = document(&page, Language::En);
        let body = html.split("<main").nth(1).unwrap_or_default();
        for kept in ["bo@example.eu", "•• 05"] {
            let shown = body.matches(&format!(">{kept}<")).count();
            assert_eq!(body.matches(&format!("<span translate=\"no\">{kept}</span>")).count(), shown, "{body}");
        }
        assert!(body.contains("<span translate=\"no\">"), "{body}");
    }
}

#[test]
fn no_page_of_a_server_without_mail_promises_one() {
    let promises = |page: &PublicPage| {
        // These are shown only where mail is sent, or say that there is none.
        !matches!(
            page,
            PublicPage::SignUp(_) | PublicPage::SignUpSent | PublicPage::Forgotten(_) | PublicPage::ForgottenSent
        )
    };
    for page in pages().iter().filter(|page| promises(page)) {
        let html = document_by(page, Language::En, false);
        for promise in ["we email to you", "sent you an email", "comes by email", "link in an email", "We will email"] {
            assert!(!html.contains(promise), "{page:?}: {promise}");
        }
    }
}

#[test]
fn no_page_is_a_dead_end_but_those_that_say_that_they_may_be_closed() {
    for page in pages() {
        let html = document(&page, Language::En);
        let main = html.split("<main").nth(1).unwrap_or_default();
        let leads_on = main.contains("class=\"button") || main.contains("<form class=\"form\"");
        assert!(leads_on || main.contains("You can close this page"), "{}: {main}", page.name());
    }
}

#[test]
fn nobody_is_taken_away_from_what_a_site_has_answered() {
    for heard in [Heard::Waiting, Heard::Told, Heard::Failed, Heard::Deaf] {
        let document = document(&PublicPage::SignedOut(told(heard, Some(next()))), Language::En);
        assert!(!document.contains("http-equiv=\"refresh\""), "{heard:?}");
        assert_eq!(document.contains("<a href=\"\">"), heard == Heard::Waiting, "{document}");
    }
}
