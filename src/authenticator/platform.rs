//! The browser as the platform of the commands. It translates and decides nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;
use yew::platform::spawn_local;
use zeroize::Zeroizing;

use super::commands::{
    Device, NoReply, Note, Platform, PushAddress, ReplyStream, ServerReply, ServerRequest, Streams, watch,
};
use super::state::approval::WatchUpdate;
use super::state::environment::{Environment, NotificationPermission};
use super::state::time::Clocks;
use super::vault::{
    Ciphers, KeyError, Keys, NONCE, NewPasskey, NoPasskey, Pair, Passkey, PassphraseCost, Secret32, StoreError, Way,
};
use crate::browser::keys::{self, CryptoKey};
use crate::browser::line::{self, Abort};
use crate::browser::vault::BrowserStore;
use crate::browser::{ciphers, clock, haptics, home_screen, http, install, note, notifications, page, passkey, push};

/// The names of the notes in the browser.
const fn stored_as(note: Note) -> &'static str {
    match note {
        Note::Service => "sluss-service",
        Note::AutoLock => "sluss-auto-lock",
        Note::Look => "sluss-look",
        Note::LastBackup => "sluss-last-backup",
        Note::NoHaptics => "sluss-no-haptics",
    }
}

/// The address of a path at a server; `None` is the app's own. Cookies go along to that one only, as browsers have it by default.
fn address(server: Option<&str>, path: &str) -> String {
    format!("{}{path}", server.unwrap_or_default())
}

/// What the browser says about itself now.
pub(super) fn environment() -> Environment {
    Environment {
        had_keys: home_screen::had_keys(),
        tab_of_ios: home_screen::is_tab_of_ios(),
        installable: install::is_offered(),
        vibrates: haptics::are_possible(),
        notifications: NotificationPermission::of(notifications::said().as_deref()),
    }
}

/// The browser that this program runs in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Browser;

impl From<http::Unreachable> for NoReply {
    fn from(_: http::Unreachable) -> Self {
        Self
    }
}

impl Keys for Browser {
    type Key = CryptoKey;

    fn can_be_held(&self) -> bool {
        keys::can_be_held()
    }

    fn random<const N: usize>(&self) -> Result<[u8; N], KeyError> {
        keys::random()
    }

    async fn seal(&self, raw: &[u8; 32]) -> Result<CryptoKey, KeyError> {
        keys::hmac_key(raw).await
    }

    async fn hmac(&self, key: &CryptoKey, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        keys::hmac(key, message).await
    }

    async fn new_pair(&self) -> Result<Pair<CryptoKey>, KeyError> {
        keys::new_pair().await
    }

    async fn sign(&self, key: &CryptoKey, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        keys::sign(key, message).await
    }

    async fn is_signed(&self, point: &[u8], message: &[u8], signature: &[u8; 64]) -> bool {
        keys::is_signed(point, message, signature).await
    }
}

impl Ciphers for Browser {
    async fn new_cipher_key(&self) -> Result<CryptoKey, KeyError> {
        ciphers::new_key().await
    }

    async fn cipher_key(&self, raw: &[u8; 32]) -> Result<CryptoKey, KeyError> {
        ciphers::key(raw).await
    }

    async fn encrypt(
        &self,
        key: &CryptoKey,
        nonce: &[u8; NONCE],
        about: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        ciphers::encrypt(key, nonce, about, plain).await
    }

    async fn decrypt(
        &self,
        key: &CryptoKey,
        nonce: &[u8; NONCE],
        about: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        ciphers::decrypt(key, nonce, about, sealed).await
    }

    async fn passphrase_key(
        &self,
        passphrase: &str,
        salt: &[u8; 16],
        cost: PassphraseCost,
    ) -> Result<Secret32, KeyError> {
        ciphers::passphrase_key(passphrase, salt, cost).await
    }
}

impl Platform for Browser {
    type Store = BrowserStore;

    fn origin(&self) -> String {
        page::origin()
    }

    fn clocks(&self) -> Clocks {
        Clocks { device: clock::now_ms(), steady: clock::steady_ms() }
    }

