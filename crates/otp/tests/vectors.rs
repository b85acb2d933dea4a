//! The published vectors of RFC 4226 (D), RFC 6238 (B) and RFC 6287 (C.1 to C.3), here and in a browser.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use serde::Deserialize;
use sluss_otp::ocra::{Inputs, Suite};
use sluss_otp::{Algorithm, hotp, ocra, totp::Totp};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[derive(Deserialize)]
struct HotpVector {
    key: String,
    counter: u64,
    code: String,
}

#[derive(Deserialize)]
struct TotpVector {
    algorithm: String,
    key: String,
    time: u64,
    code: String,
}

#[derive(Deserialize)]
struct OcraVector {
    suite: String,
    key: String,
    question: String,
    counter: Option<u64>,
    pin: Option<String>,
    time: Option<u64>,
    response: String,
}

impl OcraVector {
    fn inputs(&self) -> Inputs<'_> {
        let mut inputs = Inputs::question(&self.question);
        if let Some(counter) = self.counter {
            inputs = inputs.counter(counter);
        }
        if let Some(pin) = &self.pin {
            inputs = inputs.pin(pin);
        }
        if let Some(time) = self.time {
            inputs = inputs.time(time);
        }
        inputs
    }
}

fn vectors<T: for<'a> Deserialize<'a>>(json: &str, count: usize) -> Vec<T> {
    let vectors: Vec<T> = serde_json::from_str(json).unwrap();
    assert_eq!(vectors.len(), count);
    vectors
}

fn ocra_vectors() -> Vec<OcraVector> {
    vectors(include_str!("../../../tests/vectors/ocra.json"), 70)
}

fn bytes(hex: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap()
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn c01_hotp_agrees_with_rfc_4226_appendix_d() {
    for vector in vectors::<HotpVector>(include_str!("../../../tests/vectors/hotp.json"), 10) {
        let code = hotp::code(Algorithm::Sha1, &bytes(&vector.key), vector.counter, 6);
        assert_eq!(code.as_str(), vector.code, "counter {}", vector.counter);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn c01_totp_agrees_with_rfc_6238_appendix_b() {
    for vector in vectors::<TotpVector>(include_str!("../../../tests/vectors/totp.json"), 18) {
        let algorithm = Algorithm::from_name(&vector.algorithm).unwrap();
        let totp = Totp { algorithm, digits: 8, period: 30 };
        let code = totp.code_at(&bytes(&vector.key), vector.time);
        assert_eq!(code.as_str(), vector.code, "{} at {}", vector.algorithm, vector.time);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn c01_ocra_agrees_with_rfc_6287_appendix_c() {
    for vector in ocra_vectors() {
        let suite: Suite = vector.suite.parse().unwrap();
        assert_eq!(suite.to_string(), vector.suite);
        let code = ocra::response(&suite, &bytes(&vector.key), &vector.inputs()).unwrap();
        assert_eq!(code.as_str(), vector.response, "{} of {}", vector.suite, vector.question);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod robustness {
    use proptest::prelude::*;
    use sluss_otp::Code;
    use sluss_otp::ocra::{Inputs, Suite, message};

    proptest! {
        #[test]
        fn no_text_makes_the_suite_reader_panic(text in ".{0,4096}") {
            let _ = text.parse::<Suite>();
            let _ = format!("OCRA-1:HOTP-SHA1-6:{text}").parse::<Suite>();
        }

        #[test]
        fn no_input_makes_the_message_panic(question in ".{0,300}", session in proptest::collection::vec(any::<u8>(), 0..700)) {
            for suite in ["OCRA-1:HOTP-SHA1-6:QN64-S512", "OCRA-1:HOTP-SHA1-0:QH64-S001", "OCRA-1:HOTP-SHA1-10:QA64-S064"] {
                let _ = message(&suite.parse().unwrap(), &Inputs::question(&question).session(&session));
            }
        }

        #[test]
        fn no_typed_code_panics(text in ".{0,4096}", digits in 0_usize..12) {
            let _ = Code::typed(&text, digits);
        }
    }
}

/// The browser's own HMAC, under a key that cannot be read out again, must agree with every vector.
#[cfg(target_arch = "wasm32")]
mod web_crypto {
    use js_sys::{Array, Object, Reflect, Uint8Array};
    use sluss_otp::{Code, ocra};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::{CryptoKey, SubtleCrypto};

    fn subtle() -> SubtleCrypto {
        web_sys::window().unwrap().crypto().unwrap().subtle()
    }

    async fn import(hash: &str, key: &[u8]) -> CryptoKey {
        let algorithm = Object::new();
        Reflect::set(&algorithm, &"name".into(), &"HMAC".into()).unwrap();
        Reflect::set(&algorithm, &"hash".into(), &hash.into()).unwrap();
        let key = Uint8Array::from(key);
        let usages = Array::of1(&"sign".into());
        let import = subtle().import_key_with_object("raw", &key, &algorithm, false, &usages).unwrap();
        JsFuture::from(import).await.unwrap().unchecked_into()
    }

    #[wasm_bindgen_test]
    async fn c01_e01_a_non_extractable_browser_key_agrees_with_every_vector() {
        for vector in super::ocra_vectors() {
            let suite: ocra::Suite = vector.suite.parse().unwrap();
            let hash = suite.algorithm().name().replace("SHA", "SHA-");
            let key = import(&hash, &super::bytes(&vector.key)).await;
            assert!(!key.extractable());
            let message = ocra::message(&suite, &vector.inputs()).unwrap();
            let mac = subtle().sign_with_str_and_u8_array("HMAC", &key, &message).unwrap();
            let mac: JsValue = JsFuture::from(mac).await.unwrap();
            let code = Code::truncated(&Uint8Array::new(&mac).to_vec(), suite.digits());
            assert_eq!(code.as_str(), vector.response, "{} of {}", vector.suite, vector.question);
        }
    }
}
