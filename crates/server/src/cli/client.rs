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
                println!("its secret, shown this once: {secret}");
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
            removed.map_err(|_| format!("{id} is not registered")).map(|()| println!("{id} is removed"))
        }
    }
}

/// A site on a line of the list.
fn listed(client: &RelyingParty) -> String {
    let Registration::Oidc(oidc) = &client.protocol;
    let shown = if oidc.web_message { "framed" } else { "page" };
    let uris = oidc.redirect_uris.join(" ");
    [&client.id, &client.name, client.level.name(), shown, &uris].join("\t")
}

/// Keeps a site that was looked at, and says what there is to know of its name.
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
