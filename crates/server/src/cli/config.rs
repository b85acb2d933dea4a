//! `sluss config`: the explained example, and secrets sealed for use in the settings.

use clap::Subcommand;
use sluss_delivery::Secret;

use super::input::read_line;
use super::output::print;
use crate::Instance;
use crate::config::EXAMPLE;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a configuration file with every setting explained
    Example,
    /// Read a secret from standard input, one line, and print it sealed with the key file, for use in the settings
    Seal,
}

pub(super) fn example() -> Result<(), String> {
    print(EXAMPLE.trim_end())
}

/// The key file was made together with its database, which also knows which key is the right one if there are two.
pub(super) fn seal(instance: &Instance) -> Result<(), String> {
    println!("{{ sealed = \"{}\" }}", Secret::seal(&read_line()?, &*instance.sluss.sealer));
    Ok(())
}
