//! Requests that clients leave with us beforehand (RFC 9126), and clients that follow the FAPI 2.0 Security Profile.

use serde_json::{Value, json};
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Answer, DeviceKeys, Person, Server};

use super::stage::{SECRET, Stage, claims, code, confidential, error, parameter, stage, stage_with, text};

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const REQUEST: [(&str, &str); 8] = [
    ("client_id", "rasff"),
    ("redirect_uri", "https://rasff.test/callback"),
    ("response_type", "code"),
    ("scope", "openid email"),
    ("state", "pushed-state"),
    ("nonce", "pushed-nonce"),
    ("code_challenge", CHALLENGE),
    ("code_challenge_method", "S256"),
];

async fn push(stage: &Stage, headers: &[(&str, &str)], more: &[(&str, &str)]) -> Answer {
    let kept = REQUEST.iter().filter(|(name, _)| !more.iter().any(|(other, _)| name == other));
    let fields: Vec<_> = kept.chain(more).copied().filter(|(_, value)| !value.is_empty()).collect();
    stage.site.post("/oidc/par", headers, &fields).await
}

fn uri(pushed: &Answer) -> String {
    assert_eq!((pushed.status.as_u16(), pushed.header("cache-control")), (201, "no-store"), "{pushed:?}");
    assert_eq!(pushed.json()["expires_in"], 60);
    text(&pushed.json()["request_uri"]).to_owned()
}

/// Comes with nothing but the client and the request's address.
async fn come(person: &mut Person, client: &str, uri: &str) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", client), ("request_uri", uri), ("state", "changed"), ("scope", "openid profile")])
        .finish();
    person.open(&format!("/oidc/authorize?{query}")).await
}

#[tokio::test]
async fn a_pushed_request_is_answered_once_as_it_was_left_whatever_the_browser_adds() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    let uri = uri(&push(&stage, &[], &[]).await);
    let answer = come(&mut person, "rasff", &uri).await;
    assert_eq!(parameter(&answer, "state").as_deref(), Some("pushed-state"));
    let tokens = stage.site.redeem(&code(&answer)).await.json();
    assert_eq!((text(&tokens["scope"]), text(&claims(&tokens["id_token"])["nonce"])), ("openid email", "pushed-nonce"));
    let again = come(&mut person, "rasff", &uri).await;
    assert_eq!((again.status.as_u16(), again.header("location")), (400, ""), "used up");
    let known = stage.site.authorize_url_with(&[("request_uri", &uri)]);
    assert_eq!(error(&person.open(&known).await), "invalid_request_uri", "the site has said where it hears");
}

#[tokio::test]
async fn a_page_may_be_loaded_again_until_somebody_has_signed_in() {
    let stage = stage().await;
    let uri = uri(&push(&stage, &[], &[]).await);
    let mut person = Person::new(&stage.server);
    for _ in 0..2 {
        assert!(come(&mut person, "rasff", &uri).await.header("location").starts_with("/sign-in/"));
    }
    let begun = come(&mut person, "rasff", &uri).await.header("location").to_owned();
    let page = person.open(&begun).await.page();
    let page = person.enter_password(&page, &stage.account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &stage.phone).await;
    assert_eq!(stage.site.redeem(&stage.site.code(&page)).await.status, 200);
    for mut browser in [person, Person::new(&stage.server)] {
        assert_eq!(come(&mut browser, "rasff", &uri).await.status, 400, "it has been answered");
    }
}

#[tokio::test]
async fn j11_a_request_is_its_clients_for_a_minute_and_no_other_address_is_read() {
    let stage = stage().await;
    let mut person = stage.signed_in().await;
    stage.server.site("other", Level::Medium).await;
    let left = uri(&push(&stage, &[], &[]).await);
    assert_eq!(come(&mut person, "other", &left).await.status, 400);
    stage.server.clock.advance(std::time::Duration::from_secs(60));
    assert_eq!(come(&mut person, "rasff", &left).await.status, 400, "too old");
    let made_up = "urn:ietf:params:oauth:request_uri:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(come(&mut person, "rasff", made_up).await.status, 400);
    let elsewhere = stage.site.authorize_url_with(&[("request_uri", "https://rasff.test/request.jwt")]);
    assert_eq!(error(&person.open(&elsewhere).await), "request_uri_not_supported");
}

