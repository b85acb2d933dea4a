//! How many sign-ins may stand at their beginning: a crowd that goes no further has an end, in one network and in all, and people who do
//! sign in are not hurt by it.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Answer, Person, Server, Site};

use crate::audit::count;
use crate::stage::stage;

const CROWD: &str = "203.0.113.9";
const ELSEWHERE: &str = "192.0.2.7";

async fn rows(server: &Server, table: &str) -> i64 {
    count(&format!("sqlite:{}", server.folder().join("sluss.db").display()), table).await
}

/// A server with a site, on which so many may begin in one network.
async fn small(begun_per_network: u32) -> (Server, Site) {
    let server = Server::start().await;
    server.rule(|policy| policy.strangers.begun_per_network = begun_per_network);
    let site = server.site("rasff", Level::Basic).await;
    (server, site)
}

async fn begin(server: &Server, site: &Site, address: &str) -> Answer {
    Person::new(server).at(address).open(&site.authorize_url()).await
}

#[tokio::test]
async fn s05_sign_ins_that_nobody_goes_on_with_fill_a_network_and_no_more() {
    let (server, site) = small(3).await;
    for _ in 0..3 {
        assert_eq!(begin(&server, &site, CROWD).await.status, 303);
    }
    let refused = begin(&server, &site, "203.0.113.77").await;
    assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (429, "900"));
    assert!(refused.body.contains("Too many people are signing in on your network"), "{}", refused.body);
    assert!(refused.body.contains("Wait a few minutes and reload the page"), "{}", refused.body);
    let mut swedish = Person::new(&server).at(CROWD);
    swedish.set_cookie("__Host-sluss-language", "sv");
    let refused = swedish.open("/account/sign-in").await;
    assert!(refused.status == 429 && refused.body.contains("Vänta några minuter"), "{}", refused.body);
    assert_eq!((rows(&server, "sign_ins").await, refused.header("set-cookie")), (3, ""), "nothing is left behind");
    assert_eq!(begin(&server, &site, ELSEWHERE).await.status, 303, "other networks go on");
    server.clock.advance(Duration::from_secs(15 * 60));
    assert_eq!(begin(&server, &site, CROWD).await.status, 303);
}

#[tokio::test]
async fn s05_of_fifty_people_who_begin_at_once_as_many_get_in_as_there_are_places() {
    let (server, site) = small(7).await;
    let tries: Vec<_> = (0..50)
        .map(|_| {
            let (server, site) = (server.clone(), site.clone());
            tokio::spawn(async move { begin(&server, &site, CROWD).await.status.as_u16() })
        })
        .collect();
    let mut begun = 0;
    for answer in tries {
        match answer.await.unwrap() {
            303 => begun += 1,
            status => assert_eq!(status, 429),
        }
    }
    assert_eq!((begun, rows(&server, "sign_ins").await), (7, 7));
}

#[tokio::test]
async fn s05_whoever_gives_a_right_password_makes_room_once() {
    let (server, site) = small(2).await;
    let account = server.account("anna@example.eu").await;
    for _ in 0..5 {
        let mut person = Person::new(&server).at(CROWD);
        let page = person.come_from(&site).await;
        let page = person.enter_password(&page, &account, Method::Password).await;
        assert!(matches!(page.step, Step::Passed { .. }), "a large network signs in one after the other");
    }
    // Going back and giving it again makes no more room: somebody else still stands there.
    assert_eq!(begin(&server, &site, CROWD).await.status, 303);
    let mut person = Person::new(&server).at(CROWD);
    let page = person.come_from(&site).await;
    let mut page = person.enter_password(&page, &account, Method::Qr).await;
    for _ in 0..3 {
        page = person.act(&page, FormAction::Back, &[]).await;
        assert!(matches!(page.step, Step::Password { .. }), "{page:?}");
        page = person.pass_password(&page, &account).await;
    }
    assert_eq!(begin(&server, &site, CROWD).await.status, 303);
    assert_eq!(begin(&server, &site, CROWD).await.status, 429);
}

