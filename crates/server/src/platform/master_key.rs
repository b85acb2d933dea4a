//! The key in the key file, outside the database: it seals everything in the database (M04), and makes the server's own
//! proofs.

use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use sluss_domain::Entropy;
use sluss_domain::model::key::SigningKey;
use sluss_domain::ports::entropy::random;
use sluss_domain::ports::sealer::{Opened, Sealer, Unsealable};
use zeroize::Zeroizing;

use super::SystemEntropy;
use super::key_file::{self, KEY_BYTES};

const NONCE_BYTES: usize = 12;

/// The key in the key file.
pub struct MasterKey {
    sealing: LessSafeKey,
    proving: hmac::Key,
}

impl std::fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MasterKey(..)")
    }
}

impl MasterKey {
    /// Reads the key file; creates it, readable by its owner alone, if there is none and nothing has been sealed yet. While the key is being
    /// changed the file holds two, and the right one is the one that sealed the database, which is resealed in one step.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn open(file: &Path, entropy: &dyn Entropy, sealed: &[SigningKey]) -> Result<Self, String> {
        if !file.exists() && sealed.is_empty() {
            key_file::create(file, entropy)?;
        }
        Self::read(file, sealed)
    }

    /// The same, but creates no key file.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn read(file: &Path, sealed: &[SigningKey]) -> Result<Self, String> {
        if !file.exists() {
            return Err(missing(file));
        }
        let mut keys: Vec<_> = key_file::read(file)?.iter().map(|key| Self::from_bytes(key)).collect();
        let fits = |key: &Self| sealed.first().is_some_and(|sealed| key.has_sealed(sealed));
        let at = keys.iter().position(fits).unwrap_or_default();
        Ok(keys.swap_remove(at))
    }

    /// A key that is stored nowhere: for looking at settings before there is a key file, when nothing in them can be sealed yet.
    #[must_use]
    pub fn passing(entropy: &dyn Entropy) -> Self {
        Self::from_bytes(&random(entropy))
    }

    /// Begins to change the key: from now on the file holds a new one besides the old one, until [`Self::end_change`]. Returns the new key,
    /// and the file with the old one.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn begin_change(file: &Path, entropy: &dyn Entropy) -> Result<(Self, PathBuf), String> {
        let aside = key_file::begin_change(file, entropy)?;
        let keys = key_file::read(file)?;
        Ok((Self::from_bytes(keys.first().expect("it has two keys")), aside))
    }

    /// Ends the change: from now on the file holds only the new key.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn end_change(file: &Path) -> Result<(), String> {
        key_file::end_change(file)
    }

    /// Whether this is the key that a signing key was sealed with.
    #[must_use]
    pub fn has_sealed(&self, key: &SigningKey) -> bool {
        Sealer::open(self, key.purpose.name(), key.id.as_str(), &key.private).is_ok()
    }

    fn from_bytes(master: &[u8; KEY_BYTES]) -> Self {
        let master = hmac::Key::new(hmac::HMAC_SHA256, master);
        let derive = |purpose: &str| hmac::sign(&master, purpose.as_bytes());
        let sealing = UnboundKey::new(&AES_256_GCM, derive("sluss sealing").as_ref()).expect("the key has 32 bytes");
        let proving = hmac::Key::new(hmac::HMAC_SHA256, derive("sluss proving").as_ref());
        Self { sealing: LessSafeKey::new(sealing), proving }
    }
}

impl Sealer for MasterKey {
    fn seal(&self, purpose: &str, row: &str, bytes: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE_BYTES] = random(&SystemEntropy);
        let mut sealed = bytes.to_vec();
        let aad = Aad::from(format!("{purpose}\n{row}"));
        let done = self.sealing.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut sealed);
        done.expect("AES-GCM seals anything below 64 GiB");
        [nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, purpose: &str, row: &str, sealed: &[u8]) -> Result<Opened, Unsealable> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(Unsealable)?;
        let aad = Aad::from(format!("{purpose}\n{row}"));
        let mut bytes = Zeroizing::new(sealed.to_vec());
        let opened = self.sealing.open_in_place(Nonce::assume_unique_for_key(*nonce), aad, &mut bytes);
        opened.map(|opened| Opened::new(opened.to_vec())).map_err(|_| Unsealable)
    }

    fn tag(&self, purpose: &str, value: &str) -> [u8; 32] {
        let tag = hmac::sign(&self.proving, format!("{purpose}\n{value}").as_bytes());
        tag.as_ref().try_into().expect("an HMAC-SHA-256 has 32 bytes")
    }
}

/// Tells the right key: a wrong one opens nothing, and everything would seem well until somebody needs what was sealed.
fn missing(file: &Path) -> String {
    format!(
        "the key file {} is not there, and the database was made with one: put its copy back, or let key_file name it. \
         Nothing else opens what is sealed in the database. To begin anew without it, begin with a new database too",
        file.display()
    )
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use sluss_domain::ports::sealer::{Sealer, Unsealable};

    use super::super::SystemEntropy;
    use super::MasterKey;

    #[test]
    fn m04_a_sealed_value_opens_in_its_own_row_for_its_own_purpose_only() {
        let key = MasterKey::from_bytes(&[7; 32]);
        let sealed = key.seal("device-key", "dev_a", b"secret");
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        assert_eq!(&*key.open("device-key", "dev_a", &sealed).unwrap(), b"secret");
        assert_eq!(key.open("device-key", "dev_b", &sealed).err(), Some(Unsealable));
        assert_eq!(key.open("device-pin", "dev_a", &sealed).err(), Some(Unsealable));
        assert_eq!(MasterKey::from_bytes(&[8; 32]).open("device-key", "dev_a", &sealed).err(), Some(Unsealable));
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(key.open("device-key", "dev_a", &altered).err(), Some(Unsealable));
        }
        assert_eq!(key.open("device-key", "dev_a", &sealed[..5]).err(), Some(Unsealable));
    }

    #[test]
    fn m04_no_two_seals_are_alike() {
        let key = MasterKey::from_bytes(&[7; 32]);
        assert_ne!(key.seal("p", "r", b"secret"), key.seal("p", "r", b"secret"));
    }

    #[test]
    fn m04_the_key_file_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("master.key");
        let sealed = MasterKey::open(&file, &SystemEntropy, &[]).unwrap().seal("p", "r", b"x");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            MasterKey::open(&file, &SystemEntropy, &[]).unwrap().open("p", "r", &sealed).unwrap().to_vec(),
            b"x"
        );
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(MasterKey::open(&file, &SystemEntropy, &[]).unwrap_err().contains("chmod 600"));
    }
}
