//! How many files and connections the system lets this process have open at once.

use rlimit::Resource;

/// Raises the limit to so many, as far as the system lets a process do that (the hard limit); returns how many there may be now. A limit that
/// is already higher stays.
pub(crate) fn open_files(wanted: u64) -> u64 {
    let Ok((now, most)) = Resource::NOFILE.get() else { return wanted };
    let raised = wanted.min(most);
    if now >= raised || Resource::NOFILE.set(raised, most).is_err() { now } else { raised }
}
