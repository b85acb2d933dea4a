//! The EU Login dialect: what its clients ask at `TicketValidationService`, and requests that are registered beforehand.

use sluss_domain::model::attributes::{Attributes, GROUPS};
use sluss_domain::model::relying_party::{Assurance, CasService};
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{CasSite, Person, Server};

const SERVICE: &str = "https://irasff.test/cb";
/// What the module for Drupal sends, besides service and ticket.
const ASKED: [(&str, &str); 4] =
    [("assuranceLevel", "TOP"), ("ticketTypes", "SERVICE,PROXY"), ("userDetails", "true"), ("groups", "*")];

async fn signed_in(server: &Server, assurance: u8) -> (CasSite, Person) {
    let site = server.cas_site("irasff", Level::Basic, &[SERVICE], SERVICE).await;
    let service =
        CasService { addresses: vec![SERVICE.to_owned()], assurance: Assurance(assurance), ..CasService::default() };
    server.register_service("irasff", Level::Basic, service).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(server);
    let page = person.begin(&site.login_url(&[])).await;
    let _ = site.ticket(&person.enter_password(&page, &account, Method::Password).await);
    (site, person)
}

async fn ticket(site: &CasSite, person: &mut Person) -> String {
    site.ticket_in(person.open(&site.login_url(&[])).await.header("location"))
}

#[tokio::test]
async fn golden_15_the_default_of_drupals_module_works_where_an_operator_vouches_for_accounts() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 10).await;
    let one = ticket(&site, &mut person).await;
    let refused = site.validate("/TicketValidationService", &one, &ASKED).await;
    assert!(refused.body.contains("code=\"INVALID_USER\""), "{}", refused.body);
    let service = CasService { addresses: vec![SERVICE.to_owned()], assurance: Assurance(40), ..CasService::default() };
    server.register_service("irasff", Level::Basic, service).await;
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/TicketValidationService", &one, &ASKED).await;
    for part in [
        "<cas:email>anna@example.eu</cas:email>",
        "<cas:firstName>Anna</cas:firstName><cas:lastName>Test</cas:lastName>",
        "<cas:domain>sluss.test</cas:domain>",
        "<cas:groups number=\"0\"/>",
        "<cas:assuranceLevel>40</cas:assuranceLevel><cas:authenticationLevel>BASIC</cas:authenticationLevel>",
        "<cas:strengths number=\"1\"><cas:strength>PASSWORD</cas:strength></cas:strengths>",
        "<cas:authenticationFactors number=\"1\"><cas:moniker>anna@example.eu</cas:moniker></cas:authenticationFactors>",
        "<cas:ticketType>SERVICE</cas:ticketType>",
    ] {
        assert!(told.body.contains(part), "{part}: {}", told.body);
    }
}

#[tokio::test]
async fn each_older_address_stands_for_a_grade_of_assurance() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 20).await;
    for (path, good) in [
        ("laxValidate", true),
        ("sponsorValidate", true),
        ("interinstitutionalValidate", false),
        ("strictValidate", false),
    ] {
        let one = ticket(&site, &mut person).await;
        let told = site.validate(&format!("/{path}"), &one, &[]).await;
        assert_eq!(told.body.contains("authenticationSuccess"), good, "{path}: {}", told.body);
    }
}

#[tokio::test]
async fn golden_14_a_ticket_below_the_asked_level_fails_since_the_module_would_let_the_person_in() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 40).await;
    for more in
        [("authenticationLevel", "MEDIUM"), ("authenticationLevel", "HIGH"), ("acceptedStrengths", "PASSWORD_SMS")]
    {
        let one = ticket(&site, &mut person).await;
        let asked: Vec<_> = ASKED.into_iter().chain([more]).collect();
        let told = site.validate("/TicketValidationService", &one, &asked).await;
        assert!(told.body.contains("code=\"INVALID_STRENGTH\""), "{more:?}: {}", told.body);
    }
    let one = ticket(&site, &mut person).await;
    let asked = [("acceptedStrengths", "PASSWORD,PASSWORD_SMS"), ("authenticationLevel", "BASIC")];
    assert!(site.validate("/TicketValidationService", &one, &asked).await.body.contains("authenticationSuccess"));
}

#[tokio::test]
async fn what_the_person_showed_is_named_as_their_own_pages_name_it() {
    const NUMBER: &str = "+46701740605";
    let server = Server::start().await;
    let site = server.cas_site("irasff", Level::Basic, &[SERVICE], SERVICE).await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    Person::new(&server).add_number(&server, &account, NUMBER).await;
    server.clock.advance(std::time::Duration::from_secs(60));
    let page = person.begin(&site.login_url(&[("acceptedStrengths", "PASSWORD_SMS")])).await;
    let page = person.enter_password(&page, &account, Method::Sms).await;
    let page = person.type_number(&page, NUMBER).await;
    let code = server.code_sent_to(NUMBER).await;
    let one = site.ticket(&person.act(&page, FormAction::Answer, &[("code", &code)]).await);
    let asked = [("userDetails", "true"), ("acceptedStrengths", "PASSWORD_SMS")];
    let told = site.validate("/TicketValidationService", &one, &asked).await;
    let factors = "<cas:authenticationFactors number=\"2\"><cas:moniker>anna@example.eu</cas:moniker>\
                   <cas:mobilePhoneNumber>&#8226;&#8226; 05</cas:mobilePhoneNumber></cas:authenticationFactors>";
    assert!(told.body.contains(factors) && !told.body.contains("4670174"), "{}", told.body);
}

