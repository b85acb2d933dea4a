//! Passwords that are tried again and again: who is slowed down, who is not, and that nobody is locked out for good.

use std::sync::atomic::Ordering;
use std::time::Duration;

use sluss_domain::Timestamp;
use sluss_domain::model::audit::{Event, Filter};
use sluss_domain::ports::store::Change;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, Step};
use sluss_testkit::{Account, Answer, Person, Server};

const ATTACKER: &str = "203.0.113.9";
const HOME: &str = "192.0.2.7";

/// One wrong password, by a browser that has never been here.
async fn fail(server: &Server, email: &str, address: &str) -> Answer {
    Person::new(server).at(address).try_password(email, "not the one").await
}

async fn fail_times(server: &Server, email: &str, address: &str, times: usize) {
    for _ in 0..times {
        let answer = fail(server, email, address).await;
        assert_eq!(answer.page().notice, Some(Notice::WrongPassword), "{}", answer.status);
    }
}

/// The right password, by this person.
async fn signs_in(person: &mut Person, account: &Account) -> bool {
    matches!(person.try_password(&account.email, &account.password).await.page().step, Step::Passed { .. })
}

fn wait_of(answer: &Answer) -> u64 {
    assert_eq!((answer.status.as_u16(), answer.page().notice), (429, Some(Notice::TooManyTries)));
    answer.header("retry-after").parse().unwrap()
}

#[tokio::test]
async fn g01_an_attacker_is_slowed_down_and_the_owner_is_not() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    fail_times(&server, &account.email, ATTACKER, 5).await;
    assert_eq!(wait_of(&fail(&server, &account.email, ATTACKER).await), 5);
    let right = Person::new(&server).at(ATTACKER).try_password(&account.email, &account.password).await;
    assert_eq!(wait_of(&right), 5, "not even the right one is looked at");
    assert!(signs_in(&mut Person::new(&server).at(HOME), &account).await, "elsewhere, at the first try");
    server.clock.advance(Duration::from_secs(5));
    fail_times(&server, &account.email, ATTACKER, 1).await;
    assert_eq!(wait_of(&fail(&server, &account.email, ATTACKER).await), 10, "it doubles");
}

#[tokio::test]
async fn g01_the_wait_ends_at_fifteen_minutes_and_a_right_password_ends_it_for_good() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    fail_times(&server, &account.email, HOME, 5).await;
    for _ in 0..12 {
        server.clock.advance(Duration::from_secs(15 * 60));
        fail_times(&server, &account.email, HOME, 1).await;
    }
    assert_eq!(wait_of(&fail(&server, &account.email, HOME).await), 15 * 60);
    server.clock.advance(Duration::from_secs(15 * 60));
    assert!(signs_in(&mut Person::new(&server).at(HOME), &account).await);
    fail_times(&server, &account.email, HOME, 4).await;
    assert!(signs_in(&mut Person::new(&server).at(HOME), &account).await, "counting began anew");
}

#[tokio::test]
async fn g01_what_the_owner_mistypes_now_and_then_never_adds_up() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    for _ in 0..15 {
        // Without a mark, as in a frame.
        fail_times(&server, &account.email, HOME, 4).await;
        assert!(signs_in(&mut Person::new(&server).at(HOME), &account).await);
        server.clock.advance(Duration::from_secs(60 * 60));
    }
}

#[tokio::test]
async fn g01_passwords_and_factors_have_counts_of_their_own() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let site = server.site("rasff", Level::Medium).await;
    fail_times(&server, &account.email, ATTACKER, 5).await;
    let mut person = Person::new(&server).at(HOME);
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let wrong = person.act(&page, FormAction::Answer, &[("code", "00000000")]).await;
    assert_eq!(wrong.notice, Some(Notice::WrongCode));
    for _ in 0..5 {
        let mut again = Person::new(&server).at(HOME);
        let page = again.come_from(&site).await;
        let page = again.enter_password(&page, &account, Method::Qr).await;
        assert!(matches!(page.step, Step::QrCode { .. }), "a wrong code does not slow the password down: {page:?}");
    }
    assert!(matches!(person.answer_second_factor(&wrong, &phone).await.step, Step::Passed { .. }));
}

