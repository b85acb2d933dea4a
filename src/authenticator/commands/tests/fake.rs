//! A phone and its server in memory. Keys are made when a test runs; signatures are digests that nobody else in the test makes.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use data_encoding::BASE64URL_NOPAD;
use sluss_otp::Algorithm;
use sluss_protocol::api::{EnrolledDevice, PendingRequest, ServerKey, ServerKeys};
use sluss_protocol::link::{AccountRef, EnrolmentTicket, KeyId, SignInRequest, SiteName, Unsigned, fingerprint};
use sluss_protocol::problem::{Problem, ProblemCode};
use zeroize::Zeroizing;

use super::passkeys::FakePasskeys;
use crate::authenticator::commands::{
    Device, NoReply, Note, Platform, PushAddress, ServerReply, ServerRequest, handle_link,
};
use crate::authenticator::state::link_result::LinkResult;
use crate::authenticator::state::time::Clocks;
use crate::authenticator::vault::fake::{FakeKey, FakeStore, now};
use crate::authenticator::vault::{
    Ciphers, KeyError, Keys, NONCE, NewPasskey, NoPasskey, Pair, Passkey, PassphraseCost, Secret32, StoreError, Way,
    fake_ciphers,
};

pub(super) const ORIGIN: &str = "https://sluss.example.eu";
/// The time by the server's clock, in epoch seconds.
pub(super) const NOW: u32 = 1_800_000_000;
pub(super) const ANNA: AccountRef = AccountRef([1; 8]);
pub(super) const BO: AccountRef = AccountRef([2; 8]);

/// What the phone has sent.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) path: String,
    pub(super) body: String,
    proof: Option<String>,
}

impl Sent {
    /// What a proof in its header states.
    pub(super) fn statement(&self) -> serde_json::Value {
        statement(self.proof.as_deref().expect("this request carries a proof"))
    }
}

/// What a proof states.
pub(super) fn statement(proof: &str) -> serde_json::Value {
    let claims = proof.split('.').nth(1).expect("a proof has three parts");
    serde_json::from_slice(&BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap()).unwrap()
}

/// The machine that a phone is, with the server that it reaches.
#[derive(Debug)]
pub(super) struct Machine {
    pub(super) store: FakeStore,
    pub(super) clocks: Cell<Clocks>,
    pub(super) is_offline: Cell<bool>,
    pub(super) holds_keys: Cell<bool>,
    pub(super) keys_forgotten: Cell<bool>,
    /// What is kept beside the vault.
    pub(super) notes: RefCell<BTreeMap<Note, String>>,
    pub(super) passkeys: FakePasskeys,
    pub(super) push: RefCell<Option<PushAddress>>,
    pub(super) sent: RefCell<Vec<Sent>>,
    /// The server's keys; the last one signs.
    pub(super) server_keys: RefCell<Vec<(KeyId, Vec<u8>)>>,
    /// What the server answers at a path, in turn; the last answer stays.
    replies: RefCell<Vec<(String, VecDeque<ServerReply>)>>,
    drawn: Cell<u64>,
}

/// A platform that is shared with the test.
#[derive(Clone, Debug)]
pub(super) struct FakePlatform(pub(super) Rc<Machine>);

impl Machine {
    fn draw(&self) -> Vec<u8> {
        self.drawn.set(self.drawn.get() + 1);
        Algorithm::Sha256.digest(&self.drawn.get().to_be_bytes())
    }

    fn point(&self) -> Vec<u8> {
        [vec![4], self.draw(), self.draw()].concat()
    }

    fn keys(&self) -> ServerKeys {
        let key = |(id, point): &(KeyId, Vec<u8>)| ServerKey {
            kid: BASE64URL_NOPAD.encode(&id.0),
            point: BASE64URL_NOPAD.encode(point),
        };
        ServerKeys { keys: self.server_keys.borrow().iter().map(key).collect() }
    }
}

pub(super) fn signature(key: &[u8], message: &[u8]) -> [u8; 64] {
    let half = Algorithm::Sha256.digest(&[key, message].concat());
    [half.as_slice(), &half].concat().try_into().expect("two digests are 64 bytes")
}

impl Keys for FakePlatform {
    type Key = FakeKey;

    fn can_be_held(&self) -> bool {
        self.0.holds_keys.get()
    }

    fn random<const N: usize>(&self) -> Result<[u8; N], KeyError> {
        Ok(self.0.draw()[..N].try_into().expect("no test draws more than 32 bytes"))
    }

    async fn seal(&self, raw: &[u8; 32]) -> Result<FakeKey, KeyError> {
        Ok(FakeKey(raw.to_vec()))
    }

    async fn hmac(&self, key: &FakeKey, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        Ok(Algorithm::Sha256.hmac(&key.0, message))
    }

    async fn new_pair(&self) -> Result<Pair<FakeKey>, KeyError> {
        let point = self.0.point();
        Ok(Pair { private: FakeKey(point.clone()), point })
    }

