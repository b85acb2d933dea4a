//! The program's subcommands. Each says in a line what it did, or what is wrong and what to do about it.

mod audit;
mod backup;
mod client;
mod config;
mod doctor;
mod input;
mod keys;
mod restore;
mod serve;
mod user;
mod words;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use sluss_delivery::io_error::in_words;

use crate::config::{Config, Settings};
use crate::{Instance, Ports};
use words::NO_DATABASE;

/// Two-step sign-in for the web that needs no app store.
#[derive(Debug, Parser)]
#[command(name = "sluss", version)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve people, sites and devices until told to stop
    Serve,
    /// Add, list, disable, enable, unlock and sign out accounts
    #[command(subcommand)]
    User(user::Command),
    /// Add, list and remove relying sites
    #[command(subcommand)]
    Client(client::Command),
    /// List what happened, and verify that nobody has changed the log
    #[command(subcommand)]
    Audit(audit::Command),
    /// List and rotate signing keys, and change the key file
    #[command(subcommand)]
    Keys(keys::Command),
    /// Copy the database into a new file, while servers use it
    Backup {
        /// The file, which must not exist yet
        file: PathBuf,
    },
    /// Put a copy into the database's place, void what is open in it, and tell people
    Restore(restore::Restore),
    /// Bring the database's tables up to date
    Migrate,
    /// Check the configuration, the key file, the database, the web app, the SMS gateway and the mail server
    Doctor {
        /// Also send a test message to this phone number (+46…) or email address, and say what came of it
        #[arg(long, value_name = "WHERE")]
        send_to: Option<String>,
    },
    /// Show a configuration file that explains every setting, or seal a secret for one
    #[command(subcommand)]
    Config(config::Command),
}

/// Reads the arguments and does what they say.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads to a program that starts");
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("sluss: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), String> {
    if let Command::Config(config::Command::Example) = cli.command {
        config::example();
        return Ok(());
    }
    let settings = cli.settings.config.clone();
    let config = Config::of_process(cli.settings)?;
    if cli.command.only_looks() {
        return look(&config, cli.command).await;
    }
    // For us alone: what is in the folder opens everything.
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
    made.map_err(|error| format!("the data folder {}: {}", config.data.display(), in_words(&error)))?;
    match cli.command {
        Command::Serve => serve::serve(&config).await,
        Command::User(command) => user::run(&open(&config).await?, command).await,
        Command::Client(command) => client::run(&open(&config).await?, command).await,
        Command::Keys(keys::Command::Rekey) => keys::rekey::rekey(&config, settings.as_deref()).await,
        Command::Keys(command) => keys::run(&open(&config).await?, command).await,
        Command::Restore(asked) => restore::restore(&config, asked).await,
        Command::Migrate => open(&config).await.map(|_| println!("the tables are up to date")),
        Command::Config(config::Command::Seal) => config::seal(&config).await,
        Command::Audit(_)
        | Command::Backup { .. }
        | Command::Doctor { .. }
        | Command::Config(config::Command::Example) => Ok(()),
    }
}

impl Command {
    /// Whether it only shows what is there, so that it creates nothing and migrates nothing.
    const fn only_looks(&self) -> bool {
        matches!(
            self,
            Self::Doctor { .. }
                | Self::Audit(_)
                | Self::Backup { .. }
                | Self::User(user::Command::List)
                | Self::Client(client::Command::List)
                | Self::Keys(keys::Command::List)
        )
    }
}

/// Shows what is there. If there is no database yet, lists are empty.
async fn look(config: &Config, command: Command) -> Result<(), String> {
    match command {
        Command::Doctor { send_to } => return doctor::run(config, send_to.as_deref()).await,
        Command::Backup { file } => return backup::backup(config, &file).await,
        _ => {}
    }
    let Some(instance) = Instance::look(config, Ports::system()).await? else {
        eprintln!("{NO_DATABASE}");
        return Ok(());
    };
    let looked = match command {
        Command::User(command) => user::run(&instance, command).await,
        Command::Client(command) => client::run(&instance, command).await,
        Command::Audit(command) => audit::run(&instance, command).await,
        Command::Keys(command) => keys::run(&instance, command).await,
        _ => Ok(()),
    };
    instance.database.close().await;
    looked
}

async fn open(config: &Config) -> Result<Instance, String> {
    Instance::open(config, Ports::system()).await
}
