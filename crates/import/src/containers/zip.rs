//! Zip archives, of which one member is read, within bounds and with a password where it needs one. Knows no product.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::cipher::Plain;
use super::unpack;
use crate::bounds::Bounds;
use crate::cost::{Cost, Lock};
use crate::refusal::Refusal;

/// WinZip's AES derives a key with so many rounds.
const ROUNDS: u64 = 1000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether there is a member with a name that is wanted.
pub(crate) fn has(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> bool {
    archive(bytes).is_ok_and(|archive| archive.file_names().any(|name| name.is_ok_and(|name| wanted(&name))))
}

/// # Errors
/// [`Refusal::Damaged`].
pub(crate) fn lock(bytes: &[u8]) -> Result<Lock, Refusal> {
    let mut archive = archive(bytes)?;
    for index in 0..archive.len() {
        if archive.by_index_raw(index).map_err(|why| refusal(&why))?.encrypted() {
            return Ok(Lock::Password(Cost { memory: 0, rounds: ROUNDS }));
        }
    }
    Ok(Lock::Open)
}

/// The largest member with a name that is wanted. The password is asked for if it needs one.
///
/// # Errors
/// [`Refusal::Bomb`] and [`Refusal::TooLarge`] while it is unpacked, whatever the archive says of itself, [`Refusal::PasswordNeeded`], [`Refusal::WrongPassword`],
/// [`Refusal::Damaged`].
pub(crate) fn member<'a>(
    bytes: &[u8],
    password: impl FnOnce() -> Result<&'a [u8], Refusal>,
    limits: &Bounds,
    wanted: impl Fn(&str) -> bool,
) -> Result<Plain, Refusal> {
    let mut archive = archive(bytes)?;
    let mut largest: Option<(u64, usize, u64, bool)> = None;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|why| refusal(&why))?;
        let candidate = (file.size(), index, file.compressed_size(), file.encrypted());
        let named = file.name().is_ok_and(|name| wanted(&name));
        if named && largest.is_none_or(|(size, ..)| size < candidate.0) {
            largest = Some(candidate);
        }
    }
    let (_, index, packed, encrypted) = largest.ok_or(Refusal::Damaged("the archive lacks what it should have"))?;
    let file = if encrypted { archive.by_index_decrypt(index, password()?) } else { archive.by_index(index) };
    unpacked(file.map_err(|why| refusal(&why))?, packed, encrypted, limits)
}

fn archive(bytes: &[u8]) -> Result<Archive<'_>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|why| refusal(&why))
}

/// The old cipher tells a wrong password in one byte; one in 256 passes, and then nothing fits.
fn unpacked(file: impl Read, packed: u64, encrypted: bool, limits: &Bounds) -> Result<Plain, Refusal> {
    unpack::within(file, packed, limits, |_| match encrypted {
        true => Refusal::WrongPassword,
        false => Refusal::Damaged("what is in the archive does not fit its checksum"),
    })
}

fn refusal(why: &ZipError) -> Refusal {
    match why {
        ZipError::InvalidPassword => Refusal::WrongPassword,
        ZipError::UnsupportedArchive(_) => Refusal::Damaged("the archive is packed in a way that no export is"),
        _ => Refusal::Damaged("the archive ends too early, or is altered"),
    }
}
