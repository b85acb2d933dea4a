//! `fapi2-security-profile-final-test-plan`: plain FAPI 2.0 with OpenID Connect, `private_key_jwt` and DPoP. Here is the suite's client; the modules are
//! apart.

mod requests;
mod tokens;

use std::cell::Cell;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sluss_domain::model::id::BASE64;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Answer, DeviceKeys, Person};

use crate::oidc::stage::{Stage, code, parameter, stage, text};

const PAR: &str = "/oidc/par";
const TOKEN: &str = "/oidc/token";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const REQUEST: [(&str, &str); 7] = [
    ("redirect_uri", "https://rasff.test/callback"),
    ("response_type", "code"),
    ("scope", "openid offline_access"),
    ("state", "state-1"),
    ("nonce", "nonce-1"),
    ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
    ("code_challenge_method", "S256"),
];

/// The suite's first client, with a browser in which somebody is signed in.
struct Fapi {
    stage: Stage,
    person: Person,
    keys: DeviceKeys,
    made: Cell<u32>,
}

/// How a request differs from a good one.
#[derive(Default)]
struct Differently<'a> {
    fields: &'a [(&'a str, &'a str)],
    assertion: Option<String>,
    proof: Option<Option<String>>,
}

impl Fapi {
    async fn start() -> Self {
        let stage = Box::pin(stage()).await;
        let keys = DeviceKeys::default();
        register(&stage, "rasff", &keys).await;
        let person = Person::new(&stage.server);
        let first = Self { stage, person, keys, made: Cell::new(0) };
        Box::pin(first.sign_in()).await
    }

    /// Signs the person in by a site that asks for less.
    async fn sign_in(mut self) -> Self {
        let open = self.stage.server.site("open", Level::Medium).await;
        let page = self.person.come_from(&open).await;
        let page = self.person.enter_password(&page, &self.stage.account, Method::Qr).await;
        self.person.answer_second_factor(&page, &self.stage.phone).await;
        self
    }

    fn now(&self) -> u64 {
        self.stage.server.instance().sluss.now().seconds()
    }

    fn jti(&self) -> String {
        self.made.set(self.made.get() + 1);
        format!("jti-{}", self.made.get())
    }

    fn assertion_claims(&self) -> Value {
        json!({ "iss": "rasff", "sub": "rasff", "aud": "https://sluss.test", "exp": self.now() + 60, "iat": self.now(), "jti": self.jti() })
    }

    fn assertion(&self) -> String {
        self.keys.proof_under(&json!({ "alg": "ES256" }), &self.assertion_claims())
    }

    fn proof_claims(&self, path: &str) -> Value {
        json!({ "jti": self.jti(), "htm": "POST", "htu": format!("https://sluss.test{path}"), "iat": self.now() })
    }

    fn proof(&self, path: &str) -> String {
        self.keys.proof(&self.proof_claims(path))
    }

    async fn post(&self, path: &str, plain: &[(&str, &str)], how: Differently<'_>) -> Answer {
        let kept = plain.iter().filter(|(name, _)| !how.fields.iter().any(|(other, _)| name == other));
        let assertion = how.assertion.unwrap_or_else(|| self.assertion());
        let own = [
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", &*assertion),
        ];
        let fields: Vec<_> =
            own.iter().chain(kept).chain(how.fields).copied().filter(|(_, value)| !value.is_empty()).collect();
        let headers: Vec<_> = how.proof.iter().flatten().map(|proof| ("dpop", proof.as_str())).collect();
        self.stage.site.post(path, &headers, &fields).await
    }

    async fn push(&self, how: Differently<'_>) -> Answer {
        self.post(PAR, &REQUEST, how).await
    }

    async fn pushed(&self, fields: &[(&str, &str)]) -> String {
        let pushed = self.push(Differently { fields, ..Differently::default() }).await;
        assert_eq!(pushed.status, 201, "{pushed:?}");
        text(&pushed.json()["request_uri"]).to_owned()
    }

    async fn come(&mut self, uri: &str) -> Answer {
        come(&mut self.person, "rasff", uri).await
    }

