//! The server under test: the real routes, the real store on a database of its own, ports that the test holds.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use sluss_delivery::{Disabled, Outbox};
use sluss_domain::model::email::Email;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::sms_policy::SmsPolicy;
use sluss_domain::ports::password::PasswordHasher;
use sluss_domain::{Clock, Policy};
use sluss_protocol::language::Language;
use sluss_server::config::{Config, Settings};
use sluss_server::http::{App, Assets, Proxies};
use sluss_server::{Instance, Ports, router};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::{Answer, CountingHasher, Listening, SeededEntropy, SetClock};

/// The server's base URL.
pub const ISSUER: &str = "https://sluss.test";

/// An account's address and password.
#[derive(Clone, Debug)]
pub struct Account {
    /// What its owner types first.
    pub email: String,
    /// What its owner types then.
    pub password: String,
}

/// A server. Clones are the same server.
#[derive(Clone)]
pub struct Server {
    /// Turned by the test.
    pub clock: Arc<SetClock>,
    /// Counts comparisons of passwords, unless the server was started with a hasher of another kind.
    pub hasher: Arc<CountingHasher>,
    hashes: Arc<dyn PasswordHasher>,
    entropy: Arc<SeededEntropy>,
    /// What was sent, and the fault that the couriers have, if the test gives them one.
    pub outbox: Outbox,
    settings: Settings,
    folder: Arc<TempDir>,
    running: Arc<Mutex<Running>>,
}

/// What is only in memory.
struct Running {
    instance: Instance,
    app: App,
    router: Router,
}

impl Running {
    fn new(instance: Instance, proxies: Proxies, outbox: Option<Outbox>) -> Self {
        let app = App::new(instance.clone(), Assets::none(), proxies, outbox);
        Self { instance, app: app.clone(), router: router(app) }
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Server {
    /// A server with nothing in it.
    pub async fn start() -> Self {
        let counting = Arc::<CountingHasher>::default();
        Self::open(counting.clone(), counting, Settings::default()).await
    }

    /// The same as an operator set it.
    pub async fn start_as(settings: Settings) -> Self {
        let counting = Arc::<CountingHasher>::default();
        Self::open(counting.clone(), counting, settings).await
    }

    /// The same as a demonstration, which shows what it would have sent; on this machine, as it must be.
    pub async fn start_demonstration() -> Self {
        Self::start_as(Settings { demo: true, ..Settings::default() }).await
    }

    /// The same with another hasher: the real one where what a sign-in costs is measured.
    pub async fn start_with(hasher: Arc<dyn PasswordHasher>) -> Self {
        Self::open(hasher, Arc::default(), Settings::default()).await
    }

    async fn open(hashes: Arc<dyn PasswordHasher>, hasher: Arc<CountingHasher>, settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let issuer = if settings.demo { "http://localhost:8080" } else { ISSUER };
        let (issuer, data) = (Some(issuer.to_owned()), Some(folder.path().to_owned()));
        let settings = Settings { issuer, data, ..settings };
        let (clock, entropy) = (Arc::<SetClock>::default(), Arc::default());
        let outbox = Outbox::new(clock.clone());
        // Boxed, as every test that starts a server would carry the whole start in its own future.
        let running = Box::pin(open(&settings, &clock, &hashes, &entropy, &outbox)).await;
        let (folder, running) = (Arc::new(folder), Arc::new(Mutex::new(running)));
        Self { clock, hasher, hashes, entropy, outbox, settings, folder, running }
    }

    /// Throws away everything that is only in memory, as `kill -9` does, and starts again.
    pub async fn crash(&self) {
        let fresh = open(&self.settings, &self.clock, &self.hashes, &self.entropy, &self.outbox).await;
        *self.running() = fresh;
    }

    /// Takes connections on a port of this machine, as the program does, with the limits that an operator set.
    pub async fn listen(&self) -> Listening {
        let limits = settled(&self.settings).connections;
        let app = self.running().app.with_body_time(limits.body);
        Listening::start(app, limits).await
    }

    /// The domain behind it.
    #[must_use]
    pub fn instance(&self) -> Instance {
        self.running().instance.clone()
    }

    /// The database as bytes, with what is still in its log.
    #[must_use]
    pub fn database(&self) -> Vec<u8> {
        let files = ["sluss.db", "sluss.db-wal"].map(|name| std::fs::read(self.folder.path().join(name)));
        files.into_iter().filter_map(Result::ok).flatten().collect()
    }

    /// Where its files are.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Adds an account with a password of its own, without a second factor.
    pub async fn account(&self, email: &str) -> Account {
        let password = format!("long words for {}", email.len());
        let added = self.instance().sluss.accounts().add(email, "Anna Test", Language::En, &password, true).await;
        added.unwrap_or_else(|error| panic!("{email}: {error}"));
        Account { email: email.to_owned(), password }
    }

    /// The id of an account, which no answer of the server tells.
    pub async fn id_of(&self, account: &Account) -> AccountId {
        let email = Email::parse(&account.email).expect("an account's address can be read");
        let found = self.instance().sluss.store.account_by_email(&email).await.expect("the store answers");
        found.unwrap_or_else(|| panic!("nobody has {}", account.email)).id
    }

    /// Sets the rules for codes by SMS, until the next crash.
    pub fn rule_sms(&self, policy: SmsPolicy) {
        self.rule(|rules| rules.sms = policy);
    }

    /// Changes what an operator may decide, until the next crash.
    pub fn rule(&self, change: impl FnOnce(&mut Policy)) {
        let mut instance = self.instance();
        change(&mut instance.sluss.policy);
        let outbox = self.settings.demo.then(|| self.outbox.clone());
        *self.running() = Running::new(instance, Proxies::default(), outbox);
    }

    /// Asks this clock for the time from now on, until the next crash.
    pub fn tell_time_by(&self, clock: Arc<dyn Clock>) {
        let mut instance = self.instance();
        instance.sluss.clock = clock;
        *self.running() = Running::new(instance, Proxies::default(), None);
    }

    /// Has no mail server from now on, until the next crash.
    pub fn send_no_mail(&self) {
        let mut instance = self.instance();
        instance.sluss.couriers.mail = Arc::new(Disabled);
        *self.running() = Running::new(instance, Proxies::default(), None);
    }

    /// Hands a request to the router in this process, without a network.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let router = self.running().router.clone();
        let Ok(response) = router.oneshot(request).await;
        Answer::read(response).await
    }

    fn running(&self) -> MutexGuard<'_, Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn settled(settings: &Settings) -> Config {
    Config::resolve(settings.clone()).unwrap_or_else(|error| panic!("{error}"))
}

async fn open(
    settings: &Settings,
    clock: &Arc<SetClock>,
    hasher: &Arc<dyn PasswordHasher>,
    entropy: &Arc<SeededEntropy>,
    outbox: &Outbox,
) -> Running {
    let config = settled(settings);
    let couriers = outbox.couriers();
    let ports = Ports { clock: clock.clone(), entropy: entropy.clone(), hasher: hasher.clone(), couriers };
    let instance = Instance::open(&config, ports).await.unwrap_or_else(|error| panic!("{error}"));
    let shown = config.demo.then(|| outbox.clone());
    Running::new(instance, config.proxies, shown)
}
