//! What `sluss doctor` says about the mark outside the database.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::Instance;
use crate::cli::serve::remembering;
use crate::config::Config;
use crate::platform::{MarkFile, Standing, older};

/// Whether an older copy in the database's place would be noticed, and whether one is there.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub(super) async fn look(config: &Config, instance: &Instance) -> Result<String, String> {
    let path = config.mark_file();
    let mark = MarkFile::open(path.clone())?;
    if mark.standing(&instance.sluss).await? == Standing::Older {
        return Err(older(&path));
    }
    remembering::clock(config)?;
    let Some(last) = mark.last() else {
        return Ok(format!("missing, as before the first start: the server makes {}", path.display()));
    };
    let head = last.head.as_deref().and_then(|head| head.split_once(':')).map_or("0", |(number, _)| number);
    let known = format!("well: up to entry {head} of the audit log");
    Ok(if beside_each_other(&path, &config.data) && !config.database_url().starts_with("postgres") {
        format!(
            "{known}; a snapshot of its volume brings back the mark with the database: set mark_file to another volume"
        )
    } else {
        known
    })
}

/// Whether both are on one volume.
fn beside_each_other(one: &Path, other: &Path) -> bool {
    let volume = |path: &Path| path.metadata().ok().map(|data| data.dev());
    volume(one).is_some() && volume(one) == volume(other)
}
