//! How well it is known who a person is: the dialect's `assuranceLevel`.

use serde::{Deserialize, Serialize};

/// How an account's identity is assured, in rising order. Asking for one accepts it and those above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Assurance {
    /// Nothing is known.
    No,
    /// The person registered, and reads mail at the address.
    #[default]
    Low,
    /// Somebody vouches for the person.
    Medium,
    /// An organisation has checked who the person is.
    High,
    /// The organisation that runs the server employs the person.
    Top,
}

impl Assurance {
    const ALL: [Self; 5] = [Self::No, Self::Low, Self::Medium, Self::High, Self::Top];

    /// The number in an answer.
    #[must_use]
    pub const fn number(self) -> &'static str {
        match self {
            Self::No => "0",
            Self::Low => "10",
            Self::Medium => "20",
            Self::High => "30",
            Self::Top => "40",
        }
    }

    /// The name in a request.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::No => "NO_ASSURANCE",
            Self::Low => "LOW",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
            Self::Top => "TOP",
        }
    }

    /// The grade with this name or number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name().eq_ignore_ascii_case(text) || one.number() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::Assurance;

    #[test]
    fn a_grade_is_read_by_name_and_by_number_and_those_above_include_it() {
        for (number, name) in [(0, "NO_ASSURANCE"), (10, "LOW"), (20, "MEDIUM"), (30, "HIGH"), (40, "TOP")] {
            let grade = Assurance::parse(name).unwrap();
            assert_eq!(Assurance::parse(&number.to_string()), Some(grade));
            assert_eq!((grade.name(), grade.number()), (name, &*number.to_string()));
        }
        assert!(Assurance::ALL.is_sorted());
        assert_eq!(Assurance::parse("5"), None);
        assert_eq!(Assurance::parse(""), None);
    }
}
