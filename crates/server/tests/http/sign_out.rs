//! Signing out, here and at sites: however a session ends, the sites that it was used for hear of it, and the person sees which have.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use sluss_domain::model::visit::VisitOutcome;
use sluss_protocol::method::Level;
use sluss_server::farewells::tell_due;
use sluss_testkit::{Account, ISSUER, Person, Server, Site};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use url::form_urlencoded;

use crate::framed::{code_in, passed_in_a_frame};

/// The server of a site, which hears who has signed out.
pub(crate) struct Hearing {
    pub(crate) address: String,
    heard: Arc<Mutex<Vec<String>>>,
    status: Arc<Mutex<u16>>,
}

impl Hearing {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/logout", listener.local_addr().unwrap());
        let (heard, status) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(Mutex::new(200)));
        let (all, answer) = (heard.clone(), status.clone());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = String::new();
                let mut part = vec![0; 8_192];
                while !request.contains("logout_token=") {
                    let length = stream.read(&mut part).await.unwrap();
                    request.push_str(&String::from_utf8_lossy(&part[..length]));
                }
                let body = request.split_once("\r\n\r\n").unwrap().1;
                let field = |(name, value): (_, _)| (name == "logout_token").then_some(value);
                let token = form_urlencoded::parse(body.as_bytes()).find_map(field).unwrap();
                all.lock().unwrap().push(token.into_owned());
                let answer = format!("HTTP/1.1 {} X\r\ncontent-length: 0\r\n\r\n", *answer.lock().unwrap());
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { address, heard, status }
    }

    fn answer(&self, status: u16) {
        *self.status.lock().unwrap() = status;
    }

    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

fn part(token: &str, which: usize) -> Value {
    let part = token.split('.').nth(which).unwrap();
    serde_json::from_slice(&data_encoding::BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}

async fn site_that_hears(server: &Server, id: &str, address: &str) -> Site {
    let site = server.site(id, Level::Basic).await;
    let address = Some(address.to_owned());
    server.change_site(id, |_, client| client.settings.backchannel_logout_uri = address).await;
    site
}

/// Signs in at the site by the password; returns the claims of the ID token.
async fn signed_in_at(person: &mut Person, site: &Site, account: &Account) -> Value {
    let page = person.come_from(site).await;
    let page = person.enter_password(&page, account, sluss_protocol::method::Method::Password).await;
    redeemed(site, &site.code(&page)).await
}

async fn redeemed(site: &Site, code: &str) -> Value {
    let answer = site.redeem(code).await.json();
    part(answer["id_token"].as_str().unwrap(), 1)
}

/// Presses *Sign out* on the page that asks; returns the page that says which sites have heard.
async fn sign_out(person: &mut Person) -> String {
    let secret = person.open("/sign-out").await.form_secret();
    let answer = person.post("/sign-out", &[("csrf", &secret)]).await;
    assert_eq!(answer.status, 303, "{answer:?}");
    answer.header("location").to_owned()
}

#[tokio::test]
async fn i05_a_site_hears_by_a_token_of_ours_that_its_session_has_ended() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let hearing = Hearing::start().await;
    let site = site_that_hears(&server, "rasff", &hearing.address).await;
    let mut person = Person::new(&server);
    let claims = signed_in_at(&mut person, &site, &account).await;
    tell_due(&server.instance()).await;
    assert_eq!(hearing.heard(), Vec::<String>::new(), "the session goes on");
    let page = sign_out(&mut person).await;
    assert_eq!(person.cookie("__Host-sluss-session"), None);
    let heard = hearing.heard();
    let [token] = &heard[..] else { panic!("{heard:?}") };
    assert_eq!(part(token, 0)["typ"], "logout+jwt");
    let told = part(token, 1);
    for (name, value) in [("iss", ISSUER), ("aud", "rasff")] {
        assert_eq!(told[name], value);
    }
    for name in ["sub", "sid"] {
        assert!(told[name].is_string() && told[name] == claims[name], "{name}: {told} {claims}");
    }
    let text = person.open(&page).await.body;
    assert!(text.contains("Site rasff") && text.contains("signed-out-told"), "{text}");
    tell_due(&server.instance()).await;
    assert_eq!(hearing.heard().len(), 1, "once is enough");
}