    async fn store(&self) -> Result<BrowserStore, StoreError> {
        BrowserStore::open().await
    }

    async fn send(&self, request: ServerRequest<'_>) -> Result<ServerReply, NoReply> {
        let answer =
            http::send(request.method, &address(request.server, request.path), request.headers, request.body).await?;
        Ok(ServerReply { status: answer.status, body: answer.body })
    }

    async fn subscribe(&self, server_key: &[u8]) -> Option<PushAddress> {
        push::subscribe(server_key).await
    }

    fn forget_keys(&self) {
        home_screen::forget_keys();
    }

    async fn new_passkey(&self, wanted: NewPasskey<'_>) -> Result<Passkey, NoPasskey> {
        passkey::create(wanted).await
    }

    async fn forget_passkey(&self, credential: &[u8]) {
        passkey::forget(credential).await;
    }

    async fn can_verify_person(&self) -> bool {
        passkey::can_verify_person().await
    }

    async fn passkey(&self, ways: &[Way]) -> Option<Passkey> {
        let known = |way: &'_ Way| match way {
            Way::Passkey { credential, salt } => Some((credential.clone(), *salt)),
            Way::Passphrase { .. } => None,
        };
        let known: Vec<_> = ways.iter().filter_map(known).collect();
        let known: Vec<_> = known.iter().map(|(credential, salt)| (credential.as_slice(), salt)).collect();
        passkey::get(&known).await
    }

    fn note(&self, name: Note) -> Option<String> {
        note::read(stored_as(name))
    }

    fn keep_note(&self, name: Note, text: Option<&str>) {
        match text {
            Some(text) => note::write(stored_as(name), text),
            None => note::remove(stored_as(name)),
        }
    }
}

/// Watches for requests until it is dropped.
#[derive(Debug)]
pub(super) struct Watching(Rc<OpenLine>);

/// Whether anybody still listens, and the line that is open.
#[derive(Debug)]
struct OpenLine {
    is_wanted: Cell<bool>,
    abort: RefCell<Option<Abort>>,
}

impl OpenLine {
    fn end(&self) {
        if let Some(abort) = self.abort.take() {
            abort.abort();
        }
    }
}

impl Watching {
    /// Starts watching at a server; `None` is the app's own. What it says is handed to `tell`.
    pub(super) fn start(device: Rc<Device<Browser>>, server: Option<String>, tell: Callback<WatchUpdate>) -> Self {
        let open = Rc::new(OpenLine { is_wanted: Cell::new(true), abort: RefCell::default() });
        let lines = BrowserStreams { open: open.clone(), server: server.clone(), tell };
        spawn_local(async move { watch(&*device, server.as_deref(), &lines).await });
        Self(open)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.is_wanted.set(false);
        self.0.end();
    }
}

struct BrowserStreams {
    open: Rc<OpenLine>,
    server: Option<String>,
    tell: Callback<WatchUpdate>,
}

impl Streams for BrowserStreams {
    type Stream = line::Line;

    async fn open(&self, path: &str, accept: &str, body: &str) -> Result<line::Line, NoReply> {
        let abort = Abort::new();
        self.open.abort.replace(Some(abort.clone()));
        let headers = [("Content-Type", "application/json"), ("Accept", accept)];
        Ok(line::Line::open(&address(self.server.as_deref(), path), &headers, body, &abort).await?)
    }

    fn end(&self) {
        self.open.end();
    }

    async fn within<T>(&self, milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
        clock::within(milliseconds, work).await
    }

    async fn pause(&self, milliseconds: u32) {
        clock::pause(milliseconds).await;
    }

    fn is_wanted(&self) -> bool {
        self.open.is_wanted.get()
    }

    fn tell(&self, update: WatchUpdate) {
        self.tell.emit(update);
    }
}

impl ReplyStream for line::Line {
    fn status(&self) -> u16 {
        self.status
    }

    async fn next(&self) -> Result<Option<Vec<u8>>, NoReply> {
        Ok(line::Line::next(self).await?)
    }
}
