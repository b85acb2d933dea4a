//! A number in a file, or what stands in its place. Knows no format.

/// A number that a file may give, or not, or as something that is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Given {
    #[default]
    Nothing,
    Number(u64),
    Odd,
}

impl Given {
    /// A number in decimal digits; nothing if there are none.
    pub(crate) fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Nothing,
            text => text.parse().map_or(Self::Odd, Self::Number),
        }
    }
}
