//! The unsealed signing keys: those in use, and those that are still published.

use std::sync::OnceLock;

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{EcdsaKeyPair, KeyPair};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sluss_delivery::push::VapidKey;
use sluss_domain::Sluss;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::key::{Algorithm, Purpose, SigningKey};
use sluss_domain::ports::entropy::random;
use sluss_domain::ports::pin::PinKey;
use sluss_domain::ports::signer::RequestSigner;
use sluss_protocol::api::{ServerKey, ServerKeys};
use sluss_protocol::link::{KeyId, Signature, fingerprint};

use zeroize::Zeroizing;

use super::id_token_key::{IdTokenKey, make_p256, read_p256, sign_p256};
use super::others_jwt;

/// The keys, once they are loaded.
#[derive(Default)]
pub struct Keyring(OnceLock<Keys>);

struct Keys {
    /// For each purpose, the newest key comes first; that one signs.
    id_token: Vec<IdTokenKey>,
    link: Vec<EcdsaKeyPair>,
    push: Vec<EcdsaKeyPair>,
    pin: Option<hmac::Key>,
    pairwise: Option<hmac::Key>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(..)")
    }
}

impl Keyring {
    /// Loads the keys from the store, and makes one for each purpose that has none in use.
    pub(crate) async fn load(&self, sluss: &Sluss) -> Result<(), String> {
        let stored = sluss.upkeep().signing_keys().await.map_err(|error| error.to_string())?;
        let in_use = |purpose| stored.iter().any(|key| key.purpose == purpose && key.retires_at.is_none());
        for purpose in Purpose::ALL.into_iter().filter(|purpose| !in_use(*purpose)) {
            let first = private_key(sluss, purpose)?;
            sluss.upkeep().put_first_key(purpose, &first).await.map_err(|error| error.to_string())?;
        }
        self.read(sluss).await
    }

    /// Loads the keys from the store and makes none, which is enough if nothing is to be signed.
    pub(crate) async fn read(&self, sluss: &Sluss) -> Result<(), String> {
        let mut stored = sluss.upkeep().signing_keys().await.map_err(|error| error.to_string())?;
        stored.sort_by_key(|key| key.retires_at.is_some());
        let mut keys = Keys { id_token: Vec::new(), link: Vec::new(), push: Vec::new(), pin: None, pairwise: None };
        for key in &stored {
            keys.read(sluss, key)?;
        }
        self.0.set(keys).map_err(|_| "the keys were loaded before".to_owned())
    }

    fn keys(&self) -> &Keys {
        self.0.get().expect("Instance::open loads the keys before it hands them to anybody")
    }

    /// The public keys that ID tokens can be checked with (RFC 7517).
    #[must_use]
    pub fn jwks(&self) -> Value {
        let keys = self.keys().id_token.iter().flat_map(IdTokenKey::public);
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

    /// A signed JWT of the type `typ`, such as an ID token (`JWT`).
    #[must_use]
    pub fn signed(&self, algorithm: Algorithm, typ: &'static str, claims: &impl Serialize) -> String {
        let mut keys = self.keys().id_token.iter();
        let newest = keys.find(|key| key.algorithms().contains(&algorithm));
        newest.expect("`load` makes a key for each algorithm").token(algorithm, typ, claims)
    }

    /// The claims of a JWT that we signed with a key that is still published; `None` for any other.
    #[must_use]
    pub(crate) fn own<T: DeserializeOwned>(&self, jwt: &str) -> Option<T> {
        let keys = serde_json::from_value(self.jwks()).ok()?;
        others_jwt::signed_by(jwt, &keys, &others_jwt::SIGNATURES)
    }

    /// The pseudonym by which the sites of a sector know an account: 43 characters that say nothing about it, and the
    /// same for ever.
    #[must_use]
    pub fn pseudonym(&self, sector: &str, account: &str) -> String {
        let key = self.keys().pairwise.as_ref().expect("`load` makes a key for each purpose");
        BASE64.encode(hmac::sign(key, format!("{sector} {account}").as_bytes()).as_ref())
    }
}

impl Keys {
    fn read(&mut self, sluss: &Sluss, key: &SigningKey) -> Result<(), String> {
        let unreadable =
            || format!("the signing key {} cannot be opened: is this the key file that it was made with?", key.id);
        let private = sluss.sealer.open(key.purpose.name(), key.id.as_str(), &key.private).map_err(|_| unreadable())?;
        match key.purpose {
            Purpose::IdToken(algorithm) => {
                let read = IdTokenKey::read(algorithm, key.id.as_str(), &private);
                self.id_token.push(read.ok_or_else(unreadable)?);
            }
            Purpose::Link => self.link.push(read_p256(&private).ok_or_else(unreadable)?),
            Purpose::Push => self.push.push(read_p256(&private).ok_or_else(unreadable)?),
            // A push key that is no longer in use was published to nobody.
            Purpose::Pin if key.retires_at.is_some() => {}
            Purpose::Pin => self.pin = Some(hmac::Key::new(hmac::HMAC_SHA256, &private)),
            Purpose::Pairwise => self.pairwise = Some(hmac::Key::new(hmac::HMAC_SHA256, &private)),
        }
        Ok(())
    }
}

/// Makes a key and puts it to use; the previous one retires.
pub(crate) async fn make(sluss: &Sluss, purpose: Purpose) -> Result<(), String> {
    let made = private_key(sluss, purpose)?;
    sluss.upkeep().put_signing_key(purpose, &made).await.map_err(|error| error.to_string())
}

fn private_key(sluss: &Sluss, purpose: Purpose) -> Result<Zeroizing<Vec<u8>>, String> {
    let made = match purpose {
        Purpose::IdToken(algorithm) => IdTokenKey::make(algorithm),
        Purpose::Link | Purpose::Push => make_p256(),
        Purpose::Pin | Purpose::Pairwise => Some(random::<32>(&*sluss.entropy).to_vec()),
    };
    Ok(Zeroizing::new(made.ok_or("a key could not be made")?))
}

fn key_id(point: &[u8]) -> KeyId {
    let [a, b, c, d, ..] = fingerprint(point);
    KeyId([a, b, c, d])
}

impl PinKey for Keyring {
    fn blind(&self, digits: &str) -> [u8; 32] {
        let key = self.keys().pin.as_ref().expect("`load` makes a key for each purpose");
        hmac::sign(key, digits.as_bytes()).as_ref().try_into().expect("an HMAC-SHA-256 has 32 bytes")
    }
}

impl RequestSigner for Keyring {
    fn key(&self) -> KeyId {
        key_id(self.keys().link[0].public_key().as_ref())
    }

    fn fingerprint(&self) -> [u8; 32] {
        fingerprint(self.keys().link[0].public_key().as_ref())
    }

    fn sign(&self, message: &[u8]) -> Signature {
        let signature = sign_p256(&self.keys().link[0], message);
        signature.try_into().expect("a fixed-length P-256 signature has 64 bytes")
    }
}

impl VapidKey for Keyring {
    fn public(&self) -> Vec<u8> {
        self.keys().push[0].public_key().as_ref().to_vec()
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        sign_p256(&self.keys().push[0], message)
    }
}
