//! Describes system errors to whoever runs the server: the system's own texts name a number and do not say what to do.

use std::io::{Error, ErrorKind};

/// What is wrong, and what to do about it.
#[must_use]
pub fn in_words(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder: check the path",
        ErrorKind::PermissionDenied => {
            "this user has no permission to use it: check who owns it, and who may read and write it"
        }
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "something other than a folder is in the way there",
        ErrorKind::IsADirectory => "it is a folder, but should be a file",
        ErrorKind::AddrInUse => {
            "another program is already listening there: stop it, or choose another address with --listen"
        }
        ErrorKind::AddrNotAvailable => "this machine has no such address: choose another with --listen",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "there is no room left on the disk",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::InvalidData => "it contains something other than text",
        ErrorKind::ConnectionRefused => "nothing is listening there",
        ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => {
            "it cannot be reached from here"
        }
        ErrorKind::UnexpectedEof => "it ends too early",
        // Rare cases, in which the system's own words are better than none.
        _ => return format!("the system reports an error ({error})"),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::in_words;

    #[test]
    fn what_happens_often_is_said_in_words_without_the_systems_number() {
        for kind in [ErrorKind::NotFound, ErrorKind::PermissionDenied, ErrorKind::AddrInUse, ErrorKind::StorageFull] {
            let told = in_words(&Error::from(kind));
            assert!(!told.contains("os error") && told.contains(' '), "{told}");
        }
        let missing = std::fs::read("/nonexistent/file").unwrap_err();
        assert!(in_words(&missing).contains("no such file"));
    }
}
