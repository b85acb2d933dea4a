//! The suite's client and its person: registered as docs/certification.md says, and a browser in which somebody is signed in.

use axum::body::Body;
use axum::http::Request;
use data_encoding::BASE64;
use serde_json::Value;
use sluss_domain::model::oidc_policy::Pkce;
use sluss_testkit::{Answer, Person};

use crate::oidc::stage::{SECRET, Stage, code, confidential, stage_with};

/// A client of the basic plan, and a person who is signed in.
pub(super) struct Suite {
    pub(super) stage: Stage,
    pub(super) person: Person,
}

impl Suite {
    pub(super) async fn start() -> Self {
        let stage = stage_with(|client| {
            confidential(client);
            client.web_message = false;
            client.settings.pkce = Pkce::Optional;
            client.settings.offline_access = true;
            client.settings.post_logout_redirect_uris = vec!["https://rasff.test/post_logout".to_owned()];
        });
        let stage = Box::pin(stage).await;
        let person = Box::pin(stage.signed_in()).await;
        Self { stage, person }
    }

    /// A request without PKCE, as all modules but one send it.
    pub(super) fn url(&self, asked: &[(&str, &str)]) -> String {
        let plain = [("code_challenge", ""), ("code_challenge_method", "")];
        let kept = plain.iter().filter(|(name, _)| !asked.iter().any(|(other, _)| name == other));
        self.stage.site.authorize_url_with(&kept.chain(asked).copied().collect::<Vec<_>>())
    }

    /// What a request leads to in the browser that is signed in.
    pub(super) async fn ask(&mut self, asked: &[(&str, &str)]) -> Answer {
        let url = self.url(asked);
        self.person.open(&url).await
    }

    /// Redeems a code by `client_secret_basic`.
    pub(super) async fn redeem(&self, code: &str, more: &[(&str, &str)]) -> Answer {
        let fields =
            [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "https://rasff.test/callback")];
        self.token(&[&fields[..], more].concat()).await
    }

    /// A request to the token endpoint.
    pub(super) async fn token(&self, fields: &[(&str, &str)]) -> Answer {
        let basic = format!("Basic {}", BASE64.encode(format!("rasff:{SECRET}").as_bytes()));
        self.stage.site.post("/oidc/token", &[("authorization", &basic)], fields).await
    }

    /// The tokens of a whole flow.
    pub(super) async fn tokens(&mut self, asked: &[(&str, &str)]) -> Value {
        let answer = self.ask(asked).await;
        let tokens = self.redeem(&code(&answer), &[]).await;
        assert_eq!(tokens.status, 200, "{tokens:?}");
        tokens.json()
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.stage.server.send(Request::get(path).body(Body::empty()).unwrap()).await
    }
}
