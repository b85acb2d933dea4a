//! The screens on which it is switched on, for themselves.

use super::{BiometricsCommand, BiometricsScreen, BiometricsStep, KNOWN_REFUSED};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::pin::Pin;

fn at_pin() -> BiometricsScreen {
    let step = BiometricsStep::Pin { busy: false, wrong: None };
    BiometricsScreen { id: "dev_1".to_owned(), account: "anna@example.eu".to_owned(), step }
}

#[test]
fn e06_the_pin_is_asked_for_once_and_goes_nowhere_unless_it_can_be_one() {
    let mut screen = at_pin();
    assert_eq!(screen.confirm(Pin::typed("739"), false), None);
    assert_eq!(screen.step, BiometricsStep::Pin { busy: false, wrong: Some("pin-form") });
    let pin = Pin::typed("7391").unwrap();
    assert_eq!(
        screen.confirm(Pin::typed(" 73 91 "), false),
        Some(BiometricsCommand::SwitchOn { id: "dev_1".to_owned(), pin, anew: false })
    );
    assert_eq!(screen.confirm(Pin::typed("7391"), false), None, "a second press");
    screen.switched_on(Ok(()));
    assert_eq!(screen.step, BiometricsStep::On);
}

#[test]
fn e06_whoever_was_not_verified_can_try_again_and_a_browser_that_cannot_says_so() {
    for (error, then) in [
        (AuthenticatorError::NoPasskey, BiometricsStep::Pin { busy: false, wrong: Some("biometrics-refused") }),
        (AuthenticatorError::Browser, BiometricsStep::Pin { busy: false, wrong: Some("biometrics-failed") }),
        (AuthenticatorError::KnownPasskeyNotShown, BiometricsStep::Pin { busy: false, wrong: Some(KNOWN_REFUSED) }),
        (AuthenticatorError::NoPasskeyFunction, BiometricsStep::Impossible { passkey_left: true }),
    ] {
        let mut screen = at_pin();
        screen.confirm(Pin::typed("7391"), false);
        screen.switched_on(Err(error));
        assert_eq!(screen.step, then);
    }
}

#[test]
fn e06_another_passkey_is_asked_for_only_in_so_many_words() {
    let mut screen = at_pin();
    screen.confirm(Pin::typed("7391"), false);
    screen.switched_on(Err(AuthenticatorError::KnownPasskeyNotShown));
    let Some(BiometricsCommand::SwitchOn { anew, .. }) = screen.confirm(Pin::typed("7391"), true) else {
        panic!("the person may go on")
    };
    assert!(anew);
}
