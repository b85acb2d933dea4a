//! An icon that is made without asking anybody: one or two letters, and a colour. Knows no screen.

use crate::account::Account;
use crate::fold::folded;

/// What is drawn in place of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initials {
    /// One or two letters or digits, or one sign where there are none, as they stand in the text; they are drawn in upper case, which takes
    /// tables that whoever draws has already.
    pub letters: String,
    /// The colour as a hue, 0 to 359. The same issuer has the same everywhere and for ever, whatever its case and accents.
    pub hue: u16,
}

/// The icon of an account: of its issuer, or of its name where the issuer is unknown.
///
/// ```
/// # use sluss_codes::{initials::initials, link};
/// let account = link::read("otpauth://totp/Example%20Co:anna?secret=GEZDGNBV")?.account;
/// assert_eq!(initials(&account).letters, "EC");
/// # Ok::<(), link::LinkError>(())
/// ```
#[must_use]
pub fn initials(account: &Account) -> Initials {
    let issuer = account.issuer.trim();
    let name = account.name.trim();
    of_text(if issuer.is_empty() { name.split('@').next().unwrap_or(name) } else { issuer })
}

/// The icon of whatever is called so.
#[must_use]
pub fn of_text(text: &str) -> Initials {
    Initials { letters: letters(text), hue: hue(text) }
}

/// The first letters of the first two words, where a capital inside of a word begins another.
fn letters(text: &str) -> String {
    let mut before = ' ';
    let mut letters = String::new();
    for c in text.chars() {
        let begins = !before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase());
        if c.is_alphanumeric() && begins && letters.chars().count() < 2 {
            letters.push(c);
        }
        before = c;
    }
    if letters.is_empty() {
        let sign = text.chars().find(|c| !c.is_whitespace() && !c.is_control());
        letters.push(sign.unwrap_or('?'));
    }
    letters
}

/// A hash of what is left of the text without case, accents, spaces and signs: FNV-1a, whose 32 bits are spread over the circle.
fn hue(text: &str) -> u16 {
    let plain: String = folded(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let hash = plain.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u16::try_from((u64::from(hash) * 360) >> 32).expect("a part of 360 is less than 360")
}

#[cfg(test)]
mod tests {
    use super::{Initials, initials};
    use crate::account::{Account, Kind, Notes, Secret};

    fn of(issuer: &str, name: &str) -> Initials {
        let (issuer, name, secret) = (issuer.to_owned(), name.to_owned(), Secret::new(vec![1]).unwrap());
        initials(&Account { issuer, name, secret, kind: Kind::Steam, notes: Notes::default() })
    }

    #[test]
    fn one_letter_or_two() {
        for (issuer, name, letters) in [
            ("Example", "anna", "E"),
            ("Example Co", "anna", "EC"),
            ("example-co of three", "", "ec"),
            ("ExampleCo", "", "EC"),
            ("EXAMPLE", "", "E"),
            ("  öko & söhne", "", "ös"),
            ("1 Example", "", "1E"),
            ("", "anna@example.eu", "a"),
            ("", "anna.andersson@example.eu", "aa"),
            ("日本", "", "日"),
            ("ßeta", "", "ß"),
            ("🚀", "", "🚀"),
            ("", "", "?"),
            (" ", "@", "?"),
        ] {
            assert_eq!(of(issuer, name).letters, letters, "{issuer:?} {name:?}");
        }
    }

    #[test]
    fn an_issuer_has_one_colour_for_ever() {
        assert_eq!([of("Example Co", "").hue, of("Sluss", "").hue, of("", "").hue], [276, 130, 181]);
        let hue = of("Öko & Söhne", "anna").hue;
        for (issuer, name) in [("oko & sohne", "bob"), ("ÖKO&SÖHNE", ""), (" Öko  &  Söhne ", "")] {
            assert_eq!(of(issuer, name).hue, hue);
        }
    }

    #[test]
    fn colours_are_spread_over_the_circle() {
        let mut sixths = [0; 6];
        for n in 0..600 {
            sixths[usize::from(of(&format!("Example {n}"), "").hue / 60)] += 1;
        }
        assert!(sixths.iter().all(|&count| (50..150).contains(&count)), "{sixths:?}");
    }
}
