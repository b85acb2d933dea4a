//! Writes the gallery's pages into a folder that has the style sheets, which `cargo xtask gallery` puts there.

use std::path::Path;
use std::process::ExitCode;

use sluss_app::gallery::{Sheets, files};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("gallery FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("gallery: {folder}: {why}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> std::io::Result<()> {
    let sheet = |name: &str| std::fs::read_to_string(folder.join(name));
    let sheets = Sheets { app: sheet("app.css")?, sign_in: sheet("sign-in.css")? };
    files(&sheets).into_iter().try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
}
