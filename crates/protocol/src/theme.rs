//! The colours that a site wants for the sign-in in its page. Nothing is decided here about pages of our own: those follow the person's settings.

use serde::{Deserialize, Serialize};

/// Light or dark colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the person's browser prefers.
    #[default]
    Auto,
    /// Light, whatever the browser prefers: the site has no dark page.
    Light,
    /// Dark, whatever the browser prefers.
    Dark,
}

impl Theme {
    /// The theme of this name; anything else is [`Theme::Auto`], since a wrong colour must keep nobody from signing in.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The name that pages and style sheets use; `None` if there is nothing to override.
    #[must_use]
    pub const fn forced(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_name_that_nobody_knows_leaves_the_colours_to_the_person() {
        for (name, forced) in
            [("light", Some("light")), ("dark", Some("dark")), ("auto", None), ("blue", None), ("", None)]
        {
            assert_eq!(Theme::from_name(name).forced(), forced, "{name}");
        }
    }
}