#[tokio::test]
async fn k07_a_site_that_does_not_answer_is_told_again_and_holds_up_nobody() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let (slow, good) = (Hearing::start().await, Hearing::start().await);
    slow.answer(503);
    let sites =
        [site_that_hears(&server, "slow", &slow.address).await, site_that_hears(&server, "good", &good.address).await];
    let mut person = Person::new(&server);
    signed_in_at(&mut person, &sites[0], &account).await;
    let silent = person.open(&sites[1].authorize_url()).await;
    let url = url::Url::parse(silent.header("location")).unwrap();
    let code = url.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
    redeemed(&sites[1], &code).await;
    let page = sign_out(&mut person).await;
    let text = person.open(&page).await.body;
    assert!(text.contains("signed-out-waiting") && text.contains("signed-out-told"), "{text}");
    assert!(text.contains("http-equiv=\"refresh\""), "the page looks again: {text}");
    for seconds in [5, 60] {
        server.clock.advance(Duration::from_secs(seconds));
        tell_due(&server.instance()).await;
    }
    assert_eq!((slow.heard().len(), good.heard().len()), (3, 1));
    let text = person.open(&page).await.body;
    assert!(text.contains("signed-out-failed") && !text.contains("http-equiv=\"refresh\""), "{text}");
    slow.answer(204);
    server.clock.advance(Duration::from_secs(15 * 60));
    tell_due(&server.instance()).await;
    assert!(!person.open(&page).await.body.contains("signed-out-failed"));
    assert_eq!(slow.heard().len(), 4);
    server.clock.advance(Duration::from_secs(60 * 60));
    tell_due(&server.instance()).await;
    assert_eq!(slow.heard().len(), 4);
}

#[tokio::test]
async fn a_site_that_never_answers_stands_in_the_persons_activity() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let down = Hearing::start().await;
    down.answer(500);
    let site = site_that_hears(&server, "down", &down.address).await;
    let mut person = Person::new(&server);
    signed_in_at(&mut person, &site, &account).await;
    server.instance().sluss.sessions().sign_out_everywhere(&account.email).await.unwrap();
    for seconds in [0, 5, 60, 900, 900] {
        server.clock.advance(Duration::from_secs(seconds));
        tell_due(&server.instance()).await;
    }
    assert_eq!(down.heard().len(), 4);
    let filter = sluss_domain::model::audit::Filter {
        account: Some(server.id_of(&account).await),
        since: sluss_domain::Timestamp(0),
        before: None,
        limit: 10,
    };
    let entries = server.instance().sluss.store.audit_entries(&filter).await.unwrap();
    assert!(
        entries.iter().any(|entry| entry.event.name() == "site-not-told" && entry.client.as_deref() == Some("down"))
    );
}

#[tokio::test]
async fn i05_s02_whatever_ends_a_session_sites_hear_of_it() {
    let server = Server::start().await;
    let hearing = Hearing::start().await;
    let site = site_that_hears(&server, "rasff", &hearing.address).await;
    for (number, ending) in
        ["operator", "disabled", "reset", "not me", "panic", "erased", "replaced", "over"].into_iter().enumerate()
    {
        let account = server.account(&format!("{}@example.eu", ending.replace(' ', "-"))).await;
        // The mail about a device has the link *It was not me*.
        if ending == "not me" {
            Person::new(&server).add_device(&account).await;
        }
        let mut person = Person::new(&server);
        signed_in_at(&mut person, &site, &account).await;
        end(&server, &mut person, &site, &account, ending).await;
        tell_due(&server.instance()).await;
        assert_eq!(hearing.heard().len(), number + 1, "{ending}");
    }
}

/// Ends what the person has opened, in this way.
async fn end(server: &Server, person: &mut Person, site: &Site, account: &Account, how: &str) {
    let sluss = server.instance().sluss;
    match how {
        "operator" => sluss.sessions().sign_out_everywhere(&account.email).await.unwrap(),
        "disabled" => sluss.accounts().disable(&account.email).await.unwrap(),
        "reset" => {
            person.post("/forgotten", &[("email", &account.email)]).await;
            let link = server.link_to(&account.email, "reset").await.unwrap();
            let answer = person.post(&link, &[("password", "fyra lugna ord i rad")]).await;
            assert_eq!(answer.status, 303, "{answer:?}");
        }
        "not me" => {
            let link = server.link_to(&account.email, "not-me").await.unwrap();
            assert_eq!(person.post(&link, &[]).await.header("location"), "/not-me/done");
        }
        "panic" | "erased" => {
            let mut owner = Person::new(server);
            let view = owner.sign_in_to_account(account, None).await;
            let what = if how == "panic" { "factor-reset" } else { "erase" };
            let answer = owner.once_more(&view, what, &account.password).await;
            assert!(answer.status.is_success(), "{answer:?}");
        }
        "replaced" => {
            // Somebody else signs in at the same site in the same browser.
            let other = server.account("other@example.eu").await;
            let url = site.authorize_url_with(&[("prompt", "login")]);
            let page = person.begin(&url).await;
            let page = person.enter_password(&page, &other, sluss_protocol::method::Method::Password).await;
            assert!(!site.code(&page).is_empty());
        }
        _ => {
            server.clock.advance(Duration::from_secs(48 * 60 * 60));
            let now = sluss.now();
            let old = sluss_domain::Timestamp(now.0 - 60 * 60 * 1_000);
            sluss.store.commit(vec![sluss_domain::ports::store::Change::Forget(old)]).await.unwrap();
        }
    }
}

