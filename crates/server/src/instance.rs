//! The domain on a database, with the keys that belong to it, as the routes and the subcommands work with it.

use std::sync::Arc;

use sluss_delivery::Disabled;
use sluss_domain::model::key::Purpose;
use sluss_domain::ports::courier::Couriers;
use sluss_domain::ports::password::PasswordHasher;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::{Clock, Entropy, Policy, Sluss, Timestamp};
use sluss_storage::Database;

use crate::config::{Config, Logo, Peers, Service};
use crate::platform::{self, Keyring, MasterKey, SteadyClock, SystemClock, SystemEntropy};
use crate::wording::FluentWording;

/// The ports that differ between a real server and a test's.
#[derive(Clone)]
pub struct Ports {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of keys, tokens and ids.
    pub entropy: Arc<dyn Entropy>,
    /// Hashes passwords slowly, a bounded number at once.
    pub hasher: Arc<dyn PasswordHasher>,
    /// Who carries messages; nobody does until `serve` sets up those of the configuration.
    pub couriers: Couriers,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ports(..)")
    }
}

impl Ports {
    /// The machine's own ports. Their clock does not go back while they live.
    #[must_use]
    pub fn system() -> Self {
        let entropy = Arc::new(SystemEntropy);
        let hasher = Arc::new(platform::Argon2Hasher::new(entropy.clone()));
        let couriers = Disabled::couriers();
        Self { clock: Arc::new(SteadyClock::over(SystemClock)), entropy, hasher, couriers }
    }
}

/// The domain on a database, with the keys that belong to it: what the routes and the subcommands work with.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The rules and their ports.
    pub sluss: Sluss,
    /// The signing keys in the clear.
    pub keys: Arc<Keyring>,
    /// The database, for the caller to close at the end.
    pub database: Database,
    /// What people read about the service.
    pub service: Arc<Service>,
    /// Other servers that the operator has named.
    pub peers: Arc<Peers>,
    /// The operator's logo; `None` for our mark.
    pub logo: Option<Logo>,
}

impl Instance {
    /// Opens the database and the key file, making both at the first start, and the signing keys with them.
    ///
    /// # Errors
    /// What to look at, as a sentence.
    pub async fn open(config: &Config, ports: Ports) -> Result<Self, String> {
        let database = Database::open(&config.database_url()).await.map_err(|error| error.to_string())?;
        let sealed = database.signing_keys().await.map_err(|error| error.to_string())?;
        let master = MasterKey::open(&config.key_file(), &*ports.entropy, &sealed)?;
        let logo = config.service.logo.as_deref().map(Logo::read).transpose()?;
        let instance = Self { logo, ..Self::on(config, ports, database, master).await? };
        instance.keys.load(&instance.sluss).await?;
        Ok(instance)
    }

    /// Opens what is there for commands that only look: makes nothing and migrates nothing. `None` if there is no database yet.
    ///
    /// # Errors
    /// What to look at, as a sentence; also if the database is of another version.
    pub async fn look(config: &Config, ports: Ports) -> Result<Option<Self>, String> {
        let database = Database::look(&config.database_url()).await.map_err(|error| error.to_string())?;
        let Some(database) = database else { return Ok(None) };
        let sealed = database.signing_keys().await.map_err(|error| error.to_string())?;
        let master = MasterKey::read(&config.key_file(), &sealed)?;
        let instance = Self::on(config, ports, database, master).await?;
        instance.keys.read(&instance.sluss).await?;
        Ok(Some(instance))
    }

    async fn on(config: &Config, ports: Ports, database: Database, master: MasterKey) -> Result<Self, String> {
        let keys = Arc::new(Keyring::default());
        let epoch = database.epoch().await.map_err(|error| error.to_string())?;
        let sluss = Sluss {
            issuer: config.issuer.as_str().into(),
            app_origin: config.app_origin.as_str().into(),
            policy: Policy {
                sms: config.sms_policy,
                strangers: config.strangers,
                remember_method: config.remember_method,
                sign_up: config.sign_up,
                factor_reset_cooling_off: config.factor_reset_cooling_off,
                approval_digits: config.approval_digits,
                loopback_push: config.demo,
                ..Policy::default()
            },
            clock: ports.clock,
            entropy: ports.entropy,
            store: Arc::new(database.clone()),
            hasher: ports.hasher,
            guesser: Arc::<platform::Zxcvbn>::default(),
            sealer: Arc::new(master),
            pin_search: Arc::<platform::AllPins>::default(),
            pins: keys.clone(),
            signer: keys.clone(),
            limits: Arc::default(),
            epoch: epoch.map_or(Timestamp(0), |epoch| epoch.began_at),
            wording: Arc::new(FluentWording::of(config)),
            couriers: ports.couriers,
        };
        Ok(Self { sluss, keys, database, service: config.service.clone(), peers: config.peers.clone(), logo: None })
    }

    /// Makes a new signing key for every purpose except push. The old ones stay published for a day; a running server goes on with them
    /// until it is restarted.
    ///
    /// # Errors
    /// The store's, as a sentence.
    pub async fn rotate_keys(&self) -> Result<(), String> {
        for purpose in Purpose::ROTATED {
            platform::make_signing_key(&self.sluss, purpose).await?;
        }
        Ok(())
    }
}
