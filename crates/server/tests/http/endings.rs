//! What ends what was begun or opened: a ticket to add a device, sessions, codes, tokens, sign-ins on their way (Harden 1 to 3).

use std::time::Duration;

use serde_json::json;
use sluss_protocol::api::AccountView;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, SignInPage, Step};
use sluss_testkit::{Account, Answer, Person, Phone, Server};

const COOKIE: &str = "__Host-sluss-account";
const NUMBER: &str = "+46701740605";
const NEW: &str = "fyra lugna ord i rad";

/// Somebody who knows the password, with a ticket to add a phone.
struct Stranger {
    person: Person,
    view: AccountView,
    ticket: String,
}

impl Stranger {
    async fn new(server: &Server, account: &Account) -> Self {
        let mut person = Person::new(server);
        let view = person.sign_in_to_account(account, None).await;
        let ticket = person.begin_enrolment(&view, "Stranger's phone").await.link.unwrap();
        Self { person, view, ticket }
    }

    /// The ticket is worth nothing, and the account has only these devices.
    async fn comes_to_nothing(self, server: &Server, account: &Account, devices: usize) {
        let answer = Phone::new(server).enrol(&self.ticket).await;
        assert!(matches!(answer.status.as_u16(), 404 | 410), "{answer:?}");
        assert_eq!(registered(server, account).await, devices);
    }
}

async fn registered(server: &Server, account: &Account) -> usize {
    let store = server.instance().sluss.store;
    store.devices(&server.id_of(account).await).await.unwrap().len()
}

#[tokio::test]
async fn s01_f01_a_ticket_dies_with_the_first_factor_of_another_session() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut stranger = Stranger::new(&server, &account).await;
    Person::new(&server).add_device(&account).await;
    assert_eq!(stranger.person.open("/api/account").await.problem(), "not-signed-in");
    stranger.comes_to_nothing(&server, &account, 1).await;

    let account = server.account("bo@example.eu").await;
    let stranger = Stranger::new(&server, &account).await;
    Person::new(&server).add_number(&server, &account, NUMBER).await;
    stranger.comes_to_nothing(&server, &account, 0).await;
}

#[tokio::test]
async fn s01_f01_a_second_ticket_of_the_same_session_dies_with_the_first_factor() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let tickets = [person.begin_enrolment(&view, "One").await, person.begin_enrolment(&view, "Two").await];
    let [first, second] = tickets.map(|ticket| ticket.link.unwrap());
    assert_eq!(Phone::new(&server).enrol(&first).await.status, 201);
    assert_eq!(Phone::new(&server).enrol(&second).await.problem(), "expired");
}

#[tokio::test]
async fn s01_f01_a_ticket_dies_with_a_reset_of_the_password() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let stranger = Stranger::new(&server, &account).await;
    let mut owner = Person::new(&server);
    owner.post("/forgotten", &[("email", &account.email)]).await;
    let link = server.link_to(&account.email, "reset").await.unwrap();
    assert_eq!(owner.post(&link, &[("password", NEW)]).await.status, 303);
    stranger.comes_to_nothing(&server, &account, 0).await;
}

#[tokio::test]
async fn s01_f01_a_ticket_and_a_sign_in_die_with_a_change_of_the_password_even_where_sessions_go_on() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Medium).await;
    let mut waiting = Person::new(&server);
    let page = waiting.come_from(&site).await;
    let between = waiting.enter_password(&page, &account, Method::Qr).await;
    let mut stranger = Stranger::new(&server, &account).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    owner.post("/forgotten", &[("email", &account.email)]).await;
    let reset = server.link_to(&account.email, "reset").await.unwrap();
    let long = "fem alldeles lugna ord i rad";
    let changed = owner.change_password(&view, &account, &json!({ "new": long, "end_others": false })).await;
    assert_eq!(changed.status, 204, "{changed:?}");
    assert_eq!(stranger.person.open("/api/account").await.status, 200, "the owner let sessions go on");
    assert_eq!(waiting.open(&between.action).await.status, 404);
    assert_eq!(waiting.open(&reset).await.status, 410, "a link from before the change is worth nothing");
    stranger.comes_to_nothing(&server, &account, 0).await;
}

#[tokio::test]
async fn s01_f01_a_ticket_dies_with_its_session_however_that_ends() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut stranger = Stranger::new(&server, &account).await;
    let csrf = stranger.view.csrf.clone();
    assert_eq!(stranger.person.api("POST", "/api/account/sign-out", &csrf, None).await.status, 204);
    stranger.comes_to_nothing(&server, &account, 0).await;

    let stranger = Stranger::new(&server, &account).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    assert_eq!(owner.api("DELETE", "/api/account/sessions", &view.csrf, None).await.status, 204);
    stranger.comes_to_nothing(&server, &account, 0).await;

    let stranger = Stranger::new(&server, &account).await;
    server.instance().sluss.sessions().sign_out_everywhere(&account.email).await.unwrap();
    stranger.comes_to_nothing(&server, &account, 0).await;
}

