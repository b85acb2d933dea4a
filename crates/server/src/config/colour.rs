//! A colour that an operator chose for buttons, and how well it and other colours can be told apart (WCAG 2.2, *contrast ratio*).

use std::fmt;

/// The least contrast of text with its ground (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;

/// An opaque colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    pub(super) const BLACK: Self = Self([0; 3]);
    pub(super) const WHITE: Self = Self([0xff; 3]);

    /// A colour by its three bytes.
    pub(super) const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// A colour written as `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// A colour for the ground of white text.
    ///
    /// # Errors
    /// The rest of a sentence that begins with the setting and the text.
    pub(crate) fn under_white(text: &str) -> Result<Self, String> {
        let colour = Self::parse(text).ok_or("must be a colour, such as #0b4a52")?;
        let contrast = colour.contrast(Self::WHITE);
        if contrast < LEAST {
            // Rounded down, or 4.49 would be refused as 4.5.
            let contrast = (contrast * 10.0).floor() / 10.0;
            return Err(format!(
                "has a contrast of {contrast:.1} with the white text on buttons, and needs {LEAST}: choose a darker colour"
            ));
        }
        Ok(colour)
    }

    /// How well the two can be told apart: from 1, not at all, to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        ratio(self.light(), other.light())
    }

    /// How light it is, as [`ratio`] wants it.
    pub(super) fn light(self) -> f64 {
        self.luminance() + 0.05
    }

    /// This colour with so many hundredths of another in it.
    pub(super) fn mixed(self, other: Self, hundredths: u16) -> Self {
        let share = u32::from(hundredths.min(100));
        let channel = |at: usize| (u32::from(self.0[at]) * (100 - share) + u32::from(other.0[at]) * share + 50) / 100;
        Self([0, 1, 2].map(|at| u8::try_from(channel(at)).unwrap_or(u8::MAX)))
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The contrast of two colours, by how light they are.
pub(super) fn ratio(one: f64, other: f64) -> f64 {
    one.max(other) / one.min(other)
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn a_colour_is_taken_if_white_can_be_read_on_it() {
        for good in ["#000000", "#0B4A52", "#767676"] {
            assert_eq!(Colour::under_white(good).unwrap().to_string(), good.to_lowercase());
        }
        for (bad, why) in [
            ("#ffffff", "a contrast of 1.0 with"),
            ("#777777", "a contrast of 4.4 with"),
            ("#ff8800", "a contrast of 2.3 with"),
            ("teal", "must be a colour"),
            ("#fff", "must be a colour"),
            ("#0b4a5", "must be a colour"),
            ("#0b4a5g", "must be a colour"),
        ] {
            let told = Colour::under_white(bad).unwrap_err();
            assert!(told.contains(why), "{bad}: {told}");
        }
    }
}
