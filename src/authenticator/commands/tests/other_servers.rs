//! Accounts at another server in the same app (decision 86): what goes there, what does not, and what that server cannot do to the accounts of this one.

use data_encoding::BASE64URL_NOPAD;
use sluss_protocol::api::{EnrolledDevice, OtherServers, PendingRequest, ServerKey, ServerKeys};
use sluss_protocol::link::{AccountRef, EnrolmentTicket, KeyId, LinkError, SignInRequest, Unsigned, fingerprint};

use super::AuthenticatorError;
use super::fake::{ANNA, BO, NOW, ORIGIN, Phone, reply, signature};
use crate::authenticator::commands::{PushAddress, answer, check_requests, handle_link, offer_push_subscription, open};
use crate::authenticator::state::account_mismatch::AccountMismatch;
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::answer::{AnswerResult, PinAnswer};
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::state::pin::Pin;
use crate::authenticator::vault::fake::now;

const OTHER: &str = "https://app.other.example";
const KEY: KeyId = KeyId([9, 9, 9, 9]);

fn point() -> Vec<u8> {
    vec![4; 65]
}

/// Another server, as far as this phone hears of it.
struct Other<'a>(&'a Phone);

impl<'a> Other<'a> {
    /// One that the phone's own server lists, or does not.
    fn at(phone: &'a Phone, is_listed: bool) -> Self {
        let servers = if is_listed { vec![OTHER.to_owned()] } else { Vec::new() };
        let listed = serde_json::to_string(&OtherServers { servers }).unwrap();
        phone.server_answers("/api/device/other-servers", reply(200, &listed));
        let other = Self(phone);
        other.answers("/api/device/keys", &serde_json::to_string(&Self::keys()).unwrap());
        other
    }

    fn answers(&self, path: &str, body: &str) {
        self.0.server_answers(&format!("{OTHER}{path}"), reply(200, body));
    }

    fn keys() -> ServerKeys {
        ServerKeys {
            keys: vec![ServerKey { kid: BASE64URL_NOPAD.encode(&KEY.0), point: BASE64URL_NOPAD.encode(&point()) }],
        }
    }

    /// Registers whoever comes as this device.
    fn registers(&self, device_id: &str, account: AccountRef) {
        let device = EnrolledDevice {
            device_id: device_id.to_owned(),
            device_name: "Telefon".to_owned(),
            account_ref: BASE64URL_NOPAD.encode(&account.0),
            account_label: "anna@example.eu".to_owned(),
            // Whatever it says of itself.
            issuer: ORIGIN.to_owned(),
            keys: Self::keys(),
        };
        self.answers("/api/device/enrolments", &serde_json::to_string(&device).unwrap());
    }

    fn ticket(account: AccountRef) -> String {
        let ticket =
            EnrolmentTicket { token: [3; 20], account, expires_at: NOW + 600, key_fingerprint: fingerprint(&point()) };
        let unsigned = Unsigned::new(&ticket, OTHER, KEY);
        unsigned.sign(&signature(&point(), &unsigned.signed_bytes()))
    }

    fn link(request: &SignInRequest) -> String {
        let unsigned = Unsigned::new(request, OTHER, KEY);
        unsigned.sign(&signature(&point(), &unsigned.signed_bytes()))
    }

    fn enrolled(&self, device_id: &str, account: AccountRef) {
        self.registers(device_id, account);
        let done = now(handle_link(&self.0.device, &Self::ticket(account), true));
        assert!(matches!(done, Ok((LinkResult::Enrolled(_), _))), "{done:?}");
    }

    fn pending(&self, link: String, device_id: &str) -> PendingRequest {
        PendingRequest { device_id: device_id.to_owned(), ..self.0.pending(link) }
    }
}

fn listed(phone: &Phone) -> Vec<ListedAccount> {
    now(open(&phone.device)).unwrap().accounts
}

fn paths(phone: &Phone) -> Vec<String> {
    phone.machine.sent.borrow().iter().map(|sent| sent.path.clone()).collect()
}

#[test]
fn e08_the_link_of_a_server_that_is_not_listed_is_refused_and_nothing_is_sent_there() {
    let phone = Phone::of_anna();
    Other::at(&phone, false);
    let refused = Err(AuthenticatorError::Link(LinkError::OtherServer { origin: OTHER.to_owned() }));
    assert_eq!(phone.handle(&Other::ticket(ANNA)), refused);
    assert_eq!(phone.handle(&Other::link(&Phone::request(ANNA))), refused);
    assert!(paths(&phone).iter().all(|path| path == "/api/device/other-servers"), "{:?}", paths(&phone));
    phone.machine.is_offline.set(true);
    assert_eq!(phone.handle(&Other::link(&Phone::request(ANNA))), refused, "nor where nobody can be asked");
}

#[test]
fn e08_an_account_at_a_listed_server_is_asked_about_and_then_registered_there_alone() {
    let phone = Phone::of_anna();
    let other = Other::at(&phone, true);
    other.registers("dev_other", BO);
    let link = Other::ticket(BO);
    let asked = AccountMismatch::Another { link: link.clone(), signed_in: None, server: Some(OTHER.to_owned()) };
    assert_eq!(phone.handle(&link), Ok(LinkResult::Mismatch(asked)));
    phone.machine.sent.borrow_mut().clear();
    other.enrolled("dev_other", BO);
    let own = paths(&phone).into_iter().find(|path| !path.starts_with(OTHER) && path != "/api/device/other-servers");
    assert_eq!(own, None, "the app's own server hears nothing of it");
    let claimed = &phone.sent_to(&format!("{OTHER}/api/device/enrolments"))[0];
    assert_eq!(claimed.statement()["htu"], format!("{OTHER}/api/device/enrolments"));
    let servers: Vec<_> = listed(&phone).into_iter().map(|account| account.server().to_owned()).collect();
    assert_eq!(servers, ["app.other.example", "sluss.example.eu"], "it cannot call itself by this server's name");
}

