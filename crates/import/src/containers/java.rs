//! Java's serialization, as far as a `HashMap` of texts goes (Object Serialization Stream Protocol, version 5). Knows no product.

use super::cipher::{take, take_array};
use crate::limits::Limits;
use crate::refusal::Refusal;

const OBJECT: u8 = 0x73;
const CLASS: u8 = 0x72;
const TEXT: u8 = 0x74;
const LONG_TEXT: u8 = 0x7c;
const REFERENCE: u8 = 0x71;
const BLOCK: u8 = 0x77;
const END_OF_BLOCK: u8 = 0x78;
const NULL: u8 = 0x70;
/// The first number that is handed out; the class has it, and the map the next.
const FIRST_HANDLE: usize = 0x7e_0000;

const ODD: Refusal = Refusal::Damaged("the map is not written as Java writes one");

/// Whether bytes begin as such a stream.
pub(crate) fn is_stream(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xac, 0xed, 0, 5])
}

/// The pairs of a `HashMap<String, String>`, in the order of its hashes.
///
/// # Errors
/// [`Refusal::Damaged`], and [`Refusal::TooMany`] for more pairs than entries could need.
pub(crate) fn texts(bytes: &[u8], limits: &Limits) -> Result<Vec<(String, String)>, Refusal> {
    let mut rest = bytes;
    if !is_stream(take(&mut rest, 4)?) {
        return Err(ODD);
    }
    let size = map_header(&mut rest)?;
    // Two for each entry, and some for the whole.
    if size > limits.entries.saturating_mul(2).saturating_add(16) {
        return Err(Refusal::TooMany { most: limits.entries });
    }
    let mut known: Vec<String> = Vec::new();
    let pairs = (0..size).map(|_| Ok((text(&mut rest, &mut known)?, text(&mut rest, &mut known)?)));
    let pairs = pairs.collect::<Result<_, Refusal>>()?;
    expect(&mut rest, END_OF_BLOCK)?;
    Ok(pairs)
}

/// The class, its fields (old Android has one, others two), and how many pairs follow.
fn map_header(rest: &mut &[u8]) -> Result<usize, Refusal> {
    expect(rest, OBJECT)?;
    expect(rest, CLASS)?;
    let length = u16::from_be_bytes(take_array(rest)?);
    if take(rest, length.into())? != b"java.util.HashMap" {
        return Err(ODD);
    }
    // A number of the class's version, and flags.
    take(rest, 8 + 1)?;
    let fields = u16::from_be_bytes(take_array(rest)?);
    for _ in 0..fields {
        // Only types of four bytes are in a map: F and I.
        if !matches!(take_array::<1>(rest)?, [b'F' | b'I']) {
            return Err(ODD);
        }
        let length = u16::from_be_bytes(take_array(rest)?);
        take(rest, length.into())?;
    }
    expect(rest, END_OF_BLOCK)?;
    expect(rest, NULL)?;
    take(rest, usize::from(fields) * 4)?;
    // Capacity and size, of four bytes each.
    expect(rest, BLOCK)?;
    expect(rest, 8)?;
    take(rest, 4)?;
    usize::try_from(u32::from_be_bytes(take_array(rest)?)).map_err(|_| ODD)
}

/// A text, or a reference to one before. References cannot make the whole larger than its parts allow: each is a copy of a text in the file, and
/// the number of pairs is bounded; a long one repeated often is stopped here.
fn text(rest: &mut &[u8], known: &mut Vec<String>) -> Result<String, Refusal> {
    let [kind] = take_array(rest)?;
    let length = match kind {
        TEXT => u64::from(u16::from_be_bytes(take_array(rest)?)),
        LONG_TEXT => u64::from_be_bytes(take_array(rest)?),
        REFERENCE => {
            let handle = usize::try_from(u32::from_be_bytes(take_array(rest)?)).map_err(|_| ODD)?;
            let index = handle.checked_sub(FIRST_HANDLE + 2).ok_or(ODD)?;
            let text = known.get(index).filter(|text| text.len() <= 1024).ok_or(ODD)?;
            return Ok(text.clone());
        }
        _ => return Err(ODD),
    };
    let length = usize::try_from(length).map_err(|_| ODD)?;
    let text = modified_utf8(take(rest, length)?)?;
    known.push(text.clone());
    Ok(text)
}

