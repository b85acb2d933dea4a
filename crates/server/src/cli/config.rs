//! `sluss config`: the explained example, and secrets sealed for use in the settings.

use clap::Subcommand;
use sluss_delivery::Secret;

use super::input::read_line;
use crate::config::{Config, EXAMPLE};
use crate::{Instance, Ports};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a configuration file with every setting explained
    Example,
    /// Read a secret from standard input, one line, and print it sealed with the key file, for use in the settings
    Seal,
}

pub(super) fn example() {
    print!("{EXAMPLE}");
}

pub(super) async fn seal(config: &Config) -> Result<(), String> {
    // The key file is made together with its database, which also knows which key is the right one if there are two.
    let instance = Instance::open(config, Ports::system()).await?;
    println!("{{ sealed = \"{}\" }}", Secret::seal(&read_line()?, &*instance.sluss.sealer));
    Ok(())
}
