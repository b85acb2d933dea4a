//! What is shown after an answer, and where the browser goes.

use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{EndReason, FormAction, Forward, Mode, Notice, SignInPage, Site, Step};

use super::{Departure, NoPage, SendError, ViewModel, read_answer};
use crate::i18n::{Texts, resolved};

fn page(step: Step) -> SignInPage {
    SignInPage {
        version: 1,
        action: "/sign-in/sin_x".to_owned(),
        csrf: "token".to_owned(),
        site: Site::RelyingParty { name: "RASFF Window".to_owned() },
        mode: Mode::Redirect,
        language: Language::En,
        messages: resolved(Language::En, Texts::SignIn),
        notice: None,
        sign_up: false,
        step,
    }
}

fn email() -> String {
    "anna@example.eu".to_owned()
}

fn identify() -> SignInPage {
    page(Step::Identify { email: email() })
}

fn recovery() -> Step {
    Step::Code { email: email(), method: Method::Recovery }
}

fn approval(over: bool) -> Step {
    Step::Approval { email: email(), number: "42".to_owned(), expires_at: 1, over, app_url: String::new() }
}

fn sms(tries_left: u32) -> Step {
    Step::SmsCode { email: email(), hint: "05".to_owned(), expires_at: 1, tries_left, wait: None }
}

#[test]
fn a_form_is_busy_until_it_is_answered_and_the_answer_has_fields_of_its_own() {
    let first = ViewModel::new(identify(), 0);
    let sending = first.sending(FormAction::Identify.name());
    assert!(sending.is_busy(FormAction::Identify) && !sending.is_busy(FormAction::Cancel));
    let next = sending.answered(page(recovery()));
    assert_eq!((next.turn, next.pressed, next.error), (1, None, None));
}

#[test]
fn a_request_that_gets_no_answer_leaves_the_next_one_to_the_browser() {
    let failed = ViewModel::new(identify(), 3).sending("identify").failed(SendError::Unreachable);
    assert!(!failed.sends_by_script(), "the browser's own way of sending a form may get through");
    assert_eq!((failed.turn, failed.is_busy(FormAction::Identify)), (3, false), "what was typed stays");
    assert!(failed.failed(SendError::Busy).sends_by_script());
    assert!(failed.sending("identify").sends_by_script());
}

#[test]
fn what_was_not_even_tried_stays_typed() {
    let asked = ViewModel::new(identify(), 2);
    let refused = SignInPage { notice: Some(Notice::TooManyTries), ..identify() };
    assert_eq!(asked.answered(refused).turn, 2);
    let wrong = SignInPage { notice: Some(Notice::WrongPassword), ..identify() };
    assert_eq!(asked.answered(wrong).turn, 3);
}

#[test]
fn an_answer_without_texts_is_shown_with_those_that_are_held() {
    let asked = ViewModel::new(identify(), 0);
    let bare = SignInPage { messages: resolved(Language::En, Texts::SignIn).own(), ..page(recovery()) };
    assert_eq!(asked.answered(bare).text("next"), "Next");
}

#[test]
fn an_answer_that_carries_no_page_is_told_or_left_to_the_document() {
    assert_eq!(read_answer(200, || Some(identify())), Ok(identify()));
    assert_eq!(read_answer(429, || Some(identify())), Ok(identify()), "it says how long to wait");
    assert_eq!(read_answer(503, || None), Err(NoPage::Error(SendError::Busy)));
    for status in [200, 400, 403, 404, 410, 500] {
        assert_eq!(read_answer(status, || None), Err(NoPage::Reload), "{status}");
    }
}

#[test]
fn the_page_waits_for_what_is_done_elsewhere_and_for_nothing_else() {
    let waits = |step| ViewModel::new(page(step), 0).waits();
    assert!(waits(approval(false)) && !waits(approval(true)));
    let extra = |mailed| Step::Extra { email: email(), by_mail: true, mailed };
    assert!(waits(extra(true)) && !waits(extra(false)) && !waits(recovery()));
    let takes = |step| ViewModel::new(page(step), 0).takes_sms();
    assert!(takes(sms(1)) && !takes(sms(0)) && !takes(recovery()));
}

#[test]
fn back_leads_down_one_step_and_never_into_what_is_over() {
    let climbs = |from: &Step, to: &Step| ViewModel::is_climbed_to(from, to);
    let identify = identify().step;
    assert!(climbs(&identify, &recovery()) && climbs(&approval(false), &sms(3)));
    assert!(!climbs(&approval(false), &recovery()), "another second step takes the place of the one before");
    assert!(!climbs(&sms(3), &identify));
    let over = Step::Ended { reason: EndReason::Cancelled, forward: None };
    assert!(!climbs(&identify, &over));
}

#[test]
fn whoever_is_signed_in_goes_on_to_the_site_and_a_frame_tells_the_page_around_it() {
    let url = "https://rasff.test/callback".to_owned();
    let passed = Step::Passed { email: email(), forward: Forward::Redirect { url: url.clone() } };
    assert_eq!(ViewModel::new(page(passed), 1).departure(), Some(Departure::Site(url)));
    let framed = |step| ViewModel::new(SignInPage { mode: Mode::Frame, ..page(step) }, 1).departure();
    let document = Some(Departure::Document("/sign-in/sin_x".to_owned()));
    assert_eq!(framed(Step::Passed { email: email(), forward: Forward::Message }), document);
    let over = || Step::Ended { reason: EndReason::Expired, forward: None };
    assert_eq!(framed(over()), document);
    assert_eq!(ViewModel::new(page(over()), 1).departure(), None, "there is a link, and no hurry");
    assert_eq!(framed(recovery()), None);
}

#[test]
fn a_wrong_code_says_how_many_tries_are_left_and_one_of_another_form_does_not() {
    let error = |notice, left| {
        ViewModel::new(SignInPage { notice: Some(notice), ..page(sms(left)) }, 1).code_error(Notice::SmsForm, left)
    };
    let wrong = error(Notice::WrongCode, 1).unwrap();
    assert!(wrong.ends_with("You have one try left."), "{wrong}");
    assert!(error(Notice::WrongCode, 2).unwrap().ends_with("You have 2 tries left."));
    assert_eq!(error(Notice::SmsForm, 2).as_deref(), Some("Enter the six-digit code."));
    assert_eq!(error(Notice::CodeForm, 2), None, "that is another field's");
}

#[test]
fn the_title_after_an_answer_names_the_screen_and_the_site_and_says_when_something_is_wrong() {
    let title = |page: SignInPage| ViewModel::new(page, 1).title();
    assert_eq!(title(identify()), "Sign in · RASFF Window");
    assert_eq!(title(SignInPage { site: Site::Account, ..page(recovery()) }), "Enter a recovery code · My account");
    assert_eq!(title(page(approval(true))), "This request is no longer valid · RASFF Window");
    let wrong = SignInPage { notice: Some(Notice::EmailForm), ..identify() };
    assert_eq!(title(wrong), "Error: Sign in · RASFF Window");
    let news = SignInPage { notice: Some(Notice::NewCode), ..identify() };
    assert_eq!(title(news), "Sign in · RASFF Window", "news is no error");
}
