//! A key that signs ID tokens, of any algorithm. Its public half is published for others to verify with (RFC 7517). Knows no claims.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256, RSA_PSS_SHA256,
    RsaEncoding,
};
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
    Ed25519(Ed25519KeyPair),
}

impl IdTokenKey {
    /// A new private key, PKCS#8; `None` if none can be made.
    pub(super) fn make(algorithm: Algorithm) -> Option<Vec<u8>> {
        match algorithm {
            Algorithm::Rs256 | Algorithm::Ps256 => {
                let pair = RsaKeyPair::generate(KeySize::Rsa3072).ok()?;
                Some(AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).ok()?.as_ref().to_vec())
            }
            Algorithm::Es256 => make_p256(),
            Algorithm::EdDsa => Some(Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).ok()?.as_ref().to_vec()),
        }
    }

    /// Reads one; `None` for anything else.
    pub(super) fn read(algorithm: Algorithm, kid: &str, private: &[u8]) -> Option<Self> {
        let pair = match algorithm {
            Algorithm::Rs256 | Algorithm::Ps256 => Pair::Rsa(RsaKeyPair::from_pkcs8(private).ok()?),
            Algorithm::Es256 => Pair::P256(read_p256(private)?),
            Algorithm::EdDsa => Pair::Ed25519(Ed25519KeyPair::from_pkcs8(private).ok()?),
        };
        Some(Self { kid: kid.to_owned(), pair })
    }

    /// The algorithms that it signs with. The same RSA key serves two, as in TLS 1.3.
    pub(super) const fn algorithms(&self) -> &'static [Algorithm] {
        match self.pair {
            Pair::Rsa(_) => &[Algorithm::Rs256, Algorithm::Ps256],
            Pair::P256(_) => &[Algorithm::Es256],
            Pair::Ed25519(_) => &[Algorithm::EdDsa],
        }
    }

    /// Its public halves, one for each algorithm (RFC 7518, sections 6.2.1 and 6.3.1; RFC 8037, section 2).
    pub(super) fn public(&self) -> impl Iterator<Item = Value> {
        self.algorithms().iter().map(|algorithm| {
            let mut key = self.material();
            key["use"] = "sig".into();
            key["alg"] = algorithm.name().into();
            key["kid"] = self.kid_for(*algorithm).into();
            key
        })
    }

    fn material(&self) -> Value {
        match &self.pair {
            Pair::Rsa(pair) => {
                let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
                json!({"kty": "RSA", "n": BASE64.encode(&public.n), "e": BASE64.encode(&public.e)})
            }
            Pair::P256(pair) => {
                // 4, then both coordinates.
                let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
                json!({"kty": "EC", "crv": "P-256", "x": BASE64.encode(x), "y": BASE64.encode(y)})
            }
            Pair::Ed25519(pair) => {
                json!({"kty": "OKP", "crv": "Ed25519", "x": BASE64.encode(pair.public_key().as_ref())})
            }
        }
    }

    /// The id that a token names; libraries take a key for no other algorithm than the one that it is published with.
    fn kid_for(&self, algorithm: Algorithm) -> String {
        if algorithm == Algorithm::Ps256 { format!("{}-ps", self.kid) } else { self.kid.clone() }
    }

    /// A JWT of these claims and this type, in the compact form (RFC 7519).
    pub(super) fn token(&self, algorithm: Algorithm, typ: &'static str, claims: &impl Serialize) -> String {
        let kid = self.kid_for(algorithm);
        let header = jws::Header { alg: algorithm.name(), typ, kid: &kid };
        jws::compact(&header, claims, |message| match &self.pair {
            Pair::Rsa(pair) if algorithm == Algorithm::Ps256 => sign_rsa(pair, &RSA_PSS_SHA256, message),
            Pair::Rsa(pair) => sign_rsa(pair, &RSA_PKCS1_SHA256, message),
            Pair::P256(pair) => sign_p256(pair, message),
            Pair::Ed25519(pair) => pair.sign(message).as_ref().to_vec(),
        })
    }
}

fn sign_rsa(pair: &RsaKeyPair, padding: &'static dyn RsaEncoding, message: &[u8]) -> Vec<u8> {
    let mut signature = vec![0; pair.public_modulus_len()];
    let signed = pair.sign(padding, &SystemRandom::new(), message, &mut signature);
    signed.expect("an RSA key that was loaded can sign");
    signature
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
