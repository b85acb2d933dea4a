//! The parameter `claims` (OpenID Connect Core, section 5.5): claims asked for one by one, and values that they must have. Knows no account.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sluss_protocol::method::Level;

use crate::claims::Claim;
use crate::error::AuthorizeError;

/// The claims that were asked for by name, of those that we know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedClaims {
    /// For the answer of userinfo.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub userinfo: BTreeSet<Claim>,
    /// For the ID token.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub id_token: BTreeSet<Claim>,
}

impl NamedClaims {
    /// Whether no claim was asked for by name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.userinfo.is_empty() && self.id_token.is_empty()
    }
}

/// Everything that the parameter says to us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ClaimsParameter {
    pub(super) named: NamedClaims,
    /// The level that `acr` names.
    pub(super) level: Option<Level>,
    /// The person that it has to be, by `sub`.
    pub(super) subject: Option<String>,
}

impl ClaimsParameter {
    /// Reads the parameter; members and claims that we do not know are ignored, as section 5.5 wants it.
    pub(super) fn read(text: Option<&str>) -> Result<Self, AuthorizeError> {
        let Some(text) = text else { return Ok(Self::default()) };
        let malformed = || AuthorizeError::InvalidRequest("claims is not a JSON object of objects".to_owned());
        let Ok(Value::Object(members)) = serde_json::from_str(text) else { return Err(malformed()) };
        let of = |name: &str| match members.get(name) {
            None | Some(Value::Null) => Ok(Map::new()),
            Some(Value::Object(claims)) => Ok(claims.clone()),
            Some(_) => Err(malformed()),
        };
        let (userinfo, id_token) = (of("userinfo")?, of("id_token")?);
        if userinfo.values().chain(id_token.values()).any(|asked| !asked.is_null() && !asked.is_object()) {
            return Err(malformed());
        }
        let named = |claims: &Map<String, Value>| claims.keys().filter_map(|name| Claim::from_name(name)).collect();
        let subject =
            [&id_token, &userinfo].into_iter().find_map(|claims| values(claims.get("sub")?).into_iter().next());
        Ok(Self {
            named: NamedClaims { userinfo: named(&userinfo), id_token: named(&id_token) },
            level: level(id_token.get("acr"))?,
            subject,
        })
    }
}

/// The values that a claim may have, most wanted first.
fn values(asked: &Value) -> Vec<String> {
    let several = asked.get("values").and_then(Value::as_array).into_iter().flatten();
    asked.get("value").into_iter().chain(several).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The level that is asked for. An essential one that does not exist here cannot be reached (section 5.5.1.1), and
/// whoever asks is told so before anybody signs in in vain.
fn level(asked: Option<&Value>) -> Result<Option<Level>, AuthorizeError> {
    let Some(asked) = asked else { return Ok(None) };
    let values = values(asked);
    let known = values.iter().find_map(|name| Level::from_name(name));
    let essential = asked.get("essential").and_then(Value::as_bool).unwrap_or(false);
    if essential && known.is_none() && !values.is_empty() {
        return Err(AuthorizeError::UnmetAuthenticationRequirements);
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use sluss_protocol::method::Level;

    use super::ClaimsParameter;
    use crate::claims::Claim;

    fn read(text: &str) -> Result<ClaimsParameter, &'static str> {
        ClaimsParameter::read(Some(text)).map_err(|error| error.code())
    }

    #[test]
    fn claims_are_asked_for_by_name_and_unknown_ones_are_ignored() {
        let text = r#"{"userinfo":{"name":{"essential":true},"shoe_size":null},"id_token":{"email":null},"other":1}"#;
        let asked = read(text).unwrap();
        assert_eq!(asked.named.userinfo.into_iter().collect::<Vec<_>>(), [Claim::Name]);
        assert_eq!(asked.named.id_token.into_iter().collect::<Vec<_>>(), [Claim::Email]);
        assert_eq!((asked.level, asked.subject), (None, None));
    }

    #[test]
    fn j09_acr_is_a_level_and_an_essential_one_that_nobody_can_reach_is_refused() {
        let acr = |asked: &str| read(&format!("{{\"id_token\":{{\"acr\":{asked}}}}}")).map(|asked| asked.level);
        assert_eq!(acr(r#"{"essential":true,"value":"MEDIUM"}"#), Ok(Some(Level::Medium)));
        assert_eq!(acr(r#"{"values":["urn:x","BASIC"]}"#), Ok(Some(Level::Basic)));
        assert_eq!(acr(r#"{"values":["urn:x"]}"#), Ok(None), "wanted, not needed");
        assert_eq!(acr(r#"{"essential":true,"values":["urn:x"]}"#), Err("unmet_authentication_requirements"));
        assert_eq!(acr("null"), Ok(None));
    }

    #[test]
    fn what_is_no_object_of_objects_is_refused() {
        for bad in ["", "x", "[]", "1", r#"{"userinfo":1}"#, r#"{"id_token":{"email":true}}"#] {
            assert_eq!(read(bad), Err("invalid_request"), "{bad}");
        }
        let subject = read(r#"{"id_token":{"sub":{"value":"acc_1"}}}"#).unwrap().subject;
        assert_eq!(subject.as_deref(), Some("acc_1"));
    }
}
