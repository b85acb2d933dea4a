//! Forms and the sites' requests in them: nothing panics, a field counts once, a request is kept as it was read, and no answer leaves the
//! address that was registered.
#![no_main]

use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use sluss_oidc::authorize::{AuthorizationRequest, ReplyTo};
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
    if let Ok(reply_to) = ReplyTo::read(&form, &[REGISTERED.to_owned()], text.len() % 2 == 0) {
        answered(&form, reply_to);
    }
});

fn answered(form: &Form, reply_to: ReplyTo) {
    stays(&reply_to.url_with_code("code", ISSUER));
    match AuthorizationRequest::read(form, reply_to.clone()) {
        Ok(request) => {
            let kept = AuthorizationRequest::kept(&request.stored()).expect("what was written can be read");
            assert_eq!(kept, AuthorizationRequest { login_hint: None, ..request });
        }
        Err(error) => stays(&reply_to.url_with_error(&error, ISSUER)),
    }
}

/// The answer goes to the registered address, whatever the request said.
fn stays(address: &str) {
    let (to, registered) = (Url::parse(address).expect("an address"), Url::parse(REGISTERED).expect("an address"));
    assert_eq!((to.origin(), to.path(), to.fragment()), (registered.origin(), registered.path(), None));
    assert_eq!(to.query_pairs().next(), registered.query_pairs().next());
    assert_eq!(to.query_pairs().filter(|(name, _)| name == "iss").count(), 1);
}
