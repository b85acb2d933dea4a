//! The same answer as an assertion of SAML 1.1 in an envelope (CAS 3.0.3, section 4.2), for clients that validate by `samlValidate`.

use super::Answer;
use crate::person::{Attribute, Authentication, Release, Success, Value};
use crate::xml::Xml;

const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:1.0:protocol";
const ASSERTION: &str = "urn:oasis:names:tc:SAML:1.0:assertion";
/// The namespace that CAS servers give attributes.
const ATTRIBUTES: &str = "http://www.ja-sig.org/products/cas/";

/// What an assertion says besides who signed in. Only [`super::Format::Saml`] needs it.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// A text that is different each time, of letters and digits.
    pub id: &'a str,
    /// Who answers, by its base URL.
    pub issuer: &'a str,
    /// The service that asked.
    pub service: &'a str,
    /// Now, in RFC 3339.
    pub now: &'a str,
    /// How long what is said holds, in RFC 3339.
    pub until: &'a str,
}

pub(super) fn success(success: &Success, release: &Release, envelope: &Envelope<'_>) -> Answer {
    document(envelope, |xml| {
        status(xml, "samlp:Success", None);
        assertion(xml, success, release, envelope);
    })
}

pub(super) fn failure(code: &str, why: &str, envelope: &Envelope<'_>) -> Answer {
    document(envelope, |xml| status(xml, "samlp:RequestDenied", Some(&format!("{code}: {why}"))))
}

fn document(envelope: &Envelope<'_>, write: impl FnOnce(&mut Xml)) -> Answer {
    let mut xml = Xml::default();
    xml.open("SOAP-ENV:Envelope", &[("xmlns:SOAP-ENV", SOAP)]);
    xml.open("SOAP-ENV:Body", &[]);
    let response = [
        ("xmlns:samlp", PROTOCOL),
        ("xmlns:saml", ASSERTION),
        ("MajorVersion", "1"),
        ("MinorVersion", "1"),
        ("ResponseID", &format!("_r{}", envelope.id)),
        ("IssueInstant", envelope.now),
        ("Recipient", envelope.service),
    ];
    xml.open("samlp:Response", &response);
    write(&mut xml);
    xml.close("samlp:Response");
    xml.close("SOAP-ENV:Body");
    xml.close("SOAP-ENV:Envelope");
    Answer::xml(xml)
}

fn status(xml: &mut Xml, code: &str, why: Option<&str>) {
    xml.open("samlp:Status", &[]);
    xml.empty("samlp:StatusCode", &[("Value", code)]);
    if let Some(why) = why {
        xml.text("samlp:StatusMessage", why);
    }
    xml.close("samlp:Status");
}

fn assertion(xml: &mut Xml, success: &Success, release: &Release, envelope: &Envelope<'_>) {
    let user = &success.person.user;
    let named = [
        ("MajorVersion", "1"),
        ("MinorVersion", "1"),
        ("AssertionID", &format!("_a{}", envelope.id)),
        ("Issuer", envelope.issuer),
        ("IssueInstant", envelope.now),
    ];
    xml.open("saml:Assertion", &named);
    xml.open("saml:Conditions", &[("NotBefore", envelope.now), ("NotOnOrAfter", envelope.until)]);
    xml.open("saml:AudienceRestrictionCondition", &[]);
    xml.text("saml:Audience", envelope.service);
    xml.close("saml:AudienceRestrictionCondition");
    xml.close("saml:Conditions");
    authentication(xml, user, &success.authentication);
    xml.open("saml:AttributeStatement", &[]);
    subject(xml, user);
    success.attributes(release).iter().for_each(|one| attribute(xml, one));
    xml.close("saml:AttributeStatement");
    xml.close("saml:Assertion");
}

fn authentication(xml: &mut Xml, user: &str, done: &Authentication) {
    let how =
        [("AuthenticationInstant", &*done.at), ("AuthenticationMethod", "urn:oasis:names:tc:SAML:1.0:am:unspecified")];
    xml.open("saml:AuthenticationStatement", &how);
    subject(xml, user);
    xml.close("saml:AuthenticationStatement");
}

fn subject(xml: &mut Xml, user: &str) {
    xml.open("saml:Subject", &[]);
    xml.text("saml:NameIdentifier", user);
    xml.open("saml:SubjectConfirmation", &[]);
    xml.text("saml:ConfirmationMethod", "urn:oasis:names:tc:SAML:1.0:cm:artifact");
    xml.close("saml:SubjectConfirmation");
    xml.close("saml:Subject");
}

fn attribute(xml: &mut Xml, attribute: &Attribute<'_>) {
    let mut write = |name: &str, texts: &[&str]| {
        if texts.is_empty() {
            return;
        }
        xml.open("saml:Attribute", &[("AttributeName", name), ("AttributeNamespace", ATTRIBUTES)]);
        texts.iter().for_each(|text| xml.text("saml:AttributeValue", text));
        xml.close("saml:Attribute");
    };
    match &attribute.value {
        Value::One(text) => write(attribute.name, &[text]),
        Value::Many(_, texts) => write(attribute.name, texts),
        Value::Named(parts) => parts.iter().for_each(|(part, text)| write(part, &[text])),
    }
}
