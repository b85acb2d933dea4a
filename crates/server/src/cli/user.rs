//! `sluss user`: accounts.

use std::io::{BufRead, IsTerminal};

use clap::Subcommand;
use sluss_delivery::trouble::in_words;
use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::ports::store::Change;
use sluss_domain::ports::store::OwnChange;
use sluss_protocol::language::Language;
use zeroize::Zeroizing;

use crate::House;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add an account; the password, of 15 characters or more, is read from the terminal, or with --password-stdin from standard input
    Add {
        /// What the person signs in with
        email: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// The language of messages to the person, until they choose one: en or sv
        #[arg(long, default_value = Language::default().tag(), value_parser = language)]
        language: Language,
        /// Nobody knows yet whether the address is the person's; sites are told so until a link that is sent there is followed
        #[arg(long)]
        email_unverified: bool,
        /// Read the password from standard input, one line
        #[arg(long)]
        password_stdin: bool,
    },
    /// List accounts
    List,
    /// Shut an account; its sessions end at once
    Disable {
        /// Whose
        email: String,
    },
    /// Open an account again that was shut by `disable`, or by its owner's *It was not me*
    Enable {
        /// Whose
        email: String,
    },
    /// End an account's sessions, and what relying sites hold for it
    SignOut {
        /// Whose
        email: String,
    },
    /// Unlock an account's factors after too many wrong codes
    Unlock {
        /// Whose
        email: String,
    },
}

pub(super) async fn run(house: &House, command: Command) -> Result<(), String> {
    match command {
        Command::Add { email, name, language, email_unverified, password_stdin } => {
            let password = if password_stdin { read_line()? } else { ask_twice()? };
            let account = add(house, &email, &name, language, &password).await?;
            if email_unverified {
                let unverified = Change::Own(OwnChange::SetEmailVerified(account, false));
                house.sluss.store.commit(vec![unverified]).await.map_err(|error| format!("{error:?}"))?;
            }
            Ok(())
        }
        Command::List => list(house).await,
        Command::Disable { email } => {
            house.sluss.accounts().disable(&email).await.map_err(|error| explain(&error, &email))?;
            println!("{email} is disabled");
            Ok(())
        }
        Command::Enable { email } => {
            let enabled = house.sluss.accounts().enable(&email).await;
            enabled.map_err(|error| match error {
                Error::Conflict => format!("{email} is not shut"),
                other => explain(&other, &email),
            })?;
            println!("{email} is enabled: what was open before stays over, and the password opens it again");
            Ok(())
        }
        Command::SignOut { email } => {
            house.sluss.sessions().sign_out_everywhere(&email).await.map_err(|error| explain(&error, &email))?;
            println!("{email} is signed out everywhere");
            Ok(())
        }
        Command::Unlock { email } => {
            house.sluss.second_factors().unlock(&email).await.map_err(|error| explain(&error, &email))?;
            println!("{email} is unlocked");
            Ok(())
        }
    }
}

async fn add(house: &House, email: &str, name: &str, language: Language, password: &str) -> Result<AccountId, String> {
    let added = house.sluss.accounts().add(email, name, language, password).await;
    let account = added.map_err(|error| explain(&error, email))?;
    println!("{} was added as {}", account.email, account.id);
    Ok(account.id)
}

/// A language that there are texts in.
fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| {
        let known = Language::ALL.map(|language| format!("{} ({})", language.tag(), language.own_name()));
        format!("there are texts in {}", known.join(", "))
    })
}

async fn list(house: &House) -> Result<(), String> {
    for account in house.sluss.store.accounts().await.map_err(|error| error.to_string())? {
        let state = if account.disabled { "disabled" } else { "active" };
        println!("{}\t{}\t{}\t{state}", account.id, account.email, account.name);
    }
    Ok(())
}

fn explain(error: &Error, email: &str) -> String {
    match error {
        Error::Conflict => format!("{email} has an account already"),
        Error::NotFound => format!("nobody has the address {email}"),
        Error::InvalidField("email") => format!("{email} is not an e-mail address"),
        Error::InvalidField(field) => format!("the {field} cannot be that"),
        other => other.to_string(),
    }
}

fn unread(error: &std::io::Error) -> String {
    format!("standard input cannot be read: {}", in_words(error))
}

pub(super) fn read_line() -> Result<Zeroizing<String>, String> {
    let mut line = Zeroizing::new(String::new());
    std::io::stdin().lock().read_line(&mut line).map_err(|error| unread(&error))?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}

/// Asks on the terminal, without showing what is typed.
fn ask_twice() -> Result<Zeroizing<String>, String> {
    if !std::io::stdin().is_terminal() {
        return Err("there is no terminal to ask for the password: give it with --password-stdin".to_owned());
    }
    let ask = |question: &str| rpassword::prompt_password(question).map(Zeroizing::new).map_err(|error| unread(&error));
    let password = ask("Password: ")?;
    if ask("Again: ")? == password { Ok(password) } else { Err("the two passwords differ".to_owned()) }
}
