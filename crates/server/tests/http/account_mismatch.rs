//! A browser that is signed in as one person, and something that is for another: the page says so, and either is one press away.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step, UnavailableReason};
use sluss_testkit::{Account, Answer, Person, Server, Site};

use crate::stage::{Stage, stage, unavailable};

/// The value that every form of the page carries.
fn csrf(page: &Answer) -> String {
    let input = page.body.split("<input").find(|input| input.contains("name=\"csrf\"")).unwrap();
    input.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

/// Anna is signed in at a site that is content with a password; Bo exists.
async fn anna_is_here() -> (Server, Site, Account, Account, Person) {
    let server = Server::start().await;
    let site = server.site("open", Level::Basic).await;
    let (anna, bo) = (server.account("anna@example.eu").await, server.account("bo@example.eu").await);
    let mut person = Person::new(&server);
    let page = person.come_from(&site).await;
    person.enter_password(&page, &anna, Method::Password).await;
    (server, site, anna, bo, person)
}

#[tokio::test]
async fn a_site_that_asks_for_somebody_else_gets_nobody_without_a_question() {
    let (_, site, anna, bo, mut person) = anna_is_here().await;
    let url = site.authorize_url_with(&[("login_hint", &bo.email)]);
    let asked = person.open(&url).await.header("location").to_owned();
    assert!(asked.ends_with("/mismatch"), "{asked}");
    let page = person.open(&asked).await;
    for said in [&anna.email, &bo.email, "Site open", "data-screen=\"mismatch\""] {
        assert!(page.body.contains(said), "{said}");
    }
    let silent = person.open(&format!("{url}&prompt=none")).await;
    assert!(silent.header("location").contains("error=login_required"), "{silent:?}");
    // Whoever is meant, or nobody in particular, goes on at once.
    for hint in [anna.email.to_uppercase().as_str(), "", "not an address"] {
        let granted = person.open(&site.authorize_url_with(&[("login_hint", hint)])).await;
        assert!(granted.header("location").contains("code="), "{hint}: {granted:?}");
    }
    let always = person.open(&format!("{url}&prompt=login")).await;
    assert!(!always.header("location").ends_with("/mismatch"), "somebody signs in anyway");
}

#[tokio::test]
async fn one_press_signs_out_and_goes_on_where_the_person_was_going() {
    let (_, site, anna, bo, mut person) = anna_is_here().await;
    person.sign_in_to_account(&anna, None).await;
    let kept = person.cookie("__Host-sluss-session").unwrap().to_owned();
    let asked = person.open(&site.authorize_url_with(&[("login_hint", &bo.email)])).await.header("location").to_owned();
    let page = person.open(&asked).await;
    let forged = person.post(&asked, &[("csrf", "guessed"), ("action", "go-on")]).await;
    assert_eq!(forged.status, 400);
    let switched = person.post(&asked, &[("csrf", &csrf(&page)), ("action", "go-on")]).await;
    assert_eq!(switched.header("location"), asked.trim_end_matches("/mismatch"));
    assert_eq!(person.cookie("__Host-sluss-session"), None);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in", "on the account pages neither");
    let page = person.open(switched.header("location")).await.page();
    assert!(matches!(&page.step, Step::Password { email, .. } if *email == bo.email), "{page:?}");
    let page = person.act(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", &bo.password)]).await;
    assert_eq!(site.redeem(&site.code(&page)).await.status, 200);
    person.set_cookie("__Host-sluss-session", &kept);
    assert!(
        person.open(&site.authorize_url()).await.header("location").starts_with("/sign-in/"),
        "it is over for good"
    );
}

#[tokio::test]
async fn one_press_goes_on_as_whoever_is_there() {
    let (server, site, anna, bo, mut person) = anna_is_here().await;
    let asked = person.open(&site.authorize_url_with(&[("login_hint", &bo.email)])).await.header("location").to_owned();
    let page = person.open(&asked).await;
    let stay = asked.replace("/mismatch", "/stay");
    assert!(page.body.contains(&format!("href=\"{stay}\"")), "{}", page.body);
    let granted = person.open(&stay).await;
    assert!(granted.header("location").starts_with(&format!("{}?code=", site.redirect_uri)), "{granted:?}");
    let elsewhere = Person::new(&server).open(&stay).await;
    assert_eq!(elsewhere.status, 403);
    // A site that wants more than the session has gets a sign-in of the same person.
    let strict = server.site("strict", Level::Medium).await;
    let asked =
        person.open(&strict.authorize_url_with(&[("login_hint", &bo.email)])).await.header("location").to_owned();
    let page = person.open(&asked).await;
    assert!(!page.body.contains("/stay\""));
    let stayed = person.post(&asked, &[("csrf", &csrf(&page)), ("action", "stay")]).await;
    let page = person.open(stayed.header("location")).await.page();
    assert!(matches!(&page.step, Step::Password { email, .. } if *email == anna.email), "{page:?}");
    assert!(person.cookie("__Host-sluss-session").is_some());
}

#[tokio::test]
async fn a_remedy_for_ones_own_account_is_not_done_to_somebody_elses() {
    let Stage { server, site, account, phone, mut person } = stage().await;
    let bo = server.account("bo@example.eu").await;
    person.sign_in_to_account(&account, Some(&phone)).await;
    let page = person.come_from(&site).await;
    let page = person.enter_password(&page, &bo, Method::Sms).await;
    assert_eq!(unavailable(&page.step, Method::Sms), Some(UnavailableReason::Missing));
    let url = format!("{}/remedy?to={}", page.action, AccountPage::AddPhone.path());
    let asked = person.open(&url).await.header("location").to_owned();
    let page = person.open(&asked).await;
    assert!(page.body.contains(&account.email) && page.body.contains(&bo.email), "{}", page.body);
    assert!(page.body.contains("href=\"/account/phones/add\""), "whoever is there may want the same");
    let switched = person.post(&asked, &[("csrf", &csrf(&page)), ("action", "go-on")]).await;
    let page = person.open(switched.header("location")).await.page();
    assert!(matches!(&page.step, Step::Password { chosen: Method::Password, .. }), "{page:?}");
    person.act(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", &bo.password)]).await;
    assert_eq!(person.account().await.email, bo.email);
    assert!(!person.open(&asked).await.header("location").ends_with("/mismatch"), "there is nothing to ask any more");
}

#[tokio::test]
async fn a_link_from_a_mail_says_who_else_is_signed_in() {
    let (server, _, anna, bo, mut person) = anna_is_here().await;
    Person::new(&server).add_device(&bo).await;
    let not_me = server.link_to(&bo.email, "not-me").await.unwrap();
    person.post("/forgotten", &[("email", &bo.email)]).await;
    let reset = server.link_to(&bo.email, "reset").await.unwrap();
    for link in [&not_me, &reset] {
        let page = person.open(link).await;
        assert!(page.body.contains(&anna.email) && page.body.contains("name=\"leave\""), "{}", page.body);
    }
    assert!(!Person::new(&server).open(&not_me).await.body.contains("name=\"leave\""));
    assert_eq!(
        person.post(&not_me, &[("leave", "yes")]).await.header("location"),
        not_me,
        "the same page, not its end"
    );
    assert_eq!(person.cookie("__Host-sluss-session"), None);
    assert!(!person.open(&not_me).await.body.contains("name=\"leave\""));
    assert_eq!(person.post(&not_me, &[]).await.header("location"), "/not-me/done");
    assert_eq!(person.post("/not-me/acc_x/y", &[("leave", "yes")]).await.status, 410);
}
