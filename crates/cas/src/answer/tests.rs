//! Tests of answers, to the byte: clients of four languages read them.

use sluss_protocol::method::{Level, Method};

use super::{Answer, Envelope, Format, failure, proxy_failure, proxy_success, success};
use crate::attribute::AttributeName;
use crate::dialect::Assurance;
use crate::error::{Failure, Words};
use crate::person::{Authentication, Factor, Person, Release, Success, TicketKind};

const ALL: Release = Release { details: true, factors: true, groups: None };
const ENVELOPE: Envelope<'_> = Envelope {
    id: "1",
    issuer: "https://sluss.test",
    service: "https://rasff.test/cb?a=1&b=2",
    now: "2026-11-27T14:05:00Z",
    until: "2026-11-27T14:10:00Z",
};

fn anna(groups: &[&str]) -> Success {
    Success {
        person: Person {
            user: "anna".to_owned(),
            email: "anna@example.eu".to_owned(),
            name: "Anna Andersson".to_owned(),
            locale: "sv".to_owned(),
            domain: "sluss.test".to_owned(),
            assurance: Assurance::Low,
            groups: groups.iter().map(|group| (*group).to_owned()).collect(),
            attributes: Vec::new(),
        },
        authentication: Authentication {
            method: Method::Pin,
            level: Level::Medium,
            at: "2026-11-27T14:04:00Z".to_owned(),
            from_session: false,
            factors: vec![(Factor::Moniker, "anna@example.eu".to_owned())],
        },
        kind: TicketKind::Service,
        proxies: Vec::new(),
        proxy_granting_ticket_iou: None,
    }
}

fn xml(given: &Success) -> String {
    success(given, &ALL, Format::Xml, &ENVELOPE).body
}

/// What stands between the first start and end of an element.
fn inside<'a>(document: &'a str, element: &str) -> &'a str {
    let (_, rest) = document.split_once(&format!("<{element}>")).expect("the element is there");
    rest.split_once(&format!("</{element}>")).expect("it ends").0
}

#[test]
fn golden_1_one_document_for_all_clients() {
    let answer = success(&anna(&["a", "b"]), &ALL, Format::Xml, &ENVELOPE);
    assert_eq!(answer.content_type, "text/xml; charset=utf-8");
    let details = "<cas:uid>anna</cas:uid><cas:email>anna@example.eu</cas:email><cas:name>Anna Andersson</cas:name>\
        <cas:displayName>Anna Andersson</cas:displayName><cas:firstName>Anna</cas:firstName><cas:lastName>Andersson</cas:lastName>\
        <cas:domain>sluss.test</cas:domain><cas:domainUsername>anna</cas:domainUsername><cas:locale>sv</cas:locale>";
    let levels = "<cas:assuranceLevel>10</cas:assuranceLevel><cas:authenticationLevel>MEDIUM</cas:authenticationLevel>";
    let rest = "<cas:loginDate>2026-11-27T14:04:00Z</cas:loginDate><cas:sso>false</cas:sso><cas:ticketType>SERVICE</cas:ticketType>\
        <cas:authenticationDate>2026-11-27T14:04:00Z</cas:authenticationDate><cas:isFromNewLogin>true</cas:isFromNewLogin>\
        <cas:longTermAuthenticationRequestTokenUsed>false</cas:longTermAuthenticationRequestTokenUsed>";
    let direct = format!(
        "{details}<cas:groups number=\"2\"><cas:group>a</cas:group><cas:group>b</cas:group></cas:groups>\
         <cas:authenticationFactors number=\"1\"><cas:moniker>anna@example.eu</cas:moniker></cas:authenticationFactors>{levels}\
         <cas:strengths number=\"1\"><cas:strength>PASSWORD_MOBILE_APP</cas:strength></cas:strengths>{rest}"
    );
    let flat = format!(
        "{details}<cas:groups>a</cas:groups><cas:groups>b</cas:groups><cas:moniker>anna@example.eu</cas:moniker>{levels}\
         <cas:strengths>PASSWORD_MOBILE_APP</cas:strengths>{rest}"
    );
    assert_eq!(
        answer.body,
        format!(
            "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess><cas:user>anna</cas:user>\
             {direct}<cas:attributes>{flat}</cas:attributes></cas:authenticationSuccess></cas:serviceResponse>"
        )
    );
}

