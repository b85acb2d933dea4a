//! The header of a KDBX database: how its key is derived and what it is encrypted with. Nothing in it is secret, and all of it may be a lie.

use crate::containers::cipher::{take, take_array};
use crate::containers::derive::{Argon2Kind, Derivation};
use crate::refusal::Refusal;

const SIGNATURE: [u8; 8] = [0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5];
const ODD: Refusal = Refusal::Damaged("the header is not written as KeePass writes one");

/// Names of ciphers and derivations (UUIDs).
const AES: [u8; 16] = [0x31, 0xc1, 0xf2, 0xe6, 0xbf, 0x71, 0x43, 0x50, 0xbe, 0x58, 0x05, 0x21, 0x6a, 0xfc, 0x5a, 0xff];
const CHACHA20: [u8; 16] =
    [0xd6, 0x03, 0x8a, 0x2b, 0x8b, 0x6f, 0x4c, 0xb5, 0xa5, 0x24, 0x33, 0x9a, 0x31, 0xdb, 0xb5, 0x9a];
const TWOFISH: [u8; 16] =
    [0xad, 0x68, 0xf2, 0x9f, 0x57, 0x6f, 0x4b, 0xb9, 0xa3, 0x6a, 0xd4, 0x7a, 0xf9, 0x65, 0x34, 0x6c];
const AES_KDF: [[u8; 16]; 2] = [
    [0xc9, 0xd9, 0xf3, 0x9a, 0x62, 0x8a, 0x44, 0x60, 0xbf, 0x74, 0x0d, 0x08, 0xc1, 0x8a, 0x4f, 0xea],
    [0x7c, 0x02, 0xbb, 0x82, 0x79, 0xa7, 0x4a, 0xc0, 0x92, 0x7d, 0x11, 0x4a, 0x00, 0x64, 0x82, 0x38],
];
const ARGON2D: [u8; 16] =
    [0xef, 0x63, 0x6d, 0xdf, 0x8c, 0x29, 0x44, 0x4b, 0x91, 0xf7, 0xa9, 0xa4, 0x03, 0xe3, 0x0a, 0x0c];
const ARGON2ID: [u8; 16] =
    [0x9e, 0x29, 0x8b, 0x19, 0x56, 0xdb, 0x47, 0x73, 0xb2, 0x3d, 0xfc, 0x3e, 0xc6, 0xf0, 0xa1, 0xe6];

/// What a header says.
pub(super) struct Header<'a> {
    /// 3 or 4.
    pub(super) version: u16,
    /// The header itself, which is hashed in version 4.
    pub(super) bytes: &'a [u8],
    /// What follows it.
    pub(super) body: &'a [u8],
    pub(super) cipher: Cipher,
    pub(super) packed: bool,
    pub(super) seed: &'a [u8],
    pub(super) iv: &'a [u8],
    pub(super) derivation: Derivation,
    /// Version 3: the key of the stream inside, and its number; version 4 has them further in.
    pub(super) stream: (&'a [u8], u32),
    /// Version 3: what the plain text begins with.
    pub(super) start: &'a [u8],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cipher {
    Aes,
    ChaCha20,
    Twofish,
}

pub(super) fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// # Errors
/// [`Refusal::Damaged`].
pub(super) fn read(file: &[u8]) -> Result<Header<'_>, Refusal> {
    let mut rest = file;
    take(&mut rest, SIGNATURE.len())?;
    let _minor = take(&mut rest, 2)?;
    let version = u16::from_le_bytes(take_array(&mut rest)?);
    if !(3..=4).contains(&version) {
        return Err(ODD);
    }
    let fields = Fields::of(&mut rest, version)?;
    let derivation = if version == 3 {
        let rounds = u64::from_le_bytes(fields.get(6)?.try_into().map_err(|_| ODD)?);
        Derivation::AesKdf { seed: fields.array(5)?, rounds }
    } else {
        derivation(fields.get(11)?)?
    };
    let (stream, start) =
        if version == 3 { ((fields.get(8)?, fields.number(10)?), fields.get(9)?) } else { ((&[][..], 0), &[][..]) };
    Ok(Header {
        version,
        bytes: &file[..file.len() - rest.len()],
        body: rest,
        cipher: cipher(fields.get(2)?)?,
        packed: packed(fields.number(3)?)?,
        seed: fields.get(4)?,
        iv: fields.get(7)?,
        derivation,
        stream,
        start,
    })
}

