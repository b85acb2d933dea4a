//! Authorization requests that relying parties send, and some that nobody should.

use sluss_domain::model::oidc_policy::Pkce;
use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::form::Form;
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;

use super::{AuthorizationRequest, Interaction, ReplyTo, ResponseMode};
use crate::error::{AuthorizeError, UntrustedRequest};
use crate::sample::{CALLBACK, GOOD, PLAIN, client, confidential};

fn read(query: &str) -> Result<AuthorizationRequest, AuthorizeError> {
    read_for(&client(), query)
}

fn read_for(client: &OidcClient, query: &str) -> Result<AuthorizationRequest, AuthorizeError> {
    let form = Form::parse(query);
    let reply_to = ReplyTo::read(&form, client).expect("the address is registered");
    AuthorizationRequest::read(&form, reply_to, client)
}

fn refused(query: &str) -> &'static str {
    read(query).expect_err("it was granted").code()
}

#[test]
fn s28_a_message_is_for_those_only_that_are_registered_for_it() {
    let form = Form::parse(&format!("{GOOD}&response_mode=web_message"));
    let read = |web_message| {
        let client = OidcClient { web_message, ..client() };
        let reply_to = ReplyTo::read(&form, &client).unwrap();
        (reply_to.mode(), AuthorizationRequest::read(&form, reply_to, &client).map_err(|error| error.code()).map(drop))
    };
    assert_eq!(read(false), (ResponseMode::Query, Err("unauthorized_client")));
    assert_eq!(read(true), (ResponseMode::WebMessage, Ok(())));
}

#[test]
fn a_plain_request_is_read() {
    let request = read(GOOD).unwrap();
    assert_eq!((request.scope.as_str(), request.nonce.as_deref()), ("openid email", Some("n1")));
    assert_eq!((request.prompt, request.max_age, request.level), (Interaction::AsNeeded, None, None));
    assert_eq!(request.reply_to.mode(), ResponseMode::Query);
}

#[test]
fn j09_prompt_max_age_acr_values_hint_and_language_are_read() {
    let more = "&prompt=login&max_age=60&acr_values=urn:x+MEDIUM&login_hint=anna@example.eu&ui_locales=fi+sv-SE";
    let request = read(&format!("{GOOD}{more}")).unwrap();
    assert_eq!((request.prompt, request.max_age, request.level), (Interaction::Always, Some(60), Some(Level::Medium)));
    assert_eq!((request.login_hint.as_deref(), request.language), (Some("anna@example.eu"), Some(Language::Sv)));
    assert_eq!(read(&format!("{GOOD}&prompt=none")).unwrap().prompt, Interaction::Never);
    assert_eq!(refused(&format!("{GOOD}&prompt=none+login")), "invalid_request");
    assert_eq!(refused(&format!("{GOOD}&max_age=soon")), "invalid_request");
}

#[test]
fn j09_what_a_request_asks_of_a_session_is_the_surer_of_two_levels_max_age_and_prompt() {
    let request = read(&format!("{GOOD}&max_age=60&prompt=login&acr_values=MEDIUM")).unwrap();
    let requirement = request.requirement(Level::Basic);
    assert_eq!((requirement.level, requirement.interaction), (Level::Medium, Interaction::Always));
    assert_eq!(requirement.freshness, Some(std::time::Duration::from_secs(60)));
    let plain = read(GOOD).unwrap().requirement(Level::Medium);
    assert_eq!((plain.level, plain.freshness, plain.interaction), (Level::Medium, None, Interaction::AsNeeded));
}

#[test]
fn s18_a_name_that_nobody_here_knows_is_not_repeated() {
    let words = "Your+account+is+locked,+call+us";
    for query in [format!("{GOOD}&{words}=1&{words}=2"), format!("{GOOD}&{words}={}", "x".repeat(17_000))] {
        let why = read(&query).unwrap_err().to_string();
        assert!(!why.contains("locked") && why.contains("one that is not known here"), "{why}");
    }
    let twice = read(&format!("{GOOD}&nonce=n2")).unwrap_err().to_string();
    assert_eq!(twice, "nonce was given more than once");
}

#[test]
fn j01_an_unknown_address_is_no_place_for_an_answer() {
    for query in [
        "",
        "redirect_uri=https://evil.test/",
        "redirect_uri=https://rasff.test/callback&redirect_uri=https://evil.test/",
    ] {
        let read = ReplyTo::read(&Form::parse(query), &client());
        assert_eq!(read, Err(UntrustedRequest::UnknownRedirectUri), "{query}");
    }
}

