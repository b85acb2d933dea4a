//! `sluss client`: relying sites, as operators register, look at, change and remove them.

mod add;
mod branding;
mod cas;
mod oidc_options;
mod released;
mod secret;
mod update;
mod view;

use clap::{Subcommand, ValueEnum};
use sluss_domain::Error;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_protocol::method::Level;

use super::output::Output;
use super::words::failed;
use crate::Instance;
use crate::config::number;
use crate::wording::name_in_sms;
use branding::LogoChange;
use view::ClientView;

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Command {
    /// List relying sites: level, whether they show the sign-in in a frame, redirect addresses
    List {
        #[command(flatten)]
        output: Output,
    },
    /// Show everything that is registered for a relying site, except its secret
    Show {
        /// The client_id of the site
        id: String,
        #[command(flatten)]
        output: Output,
    },
    /// Register a relying site; its secret is shown once
    Add(Box<add::Add>),
    /// Change a relying site: what you name, and nothing else
    Update(Box<update::Update>),
    /// Remove a relying site
    Remove {
        /// The client_id of the site
        id: String,
    },
}

const EXAMPLES: &str = "Examples:
  sluss client add rasff-window --name \"RASFF Window\" --redirect-uri https://rasff.example.eu/callback --web-message
  sluss client add irasff --name iRASFF --cas-service \"https://irasff.example.eu/*\" --attribute groups
  sluss client show rasff-window
  sluss client update rasff-window --factor-age-hours 48
  sluss client update rasff-window --accent \"#7a1f5c\" --support-email help@rasff.example.eu
  sluss client update rasff-window --new-secret
  sluss client add reports --name Reports --redirect-uri https://reports.example.eu/oidc --pkce required --offline-access";

impl Command {
    /// Whether it only shows what is there.
    pub(super) const fn only_looks(&self) -> bool {
        matches!(self, Self::List { .. } | Self::Show { .. })
    }

    /// How to print an empty list, if the command lists everything of a kind.
    pub(super) fn list_nothing(&self) -> Option<Result<(), String>> {
        match self {
            Self::List { output } => Some(output.list::<ClientView>(&[])),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AskedLevel {
    Basic,
    Medium,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Signing {
    /// What every client library expects
    Rs256,
    /// Smaller and faster, for libraries that are told to expect it
    Es256,
    /// RSA with a random salt, for profiles that forbid the older padding
    Ps256,
    /// Ed25519, for libraries that know it
    Eddsa,
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
            Signing::Ps256 => Self::Ps256,
            Signing::Eddsa => Self::EdDsa,
        }
    }
}

/// No site needs to wait longer than a year.
const HOURS_MAX: u32 = 365 * 24;

fn hours(typed: &str) -> Result<u32, String> {
    let hours = number(typed)?;
    if hours <= HOURS_MAX { Ok(hours) } else { Err(format!("{HOURS_MAX} (a year) is the most")) }
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    match command {
        Command::List { output } => {
            let parties = instance.sluss.store.relying_parties().await.map_err(failed)?;
            output.list(&parties.iter().map(ClientView::of).collect::<Vec<_>>())
        }
        Command::Show { id, output } => {
            let view = ClientView::of(&found(instance, &id).await?);
            output.one(&view, &view.said())
        }
        Command::Add(asked) => add::add(instance, *asked).await,
        Command::Update(asked) => update::update(instance, *asked).await,
        Command::Remove { id } => {
            instance.sluss.relying_parties().remove(&id).await.map_err(about(&id))?;
            println!("{id} has been removed");
            Ok(())
        }
    }
}

async fn found(instance: &Instance, id: &str) -> Result<RelyingParty, String> {
    instance.sluss.relying_parties().find(id).await.map_err(about(id))
}

/// What went wrong with the site of this id.
fn about(id: &str) -> impl Fn(Error) -> String + '_ {
    move |error| match error {
        Error::NotFound => format!("{id} is not registered: `sluss client list` shows the sites that are"),
        other => failed(other),
    }
}

/// Stores a site that was admitted, and says what the operator should know about its name.
async fn put(instance: &Instance, client: RelyingParty, logo: LogoChange, done: &str) -> Result<(), String> {
    let id = client.id.clone();
    let note = note_on_name(&client.name, instance.sluss.messages().host());
    let parties = instance.sluss.relying_parties();
    let put = match logo {
        LogoChange::Stays => parties.put(client).await,
        LogoChange::Becomes(logo) => parties.put_with_logo(client, logo).await,
    };
    put.map_err(failed)?;
    println!("{id} {done}");
    if let Some(note) = note {
        eprintln!("{note}");
    }
    Ok(())
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