#[tokio::test]
async fn s05_an_address_or_a_wrong_password_makes_no_room() {
    let (server, site) = small(2).await;
    let mut person = Person::new(&server).at(CROWD);
    for _ in 0..2 {
        let page = person.come_from(&site).await;
        let page = person.act(&page, FormAction::Identify, &[("email", "nobody@example.eu")]).await;
        let page =
            person.act(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", "wrong words")]).await;
        person.act(&page, FormAction::Cancel, &[]).await;
    }
    assert_eq!(begin(&server, &site, CROWD).await.status, 429);
}

#[tokio::test]
async fn s05_every_way_to_begin_counts_and_none_that_begins_nothing() {
    let (server, site) = small(3).await;
    let account = server.account("anna@example.eu").await;
    let mut anna = Person::new(&server).at(CROWD);
    let page = anna.come_from(&site).await;
    anna.enter_password(&page, &account, Method::Password).await;
    let page = Person::new(&server).at(CROWD).begin("/account/sign-in").await;
    let mut other = Person::new(&server).at(CROWD);
    let anew = format!("{}/anew", page.action);
    assert_eq!(other.open(&anew).await.status, 303);
    assert_eq!(other.open(&site.authorize_url_with(&[("prompt", "login")])).await.status, 303);
    for full in [anew.as_str(), "/account/sign-in", &site.authorize_url()] {
        assert_eq!(other.open(full).await.status, 429, "{full}");
    }
    // Who is signed in already goes to further sites as before, and whoever has begun goes on.
    let silent = anna.open(&site.authorize_url()).await;
    assert!(silent.header("location").starts_with("https://rasff.test/callback?code="), "{silent:?}");
    let refused = other.open(&site.authorize_url_with(&[("prompt", "none")])).await;
    assert!(refused.header("location").contains("error=login_required"), "{refused:?}");
}

#[tokio::test]
async fn s05_a_full_server_says_so_to_everybody_and_a_reserve_of_networks_is_of_no_use() {
    let (server, site) = small(600).await;
    server.rule(|policy| policy.strangers.begun_in_all = 16);
    let mut refused = None;
    for network in 0..=16 {
        let answer = begin(&server, &site, &format!("203.0.{network}.1")).await;
        if answer.status != 303 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("sixteen are sixteen");
    assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (503, "900"));
    assert!(refused.body.contains("No more sign-ins can be started at the moment"), "{}", refused.body);
}

#[tokio::test]
async fn s05_all_networks_of_one_customer_have_five_times_the_room_of_one() {
    let (server, site) = small(2).await;
    for network in 0..10 {
        assert_eq!(begin(&server, &site, &format!("2001:db8:1:{network:x}::1")).await.status, 303, "{network}");
    }
    assert_eq!(begin(&server, &site, "2001:db8:1:ffff::1").await.status, 429);
    assert_eq!(begin(&server, &site, "2001:db8:2::1").await.status, 303);
}

#[tokio::test]
async fn s05_a_frame_shows_why_it_is_empty_and_tells_the_site() {
    let (server, site) = small(1).await;
    let url = site.authorize_url_with(&[("response_mode", "web_message")]);
    let mut person = Person::new(&server).at(CROWD);
    person.begin(&url).await;
    let refused = person.open(&url).await;
    assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (429, "900"));
    assert!(refused.header("content-security-policy").contains("frame-ancestors https://rasff.test"), "{refused:?}");
    assert!(refused.body.contains("temporarily_unavailable"), "{}", refused.body);
    assert!(refused.body.contains("Too many people are signing in on your network"), "{}", refused.body);
}

