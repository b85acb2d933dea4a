//! Adding and removing phone numbers.

use std::time::Duration;

use serde_json::json;
use sluss_domain::model::allowance::Limit;
use sluss_domain::model::sms_policy::SmsPolicy;
use sluss_protocol::api::AccountView;
use sluss_protocol::numbers::{AddedNumber, ProvenNumber};
use sluss_protocol::sign_in::FormAction;
use sluss_testkit::{Account, Person, Phone, Server};

const ANNA: &str = "+46701740605";

struct Stage {
    server: Server,
    account: Account,
    person: Person,
    view: AccountView,
}

async fn stage() -> Stage {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    Stage { server, account, person, view }
}

/// Another code of the same form.
pub(crate) fn another(code: &str) -> String {
    code.chars().map(|digit| if digit == '9' { '0' } else { char::from(digit as u8 + 1) }).collect()
}

#[tokio::test]
async fn d02_f07_a_number_is_registered_with_the_code_that_came_there() {
    let Stage { server, account, mut person, view } = stage().await;
    let before = person.numbers().await;
    assert!(before.numbers.is_empty() && before.may_change && before.open && before.ends_at.is_none());
    assert!(before.countries.iter().any(|known| known.country == "SE" && known.code == 46));
    let id = person.claim_number(&view.csrf, "+46 70 174 06 05").await;
    let code = server.code_sent_to(ANNA).await;
    assert!(code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    assert!(person.numbers().await.numbers.is_empty(), "not before the code");
    let answer = person.finish_number(&view.csrf, &id, &format!("{} {}", &code[..3], &code[3..])).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let numbers = person.numbers().await.numbers;
    assert_eq!((numbers.len(), numbers[0].hint.as_str(), &numbers[0].id), (1, "•• 05", &id));
    // This session was opened without the number, which is a factor now.
    assert_eq!(person.finish_number(&view.csrf, &id, &code).await.problem(), "step-up-required");
    server.deliver().await;
    let mail = server.mails_to(&account.email).pop().unwrap();
    assert!(mail.subject.contains("phone number was registered") && mail.text.contains("•• 05"), "{}", mail.text);
}

#[tokio::test]
async fn where_the_country_is_chosen_its_own_form_is_taken() {
    let Stage { server, mut person, view, .. } = stage().await;
    for typed in ["070-174 06 05", "\u{202d}0701740605\u{202c}", "0046701740605", "00 46 70 174 06 05"] {
        let body = json!({ "number": typed, "country": "SE" });
        let answer = person.api("POST", "/api/account/numbers", &view.csrf, Some(&body)).await;
        let AddedNumber::Sent { number, .. } = serde_json::from_value(answer.json()).unwrap() else {
            panic!("{typed}")
        };
        assert_eq!(number, "+46 70 174 06 05", "{typed}");
        server.clock.advance(Duration::from_secs(31));
    }
}

#[tokio::test]
async fn d04_numbers_in_parts_of_a_country_that_is_named_are_taken() {
    let Stage { server, mut person, view, .. } = stage().await;
    let countries = person.numbers().await.countries;
    assert!(countries.iter().any(|known| (known.country.as_str(), known.code) == ("RE", 262)), "it can be chosen");
    for part in ["+262692123456", "+596696301234", "+594694201234", "+590690001234", "+447781123456", "+358457123456"] {
        let begun = person.begin_number(&view.csrf, part).await;
        assert_eq!(begun.status.as_u16(), 202, "{part}: {begun:?}");
        server.clock.advance(Duration::from_secs(31));
    }
    // Its own calling code, and no part of the Union.
    assert_eq!(person.begin_number(&view.csrf, "+35057123456").await.json()["reason"], "number-country");
}

#[tokio::test]
async fn a_number_in_another_form_gets_a_suggestion_and_no_sms() {
    let Stage { server, mut person, view, .. } = stage().await;
    for (typed, country) in [("46701740605", ""), ("0046701740605", ""), ("46701740605", "FI")] {
        let body = json!({ "number": typed, "country": country });
        let answer = person.api("POST", "/api/account/numbers", &view.csrf, Some(&body)).await;
        let meant = AddedNumber::DidYouMean { number: "+46 70 174 06 05".to_owned() };
        assert_eq!(serde_json::from_value::<AddedNumber>(answer.json()).unwrap(), meant, "{typed}");
    }
    for (typed, why) in [
        ("hej", "number-form"),
        ("", "number-form"),
        ("+4689001234", "number-mobile"),
        ("+15005550006", "number-mobile"),
    ] {
        let refused = person.begin_number(&view.csrf, typed).await;
        assert_eq!((refused.status.as_u16(), refused.json()["code"].as_str()), (422, Some("invalid-field")), "{typed}");
        let told = refused.json()["reason"].as_str().unwrap_or_default().to_owned();
        assert_eq!(told, why, "{typed}");
    }
    assert!(server.deliver().await.is_empty());
}

#[tokio::test]
async fn d04_no_sms_goes_to_a_country_that_the_operator_has_not_named() {
    let Stage { server, mut person, view, .. } = stage().await;
    assert_eq!(person.begin_number(&view.csrf, "+12025550173").await.json()["reason"], "number-country");
    assert!(server.deliver().await.is_empty());
}

#[tokio::test]
async fn d03_f03_with_a_factor_in_place_a_number_needs_it_and_a_fresh_session() {
    let Stage { server, account, mut person, view } = stage().await;
    server.clock.advance(Duration::from_secs(15 * 60));
    assert_eq!(person.begin_number(&view.csrf, ANNA).await.problem(), "not-fresh");
    let view = person.sign_in_to_account(&account, None).await;
    let early = person.claim_number(&view.csrf, ANNA).await;
    let code = server.code_sent_to(ANNA).await;
    let ticket = person.begin_enrolment(&view, "Phone").await.link.unwrap();
    let mut phone = Phone::new(&server);
    assert_eq!(phone.enrol(&ticket).await.status, 201);
    // This session was opened with the password alone, before there was a device.
    assert_eq!(person.begin_number(&view.csrf, "+46701740606").await.problem(), "step-up-required");
    assert_eq!(person.finish_number(&view.csrf, &early, &code).await.problem(), "step-up-required");
    assert!(!person.numbers().await.may_change);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(
        person.finish_number(&view.csrf, &early, &code).await.problem(),
        "not-found",
        "begun in another session"
    );
    server.clock.advance(Duration::from_secs(31));
    let number = person.claim_number(&view.csrf, ANNA).await;
    let code = server.code_sent_to(ANNA).await;
    assert_eq!(person.finish_number(&view.csrf, &number, &code).await.status, 200);
    let mut elsewhere = Person::new(&server);
    let stale = elsewhere.sign_in_to_account(&account, Some(&phone)).await;
    server.clock.advance(Duration::from_secs(16 * 60));
    let path = format!("/api/account/numbers/{number}");
    assert_eq!(elsewhere.api("DELETE", &path, &stale.csrf, None).await.problem(), "not-fresh");
    let fresh = elsewhere.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(elsewhere.api("DELETE", &path, &fresh.csrf, None).await.status, 204);
    server.deliver().await;
    let mails = server.mails_to(&account.email);
    assert!(mails.iter().any(|mail| mail.subject.contains("phone number was removed")), "f07");
}

#[tokio::test]
async fn d02_a_code_takes_three_tries_and_five_minutes() {
    let Stage { server, mut person, view, .. } = stage().await;
    let id = person.claim_number(&view.csrf, ANNA).await;
    let code = server.code_sent_to(ANNA).await;
    assert_eq!(person.finish_number(&view.csrf, &id, "12345").await.json()["reason"], "code", "no try");
    for left in (0..3).rev() {
        let answer = person.finish_number(&view.csrf, &id, &another(&code)).await;
        let wrong = ProvenNumber::Wrong { tries_left: left };
        assert_eq!(serde_json::from_value::<ProvenNumber>(answer.json()).unwrap(), wrong);
    }
    assert_eq!(person.finish_number(&view.csrf, &id, &code).await.problem(), "expired", "the right one comes too late");
    server.clock.advance(Duration::from_secs(31));
    let id = person.claim_number(&view.csrf, ANNA).await;
    let code = server.code_sent_to(ANNA).await;
    server.clock.advance(Duration::from_secs(5 * 60));
    assert_eq!(person.finish_number(&view.csrf, &id, &code).await.problem(), "expired");
    assert!(person.numbers().await.numbers.is_empty());
}

#[tokio::test]
async fn a_number_is_registered_once_and_an_account_has_five_at_most() {
    let Stage { server, mut person, view, account } = stage().await;
    let other = server.account("bo@example.eu").await;
    let mut bo = Person::new(&server);
    bo.add_number(&server, &other, ANNA).await;
    server.clock.advance(Duration::from_secs(31));
    let id = person.claim_number(&view.csrf, ANNA).await;
    assert_eq!(bo.api("DELETE", &format!("/api/account/numbers/{id}"), "x", None).await.status, 403);
    let code = server.code_sent_to(ANNA).await;
    assert_eq!(person.finish_number(&view.csrf, &id, &code).await.status, 200, "two people may share a phone");
    let mut stranger = Person::new(&server);
    let third = server.account("cia@example.eu").await;
    let strangers = stranger.sign_in_to_account(&third, None).await;
    let path = format!("/api/account/numbers/{id}");
    assert_eq!(stranger.api("DELETE", &path, &strangers.csrf, None).await.problem(), "not-found");
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, sluss_protocol::method::Method::Sms).await;
    server.clock.advance(Duration::from_secs(31));
    let page = person.type_number(&page, ANNA).await;
    let code = server.code_sent_to(ANNA).await;
    person.act(&page, FormAction::Answer, &[("code", &code)]).await;
    let view = person.account().await;
    assert_eq!(person.begin_number(&view.csrf, ANNA).await.json()["reason"], "number-known");
    for last in ["06", "07", "08", "09"] {
        let number = format!("+467017406{last}");
        let id = person.claim_number(&view.csrf, &number).await;
        let code = server.code_sent_to(&number).await;
        assert_eq!(person.finish_number(&view.csrf, &id, &code).await.status, 200);
    }
    assert_eq!(person.begin_number(&view.csrf, "+46701740610").await.json()["reason"], "number-many");
}

