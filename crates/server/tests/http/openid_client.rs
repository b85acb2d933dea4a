//! A client that others wrote: the `openidconnect` crate, as strict as it is by itself.

use std::future::Future;
use std::pin::Pin;

use axum::body::Body;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClientId, CsrfToken, EmptyAdditionalClaims, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    PkceCodeChallenge, RedirectUrl, Scope, TokenResponse, UserInfoClaims,
};
use sluss_domain::model::key::Algorithm;
use sluss_protocol::method::{Level, Method};
use sluss_testkit::{ISSUER, Person, Server};

/// Its way to the network, which here is this process.
async fn send(server: Server, request: HttpRequest) -> Result<HttpResponse, std::io::Error> {
    let answer = server.send(request.map(Body::from)).await;
    let mut response = HttpResponse::new(answer.body.into_bytes());
    *response.status_mut() = answer.status;
    *response.headers_mut() = answer.headers;
    Ok(response)
}

type Sending = Pin<Box<dyn Future<Output = Result<HttpResponse, std::io::Error>> + Send>>;

fn network(server: &Server) -> impl Fn(HttpRequest) -> Sending + Send + Sync + use<> {
    let server = server.clone();
    move |request| Box::pin(send(server.clone(), request))
}

#[tokio::test]
async fn j08_the_openidconnect_crate_signs_a_person_in() {
    signs_in(Algorithm::Rs256, CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256).await;
}

#[tokio::test]
async fn j08_the_openidconnect_crate_gets_the_signature_that_its_site_was_registered_with() {
    signs_in(Algorithm::Es256, CoreJwsSigningAlgorithm::EcdsaP256Sha256).await;
}

/// `expected` is the one algorithm that the client takes.
async fn signs_in(registered: Algorithm, expected: CoreJwsSigningAlgorithm) {
    let server = Server::start().await;
    let site = server.site_that_expects("rasff", Level::Medium, registered).await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let http = network(&server);

    let issuer = IssuerUrl::new(ISSUER.to_owned()).unwrap();
    let metadata = CoreProviderMetadata::discover_async(issuer, &http).await.unwrap();
    let client = CoreClient::from_provider_metadata(metadata, ClientId::new(site.id.clone()), None)
        .set_redirect_uri(RedirectUrl::new(site.redirect_uri.clone()).unwrap());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state, nonce) = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(challenge)
        .url();

    let mut person = Person::new(&server);
    let page = person.begin(&format!("{}?{}", url.path(), url.query().unwrap())).await;
    let page = person.enter_password(&page, &account, Method::Qr).await;
    let page = person.answer_second_factor(&page, &phone).await;
    assert!(format!("{:?}", page.step).contains(state.secret()));

    let exchange = client.exchange_code(AuthorizationCode::new(site.code(&page))).unwrap();
    let tokens = exchange.set_pkce_verifier(verifier).request_async(&http).await.unwrap();
    // The server's clock stands in 2027: the client is told so.
    let clock = server.clock.clone();
    let now = move || {
        use sluss_domain::Clock as _;
        chrono_from(clock.now().0)
    };
    let id_verifier = client.id_token_verifier().set_allowed_algs([expected]).set_time_fn(now);
    let claims = tokens.id_token().unwrap().claims(&id_verifier, &nonce).unwrap();
    assert_eq!(claims.auth_context_ref().unwrap().as_str(), "MEDIUM");
    let access = tokens.access_token().clone();
    let info: UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim> =
        client.user_info(access, Some(claims.subject().clone())).unwrap().request_async(&http).await.unwrap();
    assert_eq!(info.email().unwrap().as_str(), account.email);
}

use openidconnect::OAuth2TokenResponse as _;

fn chrono_from(ms: i64) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(ms).unwrap()
}
