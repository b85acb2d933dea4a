//! What a new device needs from its owner, a name and a PIN twice, and what is wrong with the input. The server checks again.

use sluss_protocol::api::{DEVICE_NAME_MAX, NewEnrolment};
use sluss_protocol::names::is_name;
use sluss_protocol::pin::Pin;
use sluss_protocol::typed;

use super::error::{AccountError, pin_text};

/// The fields of the form for a new device.
#[derive(Clone, Copy, Debug)]
pub struct DeviceForm<'a> {
    /// The device's name, as it was typed.
    pub name: &'a str,
    /// The PIN, as it was typed.
    pub pin: &'a str,
    /// The PIN, as it was typed a second time.
    pub again: &'a str,
}

/// The ids of the texts that say what is wrong with each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceFormErrors {
    /// What is wrong with the name.
    pub name: Option<String>,
    /// What is wrong with the PIN.
    pub pin: Option<String>,
    /// What is wrong with the second PIN.
    pub again: Option<String>,
}

impl DeviceFormErrors {
    /// What the server's refusal means for the fields.
    #[must_use]
    pub fn by_server(error: Option<&AccountError>) -> Self {
        match error {
            Some(weak @ AccountError::WeakPin(_)) => Self { pin: Some(weak.text_id()), ..Self::default() },
            Some(field @ AccountError::Field(_)) => Self { name: Some(field.text_id()), ..Self::default() },
            _ => Self::default(),
        }
    }
}

impl DeviceForm<'_> {
    /// The request to send.
    ///
    /// # Errors
    /// What is wrong with each field. PINs that differ are reported once the PIN itself is acceptable.
    pub fn check(self) -> Result<NewEnrolment, DeviceFormErrors> {
        let name = self.name.trim();
        let fits = is_name(name, DEVICE_NAME_MAX);
        let chosen = Pin::choose(self.pin);
        let errors = DeviceFormErrors {
            name: (!fits).then(|| "name-missing".to_owned()),
            pin: chosen.as_ref().err().map(|weak| pin_text(*weak)),
            again: (chosen.is_ok() && typed::code(self.pin) != typed::code(self.again))
                .then(|| "pin-differs".to_owned()),
        };
        match chosen {
            Ok(pin) if errors == DeviceFormErrors::default() => {
                Ok(NewEnrolment { device_name: name.to_owned(), pin: pin.digits().into() })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AccountError, DeviceForm, DeviceFormErrors};

    fn check(name: &str, pin: &str, again: &str) -> Result<(String, String), DeviceFormErrors> {
        DeviceForm { name, pin, again }.check().map(|wanted| (wanted.device_name, wanted.pin.to_string()))
    }

    #[test]
    fn a_name_and_a_good_pin_are_sent_without_the_spaces_around_them() {
        assert_eq!(check(" Annas telefon ", " 8306", "8306 "), Ok(("Annas telefon".to_owned(), "8306".to_owned())));
    }

    #[test]
    fn e04_a_weak_pin_is_refused_before_it_is_sent() {
        let wrong = check("Annas telefon", "1234", "1234").unwrap_err();
        assert_eq!(wrong, DeviceFormErrors { pin: Some("pin-run".to_owned()), ..DeviceFormErrors::default() });
    }

    #[test]
    fn two_pins_that_differ_are_told_at_the_second() {
        let wrong = check("Annas telefon", "8306", "8360").unwrap_err();
        assert_eq!(wrong, DeviceFormErrors { again: Some("pin-differs".to_owned()), ..DeviceFormErrors::default() });
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        for name in ["", "  ", &"å".repeat(65), "a\u{7}b"] {
            let wrong = check(name, "12", "").unwrap_err();
            assert!(wrong.name.is_some() && wrong.pin.as_deref() == Some("pin-form"), "{name:?}");
        }
        assert!(check(&"å".repeat(64), "8306", "8306").is_ok());
    }

    #[test]
    fn the_server_s_word_stands_at_the_field_that_it_is_about() {
        let weak = DeviceFormErrors::by_server(Some(&AccountError::WeakPin("year".to_owned())));
        assert_eq!(weak.pin.as_deref(), Some("pin-year"));
        assert!(DeviceFormErrors::by_server(Some(&AccountError::Field("device_name".to_owned()))).name.is_some());
        assert_eq!(DeviceFormErrors::by_server(Some(&AccountError::Unreachable)), DeviceFormErrors::default());
    }
}