#[test]
fn e08_one_address_at_two_servers_is_two_accounts_whatever_either_server_calls_them() {
    let phone = Phone::of_anna();
    let other = Other::at(&phone, true);
    // The other server gives its account the very reference that the first one has.
    other.enrolled("dev_other", ANNA);
    assert_eq!(listed(&phone).len(), 2, "neither took the other's place");
    // Nor can it take the other's record.
    let own = listed(&phone).into_iter().find(|account| account.other_server.is_none()).unwrap();
    other.registers(&own.id, BO);
    let refused = now(handle_link(&phone.device, &Other::ticket(BO), true)).map(|_| ());
    assert_eq!(refused, Err(AuthenticatorError::Refused));
    assert!(listed(&phone).contains(&own));
}

#[test]
fn e08_a_code_for_an_account_at_another_server_is_made_with_its_key_and_without_a_network() {
    let phone = Phone::of_anna();
    Other::at(&phone, true).enrolled("dev_other", ANNA);
    phone.machine.is_offline.set(true);
    let request = Phone::request(ANNA);
    let Ok(LinkResult::Code(there)) = phone.handle(&Other::link(&request)) else { panic!("there is a code") };
    let Ok(LinkResult::Code(here)) = phone.handle(&phone.link(&request)) else { panic!("there is a code") };
    assert_eq!(there.record, "dev_other");
    assert_ne!(here.record, there.record, "the same reference, but another server");
    assert_ne!(here.code, there.code);
}

#[test]
fn b09_a_server_cannot_ask_for_an_account_at_another() {
    let phone = Phone::of_anna();
    let other = Other::at(&phone, true);
    other.enrolled("dev_other", BO);
    let own = listed(&phone).into_iter().find(|account| account.other_server.is_none()).unwrap().id;
    let shown = |server: Option<&str>, pending| now(check_requests(&phone.device, server, vec![pending])).len();
    let genuine = other.pending(Other::link(&Phone::request(BO)), "dev_other");
    assert_eq!(shown(Some(OTHER), genuine.clone()), 1);
    assert_eq!(shown(None, genuine), 0, "what one server signed, handed on by the other");
    let stolen = other.pending(phone.link(&Phone::request(ANNA)), &own);
    assert_eq!(shown(None, stolen.clone()), 1);
    assert_eq!(shown(Some(OTHER), stolen), 0, "a genuine request of the first server's");
    let forged = other.pending(Other::link(&Phone::request(ANNA)), &own);
    assert_eq!(shown(Some(OTHER), forged), 0, "its own key signs for no account of the first server");
}

#[test]
fn b09_an_answer_goes_to_the_server_that_asked_and_to_no_other() {
    let phone = Phone::of_anna();
    let other = Other::at(&phone, true);
    other.enrolled("dev_other", BO);
    phone.server_answers(&format!("{OTHER}/api/device/requests/apr_1"), reply(204, ""));
    let pending = other.pending(Other::link(&Phone::request(BO)), "dev_other");
    phone.machine.sent.borrow_mut().clear();
    let given = PinAnswer { number: "42".to_owned(), pin: Pin::typed("7391").unwrap() };
    assert_eq!(now(answer(&phone.device, &pending, Some(given))), Ok(AnswerResult::Approved));
    assert_eq!(paths(&phone), [format!("{OTHER}/api/device/requests/apr_1")]);
}

#[test]
fn another_server_sets_no_clock_but_its_own() {
    let phone = Phone::of_anna();
    Other::at(&phone, true).enrolled("dev_other", BO);
    let before = phone.device.now_seconds();
    phone.device.learn_time_of(Some(OTHER), 0);
    assert_eq!((phone.device.now_seconds(), phone.device.seconds_at(Some(OTHER))), (before, 0));
}

#[test]
fn where_another_server_gives_no_answer_that_is_said() {
    let phone = Phone::of_anna();
    Other::at(&phone, true).enrolled("dev_other", BO);
    phone.machine.is_offline.set(true);
    let silent = AuthenticatorError::OtherServerSilent { origin: OTHER.to_owned() };
    assert_eq!(now(handle_link(&phone.device, &Other::ticket(ANNA), true)).map(|_| ()), Err(silent));
}

#[test]
fn only_the_apps_own_server_is_told_how_to_wake_it() {
    let phone = Phone::of_anna();
    Other::at(&phone, true).enrolled("dev_other", BO);
    let key = BASE64URL_NOPAD.encode(&point());
    phone.server_answers("/api/device/push-key", reply(200, &format!("{{\"key\":\"{key}\"}}")));
    phone.server_answers("/api/device/subscription", reply(204, ""));
    let address = PushAddress { endpoint: "https://push.example.eu/1".to_owned(), p256dh: point(), auth: vec![1; 16] };
    phone.machine.push.replace(Some(address));
    phone.machine.sent.borrow_mut().clear();
    now(offer_push_subscription(&phone.device)).unwrap();
    assert_eq!(paths(&phone), ["/api/device/push-key", "/api/device/subscription"]);
}