#[tokio::test]
async fn what_a_service_does_not_ask_for_it_is_not_told() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 10).await;
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/TicketValidationService", &one, &[]).await;
    assert!(told.body.contains("authenticationSuccess") && !told.body.contains("anna@example.eu"), "{}", told.body);
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/serviceValidate", &one, &[]).await;
    assert!(told.body.contains("anna@example.eu") && !told.body.contains("authenticationFactors"), "{}", told.body);
}

#[tokio::test]
async fn golden_12_groups_and_attributes_are_told_to_a_service_that_is_registered_for_them() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 10).await;
    let mut attributes = Attributes::default();
    attributes.set(GROUPS, ["RASFF_SE".to_owned(), "å & <b> ]]>".to_owned()]).unwrap();
    attributes.set("departmentNumber", ["E.2".to_owned()]).unwrap();
    attributes.set("salary", ["1".to_owned()]).unwrap();
    server.instance().sluss.accounts().set_attributes("anna@example.eu", attributes, None).await.unwrap();
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/p3/serviceValidate", &one, &[]).await;
    assert!(!told.body.contains("RASFF_SE") && told.body.contains("<cas:groups number=\"0\"/>"), "{}", told.body);

    let mut party = server.instance().sluss.relying_parties().find("irasff").await.unwrap();
    let names = [GROUPS, "departmentNumber"].map(|name| (name.to_owned(), name.to_owned()));
    party.released.names = names.into();
    server.instance().sluss.relying_parties().put(party).await.unwrap();
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/TicketValidationService", &one, &[("userDetails", "true"), ("groups", "*")]).await;
    let groups = "<cas:groups number=\"2\"><cas:group>RASFF_SE</cas:group><cas:group>&#229; &amp; &lt;b&gt; ]]&gt;</cas:group></cas:groups>";
    assert!(told.body.contains(groups), "{}", told.body);
    assert_eq!(told.body.matches("<cas:departmentNumber>E.2</cas:departmentNumber>").count(), 2);
    assert!(!told.body.contains("salary"));
    let one = ticket(&site, &mut person).await;
    let told = site.validate("/TicketValidationService", &one, &[("groups", "RASFF_SE")]).await;
    assert!(
        told.body.contains("<cas:groups number=\"1\"><cas:group>RASFF_SE</cas:group></cas:groups>"),
        "{}",
        told.body
    );
}

#[tokio::test]
async fn a_request_that_is_registered_beforehand_is_begun_by_its_id() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 10).await;
    let kind = "application/x-www-form-urlencoded";
    let made = site.post("/cas/login/init", kind, &format!("service={SERVICE}&renew=true")).await;
    let id = made.body.split_once("<cas:loginRequestId>").unwrap().1.split_once('<').unwrap().0.to_owned();
    let page = person.begin(&format!("/cas/login?loginRequestId={id}")).await;
    assert!(matches!(page.step, Step::Identify { .. }), "renew is in it: {page:?}");
    for forged in [id[..id.len() - 2].to_owned(), format!("x{id}"), id.replace('.', "")] {
        let answer = person.open(&format!("/cas/login?loginRequestId={forged}")).await;
        assert_eq!(answer.status, 400, "{forged}");
    }
    server.clock.advance(std::time::Duration::from_secs(601));
    assert_eq!(person.open(&format!("/cas/login?loginRequestId={id}")).await.status, 400);
    for (body, code) in [
        ("", "INVALID_REQUEST"),
        ("service=https://evil.test/", "INVALID_SERVICE"),
        ("service=x&service=y", "INVALID_REQUEST"),
    ] {
        let refused = site.post("/cas/login/init", kind, body).await;
        assert!(refused.status == 200 && refused.body.contains(&format!("code=\"{code}\"")), "{}", refused.body);
    }
}

#[tokio::test]
async fn k12_the_same_sign_in_has_the_same_level_in_all_three_protocols() {
    let server = Server::start().await;
    let (site, mut person) = signed_in(&server, 10).await;
    let oidc = server.site("rasff", Level::Basic).await;
    let back = person.open(&oidc.authorize_url()).await;
    let code = back.header("location").split_once("code=").unwrap().1.split('&').next().unwrap().to_owned();
    let token = oidc.redeem(&code).await.json()["id_token"].as_str().unwrap().to_owned();
    let claims = data_encoding::BASE64URL_NOPAD.decode(token.split('.').nth(1).unwrap().as_bytes()).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
    let acr = claims["acr"].as_str().unwrap();
    for path in ["/p3/serviceValidate", "/TicketValidationService"] {
        let one = ticket(&site, &mut person).await;
        let told = site.validate(path, &one, &[]).await;
        assert!(told.body.contains(&format!("<cas:authenticationLevel>{acr}<")), "{path}: {}", told.body);
        assert!(
            told.body.contains(&format!("<cas:user>{}<", claims["sub"].as_str().unwrap())),
            "{path}: {}",
            told.body
        );
    }
}
