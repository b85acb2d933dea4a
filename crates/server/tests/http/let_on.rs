//! Strangers who fail at somebody's password on purpose: the owner gets in all the same, from a browser that nobody knows and from a
//! frame, by showing something that only the owner has; and nobody else gains by it (S07).

use std::sync::atomic::Ordering;
use std::time::Duration;

use sluss_protocol::method::Level;
use sluss_protocol::sign_in::{FormAction, Notice, SignInPage, Step};
use sluss_testkit::{Account, Answer, Person, Server};

use crate::stage::stage;
use crate::timing::{more, rows};

const HOME: &str = "192.0.2.7";

/// A server on which few failures slow an account down, for long.
async fn quick() -> Server {
    let server = Server::start().await;
    hasten(&server);
    server
}

pub(crate) fn hasten(server: &Server) {
    server.rule(|policy| (policy.paces.overall.from, policy.paces.overall.first) = (3, Duration::from_secs(300)));
}

/// Strangers fail at this address until there is a wait for all.
pub(crate) async fn besiege(server: &Server, email: &str) {
    for network in 0..3 {
        let mut stranger = Person::new(server).at(&format!("198.51.{network}.1"));
        let answer = stranger.try_password(email, "not the one").await;
        assert_eq!(answer.page().notice, Some(Notice::WrongPassword), "{}", answer.status);
    }
}