#[test]
fn golden_11_texts_of_any_kind_stay_texts() {
    let mut given = anna(&["</cas:user>"]);
    given.person.name = "Ann-Sofi Å &amp; <b>😀</b> ]]> \u{1}".to_owned();
    given.person.attributes = vec![(AttributeName::parse("unit").unwrap(), vec!["\"x\"".to_owned(), "y\n".to_owned()])];
    let body = xml(&given);
    assert!(body.is_ascii() && !body.contains(['\n', '\u{1}']) && !body.contains("<!") && !body.contains("<?"));
    assert_eq!(inside(&body, "cas:name"), "Ann-Sofi &#197; &amp;amp; &lt;b&gt;&#128512;&lt;/b&gt; ]]&gt; &#65533;");
    assert!(body.contains(
        "<cas:unit number=\"2\"><cas:value>&quot;x&quot;</cas:value><cas:value>y&#10;</cas:value></cas:unit>"
    ));
    assert_eq!(body.matches("<cas:user>").count(), 1, "several clients read all of them");
}

#[test]
fn golden_12_one_three_and_no_groups_in_both_styles() {
    let three = xml(&anna(&["A", "B", "C"]));
    assert!(three.contains(
        "<cas:groups number=\"3\"><cas:group>A</cas:group><cas:group>B</cas:group><cas:group>C</cas:group></cas:groups>"
    ));
    assert!(three.contains("<cas:groups>A</cas:groups><cas:groups>B</cas:groups><cas:groups>C</cas:groups>"));
    assert!(xml(&anna(&["A"])).contains("<cas:groups number=\"1\"><cas:group>A</cas:group></cas:groups>"));
    let none = xml(&anna(&[]));
    assert!(none.contains("<cas:groups number=\"0\"/>") && !none.contains("<cas:groups>"));
}

#[test]
fn a_service_of_the_dialect_gets_what_it_asked_for() {
    let given = anna(&["A", "B"]);
    let only = |release: &Release| success(&given, release, Format::Xml, &ENVELOPE).body;
    let bare = only(&Release { details: false, factors: false, groups: Some(Vec::new()) });
    assert!(!bare.contains("email") && !bare.contains("groups") && bare.contains("<cas:authenticationLevel>MEDIUM<"));
    let one = only(&Release { details: false, factors: false, groups: Some(vec!["B".to_owned(), "X".to_owned()]) });
    assert!(one.contains("<cas:groups number=\"1\"><cas:group>B</cas:group></cas:groups>") && !one.contains(">A<"));
}

#[test]
fn golden_10_proxies_and_a_granting_ticket_stand_at_the_end() {
    let mut given = anna(&[]);
    given.kind = TicketKind::Proxy;
    given.proxies = vec!["https://near.test/p".to_owned(), "https://far.test/p?a&b".to_owned()];
    given.proxy_granting_ticket_iou = Some("PGTIOU-1".to_owned());
    let body = xml(&given);
    assert!(body.ends_with(
        "</cas:attributes><cas:proxyGrantingTicket>PGTIOU-1</cas:proxyGrantingTicket><cas:proxies>\
         <cas:proxy>https://near.test/p</cas:proxy><cas:proxy>https://far.test/p?a&amp;b</cas:proxy></cas:proxies>\
         </cas:authenticationSuccess></cas:serviceResponse>"
    ));
    assert!(body.contains("<cas:ticketType>PROXY</cas:ticketType>"));
}

#[test]
fn golden_19_json() {
    let mut given = anna(&["a"]);
    let read = |answer: Answer| serde_json::from_str::<serde_json::Value>(&answer.body).unwrap();
    let plain = read(success(&given, &ALL, Format::Json, &ENVELOPE));
    let inner = &plain["serviceResponse"]["authenticationSuccess"];
    assert_eq!((&inner["user"], &inner["attributes"]["email"]), (&"anna".into(), &"anna@example.eu".into()));
    assert_eq!(inner["attributes"]["groups"], serde_json::json!(["a"]));
    assert!(inner.get("proxies").is_none() && inner.get("proxyGrantingTicket").is_none());
    given.proxies = vec!["https://near.test/p".to_owned()];
    given.proxy_granting_ticket_iou = Some("PGTIOU-1".to_owned());
    let proxied = read(success(&given, &ALL, Format::Json, &ENVELOPE));
    let inner = &proxied["serviceResponse"]["authenticationSuccess"];
    assert_eq!(
        (&inner["proxies"][0], &inner["proxyGrantingTicket"]),
        (&"https://near.test/p".into(), &"PGTIOU-1".into())
    );
    let failed = read(failure(&Failure::InvalidTicket, Words::Cas, Format::Json, &ENVELOPE));
    let inner = &failed["serviceResponse"]["authenticationFailure"];
    assert_eq!(inner["code"], "INVALID_TICKET");
    assert!(inner["description"].as_str().is_some_and(|why| !why.is_empty()));
}