#[tokio::test]
async fn s01_f01_a_ticket_dies_when_the_account_is_locked_or_shut() {
    let server = Server::start().await;
    let account = server.account("bo@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    let ticket = person.begin_enrolment(&view, "Stranger's phone").await.link.unwrap();
    let stranger = Stranger { person, view, ticket };
    let not_me = server.link_to(&account.email, "not-me").await.unwrap();
    assert_eq!(Person::new(&server).post(&not_me, &[]).await.header("location"), "/not-me/done");
    stranger.comes_to_nothing(&server, &account, 1).await;

    let account = server.account("anna@example.eu").await;
    let stranger = Stranger::new(&server, &account).await;
    server.instance().sluss.accounts().disable(&account.email).await.unwrap();
    server.instance().sluss.accounts().enable(&account.email).await.unwrap();
    stranger.comes_to_nothing(&server, &account, 0).await;
}

#[tokio::test]
async fn s01_d03_a_number_is_finished_in_the_session_that_began_it_and_by_its_leave() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut stranger = Stranger::new(&server, &account).await;
    let id = stranger.person.claim_number(&stranger.view.csrf, NUMBER).await;
    let code = server.code_sent_to(NUMBER).await;
    let mut other = Person::new(&server);
    let view = other.sign_in_to_account(&account, None).await;
    assert_eq!(other.finish_number(&view.csrf, &id, &code).await.problem(), "not-found");
    Person::new(&server).add_device(&account).await;
    let refused = stranger.person.finish_number(&stranger.view.csrf, &id, &code).await;
    assert_eq!(refused.problem(), "not-signed-in");
}

#[tokio::test]
async fn s02_removing_a_lost_device_ends_everything_that_it_opened_at_once() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Medium).await;
    let lost = Person::new(&server).add_device(&account).await;
    let mut owner = Person::new(&server);
    let kept = another_phone(&server, &mut owner, &account, &lost).await;

    let mut thief = Person::new(&server);
    let page = thief.come_from(&site).await;
    let page = thief.enter_password(&page, &account, Method::Qr).await;
    let token = site.redeem(&site.code(&thief.answer_second_factor(&page, &lost).await)).await;
    let token = token.json()["access_token"].as_str().unwrap().to_owned();
    let mut thief_elsewhere = Person::new(&server);
    let page = thief_elsewhere.come_from(&site).await;
    let page = thief_elsewhere.enter_password(&page, &account, Method::Qr).await;
    let unredeemed = site.code(&thief_elsewhere.answer_second_factor(&page, &lost).await);
    let view = thief.sign_in_to_account(&account, Some(&lost)).await;
    let ticket = thief.begin_enrolment(&view, "Thief's next phone").await.link.unwrap();

    let view = owner.sign_in_to_account(&account, Some(&kept)).await;
    let id = &view.devices.iter().find(|device| device.name == "Phone").unwrap().id;
    let path = format!("/api/account/devices/{id}");
    assert_eq!(owner.api("DELETE", &path, &view.csrf, None).await.status, 204);

    assert_eq!(thief.open("/api/account").await.problem(), "not-signed-in");
    assert!(thief.open(&site.authorize_url()).await.header("location").starts_with("/sign-in/"));
    assert_eq!(site.user_info(&token).await.status, 401);
    assert_eq!(site.redeem(&unredeemed).await.status, 400);
    assert_eq!(Phone::new(&server).enrol(&ticket).await.problem(), "expired");
    assert_eq!(owner.account().await.devices.len(), 1, "the owner goes on");
}

#[tokio::test]
async fn s02_removing_a_number_or_making_new_recovery_codes_ends_what_the_old_ones_opened() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, Some(&phone)).await;
    let id = owner.claim_number(&view.csrf, NUMBER).await;
    let code = server.code_sent_to(NUMBER).await;
    owner.finish_number(&view.csrf, &id, &code).await;
    let codes = owner.make_recovery_codes(&view).await;

    server.clock.advance(Duration::from_secs(60));
    let mut by_sms = Person::new(&server);
    let page = by_sms.begin("/account/sign-in").await;
    let page = by_sms.enter_password(&page, &account, Method::Sms).await;
    let page = by_sms.type_number(&page, NUMBER).await;
    let code = server.code_sent_to(NUMBER).await;
    by_sms.act(&page, FormAction::Answer, &[("code", &code)]).await;
    assert_eq!(by_sms.account().await.level, Level::Medium);
    let mut by_paper = Person::new(&server);
    let page = by_paper.begin("/account/sign-in").await;
    let page = by_paper.enter_password(&page, &account, Method::Recovery).await;
    by_paper.act(&page, FormAction::Answer, &[("code", &codes[0])]).await;
    assert_eq!(by_paper.account().await.level, Level::Medium);

    assert_eq!(owner.api("DELETE", &format!("/api/account/numbers/{id}"), &view.csrf, None).await.status, 204);
    assert_eq!(by_sms.open("/api/account").await.problem(), "not-signed-in");
    assert_eq!(by_paper.open("/api/account").await.status, 200);
    owner.make_recovery_codes(&view).await;
    assert_eq!(by_paper.open("/api/account").await.problem(), "not-signed-in");
    assert_eq!(owner.open("/api/account").await.status, 200);
}

