//! The bits of a code to bytes, segment by segment (ISO/IEC 18004, section 7.4). It knows no picture.

/// How the bytes of a code are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Charset {
    /// UTF-8 if they are that, and else Latin-1.
    Guessed,
    /// ISO 8859-1, as the code says.
    Latin1,
    /// Shift-JIS, as the code says, or as its Kanji make it.
    ShiftJis,
}

/// The bytes of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Content {
    pub(in super::super) bytes: Vec<u8>,
    pub(in super::super) charset: Charset,
}

const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn left(&self) -> usize {
        8 * self.bytes.len() - self.at
    }

    fn take(&mut self, count: usize) -> Option<u32> {
        if count > self.left() {
            return None;
        }
        let bits = (self.at..self.at + count).map(|at| u32::from(self.bytes[at / 8] >> (7 - at % 8) & 1));
        self.at += count;
        Some(bits.fold(0, |all, bit| all << 1 | bit))
    }
}

/// Reads all segments, or nothing if one of them makes no sense, or if there is nothing in them.
pub(in super::super) fn content(data: &[u8], version: usize) -> Option<Content> {
    let mut bits = Bits { bytes: data, at: 0 };
    let mut content = Content { bytes: Vec::new(), charset: Charset::Guessed };
    let size = match version {
        1..=9 => 0,
        10..=26 => 1,
        _ => 2,
    };
    while bits.left() >= 4 {
        match bits.take(4)? {
            0 => break,
            1 => digits(&mut bits, [10, 12, 14][size], &mut content.bytes)?,
            2 => letters(&mut bits, [9, 11, 13][size], &mut content.bytes)?,
            4 => {
                for _ in 0..bits.take([8, 16, 16][size])? {
                    content.bytes.push(bits.take(8)? as u8);
                }
            }
            8 => {
                content.charset = Charset::ShiftJis;
                kanji(&mut bits, [8, 10, 12][size], &mut content.bytes)?;
            }
            7 => content.charset = charset(&mut bits)?,
            // One of several codes that belong together: index, count and parity.
            3 => {
                bits.take(16)?;
            }
            // Data of trade, after which the text is the same.
            5 => {}
            9 => {
                bits.take(8)?;
            }
            _ => return None,
        }
    }
    (!content.bytes.is_empty()).then_some(content)
}

fn digits(bits: &mut Bits<'_>, length: usize, out: &mut Vec<u8>) -> Option<()> {
    let mut left = bits.take(length)?;
    while left > 0 {
        let count = left.min(3);
        let value = bits.take(1 + 3 * count as usize)?;
        if value >= 10_u32.pow(count) {
            return None;
        }
        out.extend((0..count).rev().map(|place| b'0' + (value / 10_u32.pow(place) % 10) as u8));
        left -= count;
    }
    Some(())
}

fn letters(bits: &mut Bits<'_>, length: usize, out: &mut Vec<u8>) -> Option<()> {
    let mut left = bits.take(length)?;
    while left > 1 {
        let pair = bits.take(11)? as usize;
        out.extend([*LETTERS.get(pair / 45)?, LETTERS[pair % 45]]);
        left -= 2;
    }
    if left == 1 {
        out.push(*LETTERS.get(bits.take(6)? as usize)?);
    }
    Some(())
}

fn kanji(bits: &mut Bits<'_>, length: usize, out: &mut Vec<u8>) -> Option<()> {
    for _ in 0..bits.take(length)? {
        let packed = bits.take(13)?;
        let pair = ((packed / 0xC0) << 8) | (packed % 0xC0);
        let pair = pair + if pair < 0x1F00 { 0x8140 } else { 0xC140 };
        out.extend([(pair >> 8) as u8, pair as u8]);
    }
    Some(())
}

/// What an ECI designator says (AIM ITS/04-023): one to three bytes.
fn charset(bits: &mut Bits<'_>) -> Option<Charset> {
    let first = bits.take(8)?;
    let number = match first {
        0x00..=0x7F => first,
        0x80..=0xBF => (first & 0x3F) << 8 | bits.take(8)?,
        0xC0..=0xDF => (first & 0x1F) << 16 | bits.take(16)?,
        _ => return None,
    };
    Some(match number {
        1 | 3 => Charset::Latin1,
        20 => Charset::ShiftJis,
        _ => Charset::Guessed,
    })
}

#[cfg(test)]
mod tests {
    use super::{Charset, Content, content};

    /// Bits as they are written in the standard, filled up with zeros.
    fn packed(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits.bytes().filter(u8::is_ascii_digit).map(|bit| bit - b'0').collect();
        bits.chunks(8).map(|byte| byte.iter().enumerate().fold(0, |all, (at, bit)| all | bit << (7 - at))).collect()
    }

    fn text(bytes: &[u8], charset: Charset) -> Option<Content> {
        Some(Content { bytes: bytes.to_vec(), charset })
    }

    #[test]
    fn the_examples_of_the_standard_are_read() {
        let numbers = packed("0001 0000001000 0000001100 0101011001 1000011 0000");
        assert_eq!(content(&numbers, 1), text(b"01234567", Charset::Guessed));
        let letters = packed("0010 000000101 00111001110 11100111001 000010 0000");
        assert_eq!(content(&letters, 1), text(b"AC-42", Charset::Guessed));
        let kanji = packed("1000 00000010 0110110011111 1101010101010 0000");
        assert_eq!(content(&kanji, 1), text(&[0x93, 0x5F, 0xE4, 0xAA], Charset::ShiftJis));
    }

    #[test]
    fn a_code_says_in_what_letters_it_is() {
        let marked = packed("0111 00000011 0100 00000001 11100101 0000");
        assert_eq!(content(&marked, 1), text(&[0xE5], Charset::Latin1));
        let marked = packed("0111 10000000 00010100 0100 00000001 11100101 0000");
        assert_eq!(content(&marked, 1), text(&[0xE5], Charset::ShiftJis));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for bits in
            ["0000", "1111 0000", "0001 0000000011 1111111111", "0010 000000010 11111111111", "0100 00001111 00000000"]
        {
            assert_eq!(content(&packed(bits), 1), None, "{bits}");
        }
    }
}
