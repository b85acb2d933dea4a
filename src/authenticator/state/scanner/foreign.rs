//! Codes that are for something else: what they are for, so that the person hears it. Follows none of them.

/// A code that is for something else, as many posters and packages have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// The name and the password of a network.
    Wifi,
    /// Somebody's address book entry.
    Contact,
    /// A page, or a message or a call that a phone could begin.
    Address,
}

impl Foreign {
    /// What a text is for, if that is surely nothing of ours: a link of any Sluss has its content behind `/app/#`, and is left to whoever reads links,
    /// as is everything that is not known here.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let begins = |starts: &[&str]| {
            starts.iter().any(|start| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start)))
        };
        if begins(&["WIFI:"]) {
            Some(Self::Wifi)
        } else if begins(&["BEGIN:VCARD", "MECARD:", "BIZCARD:"]) {
            Some(Self::Contact)
        } else if begins(&["https://", "http://"]) {
            (!text.to_ascii_lowercase().contains("/app/#")).then_some(Self::Address)
        } else {
            begins(&["mailto:", "tel:", "sms:", "smsto:", "geo:"]).then_some(Self::Address)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Foreign;

    #[test]
    fn codes_for_something_else_are_told_from_links_of_any_sluss() {
        for (text, kind) in [
            ("WIFI:T:WPA;S:guests;P:secret;;", Foreign::Wifi),
            ("begin:vcard\nVERSION:3.0\nFN:Anna\nEND:VCARD", Foreign::Contact),
            ("MECARD:N:Anna;;", Foreign::Contact),
            ("HTTPS://EXAMPLE.EU/MENU", Foreign::Address),
            ("mailto:anna@example.eu", Foreign::Address),
        ] {
            assert_eq!(Foreign::of(text), Some(kind), "{text}");
        }
        for text in [
            "https://sluss.example.eu/app/#SABC",
            "HTTPS://OTHER.EXAMPLE.EU/APP/#EABC",
            "otpauth://totp/a?secret=b",
            "hello",
            "é",
        ] {
            assert_eq!(Foreign::of(text), None, "{text}");
        }
    }
}