/// The fields of a header by their numbers. One that is there twice is refused: readers would not agree which counts.
struct Fields<'a>([Option<&'a [u8]>; 13]);

impl<'a> Fields<'a> {
    fn of(rest: &mut &'a [u8], version: u16) -> Result<Self, Refusal> {
        let mut fields = [None; 13];
        loop {
            let [kind] = take_array(rest)?;
            let length = if version == 3 {
                u32::from(u16::from_le_bytes(take_array(rest)?))
            } else {
                u32::from_le_bytes(take_array(rest)?)
            };
            let value = take(rest, usize::try_from(length).map_err(|_| ODD)?)?;
            let field = fields.get_mut(usize::from(kind)).ok_or(ODD)?;
            match kind {
                0 => return Ok(Self(fields)),
                // A comment.
                1 => {}
                _ if field.is_some() => return Err(ODD),
                _ => *field = Some(value),
            }
        }
    }

    fn get(&self, kind: usize) -> Result<&'a [u8], Refusal> {
        self.0[kind].ok_or(ODD)
    }

    fn number(&self, kind: usize) -> Result<u32, Refusal> {
        Ok(u32::from_le_bytes(self.array(kind)?))
    }

    fn array<const N: usize>(&self, kind: usize) -> Result<[u8; N], Refusal> {
        self.get(kind)?.try_into().map_err(|_| ODD)
    }
}

fn cipher(uuid: &[u8]) -> Result<Cipher, Refusal> {
    match uuid {
        _ if uuid == AES => Ok(Cipher::Aes),
        _ if uuid == CHACHA20 => Ok(Cipher::ChaCha20),
        _ if uuid == TWOFISH => Ok(Cipher::Twofish),
        _ => Err(Refusal::Damaged("the database is encrypted with a cipher that KeePass does not have")),
    }
}

fn packed(kind: u32) -> Result<bool, Refusal> {
    match kind {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(ODD),
    }
}

/// A dictionary: for each entry a type, a name and a value, each with its length.
fn derivation(mut rest: &[u8]) -> Result<Derivation, Refusal> {
    take(&mut rest, 2)?;
    let mut known: Vec<(&[u8], &[u8])> = Vec::new();
    loop {
        let [kind] = take_array(&mut rest)?;
        if kind == 0 {
            break;
        }
        let mut piece =
            || take_array(&mut rest).and_then(|length| take(&mut rest, u32::from_le_bytes(length) as usize));
        let (name, value) = (piece()?, piece()?);
        if known.iter().any(|(before, _)| *before == name) {
            return Err(ODD);
        }
        known.push((name, value));
    }
    let get = |wanted: &[u8]| known.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value).ok_or(ODD);
    let number = |wanted: &[u8]| match get(wanted)? {
        value if value.len() == 4 => Ok(u64::from(u32::from_le_bytes(value.try_into().map_err(|_| ODD)?))),
        value => Ok(u64::from_le_bytes(value.try_into().map_err(|_| ODD)?)),
    };
    let uuid = get(b"$UUID")?;
    if AES_KDF.iter().any(|known| known == uuid) {
        let seed = get(b"S")?.try_into().map_err(|_| ODD)?;
        return Ok(Derivation::AesKdf { seed, rounds: number(b"R")? });
    }
    let kind = match uuid {
        _ if uuid == ARGON2D => Argon2Kind::D,
        _ if uuid == ARGON2ID => Argon2Kind::Id,
        _ => return Err(Refusal::Damaged("the key is derived in a way that KeePass does not have")),
    };
    Ok(Derivation::Argon2 {
        kind,
        old: number(b"V")? == 0x10,
        salt: get(b"S")?.to_vec(),
        memory: number(b"M")? / 1024,
        passes: number(b"I")?,
        lanes: number(b"P")?,
    })
}
