//! The keys of a device: the one that signs what it sends, and the one that its codes are made with.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sluss_otp::ocra::{self, Inputs, Suite};
use sluss_protocol::link::Link;

/// A device's keys, made afresh.
pub struct DeviceKeys {
    /// What its codes are made with.
    pub hmac: [u8; 32],
    pair: EcdsaKeyPair,
}

impl std::fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceKeys(..)")
    }
}

impl Default for DeviceKeys {
    fn default() -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key can be made");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref()).expect("it is one");
        let mut hmac = [0; 32];
        hmac.copy_from_slice(&pkcs8.as_ref()[36..68]);
        Self { hmac, pair }
    }
}

impl DeviceKeys {
    /// The public key's coordinates, base64url.
    fn coordinates(&self) -> [String; 2] {
        let point = self.pair.public_key().as_ref();
        [&point[1..33], &point[33..]].map(|bytes| BASE64URL_NOPAD.encode(bytes))
    }

    /// The public key's thumbprint (RFC 7638), by which a server knows the device.
    #[must_use]
    pub fn thumbprint(&self) -> String {
        let [x, y] = self.coordinates();
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        BASE64URL_NOPAD.encode(&Sha256::digest(members))
    }

    /// A proof of possession (RFC 9449) with these claims.
    #[must_use]
    pub fn proof(&self, claims: &Value) -> String {
        self.proof_under(&self.head(), claims)
    }

    /// The header of a proof.
    #[must_use]
    pub fn head(&self) -> Value {
        let [x, y] = self.coordinates();
        json!({ "typ": "dpop+jwt", "alg": "ES256", "jwk": { "kty": "EC", "crv": "P-256", "x": x, "y": y } })
    }

    /// A proof under another header, which is signed as it is.
    #[must_use]
    pub fn proof_under(&self, head: &Value, claims: &Value) -> String {
        let encode = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let signed = format!("{}.{}", encode(head), encode(claims));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).expect("a key signs");
        format!("{signed}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }

    /// The response to a request of this issuer, with a PIN in it.
    #[must_use]
    pub fn response(&self, link: &str, issuer: &str, pin: &str) -> String {
        let Ok(Link::SignIn(request)) = Link::parse(link, issuer) else { panic!("not a request: {link}") };
        let key = request.key();
        let request = request.accept(true, 0).expect("a test decides by itself what is too late");
        let question = HEXLOWER.encode(&request.question);
        let session = request.session(issuer, key);
        let inputs = Inputs::question(&question).pin(pin).session(&session);
        let code = ocra::response(&Suite::sluss_pin(), &self.hmac, &inputs).expect("the inputs are the suite's");
        code.as_str().to_owned()
    }
}
