//! The section `[strangers]` of the settings: how much people who are not signed in may make the server keep and send.

use std::num::NonZeroU32;

use serde::Deserialize;
use sluss_domain::model::allowance::Limit;
use sluss_domain::model::policy::Strangers;

/// The section as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrangerRules {
    begun_per_network: Option<NonZeroU32>,
    begun_in_all: Option<NonZeroU32>,
    hourly_mails_per_network: Option<NonZeroU32>,
    hourly_mails_in_all: Option<NonZeroU32>,
}

impl StrangerRules {
    /// The values that apply, with defaults for what is not set.
    pub(super) fn policy(self) -> Strangers {
        let plain = Strangers::default();
        let or = |set: Option<NonZeroU32>, plain: u32| set.map_or(plain, NonZeroU32::get);
        Strangers {
            begun_per_network: or(self.begun_per_network, plain.begun_per_network),
            begun_in_all: or(self.begun_in_all, plain.begun_in_all),
            mails_from_network: or(self.hourly_mails_per_network, plain.mails_from_network),
            mails_in_all: Limit::hourly(or(self.hourly_mails_in_all, plain.mails_in_all.most)),
            ..plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StrangerRules;
    use sluss_domain::model::allowance::Limit;
    use sluss_domain::model::policy::Strangers;

    #[test]
    fn s05_what_an_operator_sets_holds_and_the_rest_stays() {
        let read = |text: &str| toml::from_str::<StrangerRules>(text).map(StrangerRules::policy);
        let plain = Strangers::default();
        assert_eq!(read("").unwrap(), plain);
        let set = read("begun_per_network = 5000\nhourly_mails_in_all = 7").unwrap();
        assert_eq!(set, Strangers { begun_per_network: 5_000, mails_in_all: Limit::hourly(7), ..plain });
        let set = read("begun_in_all = 6\nhourly_mails_per_network = 8").unwrap();
        assert_eq!(set, Strangers { begun_in_all: 6, mails_from_network: 8, ..plain });
        for bad in ["begun_in_all = 0", "begun = 1", "begun_per_network = -1"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
