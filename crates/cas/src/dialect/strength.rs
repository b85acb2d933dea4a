//! The dialect's `acceptedStrengths`: by which methods somebody may have signed in. A strength is the name that a method has in the one table
//! of methods.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::{Level, Method};

use super::listed;

/// The methods that a service accepts; at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedStrengths(Vec<Method>);

impl AcceptedStrengths {
    /// Reads a list. Strengths that no method here has are left out; `None` if no other is listed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let known: Vec<_> = listed(text).filter_map(|name| Method::from_name(&name.to_ascii_uppercase())).collect();
        (!known.is_empty()).then_some(Self(known))
    }

    /// Whether a sign-in by this method is accepted.
    #[must_use]
    pub fn accept(&self, method: Method) -> bool {
        self.0.contains(&method)
    }

    /// The level that every accepted method reaches.
    #[must_use]
    pub fn least(&self) -> Level {
        self.0.iter().map(|method| method.level()).min().unwrap_or(Level::Basic)
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::method::{Level, Method};

    use super::AcceptedStrengths;

    #[test]
    fn strengths_that_nobody_has_are_left_out_and_a_list_of_nothing_else_is_none() {
        let accepted = AcceptedStrengths::parse("CLIENT_CERT, PASSWORD_SMS,password_mobile_app").unwrap();
        assert!(accepted.accept(Method::Sms) && accepted.accept(Method::Pin) && !accepted.accept(Method::Password));
        assert_eq!(accepted.least(), Level::Medium);
        assert_eq!(AcceptedStrengths::parse("PASSWORD,PASSWORD_SMS").unwrap().least(), Level::Basic);
        for none in ["", ",", "CLIENT_CERT", "PASSWORD SMS"] {
            assert_eq!(AcceptedStrengths::parse(none), None, "{none}");
        }
    }
}
