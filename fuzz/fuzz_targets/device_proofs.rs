//! Devices' proofs (RFC 9449), as any text and as properly signed ones about anything: nothing panics, and whatever is accepted says what a
//! proof has to say, and was signed by the key inside.
#![no_main]

use std::sync::LazyLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// The server's own file: what turns a header into a key and claims. The whole server takes minutes to build for this.
#[path = "../../crates/server/src/routes/api/device/dpop/proof.rs"]
mod proof;

static KEY: LazyLock<EcdsaKeyPair> = LazyLock::new(|| {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.expect("a key").as_ref()).expect("that key")
});

fuzz_target!(|text: &str| {
    // A line that is a header, and the claims to sign under it; or after a `!`, what is sent as it stands.
    let (whole, text) = text.strip_prefix('!').map_or((true, text), |rest| (false, rest));
    let (head, claims) = text.split_once('\n').unwrap_or((text, "{}"));
    let point = KEY.public_key().as_ref();
    let [x, y] = [&point[1..33], &point[33..]].map(|half| BASE64URL_NOPAD.encode(half));
    // `$x` and `$y` stand for the key, so that inputs mean the same in every run.
    let head = head.replace("$x", &x).replace("$y", &y);
    let sent = if whole { signed(&head, claims) } else { format!("{head}.{claims}") };
    let Some((key, said)) = proof::read(&sent) else { return };
    let (head, claims) = (part(&sent, 0), part(&sent, 1));
    assert_eq!((&head["typ"], &head["alg"]), (&Value::from("dpop+jwt"), &Value::from("ES256")));
    assert!(head.get("crit").is_none() && head["jwk"].get("d").is_none());
    assert_eq!((&head["jwk"]["x"], &head["jwk"]["y"]), (&Value::from(&*x), &Value::from(&*y)), "another key signed");
    assert_eq!(
        (&claims["jti"], &claims["htm"], &claims["htu"]),
        (&said.jti.into(), &said.htm.into(), &said.htu.into())
    );
    assert_eq!((&claims["iat"], claims["sluss_count"].as_u64()), (&said.iat.into(), said.sluss_count));
    assert_eq!(claims["sluss_body"].as_str().unwrap_or_default(), said.sluss_body);
    drop(key);
    for place in [sent.len() - 40, sent.rfind('.').unwrap() - 1] {
        let mut other = sent.clone().into_bytes();
        other[place] = if other[place] == b'A' { b'B' } else { b'A' };
        let other = String::from_utf8(other).expect("still ASCII");
        assert!(proof::read(&other).is_none(), "it was changed after it was signed");
    }
});

/// One part of a token, which was accepted and so can be read.
fn part(sent: &str, at: usize) -> Value {
    let part = sent.split('.').nth(at).expect("three parts");
    serde_json::from_slice(&BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url")).expect("JSON")
}

fn signed(head: &str, claims: &str) -> String {
    let text = [head, claims].map(|part| BASE64URL_NOPAD.encode(part.as_bytes())).join(".");
    let signature = KEY.sign(&SystemRandom::new(), text.as_bytes()).expect("it signs");
    format!("{text}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
}