#[tokio::test]
async fn d04_the_budget_of_a_number_is_told_with_how_long_to_wait() {
    let Stage { server, mut person, view, .. } = stage().await;
    person.claim_number(&view.csrf, ANNA).await;
    server.clock.advance(Duration::from_secs(10));
    let refused = person.begin_number(&view.csrf, ANNA).await;
    assert_eq!((refused.problem().as_str(), refused.header("retry-after")), ("too-many-tries", "20"));
    assert_eq!(refused.json()["reason"], "20");
    server.clock.advance(Duration::from_secs(20));
    person.claim_number(&view.csrf, ANNA).await;
    server.rule_sms(SmsPolicy { in_all: Limit::hourly(2), ..SmsPolicy::default() });
    let refused = person.begin_number(&view.csrf, "+46701740606").await;
    assert_eq!((refused.status.as_u16(), refused.json()["reason"].as_str()), (429, Some("3570")));
    server.deliver().await;
    assert_eq!(server.sms_to(ANNA).len(), 2);
}

#[tokio::test]
async fn d01_an_operator_ends_sms_and_says_so_in_time() {
    let Stage { server, mut person, view, .. } = stage().await;
    let end = server.instance().sluss.now().after(Duration::from_secs(30 * 24 * 60 * 60));
    server.rule_sms(SmsPolicy { ends_at: Some(end), ..SmsPolicy::default() });
    assert_eq!(person.numbers().await.ends_at, Some(end.0));
    server.rule_sms(SmsPolicy { enabled: false, ..SmsPolicy::default() });
    assert!(!person.numbers().await.open);
    assert_eq!(person.begin_number(&view.csrf, ANNA).await.json()["reason"], "number-off");
}

#[tokio::test]
async fn m04_the_database_holds_no_number_in_the_clear() {
    let Stage { server, account, mut person, .. } = stage().await;
    person.add_number(&server, &account, ANNA).await;
    let database = String::from_utf8_lossy(&server.database()).into_owned();
    assert!(database.contains("num_") && !database.contains("0701740605") && !database.contains("46701740605"));
    assert!(database.contains("number-added"), "the audit log has it");
}
