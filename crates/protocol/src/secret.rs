//! Text that opens something: a password, a PIN, a code, as it is typed and sent. It is wiped when dropped, and cannot get into a log: it has no
//! `Debug`, so a type that holds one has to say what it shows of itself.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Such a text. On the wire it is plain text.
#[derive(Clone, Default, Zeroize, ZeroizeOnDrop)]
#[expect(missing_debug_implementations, reason = "a type that holds one has to say what it shows of itself")]
pub struct Secret(String);

impl From<String> for Secret {
    /// Takes the text over without copying it.
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use zeroize::{Zeroize, ZeroizeOnDrop};

    use super::Secret;

    #[test]
    fn s30_a_secret_is_wiped_when_it_is_dropped() {
        const fn is_wiped<T: ZeroizeOnDrop>() {}
        is_wiped::<Secret>();
        let mut secret = Secret::from("7391");
        assert_eq!(&*secret, "7391");
        secret.zeroize();
        assert_eq!(&*secret, "");
    }

    #[test]
    fn on_the_wire_it_is_plain_text() {
        let secret: Secret = serde_json::from_str("\"7391\"").unwrap();
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"7391\"");
    }
}
