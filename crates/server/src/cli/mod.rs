//! The program's subcommands. Each says in a line what it did, or what is wrong and what to do about it.

mod audit;
mod backup;
mod client;
mod config;
mod doctor;
mod help;
mod input;
mod keys;
mod output;
mod restore;
mod serve;
mod user;
mod words;

use std::fs::DirBuilder;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use sluss_delivery::io_error::in_words;

use crate::config::{Config, Settings};
use crate::{Instance, Ports};
use output::Output;
use words::NO_DATABASE;

/// Two-step sign-in for the web that needs no app store.
#[derive(Debug, Parser)]
#[command(name = "sluss", version, max_term_width = 120)]
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
    /// Add, list, show, help and remove people's accounts
    #[command(subcommand)]
    User(user::Command),
    /// Register, list, show, change and remove relying sites
    #[command(subcommand)]
    Client(client::Command),
    /// List what happened, and verify that nobody has changed the log
    #[command(subcommand)]
    Audit(audit::Command),
    /// List and rotate signing keys, and change the key file
    #[command(subcommand)]
    Keys(keys::Command),
    /// Copy the database into a new file, while servers use it
    #[command(after_help = "Example:\n  sluss backup /backup/sluss-2026-11-27.db")]
    Backup {
        /// The file, which must not exist yet
        file: PathBuf,
    },
    /// Put a copy into the database's place, void what is open in it, and tell people
    Restore(restore::Restore),
    /// Bring the database's tables up to date
    Migrate,
    /// Check the configuration, the key file, the database, the web app, the SMS gateway and the mail server
    #[command(
        after_help = "Examples:\n  sluss doctor\n  sluss doctor --send-to anna@example.eu\n  sluss doctor --json"
    )]
    Doctor {
        /// Also send a test message to this phone number (+46…) or email address, and say what came of it
        #[arg(long, value_name = "WHERE")]
        send_to: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Show a configuration file that explains every setting, or seal a secret for one
    #[command(subcommand)]
    Config(config::Command),
}

/// Why a command did not do what was asked.
enum Failed {
    /// The settings cannot be understood; like an argument that clap refuses, this ends with 2.
    Settings(String),
    /// It was understood, and refused or not possible.
    Work(String),
}

impl From<String> for Failed {
    fn from(why: String) -> Self {
        Self::Work(why)
    }
}

/// Reads the arguments and does what they say. The exit code is 0 if it was done, 1 if it was refused or failed, and 2 if arguments or settings
/// cannot be understood.
#[must_use]
pub fn main() -> ExitCode {
    let asked = help::arranged(Cli::command()).get_matches();
    let cli = Cli::from_arg_matches(&asked).unwrap_or_else(|error| error.exit());
    let runtime = tokio::runtime::Runtime::new().expect("the system gives threads to a program that starts");
    let (why, code) = match runtime.block_on(run(cli)) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failed::Settings(why)) => (why, 2),
        Err(Failed::Work(why)) => (why, 1),
    };
    eprintln!("sluss: {why}");
    ExitCode::from(code)
}

async fn run(cli: Cli) -> Result<(), Failed> {
    if let Command::Config(config::Command::Example) = cli.command {
        return Ok(config::example()?);
    }
    let settings = cli.settings.config.clone();
    let config = Config::of_process(cli.settings).map_err(Failed::Settings)?;
    can_be_entered(&config.data)?;
    if cli.command.only_looks() {
        return Ok(look(&config, cli.command).await?);
    }
    // For us alone: what is in the folder opens everything.
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
    made.map_err(|error| format!("the data folder {}: {}", config.data.display(), in_words(&error)))?;
    let done = match cli.command {
        Command::Serve => serve::serve(&config).await,
        Command::Keys(keys::Command::Rekey) => keys::rekey::rekey(&config, settings.as_deref()).await,
        Command::Restore(asked) => restore::restore(&config, asked).await,
        command => on(Instance::open(&config, Ports::system()).await?, command).await,
    };
    Ok(done?)
}

/// Without this, a folder that cannot be entered would look like one without a database.
fn can_be_entered(folder: &Path) -> Result<(), String> {
    match folder.join(".").metadata() {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(format!("the data folder {}: {}", folder.display(), in_words(&error)))
        }
        _ => Ok(()),
    }
}

impl Command {
    /// Whether it only shows what is there, so that it creates nothing and migrates nothing.
    const fn only_looks(&self) -> bool {
        match self {
            Self::Doctor { .. } | Self::Audit(_) | Self::Backup { .. } | Self::Keys(keys::Command::List { .. }) => true,
            Self::User(command) => command.only_looks(),
            Self::Client(command) => command.only_looks(),
            _ => false,
        }
    }

    /// How to print an empty list, if the command lists everything of a kind.
    fn list_nothing(&self) -> Option<Result<(), String>> {
        match self {
            Self::User(command) => command.list_nothing(),
            Self::Client(command) => command.list_nothing(),
            Self::Audit(command) => command.list_nothing(),
            Self::Keys(command) => command.list_nothing(),
            _ => None,
        }
    }
}

/// Shows what is there. If there is no database yet, lists are empty, and nothing else can be shown.
async fn look(config: &Config, command: Command) -> Result<(), String> {
    match command {
        Command::Doctor { send_to, output } => return doctor::run(config, send_to.as_deref(), output).await,
        Command::Backup { file } => return backup::backup(config, &file).await,
        _ => {}
    }
    let Some(instance) = Instance::look(config, Ports::system()).await? else {
        let Some(listed) = command.list_nothing() else { return Err(NO_DATABASE.to_owned()) };
        eprintln!("{NO_DATABASE}");
        return listed;
    };
    on(instance, command).await
}

/// Does it on a database that is open, and closes that: what is not in the file itself then goes there.
async fn on(instance: Instance, command: Command) -> Result<(), String> {
    let done = match command {
        Command::User(command) => user::run(&instance, command).await,
        Command::Client(command) => client::run(&instance, command).await,
        Command::Audit(command) => audit::run(&instance, command).await,
        Command::Keys(command) => keys::run(&instance, command).await,
        Command::Config(_) => config::seal(&instance),
        Command::Migrate => {
            println!("the tables are up to date");
            Ok(())
        }
        // These open what they need by themselves.
        Command::Serve | Command::Restore(_) | Command::Backup { .. } | Command::Doctor { .. } => Ok(()),
    };
    instance.database.close().await;
    done
}
