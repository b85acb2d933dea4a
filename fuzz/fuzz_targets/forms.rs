//! Forms and the sites' requests in them: nothing panics, a field counts once, a request is kept as it was read, and no answer leaves the
//! address that was registered.
#![no_main]

use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, OidcSettings};
use sluss_oidc::authorize::{AuthorizationRequest, ReplyTo};
use sluss_oidc::device::UserCode;
use sluss_oidc::logout::LogoutRequest;
use sluss_protocol::form::Form;
use url::Url;

const REGISTERED: &str = "https://rasff.example.eu/callback?tenant=7";
const ISSUER: &str = "https://sluss.example.eu";

fuzz_target!(|text: &str| {
    let form = Form::parse(text);
    let mut counted: HashMap<String, (String, usize)> = HashMap::new();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        counted.entry(name.into_owned()).or_insert_with(|| (value.into_owned(), 0)).1 += 1;
    }
    for (name, (value, count)) in &counted {
        assert_eq!(form.get(name).unwrap_or_default(), value, "the first value is the one that counts");
        assert_eq!(form.is_duplicated(name), *count > 1);
    }
    assert_eq!(form.duplicated().is_some(), counted.values().any(|(_, count)| *count > 1));
    let client = client(text.len());
    if let Ok(reply_to) = ReplyTo::read(&form, &client) {
        answered(&form, reply_to, &client);
    }
    if let Ok(request) = LogoutRequest::read(&form)
        && let Ok(Some(next)) = request.next(Some(&client))
    {
        stays(&next, false);
    }
    if let Some(code) = form.get("code").and_then(UserCode::typed) {
        assert_eq!(UserCode::typed(&code.shown()), Some(code), "what is shown can be typed");
    }
});

/// A client that is registered for as much as possible, or for little.
fn client(seed: usize) -> OidcClient {
    OidcClient {
        redirect_uris: vec![REGISTERED.to_owned()],
        origins: Vec::new(),
        web_message: seed % 2 == 0,
        secret_hash: (seed % 3 == 0).then(String::new),
        signing: Algorithm::default(),
        id_token_claims: false,
        settings: OidcSettings {
            post_logout_redirect_uris: vec![REGISTERED.to_owned()],
            offline_access: true,
            resources: vec!["https://api.example.eu/".to_owned()],
            ..OidcSettings::default()
        },
    }
}

fn answered(form: &Form, reply_to: ReplyTo, client: &OidcClient) {
    stays(&reply_to.url_with_code("code", ISSUER), true);
    match AuthorizationRequest::read(form, reply_to.clone(), client) {
        Ok(request) => {
            let kept = AuthorizationRequest::kept(&request.stored()).expect("what was written can be read");
            assert_eq!(kept, AuthorizationRequest { login_hint: None, id_token_hint: None, ..request });
        }
        Err(error) => stays(&reply_to.url_with_error(&error, ISSUER), true),
    }
}

/// The answer goes to the registered address, whatever the request said.
fn stays(address: &str, says_who: bool) {
    let (to, registered) = (Url::parse(address).expect("an address"), Url::parse(REGISTERED).expect("an address"));
    assert_eq!((to.origin(), to.path()), (registered.origin(), registered.path()));
    assert_eq!(to.query_pairs().next(), registered.query_pairs().next());
    let behind = url::form_urlencoded::parse(to.fragment().unwrap_or_default().as_bytes());
    let all = to.query_pairs().chain(behind);
    assert_eq!(all.filter(|(name, _)| name == "iss").count(), usize::from(says_who));
}
