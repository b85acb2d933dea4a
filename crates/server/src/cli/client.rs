//! `sluss client`: relying sites.

use clap::{Subcommand, ValueEnum};
use sluss_domain::model::id::BASE64;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::{OidcClient, Registration, RelyingParty};
use sluss_domain::ports::entropy::random;
use sluss_oidc::token::secret_hash;
use sluss_protocol::method::Level;

use crate::Instance;
use crate::registration::admit;
use crate::wording::name_in_sms;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Register a relying site; its secret is shown once
    Add {
        /// The client_id of the site
        id: String,
        /// The name that people see
        #[arg(long)]
        name: String,
        /// An address that results may be sent to, compared letter by letter; repeat for more
        #[arg(long, required = true)]
        redirect_uri: Vec<String>,
        /// An origin that may frame the sign-in page, besides those of the redirect addresses
        #[arg(long)]
        origin: Vec<String>,
        /// Let the site show the sign-in in a frame of its own page, as `<sluss-sign-in>` does; otherwise people are sent to the sign-in page
        #[arg(long)]
        web_message: bool,
        /// The least level that the site asks for
        #[arg(long, value_enum, default_value_t = AskedLevel::Medium)]
        level: AskedLevel,
        /// How the site's ID tokens are signed
        #[arg(long, value_enum, default_value_t = Signing::Rs256)]
        signing: Signing,
        /// The site has no back end that could keep a secret
        #[arg(long, conflicts_with = "secret_stdin")]
        public: bool,
        /// Put name and address into the site's ID tokens too, for client libraries that do not call userinfo
        #[arg(long)]
        id_token_claims: bool,
        /// How many hours an account's newest device, number or recovery codes must have been registered before the site accepts two
        /// steps by any of them; by default it accepts them at once
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=24 * 365))]
        factor_age_hours: u32,
        /// Read the secret from standard input instead of making one
        #[arg(long)]
        secret_stdin: bool,
        /// Register the site even if people could take its name for another site's
        #[arg(long)]
        alike: bool,
        /// Replace the site that has this id
        #[arg(long)]
        replace: bool,
    },
    /// List relying sites, with their levels, redirect addresses and whether they show the sign-in in a frame
    List,
    /// Remove a relying site
    Remove {
        /// The client_id of the site
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

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    let store = &instance.sluss.store;
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
            let secret = secret(instance, public, secret_stdin)?;
            let (level, signing) = (level.into(), signing.into());
            let secret_hash = secret.as_deref().map(secret_hash);
            let (redirect_uris, origins) = (redirect_uri, origin);
            let created_at = instance.sluss.now();
            let protocol = Registration::Oidc(OidcClient {
                redirect_uris,
                origins,
                web_message,
                secret_hash,
                signing,
                id_token_claims,
            });
            let client = RelyingParty { id, name, level, factor_age_hours, created_at, protocol };
            admit(instance, &client, replace, alike).await?;
            register(instance, client).await?;
            if let Some(secret) = secret.filter(|_| !secret_stdin) {
                println!("its secret, shown only this once: {secret}");
            }
            Ok(())
        }
        Command::List => {
            for client in store.relying_parties().await.map_err(|error| error.to_string())? {
                println!("{}", listed(&client));
            }
            Ok(())
        }
        Command::Remove { id } => {
            let removed = instance.sluss.relying_parties().remove(&id).await;
            removed.map_err(|_| format!("{id} is not registered")).map(|()| println!("{id} has been removed"))
        }
    }
}

/// A site as a line of the list.
fn listed(client: &RelyingParty) -> String {
    let Registration::Oidc(oidc) = &client.protocol;
    let shown = if oidc.web_message { "framed" } else { "page" };
    let uris = oidc.redirect_uris.join(" ");
    [&client.id, &client.name, client.level.name(), shown, &uris].join("\t")
}

/// Stores a site that was admitted, and says what the operator should know about its name.
async fn register(instance: &Instance, client: RelyingParty) -> Result<(), String> {
    let id = client.id.clone();
    let note = note_on_name(&client.name, instance.sluss.messages().host());
    instance.sluss.relying_parties().put(client).await.map_err(|error| error.to_string())?;
    println!("{id} is registered");
    if let Some(note) = note {
        eprintln!("{note}");
    }
    Ok(())
}

fn secret(instance: &Instance, public: bool, from_stdin: bool) -> Result<Option<String>, String> {
    if public {
        return Ok(None);
    }
    if !from_stdin {
        return Ok(Some(BASE64.encode(&random::<32>(&*instance.sluss.entropy))));
    }
    let secret = super::input::read_line()?.to_string();
    if secret.len() < 32 { Err("a secret needs 32 characters or more".to_owned()) } else { Ok(Some(secret)) }
}

/// What an operator should know about a name that would make an SMS cost twice as much.
fn note_on_name(name: &str, host: &str) -> Option<String> {
    match name_in_sms(name, host) {
        Some(shown) if shown == name => None,
        Some(shown) => Some(format!(
            "note: the name has letters that double the price of an SMS (beyond the GSM alphabet); in SMS it is {shown:?}"
        )),
        None => Some(
            "note: the name does not fit into one SMS beside a code (letters beyond the GSM alphabet, or too long); SMS leave it out"
                .to_owned(),
        ),
    }
}
