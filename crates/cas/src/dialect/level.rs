//! The dialect's `authenticationLevel`: by how many steps somebody signed in.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::Level;

/// A level that a service may ask for. Asking for one accepts it and those above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum AuthenticationLevel {
    /// One step.
    Basic,
    /// Two steps.
    Medium,
    /// More than any method here reaches; who asks for it is refused.
    High,
}

impl AuthenticationLevel {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Basic => "BASIC",
            Self::Medium => "MEDIUM",
            Self::High => "HIGH",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Basic, Self::Medium, Self::High].into_iter().find(|level| level.name().eq_ignore_ascii_case(text))
    }

    /// Whether a sign-in that reached `level` is enough.
    #[must_use]
    pub fn is_reached_by(self, level: Level) -> bool {
        Self::parse(level.name()).is_some_and(|reached| reached >= self)
    }

    /// The level of ours that reaches it; `None` if none does.
    #[must_use]
    pub fn required(self) -> Option<Level> {
        Level::from_name(self.name())
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::method::Method;

    use super::AuthenticationLevel;

    #[test]
    fn k12_every_method_reaches_the_level_that_its_table_says_and_none_above() {
        for method in Method::ALL {
            let reached = AuthenticationLevel::parse(method.level().name()).unwrap();
            for asked in [AuthenticationLevel::Basic, AuthenticationLevel::Medium, AuthenticationLevel::High] {
                assert_eq!(asked.is_reached_by(method.level()), asked <= reached, "{method:?} {asked:?}");
            }
        }
        assert_eq!(AuthenticationLevel::parse("medium"), Some(AuthenticationLevel::Medium));
        assert_eq!(AuthenticationLevel::parse("TOP"), None);
    }
}
