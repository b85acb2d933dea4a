//! The PIN of an account, between the person's fingers and the command that needs it. Knows no server.

use std::fmt;

use sluss_protocol::typed;
use zeroize::Zeroizing;

/// How many digits a PIN has.
pub const PIN_DIGITS: usize = 4;

/// A PIN as it was typed, or unsealed. It is wiped when it is no longer needed, and `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(pub Zeroizing<String>);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(..)")
    }
}

impl Pin {
    /// The PIN without spaces, dashes, and the invisible characters that programs put around copied text; `None` if it cannot be one.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let pin = Zeroizing::new(typed::code(text));
        (pin.len() == PIN_DIGITS && pin.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(pin))
    }
}

#[cfg(test)]
mod tests {
    use super::Pin;

    #[test]
    fn e02_a_pin_is_not_shown_where_it_should_not_be() {
        let pin = Pin::typed(" 73 91 ").unwrap();
        assert_eq!(pin.0.as_str(), "7391");
        assert!(!format!("{pin:?}").contains("7391"));
    }
}
