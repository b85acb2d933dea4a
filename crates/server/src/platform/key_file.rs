//! The key file on the disk: one key, or two while everything is being resealed (`sluss keys rekey`): first the new one, then the old one.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use sluss_delivery::io_error::in_words;
use sluss_domain::Entropy;
use sluss_domain::ports::entropy::random;
use zeroize::Zeroizing;

pub(super) const KEY_BYTES: usize = 32;

pub(super) type Key = Zeroizing<[u8; KEY_BYTES]>;

/// Reads it: one key or two, the new one first.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub(super) fn read(file: &Path) -> Result<Vec<Key>, String> {
    refuse_if_others_can_read(file)?;
    let bytes = Zeroizing::new(std::fs::read(file).map_err(|error| failed(file, &error))?);
    let (keys, rest) = bytes.as_chunks::<KEY_BYTES>();
    if rest.is_empty() && matches!(keys.len(), 1 | 2) {
        return Ok(keys.iter().map(|key| Zeroizing::new(*key)).collect());
    }
    Err(format!(
        "the key file {} must have {KEY_BYTES} bytes, or twice as many while the key is changed",
        file.display()
    ))
}

/// Creates it with one key, readable by its owner alone.
///
/// # Errors
/// A sentence that names the file.
pub(super) fn create(file: &Path, entropy: &dyn Entropy) -> Result<(), String> {
    let key = Zeroizing::new(random::<KEY_BYTES>(entropy));
    write_new(file, &*key).map_err(|error| failed(file, &error))
}

/// Puts a new key before the existing one, unless that was already done. The old key also stays in a file of its own, because copies of the
/// database are worthless without it. Returns that file.
///
/// # Errors
/// A sentence that names the file.
pub(super) fn begin_change(file: &Path, entropy: &dyn Entropy) -> Result<PathBuf, String> {
    let keys = read(file)?;
    let before = keys.last().expect("it has one key or two");
    let aside = named(file, ".before");
    let aside = (1..)
        .map(|count| if count == 1 { aside.clone() } else { named(file, &format!(".before-{count}")) })
        .find(|aside| !aside.exists() || std::fs::read(aside).is_ok_and(|bytes| bytes == before.as_slice()))
        .expect("some number is free");
    if !aside.exists() {
        write_new(&aside, before.as_slice()).map_err(|error| failed(&aside, &error))?;
    }
    if keys.len() == 1 {
        let both = Zeroizing::new([random::<KEY_BYTES>(entropy), **before].concat());
        replace(file, &both)?;
    }
    Ok(aside)
}

/// Leaves only the new key.
///
/// # Errors
/// A sentence that names the file.
pub(super) fn end_change(file: &Path) -> Result<(), String> {
    let keys = read(file)?;
    replace(file, keys.first().expect("it has one key or two").as_slice())
}

/// Writes the file as a whole or not at all.
fn replace(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let fresh = named(file, ".fresh");
    // An interrupted write never becomes the key file.
    _ = std::fs::remove_file(&fresh);
    let written = write_new(&fresh, bytes).and_then(|()| std::fs::rename(&fresh, file)).and_then(|()| settle(file));
    written.map_err(|error| failed(file, &error))
}

/// Makes sure that the file's name is on the disk, since what follows is sealed with its key.
fn settle(file: &Path) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(folder)?.sync_all()
}

fn write_new(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut open = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    open.write_all(bytes)?;
    open.sync_all()?;
    settle(file)
}

fn named(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

fn failed(file: &Path, error: &std::io::Error) -> String {
    format!("the key file {}: {}", file.display(), in_words(error))
}

fn refuse_if_others_can_read(file: &Path) -> Result<(), String> {
    let mode = file.metadata().map_err(|error| failed(file, &error))?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    Err(format!("the key file {0} can be read by others: chmod 600 {0}", file.display()))
}
