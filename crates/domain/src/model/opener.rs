//! What completed a sign-in. It is stored with everything that was opened, so that all of it ends when its opener is
//! removed.

use serde::{Deserialize, Serialize};
use sluss_protocol::method::Method;

use crate::model::id::{DeviceId, NumberId};

/// The very thing that completed a sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Opener {
    /// The password alone, without a second step.
    #[default]
    Password,
    /// This device, by a code or by its PIN.
    Device(DeviceId),
    /// A code that was sent to this number.
    Number(NumberId),
    /// Everything that the account has for this method, where that is one thing: recovery codes are on one sheet of paper.
    Of(Method),
}

impl Opener {
    /// The opener's name in the store.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Password => "password",
            Self::Device(id) => id.as_str(),
            Self::Number(id) => id.as_str(),
            Self::Of(method) => method.facts().key,
        }
    }

    /// The opener with this name in the store.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "password" => Some(Self::Password),
            name => Method::from_key(name)
                .map(Self::Of)
                .or_else(|| DeviceId::parse(name).map(Self::Device))
                .or_else(|| NumberId::parse(name).map(Self::Number)),
        }
    }
}

impl From<Opener> for String {
    fn from(opener: Opener) -> Self {
        opener.name().to_owned()
    }
}

impl TryFrom<String> for Opener {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::from_name(&name).ok_or("the name of an opener was expected")
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::method::Method;

    use super::Opener;
    use crate::model::id::{DeviceId, NumberId};

    #[test]
    fn every_opener_reads_back_by_its_name() {
        let device = DeviceId::parse("dev_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let number = NumberId::parse("num_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        for opener in [Opener::Password, Opener::Device(device), Opener::Number(number), Opener::Of(Method::Recovery)] {
            assert_eq!(Opener::from_name(opener.name()), Some(opener));
        }
        assert_eq!(Opener::from_name("acc_aaaaaaaaaaaaaaaaaaaaaaaaaa"), None);
    }
}
