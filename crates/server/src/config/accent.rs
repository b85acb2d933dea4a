//! An operator's colour as pages have it: as near to it as can be read on each of their grounds, and the styles that say so.
//!
//! It knows the grounds of `static/styles/tokens.css`, which a test compares.

use super::colour::{Colour, ratio};

/// The least contrast of words with what is around them (WCAG 2.2, 1.4.3).
const WORDS: f64 = 4.5;
/// The least contrast of what is only seen (WCAG 2.2, 1.4.11).
const SHAPES: f64 = 3.0;

/// The grounds of light pages, with the contrast that each asks for: the page, what is sunk into it, notices, and the water of the lock.
const LIGHT: [(Colour, f64); 9] = [
    (Colour::WHITE, WORDS),
    (Colour::rgb(0xf3, 0xf1, 0xea), WORDS),
    (Colour::rgb(0xeb, 0xe8, 0xdf), WORDS),
    (Colour::rgb(0xe3, 0xee, 0xf0), WORDS),
    (Colour::rgb(0xe4, 0xf2, 0xe8), WORDS),
    (Colour::rgb(0xfb, 0xf0, 0xd6), WORDS),
    (Colour::rgb(0xfb, 0xe8, 0xe6), WORDS),
    (Colour::rgb(0xb9, 0xd5, 0xd8), SHAPES),
    (Colour::rgb(0x8f, 0xbd, 0xc3), SHAPES),
];

/// The same of dark pages, and the words on a button there, which stay what they are.
const DARK: [(Colour, f64); 10] = [
    (Colour::rgb(0x0a, 0x17, 0x19), WORDS),
    (Colour::rgb(0x12, 0x26, 0x2a), WORDS),
    (Colour::rgb(0x0d, 0x1d, 0x20), WORDS),
    (Colour::rgb(0x14, 0x33, 0x3a), WORDS),
    (Colour::rgb(0x10, 0x30, 0x1e), WORDS),
    (Colour::rgb(0x33, 0x27, 0x08), WORDS),
    (Colour::rgb(0x3b, 0x16, 0x14), WORDS),
    (Colour::rgb(0x06, 0x26, 0x2a), WORDS),
    (Colour::rgb(0x12, 0x3f, 0x47), SHAPES),
    (Colour::rgb(0x1b, 0x56, 0x60), SHAPES),
];

/// How much darker or lighter a button is that is pressed, in hundredths.
const PRESSED: u16 = 25;

/// An operator's colour on light and on dark pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Accent {
    chosen: Colour,
    /// On light pages, where it is the ground of white words too.
    pub(crate) light: Colour,
    /// On dark pages, where it is the ground of dark words too.
    pub(crate) dark: Colour,
}

impl Accent {
    /// The colour that was chosen, made darker for light pages and lighter for dark ones, no more than needed.
    pub(crate) fn of(chosen: Colour) -> Self {
        Self { chosen, light: until(chosen, Colour::BLACK, &LIGHT), dark: until(chosen, Colour::WHITE, &DARK) }
    }

    /// The styles for a page, whose own come before.
    pub(crate) fn styles(&self) -> String {
        let light = self.tokens(self.light, Colour::BLACK);
        let dark = self.tokens(self.dark, Colour::WHITE);
        format!(
            ":root{{{light}}}\
             @media screen and (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}\
             @media screen{{:root[data-theme=\"dark\"]{{{dark}}}}}"
        )
    }

    fn tokens(&self, brand: Colour, pressed_towards: Colour) -> String {
        let (pressed, mark) = (brand.mixed(pressed_towards, PRESSED), self.chosen);
        format!("--brand:{brand};--brand-press:{pressed};--mark:{mark};--stripe:{brand}")
    }
}

/// The colour with as much of another in it as it takes to be told from all grounds.
fn until(colour: Colour, other: Colour, grounds: &[(Colour, f64)]) -> Colour {
    let grounds: Vec<_> = grounds.iter().map(|(ground, least)| (ground.light(), *least)).collect();
    let is_read = |colour: &Colour| {
        let light = colour.light();
        grounds.iter().all(|(ground, least)| ratio(light, *ground) >= *least)
    };
    (0..100).map(|hundredths| colour.mixed(other, hundredths)).find(is_read).unwrap_or(other)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Accent, DARK, LIGHT, PRESSED, SHAPES, WORDS};
    use crate::config::colour::Colour;

    const TOKENS: &str = include_str!("../../../../static/styles/tokens.css");

    /// The colours in a block of `tokens.css`, by name.
    fn tokens(block: &str) -> BTreeMap<String, Colour> {
        let after = TOKENS.split_once(block).unwrap().1.split_once('{').unwrap().1.split_once('}').unwrap().0;
        let lines =
            after.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
        lines.filter_map(|(name, value)| Some((name.to_owned(), Colour::parse(value)?))).collect()
    }

    const DARK_BLOCK: &str = "@media screen {\n  :root[data-theme=\"dark\"]";

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        for (block, grounds) in [(":root", LIGHT.to_vec()), (DARK_BLOCK, DARK.to_vec())] {
            let tokens = tokens(block);
            let is_known = |name: &str, least| grounds.contains(&(tokens[name], least));
            for name in
                ["surface", "ground", "surface-sunk", "info-ground", "good-ground", "warning-ground", "error-ground"]
            {
                assert!(is_known(name, WORDS), "{block}: {name}");
            }
            assert!(is_known("water-low", SHAPES) && is_known("water-high", SHAPES), "{block}");
        }
        assert!(DARK.contains(&(tokens(DARK_BLOCK)["on-brand"], WORDS)));
    }

    #[test]
    fn whatever_an_operator_may_choose_can_be_read_on_every_page() {
        let on_brand = tokens(DARK_BLOCK)["on-brand"];
        let steps = || (0..=255_u8).step_by(15);
        let all = steps().flat_map(|red| steps().flat_map(move |green| steps().map(move |blue| (red, green, blue))));
        let chosen =
            all.filter_map(|(red, green, blue)| Colour::under_white(&Colour::rgb(red, green, blue).to_string()).ok());
        let mut tried = 0;
        for colour in chosen {
            let accent = Accent::of(colour);
            for (shown, grounds) in [(accent.light, LIGHT.as_slice()), (accent.dark, &DARK)] {
                for (ground, least) in grounds {
                    assert!(shown.contrast(*ground) >= *least, "{colour}: {shown} on {ground}");
                }
            }
            let pressed = accent.light.mixed(Colour::BLACK, PRESSED);
            assert!(pressed.contrast(Colour::WHITE) >= WORDS, "{colour}: pressed on light pages");
            let pressed = accent.dark.mixed(Colour::WHITE, PRESSED);
            assert!(pressed.contrast(on_brand) >= WORDS, "{colour}: pressed on dark pages");
            tried += 1;
        }
        assert!(tried > 1_000, "{tried}");
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let accent = Accent::of(Colour::under_white("#7a1f5c").unwrap());
        assert_eq!(accent.light.to_string(), "#7a1f5c");
        assert_ne!(accent.dark.to_string(), "#7a1f5c");
        let styles = accent.styles();
        assert!(styles.starts_with(":root{--brand:#7a1f5c;") && styles.contains("--mark:#7a1f5c"), "{styles}");
        assert!(!styles.contains(['<', '&']), "it stands between tags as it is: {styles}");
    }
}
