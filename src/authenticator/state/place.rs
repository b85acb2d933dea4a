//! Places within the app that an address can name after `#`: shortcuts of the installed app lead there, and what was shared with it. A link's own fragment
//! begins with a capital letter, so it is never taken for one. Knows no address.

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The scanner.
    Scan,
    /// The code by which an old phone hands over to this one.
    NewPhone,
    /// The field that searches the accounts elsewhere.
    Search,
    /// The scanner, with a picture or a link that another app has shared with this one.
    Shared,
    /// An account elsewhere, by its id.
    Code(String),
}

impl Place {
    /// The place that a fragment names; `None` if it is something else, such as a link.
    #[must_use]
    pub fn of(fragment: &str) -> Option<Self> {
        match fragment {
            "scan" => Some(Self::Scan),
            "new-phone" => Some(Self::NewPhone),
            "search" => Some(Self::Search),
            "shared" => Some(Self::Shared),
            _ => fragment.strip_prefix("code=").map(|id| Self::Code(id.to_owned())),
        }
    }
}

/// What the app was opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A link, as a QR code has it.
    Link(String),
    /// A place within the app.
    Place(Place),
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_are_told_from_links() {
        assert_eq!(Place::of("scan"), Some(Place::Scan));
        assert_eq!(Place::of("shared"), Some(Place::Shared));
        assert_eq!(Place::of("new-phone"), Some(Place::NewPhone));
        assert_eq!(Place::of("search"), Some(Place::Search));
        assert_eq!(Place::of("code=c7"), Some(Place::Code("c7".to_owned())));
        for link in ["SABC", "SCAN", "EABC", "", "otpauth"] {
            assert_eq!(Place::of(link), None, "{link}");
        }
    }
}
