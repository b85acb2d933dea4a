//! Which PINs are good enough, and why others are not (E04). The rules run while a person types, and again on the server.
//!
//! A PIN is never stored on a device and never compared there: it only enters a one-time code.

use std::fmt;

use thiserror::Error;

use crate::typed;

/// How many digits a PIN has unless an operator asks for more.
pub const DIGITS: usize = 4;

/// The PINs that people choose most, besides those that the other rules already refuse.
const MOST_USED: [&str; 20] = [
    "1004", "1010", "1122", "1212", "1313", "1414", "1515", "2020", "2112", "2222", "2468", "2580", "4321", "5150",
    "5683", "6969", "7410", "7777", "8520", "9630",
];

/// Why a PIN is refused; each has its own sentence for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeakPin {
    /// The wrong number of digits, or something that is not a digit.
    #[error("a PIN has exactly {DIGITS} digits")]
    Form,
    /// 1234, 9876, 2468: each digit follows from the one before.
    #[error("the digits run up or down")]
    Run,
    /// 1111, 1212, 1221: hardly any different digits.
    #[error("the digits repeat")]
    Repeat,
    /// A year from 1900 to 2099, often a year of birth.
    #[error("it is a year")]
    Year,
    /// 0101 to 3112 as day and month, or month and day.
    #[error("it is a date")]
    Date,
    /// 2580, 1470: a line on the keypad.
    #[error("it is a line on the keypad")]
    Keypad,
    /// One of the most used PINs.
    #[error("it is one of the most used PINs")]
    MostUsed,
}

impl WeakPin {
    /// The reason's name in problem documents and in the texts' ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Run => "run",
            Self::Repeat => "repeat",
            Self::Year => "year",
            Self::Date => "date",
            Self::Keypad => "keypad",
            Self::MostUsed => "most-used",
        }
    }
}

/// A PIN that passed the rules. It is never displayed.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// Reads a PIN as typed, on any keyboard.
    ///
    /// ```
    /// use sluss_protocol::pin::{Pin, WeakPin};
    ///
    /// assert_eq!(Pin::choose("٨٣٠٦").map(|pin| pin.digits().to_owned()), Ok("8306".to_owned()));
    /// assert_eq!(Pin::choose("1987"), Err(WeakPin::Year));
    /// ```
    ///
    /// # Errors
    /// The first rule that it breaks.
    pub fn choose(typed: &str) -> Result<Self, WeakPin> {
        let typed = typed::code(typed);
        let digits = digits(&typed).ok_or(WeakPin::Form)?;
        match () {
            () if runs(&digits) => Err(WeakPin::Run),
            () if repeats(&digits) => Err(WeakPin::Repeat),
            () if is_year(&digits) => Err(WeakPin::Year),
            () if is_date(&digits) => Err(WeakPin::Date),
            () if is_keypad_line(&digits) => Err(WeakPin::Keypad),
            () if MOST_USED.contains(&&*typed) => Err(WeakPin::MostUsed),
            () => Ok(Self(typed)),
        }
    }

    /// The digits, to be hashed and forgotten.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(****)")
    }
}

fn digits(typed: &str) -> Option<[i8; DIGITS]> {
    let bytes: [u8; DIGITS] = typed.as_bytes().try_into().ok()?;
    let all = bytes.iter().all(u8::is_ascii_digit);
    all.then(|| bytes.map(|byte| (byte - b'0').cast_signed()))
}

/// Every step between neighbours is the same and not zero; 0 may follow 9 and come before it (7890, 0987).
fn runs(digits: &[i8; DIGITS]) -> bool {
    let step = (digits[1] - digits[0]).rem_euclid(10);
    let even = digits.windows(2).all(|pair| (pair[1] - pair[0]).rem_euclid(10) == step);
    even && matches!(step, 1 | 2 | 8 | 9)
}

/// At most two different digits (1112, 1221, 1212), which leaves too little to guess.
fn repeats(digits: &[i8; DIGITS]) -> bool {
    let mut seen = [false; 10];
    for &digit in digits {
        seen[usize::from(digit.unsigned_abs())] = true;
    }
    seen.iter().filter(|&&was| was).count() <= 2
}

fn is_year(digits: &[i8; DIGITS]) -> bool {
    matches!(digits, [1, 9, ..] | [2, 0, ..])
}

fn is_date(digits: &[i8; DIGITS]) -> bool {
    let (first, second) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]);
    let day_and_month = |day: i8, month: i8| (1..=31).contains(&day) && (1..=12).contains(&month);
    day_and_month(first, second) || day_and_month(second, first)
}

/// Straight over the keypad and on: 1470 and 3690 begin at a corner, 2580 runs down the middle.
fn is_keypad_line(digits: &[i8; DIGITS]) -> bool {
    const LINES: [[i8; DIGITS]; 12] = [
        [1, 4, 7, 0],
        [0, 7, 4, 1],
        [2, 5, 8, 0],
        [0, 8, 5, 2],
        [3, 6, 9, 0],
        [0, 9, 6, 3],
        [1, 5, 9, 0],
        [0, 9, 5, 1],
        [3, 5, 7, 0],
        [0, 7, 5, 3],
        [1, 3, 7, 9],
        [7, 9, 1, 3],
    ];
    LINES.contains(digits)
}

#[cfg(test)]
mod tests {
    use super::{Pin, WeakPin};

    fn refused(typed: &str) -> Option<WeakPin> {
        Pin::choose(typed).err()
    }

    #[test]
    fn e04_weak_pins_are_refused_with_their_reason() {
        for (typed, reason) in [
            ("1234", WeakPin::Run),
            ("9876", WeakPin::Run),
            ("7890", WeakPin::Run),
            ("2468", WeakPin::Run),
            ("1111", WeakPin::Repeat),
            ("1221", WeakPin::Repeat),
            ("4443", WeakPin::Repeat),
            ("1987", WeakPin::Year),
            ("2031", WeakPin::Year),
            ("3112", WeakPin::Date),
            ("0229", WeakPin::Date),
            ("2580", WeakPin::Keypad),
            ("1470", WeakPin::Keypad),
            ("5683", WeakPin::MostUsed),
        ] {
            assert_eq!(refused(typed), Some(reason), "{typed}");
        }
    }

    #[test]
    fn e04_what_is_no_pin_is_refused_by_form() {
        for typed in ["", "123", "12345", "12a4", "①②③④", " 123", "1 23"] {
            assert_eq!(refused(typed), Some(WeakPin::Form), "{typed:?}");
        }
    }

    #[test]
    fn e04_most_pins_remain_to_choose_from() {
        let good = (0..10_000).filter(|n| refused(&format!("{n:04}")).is_none()).count();
        assert!(good > 8_000, "{good} left");
        assert_eq!(refused("8306"), None);
    }

    #[test]
    fn a_pin_is_the_same_from_every_keyboard_and_out_of_every_paste() {
        for typed in ["٨٣٠٦", "８３０６", " \u{202d}8306\u{202c}", "83\u{200b}06\u{a0}"] {
            assert_eq!(Pin::choose(typed).unwrap().digits(), "8306", "{typed:?}");
        }
    }

    #[test]
    fn a_pin_does_not_show_itself() {
        let pin = Pin::choose("8306").unwrap();
        assert!(!format!("{pin:?}").contains("8306"));
    }
}