#[tokio::test]
async fn i05_what_a_frame_opened_is_listed_and_ends_like_everything_else() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let hearing = Hearing::start().await;
    let site = site_that_hears(&server, "rasff", &hearing.address).await;
    let last = passed_in_a_frame(&server, &site, &account).await;
    let answer = site.redeem(&code_in(&Person::new(&server).open(&last).await.body)).await.json();
    assert!(part(answer["id_token"].as_str().unwrap(), 1)["sid"].is_string(), "{answer}");
    let mut owner = Person::new(&server);
    let view = owner.sign_in_to_account(&account, None).await;
    let sessions = owner.open("/api/account/sessions").await.json();
    let framed = sessions["sessions"].as_array().unwrap().iter().find(|session| session["sites"][0] == "Site rasff");
    let end = format!("/api/account/sessions/{}", framed.unwrap()["id"].as_str().unwrap());
    assert_eq!(owner.api("DELETE", &end, &view.csrf, None).await.status, 204);
    assert_eq!(site.user_info(answer["access_token"].as_str().unwrap()).await.status, 401);
    tell_due(&server.instance()).await;
    assert_eq!(hearing.heard().len(), 1);
}

#[tokio::test]
async fn a_site_that_wants_a_frame_is_opened_in_one_and_in_no_other_page() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    let address = Some("https://rasff.test/out?a=1".to_owned());
    server.change_site("rasff", |_, client| client.settings.frontchannel_logout_uri = address).await;
    let mut person = Person::new(&server);
    let claims = signed_in_at(&mut person, &site, &account).await;
    let page = sign_out(&mut person).await;
    let answer = person.open(&page).await;
    let policy = answer.header("content-security-policy").to_owned();
    assert!(policy.ends_with("; frame-src https://rasff.test"), "{policy}");
    let text = answer.body;
    let sid = claims["sid"].as_str().unwrap();
    assert!(
        text.contains(&format!("src=\"https://rasff.test/out?a=1&amp;iss=https%3A%2F%2Fsluss.test&amp;sid={sid}\"")),
        "{text}"
    );
    assert!(text.contains("signed-out-asked"), "{text}");
    assert!(!person.open("/signed-out").await.header("content-security-policy").contains("frame-src"));
}

#[tokio::test]
async fn a_site_without_an_address_is_named_with_what_to_do_there() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(&server);
    signed_in_at(&mut person, &site, &account).await;
    let sso = person.cookie("__Host-sluss-session").unwrap().to_owned();
    let page = sign_out(&mut person).await;
    assert!(person.open(&page).await.body.contains("signed-out-deaf"));
    person.set_cookie("__Host-sluss-session", &sso);
    let again = person.open(&site.authorize_url_with(&[("prompt", "none")])).await;
    assert!(again.header("location").contains("error=login_required"), "{again:?}");
}

#[tokio::test]
async fn i08_l08_nobody_is_signed_out_by_another_page_or_led_where_nobody_registered() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let site = server.site("rasff", Level::Basic).await;
    let mut person = Person::new(&server);
    signed_in_at(&mut person, &site, &account).await;
    assert_eq!(person.post("/sign-out", &[("csrf", "guessed")]).await.status, 400);
    assert!(person.cookie("__Host-sluss-session").is_some());
    let evil = data_encoding::BASE64URL_NOPAD.encode(b"https://evil.test/");
    for path in [
        format!("/sign-out/to/{evil}.AAAA"),
        format!("/sign-out/to/{evil}"),
        format!("/signed-out/sid_aaaaaaaaaaaaaaaaaaaaaaaaaa/{evil}.AAAA"),
    ] {
        let answer = person.open(&path).await;
        assert!(answer.status.is_client_error(), "{path}: {answer:?}");
        assert!(!answer.body.contains("evil.test"), "{path}");
    }
}

#[tokio::test]
async fn whoever_signs_out_on_the_account_pages_is_shown_the_sites() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let answer = person.api("POST", "/api/account/sign-out", &view.csrf, None).await;
    assert_eq!(answer.status, 204, "no site has to hear of it");
    let hearing = Hearing::start().await;
    let site = site_that_hears(&server, "rasff", &hearing.address).await;
    signed_in_at(&mut person, &site, &account).await;
    let view = person.sign_in_to_account(&account, None).await;
    let answer = person.api("POST", "/api/account/sign-out", &view.csrf, None).await;
    let page = answer.json()["page"].as_str().unwrap().to_owned();
    assert!(person.open(&page).await.body.contains("signed-out-told"));
    let session = sluss_domain::model::id::SessionId::parse(page.trim_start_matches("/signed-out/")).unwrap();
    let visits = server.instance().sluss.sessions().visits(&session).await.unwrap();
    assert_eq!(visits[0].outcome, Some(VisitOutcome::Told));
}
