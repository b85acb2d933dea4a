//! Who signs in: accounts with a password and a registered device each, put straight into the database. All have the same password
//! and one hash of it, since thousands of hashes would take minutes and show nothing.

use std::path::Path;

use serde_json::json;
use sluss_domain::model::account::Account;
use sluss_domain::model::attributes::Released;
use sluss_domain::model::branding::Branding;
use sluss_domain::model::device::PIN_PURPOSE;
use sluss_domain::model::device::{Device, KEY_PURPOSE};
use sluss_domain::model::email::Email;
use sluss_domain::model::id::{AccountId, BASE64, DeviceId};
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::password::{Password, PasswordHash};
use sluss_domain::model::relying_party::{OidcClient, OidcSettings, Registration, RelyingParty};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::entropy::random;
use sluss_domain::ports::store::Change;
use sluss_domain::{Clock, Entropy, Sluss};
use sluss_protocol::api::digest;
use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;
use sluss_protocol::method::Level;
use sluss_server::config::{Config, Settings};
use sluss_server::platform::{SystemClock, SystemEntropy};
use sluss_server::{Instance, Ports};
use sluss_testkit::DeviceKeys;

pub(crate) const ISSUER: &str = "http://localhost:8080";
pub(crate) const PASSWORD: &str = "long words for all of them";
pub(crate) const PIN: &str = "7391";
pub(crate) const SITE: &str = "window";
pub(crate) const CALLBACK: &str = "https://window.test/callback";

/// How many move in with one commit.
const TOGETHER: usize = 500;

/// Somebody with a device.
pub(crate) struct Someone {
    pub(crate) email: String,
    pub(crate) device: String,
    pub(crate) keys: DeviceKeys,
}

impl Someone {
    /// The device's proof for a path and perhaps a body, made as its browser makes it.
    pub(crate) fn proof(&self, path: &str, body: Option<&str>) -> String {
        let mut claims = json!({
            "jti": BASE64.encode(&random::<16>(&SystemEntropy)),
            "htm": "POST",
            "htu": format!("{ISSUER}{path}"),
            "iat": SystemClock.now().seconds(),
        });
        if let Some(body) = body {
            claims["sluss_body"] = BASE64.encode(&digest(body)).into();
        }
        self.keys.proof(&claims)
    }
}

/// Makes a data folder with a site and so many people.
pub(crate) async fn move_in(data: &Path, count: usize) -> Vec<Someone> {
    let settings = Settings { issuer: Some(ISSUER.to_owned()), data: Some(data.to_owned()), ..Settings::default() };
    let config = Config::resolve(settings).expect("the settings are good");
    let instance = Instance::open(&config, Ports::system()).await.expect("a fresh folder can be used");
    let password = Password::typed(PASSWORD).expect("a password of ordinary length");
    let hash = instance.sluss.hasher.hash(password).await.expect("nobody else hashes");
    let pin = instance.sluss.devices().hash_pin(PIN).await.expect("nobody else hashes");
    commit(&instance, vec![Change::PutRelyingParty(site(&instance.sluss))]).await;
    let (mut people, mut changes) = (Vec::with_capacity(count), Vec::new());
    for number in 0..count {
        people.push(arrive(&instance.sluss, number, (&hash, &pin), &mut changes));
        if changes.len() >= 2 * TOGETHER {
            commit(&instance, std::mem::take(&mut changes)).await;
        }
    }
    commit(&instance, changes).await;
    instance.database.close().await;
    people
}

async fn commit(instance: &Instance, changes: Vec<Change>) {
    instance.sluss.store.commit(changes).await.expect("the database is fresh");
}

fn site(sluss: &Sluss) -> RelyingParty {
    let client = OidcClient {
        redirect_uris: vec![CALLBACK.to_owned()],
        origins: Vec::new(),
        web_message: false,
        secret_hash: None,
        signing: Algorithm::default(),
        id_token_claims: false,
        settings: OidcSettings::default(),
    };
    RelyingParty {
        id: SITE.to_owned(),
        name: "Site window".to_owned(),
        level: Level::Medium,
        factor_age_hours: 0,
        branding: Branding::default(),
        released: Released::default(),
        created_at: sluss.now(),
        protocol: Registration::Oidc(client),
    }
}

fn arrive(
    sluss: &Sluss,
    number: usize,
    (hash, pin): (&PasswordHash, &PasswordHash),
    changes: &mut Vec<Change>,
) -> Someone {
    let entropy: &dyn Entropy = &SystemEntropy;
    let (account, device) = (new_id::<AccountId>(entropy), new_id::<DeviceId>(entropy));
    let (email, keys) = (format!("anna{number}@example.eu"), DeviceKeys::default());
    let someone = Someone { email: email.clone(), device: device.to_string(), keys };
    changes.push(Change::AddAccount(Account {
        id: account.clone(),
        reference: AccountRef(random(entropy)),
        email: Email::parse(&email).expect("it is an address"),
        name: "Anna Test".to_owned(),
        language: Language::default(),
        password: hash.clone(),
        disabled: false,
        locked: false,
        two_steps: false,
        email_verified: true,
        factor_reset_at: None,
        reset_at: None,
        factor_added_at: None,
        marks_era: 0,
        created_at: sluss.now(),
    }));
    changes.push(Change::AddDevice(Device {
        name: "Phone".to_owned(),
        browser: String::new(),
        key: sluss.sealer.seal(KEY_PURPOSE, device.as_str(), &someone.keys.hmac),
        pin: sluss.sealer.seal(PIN_PURPOSE, device.as_str(), pin.as_str().as_bytes()),
        id: device,
        account,
        thumbprint: someone.keys.thumbprint(),
        push: None,
        added_at: sluss.now(),
        last_used_at: None,
    }));
    someone
}