#[tokio::test]
async fn s05_a_sign_in_is_forgotten_the_sooner_the_less_is_known_of_who_began_it() {
    let mut stage = stage().await;
    let (server, site) = (stage.server.clone(), stage.site.clone());
    let forget = async || server.instance().sluss.sign_ins().forget_strangers().await.unwrap();
    let unnamed = Person::new(&server).come_from(&site).await;
    let mut named = Person::new(&server);
    let page = named.come_from(&site).await;
    let page = named.act(&page, FormAction::Identify, &[("email", "nobody@example.eu")]).await;
    let back = named.act(&page, FormAction::Back, &[]).await;
    let known = stage.person.come_from(&site).await;
    let known = stage.person.enter_password(&known, &stage.account, Method::Qr).await;
    let handles = [&unnamed, &back, &known].map(|page| page.action.rsplit('/').next().unwrap().to_owned());
    let there = async || {
        let mut there = Vec::new();
        for handle in &handles {
            there.push(server.instance().sluss.sign_ins().find(handle).await.is_ok());
        }
        there
    };
    server.clock.advance(Duration::from_secs(10 * 60));
    forget().await;
    assert_eq!(there().await, [true; 3], "ten minutes are ten minutes");
    server.clock.advance(Duration::from_millis(1));
    forget().await;
    assert_eq!(there().await, [false, true, true], "who has said who they are may go back and take their time");
    server.clock.advance(Duration::from_secs(5 * 60));
    forget().await;
    assert_eq!(there().await, [false, false, true], "that it is over is told only to somebody whom we know");
}

#[tokio::test]
async fn s05_what_nobody_can_see_begins_nothing() {
    let (server, site) = small(1).await;
    let (window, frame) = (site.authorize_url(), site.authorize_url_with(&[("response_mode", "web_message")]));
    for (url, mode, dest) in [
        (window.as_str(), "no-cors", "image"),
        (frame.as_str(), "no-cors", "image"),
        (frame.as_str(), "cors", "empty"),
        ("/account/sign-in", "no-cors", "script"),
        (window.as_str(), "navigate", "iframe"),
        ("/account/sign-in", "navigate", "object"),
    ] {
        let request = Request::get(url).header("sec-fetch-mode", mode).header("sec-fetch-dest", dest);
        assert_eq!(server.send(request.body(Body::empty()).unwrap()).await.status, 400, "{url} {mode} {dest}");
    }
    assert_eq!(rows(&server, "sign_ins").await, 0);
    let request = Request::get(&frame).header("sec-fetch-mode", "navigate").header("sec-fetch-dest", "iframe");
    assert_eq!(server.send(request.body(Body::empty()).unwrap()).await.status, 303);
}

#[tokio::test]
async fn s05_a_session_gets_codes_up_to_a_number_in_an_hour() {
    let (server, site) = small(9).await;
    server.rule(|policy| policy.continued_per_account.most = 2);
    let account = server.account("anna@example.eu").await;
    let mut anna = Person::new(&server);
    let page = anna.come_from(&site).await;
    anna.enter_password(&page, &account, Method::Password).await;
    for _ in 0..2 {
        assert!(anna.open(&site.authorize_url()).await.header("location").contains("code="));
    }
    let before = (rows(&server, "grants").await, rows(&server, "audit_entries").await);
    let refused = anna.open(&site.authorize_url()).await;
    assert!(refused.header("location").contains("error=temporarily_unavailable"), "{refused:?}");
    assert_eq!((rows(&server, "grants").await, rows(&server, "audit_entries").await), before);
    server.clock.advance(Duration::from_secs(59 * 60));
    assert!(anna.open(&site.authorize_url()).await.header("location").contains("error=temporarily_unavailable"));
}

#[tokio::test]
async fn s05_an_account_begins_so_many_tickets_in_an_hour_since_each_takes_a_slow_hash() {
    let (server, _) = small(9).await;
    server.rule(|policy| policy.enrolments_per_account.most = 2);
    let account = server.account("anna@example.eu").await;
    let mut anna = Person::new(&server);
    let view = anna.sign_in_to_account(&account, None).await;
    for _ in 0..2 {
        anna.begin_enrolment(&view, "Phone").await;
    }
    let body = serde_json::json!({ "device_name": "Phone", "pin": "7391" });
    let refused = anna.api("POST", "/api/account/enrolments", &view.csrf, Some(&body)).await;
    assert_eq!(refused.status, 429, "{refused:?}");
    assert_eq!(rows(&server, "enrolments").await, 2);
}
