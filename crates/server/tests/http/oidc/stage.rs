//! A site, a person with a phone, and a browser in which they are signed in, so that further requests are answered at once.

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sluss_domain::model::relying_party::OidcClient;
use sluss_oidc::token::secret_hash;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{Account, Answer, Person, Phone, Server, Site};
use url::Url;

/// What confidential clients of these tests have.
pub(crate) const SECRET: &str = "a secret of the site's own, with å, + and %";

pub(crate) struct Stage {
    pub(crate) server: Server,
    pub(crate) site: Site,
    pub(crate) account: Account,
    pub(crate) phone: Phone,
}

pub(crate) async fn stage() -> Stage {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    Stage { server, site, account, phone }
}

/// The same, with a change to what the site is registered with.
pub(crate) async fn stage_with(change: impl FnOnce(&mut OidcClient)) -> Stage {
    let stage = Box::pin(stage()).await;
    Box::pin(stage.server.change_site("rasff", |_, client| change(client))).await;
    stage
}

/// Gives a client a secret.
pub(crate) fn confidential(client: &mut OidcClient) {
    client.secret_hash = Some(secret_hash(SECRET));
}

impl Stage {
    /// A code for a sign-in that was begun at this address.
    pub(crate) async fn code(&self, url: &str) -> String {
        let mut person = Person::new(&self.server);
        let page = person.begin(url).await;
        let page = person.enter_password(&page, &self.account, Method::Qr).await;
        let page = person.answer_second_factor(&page, &self.phone).await;
        self.site.code(&page)
    }

    /// A browser in which the person is signed in for sites.
    pub(crate) async fn signed_in(&self) -> Person {
        let mut person = Person::new(&self.server);
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Qr).await;
        person.answer_second_factor(&page, &self.phone).await;
        person
    }

    /// What the site gets for a request that is answered at once.
    pub(crate) async fn tokens(&self, asked: &[(&str, &str)], redeemed: &[(&str, &str)]) -> Value {
        let mut person = Box::pin(self.signed_in()).await;
        let answer = person.open(&self.site.authorize_url_with(asked)).await;
        let answer = self.site.redeem_with(&code(&answer), redeemed).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }
}

/// A parameter of the address that an answer leads to, in its query or behind its `#`.
pub(crate) fn parameter(answer: &Answer, name: &str) -> Option<String> {
    let url = Url::parse(answer.header("location")).ok()?;
    let fragment = url.fragment().unwrap_or_default().to_owned();
    let pairs = url::form_urlencoded::parse(fragment.as_bytes()).into_owned();
    url.query_pairs().into_owned().chain(pairs).find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The code that an answer leads back with.
pub(crate) fn code(answer: &Answer) -> String {
    parameter(answer, "code").unwrap_or_else(|| panic!("no code: {answer:?}"))
}

/// The error that an answer leads back with.
pub(crate) fn error(answer: &Answer) -> String {
    parameter(answer, "error").unwrap_or_else(|| panic!("no error: {answer:?}"))
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The claims of a token, unchecked.
pub(crate) fn claims(token: &Value) -> Value {
    part(token, 1)
}

/// The header of a token.
pub(crate) fn head(token: &Value) -> Value {
    part(token, 0)
}

fn part(token: &Value, which: usize) -> Value {
    let part = text(token).split('.').nth(which).unwrap_or_default();
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).unwrap()).unwrap()
}