/// UTF-8 in which zero has two bytes, and what is beyond the first plane is two surrogates of three bytes each.
fn modified_utf8(bytes: &[u8]) -> Result<String, Refusal> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let mut units: Vec<u16> = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        let (unit, length) = match (first, after) {
            (0..=0x7f, _) => (u16::from(first), 1),
            (0xc0..=0xdf, [second, ..]) => (u16::from(first & 0x1f) << 6 | low(*second), 2),
            (0xe0..=0xef, [second, third, ..]) => (u16::from(first & 0x0f) << 12 | low(*second) << 6 | low(*third), 3),
            _ => return Err(ODD),
        };
        units.push(unit);
        take(&mut rest, length)?;
    }
    String::from_utf16(&units).map_err(|_| ODD)
}

fn low(byte: u8) -> u16 {
    u16::from(byte & 0x3f)
}

fn expect(rest: &mut &[u8], wanted: u8) -> Result<(), Refusal> {
    if take_array::<1>(rest)? == [wanted] { Ok(()) } else { Err(ODD) }
}

#[cfg(test)]
mod tests {
    use super::{modified_utf8, texts};
    use crate::limits::Limits;
    use crate::refusal::Refusal;

    /// A map of one pair, in which the value is this.
    fn map(size: u32, value: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0xac, 0xed, 0, 5, 0x73, 0x72, 0, 17];
        bytes.extend(b"java.util.HashMap");
        bytes.extend(362_498_820_763_181_265_u64.to_be_bytes());
        bytes.extend([3, 0, 1, b'F', 0, 10]);
        bytes.extend(b"loadFactor");
        bytes.extend([0x78, 0x70, 0x3f, 0x40, 0, 0, 0x77, 8, 0, 0, 0, 16]);
        bytes.extend(size.to_be_bytes());
        bytes.extend([0x74, 0, 1, b'k']);
        bytes.extend(value);
        bytes.push(0x78);
        bytes
    }

    fn pairs(size: u32, value: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
        texts(&map(size, value), &Limits::default())
    }

    #[test]
    fn texts_may_be_long_or_named_by_a_number() {
        let pair = |value: &str| Ok(vec![("k".to_owned(), value.to_owned())]);
        assert_eq!(pairs(1, &[0x74, 0, 1, b'v']), pair("v"));
        assert_eq!(pairs(1, &[0x7c, 0, 0, 0, 0, 0, 0, 0, 1, b'v']), pair("v"));
        assert_eq!(pairs(1, &[0x71, 0, 0x7e, 0, 2]), pair("k"));
    }

    #[test]
    fn lengths_that_the_file_does_not_have_are_refused() {
        let wrong: [&[u8]; 6] = [
            &[0x74, 0xff, 0xff, b'v'],
            &[0x7c, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x71, 0, 0x7e, 0, 3],
            &[0x71, 0, 0, 0, 0],
            &[0x70],
            &[],
        ];
        for value in wrong {
            assert!(matches!(pairs(1, value), Err(Refusal::Damaged(_))), "{value:?}");
        }
        assert_eq!(pairs(u32::MAX, &[0x74, 0, 1, b'v']), Err(Refusal::TooMany { most: 10_000 }));
    }

    #[test]
    fn java_writes_utf_8_in_its_own_way() {
        assert_eq!(
            modified_utf8(&[b'a', 0xc0, 0x80, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]),
            Ok("a\0\u{1f600}".to_owned())
        );
        assert!(modified_utf8(&[0xe0, 0x80]).is_err());
        assert!(modified_utf8(&[0xed, 0xa0, 0xbd]).is_err());
    }
}
