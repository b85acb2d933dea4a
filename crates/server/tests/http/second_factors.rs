//! Every second factor there is, walked through all that a second factor has to do. A new one that forgets a part of it fails here.

use std::time::Duration;

use sluss_domain::model::audit::{Entry, Event, Filter};
use sluss_domain::model::id::AccountId;
use sluss_domain::{Clock, Timestamp};
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, SignInPage, Step, UnavailableReason};
use sluss_testkit::{Account, Person, Phone, Server, Site};

use crate::let_on::{besiege, challenged, hasten, types};
use crate::stage::{link, unavailable, wrong};

const ANNA: &str = "+46701740605";
const PIN: &str = "7391";
const NO_CODE: &str = "AAAA-AAAA-AAAA";

fn second_factors() -> impl Iterator<Item = Method> {
    Method::ALL.into_iter().filter(|method| method.level() >= Level::Medium)
}

/// Somebody who has every second factor there is.
struct Walk {
    server: Server,
    site: Site,
    account: Account,
    phone: Phone,
    codes: Vec<String>,
}

impl Walk {
    async fn begin() -> Self {
        let server = Server::start().await;
        let site = server.site("rasff", Level::Medium).await;
        let account = server.account("anna@example.eu").await;
        let phone = Person::new(&server).add_device(&account).await;
        let mut person = Person::new(&server);
        let view = person.sign_in_to_account(&account, Some(&phone)).await;
        let codes = person.make_recovery_codes(&view).await;
        let claim = person.claim_number(&view.csrf, ANNA).await;
        let code = server.code_sent_to(ANNA).await;
        assert_eq!(person.finish_number(&view.csrf, &claim, &code).await.status, 200);
        Self { server, site, account, phone, codes }
    }

    async fn id(&self) -> AccountId {
        self.server.id_of(&self.account).await
    }

    /// Another browser, a while later, past the password.
    async fn arrive(&self, method: Method) -> (Person, SignInPage) {
        self.server.clock.advance(Duration::from_secs(31 * 60));
        let mut person = Person::new(&self.server);
        let page = person.come_from(&self.site).await;
        let mut page = person.enter_password(&page, &self.account, method).await;
        if let Step::SmsNumber { .. } = page.step {
            page = person.type_number(&page, ANNA).await;
        }
        (person, page)
    }

    /// One answer to the second step of a method, where the page waits for one.
    async fn answer(&mut self, person: &mut Person, page: &SignInPage, method: Method, right: bool) -> SignInPage {
        let typed = |code: String| if right { code } else { wrong(&code) };
        match method {
            Method::Qr => {
                let code = typed(self.phone.code(link(page)).unwrap());
                person.act(page, FormAction::Answer, &[("code", &code)]).await
            }
            Method::Sms => {
                let code = typed(self.server.code_sent_to(ANNA).await);
                person.act(page, FormAction::Answer, &[("code", &code)]).await
            }
            Method::Recovery => {
                let code = if right { self.codes.remove(0) } else { NO_CODE.to_owned() };
                person.act(page, FormAction::Answer, &[("code", &code)]).await
            }
            Method::Pin => {
                let Step::Approval { number, .. } = &page.step else { panic!("{page:?}") };
                let request = self.phone.requests().await.remove(0);
                let pin = if right { PIN.to_owned() } else { wrong(PIN) };
                let answer = self.phone.approve(&request, number, &pin).await;
                assert_eq!(answer.status.is_success(), right, "{answer:?}");
                person.open(&page.action).await.page()
            }
            Method::Password => panic!("it has no second step"),
        }
    }

    /// Wrong answers until there were as many in a row as are allowed, from other browsers and in new sign-ins.
    async fn lock(&mut self, method: Method) {
        for _ in 0..5 {
            let (mut person, mut page) = self.arrive(method).await;
            for _ in 0..2 {
                page = self.answer(&mut person, &page, method, false).await;
            }
        }
    }

    async fn why_not(&self, method: Method) -> Option<UnavailableReason> {
        let (mut person, page) = self.arrive(method).await;
        let page = person.act(&page, FormAction::OtherMethod, &[]).await;
        unavailable(&page.step, method)
    }

    async fn noted_since(&self, moment: Timestamp) -> Vec<Entry> {
        let filter = Filter { account: Some(self.id().await), since: moment, before: None, limit: 1_000 };
        self.server.instance().sluss.store.audit_entries(&filter).await.unwrap()
    }
}

fn count(entries: &[Entry], event: Event, method: Option<Method>) -> usize {
    entries.iter().filter(|entry| entry.event == event && (method.is_none() || entry.method == method)).count()
}