    /// The answer to a request, at once, since somebody is signed in.
    async fn answer(&mut self, fields: &[(&str, &str)]) -> Answer {
        let uri = self.pushed(fields).await;
        self.come(&uri).await
    }

    async fn redeem(&self, code: &str, how: Differently<'_>) -> Answer {
        let plain = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", "https://rasff.test/callback"),
            ("code_verifier", VERIFIER),
        ];
        let proof = Some(how.proof.unwrap_or_else(|| Some(self.proof(TOKEN))));
        self.post(TOKEN, &plain, Differently { proof, ..how }).await
    }

    /// A whole flow succeeds; returns the tokens.
    async fn succeeds(&mut self, fields: &[(&str, &str)]) -> Value {
        let answer = self.answer(fields).await;
        assert_eq!(parameter(&answer, "iss").as_deref(), Some("https://sluss.test"));
        let tokens = self.redeem(&code(&answer), Differently::default()).await;
        assert_eq!((tokens.status.as_u16(), text(&tokens.json()["token_type"])), (200, "DPoP"), "{tokens:?}");
        tokens.json()
    }

    async fn user_info(&self, token: &str, scheme: &str) -> Answer {
        let mut claims = self.proof_claims("/oidc/userinfo");
        claims["ath"] = BASE64.encode(&Sha256::digest(token)).into();
        let (proof, shown) = (self.keys.proof(&claims), format!("{scheme} {token}"));
        self.stage.site.post("/oidc/userinfo", &[("authorization", &shown), ("dpop", &proof)], &[]).await
    }

    /// A pushed request is refused like this.
    async fn push_is_refused(&self, how: Differently<'_>, expected: &str) {
        let answer = self.push(how).await;
        assert_eq!(text(&answer.json()["error"]), expected, "{answer:?}");
    }

    /// A code is not redeemed like this.
    async fn redeeming_is_refused(&mut self, how: Differently<'_>, expected: &str) {
        let code = code(&self.answer(&[]).await);
        let answer = self.redeem(&code, how).await;
        assert_eq!(text(&answer.json()["error"]), expected, "{answer:?}");
    }

    /// Neither a pushed request nor a code is taken with an assertion that differs so.
    async fn assertion_is_refused(&mut self, change: impl Fn(&mut Value)) {
        let made = || {
            let mut claims = self.assertion_claims();
            change(&mut claims);
            Some(self.keys.proof_under(&json!({ "alg": "ES256" }), &claims))
        };
        let (pushing, redeeming) = (made(), made());
        self.push_is_refused(Differently { assertion: pushing, ..Differently::default() }, "invalid_client").await;
        self.redeeming_is_refused(Differently { assertion: redeeming, ..Differently::default() }, "invalid_client")
            .await;
    }

    async fn flow_with_proof_at(&mut self, seconds: i64) {
        let code = code(&self.answer(&[]).await);
        let mut claims = self.proof_claims(TOKEN);
        claims["iat"] = self.now().saturating_add_signed(seconds).into();
        let proof = Some(Some(self.keys.proof(&claims)));
        assert_eq!(self.redeem(&code, Differently { proof, ..Differently::default() }).await.status, 200);
    }
}

/// Registers a site as docs/certification.md says.
async fn register(stage: &Stage, id: &str, keys: &DeviceKeys) {
    let jwks = json!({ "keys": [keys.head()["jwk"]] }).to_string();
    stage
        .server
        .change_site(id, |_, client| {
            client.web_message = false;
            client.signing = Algorithm::Es256;
            client.settings.client_auth = ClientAuth::PrivateKeyJwt;
            client.settings.jwks = Some(jwks);
            client.settings.offline_access = true;
            client.settings.fapi = true;
        })
        .await;
}

async fn come(person: &mut Person, client: &str, uri: &str) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", client), ("request_uri", uri)])
        .finish();
    person.open(&format!("/oidc/authorize?{query}")).await
}

/// Shown to the person, who is sent nowhere.
fn is_shown(answer: &Answer) {
    assert_eq!((answer.status.as_u16(), answer.header("location")), (400, ""), "{answer:?}");
}
