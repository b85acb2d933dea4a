//! Encryption of what the store holds, as a port.

use std::ops::Deref;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A sealed value cannot be opened: another key, another row, or altered bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsealable;

/// Bytes that were sealed, in the clear. They are wiped on drop and have no `Debug` (S30).
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
#[expect(missing_debug_implementations, reason = "whatever holds one has to say what it shows of itself")]
pub struct Opened(Vec<u8>);

impl Opened {
    /// Takes over bytes that have just been opened.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes as text; `None` if they are not UTF-8.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }
}

impl Deref for Opened {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// Encrypts what the store holds, with a key that the store does not have (M04).
pub trait Sealer: Send + Sync {
    /// Seals bytes for one purpose in one row.
    fn seal(&self, purpose: &str, row: &str, bytes: &[u8]) -> Vec<u8>;

    /// Opens bytes that were sealed for the same purpose and row.
    ///
    /// # Errors
    /// [`Unsealable`] for anything else.
    fn open(&self, purpose: &str, row: &str, sealed: &[u8]) -> Result<Opened, Unsealable>;

    /// A MAC over the purpose and the value, with our key; the same each time.
    fn tag(&self, purpose: &str, value: &str) -> [u8; 32];
}

#[cfg(test)]
mod tests {
    use std::marker::PhantomData;

    use sluss_protocol::secret::Secret;
    use zeroize::{Zeroize, ZeroizeOnDrop};

    use super::Opened;

    /// Whether a type can be printed: the first constant if it can, otherwise the second.
    struct Told<T>(PhantomData<T>);
    impl<T: std::fmt::Debug> Told<T> {
        const SHOWN: bool = true;
    }
    trait Otherwise {
        const SHOWN: bool = false;
    }
    impl<T> Otherwise for Told<T> {}

    #[test]
    fn s30_no_secret_can_be_written_into_a_log() {
        const { assert!(Told::<String>::SHOWN, "the question can be answered with yes") };
        const { assert!(!Told::<Secret>::SHOWN && !Told::<Opened>::SHOWN) };
    }

    #[test]
    fn s30_what_was_opened_is_wiped() {
        const fn is_wiped<T: ZeroizeOnDrop>() {}
        is_wiped::<Opened>();
        let mut opened = Opened::new(b"secret".to_vec());
        opened.zeroize();
        assert!(opened.is_empty());
    }
}
