//! `sluss user`: accounts, as operators add, list, look at, help and remove them.

mod attribute_file;
mod attributes;
mod devices;
mod view;

use std::path::PathBuf;

use clap::Subcommand;
use sluss_domain::Error;
use sluss_domain::model::id::DeviceId;
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;

use super::input::{ask_twice, confirm, read_line};
use super::output::Output;
use super::words::{about, address, failed};
use crate::Instance;
use crate::dates::minute;
use view::{AccountRow, AccountView};

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Command {
    /// List all accounts in the order of their addresses
    List {
        #[command(flatten)]
        output: Output,
    },
    /// Show one account at a glance: state, second factors, what is locked, last sign-in, sessions
    Show {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
        #[command(flatten)]
        output: Output,
    },
    /// Add an account; its password is read from the terminal, or with --password-stdin from standard input
    #[command(long_about = super::help::add_account())]
    Add {
        /// The email address that the person signs in with
        #[arg(value_parser = address)]
        email: String,
        /// The name that relying sites are told
        #[arg(long)]
        name: String,
        /// The language of messages to the person, until they choose one: en or sv
        #[arg(long, default_value = Language::default().tag(), value_parser = language)]
        language: Language,
        /// The address has not been verified; sites are told so until a link that is sent there is opened
        #[arg(long)]
        email_unverified: bool,
        /// Read the password from standard input, one line
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give an account another name or another address, at once; both addresses are told
    #[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["name", "address"]))]
    Update {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
        /// The name that relying sites are told
        #[arg(long)]
        name: Option<String>,
        /// The address to sign in with from now on
        #[arg(long, value_parser = address)]
        address: Option<String>,
        /// That address has not been verified; sites are told so until a link that is sent there is opened
        #[arg(long, requires = "address")]
        email_unverified: bool,
    },
    /// Print a link, good once and for a day, with which the person chooses a new password
    ResetLink {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
    },
    /// Unlock an account's second factors after too many wrong codes
    Unlock {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
    },
    /// List a person's devices, or remove one
    Devices {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
        /// Remove the device with this id; what it has opened ends, and its owner is told
        #[arg(long, value_name = "ID", value_parser = device, conflicts_with = "json")]
        remove: Option<DeviceId>,
        #[command(flatten)]
        output: Output,
    },
    /// List what sites may be told of a person besides name, address and language, such as groups; or change it
    Attributes {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
        /// Give an attribute this value; again for several values, and other attributes stay
        #[arg(long, value_name = "NAME=VALUE", value_parser = attributes::pair, conflicts_with = "json")]
        set: Vec<(String, String)>,
        /// Remove an attribute
        #[arg(long, value_name = "NAME", conflicts_with = "json")]
        remove: Vec<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Set attributes of many people from a file, of all of them or none: CSV with a column for each, or JSON lines
    LoadAttributes {
        /// The file; - for standard input
        file: PathBuf,
    },
    /// End an account's sessions, and the codes and tokens that sites hold for it
    SignOut {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
    },
    /// Close an account; its sessions end at once
    Disable {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
    },
    /// Reopen an account that was closed by `disable`, or locked by its owner's *It was not me*
    Enable {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
    },
    /// Delete an account and everything in it, for good
    Remove {
        /// The email address of the account
        #[arg(value_parser = address)]
        email: String,
        /// Do not ask first
        #[arg(long)]
        yes: bool,
    },
}

const EXAMPLES: &str = "Examples:
  sluss user add anna@example.eu --name \"Anna Andersson\" --language sv
  sluss user show anna@example.eu
  sluss user reset-link anna@example.eu    (a forgotten password, and no mail reaches her)
  sluss user update anna@example.eu --address anna@example.org    (her old mailbox is gone)
  sluss user devices anna@example.eu       (the list has the id that --remove takes)
  sluss user attributes anna@example.eu --set groups=RASFF_SE --set groups=TRACES
  sluss user load-attributes people.csv    (email,groups and a line: anna@example.eu,RASFF_SE;TRACES)";

impl Command {
    /// Whether it only shows what is there.
    pub(super) const fn only_looks(&self) -> bool {
        matches!(self, Self::List { .. } | Self::Show { .. } | Self::Devices { remove: None, .. })
            || matches!(self, Self::Attributes { set, remove, .. } if set.is_empty() && remove.is_empty())
    }

    /// How to print an empty list, if the command lists everything of a kind.
    pub(super) fn list_nothing(&self) -> Option<Result<(), String>> {
        match self {
            Self::List { output } => Some(output.list::<AccountRow>(&[])),
            _ => None,
        }
    }
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    let sluss = &instance.sluss;
    match command {
        Command::List { output } => {
            let accounts = sluss.store.accounts().await.map_err(failed)?;
            output.list(&accounts.iter().map(AccountRow::of).collect::<Vec<_>>())
        }
        Command::Show { email, output } => {
            let view = AccountView::of(sluss.accounts().overview(&email).await.map_err(about(&email))?);
            output.one(&view, &view.said())
        }
        Command::Add { email, name, language, email_unverified, password_stdin } => {
            let password = if password_stdin { read_line()? } else { ask_twice()? };
            add(instance, &email, &name, language, &password, !email_unverified).await
        }
        Command::Update { email, name, address, email_unverified } => {
            update(instance, &email, name.as_deref(), address.as_deref(), !email_unverified).await
        }
        Command::ResetLink { email } => reset_link(instance, &email).await,
        Command::Unlock { email } => {
            sluss.second_factors().unlock(&email).await.map_err(about(&email))?;
            println!("{email} is unlocked");
            Ok(())
        }
        Command::Devices { email, remove: None, output } => devices::list(instance, &email, output).await,
        Command::Devices { email, remove: Some(device), .. } => devices::remove(instance, &email, &device).await,
        Command::Attributes { email, set, remove, output } if set.is_empty() && remove.is_empty() => {
            attributes::list(instance, &email, output).await
        }
        Command::Attributes { email, set, remove, .. } => attributes::change(instance, &email, &set, remove).await,
        Command::LoadAttributes { file } => attributes::load(instance, &file).await,
        Command::SignOut { email } => {
            sluss.sessions().sign_out_everywhere(&email).await.map_err(about(&email))?;
            println!("{email} is signed out everywhere");
            Ok(())
        }
        Command::Disable { email } => {
            sluss.accounts().disable(&email).await.map_err(about(&email))?;
            println!("{email} is disabled");
            Ok(())
        }
        Command::Enable { email } => {
            sluss.accounts().enable(&email).await.map_err(|error| match error {
                Error::Conflict => format!("{email} is not closed"),
                other => about(&email)(other),
            })?;
            println!("{email} is enabled: earlier sessions stay ended, and the password opens the account again");
            Ok(())
        }
        Command::Remove { email, yes } => remove(instance, &email, yes).await,
    }
}

async fn add(
    instance: &Instance,
    email: &str,
    name: &str,
    language: Language,
    password: &str,
    verified: bool,
) -> Result<(), String> {
    let added = instance.sluss.accounts().add(email, name, language, password, verified).await;
    let account = added.map_err(|error| match error {
        Error::Conflict => format!("{email} already has an account"),
        Error::InvalidField(field) => format!("the {field} cannot have that value"),
        other => about(email)(other),
    })?;
    println!("{} was added as {}", account.email, account.id);
    Ok(())
}

async fn update(
    instance: &Instance,
    email: &str,
    name: Option<&str>,
    to: Option<&str>,
    verified: bool,
) -> Result<(), String> {
    let accounts = instance.sluss.accounts();
    if let Some(name) = name {
        accounts.rename(email, name).await.map_err(|error| match error {
            Error::InvalidField(_) => "a name has up to 100 characters on one line".to_owned(),
            other => about(email)(other),
        })?;
        println!("{email} has the name {name}; sites are told at the next sign-in");
    }
    if let Some(to) = to {
        accounts.set_address(email, to, verified).await.map_err(|error| match error {
            Error::Conflict => format!("{to} already has an account"),
            other => about(email)(other),
        })?;
        println!("{email} signs in as {to} from now on; both addresses are told");
    }
    Ok(())
}

async fn reset_link(instance: &Instance, email: &str) -> Result<(), String> {
    let made = instance.sluss.accounts().make_reset_link(email).await;
    let (link, expires_at) = made.map_err(|error| match error {
        Error::Conflict => format!("{email} is disabled: open it first with `sluss user enable {email}`"),
        other => about(email)(other),
    })?;
    println!("{link}");
    eprintln!("whoever has this link can set the password of {email}, once, until {}:", minute(expires_at));
    eprintln!("give it to the person alone, once you know who asks. Second factors stay as they are");
    Ok(())
}

async fn remove(instance: &Instance, email: &str, yes: bool) -> Result<(), String> {
    let accounts = instance.sluss.accounts();
    let found = accounts.overview(email).await.map_err(about(email))?;
    let question = format!(
        "{} ({}), with {} devices, {} phone numbers and {} recovery codes, will be deleted for good.",
        found.account.email,
        found.account.name,
        found.factors.devices.len(),
        found.numbers.len(),
        found.factors.left(Method::Recovery)
    );
    if !yes && !confirm(&question)? {
        return Err("nothing was deleted".to_owned());
    }
    accounts.remove(email).await.map_err(about(email))?;
    println!("{email} is deleted, with everything that belonged to the account; the audit log keeps what happened");
    Ok(())
}

/// A language that we have texts in.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| {
        let known = Language::ALL.map(|language| format!("{} ({})", language.tag(), language.own_name()));
        format!("there are texts in {}", known.join(", "))
    })
}

fn device(typed: &str) -> Result<DeviceId, String> {
    DeviceId::parse(typed)
        .ok_or_else(|| "an id of a device begins with dev_: `sluss user devices EMAIL` shows them".to_owned())
}
