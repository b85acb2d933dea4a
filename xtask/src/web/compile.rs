//! Compiles a program as Trunk does, with the same programs and arguments, but without Trunk, which takes longer to install than all the rest
//! together (docs/decisions/0054), and takes apart what is to be loaded in parts, which Trunk does not. It knows nothing of styles, texts and pages.

use std::path::{Path, PathBuf};

use super::Mode;
use super::link::Link;
use super::parts;
use super::surfaces::Program;
use crate::runner::Runner;
use crate::{files, paths};

const TARGET: &str = "wasm32-unknown-unknown";

/// Leaves the script and the wasm in the program's folder.
pub(super) fn compile(program: &Program, mode: Mode) -> Result<(), String> {
    let page = files::read_text(&paths::root().join(program.page))?;
    let link = Link::of(&page, program.binary).map_err(|why| format!("{}: {why}", program.page))?;
    let profile = if mode == Mode::Release { link.profile } else { "dev" };
    let build = Runner::cargo(&["rustc", "--package", "sluss-app", "--target", TARGET, "--profile", profile]);
    let build = build.args(["--bin", link.binary, "--no-default-features", "--features"]);
    let build = build.arg(program.features(link.features));
    let build = if program.in_parts { build.args(parts::FOR_THE_SPLITTER) } else { build };
    build.env("RUSTFLAGS", without_folders()).run(&format!("the app's program {}", program.feature()))?;
    let built = paths::target().join(TARGET).join(if mode == Mode::Release { profile } else { "debug" });
    bind(&built.join(format!("{}.wasm", link.binary)), program)?;
    if mode == Mode::Release { minimise(program, &link) } else { Ok(()) }
}

/// Writes the script that loads the wasm, and the wasm as that script wants it.
fn bind(wasm: &Path, program: &Program) -> Result<(), String> {
    let folder = program.folder();
    files::remove_folder(&folder)?;
    let first = if program.in_parts { &parts::take_apart(wasm, program.binary, &folder)? } else { wasm };
    let bindgen = Runner::new("wasm-bindgen").args(["--target=web", "--no-typescript"]).arg(first);
    // The parts use the linker's table and memory.
    let bindgen = if program.in_parts { bindgen.arg("--keep-lld-exports") } else { bindgen };
    let bindgen = bindgen.arg(format!("--out-name={}", program.binary)).arg("--out-dir").arg(folder);
    bindgen.ask().map(|_| ())
}

fn minimise(program: &Program, link: &Link<'_>) -> Result<(), String> {
    let (_, wasm) = program.output(&program.folder())?;
    let parts = parts::parts(&program.folder())?;
    parts.iter().map(|part| &part.file).chain([&wasm]).try_for_each(|wasm| minimise_one(wasm, link))
}

fn minimise_one(wasm: &Path, link: &Link<'_>) -> Result<(), String> {
    let small = wasm.with_extension("small");
    let opt = Runner::new("wasm-opt").arg(wasm).arg("--output").arg(&small).arg(format!("-O{}", link.level));
    opt.args(&link.params).ask()?;
    std::fs::rename(&small, wasm).map_err(|error| format!("{}: {error}", wasm.display()))
}

/// Keeps this machine's folders out of the compiler's output, so that the same source gives the same bytes anywhere.
fn without_folders() -> String {
    let home = std::env::home_dir().unwrap_or_default();
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let folders = [cargo.join("registry/src"), paths::root()];
    folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())).join(" ")
}
