//! Registering what few clients need: each option, what does not fit together, and what is never taken.

use serde_json::{Value, json};
use sluss_testkit::DeviceKeys;

use crate::operator::{refused, said, sluss};

const URI: &str = "https://rasff.example.eu/callback";
const ADD: [&str; 7] = ["client", "add", "rasff", "--name", "RASFF", "--redirect-uri", URI];

fn shown(data: &std::path::Path) -> Value {
    let output = sluss(data, &["client", "show", "rasff", "--json"], "");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_option_of_openid_connect_changes_what_it_names_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path(), folder.path().join("keys.json"));
    let keys = json!({ "keys": [DeviceKeys::default().head()["jwk"]] }).to_string();
    std::fs::write(&file, &keys).unwrap();
    assert!(sluss(data, &ADD, "").status.success());
    let mut expected = shown(data)["settings"].clone();
    let file = file.to_str().unwrap();
    for (change, name, value) in [
        (&["--pkce", "required"][..], "pkce", json!("required")),
        (&["--pkce", "optional"], "pkce", json!("optional")),
        (&["--jwks", file], "jwks", json!(keys)),
        (&["--client-auth", "private-key-jwt"], "client_auth", json!("private-key-jwt")),
        (&["--no-iss"], "no_iss", json!(true)),
        (&["--no-iss=no"], "no_iss", json!(false)),
        (&["--offline-access"], "offline_access", json!(true)),
        (&["--client-credentials=yes"], "client_credentials", json!(true)),
        (&["--device-flow"], "device_flow", json!(true)),
        (&["--signed-userinfo"], "signed_userinfo", json!(true)),
        (&["--require-par"], "require_par", json!(true)),
        (&["--require-dpop"], "require_dpop", json!(true)),
        (
            &["--resource", "https://a.example.eu/", "--resource", "urn:b"],
            "resources",
            json!(["https://a.example.eu/", "urn:b"]),
        ),
        (&["--resource", ""], "resources", json!([])),
        (&["--api", "https://a.example.eu/"], "apis", json!(["https://a.example.eu/"])),
        (&["--pairwise-sector", "example.eu"], "pairwise_sector", json!("example.eu")),
        (&["--pairwise-sector", ""], "pairwise_sector", Value::Null),
        (&["--post-logout-redirect-uri", URI], "post_logout_redirect_uris", json!([URI])),
        (&["--backchannel-logout-uri", URI], "backchannel_logout_uri", json!(URI)),
        (&["--frontchannel-logout-uri", URI], "frontchannel_logout_uri", json!(URI)),
    ] {
        let output = sluss(data, &[&["client", "update", "rasff"], change].concat(), "");
        assert!(output.status.success(), "{change:?}: {}", said(&output));
        expected[name] = value;
        assert_eq!(shown(data)["settings"], expected, "{change:?}");
    }
}

#[test]
fn j11_what_does_not_fit_together_or_would_have_to_be_fetched_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let write = |name: &str, text: String| {
        let file = data.join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let mut private = DeviceKeys::default().head()["jwk"].clone();
    private["d"] = "AAAA".into();
    let private = write("private.json", json!({ "keys": [private] }).to_string());
    let symmetric = write("symmetric.json", json!({ "keys": [{ "kty": "oct", "k": "AAAA" }] }).to_string());
    let empty = write("empty.json", json!({ "keys": [] }).to_string());
    let good = write("good.json", json!({ "keys": [DeviceKeys::default().head()["jwk"]] }).to_string());
    for (options, why) in [
        (&["--client-auth", "private-key-jwt"][..], "needs --jwks"),
        (&["--jwks", &private], "private key"),
        (&["--jwks", &symmetric], "private key"),
        (&["--jwks", &empty], "needs keys for"),
        (&["--jwks", "https://rasff.example.eu/jwks"], "No such file"),
        (&["--public", "--client-credentials"], "no tokens of its own"),
        (&["--public", "--client-auth", "secret-jwt"], "needs one"),
        (&["--fapi"], "--client-auth private-key-jwt"),
        (&["--fapi", "--client-auth", "private-key-jwt", "--jwks", &good], "--signing"),
        (&["--resource", "api"], "a whole address"),
        (&["--api", "https://a.example.eu/#x"], "a whole address"),
        (&["--pairwise-sector", "https://example.eu/"], "a host"),
        (&["--post-logout-redirect-uri", "http://rasff.example.eu/"], "begins with https://"),
        (&["--backchannel-logout-uri", "javascript:alert(1)"], "begins with https://"),
        (&["--frontchannel-logout-uri", "https://other.example.eu/"], "the origin of one of the redirect addresses"),
        (&["--redirect-uri", "eu.example.app:/done"], "--public"),
        (&["--redirect-uri", "app:/done"], "a redirect address"),
    ] {
        let told = refused(data, &[&ADD[..], options].concat());
        assert!(told.contains(why), "{options:?}: {told}");
    }
}

#[test]
fn j10_a_site_that_stops_signing_says_by_what_it_proves_itself_instead() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let added = sluss(data, &[&ADD[..], &["--client-auth", "secret-jwt"]].concat(), "");
    assert!(said(&added).contains("shown only this once"), "{}", said(&added));
    assert_eq!(shown(data)["public"], false);
    let back = ["client", "update", "rasff", "--client-auth", "secret"];
    assert!(refused(data, &back).contains("--new-secret"), "it would be public without a word");
    assert!(sluss(data, &[&back[..], &["--new-secret"]].concat(), "").status.success());
    assert_eq!(shown(data)["public"], false);
}