#[test]
fn j02_only_the_code_flow_with_s256_exists() {
    for (from, to, error) in [
        ("response_type=code", "response_type=token", "unsupported_response_type"),
        ("response_type=code", "response_type=id_token", "unsupported_response_type"),
        ("response_type=code", "response_type=code+id_token", "unsupported_response_type"),
        ("response_type=code&", "", "invalid_request"),
        ("method=S256", "method=plain", "invalid_request"),
        ("&code_challenge_method=S256", "", "invalid_request"),
        ("code_challenge=E9", "code_challenge=", "invalid_request"),
        ("&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "", "invalid_request"),
        ("scope=openid+email", "scope=email", "invalid_scope"),
        ("scope=openid+email", "scope=openidx", "invalid_scope"),
        ("state=s1", "state=s1&request=x", "request_not_supported"),
        ("state=s1", "state=s1&request_uri=https://evil.test/", "request_uri_not_supported"),
        ("state=s1", "state=s1&registration=%7B%7D", "registration_not_supported"),
        ("state=s1", "state=s1&response_mode=query.jwt", "invalid_request"),
    ] {
        assert!(GOOD.contains(from), "{from}");
        assert_eq!(refused(&GOOD.replacen(from, to, 1)), error, "{to}");
    }
}

#[test]
fn j15_duplicates_are_refused_and_unknown_parameters_ignored() {
    assert_eq!(refused(&format!("{GOOD}&nonce=n2")), "invalid_request");
    assert_eq!(refused(&format!("{GOOD}&colour=1&colour=2")), "invalid_request");
    assert!(read(&format!("{GOOD}&colour=1")).is_ok());
}

#[test]
fn s05_all_parameters_together_have_a_bound_and_the_longest_is_named() {
    let filled = |name: &str, bytes: usize| format!("{GOOD}&{name}={}", "x".repeat(bytes));
    let room = 16_384 - Form::parse(GOOD).bytes();
    assert!(read(&filled("colour", room - "colour".len())).is_ok());
    let why = |query: &str| read(query).unwrap_err().to_string();
    let told = "all parameters together are longer than 16384 bytes; the longest is ";
    assert_eq!(why(&filled("colour", room)), format!("{told}one that is not known here"));
    assert_eq!(why(&filled(&"<b>".repeat(6_000), 1)), format!("{told}one that is not known here"));
    let many: String = (0..9_000).map(|number| format!("&{number}=")).collect();
    assert!(why(&format!("{GOOD}{many}")).starts_with(told));
}

#[test]
fn s05_what_is_kept_of_a_request_is_what_is_needed_later_and_no_longer_for_its_letters() {
    let plain = GOOD.replace("&state=s1", "").replace("&nonce=n1", "");
    for (letter, most) in [("x", 9_700), ("%22", 12_700), ("%00", 12_700), ("%5C", 12_700), ("%C3%A5", 9_700)] {
        let bytes = url::form_urlencoded::parse(letter.as_bytes()).next().unwrap().0.len();
        let (state, nonce) = (letter.repeat(8_192 / bytes), letter.repeat(1_024 / bytes));
        let query = format!("{plain}&state={state}&nonce={nonce}&login_hint=anna@example.eu&scope=x+openid");
        let query = query.replace("&scope=openid+email", "");
        let request = read(&query).unwrap();
        let kept = serde_json::to_string(&request).unwrap();
        assert!(serde_json::to_string(&kept).unwrap().len() < most, "{letter}: {}", kept.len());
        assert!(!kept.contains("anna"), "the address stands in the sign-in");
        let again: AuthorizationRequest = serde_json::from_str(&kept).unwrap();
        assert_eq!(again, AuthorizationRequest { login_hint: None, ..request });
    }
}

#[test]
fn j06_the_answer_says_who_gives_it() {
    let reply = read(GOOD).unwrap().reply_to;
    let issuer = "https://sluss.example.eu";
    assert_eq!(
        reply.url_with_code("c1", issuer),
        format!("{CALLBACK}?code=c1&state=s1&iss=https%3A%2F%2Fsluss.example.eu")
    );
    let denied = reply.url_with_error(&AuthorizeError::AccessDenied, issuer);
    assert!(
        denied.contains("error=access_denied&") && denied.ends_with("&state=s1&iss=https%3A%2F%2Fsluss.example.eu")
    );
    let message = serde_json::to_value(reply.message_with_code("c1", issuer)).unwrap();
    assert_eq!((&message["type"], &message["iss"]), (&"success".into(), &issuer.into()));
    assert_eq!(reply.origin(), "https://rasff.test");
}

#[test]
fn j02_a_confidential_client_needs_a_challenge_or_a_nonce_unless_registered_otherwise() {
    let mut client = confidential();
    let without = PLAIN.replace("&nonce=n1", "");
    let code = |client: &OidcClient, query: &str| read_for(client, query).map_err(|error| error.code()).map(drop);
    assert_eq!(code(&client, PLAIN), Ok(()), "a nonce");
    assert_eq!(code(&client, &GOOD.replace("&nonce=n1", "")), Ok(()), "a challenge");
    assert_eq!(code(&client, &without), Err("invalid_request"));
    client.settings.pkce = Pkce::Optional;
    assert_eq!(code(&client, &without), Ok(()));
    assert_eq!(code(&client, &GOOD.replace("S256", "plain")), Err("invalid_request"));
    client.settings.pkce = Pkce::Required;
    assert_eq!(code(&client, PLAIN), Err("invalid_request"));
    client.settings.pkce = Pkce::Optional;
    client.secret_hash = None;
    assert_eq!(code(&client, PLAIN), Err("invalid_request"), "whatever is registered, a public client needs one");
}

#[test]
fn an_answer_travels_in_the_query_behind_the_number_sign_or_in_a_form() {
    let issuer = "https://sluss.example.eu";
    let fragment = read(&format!("{GOOD}&response_mode=fragment")).unwrap().reply_to;
    let answer = fragment.url_with_code("c1", issuer);
    assert_eq!(answer, format!("{CALLBACK}#code=c1&state=s1&iss=https%3A%2F%2Fsluss.example.eu"));
    let form = read(&format!("{GOOD}&response_mode=form_post")).unwrap().reply_to;
    assert_eq!(form.mode(), ResponseMode::FormPost);
    let fields = form.fields_with_code("c1", issuer);
    assert_eq!(fields, [("code", "c1".to_owned()), ("state", "s1".to_owned()), ("iss", issuer.to_owned())]);
}

#[test]
fn j06_a_client_that_cannot_bear_it_is_not_told_who_answers() {
    let mut client = client();
    client.settings.no_iss = true;
    let reply = read_for(&client, GOOD).unwrap().reply_to;
    assert_eq!(reply.url_with_code("c1", "https://sluss.example.eu"), format!("{CALLBACK}?code=c1&state=s1"));
    let again: ReplyTo = serde_json::from_str(&serde_json::to_string(&reply).unwrap()).unwrap();
    assert_eq!(again, reply);
}

#[test]
fn j16_tokens_are_for_registered_apis_only_and_for_several_at_once() {
    let mut client = client();
    client.settings.resources = vec!["https://a.test/".to_owned(), "https://b.test/".to_owned()];
    let both = format!("{GOOD}&resource=https://b.test/&resource=https://a.test/");
    assert_eq!(read_for(&client, &both).unwrap().resources, client.settings.resources);
    let other = format!("{GOOD}&resource=https://c.test/");
    assert_eq!(read_for(&client, &other).unwrap_err().code(), "invalid_target");
}

#[test]
fn a_refresh_token_is_for_clients_that_may_have_one() {
    let mut client = client();
    let asking = GOOD.replace("openid+email", "openid+offline_access+email");
    assert_eq!(read_for(&client, &asking).unwrap().scope, "openid email");
    client.settings.offline_access = true;
    assert_eq!(read_for(&client, &asking).unwrap().scope, "openid email offline_access");
}

#[test]
fn j09_two_persons_at_once_cannot_be_meant() {
    let named =
        read(&format!("{GOOD}&claims=%7B%22id_token%22:%7B%22sub%22:%7B%22value%22:%22acc_1%22%7D%7D%7D")).unwrap();
    assert!(named.may_be_about("acc_1") && !named.may_be_about("acc_2"));
    assert!(named.clone().about("acc_1".to_owned()).is_ok());
    assert_eq!(named.about("acc_2".to_owned()).unwrap_err().code(), "invalid_request");
    assert!(read(GOOD).unwrap().may_be_about("acc_1"));
}
