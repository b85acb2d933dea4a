//! Approving by fingerprint or face (E06): the PIN is sealed by a passkey of this device, which the browser lets be used only once it has verified the
//! person. What the server gets is the same as if the PIN had been typed.

use sluss_protocol::api::PendingRequest;

use super::accounts::list;
use super::approval::{Answered, answer_with, genuine_request};
use super::device::{Device, Platform};
use super::unused_passkeys::{forget_if_unused, new_passkey};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::answer::{AnswerResult, FieldErrors, PinAnswer};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::pin::Pin;
use crate::authenticator::vault::{AccountRecord, NewPasskey, Passkey, PasskeyPlace, SealedPin, Store, Vault, Way};

/// Whether this device can verify the person at all.
pub async fn can_verify_person<P: Platform>(device: &Device<P>) -> bool {
    device.platform.can_verify_person().await
}

/// Has the person verified, and seals the PIN of an account. Nothing here can tell whether the PIN is right (E03): the server will say so when it is
/// used for the first time. `anew`: the passkey of other accounts here is gone, so another is made.
///
/// # Errors
/// [`AuthenticatorError::NoPasskey`], [`AuthenticatorError::KnownPasskeyNotShown`] or [`AuthenticatorError::NoPasskeyFunction`], and what the browser
/// refuses. Then nothing has changed.
pub async fn switch_on_biometrics<P: Platform>(
    device: &Device<P>,
    id: &str,
    pin: &str,
    anew: bool,
) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let vault = device.vault().await?;
    let accounts = vault.accounts().await?;
    let account = accounts.iter().find(|account| account.id == id).ok_or(AuthenticatorError::UnknownAccount)?;
    let salt = device.made(device.platform.random())?;
    let passkey = passkey(device, &accounts, salt, anew).await?;
    let sealed = SealedPin::seal(&device.platform, account.owner(), &passkey, salt, pin).await;
    let sealed = device.made(sealed)?;
    vault.change_sealed_pin(id, |known| known.replace(sealed.clone()).as_ref() != Some(&sealed)).await?;
    list(device).await
}

/// Throws the sealed PIN of an account away.
///
/// # Errors
/// What the browser refuses.
pub async fn switch_off_biometrics<P: Platform>(
    device: &Device<P>,
    id: &str,
) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    throw_away(device, &device.vault().await?, id).await?;
    list(device).await
}

/// Has the person verified, and approves a request by the PIN that is sealed. With the result come the accounts, whose lock may have changed.
pub async fn answer_by_biometrics<P: Platform>(
    device: &Device<P>,
    pending: &PendingRequest,
    number: String,
) -> (Result<AnswerResult, AuthenticatorError>, Option<Vec<ListedAccount>>) {
    let result = try_to_answer(device, pending, number).await;
    (result, list(device).await.ok())
}

async fn try_to_answer<P: Platform>(
    device: &Device<P>,
    pending: &PendingRequest,
    number: String,
) -> Result<AnswerResult, AuthenticatorError> {
    let genuine = genuine_request(device, pending).await?;
    let vault = device.vault().await?;
    let Some(pin) = open(device, &vault, &genuine.account).await? else {
        return Ok(AnswerResult::Again(FieldErrors {
            biometrics: Some(refusal(&vault, &genuine.account).await?),
            ..FieldErrors::default()
        }));
    };
    let id = genuine.account.id.clone();
    match answer_with(device, pending, genuine, Some(PinAnswer { number, pin })).await? {
        // It was mistyped when it was sealed, or was changed since; or, while the PIN is locked, nobody says which it is. It must not cost a try later.
        Answered::WrongPin(result) | Answered::Otherwise(result @ AnswerResult::Locked) => {
            throw_away(device, &vault, &id).await?;
            Ok(without_kept_pin(result))
        }
        Answered::Otherwise(result) => Ok(result),
    }
}

/// What the person hears of an answer after which the PIN that was kept is deleted.
fn without_kept_pin(result: AnswerResult) -> AnswerResult {
    match result {
        AnswerResult::Again(wrong) => {
            AnswerResult::Again(FieldErrors { pin: None, biometrics: Some("biometrics-pin-wrong"), ..wrong })
        }
        AnswerResult::Locked => AnswerResult::KeptPinDeleted { locked: true },
        _ => AnswerResult::KeptPinDeleted { locked: false },
    }
}

/// Throws the sealed PIN of an account away, and with the last of them the passkey.
async fn throw_away<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
    id: &str,
) -> Result<(), AuthenticatorError> {
    let mut gone = None;
    let changed = vault.change_sealed_pin(id, |known| {
        gone = known.take();
        gone.is_some()
    });
    changed.await?;
    match gone {
        Some(gone) => forget_if_unused(device, vault, &gone.credential).await,
        None => Ok(()),
    }
}

/// The PIN, once the person is verified; `None` if they were not. A try counts before it is made, so that closing the app in the middle of it gains nothing.
async fn open<P: Platform>(
    device: &Device<P>,
    vault: &Vault<P::Store>,
    account: &AccountRecord<P::Key>,
) -> Result<Option<Pin>, AuthenticatorError> {
    let mut tried = None;
    let begun = vault.change_sealed_pin(&account.id, |known| match known {
        Some(sealed) if !sealed.is_spent() => {
            sealed.failures += 1;
            tried = Some(sealed.clone());
            true
        }
        _ => false,
    });
    begun.await?;
    let Some(sealed) = tried else { return Ok(None) };
    let Some(passkey) = device.platform.passkey(&[sealed.way()]).await else { return Ok(None) };
    let pin = sealed.open(&device.platform, account.owner(), &passkey).await;
    let pin = device.made(pin)?;
    match &pin {
        Some(_) => vault.end_failures(&account.id).await?,
        // It opens for nobody: it was altered.
        None => throw_away(device, vault, &account.id).await?,
    }
    Ok(pin.map(Pin))
}

/// The text that says why the PIN was not opened.
async fn refusal<S: Store>(
    vault: &Vault<S>,
    account: &AccountRecord<S::Key>,
) -> Result<&'static str, AuthenticatorError> {
    let accounts = vault.accounts().await?;
    let sealed = accounts.into_iter().find(|known| known.id == account.id).and_then(|known| known.sealed_pin);
    Ok(match sealed {
        None => "biometrics-gone",
        Some(sealed) if sealed.is_spent() => "biometrics-spent",
        Some(_) => "biometrics-refused",
    })
}

/// The passkey that stands for the PINs of other accounts here, asked about this salt; a new one where there is none, or where the person says that it
/// is gone. Browsers do not say whether somebody has cancelled, and whoever has gets no other passkey for it.
async fn passkey<P: Platform>(
    device: &Device<P>,
    accounts: &[AccountRecord<P::Key>],
    salt: [u8; 32],
    anew: bool,
) -> Result<Passkey, AuthenticatorError> {
    let mut known: Vec<Vec<u8>> = Vec::new();
    for sealed in accounts.iter().filter_map(|account| account.sealed_pin.as_ref()) {
        if !known.contains(&sealed.credential) {
            known.push(sealed.credential.clone());
        }
    }
    if known.is_empty() || anew {
        let wanted = NewPasskey { salt, place: PasskeyPlace::ThisDevice, unless: &known };
        return new_passkey(device, wanted).await;
    }
    let ways: Vec<_> = known.into_iter().map(|credential| Way::Passkey { credential, salt }).collect();
    device.platform.passkey(&ways).await.ok_or(AuthenticatorError::KnownPasskeyNotShown)
}