/// A new browser at home is asked for more, after its first try at a password, which nobody looks at.
pub(crate) async fn challenged(server: &Server, email: &str, begun_at: &str) -> (Person, SignInPage) {
    let mut person = Person::new(server).at(HOME);
    let page = person.begin(begun_at).await;
    let page = person.act(&page, FormAction::Identify, &[("email", email)]).await;
    let compared = server.hasher.compared.load(Ordering::SeqCst);
    let page =
        person.act(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", "whichever it is")]).await;
    assert!(matches!(page.step, Step::Extra { by_mail: true, mailed: false, .. }), "{page:?}");
    assert_eq!(server.hasher.compared.load(Ordering::SeqCst), compared, "not even the right one is looked at");
    (person, page)
}

/// The same, until a link in a mail has let the sign-in on.
async fn let_on(server: &Server, account: &Account, begun_at: &str) -> (Person, SignInPage) {
    let (mut person, page) = challenged(server, &account.email, begun_at).await;
    person.act(&page, FormAction::LetOnMail, &[]).await;
    let link = server.link_to(&account.email, "let-on").await.unwrap();
    press(server, &link).await;
    let page = person.open(&page.action).await.page();
    assert!(matches!(page.step, Step::Password { .. }), "{page:?}");
    (person, page)
}

/// Presses the button behind a link, in a browser that has never been here.
async fn press(server: &Server, link: &str) {
    let done = Person::new(server).at("203.0.113.200").post(link, &[]).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/let-on/done"), "{done:?}");
}

pub(crate) async fn types(person: &mut Person, page: &SignInPage, password: &str) -> SignInPage {
    person.act(page, FormAction::Password, &[("method", "PASSWORD"), ("password", password)]).await
}

#[tokio::test]
async fn s07_g01_the_owner_gets_in_from_a_new_browser_while_a_stranger_fails() {
    let server = quick().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    besiege(&server, &account.email).await;
    let (mut person, page) = challenged(&server, &account.email, &site.authorize_url()).await;
    let page = person.act(&page, FormAction::LetOnMail, &[]).await;
    assert!(matches!(page.step, Step::Extra { mailed: true, .. }), "{page:?}");
    let link = server.link_to(&account.email, "let-on").await.unwrap();
    let mail = server.mails_to(&account.email).pop().unwrap();
    assert!(mail.text.contains("192.0.2.0/24") && mail.text.contains("Site rasff"), "{}", mail.text);

    // On another device, where the sign-in's cookie is not; whoever only looks changes nothing.
    let mut phone = Person::new(&server).at("203.0.113.200");
    let asked = phone.open(&link).await;
    for told in ["192.0.2.0/24", "Site rasff", &account.email] {
        assert!(asked.status == 200 && asked.body.contains(told), "{told} in {}", asked.body);
    }
    assert!(matches!(person.open(&page.action).await.page().step, Step::Extra { mailed: true, .. }));
    press(&server, &link).await;
    assert!(phone.open("/let-on/done").await.body.contains("The sign-in continues"));
    let page = person.wait_by_script(&page).await.page();
    assert_eq!(page.notice, Some(Notice::LetOn));
    let page = person.open(&page.action).await.page();
    let page = types(&mut person, &page, &account.password).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    for again in [phone.open(&link).await, phone.post(&link, &[]).await] {
        assert_eq!(again.status, 410, "it works once");
    }
}

#[tokio::test]
async fn s07_the_owner_gets_in_in_a_frame_where_no_browser_is_known() {
    let server = quick().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    let frame = site.authorize_url_with(&[("response_mode", "web_message")]);
    besiege(&server, &account.email).await;
    let (_, page) = let_on(&server, &account, &frame).await;
    // A frame keeps nothing of ours: whoever sends its form shows no cookie.
    let page = types(&mut Person::new(&server).at(HOME), &page, &account.password).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn s07_a_recovery_code_comes_first_and_is_the_second_factor_with_the_password() {
    let stage = stage().await;
    let (server, account) = (stage.server, stage.account);
    let mut anna = Person::new(&server);
    let view = anna.sign_in_to_account(&account, Some(&stage.phone)).await;
    let codes = anna.make_recovery_codes(&view).await;
    hasten(&server);
    besiege(&server, &account.email).await;
    let (mut person, page) = challenged(&server, &account.email, "/account/sign-in").await;
    for (typed, notice) in [("no code", Notice::RecoveryForm), ("aaaa-aaaa-aaaa", Notice::WrongRecovery)] {
        let again = person.act(&page, FormAction::LetOnRecovery, &[("code", typed)]).await;
        assert!(matches!(again.step, Step::Extra { .. }) && again.notice == Some(notice), "{again:?}");
    }
    let page = person.act(&page, FormAction::LetOnRecovery, &[("code", &codes[0])]).await;
    assert!(matches!(page.step, Step::Password { .. }) && page.notice == Some(Notice::LetOn), "{page:?}");
    let page = types(&mut person, &page, &account.password).await;
    assert!(matches!(page.step, Step::Passed { .. }), "two steps, and the second was first: {page:?}");
    let told = server.subjects_to(&account.email).await;
    assert!(told.contains(&"A recovery code was used".to_owned()), "{told:?}");
    let (mut other, page) = challenged(&server, &account.email, "/account/sign-in").await;
    let page = other.act(&page, FormAction::LetOnRecovery, &[("code", &codes[0])]).await;
    assert_eq!(page.notice, Some(Notice::WrongRecovery), "it works once");
}

#[tokio::test]
async fn s07_h02_a_wrong_code_takes_a_slow_hash_whoever_has_the_address() {
    let stage = stage().await;
    hasten(&stage.server);
    for email in [stage.account.email.as_str(), "nobody@example.eu"] {
        besiege(&stage.server, email).await;
        let (mut person, page) = challenged(&stage.server, email, "/account/sign-in").await;
        let hashes = || stage.server.hasher.compared.load(Ordering::SeqCst);
        let before = hashes();
        let page = person.act(&page, FormAction::LetOnRecovery, &[("code", "aaaa-aaaa-aaaa")]).await;
        assert_eq!((page.notice, hashes() - before), (Some(Notice::WrongRecovery), 1), "{email}");
    }
}

#[tokio::test]
async fn s07_s02_a_recovery_code_that_came_first_ends_with_the_codes_and_with_all_that_was_begun() {
    let stage = stage().await;
    let (server, account) = (stage.server, stage.account);
    hasten(&server);
    let mut anna = Person::new(&server);
    let view = anna.sign_in_to_account(&account, Some(&stage.phone)).await;
    besiege(&server, &account.email).await;
    for end in ["new codes", "a reset"] {
        let codes = anna.make_recovery_codes(&view).await;
        let (mut thief, page) = challenged(&server, &account.email, "/account/sign-in").await;
        let page = thief.act(&page, FormAction::LetOnRecovery, &[("code", &codes[0])]).await;
        assert_eq!(page.notice, Some(Notice::LetOn));
        let password = if end == "new codes" {
            anna.make_recovery_codes(&view).await;
            account.password.as_str()
        } else {
            anna.post("/forgotten", &[("email", &account.email)]).await;
            let link = server.link_to(&account.email, "reset").await.unwrap();
            assert_eq!(anna.post(&link, &[("password", "fyra lugna ord i rad")]).await.status, 303);
            "fyra lugna ord i rad"
        };
        let fields = [("method", "PASSWORD"), ("password", password)];
        let gone = thief.act_raw(&page, FormAction::Password, &fields).await;
        assert_eq!(gone.status, 404, "{end}");
    }
}

#[tokio::test]
async fn s07_what_was_shown_lets_one_try_on_and_a_wrong_one_still_counts() {
    let server = quick().await;
    let account = server.account("anna@example.eu").await;
    besiege(&server, &account.email).await;
    for _ in 0..3 {
        let (mut person, page) = let_on(&server, &account, "/account/sign-in").await;
        let page = types(&mut person, &page, "a slip of the pen").await;
        assert!(matches!(page.step, Step::Password { .. }) && page.notice == Some(Notice::WrongPassword), "{page:?}");
        let page = types(&mut person, &page, &account.password).await;
        assert!(matches!(page.step, Step::Extra { .. }), "the second is asked for more again: {page:?}");
    }
    let fails = async |times| {
        for _ in 0..times {
            server.clock.advance(Duration::from_secs(300));
            Person::new(&server).at(HOME).try_password(&account.email, "not the one").await;
        }
    };
    fails(2).await;
    let refused = Person::new(&server).at(HOME).try_password(&account.email, &account.password).await;
    assert_eq!(refused.status, 429, "the wait of one's own network stays a wait, and three of five came by links");
}

#[tokio::test(flavor = "multi_thread")]
async fn s07_g03_of_fifty_tries_behind_one_link_one_is_answered() {
    let server = quick().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    besiege(&server, &account.email).await;
    let frame = site.authorize_url_with(&[("response_mode", "web_message")]);
    let (_, page) = let_on(&server, &account, &frame).await;
    let tries: Vec<_> = (0..50)
        .map(|number| {
            let (server, page) = (server.clone(), page.clone());
            tokio::spawn(async move {
                let password = format!("guess number {number}");
                let mut person = Person::new(&server).at(HOME).with_script();
                let fields = [("method", "PASSWORD"), ("password", password.as_str())];
                person.act_raw(&page, FormAction::Password, &fields).await.page().after(&page).notice
            })
        })
        .collect();
    let mut wrong = 0;
    for one in tries {
        wrong += usize::from(one.await.unwrap() == Some(Notice::WrongPassword));
    }
    // Whatever the others compared beside it was for nothing: none of them learns how it ended.
    assert_eq!(wrong, 1);
}

#[tokio::test]
async fn s07_a_link_lets_on_the_sign_in_that_it_was_asked_in_and_only_for_that_address() {
    let server = quick().await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    besiege(&server, &anna.email).await;
    besiege(&server, &bo.email).await;
    let (mut other, others) = challenged(&server, &anna.email, "/account/sign-in").await;
    // What lets a sign-in on for one address is worth nothing for another.
    let (mut person, page) = let_on(&server, &bo, "/account/sign-in").await;
    let page = person.act(&page, FormAction::Back, &[]).await;
    let page = person.act(&page, FormAction::Identify, &[("email", &anna.email)]).await;
    assert!(matches!(types(&mut person, &page, &anna.password).await.step, Step::Extra { .. }));
    // Nor is a link, once the sign-in is for somebody else.
    let (mut person, page) = challenged(&server, &bo.email, "/account/sign-in").await;
    person.act(&page, FormAction::LetOnMail, &[]).await;
    let link = server.link_to(&bo.email, "let-on").await.unwrap();
    let page = person.act(&page, FormAction::Back, &[]).await;
    let page = person.act(&page, FormAction::Back, &[]).await;
    person.act(&page, FormAction::Identify, &[("email", &anna.email)]).await;
    assert_eq!(Person::new(&server).post(&link, &[]).await.status, 410);
    assert!(matches!(other.open(&others.action).await.page().step, Step::Extra { mailed: false, .. }));
}

#[tokio::test]
async fn s07_a_link_works_for_half_an_hour_and_its_sign_in_waits_as_long() {
    let server = quick().await;
    let account = server.account("anna@example.eu").await;
    besiege(&server, &account.email).await;
    let (mut person, page) = challenged(&server, &account.email, "/account/sign-in").await;
    person.act(&page, FormAction::LetOnMail, &[]).await;
    let link = server.link_to(&account.email, "let-on").await.unwrap();
    server.clock.advance(Duration::from_secs(29 * 60));
    server.instance().sluss.sign_ins().forget_strangers().await.unwrap();
    press(&server, &link).await;
    assert_eq!(person.open(&page.action).await.page().notice, Some(Notice::LetOn));
    Person::new(&server).at("198.51.9.1").try_password(&account.email, "not the one").await;
    let (mut person, page) = challenged(&server, &account.email, "/account/sign-in").await;
    person.act(&page, FormAction::LetOnMail, &[]).await;
    let link = server.link_to(&account.email, "let-on").await.unwrap();
    server.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(Person::new(&server).post(&link, &[]).await.status, 410);
}

#[tokio::test]
async fn s07_a_reset_of_the_password_clears_the_counts() {
    let server = quick().await;
    let account = server.account("anna@example.eu").await;
    besiege(&server, &account.email).await;
    for _ in 0..5 {
        server.clock.advance(Duration::from_secs(300));
        Person::new(&server).at(HOME).try_password(&account.email, "not the one").await;
    }
    let refused = Person::new(&server).at(HOME).try_password(&account.email, &account.password).await;
    assert_eq!(refused.status, 429);
    let mut anna = Person::new(&server).at(HOME);
    anna.post("/forgotten", &[("email", &account.email)]).await;
    let link = server.link_to(&account.email, "reset").await.unwrap();
    assert_eq!(anna.post(&link, &[("password", "fyra lugna ord i rad")]).await.status, 303);
    for place in [HOME, "203.0.113.77"] {
        let mut person = Person::new(&server).at(place);
        let page = person.try_password(&account.email, "fyra lugna ord i rad").await.page();
        assert!(matches!(page.step, Step::Passed { .. }), "{place}: {page:?}");
    }
}

/// What a page says, without what is its own.
fn plain(answer: &Answer, email: &str) -> String {
    let page = answer.page();
    let said = serde_json::to_string(&page).unwrap();
    let html = answer.body.replace(&page.packed(), &said);
    html.replace(email, "EMAIL").replace(&page.csrf, "CSRF").replace(&page.action, "ACTION")
}

#[tokio::test]
async fn s07_h01_h03_every_page_and_every_row_is_the_same_whoever_has_the_address() {
    let server = quick().await;
    let full = server.account("full@example.eu").await;
    Person::new(&server).add_device(&full).await;
    server.account("bare@example.eu").await;
    server.account("shut@example.eu").await;
    server.instance().sluss.accounts().disable("shut@example.eu").await.unwrap();
    let site = server.site("open", Level::Basic).await;
    // The counts of all mails, and of this network's, have their rows from the first one on.
    besiege(&server, "first@example.eu").await;
    let (mut first, page) = challenged(&server, "first@example.eu", &site.authorize_url()).await;
    first.act(&page, FormAction::LetOnMail, &[]).await;
    let mut all = Vec::new();
    for email in ["full@example.eu", "bare@example.eu", "shut@example.eu", "nobody@example.eu"] {
        besiege(&server, email).await;
        let (mut person, page) = challenged(&server, email, &site.authorize_url()).await;
        let mut seen = vec![plain(&person.open(&page.action).await, email)];
        let before = rows(&server).await;
        let code = [("code", "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa")];
        for (action, fields) in [(FormAction::LetOnRecovery, &code[..]), (FormAction::LetOnMail, &[])] {
            let answer = person.act_raw(&page, action, fields).await;
            assert_eq!(answer.status, 303, "{answer:?}");
            seen.push(plain(&person.open(&page.action).await, email));
        }
        let written = more(&before, &rows(&server).await);
        assert_eq!((written["mail_links"], written["messages"]), (1, 1), "{written:?}");
        all.push((seen, written));
    }
    for other in &all[1..] {
        assert_eq!(other.1, all[0].1);
        for (one, first) in other.0.iter().zip(&all[0].0) {
            let differ = one.split('<').zip(first.split('<')).find(|(a, b)| a != b);
            assert_eq!(differ, None);
        }
    }
    let mailed = |email: &str| server.mails_to(email).iter().filter(|mail| mail.text.contains("/let-on/")).count();
    server.deliver().await;
    assert_eq!([mailed("full@example.eu"), mailed("bare@example.eu")], [1, 1]);
    assert_eq!([mailed("shut@example.eu"), mailed("nobody@example.eu")], [0, 0]);
}

#[tokio::test]
async fn s07_without_a_mail_server_the_page_offers_what_is_left() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    server.send_no_mail();
    for network in 0..50 {
        Person::new(&server).at(&format!("198.51.{network}.1")).try_password(&account.email, "not the one").await;
    }
    let mut person = Person::new(&server).at(HOME);
    let answer = person.try_password(&account.email, &account.password).await;
    assert!(matches!(answer.page().step, Step::Extra { by_mail: false, .. }), "{answer:?}");
    assert!(!answer.body.contains("let-on-mail") && answer.body.contains("let-on-recovery"), "{}", answer.body);
}
