//! Passkeys with a pseudo-random function (WebAuthn Level 3, section 10.1.4): what one makes of a salt is the same each time, and known to nobody who
//! does not hold it. It is used on this device alone, and no server knows of it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use super::door;
use super::keys::random;
use crate::authenticator::vault::{NewPasskey, NoPasskey, Passkey, PasskeyPlace};

/// ES256 and RS256 (RFC 9053), which between them every authenticator has.
const ALGORITHMS: [i32; 2] = [-7, -257];

/// Whether this device can verify the person, and the browser does not say that it has no such function. Some that say nothing have none either, which
/// shows only once a passkey is made.
pub async fn can_verify_person() -> bool {
    let Some(class) = door::find(&["PublicKeyCredential"]) else { return false };
    let asked = door::wait(&class, "isUserVerifyingPlatformAuthenticatorAvailable", &[]).await;
    if !asked.is_ok_and(|answer| answer.is_truthy()) {
        return false;
    }
    let said = door::wait(&class, "getClientCapabilities", &[]).await.ok();
    said.and_then(|said| door::get(&said, "extension:prf")).is_none_or(|has| has.is_truthy())
}

/// A new passkey, and what it makes of the salt.
///
/// # Errors
/// Why there is none.
pub async fn create(wanted: NewPasskey<'_>) -> Result<Passkey, NoPasskey> {
    let made = made(wanted).await.ok_or(NoPasskey::Refused { made: None })?;
    let credential = id(&made).ok_or(NoPasskey::Refused { made: None })?;
    // Many compute nothing while they are made, and are asked once more.
    match secret(&made) {
        Some(secret) => Ok(Passkey { credential, secret }),
        None if is_enabled(&made) => {
            get(&[(&credential, &wanted.salt)]).await.ok_or(NoPasskey::Refused { made: Some(credential) })
        }
        None => Err(NoPasskey::NoFunction { made: credential }),
    }
}

/// Tells whatever holds the passkeys that nothing knows this one (WebAuthn Level 3, 5.1.10.1). It may hide or delete it; it never says what it did.
pub async fn forget(credential: &[u8]) {
    let (Some(class), Some(host)) = (door::find(&["PublicKeyCredential"]), door::find(&["location", "hostname"]))
    else {
        return;
    };
    let credential = data_encoding::BASE64URL_NOPAD.encode(credential);
    let unknown = door::object(&[("rpId", host), ("credentialId", credential.as_str().into())]);
    // A browser without the function leaves it where it is.
    _ = door::wait(&class, "signalUnknownCredential", &[unknown]).await;
}

fn is_enabled(made: &JsValue) -> bool {
    let results = door::call(made, "getClientExtensionResults", &[]).ok();
    let enabled =
        results.and_then(|results| ["prf", "enabled"].iter().try_fold(results, |of, name| door::get(&of, name)));
    enabled.is_some_and(|enabled| enabled.is_truthy())
}

async fn made(NewPasskey { salt, place, unless }: NewPasskey<'_>) -> Option<JsValue> {
    let algorithms = ALGORITHMS.map(|id| door::object(&[("type", "public-key".into()), ("alg", id.into())]));
    let mut wishes = vec![("residentKey", "preferred".into()), ("userVerification", "required".into())];
    if place == PasskeyPlace::ThisDevice {
        wishes.push(("authenticatorAttachment", "platform".into()));
    }
    let user = [("id", bytes(&random::<16>().ok()?)), ("name", "Sluss".into()), ("displayName", "Sluss".into())];
    let options = door::object(&[
        ("rp", door::object(&[("name", "Sluss".into())])),
        ("user", door::object(&user)),
        ("challenge", bytes(&random::<32>().ok()?)),
        ("pubKeyCredParams", algorithms.iter().collect::<Array>().into()),
        ("excludeCredentials", unless.iter().map(|id| described(id)).collect::<Array>().into()),
        ("authenticatorSelection", door::object(&wishes)),
        ("extensions", prf(&door::object(&[("eval", first(&salt))]))),
    ]);
    asked("create", options).await
}

/// What one of these passkeys makes of its salt; `None` if the person does not want that, or has none of them at hand.
pub async fn get(passkeys: &[(&[u8], &[u8; 32])]) -> Option<Passkey> {
    let salts: Vec<_> = passkeys
        .iter()
        .map(|(credential, salt)| (data_encoding::BASE64URL_NOPAD.encode(credential), first(salt)))
        .collect();
    let salts: Vec<_> = salts.iter().map(|(name, salt)| (name.as_str(), salt.clone())).collect();
    let options = door::object(&[
        ("challenge", bytes(&random::<32>().ok()?)),
        ("allowCredentials", passkeys.iter().map(|(id, _)| described(id)).collect::<Array>().into()),
        ("userVerification", "required".into()),
        ("extensions", prf(&door::object(&[("evalByCredential", door::object(&salts))]))),
    ]);
    let shown = asked("get", options).await?;
    Some(Passkey { credential: id(&shown)?, secret: secret(&shown)? })
}

async fn asked(how: &str, options: JsValue) -> Option<JsValue> {
    let credentials = door::find(&["navigator", "credentials"])?;
    door::wait(&credentials, how, &[door::object(&[("publicKey", options)])]).await.ok().filter(|made| !made.is_null())
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn described(id: &[u8]) -> JsValue {
    door::object(&[("type", "public-key".into()), ("id", bytes(id))])
}

fn first(salt: &[u8; 32]) -> JsValue {
    door::object(&[("first", bytes(salt))])
}

fn prf(inputs: &JsValue) -> JsValue {
    door::object(&[("prf", inputs.clone())])
}

fn id(credential: &JsValue) -> Option<Vec<u8>> {
    Some(Uint8Array::new(&door::get(credential, "rawId")?).to_vec())
}

fn secret(credential: &JsValue) -> Option<Zeroizing<[u8; 32]>> {
    let results = door::call(credential, "getClientExtensionResults", &[]).ok()?;
    let first = ["prf", "results", "first"].iter().try_fold(results, |of, name| door::get(&of, name))?;
    let array = Uint8Array::new(&first.unchecked_into());
    let secret = <[u8; 32]>::try_from(array.to_vec()).ok().map(Zeroizing::new);
    array.fill(0, 0, array.length());
    secret
}