#[test]
fn golden_20_the_lines_of_cas_1() {
    assert_eq!(success(&anna(&[]), &ALL, Format::Text, &ENVELOPE).body, "yes\nanna\n");
    assert_eq!(failure(&Failure::InvalidTicket, Words::Cas, Format::Text, &ENVELOPE).body, "no\n\n");
}

#[test]
fn a_failure_has_a_code_and_a_text() {
    let start = "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">";
    assert_eq!(
        failure(&Failure::InvalidTicketSpec, Words::Cas, Format::Xml, &ENVELOPE).body,
        format!(
            "{start}<cas:authenticationFailure code=\"INVALID_TICKET_SPEC\">tickets of this kind are not accepted here\
             </cas:authenticationFailure></cas:serviceResponse>"
        )
    );
    assert_eq!(
        proxy_failure(&Failure::InvalidProxyGrantingTicket, Words::Cas).body,
        format!(
            "{start}<cas:proxyFailure code=\"BAD_PGT\">the proxy-granting ticket is not valid</cas:proxyFailure></cas:serviceResponse>"
        )
    );
    assert_eq!(
        proxy_success("PT-1").body,
        format!(
            "{start}<cas:proxySuccess><cas:proxyTicket>PT-1</cas:proxyTicket></cas:proxySuccess></cas:serviceResponse>"
        )
    );
}

#[test]
fn an_assertion_has_what_clients_check() {
    let body = success(&anna(&["a", "b"]), &ALL, Format::Saml, &ENVELOPE).body;
    for part in [
        "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body><samlp:Response ",
        "xmlns:saml=\"urn:oasis:names:tc:SAML:1.0:assertion\"",
        " Recipient=\"https://rasff.test/cb?a=1&amp;b=2\"",
        "<samlp:StatusCode Value=\"samlp:Success\"/>",
        "<saml:Conditions NotBefore=\"2026-11-27T14:05:00Z\" NotOnOrAfter=\"2026-11-27T14:10:00Z\">",
        "<saml:NameIdentifier>anna</saml:NameIdentifier>",
        "<saml:Attribute AttributeName=\"groups\" AttributeNamespace=\"http://www.ja-sig.org/products/cas/\">\
         <saml:AttributeValue>a</saml:AttributeValue><saml:AttributeValue>b</saml:AttributeValue></saml:Attribute>",
    ] {
        assert!(body.contains(part), "{part}");
    }
    let failed = failure(&Failure::InvalidTicket, Words::Cas, Format::Saml, &ENVELOPE).body;
    assert!(failed.contains("<samlp:StatusCode Value=\"samlp:RequestDenied\"/><samlp:StatusMessage>INVALID_TICKET: "));
    assert!(!failed.contains("Assertion ") && !failed.contains("Success"));
}

#[test]
fn golden_24_every_way_of_answering_says_the_same_user_and_level() {
    for method in Method::ALL {
        let mut given = anna(&[]);
        given.authentication.method = method;
        given.authentication.level = method.level();
        for format in [Format::Xml, Format::Json, Format::Saml] {
            let body = success(&given, &ALL, format, &ENVELOPE).body;
            for said in [method.level().name(), method.name(), "anna"] {
                assert!(
                    body.contains(&format!(">{said}<")) || body.contains(&format!("\"{said}\"")),
                    "{format:?} {said}"
                );
            }
        }
    }
}

#[test]
fn a_name_that_nobody_parted_is_parted_at_its_last_word_and_what_was_noted_wins() {
    let names = |name: &str, noted: Option<&str>| {
        let mut given = anna(&[]);
        given.person.name = name.to_owned();
        given.person.attributes =
            noted.map(|text| (AttributeName::parse("firstName").unwrap(), vec![text.to_owned()])).into_iter().collect();
        let body = xml(&given);
        (
            inside(&body, "cas:firstName").to_owned(),
            inside(&body, "cas:lastName").to_owned(),
            body.matches("<cas:firstName>").count(),
        )
    };
    assert_eq!(names("Anna Maria Berg", None), ("Anna Maria".to_owned(), "Berg".to_owned(), 2));
    assert_eq!(names("Anna", None), (String::new(), "Anna".to_owned(), 2));
    assert_eq!(names("Anna Maria Berg", Some("Anna")), ("Anna".to_owned(), "Berg".to_owned(), 2));
}
