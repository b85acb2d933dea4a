//! Encrypts the payload of a push for the device alone (RFC 8291, in the format of RFC 8188): a single record, under a
//! key that a fresh key of ours and the device's key agree on.

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use sluss_domain::Entropy;
use sluss_domain::ports::courier::Push;
use sluss_domain::ports::entropy::random;

/// The record size; there is a single record.
const RECORD: u32 = 4_096;
/// Ends the last record (RFC 8188, section 2).
const LAST: u8 = 2;

/// The encrypted body; `None` if the device's key is not valid.
pub(super) fn encrypt(push: &Push, entropy: &dyn Entropy) -> Option<Vec<u8>> {
    let ours = PrivateKey::generate(&ECDH_P256).ok()?;
    with(push, &ours, &random::<16>(entropy))
}

fn with(push: &Push, ours: &PrivateKey, salt: &[u8; 16]) -> Option<Vec<u8>> {
    if push.auth.len() != 16 {
        return None;
    }
    let public = ours.compute_public_key().ok()?;
    let info = [b"WebPush: info\0", push.p256dh.as_slice(), public.as_ref()].concat();
    let device = UnparsedPublicKey::new(&ECDH_P256, &push.p256dh);
    let shared: [u8; 32] = agree(ours, device, (), |shared| expand(&push.auth, shared, &info).ok_or(())).ok()?;
    let key: [u8; 16] = expand(salt, &shared, b"Content-Encoding: aes128gcm\0")?;
    let nonce: [u8; 12] = expand(salt, &shared, b"Content-Encoding: nonce\0")?;
    let mut record = push.payload.clone();
    record.push(LAST);
    let sealing = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).ok()?);
    sealing.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).ok()?;
    let length = u8::try_from(public.as_ref().len()).ok()?;
    Some([salt.as_slice(), &RECORD.to_be_bytes(), &[length], public.as_ref(), &record].concat())
}

struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

/// HKDF with SHA-256 (RFC 5869).
fn expand<const N: usize>(salt: &[u8], secret: &[u8], info: &[u8]) -> Option<[u8; N]> {
    let mut out = [0; N];
    let extracted = Salt::new(HKDF_SHA256, salt).extract(secret);
    extracted.expand(&[info], Bytes(N)).and_then(|expanded| expanded.fill(&mut out)).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
    use sluss_domain::model::id::BASE64;
    use sluss_domain::ports::courier::Push;

    use super::with;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64.decode(text.as_bytes()).unwrap()
    }

    /// The example of RFC 8291, appendix A.
    fn watermelon() -> Push {
        Push {
            endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV".to_owned(),
            p256dh: bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            auth: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            payload: b"When I grow up, I want to be a watermelon".to_vec(),
            ttl: Duration::from_secs(10),
            topic: None,
        }
    }

    #[test]
    fn rfc_8291_appendix_a() {
        let ours = PrivateKey::from_private_key(&ECDH_P256, &bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"));
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w\
                        EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(BASE64.encode(&with(&watermelon(), &ours.unwrap(), &salt).unwrap()), expected);
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        let ours = PrivateKey::generate(&ECDH_P256).unwrap();
        let push = watermelon();
        assert_eq!(with(&Push { p256dh: vec![4; 65], ..push.clone() }, &ours, &[0; 16]), None);
        assert_eq!(with(&Push { auth: vec![0; 15], ..push }, &ours, &[0; 16]), None);
    }
}
