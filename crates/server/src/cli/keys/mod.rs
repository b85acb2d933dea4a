//! `sluss keys`: signing keys, and the key file.

pub(super) mod rekey;

use clap::Subcommand;

use crate::Instance;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the signing keys that are in use or still published
    List,
    /// Make new signing keys; the old ones stay published for a day. A running server uses the new ones once it is restarted
    Rotate,
    /// Make a new key file and seal everything in the database with it. Stop every server first; if it is interrupted, run it again
    Rekey,
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    if let Command::Rotate = command {
        instance.rotate_keys().await?;
        println!("new keys are in place: restart the server to use them");
    }
    for key in instance.sluss.upkeep().signing_keys().await.map_err(|error| error.to_string())? {
        let state = if key.retires_at.is_some() { "retiring" } else { "in use" };
        println!("{}\t{}\t{state}", key.id, key.purpose.name());
    }
    Ok(())
}
