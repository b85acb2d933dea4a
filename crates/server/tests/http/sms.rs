//! Signing in by SMS.

mod budget;

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sluss_domain::model::message::Way;
use sluss_domain::model::sms_policy::SmsPolicy;
use sluss_domain::ports::courier::SendError;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, SignInPage, Step, UnavailableReason};
use sluss_testkit::{Account, Person, Server, Site};

use crate::numbers::another;

const ANNA: &str = "+46701740605";
/// Ends as Anna's does, and is nobody's.
const NOBODY: &str = "+46701740705";

struct Stage {
    server: Server,
    site: Site,
    account: Account,
    person: Person,
}

async fn stage() -> Stage {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    Person::new(&server).add_number(&server, &account, ANNA).await;
    server.deliver().await;
    server.clock.advance(Duration::from_secs(60 * 60));
    Stage { person: Person::new(&server), server, site, account }
}

impl Stage {
    /// Past the password, to the page that asks for a number.
    async fn asked(&mut self) -> SignInPage {
        let page = self.person.come_from(&self.site).await;
        self.person.enter_password(&page, &self.account, Method::Sms).await
    }

    /// Past the number, to the page that waits for the code.
    async fn sent(&mut self, number: &str) -> SignInPage {
        let page = self.asked().await;
        let page = self.person.type_number(&page, number).await;
        assert!(matches!(page.step, Step::SmsCode { .. }), "{page:?}");
        page
    }

    async fn type_code(&mut self, page: &SignInPage, code: &str) -> SignInPage {
        self.person.act(page, FormAction::Answer, &[("code", code)]).await
    }
}

fn tries_left(page: &SignInPage) -> u32 {
    let Step::SmsCode { tries_left, .. } = page.step else { panic!("{page:?}") };
    tries_left
}

fn unavailable(page: &SignInPage) -> Option<UnavailableReason> {
    let (Step::Choose { methods, .. } | Step::Password { methods, .. }) = &page.step else { panic!("{page:?}") };
    methods.iter().find(|option| option.method == Method::Sms).unwrap().unavailable
}

/// What differs between two sign-ins that are at the same place.
fn alike(page: &SignInPage) -> String {
    SignInPage { action: String::new(), csrf: String::new(), ..page.clone() }.packed()
}

#[tokio::test]
async fn d06_in_a_frame_the_code_is_bound_to_the_sites_page_too_and_the_code_may_be_pasted_with_marks() {
    let mut stage = stage().await;
    for (mode, bound) in [("web_message", "@rasff.test #CODE @sluss.test"), ("query", "@sluss.test #CODE")] {
        let page = stage.person.begin(&stage.site.authorize_url_with(&[("response_mode", mode)])).await;
        let page = stage.person.enter_password(&page, &stage.account, Method::Sms).await;
        let page = stage.person.type_number(&page, "\u{202d}+46 70 174 06 05\u{202c}").await;
        let code = stage.server.code_sent_to(ANNA).await;
        let sms = stage.server.sms_to(ANNA).pop().unwrap();
        assert_eq!(sms.text.lines().last(), Some(&*bound.replace("CODE", &code)), "{mode}");
        let pasted = format!("\u{202d}{}\u{200b}{}\u{202c}", &code[..3], &code[3..]);
        let page = stage.type_code(&page, &pasted).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
        stage.server.clock.advance(Duration::from_secs(60 * 60));
    }
}

#[tokio::test]
async fn j3_a_person_signs_in_at_a_site_with_password_and_sms() {
    let mut stage = stage().await;
    let page = stage.sent("+46 70 174 06 05").await;
    let Step::SmsCode { hint, .. } = &page.step else { panic!("{page:?}") };
    assert_eq!(hint, "•• 05");
    let code = stage.server.code_sent_to(ANNA).await;
    let text = stage.server.sms_to(ANNA).pop().unwrap().text;
    assert!(text.contains("Site rasff") && text.ends_with(&format!("@sluss.test #{code}")), "{text}");
    let page = stage.type_code(&page, &format!("{} {}", &code[..3], &code[3..])).await;
    let tokens = stage.site.redeem(&stage.site.code(&page)).await;
    let token = tokens.json()["id_token"].as_str().unwrap().to_owned();
    let claims = data_encoding::BASE64URL_NOPAD.decode(token.split('.').nth(1).unwrap().as_bytes()).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["acr"], "MEDIUM");
    assert_eq!(claims["amr"], serde_json::json!(["pwd", "otp", "sms", "mfa"]));
}

