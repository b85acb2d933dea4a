//! `sluss client`: relying sites.

use clap::{Subcommand, ValueEnum};
use sluss_domain::model::client::Client;
use sluss_domain::model::id::BASE64;
use sluss_domain::model::key::Algorithm;
use sluss_domain::ports::entropy::random;
use sluss_domain::ports::store::Change;
use sluss_oidc::redirect_uri;
use sluss_oidc::token::secret_hash;
use sluss_protocol::link::SiteName;
use sluss_protocol::method::Level;
use sluss_protocol::names::is_name;

use crate::House;
use crate::wording::name_in_sms;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Register a relying site; its secret is shown once
    Add {
        /// Its client_id
        id: String,
        /// As people see it
        #[arg(long)]
        name: String,
        /// Where results may be sent, to the letter; repeat for more
        #[arg(long, required = true)]
        redirect_uri: Vec<String>,
        /// An origin that may frame the sign-in page beside those of the redirect addresses
        #[arg(long)]
        origin: Vec<String>,
        /// The site shows the sign-in in a frame of its own page, as `<sluss-sign-in>` does; without it, on a page of its own only
        #[arg(long)]
        web_message: bool,
        /// What the site asks for at least
        #[arg(long, value_enum, default_value_t = AskedLevel::Medium)]
        level: AskedLevel,
        /// How the site's ID tokens are signed
        #[arg(long, value_enum, default_value_t = Signing::Rs256)]
        signing: Signing,
        /// The site has no back end that could keep a secret
        #[arg(long, conflicts_with = "secret_stdin")]
        public: bool,
        /// The site's ID tokens say name and address too, for client libraries that do not ask userinfo
        #[arg(long)]
        id_token_claims: bool,
        /// For how many hours the newest device, number or recovery codes of an account must have been there before the site takes two
        /// steps by any; without it the site takes them at once
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=24 * 365))]
        factor_age_hours: u32,
        /// Read the secret from standard input instead of making one
        #[arg(long)]
        secret_stdin: bool,
        /// Register it although people could take it for another site by its name
        #[arg(long)]
        alike: bool,
        /// Replace the site that has this id
        #[arg(long)]
        replace: bool,
    },
    /// List relying sites
    List,
    /// Remove a relying site
    Remove {
        /// Its client_id
        id: String,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum AskedLevel {
    Basic,
    Medium,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Signing {
    /// What every client library expects
    Rs256,
    /// Smaller and faster, for libraries that are told to expect it
    Es256,
}

impl From<AskedLevel> for Level {
    fn from(level: AskedLevel) -> Self {
        match level {
            AskedLevel::Basic => Self::Basic,
            AskedLevel::Medium => Self::Medium,
        }
    }
}

impl From<Signing> for Algorithm {
    fn from(signing: Signing) -> Self {
        match signing {
            Signing::Rs256 => Self::Rs256,
            Signing::Es256 => Self::Es256,
        }
    }
}

pub(super) async fn run(house: &House, command: Command) -> Result<(), String> {
    let store = &house.sluss.store;
    match command {
        Command::Add {
            id,
            name,
            redirect_uri,
            origin,
            web_message,
            level,
            signing,
            public,
            id_token_claims,
            factor_age_hours,
            secret_stdin,
            alike,
            replace,
        } => {
            let secret = secret(house, public, secret_stdin)?;
            let (level, signing) = (level.into(), signing.into());
            let secret_hash = secret.as_deref().map(secret_hash);
            let (redirect_uris, origins) = (redirect_uri, origin);
            let created_at = house.sluss.now();
            let client = Client {
                id,
                name,
                redirect_uris,
                origins,
                web_message,
                level,
                secret_hash,
                signing,
                id_token_claims,
                factor_age_hours,
                created_at,
            };
            admit(house, &client, replace, alike).await?;
            register(house, client).await?;
            if let Some(secret) = secret.filter(|_| !secret_stdin) {
                println!("its secret, shown this once: {secret}");
            }
            Ok(())
        }
        Command::List => {
            for client in store.clients().await.map_err(|error| error.to_string())? {
                println!("{}", listed(&client));
            }
            Ok(())
        }
        Command::Remove { id } => {
            let removed = store.commit(vec![Change::RemoveClient(id.clone())]).await;
            removed.map_err(|_| format!("{id} is not registered")).map(|()| println!("{id} is removed"))
        }
    }
}

/// A site on a line of the list.
fn listed(client: &Client) -> String {
    let shown = if client.web_message { "framed" } else { "page" };
    let uris = client.redirect_uris.join(" ");
    [&client.id, &client.name, client.level.name(), shown, &uris].join("\t")
}

/// # Errors
/// Why a site cannot be registered, unless the operator says that it may take another's place, or look like another.
async fn admit(house: &House, client: &Client, replace: bool, alike: bool) -> Result<(), String> {
    check(client)?;
    if !replace && house.sluss.relying_parties().find(&client.id).await.is_ok() {
        return Err(format!("{} is registered already: --replace changes it", client.id));
    }
    if alike { Ok(()) } else { unlike_others(house, client).await }
}

/// Keeps a site that was looked at, and says what there is to know of its name.
async fn register(house: &House, client: Client) -> Result<(), String> {
    let id = client.id.clone();
    let note = note_on_name(&client.name, house.sluss.messages().host());
    house.sluss.store.commit(vec![Change::PutClient(client)]).await.map_err(super::uncommitted)?;
    println!("{id} is registered");
    if let Some(note) = note {
        eprintln!("{note}");
    }
    Ok(())
}

fn secret(house: &House, public: bool, from_stdin: bool) -> Result<Option<String>, String> {
    if public {
        return Ok(None);
    }
    if !from_stdin {
        return Ok(Some(BASE64.encode(&random::<32>(&*house.sluss.entropy))));
    }
    let secret = super::user::read_line()?.to_string();
    if secret.len() < 32 { Err("a secret needs 32 characters or more".to_owned()) } else { Ok(Some(secret)) }
}

/// What an operator should know of a name that an SMS cannot have as it is: it would cost two.
fn note_on_name(name: &str, host: &str) -> Option<String> {
    match name_in_sms(name, host) {
        Some(shown) if shown == name => None,
        Some(shown) => Some(format!(
            "note: the name has letters that SMS have only at twice the price (beyond GSM's alphabet); in SMS it is {shown:?}"
        )),
        None => Some(
            "note: the name does not fit into one SMS with a code (letters beyond GSM's alphabet, or too long); SMS leave it out"
                .to_owned(),
        ),
    }
}

/// A person decides by the name on the phone, of which there is little room.
async fn unlike_others(house: &House, client: &Client) -> Result<(), String> {
    let all = house.sluss.store.clients().await.map_err(|error| error.to_string())?;
    match all.iter().find(|other| other.id != client.id && other.looks_like(client)) {
        Some(other) => Err(format!(
            "people could take it for {} by its name: on a phone both are {:?}. Put what is different first, or say --alike",
            other.id,
            SiteName::new(&other.name).as_str()
        )),
        None => Ok(()),
    }
}

fn check(client: &Client) -> Result<(), String> {
    if !Client::is_id(&client.id) {
        return Err(format!("{}: an id has 1 to 64 letters, digits, hyphens, dots or underscores", client.id));
    }
    if !is_name(&client.name, 60) {
        return Err("a site's name has 1 to 60 characters, on one line, and none that nobody sees".to_owned());
    }
    if let Some(bad) = client.redirect_uris.iter().find(|uri| !redirect_uri::can_be_registered(uri)) {
        return Err(format!(
            "{bad}: a redirect address begins with https:// (or http:// on this machine) and has no #"
        ));
    }
    let is_origin = |origin: &&String| redirect_uri::origin(origin).as_ref() == Some(*origin);
    match client.origins.iter().find(|origin| !is_origin(origin)) {
        Some(bad) => {
            Err(format!("{bad}: an origin is a scheme, a host and perhaps a port, such as https://rasff.example.eu"))
        }
        None => Ok(()),
    }
}
