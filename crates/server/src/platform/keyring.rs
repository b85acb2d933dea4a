//! The signing keys in the clear: those in use, and those that are still published.

use std::sync::OnceLock;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256};
use serde::Serialize;
use serde_json::{Value, json};
use sluss_delivery::push::VapidKey;
use sluss_domain::Sluss;
use sluss_domain::id::BASE64;
use sluss_domain::key::{Purpose, SigningKey};
use sluss_domain::ports::RequestSigner;
use sluss_protocol::api::{ServerKey, ServerKeys};
use sluss_protocol::link::{KeyId, Signature, fingerprint};

use super::jws;

/// The keys, once they are loaded.
#[derive(Default)]
pub struct Keyring(OnceLock<Keys>);

struct Keys {
    /// Newest first.
    id_token: Vec<IdTokenKey>,
    /// Newest first.
    link: Vec<EcdsaKeyPair>,
    /// Newest first.
    push: Vec<EcdsaKeyPair>,
}

struct IdTokenKey {
    kid: String,
    pair: RsaKeyPair,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(..)")
    }
}

impl Keyring {
    /// Loads the keys from the store, making one for each purpose that has none in use.
    pub(crate) async fn load(&self, sluss: &Sluss) -> Result<(), String> {
        let mut stored = sluss.signing_keys().await.map_err(|error| error.to_string())?;
        for purpose in Purpose::ALL {
            if !stored.iter().any(|key| key.purpose == purpose && key.retires_at.is_none()) {
                make(sluss, purpose).await?;
                stored = sluss.signing_keys().await.map_err(|error| error.to_string())?;
            }
        }
        stored.sort_by_key(|key| key.retires_at.is_some());
        let mut keys = Keys { id_token: Vec::new(), link: Vec::new(), push: Vec::new() };
        for key in &stored {
            keys.read(sluss, key)?;
        }
        self.0.set(keys).map_err(|_| "the keys were loaded before".to_owned())
    }

    fn keys(&self) -> &Keys {
        self.0.get().expect("House::open loads the keys before it hands them to anybody")
    }

    /// The public keys that ID tokens can be checked with (RFC 7517).
    #[must_use]
    pub fn jwks(&self) -> Value {
        let keys = self.keys().id_token.iter().map(|key| {
            let public = PublicKeyComponents::<Vec<u8>>::from(key.pair.public_key());
            json!({"kty": "RSA", "use": "sig", "alg": "RS256", "kid": key.kid,
                "n": BASE64.encode(&public.n), "e": BASE64.encode(&public.e)})
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }

    /// The public keys that devices pin.
    #[must_use]
    pub fn link_keys(&self) -> ServerKeys {
        let keys = self.keys().link.iter().map(|pair| {
            let point = pair.public_key().as_ref();
            ServerKey { kid: BASE64.encode(&key_id(point).0), point: BASE64.encode(point) }
        });
        ServerKeys { keys: keys.collect() }
    }

    /// A signed ID token.
    #[must_use]
    pub fn id_token(&self, claims: &impl Serialize) -> String {
        let key = &self.keys().id_token[0];
        jws::compact(&jws::Header { alg: "RS256", typ: "JWT", kid: &key.kid }, claims, |message| {
            let mut signature = vec![0; key.pair.public_modulus_len()];
            let signed = key.pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature);
            signed.expect("an RSA key that was loaded can sign");
            signature
        })
    }
}

impl Keys {
    fn read(&mut self, sluss: &Sluss, key: &SigningKey) -> Result<(), String> {
        let unreadable =
            || format!("the signing key {} cannot be opened: is this the key file that it was made with?", key.id);
        let private = sluss.sealer.open(key.purpose.name(), key.id.as_str(), &key.private).map_err(|_| unreadable())?;
        match key.purpose {
            Purpose::IdToken => {
                let pair = RsaKeyPair::from_pkcs8(&private).map_err(|_| unreadable())?;
                self.id_token.push(IdTokenKey { kid: key.id.as_str().to_owned(), pair });
            }
            Purpose::Link | Purpose::Push => {
                let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &private);
                let keys = if key.purpose == Purpose::Link { &mut self.link } else { &mut self.push };
                keys.push(pair.map_err(|_| unreadable())?);
            }
        }
        Ok(())
    }
}

/// Makes a key and puts it to use; the one before it retires.
pub(crate) async fn make(sluss: &Sluss, purpose: Purpose) -> Result<(), String> {
    let failed = "a key could not be made".to_owned();
    let private = match purpose {
        Purpose::IdToken => {
            let pair = RsaKeyPair::generate(KeySize::Rsa3072).map_err(|_| failed.clone())?;
            AsDer::<aws_lc_rs::encoding::Pkcs8V1Der<'_>>::as_der(&pair).map_err(|_| failed)?.as_ref().to_vec()
        }
        Purpose::Link | Purpose::Push => {
            let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
            made.map_err(|_| failed)?.as_ref().to_vec()
        }
    };
    sluss.put_signing_key(purpose, &private).await.map_err(|error| error.to_string())
}

fn key_id(point: &[u8]) -> KeyId {
    let [a, b, c, d, ..] = fingerprint(point);
    KeyId([a, b, c, d])
}

impl RequestSigner for Keyring {
    fn key(&self) -> KeyId {
        key_id(self.keys().link[0].public_key().as_ref())
    }

    fn fingerprint(&self) -> [u8; 32] {
        fingerprint(self.keys().link[0].public_key().as_ref())
    }

    fn sign(&self, message: &[u8]) -> Signature {
        let signature = self.keys().link[0].sign(&SystemRandom::new(), message);
        let signature = signature.expect("a P-256 key that was loaded can sign");
        signature.as_ref().try_into().expect("a fixed-length P-256 signature has 64 bytes")
    }
}

impl VapidKey for Keyring {
    fn public(&self) -> Vec<u8> {
        self.keys().push[0].public_key().as_ref().to_vec()
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature = self.keys().push[0].sign(&SystemRandom::new(), message);
        signature.expect("a P-256 key that was loaded can sign").as_ref().to_vec()
    }
}
