//! Ids that other programs want for entries, out of one seed of random bytes. Knows no form.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Ids, each another, none of which says anything about what it is given to.
pub(crate) struct Ids {
    seed: [u8; 32],
    next: u64,
}

impl Ids {
    pub(crate) const fn new(seed: [u8; 32]) -> Self {
        Self { seed, next: 0 }
    }

    /// 16 bytes that look random to whoever does not have the seed.
    pub(crate) fn bytes(&mut self) -> [u8; 16] {
        let digest = Sha256::new().chain_update(self.seed).chain_update(self.next.to_be_bytes()).finalize();
        self.next += 1;
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        id
    }

    /// A UUID of version 4 (RFC 9562, section 5.4).
    pub(crate) fn uuid(&mut self) -> String {
        let mut bytes = self.bytes();
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let mut text = String::with_capacity(36);
        for (place, byte) in bytes.iter().enumerate() {
            let dash = if matches!(place, 4 | 6 | 8 | 10) { "-" } else { "" };
            write!(text, "{dash}{byte:02x}").expect("a String takes whatever is written");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Ids;

    #[test]
    fn ids_are_uuids_and_each_is_another() {
        let mut ids = Ids::new([7; 32]);
        let all: BTreeSet<String> = (0..100).map(|_| ids.uuid()).collect();
        assert_eq!(all.len(), 100);
        for id in &all {
            let parts: Vec<usize> = id.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{id}");
            assert!(id.as_bytes()[14] == b'4' && b"89ab".contains(&id.as_bytes()[19]), "{id}");
        }
        assert_eq!(Ids::new([7; 32]).uuid(), Ids::new([7; 32]).uuid(), "the same seed gives the same ids");
        assert_ne!(Ids::new([7; 32]).uuid(), Ids::new([8; 32]).uuid());
    }
}
