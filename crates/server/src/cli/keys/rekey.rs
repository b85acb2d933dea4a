//! `sluss keys rekey`: a new key file, and everything in the database sealed with it. It may be interrupted at any moment: the file holds both
//! keys before anything is resealed, the resealing is one transaction, and only then does the old key leave the file.

use std::path::Path;
use std::sync::Arc;

use sluss_delivery::Secret;
use sluss_delivery::io_error::in_words;
use sluss_domain::ports::sealer::Sealer;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::upkeep::rekey::Rekeying;
use sluss_storage::copy::Location;

use crate::cli::words::failed;
use crate::config::Config;
use crate::platform::{MasterKey, SystemEntropy};
use crate::{Instance, Ports};

pub(in crate::cli) async fn rekey(config: &Config, settings: Option<&Path>) -> Result<(), String> {
    let file = config.key_file();
    // A server that kept running would go on sealing with the key that it has read.
    drop(Location::hold(&config.database_url()).await.map_err(|error| error.to_string())?);
    let instance = Instance::open(config, Ports::system()).await?;
    let keys = instance.database.signing_keys().await.map_err(failed)?;
    let (new, aside) = MasterKey::begin_change(&file, &SystemEntropy)?;
    // If an earlier run was interrupted after the transaction, only the file is left to change.
    let is_done = keys.first().is_some_and(|key| new.has_sealed(key));
    let from = MasterKey::open(&aside, &SystemEntropy, &keys)?;
    let rekeying = Rekeying { from: Arc::new(from), to: Arc::new(new) };
    if !is_done {
        sluss_storage::rekey(&config.database_url(), &rekeying)
            .await
            .map_err(|error| format!("nothing was changed: {}", failed(error)))?;
    }
    instance.database.close().await;
    for (before, after) in settings.map(|settings| sealed_in(settings, &rekeying)).transpose()?.unwrap_or_default() {
        println!("in the settings, replace sealed = \"{before}\" by sealed = \"{after}\"");
    }
    MasterKey::end_change(&file)?;
    // Anyone with the old key and a copy of the database has these too.
    let instance = Instance::open(config, Ports::system()).await?;
    instance.rotate_keys().await?;
    instance.database.close().await;
    println!(
        "everyone has to sign in again, and new keys sign from now on; the old ones are accepted for a day, for sites and phones that know them"
    );
    println!(
        "anyone with the old key and a copy of the database knows the keys of registered devices too: have people register them again"
    );
    println!("everything is sealed with the new key in {}: copy that to every other server", file.display());
    println!(
        "the old key is in {}: copies of the database that were made until now need it. Keep it where they are",
        aside.display()
    );
    Ok(())
}

/// The sealed secrets in the settings, as they are and as they have to be now. It is for the operator to write them.
fn sealed_in(settings: &Path, keys: &Rekeying) -> Result<Vec<(String, String)>, String> {
    let text = std::fs::read_to_string(settings)
        .map_err(|error| format!("the settings in {}: {}", settings.display(), in_words(&error)))?;
    let Ok(toml::Value::Table(table)) = text.parse::<toml::Table>().map(toml::Value::Table) else {
        return Err(format!("the settings in {} are not TOML: `sluss doctor` says where", settings.display()));
    };
    let mut found = Vec::new();
    look(&toml::Value::Table(table), &*keys.from, &*keys.to, &mut found);
    Ok(found)
}

fn look(value: &toml::Value, from: &dyn Sealer, to: &dyn Sealer, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::Table(table) => {
            for (name, value) in table {
                match value {
                    toml::Value::String(sealed) if name == "sealed" => {
                        found.extend(Secret::reseal(sealed, from, to).map(|after| (sealed.clone(), after)));
                    }
                    _ => look(value, from, to, found),
                }
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| look(value, from, to, found)),
        _ => {}
    }
}