#[tokio::test]
async fn g02_a_browser_that_was_here_before_is_not_slowed_down_by_what_strangers_do() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut known = Person::new(&server).at(HOME);
    assert!(signs_in(&mut known, &account).await);
    let mark = known.cookie("__Host-sluss-known").unwrap().to_owned();
    for number in 0..50 {
        fail_times(&server, &account.email, &format!("198.51.{number}.1"), 1).await;
    }
    let stranger = Person::new(&server).at("198.51.99.1").try_password(&account.email, &account.password).await;
    assert!(
        matches!(stranger.page().step, Step::Extra { .. }),
        "more is asked of all who were never here: {stranger:?}"
    );
    assert!(signs_in(&mut known, &account).await);
    assert_eq!(known.cookie("__Host-sluss-known"), Some(mark.as_str()), "the mark stays the same");
    let mut forger = Person::new(&server).at("198.51.99.1");
    forger.set_cookie("__Host-sluss-known", &mark.replace('.', "x."));
    let forged = forger.try_password(&account.email, &account.password).await;
    assert!(matches!(forged.page().step, Step::Extra { .. }), "{forged:?}");
    server.clock.advance(Duration::from_secs(1));
    assert!(signs_in(&mut Person::new(&server).at("198.51.99.1"), &account).await, "after the wait");
}

#[tokio::test]
async fn g02_a_mark_is_of_one_account_and_has_a_count_of_its_own() {
    let server = Server::start().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let mut shared = Person::new(&server).at(HOME);
    assert!(signs_in(&mut shared, &anna).await && signs_in(&mut shared, &bo).await);
    assert!(signs_in(&mut shared, &anna).await, "one browser may be known for several");
    for _ in 0..5 {
        shared.try_password(&anna.email, "not the one").await;
    }
    wait_of(&shared.try_password(&anna.email, &anna.password).await);
    assert!(signs_in(&mut shared, &bo).await, "anna's failures are not bo's");
    assert!(signs_in(&mut Person::new(&server).at(HOME), &anna).await, "nor those of another browser beside it");
}

#[tokio::test(flavor = "multi_thread")]
async fn g03_of_two_hundred_tries_at_once_only_five_are_looked_at() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let before = server.hasher.compared.load(Ordering::SeqCst);
    let mut pages = Vec::new();
    for _ in 0..200 {
        let mut person = Person::new(&server).at(ATTACKER);
        let page = person.begin("/account/sign-in").await;
        let page = person.act(&page, FormAction::Identify, &[("email", &account.email)]).await;
        pages.push((person, page));
    }
    let tries: Vec<_> = pages
        .into_iter()
        .map(|(mut person, page)| {
            let fields = [("method", "PASSWORD"), ("password", "not the one")];
            tokio::spawn(async move { person.act_raw(&page, FormAction::Password, &fields).await.status })
        })
        .collect();
    let mut refused = 0;
    for one in tries {
        refused += usize::from(one.await.unwrap() == 429);
    }
    let compared = server.hasher.compared.load(Ordering::SeqCst) - before;
    assert!((1..=5).contains(&compared), "{compared} were compared");
    assert_eq!(refused + compared, 200);
}

#[tokio::test]
async fn g04_an_address_counts_the_same_however_it_is_typed_and_whether_or_not_anybody_has_it() {
    let server = Server::start().await;
    server.account("anna@example.eu").await;
    for email in ["anna@example.eu", "nobody@example.eu"] {
        for typed in [email.to_owned(), email.to_uppercase(), format!("  {email}"), email.replace('a', "A")] {
            fail_times(&server, &typed, ATTACKER, 1).await;
        }
        fail_times(&server, email, ATTACKER, 1).await;
        assert_eq!(wait_of(&fail(&server, email, ATTACKER).await), 5, "{email}");
    }
}

