//! The section `[sms_policy]` of the settings: who may be sent codes by SMS, until when, and how many.

use std::num::NonZeroU32;

use serde::Deserialize;
use sluss_domain::Timestamp;
use sluss_domain::model::allowance::Limit;
use sluss_domain::model::country::{Countries, Country};
use sluss_domain::model::phone::calling_code;
use sluss_domain::model::sms_policy::SmsPolicy;

use crate::dates::read_day;

/// The section as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmsRules {
    enabled: Option<bool>,
    ends_on: Option<String>,
    countries: Option<Vec<String>>,
    home: Option<String>,
    hourly_per_network: Option<NonZeroU32>,
    hourly_per_country: Option<NonZeroU32>,
    hourly_in_all: Option<NonZeroU32>,
}

impl SmsRules {
    /// The values that apply, with defaults for what is not set.
    ///
    /// # Errors
    /// A sentence that names the setting and says what it should be.
    pub(super) fn policy(self) -> Result<SmsPolicy, String> {
        let plain = SmsPolicy::default();
        let hourly = |set: Option<NonZeroU32>, plain: Limit| set.map_or(plain, |most| Limit::hourly(most.get()));
        Ok(SmsPolicy {
            enabled: self.enabled.unwrap_or(plain.enabled),
            ends_at: self.ends_on.as_deref().map(day).transpose()?,
            countries: self.countries.map(countries).transpose()?.unwrap_or(plain.countries),
            home: self.home.as_deref().map(country).transpose()?,
            per_network: hourly(self.hourly_per_network, plain.per_network),
            per_country: hourly(self.hourly_per_country, plain.per_country),
            in_all: hourly(self.hourly_in_all, plain.in_all),
            ..plain
        })
    }
}

fn countries(codes: Vec<String>) -> Result<Countries, String> {
    codes.iter().map(|code| country(code)).collect()
}

fn country(code: &str) -> Result<Country, String> {
    let known = Country::parse(code).filter(|country| calling_code(*country).is_some());
    known.ok_or_else(|| format!("sms_policy: {code} must be a country with phone numbers, such as SE"))
}

fn day(text: &str) -> Result<Timestamp, String> {
    read_day(text).ok_or_else(|| format!("sms_policy: ends_on = {text} must be a day, such as 2030-01-01"))
}

#[cfg(test)]
mod tests {
    use super::SmsRules;
    use sluss_domain::Timestamp;
    use sluss_domain::model::allowance::Limit;
    use sluss_domain::model::country::Country;
    use sluss_domain::model::sms_policy::SmsPolicy;

    fn policy(text: &str) -> Result<SmsPolicy, String> {
        toml::from_str::<SmsRules>(text).map_err(|error| error.to_string())?.policy()
    }

    #[test]
    fn d04_what_an_operator_sets_holds_and_the_rest_stays() {
        assert_eq!(policy("").unwrap(), SmsPolicy::default());
        let set =
            policy("enabled = false\nends_on = \"2030-01-01\"\ncountries = [\"SE\"]\nhome = \"SE\"\nhourly_in_all = 7")
                .unwrap();
        assert_eq!(
            (set.enabled, set.ends_at, set.in_all),
            (false, Some(Timestamp(1_893_456_000_000)), Limit::hourly(7))
        );
        assert_eq!(set.countries.iter().collect::<Vec<_>>(), [Country::parse("SE").unwrap()]);
        assert_eq!((set.home, set.per_country), (Country::parse("SE"), SmsPolicy::default().per_country));
    }

    #[test]
    fn what_cannot_be_is_named() {
        for bad in [
            "ends_on = \"2030-13-01\"",
            "ends_on = \"soon\"",
            "countries = [\"XX\"]",
            "home = \"sweden\"",
            "hourly_in_all = 0",
            "off = true",
        ] {
            let name = bad.split(' ').next().unwrap_or_default();
            let told = policy(bad).unwrap_err();
            assert!(told.contains("sms_policy") || told.contains(name), "{told}");
        }
    }
}