    async fn sign(&self, key: &FakeKey, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        Ok(signature(&key.0, message).to_vec())
    }

    async fn is_signed(&self, point: &[u8], message: &[u8], given: &[u8; 64]) -> bool {
        signature(point, message) == *given
    }
}

impl Ciphers for FakePlatform {
    async fn new_cipher_key(&self) -> Result<FakeKey, KeyError> {
        Ok(FakeKey(self.0.draw()))
    }

    async fn cipher_key(&self, raw: &[u8; 32]) -> Result<FakeKey, KeyError> {
        Ok(FakeKey(raw.to_vec()))
    }

    async fn encrypt(
        &self,
        key: &FakeKey,
        nonce: &[u8; NONCE],
        about: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        Ok(fake_ciphers::encrypt(key, nonce, about, plain))
    }

    async fn decrypt(
        &self,
        key: &FakeKey,
        nonce: &[u8; NONCE],
        about: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        fake_ciphers::decrypt(key, nonce, about, sealed)
    }

    async fn passphrase_key(
        &self,
        passphrase: &str,
        salt: &[u8; 16],
        cost: PassphraseCost,
    ) -> Result<Secret32, KeyError> {
        Ok(fake_ciphers::passphrase_key(passphrase, salt, cost))
    }
}

impl Platform for FakePlatform {
    type Store = FakeStore;

    fn origin(&self) -> String {
        ORIGIN.to_owned()
    }

    fn clocks(&self) -> Clocks {
        self.0.clocks.get()
    }

    async fn store(&self) -> Result<FakeStore, StoreError> {
        Ok(self.0.store.clone())
    }

    async fn send(&self, request: ServerRequest<'_>) -> Result<ServerReply, NoReply> {
        if self.0.is_offline.get() {
            return Err(NoReply);
        }
        let proof = request.headers.iter().find(|(name, _)| *name == "DPoP").map(|(_, proof)| (*proof).to_owned());
        let body = request.body.unwrap_or_default().to_owned();
        // Calls to another server are told by its origin before the path.
        let path = format!("{}{}", request.server.unwrap_or_default(), request.path);
        self.0.sent.borrow_mut().push(Sent { path: path.clone(), body, proof });
        if path == "/api/device/keys" {
            return Ok(reply(200, &serde_json::to_string(&self.0.keys()).unwrap()));
        }
        let mut replies = self.0.replies.borrow_mut();
        let found = replies.iter_mut().find(|(known, _)| *known == path).map(|(_, replies)| replies);
        Ok(match found {
            Some(replies) if replies.len() > 1 => replies.pop_front().expect("there are several"),
            Some(replies) => replies[0].clone(),
            None => refusal(ProblemCode::NotSignedIn, ""),
        })
    }

    async fn subscribe(&self, _server_key: &[u8]) -> Option<PushAddress> {
        self.0.push.borrow().clone()
    }

    fn forget_keys(&self) {
        self.0.keys_forgotten.set(true);
    }

    async fn new_passkey(&self, wanted: NewPasskey<'_>) -> Result<Passkey, NoPasskey> {
        self.0.passkeys.make(wanted)
    }

    async fn forget_passkey(&self, credential: &[u8]) {
        self.0.passkeys.forgotten.borrow_mut().push(credential.to_vec());
    }

    async fn can_verify_person(&self) -> bool {
        self.0.passkeys.at_hand.get().is_some()
    }

    async fn passkey(&self, ways: &[Way]) -> Option<Passkey> {
        self.0.passkeys.ask(ways)
    }

    fn note(&self, name: Note) -> Option<String> {
        self.0.notes.borrow().get(&name).cloned()
    }

    fn keep_note(&self, name: Note, text: Option<&str>) {
        let mut notes = self.0.notes.borrow_mut();
        match text {
            Some(text) => _ = notes.insert(name, text.to_owned()),
            None => _ = notes.remove(&name),
        }
    }
}

pub(super) fn reply(status: u16, body: &str) -> ServerReply {
    ServerReply { status, body: body.to_owned() }
}

pub(super) fn refusal(code: ProblemCode, reason: &str) -> ServerReply {
    reply(code.status(), &serde_json::to_string(&Problem::new(code, "").because(reason)).unwrap())
}

/// A phone, and what its server does.
pub(super) struct Phone {
    pub(super) device: Device<FakePlatform>,
    pub(super) machine: Rc<Machine>,
}

impl Phone {
    /// A new phone whose clock is right.
    pub(super) fn new() -> Self {
        let machine = Rc::new(Machine {
            store: FakeStore::default(),
            clocks: Cell::new(Clocks { device: f64::from(NOW) * 1_000.0, steady: 0.0 }),
            is_offline: Cell::new(false),
            holds_keys: Cell::new(true),
            keys_forgotten: Cell::new(false),
            notes: RefCell::default(),
            passkeys: FakePasskeys::default(),
            push: RefCell::default(),
            sent: RefCell::default(),
            server_keys: RefCell::default(),
            replies: RefCell::default(),
            drawn: Cell::new(0),
        });
        let phone = Self { device: Device::new(FakePlatform(machine.clone())), machine };
        phone.server_takes_a_new_key(KeyId([1, 2, 3, 4]));
        phone
    }

