//! What the person has made of an account on the list: a name of their own, a colour, a place. Only this device knows it. Knows no account.

use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const NAME_MAX: u32 = 40;

/// What the person has chosen for an account; nothing, to begin with. A part that a later app adds is left out by this one, and the rest is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Personal {
    /// The account's name here; empty: it is called what the server calls it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The colour as a hue, 0 to 359; `None`: the one that its name makes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hue: Option<u16>,
    /// The place on the list; those without one come behind, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
}

impl Personal {
    /// Whether the person has chosen nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// A name as it was typed, without what nobody sees, and not too long.
#[must_use]
pub fn tidy_name(typed: &str) -> String {
    let seen: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").chars().take(NAME_MAX as usize).collect::<String>().trim_end().to_owned()
}

/// The colours to choose from: hues of the circle that the icons of codes have theirs from, far enough from one another.
pub const COLOURS: [(&str, u16); 8] = [
    ("red", 0),
    ("orange", 25),
    ("olive", 60),
    ("green", 130),
    ("teal", 180),
    ("blue", 215),
    ("violet", 270),
    ("pink", 325),
];

#[cfg(test)]
mod tests {
    use super::{NAME_MAX, Personal, tidy_name};

    #[test]
    fn a_name_has_no_more_in_it_than_can_be_seen() {
        assert_eq!(tidy_name("  Work \n phone\u{7} "), "Work phone");
        assert_eq!(tidy_name(" \t "), "");
        assert_eq!(tidy_name(&"å".repeat(NAME_MAX as usize + 1)), "å".repeat(NAME_MAX as usize));
    }

    #[test]
    fn what_a_later_app_adds_is_left_out_and_the_rest_is_read() {
        let read: Personal = serde_json::from_str(r#"{"name":"Work","hue":215,"sound":"gong"}"#).unwrap();
        assert_eq!(read, Personal { name: "Work".to_owned(), hue: Some(215), place: None });
        assert!(serde_json::from_str::<Personal>("{}").unwrap().is_nothing());
    }
}
