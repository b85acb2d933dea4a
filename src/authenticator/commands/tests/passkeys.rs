//! The passkeys that a person has at hand, in memory.

use std::cell::{Cell, RefCell};

use sluss_otp::Algorithm;
use zeroize::Zeroizing;

use crate::authenticator::vault::{NewPasskey, NoPasskey, Passkey, PasskeyPlace, Way};

/// One passkey at most, and what was wanted of it.
#[derive(Debug, Default)]
pub(super) struct FakePasskeys {
    /// The number of the passkey that the person has at hand; `None`: nobody is verified.
    pub(super) at_hand: Cell<Option<u8>>,
    /// Where each passkey that was asked for was to be.
    pub(super) made: RefCell<Vec<PasskeyPlace>>,
    /// The passkeys that nothing knows any more, as the device was told.
    pub(super) forgotten: RefCell<Vec<Vec<u8>>>,
    /// Whether passkeys have no pseudo-random function here.
    pub(super) no_function: Cell<bool>,
}

impl FakePasskeys {
    pub(super) fn make(&self, wanted: NewPasskey<'_>) -> Result<Passkey, NoPasskey> {
        self.made.borrow_mut().push(wanted.place);
        if self.no_function.get() {
            return Err(NoPasskey::NoFunction { made: vec![9; 16] });
        }
        let made = self.at_hand.get().map(|number| passkey(number, &wanted.salt));
        made.filter(|made| !wanted.unless.contains(&made.credential)).ok_or(NoPasskey::Refused { made: None })
    }

    pub(super) fn ask(&self, ways: &[Way]) -> Option<Passkey> {
        let number = self.at_hand.get()?;
        ways.iter().find_map(|way| match way {
            Way::Passkey { credential, salt } if *credential == [number; 16] => Some(passkey(number, salt)),
            _ => None,
        })
    }
}

/// What the passkey with this number makes of a salt.
fn passkey(number: u8, salt: &[u8; 32]) -> Passkey {
    let secret = Algorithm::Sha256.hmac(&[number], salt).try_into().expect("a digest is 32 bytes");
    Passkey { credential: vec![number; 16], secret: Zeroizing::new(secret) }
}