#[tokio::test]
async fn d05_a_number_that_is_not_registered_gets_the_same_answers_for_the_same_work() {
    let mut stage = stage().await;
    let mut seen = Vec::new();
    for number in [ANNA, NOBODY] {
        stage.person = Person::new(&stage.server);
        let asked = stage.asked().await;
        let answer = stage.person.act_raw(&asked, FormAction::SmsNumber, &[("number", number)]).await;
        let shown = stage.person.open(&asked.action).await;
        let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
        let headers: Vec<String> = headers.map(|(name, value)| format!("{name}: {value:?}")).collect();
        // The same row is written, whether it is ever sent or not.
        let later = stage.server.instance().sluss.now().after(Duration::from_secs(600));
        let rows = stage.server.instance().sluss.store.due_messages(later, Way::Sms, 10).await.unwrap();
        let rows: Vec<usize> = rows.iter().map(|row| row.sealed.len()).collect();
        assert_eq!(rows.len(), 1);
        let back = stage.person.act(&shown.page(), FormAction::Back, &[]).await;
        let Step::SmsNumber { typed, .. } = &back.step else { panic!("{back:?}") };
        assert_eq!(typed, number, "what was typed stays");
        seen.push((answer.status, headers.join("\n").replace(&asked.action, ""), shown.body.len(), rows));
        stage.server.clock.advance(Duration::from_secs(60 * 60));
        stage.server.deliver().await;
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn d05_two_numbers_side_by_side_get_the_same_bytes() {
    let mut stage = stage().await;
    let first = stage.sent(ANNA).await;
    let mut other = Stage {
        person: Person::new(&stage.server),
        server: stage.server.clone(),
        site: stage.site.clone(),
        account: stage.account.clone(),
    };
    let second = other.sent(NOBODY).await;
    assert_eq!(alike(&first), alike(&second));
    assert_eq!(alike(&stage.type_code(&first, "000000").await), alike(&other.type_code(&second, "000000").await));
    stage.server.deliver().await;
    assert_eq!(stage.server.sms_to(NOBODY).len(), 0);
    // Not even when the code that was never sent is worth nothing any more.
    stage.server.clock.advance(Duration::from_secs(5 * 60));
    stage.server.deliver().await;
    assert_eq!(stage.server.sms_to(NOBODY).len(), 0);
}

#[tokio::test]
async fn a_number_in_another_form_is_asked_about_and_stays_as_typed() {
    let mut stage = stage().await;
    let page = stage.asked().await;
    let body = [("action", "language"), ("language", "sv"), ("csrf", page.csrf.as_str())];
    stage.person.post(&page.action, &body).await;
    let page = stage.person.open(&page.action).await.page();
    let page = stage.person.type_number(&page, "070-174 06 05").await;
    let Step::SmsNumber { typed, meant, .. } = &page.step else { panic!("{page:?}") };
    assert_eq!((typed.as_str(), meant.as_deref()), ("070-174 06 05", Some("+46 70 174 06 05")));
    assert_eq!(page.notice, Some(Notice::NumberForm));
    assert!(stage.server.deliver().await.is_empty());
    let page = stage.person.type_number(&page, "+46 70 174 06 05").await;
    assert!(matches!(page.step, Step::SmsCode { .. }), "{page:?}");
    let back = stage.person.act(&page, FormAction::Back, &[]).await;
    let back = stage.person.type_number(&back, "+12025550173").await;
    assert_eq!(back.notice, Some(Notice::NumberCountry), "d04");
}

#[tokio::test(flavor = "multi_thread")]
async fn c04_of_fifty_at_the_same_instant_one_passes() {
    let mut stage = stage().await;
    let page = stage.sent(ANNA).await;
    let code = stage.server.code_sent_to(ANNA).await;
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (mut person, page, code) = (stage.person.clone(), page.clone(), code.clone());
            tokio::spawn(async move { person.act_raw(&page, FormAction::Answer, &[("code", &code)]).await })
        })
        .collect();
    let mut passed = 0;
    for one in tries {
        passed += usize::from(one.await.unwrap().status == 303);
    }
    assert_eq!(passed, 1);
    assert!(matches!(stage.person.open(&page.action).await.page().step, Step::Passed { .. }));
}

