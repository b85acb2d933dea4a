//! `sluss user`: accounts, as operators add, list, disable, enable, sign out and unlock them.

use clap::Subcommand;
use sluss_domain::Error;
use sluss_protocol::language::Language;

use super::input::{ask_twice, read_line};
use crate::Instance;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add an account; the password, of 15 characters or more, is read from the terminal, or with --password-stdin from standard input
    Add {
        /// The email address that the person signs in with
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
    /// List all accounts in the order of their addresses
    List,
    /// Close an account; its sessions end at once
    Disable {
        /// The email address of the account
        email: String,
    },
    /// Reopen an account that was closed by `disable`, or locked by its owner's *It was not me*
    Enable {
        /// The email address of the account
        email: String,
    },
    /// End an account's sessions, and the codes and tokens that sites hold for it
    SignOut {
        /// The email address of the account
        email: String,
    },
    /// Unlock an account's second factors after too many wrong codes
    Unlock {
        /// The email address of the account
        email: String,
    },
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    match command {
        Command::Add { email, name, language, email_unverified, password_stdin } => {
            let password = if password_stdin { read_line()? } else { ask_twice()? };
            add(instance, &email, &name, language, &password, !email_unverified).await
        }
        Command::List => list(instance).await,
        Command::Disable { email } => {
            instance.sluss.accounts().disable(&email).await.map_err(|error| explain(&error, &email))?;
            println!("{email} is disabled");
            Ok(())
        }
        Command::Enable { email } => {
            let enabled = instance.sluss.accounts().enable(&email).await;
            enabled.map_err(|error| match error {
                Error::Conflict => format!("{email} is not closed"),
                other => explain(&other, &email),
            })?;
            println!("{email} is enabled: earlier sessions stay ended, and the password opens the account again");
            Ok(())
        }
        Command::SignOut { email } => {
            instance.sluss.sessions().sign_out_everywhere(&email).await.map_err(|error| explain(&error, &email))?;
            println!("{email} is signed out everywhere");
            Ok(())
        }
        Command::Unlock { email } => {
            instance.sluss.second_factors().unlock(&email).await.map_err(|error| explain(&error, &email))?;
            println!("{email} is unlocked");
            Ok(())
        }
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
    let account = added.map_err(|error| explain(&error, email))?;
    println!("{} was added as {}", account.email, account.id);
    Ok(())
}

/// A language that we have texts in.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| {
        let known = Language::ALL.map(|language| format!("{} ({})", language.tag(), language.own_name()));
        format!("there are texts in {}", known.join(", "))
    })
}

async fn list(instance: &Instance) -> Result<(), String> {
    for account in instance.sluss.store.accounts().await.map_err(|error| error.to_string())? {
        let state = if account.disabled { "disabled" } else { "active" };
        println!("{}\t{}\t{}\t{state}", account.id, account.email, account.name);
    }
    Ok(())
}

fn explain(error: &Error, email: &str) -> String {
    match error {
        Error::Conflict => format!("{email} already has an account"),
        Error::NotFound => format!("no account has the address {email}"),
        Error::InvalidField("email") => format!("{email} is not an email address"),
        Error::InvalidField(field) => format!("the {field} cannot have that value"),
        other => other.to_string(),
    }
}
