//! Every step as the server renders it.

use sluss_protocol::frame::{FrameEvent, FrameMessage};
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{
    EndReason, FormAction, Forward, MEDIA_TYPE, Memory, MethodOption, Mode, Notice, QrPicture, RemedyLink, SignInPage,
    Site, Step, UnavailableReason,
};
use sluss_protocol::theme::Theme;

use super::{FrameHost, PageAssets, document};
use crate::i18n::{Texts, resolved};
use crate::sign_in::{ErrorExtras, ErrorKind, error_document};

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&";

fn assets() -> PageAssets {
    let url = |name: &str| format!("/assets/{name}");
    PageAssets {
        styles: url("a.css"),
        script: url("a.js"),
        wasm: url("a.wasm"),
        frame: url("frame.js"),
        public_pages: url("w.js"),
        moved: url("moved.js"),
        arrive: url("arrive.js"),
        ..PageAssets::default()
    }
}

fn steps(text: &str) -> Vec<Step> {
    let email = || text.to_owned();
    let redirect = || Forward::Redirect { url: format!("https://rasff.test/callback?x={text}") };
    let option = |method, unavailable| MethodOption {
        method,
        unavailable,
        remedy: unavailable.map(|_| RemedyLink { url: "/remedy".to_owned(), text: text.to_owned() }),
    };
    vec![
        Step::Identify { email: email() },
        Step::Password {
            email: email(),
            methods: vec![option(Method::Qr, None), option(Method::Password, Some(UnavailableReason::NeedsTwoSteps))],
            chosen: Method::Qr,
            memory: Some(Memory::Remembered),
        },
        Step::QrCode {
            email: email(),
            qr: QrPicture { size: 33, path: "m4 4.5h7".to_owned() },
            link: "https://sluss.test/app/#SAE".to_owned(),
            expires_at: 1,
            tries_left: 5,
        },
        Step::Choose {
            email: email(),
            methods: vec![
                option(Method::Qr, Some(UnavailableReason::Missing)),
                option(Method::Password, Some(UnavailableReason::NeedsTwoSteps)),
            ],
            tried: Method::Qr,
            account_url: "/account/".to_owned(),
            lost_url: "/lost".to_owned(),
        },
        Step::Ended { reason: EndReason::Expired, forward: Some(redirect()) },
        Step::Passed { email: email(), forward: redirect() },
        Step::SmsNumber { email: email(), typed: email(), meant: Some(email()), wait: Some(30) },
        Step::SmsCode { email: email(), hint: email(), expires_at: 1, tries_left: 3, wait: None },
        Step::Approval {
            email: email(),
            number: "42".to_owned(),
            expires_at: 1,
            over: false,
            app_url: text.to_owned(),
        },
        Step::Code { email: email(), method: Method::Recovery },
        Step::Extra { email: email(), by_mail: true, mailed: false },
        Step::Extra { email: email(), by_mail: false, mailed: true },
    ]
}

fn page(step: Step, site: &str, mode: Mode) -> SignInPage {
    SignInPage {
        version: 1,
        action: "/sign-in/sin_x".to_owned(),
        csrf: "token".to_owned(),
        site: Site::RelyingParty { name: site.to_owned() },
        mode,
        language: Language::Sv,
        messages: resolved(Language::Sv, Texts::SignIn),
        notice: Some(Notice::WrongPassword),
        sign_up: true,
        step,
    }
}

fn render(step: Step) -> String {
    document(&page(step, "RASFF Window", Mode::Redirect), &assets(), None)
}

#[test]
fn a_step_that_asks_something_is_a_real_form() {
    let asks = |step: &Step| !matches!(step, Step::Ended { .. } | Step::Passed { .. });
    for step in steps("anna@example.eu").into_iter().filter(asks) {
        let html = render(step);
        assert!(html.contains("method=\"post\" action=\"/sign-in/sin_x\""), "{html}");
        assert!(
            html.contains("value=\"token\" type=\"hidden\" name=\"csrf\"") && html.contains("name=\"action\""),
            "{html}"
        );
    }
}