#[tokio::test]
async fn d02_a_code_is_for_one_sign_in_three_tries_and_five_minutes() {
    let mut stage = stage().await;
    let first = stage.sent(ANNA).await;
    let code = stage.server.code_sent_to(ANNA).await;
    stage.server.clock.advance(Duration::from_secs(31));
    let second = stage.sent(ANNA).await;
    let refused = stage.type_code(&second, &code).await;
    assert_eq!((refused.notice, tries_left(&refused)), (Some(Notice::WrongCode), 2), "another sign-in's");
    let page = stage.type_code(&refused, "12345").await;
    assert_eq!((page.notice, tries_left(&page)), (Some(Notice::SmsForm), 2));
    let right = stage.server.code_sent_to(ANNA).await;
    let page = stage.type_code(&page, &another(&right)).await;
    let page = stage.type_code(&page, &another(&right)).await;
    assert_eq!(tries_left(&page), 0);
    let page = stage.type_code(&page, &right).await;
    assert_eq!(page.notice, Some(Notice::SmsOver), "the right one comes too late");
    // The first sign-in and its code are as good as ever, until the five minutes are over.
    stage.server.clock.advance(Duration::from_secs(5 * 60));
    let late = stage.type_code(&first, &code).await;
    assert_eq!((late.notice, tries_left(&late)), (Some(Notice::SmsOver), 0));
}

#[tokio::test]
async fn d02_a_new_code_replaces_the_one_before() {
    let mut stage = stage().await;
    let page = stage.sent(ANNA).await;
    let old = stage.server.code_sent_to(ANNA).await;
    stage.server.clock.advance(Duration::from_secs(31));
    let page = stage.person.act(&page, FormAction::SmsAgain, &[]).await;
    assert_eq!(page.notice, Some(Notice::SmsAgain));
    let new = stage.server.code_sent_to(ANNA).await;
    assert_eq!(stage.type_code(&page, &old).await.notice, Some(Notice::WrongCode));
    let page = stage.person.open(&page.action).await.page();
    let page = stage.type_code(&page, &new).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let again = stage.sent_later(ANNA).await;
    assert_eq!(stage.type_code(&again, &new).await.notice, Some(Notice::WrongCode), "c04: used up");
}

impl Stage {
    /// As [`Self::sent`], once the number has room for another.
    async fn sent_later(&mut self, number: &str) -> SignInPage {
        self.person = Person::new(&self.server);
        self.server.clock.advance(Duration::from_secs(20 * 60));
        self.sent(number).await
    }
}

#[tokio::test]
async fn c06_ten_wrong_codes_in_a_row_over_all_sign_ins_lock_the_method() {
    let mut stage = stage().await;
    let mut wrong = 0;
    while wrong < 10 {
        // Whether the number is registered makes no difference.
        let number = if wrong < 3 { NOBODY } else { ANNA };
        let mut page = stage.sent_later(number).await;
        let code = if number == ANNA { stage.server.code_sent_to(ANNA).await } else { "000000".to_owned() };
        for _ in 0..3.min(10 - wrong) {
            page = stage.type_code(&page, &another(&code)).await;
            wrong += 1;
        }
        if wrong == 10 {
            assert_eq!(unavailable(&page), Some(UnavailableReason::FactorLocked));
        }
    }
    stage.person = Person::new(&stage.server);
    let page = stage.person.come_from(&stage.site).await;
    let page = stage.person.enter_password(&page, &stage.account, Method::Sms).await;
    assert_eq!(
        unavailable(&page),
        Some(UnavailableReason::FactorLocked),
        "a new sign-in and the right password change nothing"
    );
}

#[tokio::test]
async fn d01_without_a_number_the_page_says_where_to_add_one() {
    let mut stage = stage().await;
    stage.account = stage.server.account("bo@example.eu").await;
    let page = stage.asked().await;
    assert_eq!(unavailable(&page), Some(UnavailableReason::Missing));
}

