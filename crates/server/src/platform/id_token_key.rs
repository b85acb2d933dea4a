//! A key that signs ID tokens, of either algorithm. Its public half is published for others to verify with (RFC 7517).

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256};
use serde::Serialize;
use serde_json::{Value, json};
use sluss_domain::model::id::BASE64;
use sluss_domain::model::key::Algorithm;

use super::jws;

pub(super) struct IdTokenKey {
    kid: String,
    pair: Pair,
}

enum Pair {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
}

impl IdTokenKey {
    /// A new private key, PKCS#8; `None` if none can be made.
    pub(super) fn make(algorithm: Algorithm) -> Option<Vec<u8>> {
        match algorithm {
            Algorithm::Rs256 => {
                let pair = RsaKeyPair::generate(KeySize::Rsa3072).ok()?;
                Some(AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).ok()?.as_ref().to_vec())
            }
            Algorithm::Es256 => make_p256(),
        }
    }

    /// Reads one; `None` for anything else.
    pub(super) fn read(algorithm: Algorithm, kid: &str, private: &[u8]) -> Option<Self> {
        let pair = match algorithm {
            Algorithm::Rs256 => Pair::Rsa(RsaKeyPair::from_pkcs8(private).ok()?),
            Algorithm::Es256 => Pair::P256(read_p256(private)?),
        };
        Some(Self { kid: kid.to_owned(), pair })
    }

    pub(super) const fn algorithm(&self) -> Algorithm {
        match self.pair {
            Pair::Rsa(_) => Algorithm::Rs256,
            Pair::P256(_) => Algorithm::Es256,
        }
    }

    /// Its public half (RFC 7518, sections 6.2.1 and 6.3.1).
    pub(super) fn public(&self) -> Value {
        let mut key = match &self.pair {
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
                json!({"kty": "RSA", "n": BASE64.encode(&public.n), "e": BASE64.encode(&public.e)})
            }
            Pair::P256(pair) => {
                // 4, then both coordinates.
                let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
                json!({"kty": "EC", "crv": "P-256", "x": BASE64.encode(x), "y": BASE64.encode(y)})
            }
        };
        key["use"] = "sig".into();
        key["alg"] = self.algorithm().name().into();
        key["kid"] = self.kid.as_str().into();
        key
    }

    /// A JWT of this type with these claims, in the compact form (RFC 7519).
    pub(super) fn token(&self, typ: &'static str, claims: &impl Serialize) -> String {
        let header = jws::Header { alg: self.algorithm().name(), typ, kid: &self.kid };
        jws::compact(&header, claims, |message| match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                let signed = pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature);
                signed.expect("an RSA key that was loaded can sign");
                signature
            }
            Pair::P256(pair) => sign_p256(pair, message),
        })
    }
}

/// A new P-256 key, PKCS#8.
pub(super) fn make_p256() -> Option<Vec<u8>> {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
    Some(made.ok()?.as_ref().to_vec())
}

pub(super) fn read_p256(private: &[u8]) -> Option<EcdsaKeyPair> {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, private).ok()
}

/// 64 bytes, r and s.
pub(super) fn sign_p256(pair: &EcdsaKeyPair, message: &[u8]) -> Vec<u8> {
    let signature = pair.sign(&SystemRandom::new(), message);
    signature.expect("a P-256 key that was loaded can sign").as_ref().to_vec()
}
