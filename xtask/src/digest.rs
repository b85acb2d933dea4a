//! Digests of files: names that change with the content, and whether anything has changed since the last time.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::files;

/// The first `bytes` bytes of a SHA-256, in hexadecimal.
pub(crate) fn short(content: &[u8], bytes: usize) -> String {
    Sha256::digest(content).iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// One digest over files and folders with everything in them, including their names.
pub(crate) fn of_all(paths: &[PathBuf], more: &str) -> Result<String, String> {
    let mut all = more.to_owned();
    for path in paths {
        for file in files::below(path)? {
            let content = files::read(&file)?;
            all.push_str(&format!("{}\0{}\n", file.display(), short(&content, 32)));
        }
    }
    Ok(short(all.as_bytes(), 32))
}

/// Whether `stamp` says that the last success was with this very digest.
pub(crate) fn is_fresh(stamp: &Path, digest: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|last| last == digest)
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn digests_are_sha_256() {
        assert_eq!(short(b"abc", 4), "ba7816bf");
    }
}