#[test]
fn every_action_of_the_form_has_its_button_and_no_button_sends_another() {
    let email = "anna@example.eu";
    let mut screens = steps(email);
    let mut asks = screens[1].clone();
    let Step::Password { memory, .. } = &mut asks else { panic!("{asks:?}") };
    *memory = Some(Memory::Asks);
    let mut over = screens.iter().find(|step| matches!(step, Step::Approval { .. })).unwrap().clone();
    let Step::Approval { over: is_over, .. } = &mut over else { panic!("{over:?}") };
    *is_over = true;
    let mut open = screens.iter().find(|step| matches!(step, Step::Choose { .. })).unwrap().clone();
    let Step::Choose { methods, .. } = &mut open else { panic!("{open:?}") };
    methods[1] = MethodOption { method: Method::Sms, unavailable: None, remedy: None };
    screens.extend([asks, over, open]);
    let mut offered: Vec<FormAction> = Vec::new();
    for step in screens {
        let html = render(step);
        let tags = html.split('<').filter(|tag| tag.contains("name=\"action\""));
        for tag in tags {
            let value = tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
            let action = FormAction::from_name(value);
            offered.push(action.unwrap_or_else(|| panic!("the server does not know {tag}")));
        }
    }
    for action in FormAction::ALL {
        assert!(offered.contains(&action), "no screen offers {action:?}");
    }
}

#[test]
fn f05_a_recovery_code_is_asked_for_in_a_real_form() {
    let html = render(Step::Code { email: "anna@example.eu".to_owned(), method: Method::Recovery });
    assert!(html.contains("name=\"code\"") && html.contains("value=\"answer\""), "{html}");
    let whose = html.split("<input").find(|input| input.contains("name=\"method\"")).unwrap();
    assert!(whose.contains("value=\"PASSWORD_RECOVERY_CODE\""), "{whose}");
    assert!(html.contains("method=\"post\" action=\"/sign-in/sin_x\""), "{html}");
}

#[test]
fn every_method_has_the_texts_that_its_facts_name() {
    for language in [Language::En, Language::Sv] {
        let texts = resolved(language, Texts::SignIn);
        for facts in Method::ALL.map(Method::facts) {
            let missing = ["unavailable-{}", "{}-title", "{}-text"].map(|shape| shape.replace("{}", facts.missing));
            for id in missing.into_iter().chain([facts.text.to_owned(), format!("{}-note", facts.text)]) {
                assert_ne!(texts.text(&id), id, "{language:?}");
            }
        }
    }
}

#[test]
fn without_a_script_the_style_sheet_shows_the_name_of_every_method_that_can_be_chosen() {
    let styles = include_str!("../../../static/styles/sign-in.css");
    for place in 1..=Method::ALL.len() {
        assert!(styles.contains(&format!("[data-at=\"{place}\"]:checked")), "the list has no place {place}");
    }
}

#[test]
fn l01_no_script_or_style_stands_in_the_page() {
    for step in steps("anna@example.eu") {
        let html = render(step);
        for script in html.split("<script").skip(1) {
            let (attributes, content) = script.split_once('>').unwrap();
            let inert = attributes.contains(MEDIA_TYPE);
            assert!(inert || attributes.contains("src=") && content.starts_with("</script>"), "{script}");
        }
        assert!(!html.contains("<style") && !html.contains(" style=") && !html.contains(" on"), "{html}");
    }
}

#[test]
fn l05_texts_from_outside_are_texts() {
    for step in steps(HOSTILE) {
        for mode in [Mode::Redirect, Mode::Frame] {
            let html = document(&page(step.clone(), HOSTILE, mode), &assets(), Some(&host(None)));
            assert!(!html.contains("<img"), "{html}");
        }
    }
}

#[test]
fn a06_fields_tell_password_managers_what_they_are() {
    let mut steps = steps("anna@example.eu").into_iter();
    let identify = render(steps.next().unwrap());
    assert!(
        identify.contains("autocomplete=\"username\"") && identify.contains("value=\"anna@example.eu\""),
        "{identify}"
    );
    let password = render(steps.next().unwrap());
    assert!(
        password.contains("autocomplete=\"username\"") && password.contains("value=\"anna@example.eu\""),
        "{password}"
    );
    assert!(password.contains("autocomplete=\"current-password\"") && password.contains("type=\"password\""));
    let code = render(steps.find(|step| matches!(step, Step::QrCode { .. })).unwrap());
    assert!(code.contains("autocomplete=\"one-time-code\"") && code.contains("inputmode=\"numeric\""));
}

