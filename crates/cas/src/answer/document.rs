//! The document of CAS 2 and 3. Attributes stand in it twice: directly below the success, where clients of the EU Login dialect read them, and
//! flat in `cas:attributes`, where all others do.

use super::{Answer, NAMESPACE};
use crate::person::{Attribute, Release, Success, Value};
use crate::xml::Xml;

const ROOT: &str = "cas:serviceResponse";
const SUCCESS: &str = "cas:authenticationSuccess";

pub(super) fn success(success: &Success, release: &Release) -> Answer {
    let attributes = success.attributes(release);
    let mut xml = Xml::default();
    xml.open(ROOT, &[("xmlns:cas", NAMESPACE)]);
    xml.open(SUCCESS, &[]);
    // First, and nothing else is called so.
    xml.text("cas:user", &success.person.user);
    attributes.iter().for_each(|attribute| direct(&mut xml, attribute));
    xml.open("cas:attributes", &[]);
    attributes.iter().for_each(|attribute| flat(&mut xml, attribute));
    xml.close("cas:attributes");
    if let Some(iou) = &success.proxy_granting_ticket_iou {
        xml.text("cas:proxyGrantingTicket", iou);
    }
    if !success.proxies.is_empty() {
        xml.open("cas:proxies", &[]);
        success.proxies.iter().for_each(|proxy| xml.text("cas:proxy", proxy));
        xml.close("cas:proxies");
    }
    xml.close(SUCCESS);
    xml.close(ROOT);
    Answer::xml(xml)
}

pub(super) fn failure(element: &str, code: &str, why: &str) -> Answer {
    let mut xml = Xml::default();
    xml.open(ROOT, &[("xmlns:cas", NAMESPACE)]);
    xml.text_with(element, &[("code", code)], why);
    xml.close(ROOT);
    Answer::xml(xml)
}

pub(super) fn proxy_success(ticket: &str) -> Answer {
    let mut xml = Xml::default();
    xml.open(ROOT, &[("xmlns:cas", NAMESPACE)]);
    xml.open("cas:proxySuccess", &[]);
    xml.text("cas:proxyTicket", ticket);
    xml.close("cas:proxySuccess");
    xml.close(ROOT);
    Answer::xml(xml)
}

/// As the EU Login dialect has it: a list says how many parts it has, which is what makes its client read them.
fn direct(xml: &mut Xml, attribute: &Attribute<'_>) {
    let name = format!("cas:{}", attribute.name);
    let parts: Vec<(&str, &str)> = match &attribute.value {
        Value::One(text) => return xml.text(&name, text),
        Value::Many(part, texts) => texts.iter().map(|text| (*part, *text)).collect(),
        Value::Named(parts) => parts.clone(),
    };
    let number = parts.len().to_string();
    if parts.is_empty() {
        return xml.empty(&name, &[("number", &number)]);
    }
    xml.open(&name, &[("number", &number)]);
    for (part, text) in parts {
        xml.text(&format!("cas:{part}"), text);
    }
    xml.close(&name);
}

/// As CAS 3 has it (section 2.5.7): an element for each value.
fn flat(xml: &mut Xml, attribute: &Attribute<'_>) {
    let name = format!("cas:{}", attribute.name);
    match &attribute.value {
        Value::One(text) => xml.text(&name, text),
        Value::Many(_, texts) => texts.iter().for_each(|text| xml.text(&name, text)),
        Value::Named(parts) => parts.iter().for_each(|(part, text)| xml.text(&format!("cas:{part}"), text)),
    }
}