#[tokio::test]
async fn d01_an_operator_switches_sms_off_or_lets_it_end() {
    let mut stage = stage().await;
    let page = stage.sent(ANNA).await;
    let end = stage.server.instance().sluss.now().after(Duration::from_secs(60 * 24 * 60 * 60));
    stage.server.rule_sms(SmsPolicy { ends_at: Some(end), ..SmsPolicy::default() });
    let told = stage.person.open(&page.action).await.page();
    let note = told.messages.text("method-sms-note");
    assert!(note.contains("2027-03-16"), "{note}");
    stage.server.clock.advance(Duration::from_secs(31));
    stage.server.rule_sms(SmsPolicy { enabled: false, ..SmsPolicy::default() });
    let page = stage.person.act(&page, FormAction::SmsAgain, &[]).await;
    assert_eq!(unavailable(&page), Some(UnavailableReason::SwitchedOff), "{page:?}");
    let mut person = Person::new(&stage.server);
    let page = person.come_from(&stage.site).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &stage.account.email)]).await;
    assert_eq!(unavailable(&page), Some(UnavailableReason::SwitchedOff), "it is no secret");
    let fields = [("method", Method::Sms.name()), ("password", stage.account.password.as_str())];
    assert_eq!(person.act(&page, FormAction::Password, &fields).await.notice, Some(Notice::MethodUnavailable));
}

#[tokio::test]
async fn d07_when_the_gateway_fails_nobody_passes_and_another_method_is_open() {
    let mut stage = stage().await;
    stage.server.outbox.fail(Some(SendError::Unclear("no answer".to_owned())));
    let page = stage.sent(ANNA).await;
    stage.server.deliver().await;
    stage.server.outbox.fail(None);
    stage.server.clock.advance(Duration::from_secs(120));
    stage.server.deliver().await;
    assert_eq!(stage.server.sms_to(ANNA).len(), 1, "one message for each request: only the one that registered it");
    let page = stage.person.act(&page, FormAction::OtherMethod, &[]).await;
    let Step::Choose { methods, .. } = &page.step else { panic!("{page:?}") };
    assert!(methods.iter().any(|option| option.method == Method::Sms && option.unavailable.is_none()), "{methods:?}");
}

#[tokio::test]
async fn i06_no_page_of_it_opens_anything_before_its_time() {
    let mut stage = stage().await;
    let first = stage.person.come_from(&stage.site).await;
    for (action, field) in
        [(FormAction::SmsNumber, "number"), (FormAction::Answer, "code"), (FormAction::SmsAgain, "x")]
    {
        let page = stage.person.act(&first, action, &[(field, "000000")]).await;
        assert!(matches!(page.step, Step::Identify { .. }), "{page:?}");
    }
    let page = stage.asked().await;
    let page = stage.type_code(&page, "000000").await;
    assert!(matches!(page.step, Step::SmsNumber { .. }), "{page:?}");
    assert!(stage.server.deliver().await.is_empty());
}

#[tokio::test]
async fn m02_neither_numbers_nor_codes_stand_in_the_log_or_the_database() {
    let log = Log::default();
    let _listening = log.listen();
    let mut stage = stage().await;
    let page = stage.asked().await;
    let page = stage.person.type_number(&page, "070 174 06 05").await;
    let page = stage.person.type_number(&page, ANNA).await;
    let code = stage.server.code_sent_to(ANNA).await;
    let page = stage.type_code(&page, &code).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let database = String::from_utf8_lossy(&stage.server.database()).into_owned();
    assert!(log.text().contains("/sign-in/"), "requests are logged: {}", log.text());
    for secret in [ANNA, "701740605", "70 174 06 05", code.as_str()] {
        assert!(!log.text().contains(secret), "the log holds {secret}");
        assert!(secret == code || !database.contains(secret), "the database holds {secret}");
    }
}

/// What the server logs in this test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn listen(&self) -> tracing::subscriber::DefaultGuard {
        let writer = self.clone();
        let listener = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
        tracing::subscriber::set_default(listener)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