#[tokio::test]
async fn s02_an_operator_who_signs_somebody_out_or_shuts_the_account_ends_sign_ins_between_their_steps_too() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let site = server.site("rasff", Level::Medium).await;
    for shut in [false, true] {
        let mut person = Person::new(&server);
        let page = person.come_from(&site).await;
        let between = person.enter_password(&page, &account, Method::Qr).await;
        let code = phone.code(link(&between)).unwrap();
        if shut {
            server.instance().sluss.accounts().disable(&account.email).await.unwrap();
            server.instance().sluss.accounts().enable(&account.email).await.unwrap();
        } else {
            server.instance().sluss.sessions().sign_out_everywhere(&account.email).await.unwrap();
        }
        assert_eq!(person.act_raw(&between, FormAction::Answer, &[("code", &code)]).await.status, 404);
    }
}

#[tokio::test]
async fn s03_f03_a_session_of_long_ago_changes_nothing_that_signs_in() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, Some(&phone)).await;
    assert!(view.may_change_factors && view.shown_enough);
    server.clock.advance(Duration::from_secs(11 * 60));
    let device = format!("/api/account/devices/{}", view.devices[0].id);
    let enrol = json!({ "device_name": "New", "pin": "7391" });
    for (method, path, body) in [
        ("POST", "/api/account/enrolments", Some(&enrol)),
        ("DELETE", device.as_str(), None),
        ("POST", "/api/account/codes/recovery", None),
        ("PUT", "/api/account/two-steps", Some(&json!({ "on": true }))),
        ("POST", "/api/account/numbers", Some(&json!({ "number": NUMBER }))),
        ("PUT", "/api/account/name", Some(&json!({ "name": "Anna Ek" }))),
        ("POST", "/api/account/address", Some(&json!({ "email": "anna@example.org" }))),
    ] {
        let answer: Answer = person.api(method, path, &view.csrf, body).await;
        assert_eq!(answer.problem(), "not-fresh", "{method} {path}: {answer:?}");
    }
    let view = person.account().await;
    assert!(!view.may_change_factors && view.shown_enough && view.devices.len() == 1, "{view:?}");
}

#[tokio::test]
async fn s03_what_the_password_alone_had_opened_ends_with_the_first_factor_and_with_a_step_up() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    let (mut before, mut owner) = (Person::new(&server), Person::new(&server));
    before.sign_in_to_account(&account, None).await;
    let page = before.come_from(&site).await;
    before.enter_password(&page, &account, Method::Password).await;
    let phone = owner.add_device(&account).await;
    assert_eq!(before.open("/api/account").await.problem(), "not-signed-in");
    assert!(before.open(&site.authorize_url()).await.header("location").starts_with("/sign-in/"));

    // The session that added it shows what there is, and changes nothing any more.
    let view = owner.account().await;
    assert!(!view.may_change_factors && !view.shown_enough && view.devices.len() == 1, "{view:?}");
    let device = format!("/api/account/devices/{}", view.devices[0].id);
    assert_eq!(owner.api("DELETE", &device, &view.csrf, None).await.problem(), "step-up-required");
    let mut elsewhere = Person::new(&server);
    elsewhere.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(owner.open("/api/account").await.problem(), "not-signed-in");
}

#[tokio::test]
async fn i03_the_session_that_a_browser_held_before_ends_when_it_gets_a_new_one() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let mut person = Person::new(&server);
    person.sign_in_to_account(&account, Some(&phone)).await;
    let mut copied = Person::new(&server);
    copied.set_cookie(COOKIE, person.cookie(COOKIE).unwrap());
    assert_eq!(copied.open("/api/account").await.status, 200);
    person.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(copied.open("/api/account").await.problem(), "not-signed-in");
    assert_eq!(person.open("/api/account").await.status, 200);
}

async fn another_phone(server: &Server, owner: &mut Person, account: &Account, first: &Phone) -> Phone {
    let view = owner.sign_in_to_account(account, Some(first)).await;
    let ticket = owner.begin_enrolment(&view, "Another phone").await.link.unwrap();
    let mut phone = Phone::new(server);
    assert_eq!(phone.enrol(&ticket).await.status, 201);
    phone
}

fn link(page: &SignInPage) -> &str {
    let Step::QrCode { link, .. } = &page.step else { panic!("no QR code: {page:?}") };
    link
}
