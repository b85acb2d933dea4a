//! Numbers and rows as SQLite writes them (*Record Format*). Knows no page.

use super::ODD;
use crate::refusal::Refusal;

/// Tables of accounts have some twenty columns, and a value takes more memory here than in the file.
const MOST_COLUMNS: usize = 200;

/// One value of a row; floating-point numbers and bytes are not needed by anyone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Other,
}

/// A number of 1 to 9 bytes, which are taken off: seven bits of each, and all of the ninth.
///
/// # Errors
/// [`Refusal::Damaged`].
pub(super) fn varint(bytes: &mut &[u8]) -> Result<u64, Refusal> {
    let mut number = 0_u64;
    for index in 0..9 {
        let (&byte, rest) = bytes.split_first().ok_or(ODD)?;
        *bytes = rest;
        if index == 8 {
            return Ok(number << 8 | u64::from(byte));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            break;
        }
    }
    Ok(number)
}

/// A row: the types of its values, and then the values.
///
/// # Errors
/// [`Refusal::Damaged`].
pub(super) fn record(payload: &[u8], encoding: u8) -> Result<Vec<Value>, Refusal> {
    let mut header = payload;
    let length = usize::try_from(varint(&mut header)?).map_err(|_| ODD)?;
    let taken = payload.len() - header.len();
    let mut types = header.get(..length.checked_sub(taken).ok_or(ODD)?).ok_or(ODD)?;
    let mut body = &payload[length..];
    let mut values = Vec::new();
    while !types.is_empty() {
        let kind = varint(&mut types)?;
        if values.len() >= MOST_COLUMNS {
            return Err(ODD);
        }
        let (bytes, rest) = body.split_at_checked(size(kind)?).ok_or(ODD)?;
        body = rest;
        values.push(value(kind, bytes, encoding)?);
    }
    Ok(values)
}

/// How many bytes a value of this type has.
fn size(kind: u64) -> Result<usize, Refusal> {
    Ok(match kind {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(kind).map_err(|_| ODD)?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return Err(ODD),
        _ => usize::try_from((kind - 12) / 2).map_err(|_| ODD)?,
    })
}

fn value(kind: u64, bytes: &[u8], encoding: u8) -> Result<Value, Refusal> {
    Ok(match kind {
        0 => Value::Null,
        1..=6 => {
            let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
            let start = if negative { -1 } else { 0 };
            Value::Integer(bytes.iter().fold(start, |number: i64, byte| number << 8 | i64::from(*byte)))
        }
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        kind if kind >= 13 && kind % 2 == 1 => Value::Text(text(bytes, encoding)?),
        _ => Value::Other,
    })
}

fn text(bytes: &[u8], encoding: u8) -> Result<String, Refusal> {
    let units = |from: fn([u8; 2]) -> u16| bytes.as_chunks().0.iter().map(|pair| from(*pair)).collect::<Vec<u16>>();
    match encoding {
        1 => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ODD),
        2 => String::from_utf16(&units(u16::from_le_bytes)).map_err(|_| ODD),
        _ => String::from_utf16(&units(u16::from_be_bytes)).map_err(|_| ODD),
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, record, varint};

    #[test]
    fn numbers_have_one_to_nine_bytes() {
        for (bytes, number) in [
            (&[0x7f][..], 127),
            (&[0x81, 0x00], 128),
            (&[0xff; 9], u64::MAX),
            (&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], 1),
        ] {
            let mut rest = bytes;
            assert_eq!(varint(&mut rest), Ok(number));
            assert!(rest.is_empty());
        }
        assert!(varint(&mut &[0x80, 0x80][..]).is_err());
    }

    #[test]
    fn rows_have_values_of_every_type() {
        let row = [7, 0, 8, 9, 1, 2, 19, 0xff, 0x01, 0x00, b'a', b'b', b'c'];
        let values = [
            Value::Null,
            Value::Integer(0),
            Value::Integer(1),
            Value::Integer(-1),
            Value::Integer(256),
            Value::Text("abc".to_owned()),
        ];
        assert_eq!(record(&row, 1), Ok(values.to_vec()));
        for end in 0..row.len() {
            assert!(record(&row[..end], 1).is_err(), "cut at {end}");
        }
        assert!(record(&[2, 10], 1).is_err(), "a type that is reserved");
        assert_eq!(record(&[2, 17, b'a', 0], 2), Ok(vec![Value::Text("a".to_owned())]));
        assert_eq!(record(&[2, 17, 0, b'a'], 3), Ok(vec![Value::Text("a".to_owned())]));
    }
}