    /// A phone that is registered for Anna's account.
    pub(super) fn of_anna() -> Self {
        let phone = Self::new();
        phone.enrol(ANNA, "anna@example.eu");
        phone.machine.sent.borrow_mut().clear();
        phone
    }

    /// The app is closed and opened again: it has forgotten what the server said of the time.
    pub(super) fn reopened(&self) -> Self {
        Self { device: Device::new(FakePlatform(self.machine.clone())), machine: self.machine.clone() }
    }

    pub(super) fn enrol(&self, account: AccountRef, label: &str) {
        self.server_registers(account, label);
        let link = self.ticket(account);
        assert!(matches!(now(handle_link(&self.device, &link, true)), Ok((LinkResult::Enrolled(_), _))));
    }

    pub(super) fn handle(&self, link: &str) -> Result<LinkResult, super::AuthenticatorError> {
        now(handle_link(&self.device, link, false)).map(|(result, _)| result)
    }

    pub(super) fn server_takes_a_new_key(&self, id: KeyId) {
        let point = self.machine.point();
        self.machine.server_keys.borrow_mut().push((id, point));
    }

    pub(super) fn server_answers(&self, path: &str, reply: ServerReply) {
        self.server_answers_in_turn(path, [reply]);
    }

    pub(super) fn server_answers_in_turn<const N: usize>(&self, path: &str, in_turn: [ServerReply; N]) {
        let mut replies = self.machine.replies.borrow_mut();
        replies.retain(|(known, _)| known != path);
        replies.push((path.to_owned(), in_turn.into()));
    }

    /// The server registers whoever claims an enrolment for this account.
    pub(super) fn server_registers(&self, account: AccountRef, label: &str) {
        self.server_answers("/api/device/enrolments", self.registration(account, label));
    }

    pub(super) fn registration(&self, account: AccountRef, label: &str) -> ServerReply {
        let registered = self.machine.drawn.get();
        let device = EnrolledDevice {
            device_id: format!("dev_{registered}"),
            device_name: "Telefon".to_owned(),
            account_ref: BASE64URL_NOPAD.encode(&account.0),
            account_label: label.to_owned(),
            issuer: ORIGIN.to_owned(),
            keys: self.machine.keys(),
        };
        reply(200, &serde_json::to_string(&device).unwrap())
    }

    fn signing_key(&self) -> (KeyId, Vec<u8>) {
        self.machine.server_keys.borrow().last().cloned().expect("a server has a key")
    }

    /// A link that registers a device for an account.
    pub(super) fn ticket(&self, account: AccountRef) -> String {
        let (id, point) = self.signing_key();
        let token = self.machine.draw()[..20].try_into().expect("a digest is longer");
        let ticket = EnrolmentTicket { token, account, expires_at: NOW + 600, key_fingerprint: fingerprint(&point) };
        let unsigned = Unsigned::new(&ticket, ORIGIN, id);
        unsigned.sign(&signature(&point, &unsigned.signed_bytes()))
    }

    pub(super) fn request(account: AccountRef) -> SignInRequest {
        SignInRequest {
            account,
            transaction: [8; 8],
            question: [5; 32],
            expires_at: NOW + 120,
            site: SiteName::new("RASFF Window"),
        }
    }

    /// A link that asks for a one-time code.
    pub(super) fn link(&self, request: &SignInRequest) -> String {
        let (id, point) = self.signing_key();
        let unsigned = Unsigned::new(request, ORIGIN, id);
        unsigned.sign(&signature(&point, &unsigned.signed_bytes()))
    }

    /// A link that the server has not signed.
    pub(super) fn forged(&self, request: &SignInRequest) -> String {
        Unsigned::new(request, ORIGIN, self.signing_key().0).sign(&[7; 64])
    }

    /// A sign-in that waits for approval.
    pub(super) fn pending(&self, link: String) -> PendingRequest {
        PendingRequest {
            id: "apr_1".to_owned(),
            device_id: "dev_1".to_owned(),
            link,
            browser: "Firefox, Windows".to_owned(),
            place: "Sweden".to_owned(),
            begun_at: i64::from(NOW) * 1_000,
            expires_at: i64::from(NOW + 120) * 1_000,
            digits: 2,
        }
    }

    /// The key for one-time codes and the session of a request, as the server knows them too.
    pub(super) fn expected(&self, request: &SignInRequest) -> (Vec<u8>, [u8; 64]) {
        let records = self.machine.store.contents().records;
        let ocra = records[0].key("ocra").expect("an account has a key for codes");
        (ocra.0.clone(), request.session(ORIGIN, self.signing_key().0))
    }

    /// What was sent to a path.
    pub(super) fn sent_to(&self, path: &str) -> Vec<Sent> {
        self.machine.sent.borrow().iter().filter(|sent| sent.path == path).cloned().collect()
    }
}
