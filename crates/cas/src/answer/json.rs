//! The same answer in JSON (CAS 3.0.3, section 2.5.1): one value is a text, several are a list.

use serde_json::{Map, Value as Json, json};

use super::Answer;
use crate::person::{Attribute, Release, Success, Value};

pub(super) fn success(success: &Success, release: &Release) -> Answer {
    let attributes: Map<String, Json> = success.attributes(release).iter().flat_map(members).collect();
    let mut inner = json!({ "user": success.person.user, "attributes": attributes });
    if let Some(iou) = &success.proxy_granting_ticket_iou {
        inner["proxyGrantingTicket"] = json!(iou);
    }
    if !success.proxies.is_empty() {
        inner["proxies"] = json!(success.proxies);
    }
    Answer::json(&json!({ "serviceResponse": { "authenticationSuccess": inner } }))
}

pub(super) fn failure(code: &str, why: &str) -> Answer {
    Answer::json(&json!({ "serviceResponse": { "authenticationFailure": { "code": code, "description": why } } }))
}

fn members(attribute: &Attribute<'_>) -> Vec<(String, Json)> {
    let named = |value| vec![(attribute.name.to_owned(), value)];
    match &attribute.value {
        Value::One(text) => named(json!(text)),
        Value::Many(_, texts) => named(json!(texts)),
        Value::Named(parts) => parts.iter().map(|(part, text)| ((*part).to_owned(), json!(text))).collect(),
    }
}
