//! How many codes go out by SMS, and what people are told when it is enough (D04).

use std::time::Duration;

use sluss_domain::model::allowance::Limit;
use sluss_domain::model::sms_policy::SmsPolicy;
use sluss_protocol::sign_in::{FormAction, Notice, Step};

use super::{ANNA, Log, NOBODY, stage, unavailable};

#[tokio::test]
async fn d04_another_code_has_to_wait_whether_the_number_is_registered_or_not() {
    let mut stage = stage().await;
    let mut told = Vec::new();
    for number in [ANNA, NOBODY] {
        let page = stage.sent(number).await;
        stage.server.clock.advance(Duration::from_secs(10));
        let page = stage.person.act(&page, FormAction::SmsAgain, &[]).await;
        let Step::SmsCode { wait, tries_left, .. } = page.step else { panic!("{page:?}") };
        told.push((page.notice, wait, tries_left));
    }
    assert_eq!(told, [(Some(Notice::SmsWait), Some(20), 3); 2]);
}

#[tokio::test]
async fn d04_the_code_that_came_still_works_where_another_has_to_wait() {
    let mut stage = stage().await;
    let page = stage.sent(ANNA).await;
    let code = stage.server.code_sent_to(ANNA).await;
    let page = stage.person.act(&page, FormAction::SmsAgain, &[]).await;
    assert_eq!(page.notice, Some(Notice::SmsWait));
    let page = stage.type_code(&page, &code).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn d04_after_the_wait_the_code_is_another_and_another_method_is_a_press_away() {
    let mut stage = stage().await;
    stage.sent(ANNA).await;
    let code = stage.server.code_sent_to(ANNA).await;
    stage.server.clock.advance(Duration::from_secs(60));
    let page = stage.sent(ANNA).await;
    assert_ne!(stage.server.code_sent_to(ANNA).await, code);
    let page = stage.person.act(&page, FormAction::OtherMethod, &[]).await;
    assert_eq!(unavailable(&page), None);
}

#[tokio::test]
async fn d04_a_number_gets_five_in_an_hour_and_ten_in_a_day() {
    let mut stage = stage().await;
    // Another account's budget is not what stops it.
    stage.server.rule_sms(SmsPolicy { per_account: [Limit::hourly(100); 2], ..SmsPolicy::default() });
    let (mut sent, mut hour) = (0, 0);
    while hour < 3 {
        let page = stage.asked().await;
        let page = stage.person.type_number(&page, NOBODY).await;
        match page.step {
            Step::SmsCode { .. } => sent += 1,
            Step::SmsNumber { wait, .. } => {
                hour += 1;
                assert!(page.notice == Some(Notice::SmsWait) && wait.is_some(), "{page:?}");
                assert_eq!(sent, [5, 10, 10][hour - 1], "in hour {hour}");
                stage.server.clock.advance(Duration::from_secs(60 * 60));
            }
            other => panic!("{other:?}"),
        }
        stage.server.clock.advance(Duration::from_secs(31));
    }
}

#[tokio::test]
async fn d04_networks_accounts_and_countries_have_budgets_and_the_operator_hears_the_alarm() {
    let plain = SmsPolicy::default();
    for (policy, alarm) in [
        (SmsPolicy { per_network: Limit::hourly(1), ..plain }, false),
        (SmsPolicy { per_account: [Limit::hourly(1), Limit::daily(1)], ..plain }, false),
        (SmsPolicy { per_country: Limit::hourly(1), ..plain }, true),
        (SmsPolicy { in_all: Limit::hourly(1), ..plain }, true),
    ] {
        let mut stage = stage().await;
        stage.server.rule_sms(policy);
        let log = Log::default();
        let _listening = log.listen();
        stage.server.clock.advance(Duration::from_secs(24 * 60 * 60));
        stage.sent(ANNA).await;
        let page = stage.asked().await;
        let page = stage.person.type_number(&page, NOBODY).await;
        assert_eq!(page.notice, Some(Notice::SmsWait), "{policy:?}");
        assert_eq!(log.text().contains("the budget for SMS is used up"), alarm, "{policy:?}: {}", log.text());
    }
}
