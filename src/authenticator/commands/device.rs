//! The device on which the commands run: what they need from it, and what it has learned of the server's time. Knows no command.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::time::{ClockError, Clocks, ServerTime, Validity};
use crate::authenticator::vault::{
    Ciphers, KeyError, Keys, NewPasskey, NoPasskey, Passkey, Store, StoreError, Vault, VaultKey, Way,
};

/// No answer came: there is no network, or the server could not be reached, or it did not answer in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoReply;

/// A request to a server.
#[derive(Clone, Copy, Debug)]
pub struct ServerRequest<'a> {
    /// The origin of another server; `None`: the one that this app came from.
    pub server: Option<&'a str>,
    /// The method, `GET` or `POST`.
    pub method: &'a str,
    /// The path, which begins with a slash.
    pub path: &'a str,
    /// The headers, each with its name.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body, if there is one.
    pub body: Option<&'a str>,
}

impl<'a> ServerRequest<'a> {
    /// A `GET` to the server that this app came from, without headers or a body.
    #[must_use]
    pub const fn get(path: &'a str) -> Self {
        Self::get_at(None, path)
    }

    /// The same to any server.
    #[must_use]
    pub const fn get_at(server: Option<&'a str>, path: &'a str) -> Self {
        Self { server, method: "GET", path, headers: &[], body: None }
    }
}

/// What the server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerReply {
    /// The HTTP status of the answer.
    pub status: u16,
    /// The whole body as text.
    pub body: String,
}

/// Where the browser's push service accepts messages for this app (W3C Push API).
#[derive(Clone, PartialEq, Eq)]
pub struct PushAddress {
    /// The address at the push service for this browser.
    pub endpoint: String,
    /// The browser's public key.
    pub p256dh: Vec<u8>,
    /// The secret that the browser shares with whoever sends to it.
    pub auth: Vec<u8>,
}

impl std::fmt::Debug for PushAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PushAddress(..)")
    }
}

/// What is kept beside the vault, in the clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// What the server has said about whoever runs it.
    Service,
    /// When the codes lock themselves.
    AutoLock,
    /// How the list of codes looks.
    Look,
    /// When the last backup was made.
    LastBackup,
    /// The person wants nothing to vibrate.
    NoHaptics,
}

/// What the commands need from the machine that they run on. A browser has it, and so has a test.
pub trait Platform: Ciphers {
    /// The place where the vault is stored.
    type Store: Store<Key = <Self as Keys>::Key>;

    /// The origin that this app came from, which is also its own server's.
    fn origin(&self) -> String;

    /// What the device's clocks show now.
    fn clocks(&self) -> Clocks;

    /// Opens that place.
    fn store(&self) -> impl Future<Output = Result<Self::Store, StoreError>>;

