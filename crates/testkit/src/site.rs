//! A relying site: it sends people to the server and redeems what they come back with.

use axum::body::Body;
use axum::http::{Request, header};
use sluss_domain::model::attributes::Released;
use sluss_domain::model::branding::Branding;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, OidcSettings, Registration, RelyingParty};
use sluss_domain::ports::store::Change;
use sluss_protocol::method::Level;
use sluss_protocol::sign_in::{Forward, SignInPage, Step};
use url::{Url, form_urlencoded};

use crate::{Answer, Server};

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A relying site, which asks for sign-ins and redeems their codes.
#[derive(Clone, Debug)]
pub struct Site {
    server: Server,
    /// The `client_id` that it was registered with.
    pub id: String,
    /// The one address to which results may go.
    pub redirect_uri: String,
}

impl Server {
    /// Registers a relying site without a secret, which may frame the sign-in.
    pub async fn site(&self, id: &str, level: Level) -> Site {
        self.site_that_expects(id, level, Algorithm::default()).await
    }

    /// The same, that expects its ID tokens signed like this.
    pub async fn site_that_expects(&self, id: &str, level: Level, signing: Algorithm) -> Site {
        let redirect_uri = format!("https://{id}.test/callback");
        let client = OidcClient {
            redirect_uris: vec![redirect_uri.clone()],
            origins: Vec::new(),
            web_message: true,
            secret_hash: None,
            signing,
            id_token_claims: false,
            settings: OidcSettings::default(),
        };
        let party = RelyingParty {
            id: id.to_owned(),
            name: format!("Site {id}"),
            level,
            factor_age_hours: 0,
            branding: Branding::default(),
            released: Released::default(),
            created_at: self.instance().sluss.now(),
            protocol: Registration::Oidc(client),
        };
        let put = self.instance().sluss.store.commit(vec![Change::PutRelyingParty(party)]).await;
        put.unwrap_or_else(|error| panic!("{id}: {error:?}"));
        Site::new(self.clone(), id, redirect_uri)
    }

    /// Changes what a site is registered with, as an operator does who registers it again.
    pub async fn change_site(&self, id: &str, change: impl FnOnce(&mut RelyingParty, &mut OidcClient)) {
        let mut party = self.instance().sluss.relying_parties().find(id).await.expect("the site is registered");
        let mut client = party.oidc().cloned().expect("the site speaks OpenID Connect");
        change(&mut party, &mut client);
        party.protocol = Registration::Oidc(client);
        self.instance().sluss.relying_parties().put(party).await.expect("the site is registered");
    }
}

impl Site {
    pub(crate) fn new(server: Server, id: &str, redirect_uri: String) -> Self {
        Self { server, id: id.to_owned(), redirect_uri }
    }

    /// Where it sends people.
    #[must_use]
    pub fn authorize_url(&self) -> String {
        self.authorize_url_with(&[])
    }

    /// The same with other parameters; an empty value leaves one out.
    #[must_use]
    pub fn authorize_url_with(&self, changes: &[(&str, &str)]) -> String {
        let plain = [
            ("client_id", self.id.as_str()),
            ("redirect_uri", self.redirect_uri.as_str()),
            ("response_type", "code"),
            ("scope", "openid email profile"),
            ("state", "state-1"),
            ("nonce", "nonce-1"),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        let changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
        let kept = plain
            .iter()
            .filter(|(name, _)| !changed(name))
            .chain(changes.iter().filter(|(_, value)| !value.is_empty()));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
        format!("/oidc/authorize?{query}")
    }

    /// The address that the last page leads back to.
    #[must_use]
    pub fn callback<'a>(&self, page: &'a SignInPage) -> &'a str {
        let Step::Passed { forward: Forward::Redirect { url }, .. } = &page.step else {
            panic!("not passed: {page:?}")
        };
        assert!(url.starts_with(&format!("{}?", self.redirect_uri)), "{url}");
        url
    }

    /// The code that the last page hands over.
    #[must_use]
    pub fn code(&self, page: &SignInPage) -> String {
        let url = self.callback(page);
        query(url, "code").unwrap_or_else(|| panic!("no code: {url}"))
    }

    /// Redeems a code at the token endpoint, as a public client with PKCE.
    pub async fn redeem(&self, code: &str) -> Answer {
        self.redeem_with(code, &[]).await
    }

    /// The same with other parameters; an empty value leaves one out.
    pub async fn redeem_with(&self, code: &str, changes: &[(&str, &str)]) -> Answer {
        let plain = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("client_id", &self.id),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", VERIFIER),
        ];
        let changed = |name: &str| changes.iter().any(|(changed, _)| *changed == name);
        let kept = plain
            .iter()
            .filter(|(name, _)| !changed(name))
            .chain(changes.iter().filter(|(_, value)| !value.is_empty()));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
        let request = Request::post("/oidc/token")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.server.send(request.expect("a whole request")).await
    }

    /// Sends a form to one of the provider's addresses, as the site's own server does.
    pub async fn post(&self, path: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.server.send(request.body(Body::from(body)).expect("a whole request")).await
    }

    /// Changes something at an address by JSON, with a token of its own.
    pub async fn patch(&self, path: &str, token: &str, body: &serde_json::Value) -> Answer {
        let request = Request::patch(path).header(header::CONTENT_TYPE, "application/json");
        let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.server.send(request.body(Body::from(body.to_string())).expect("a whole request")).await
    }

    /// Asks who the holder of an access token is.
    pub async fn user_info(&self, token: &str) -> Answer {
        let request = Request::get("/oidc/userinfo").header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.server.send(request.body(Body::empty()).expect("a whole request")).await
    }
}

/// A query parameter of an address.
fn query(url: &str, name: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
