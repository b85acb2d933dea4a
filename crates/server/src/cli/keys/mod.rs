//! `sluss keys`: signing keys, and the key file.

pub(super) mod rekey;

use clap::Subcommand;
use serde::Serialize;
use sluss_domain::model::key::SigningKey;

use super::output::{Output, Row};
use super::words::failed;
use crate::Instance;
use crate::dates::rfc3339;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the signing keys that are in use or still published
    List {
        #[command(flatten)]
        output: Output,
    },
    /// Make new signing keys; the old ones stay published for a day. A running server uses the new ones once it is restarted
    Rotate,
    /// Make a new key file and seal everything in the database with it. Stop every server first; if it is interrupted, run it again
    Rekey,
}

impl Command {
    /// How to print an empty list, if the command lists keys.
    pub(super) fn list_nothing(&self) -> Option<Result<(), String>> {
        match self {
            Self::List { output } => Some(output.list::<KeyRow>(&[])),
            Self::Rotate | Self::Rekey => None,
        }
    }
}

/// A signing key, without its private half.
#[derive(Serialize)]
struct KeyRow {
    id: String,
    purpose: &'static str,
    state: &'static str,
    retires_at: Option<String>,
}

impl KeyRow {
    fn of(key: &SigningKey) -> Self {
        let state = if key.retires_at.is_some() { "retiring" } else { "in use" };
        let (id, purpose) = (key.id.to_string(), key.purpose.name());
        Self { id, purpose, state, retires_at: key.retires_at.map(rfc3339) }
    }
}

impl Row for KeyRow {
    const HEADINGS: &'static [&'static str] = &["ID", "PURPOSE", "STATE"];

    fn cells(&self) -> Vec<String> {
        vec![self.id.clone(), self.purpose.to_owned(), self.state.to_owned()]
    }
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    let output = match command {
        Command::List { output } => output,
        Command::Rotate | Command::Rekey => {
            instance.rotate_keys().await?;
            println!("new keys are in place: restart the server to use them");
            Output::default()
        }
    };
    let keys = instance.sluss.upkeep().signing_keys().await.map_err(failed)?;
    output.list(&keys.iter().map(KeyRow::of).collect::<Vec<_>>())
}