#[tokio::test]
async fn what_is_wrong_with_a_pushed_request_is_told_to_the_client() {
    let stage = stage_with(confidential).await;
    let secret = ("client_secret", SECRET);
    for (change, expected) in [
        (("redirect_uri", "https://evil.test/"), "invalid_request"),
        (("redirect_uri", ""), "invalid_request"),
        (("response_type", "token"), "unsupported_response_type"),
        (("scope", "email"), "invalid_scope"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("request_uri", "https://rasff.test/"), "invalid_request"),
        (("request", "eyJ"), "request_not_supported"),
        (("prompt", "perhaps"), "invalid_request"),
        (("resource", "https://api.example.eu/"), "invalid_target"),
    ] {
        let answer = push(&stage, &[], &[secret, change]).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["error"])), (400, expected), "{change:?}");
    }
    for proof in [("client_secret", "wrong"), ("client_secret", ""), ("client_id", "nobody")] {
        let answer = push(&stage, &[], &[proof]).await;
        assert_eq!((answer.status.as_u16(), text(&answer.json()["error"])), (401, "invalid_client"), "{proof:?}");
    }
    let mut person = stage.signed_in().await;
    let left = uri(&push(&stage, &[], &[secret]).await);
    assert!(!code(&come(&mut person, "rasff", &left).await).is_empty());
}

#[tokio::test]
async fn a_client_that_has_to_push_gets_nothing_by_the_browser() {
    let stage = stage_with(|client| client.settings.require_par = true).await;
    let mut person = Person::new(&stage.server);
    assert_eq!(error(&person.open(&stage.site.authorize_url()).await), "invalid_request");
    let left = uri(&push(&stage, &[], &[]).await);
    assert!(come(&mut person, "rasff", &left).await.header("location").starts_with("/sign-in/"));
}

#[tokio::test]
async fn s05_what_strangers_can_leave_with_us_has_a_bound_and_clients_that_prove_themselves_have_none() {
    let stage = stage().await;
    stage.server.rule(|policy| policy.strangers.pushed_per_network = 2);
    for expected in [201, 201, 429] {
        let answer = push(&stage, &[], &[]).await;
        assert_eq!(answer.status, expected, "{answer:?}");
    }
    stage.server.change_site("rasff", |_, client| confidential(client)).await;
    for _ in 0..3 {
        assert_eq!(push(&stage, &[], &[("client_secret", SECRET)]).await.status, 201);
    }
}

fn now(server: &Server) -> u64 {
    server.instance().sluss.now().seconds()
}

/// What a client of FAPI 2.0 shows: what it signed for us, and a proof of the key of its tokens.
struct Shown {
    assertion: String,
    proof: String,
}

fn shown(server: &Server, keys: &DeviceKeys, path: &str, jti: &str) -> Shown {
    let own = json!({
        "iss": "rasff", "sub": "rasff", "aud": "https://sluss.test", "exp": now(server) + 60, "jti": jti,
    });
    let bound = json!({ "jti": jti, "htm": "POST", "htu": format!("https://sluss.test{path}"), "iat": now(server) });
    Shown { assertion: keys.proof_under(&json!({ "alg": "ES256" }), &own), proof: keys.proof(&bound) }
}

impl Shown {
    fn fields<'a>(&'a self, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        [&[("client_assertion_type", kind), ("client_assertion", &*self.assertion)], more].concat()
    }
}

async fn fapi() -> (Stage, DeviceKeys) {
    let keys = DeviceKeys::default();
    let jwks = json!({ "keys": [keys.head()["jwk"]] }).to_string();
    let stage = stage_with(|client| {
        client.web_message = false;
        client.signing = Algorithm::Es256;
        client.settings.client_auth = ClientAuth::PrivateKeyJwt;
        client.settings.jwks = Some(jwks);
        client.settings.offline_access = true;
        client.settings.fapi = true;
    });
    (stage.await, keys)
}

