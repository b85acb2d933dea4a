//! `sluss backup`: a copy of the database while it is in use (docs/decisions/0046).

use std::path::Path;

use sluss_storage::copy;

use super::restore::told;
use crate::config::Config;

pub(super) async fn backup(config: &Config, file: &Path) -> Result<(), String> {
    copy::make(&config.database_url(), file).await.map_err(told)?;
    println!("{} is a copy of the database as it was a moment ago", file.display());
    println!("keep it apart from the key file {}: each is worthless without the other", config.key_file().display());
    Ok(())
}
