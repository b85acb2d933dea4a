//! Files, with errors that name the file.

use std::path::{Path, PathBuf};

fn of(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// All files in a folder and below it, sorted; a file by itself; nothing if the path does not exist.
pub(crate) fn below(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(if path.is_file() { vec![path.to_path_buf()] } else { Vec::new() });
    }
    let entries = std::fs::read_dir(path).map_err(of(path))?;
    let mut inside =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(of(path))?;
    inside.sort();
    let all: Vec<Vec<PathBuf>> = inside.iter().map(|path| below(path)).collect::<Result<_, _>>()?;
    Ok(all.concat())
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(of(path))
}

pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(of(path))
}

/// Writes a file, and makes the folder for it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(of(folder))?;
    }
    std::fs::write(path, content).map_err(of(path))
}

/// Removes a folder with everything in it, if it exists.
pub(crate) fn remove_folder(path: &Path) -> Result<(), String> {
    if path.exists() { std::fs::remove_dir_all(path).map_err(of(path)) } else { Ok(()) }
}