#[tokio::test]
async fn g06_the_answer_is_the_same_for_known_and_unknown_and_nothing_that_was_typed_is_lost() {
    let server = Server::start().await;
    server.account("known@example.eu").await;
    let mut bodies = Vec::new();
    for email in ["known@example.eu", "nobody@example.eu"] {
        fail_times(&server, email, ATTACKER, 5).await;
        let mut person = Person::new(&server).at(ATTACKER);
        let page = person.begin("/account/sign-in").await;
        let page = person.act(&page, FormAction::Identify, &[("email", email)]).await;
        let fields = [("method", Method::Password.name()), ("password", "not the one")];
        let answer = person.act_raw(&page, FormAction::Password, &fields).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "5"));
        assert!(answer.body.contains("Too many tries. Wait 5 seconds, then try again."), "{}", answer.body);
        let Step::Password { email: kept, chosen, .. } = answer.page().step else { panic!("{answer:?}") };
        assert_eq!((kept.as_str(), chosen), (email, Method::Password), "without script too");
        let packed = answer.page().packed();
        let same = answer.body.replace(&packed, "DATA").replace(email, "EMAIL").replace(&page.csrf, "CSRF");
        bodies.push(same.replace(&page.action, "ACTION"));
    }
    assert!(bodies[0] == bodies[1], "the pages differ");
}

#[tokio::test]
async fn g06_on_the_account_pages_too_the_wait_is_told_where_they_can_read_it() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    for (failures, wait) in [(5, "5"), (1, "10")] {
        for _ in 0..failures {
            assert_eq!(person.once_more(&view, "erase", "a guess").await.problem(), "wrong-password");
        }
        let answer = person.once_more(&view, "erase", &account.password).await;
        assert_eq!(answer.problem(), "too-many-tries");
        assert_eq!((answer.header("retry-after"), answer.json()["reason"].as_str()), (wait, Some(wait)));
        server.clock.advance(Duration::from_secs(wait.parse().unwrap()));
    }
}

#[tokio::test]
async fn g07_guessing_over_many_accounts_sets_off_an_alarm_and_slows_its_network() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut known = Person::new(&server).at(ATTACKER);
    assert!(signs_in(&mut known, &account).await);
    for number in 0..100 {
        fail_times(&server, &format!("somebody{number}@example.eu"), ATTACKER, 1).await;
    }
    let store = server.instance().sluss.store;
    let filter = Filter { account: None, since: Timestamp(0), before: None, limit: 1_000 };
    let entries = store.audit_entries(&filter).await.unwrap();
    assert_eq!(entries.iter().filter(|entry| entry.event == Event::ManyFailures).count(), 1);
    assert_eq!(wait_of(&fail(&server, "somebody-else@example.eu", ATTACKER).await), 60);
    assert!(signs_in(&mut Person::new(&server).at(HOME), &account).await, "other networks go on");
    assert!(signs_in(&mut known, &account).await, "and so do trusted browsers in that one");
    server.clock.advance(Duration::from_secs(60));
    fail_times(&server, "somebody-else@example.eu", ATTACKER, 1).await;
}

#[tokio::test]
async fn g08_who_must_wait_must_wait_after_a_restart_too() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    fail_times(&server, &account.email, ATTACKER, 5).await;
    server.crash().await;
    assert_eq!(wait_of(&fail(&server, &account.email, ATTACKER).await), 5);
}

#[tokio::test]
async fn g08_n02_what_failed_long_ago_is_forgotten() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let url = format!("sqlite:{}", server.folder().join("sluss.db").display());
    fail_times(&server, &account.email, ATTACKER, 5).await;
    assert!(crate::audit::count(&url, "tries").await > 0);
    server.clock.advance(Duration::from_secs(25 * 60 * 60));
    fail_times(&server, &account.email, ATTACKER, 4).await;
    let sluss = server.instance().sluss;
    server.clock.advance(Duration::from_secs(25 * 60 * 60));
    sluss.store.commit(vec![Change::Forget(sluss.now())]).await.unwrap();
    assert_eq!(crate::audit::count(&url, "tries").await, 0);
    fail_times(&server, &account.email, ATTACKER, 5).await;
}

#[tokio::test]
async fn a_right_password_where_nothing_failed_writes_nothing_about_tries() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    assert!(signs_in(&mut Person::new(&server).at(HOME), &account).await);
    let url = format!("sqlite:{}", server.folder().join("sluss.db").display());
    assert_eq!(crate::audit::count(&url, "tries").await, 0);
    fail_times(&server, &account.email, HOME, 1).await;
    assert_eq!(crate::audit::count(&url, "tries").await, 2);
    for part in ["anna", "example", "192.0.2"] {
        let named = format!("tries WHERE try_key LIKE '%{part}%'");
        assert_eq!(crate::audit::count(&url, &named).await, 0, "keys name nobody");
    }
}