    /// Sends a request to the server and waits for the whole answer.
    fn send(&self, request: ServerRequest<'_>) -> impl Future<Output = Result<ServerReply, NoReply>>;

    /// Subscribes to pushes from the owner of this public key; `None` where the person or the browser does not want them.
    fn subscribe(&self, server_key: &[u8]) -> impl Future<Output = Option<PushAddress>>;

    /// Removes the mark that tells a vault emptied by the browser from a new one: the last account was removed because the person
    /// wanted it.
    fn forget_keys(&self);

    /// A new passkey whose pseudo-random function answers about this salt.
    fn new_passkey(&self, wanted: NewPasskey<'_>) -> impl Future<Output = Result<Passkey, NoPasskey>>;

    /// Tells whatever holds the passkeys that nothing knows this one any more, so that it does not offer it; where the browser can.
    fn forget_passkey(&self, credential: &[u8]) -> impl Future<Output = ()>;

    /// Whether this device can verify the person by fingerprint, face, or whatever else unlocks it, as far as the browser says.
    fn can_verify_person(&self) -> impl Future<Output = bool>;

    /// What one of these passkeys makes of its salt; `None` if the person or the browser does not want that.
    fn passkey(&self, ways: &[Way]) -> impl Future<Output = Option<Passkey>>;

    /// The text that was kept last under this name.
    fn note(&self, name: Note) -> Option<String>;

    /// Keeps a text; `None` keeps nothing. Nothing in it is secret, and nothing is lost if it cannot be kept.
    fn keep_note(&self, name: Note, text: Option<&str>);
}

/// The device, with what it has learned of the server's time since the app was opened.
#[derive(Debug)]
pub struct Device<P: Keys> {
    pub(super) platform: P,
    server_time: Cell<Option<ServerTime>>,
    /// The time by other servers' clocks, which counts for them alone.
    others_time: RefCell<BTreeMap<String, ServerTime>>,
    /// What opens the codes while they are unlocked.
    pub(super) vault_key: RefCell<Option<VaultKey<<P as Keys>::Key>>>,
}

impl<P: Platform> Device<P> {
    /// A device that has heard nothing of the server yet.
    #[must_use]
    pub const fn new(platform: P) -> Self {
        let others_time = RefCell::new(BTreeMap::new());
        Self { platform, server_time: Cell::new(None), others_time, vault_key: RefCell::new(None) }
    }

    /// Opens the vault, and migrates what an older app has left in it.
    ///
    /// # Errors
    /// [`AuthenticatorError::NewerVault`], and what the browser refuses.
    pub async fn vault(&self) -> Result<Vault<P::Store>, AuthenticatorError> {
        let store = self.platform.store().await.map_err(|_| self.refused())?;
        Vault::open(store).await.map_err(Into::into)
    }

    /// The result of working with a key. If the browser refuses, it can hold no key on this page, or would not do it just now.
    pub(super) fn made<T>(&self, made: Result<T, KeyError>) -> Result<T, AuthenticatorError> {
        made.map_err(|_| self.refused())
    }

    fn refused(&self) -> AuthenticatorError {
        if self.platform.can_be_held() { AuthenticatorError::Browser } else { AuthenticatorError::NoKeys }
    }

    /// The origin of a server: another one's, or that of the app's own.
    pub(super) fn origin_of(&self, server: Option<&str>) -> String {
        server.map_or_else(|| self.platform.origin(), str::to_owned)
    }

    /// Notes that a server has just said what time it is, in epoch milliseconds. What another server says counts for what is sent to it, and for nothing else.
    pub(super) fn learn_time_of(&self, server: Option<&str>, server_ms: i64) {
        match server {
            None => self.learn_time(server_ms),
            Some(origin) => {
                let said = ServerTime::said(server_ms as f64, self.platform.clocks());
                self.others_time.borrow_mut().insert(origin.to_owned(), said);
            }
        }
    }

    /// The time in epoch seconds by a server's clock, as far as it is known.
    pub(super) fn seconds_at(&self, server: Option<&str>) -> u64 {
        let known = server.and_then(|origin| self.others_time.borrow().get(origin).copied());
        known.map_or_else(|| self.now_seconds(), |said| (said.now_ms(self.platform.clocks()) / 1_000.0) as u64)
    }

    /// Notes that the server has just said what time it is, in epoch milliseconds.
    pub fn learn_time(&self, server_ms: i64) {
        self.server_time.set(Some(ServerTime::said(server_ms as f64, self.platform.clocks())));
    }

    /// The server's time in epoch milliseconds, where it has said anything since the app was opened.
    fn server_ms(&self) -> Option<f64> {
        self.server_time.get().map(|said| said.now_ms(self.platform.clocks()))
    }

    /// The time in epoch seconds: the server's, or this device's if nothing better is known.
    #[must_use]
    pub fn now_seconds(&self) -> u64 {
        (self.server_ms().unwrap_or_else(|| self.platform.clocks().device) / 1_000.0) as u64
    }

    /// Whether something that ends at this epoch second is still good.
    #[must_use]
    pub fn validity(&self, ends_at: u64) -> Validity {
        Validity::judge(ends_at, self.server_ms(), self.platform.clocks().device)
    }

    /// How far this device's clock is off, if that is known and worth mentioning.
    #[must_use]
    pub fn clock_error(&self) -> Option<ClockError> {
        self.server_time.get().and_then(|said| said.off(self.platform.clocks()))
    }
}