#[test]
fn d01_by_sms_every_screen_is_a_form_and_says_that_it_is_the_weakest_way() {
    let texts = resolved(Language::Sv, Texts::SignIn);
    let number = render(steps("+46 70 174 06 05").remove(6));
    assert!(number.contains("autocomplete=\"tel\"") && number.contains("value=\"+46 70 174 06 05\""), "{number}");
    assert!(number.contains(&texts.text("sms-risk")) && number.contains(&texts.text("number-meant-yes")), "{number}");
    assert_eq!(number.matches("name=\"number\"").count(), 2, "the field, and the suggestion beside it");
    let code = render(steps("•• 05").remove(7));
    assert!(code.contains("autocomplete=\"one-time-code\"") && code.contains("value=\"answer\""), "{code}");
    assert!(code.contains("value=\"sms-again\"") && code.contains("value=\"other-method\""), "{code}");
}

#[test]
fn a_method_that_does_not_fit_is_greyed_with_the_reason() {
    let html = render(steps("anna@example.eu").remove(1));
    assert!(html.contains(&resolved(Language::Sv, Texts::SignIn).text("unavailable-two-steps")), "{html}");
    assert_eq!(html.matches(" disabled").count(), 1);
}

#[test]
fn a_passed_sign_in_goes_on_by_itself_and_by_hand() {
    let html = render(steps("1").into_iter().find(|step| matches!(step, Step::Passed { .. })).unwrap());
    assert!(html.contains("http-equiv=\"refresh\" content=\"0;url=https://rasff.test/callback?x=1\""));
    assert!(html.contains("<a href=\"https://rasff.test/callback?x=1\""));
}

fn host(message: Option<FrameMessage>) -> FrameHost {
    FrameHost { origin: "https://rasff.test".to_owned(), theme: Theme::Auto, message }
}

#[test]
fn l04_a_frame_is_told_whom_to_tell() {
    let message = FrameMessage::from(FrameEvent::Cancel { state: HOSTILE.to_owned() });
    let forward = Some(Forward::Message);
    let step = Step::Ended { reason: EndReason::Cancelled, forward };
    let html = document(&page(step, "RASFF Window", Mode::Frame), &assets(), Some(&host(Some(message))));
    assert!(html.contains("name=\"sluss-frame-origin\" content=\"https://rasff.test\""), "{html}");
    assert!(html.contains("&quot;type&quot;:&quot;cancel&quot;") && !html.contains("http-equiv=\"refresh\""));
}

#[test]
fn a_frame_has_the_colours_that_the_site_wants_and_a_page_of_its_own_the_persons() {
    for (theme, html, scheme) in [
        (Theme::Auto, "<html lang=\"sv\">", "light dark"),
        (Theme::Light, "<html lang=\"sv\" data-theme=\"light\">", "light"),
        (Theme::Dark, "<html lang=\"sv\" data-theme=\"dark\">", "dark"),
    ] {
        let around = FrameHost { theme, ..host(None) };
        let scheme = format!("name=\"color-scheme\" content=\"{scheme}\"");
        for step in steps("1") {
            let framed = document(&page(step.clone(), "RASFF Window", Mode::Frame), &assets(), Some(&around));
            assert!(framed.contains(html) && framed.contains(&scheme), "{framed}");
            let alone = document(&page(step, "RASFF Window", Mode::Redirect), &assets(), Some(&around));
            assert!(alone.contains("<html lang=\"sv\">"), "{alone}");
        }
        let extras = ErrorExtras { host: Some(&around), ..ErrorExtras::default() };
        let refused = error_document(ErrorKind::BadRequest, extras, Language::Sv, &assets());
        assert!(refused.contains(html) && refused.contains(&scheme), "{refused}");
    }
}

#[test]
fn dark_is_the_same_dark_whoever_wants_it() {
    let styles = include_str!("../../../static/styles/tokens.css");
    let block = |selector: &str| {
        let (_, rest) = styles.split_once(selector).expect("the selector is there");
        rest.split_once('}').expect("and ends").0.lines().map(str::trim).collect::<Vec<_>>()
    };
    let preferred = block(":root:not([data-theme=\"light\"]) {");
    assert!(preferred.len() > 20, "{preferred:?}");
    assert_eq!(preferred, block("@media screen {\n  :root[data-theme=\"dark\"] {"));
}

#[test]
fn an_error_page_says_what_to_do_and_shows_details_as_text() {
    for language in Language::ALL {
        for kind in ErrorKind::ALL {
            let extras = ErrorExtras { detail: Some(HOSTILE), anew: Some(HOSTILE), host: None };
            let html = error_document(kind, extras, language, &assets());
            assert!(!html.contains(&format!("error-{}-", kind.name())), "{kind:?} has no text in {}", language.tag());
            assert!(!html.contains("<img"), "{html}");
        }
    }
}