async fn tokens_of_fapi(stage: &Stage, keys: &DeviceKeys) -> Value {
    let mut person = Person::new(&stage.server);
    let by = shown(&stage.server, keys, "/oidc/par", "push");
    let scope = ("scope", "openid offline_access");
    let left = uri(&push(stage, &[("dpop", &by.proof)], &by.fields(&[scope])).await);
    let page = come(&mut person, "rasff", &left).await.header("location").to_owned();
    let page = person.open(&page).await.page();
    let page = person.enter_password(&page, &stage.account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &stage.phone).await;
    let (url, code) = (stage.site.callback(&page).to_owned(), stage.site.code(&page));
    assert!(url.contains("iss=https%3A%2F%2Fsluss.test"), "{url}");
    let by = shown(&stage.server, keys, "/oidc/token", "redeem");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &*code),
        ("redirect_uri", "https://rasff.test/callback"),
        ("code_verifier", VERIFIER),
    ];
    let strangers = shown(&stage.server, &DeviceKeys::default(), "/oidc/token", "x");
    let unbound = stage.site.post("/oidc/token", &[], &by.fields(&fields)).await;
    assert_eq!(text(&unbound.json()["error"]), "invalid_dpop_proof");
    let again = shown(&stage.server, keys, "/oidc/token", "again");
    let other_key = stage.site.post("/oidc/token", &[("dpop", &strangers.proof)], &again.fields(&fields)).await;
    assert_eq!(text(&other_key.json()["error"]), "invalid_grant", "the request was left with another key");
    let by = shown(&stage.server, keys, "/oidc/token", "third");
    let answer = stage.site.post("/oidc/token", &[("dpop", &by.proof)], &by.fields(&fields)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

#[tokio::test]
async fn a_client_of_fapi_pushes_signs_and_binds() {
    let (stage, keys) = fapi().await;
    let tokens = tokens_of_fapi(&stage, &keys).await;
    assert_eq!(text(&tokens["token_type"]), "DPoP");
    let refresh = text(&tokens["refresh_token"]);
    for jti in ["one", "two"] {
        let by = shown(&stage.server, &keys, "/oidc/token", jti);
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
        let answer = stage.site.post("/oidc/token", &[("dpop", &by.proof)], &by.fields(&fields)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json().get("refresh_token")),
            (200, None),
            "no rotation: {answer:?}"
        );
    }
}

#[tokio::test]
async fn a_client_of_fapi_gets_nothing_in_a_weaker_way() {
    let (stage, keys) = fapi().await;
    let mut person = Person::new(&stage.server);
    assert_eq!(error(&person.open(&stage.site.authorize_url()).await), "invalid_request", "not pushed");
    let by = |jti: &str| shown(&stage.server, &keys, "/oidc/par", jti);
    let without = [("code_challenge", ""), ("code_challenge_method", "")];
    let no_pkce = push(&stage, &[], &by("a").fields(&without)).await;
    assert_eq!(text(&no_pkce.json()["error"]), "invalid_request");
    for audience in
        [json!(["https://sluss.test"]), json!("https://sluss.test/oidc/token"), json!("https://sluss.test/oidc/par")]
    {
        let claims = json!({
            "iss": "rasff", "sub": "rasff", "aud": audience, "exp": now(&stage.server) + 60, "jti": audience.to_string(),
        });
        let by = Shown { assertion: keys.proof_under(&json!({ "alg": "ES256" }), &claims), proof: String::new() };
        let answer = push(&stage, &[], &by.fields(&[])).await;
        assert_eq!(text(&answer.json()["error"]), "invalid_client", "{audience}");
    }
    let unsigned = push(&stage, &[], &[]).await;
    assert_eq!(text(&unsigned.json()["error"]), "invalid_client");
}