#[tokio::test]
async fn c06_e05_every_second_factor_is_counted_noted_locked_and_told_and_another_one_opens_it_again() {
    for method in second_factors() {
        let mut walk = Walk::begin().await;
        let before = walk.server.clock.now().after(Duration::from_millis(1));
        walk.lock(method).await;
        let noted = walk.noted_since(before).await;
        assert_eq!(count(&noted, Event::WrongCode, Some(method)), 10, "{method:?}");
        assert_eq!(count(&noted, Event::FactorLocked, Some(method)), 1, "{method:?}");
        let told = walk.server.subjects_to(&walk.account.email).await;
        assert_eq!(told.iter().filter(|subject| *subject == "A way to sign in is locked").count(), 1, "{told:?}");

        // What the page says is true: another opens it, and until then none but another can be used.
        assert_eq!(walk.why_not(method).await, Some(UnavailableReason::FactorLocked), "{method:?}");
        for other in second_factors().filter(|other| *other != method) {
            assert_eq!(walk.why_not(other).await, None, "{other:?} beside {method:?}");
        }
        let other = if method == Method::Recovery { Method::Qr } else { Method::Recovery };
        let (mut person, page) = walk.arrive(other).await;
        let page = walk.answer(&mut person, &page, other, true).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
        assert_eq!(walk.why_not(method).await, None, "{method:?}");
        assert_eq!(count(&walk.noted_since(before).await, Event::FactorsUnlocked, None), 1, "{method:?}");
        let (mut person, page) = walk.arrive(method).await;
        let page = walk.answer(&mut person, &page, method, true).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    }
}

#[tokio::test]
async fn c06_e05_an_operator_unlocks_every_second_factor_and_it_stands_in_the_audit_log() {
    for method in second_factors() {
        let mut walk = Walk::begin().await;
        walk.lock(method).await;
        let before = walk.server.clock.now().after(Duration::from_millis(1));
        walk.server.clock.advance(Duration::from_secs(1));
        walk.server.instance().sluss.second_factors().unlock(&walk.account.email).await.unwrap();
        assert_eq!(count(&walk.noted_since(before).await, Event::FactorsUnlocked, None), 1, "{method:?}");
        assert_eq!(walk.why_not(method).await, None, "{method:?}");
        let (mut person, page) = walk.arrive(method).await;
        let page = walk.answer(&mut person, &page, method, true).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    }
}

#[tokio::test]
async fn f04_n01_every_second_factor_is_taken_along_and_gone_after_a_factor_reset() {
    for method in second_factors() {
        let mut walk = Walk::begin().await;
        walk.lock(method).await;
        let other = if method == Method::Recovery { Method::Qr } else { Method::Recovery };
        let mut person = Person::new(&walk.server);
        let page = person.begin("/account/sign-in").await;
        let page = person.enter_password(&page, &walk.account, other).await;
        walk.answer(&mut person, &page, other, true).await;
        let view = person.account().await;
        let everything = person.open("/api/account/data").await.json();
        assert_eq!(everything["devices"].as_array().unwrap().len(), 1);
        assert_eq!(everything["numbers"].as_array().unwrap().len(), 1);
        assert_eq!(everything["recovery_codes"], walk.codes.len());

        assert_eq!(person.once_more(&view, "factor-reset", &walk.account.password).await.status, 200);
        let left = walk.server.instance().sluss.second_factors().of(&walk.id().await).await.unwrap();
        assert!(left.is_empty() && left.failures.values().all(|wrong| *wrong == 0), "{method:?}: {left:?}");
        let (_, page) = walk.arrive(method).await;
        assert!(unavailable(&page.step, method).is_some(), "{method:?}");
    }
}

#[tokio::test]
async fn e05_the_device_whose_pin_is_locked_does_not_open_it_by_a_code_for_qr() {
    let mut walk = Walk::begin().await;
    walk.lock(Method::Pin).await;
    let (mut person, page) = walk.arrive(Method::Qr).await;
    let page = walk.answer(&mut person, &page, Method::Qr, true).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    assert_eq!(walk.why_not(Method::Pin).await, Some(UnavailableReason::FactorLocked));
}

#[tokio::test]
async fn s07_e05_a_recovery_code_before_the_password_opens_what_is_locked_too() {
    let mut walk = Walk::begin().await;
    walk.lock(Method::Sms).await;
    assert_eq!(walk.why_not(Method::Sms).await, Some(UnavailableReason::FactorLocked));
    hasten(&walk.server);
    besiege(&walk.server, &walk.account.email).await;
    let (mut person, page) = challenged(&walk.server, &walk.account.email, "/account/sign-in").await;
    let page = person.act(&page, FormAction::LetOnRecovery, &[("code", &walk.codes.remove(0))]).await;
    let page = types(&mut person, &page, &walk.account.password).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    assert_eq!(walk.why_not(Method::Sms).await, None);
}

#[tokio::test]
async fn c04_an_answer_to_one_method_is_never_taken_for_one_to_another() {
    let walk = Walk::begin().await;
    let (mut person, by_sms) = walk.arrive(Method::Sms).await;
    let before = walk.server.clock.now();
    let choice = person.act(&by_sms, FormAction::OtherMethod, &[]).await;
    person.act(&choice, FormAction::Choose, &[("method", Method::Recovery.name())]).await;
    // Another window still has the field for the code by SMS.
    let page = person.act(&by_sms, FormAction::Answer, &[("code", "123456")]).await;
    assert!(matches!(page.step, Step::Code { method: Method::Recovery, .. }), "{page:?}");
    assert_eq!(page.notice, Some(Notice::MovedOn));
    let page = person.act(&by_sms, FormAction::Renew, &[]).await;
    assert_eq!(page.notice, Some(Notice::MovedOn), "nor a wish for a new challenge");
    assert_eq!(count(&walk.noted_since(before).await, Event::WrongCode, None), 0);
}
