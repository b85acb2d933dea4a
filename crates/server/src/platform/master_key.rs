//! The key file, outside the database: what everything in the database is sealed with (M04), and what the server's own
//! proofs are made with.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::path::Path;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use sluss_delivery::trouble::in_words;
use sluss_domain::Entropy;
use sluss_domain::entropy::random;
use sluss_domain::ports::{Opened, Sealer, Unsealable};
use zeroize::Zeroizing;

use super::SystemEntropy;

const KEY_BYTES: usize = 32;
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
    /// Reads the key file; makes it, readable by its owner alone, where there is none and nothing was sealed by one yet.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn open(file: &Path, entropy: &dyn Entropy, nothing_sealed: bool) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("the key file {}: {}", file.display(), in_words(&error));
        match (file.exists(), nothing_sealed) {
            (true, _) => refuse_if_others_can_read(file)?,
            (false, true) => create(file, entropy).map_err(failed)?,
            (false, false) => return Err(missing(file)),
        }
        let mut bytes = Zeroizing::new(Vec::new());
        OpenOptions::new().read(true).open(file).and_then(|mut open| open.read_to_end(&mut bytes)).map_err(failed)?;
        let key: &[u8; KEY_BYTES] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| format!("the key file {} must have {KEY_BYTES} bytes", file.display()))?;
        Ok(Self::from_bytes(key))
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

    fn prove(&self, purpose: &str, value: &str) -> [u8; 32] {
        let tag = hmac::sign(&self.proving, format!("{purpose}\n{value}").as_bytes());
        tag.as_ref().try_into().expect("an HMAC-SHA-256 has 32 bytes")
    }
}

/// Another key opens nothing, and makes it look as if all were well until somebody needs what was sealed.
fn missing(file: &Path) -> String {
    format!(
        "the key file {} is not there, and the database was made with one: put its copy back, or let key_file name it. \
         Nothing else opens what is sealed in the database. To begin anew without it, begin with a new database too",
        file.display()
    )
}

#[cfg(unix)]
fn create(file: &Path, entropy: &dyn Entropy) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let key = Zeroizing::new(random::<KEY_BYTES>(entropy));
    let mut open = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    open.write_all(&*key)?;
    open.sync_all()
}

#[cfg(unix)]
fn refuse_if_others_can_read(file: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = file
        .metadata()
        .map_err(|error| format!("the key file {}: {}", file.display(), in_words(&error)))?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(format!("the key file {0} can be read by others: chmod 600 {0}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use sluss_domain::ports::{Sealer, Unsealable};

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
        let sealed = MasterKey::open(&file, &SystemEntropy, true).unwrap().seal("p", "r", b"x");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(
            MasterKey::open(&file, &SystemEntropy, false).unwrap().open("p", "r", &sealed).unwrap().to_vec(),
            b"x"
        );
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(MasterKey::open(&file, &SystemEntropy, false).unwrap_err().contains("chmod 600"));
    }
}
