//! Takes a program apart: what is reached only through a split point becomes a file of its own, which the first one fetches when it is
//! asked to (docs/decisions/0084). Knows no program.

use std::path::{Path, PathBuf};

use crate::files;
use crate::runner::Runner;

/// The script that fetches the parts. The splitter gives it this name, and the first part's script imports it.
const LOADER: &str = "__wasm_split.js";

/// How the splitter names a part, which the source calls `later`: `split_later.wasm`.
const PREFIX: &str = "split_";

/// What the linker has to leave in the wasm for the splitter: which function uses what.
pub(super) const FOR_THE_SPLITTER: [&str; 2] = ["--", "-Clink-args=--emit-relocs"];

/// A part: its name in the source, and its file.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) file: PathBuf,
}

impl Part {
    /// How the script that fetches it names it.
    fn address(&self) -> String {
        format!("\"./{PREFIX}{}.wasm\"", self.name)
    }
}

/// Takes the compiled wasm apart. The parts and the script that fetches them are left in this folder; the answer is the first part, which wants
/// the script that loads it.
///
/// # Errors
/// What the splitter says, or that the program has no split point.
pub(super) fn take_apart(wasm: &Path, program: &str, folder: &Path) -> Result<PathBuf, String> {
    let apart = folder.with_extension("parts");
    files::remove_folder(&apart)?;
    let splitter = Runner::new("wasm-split-cli").arg(wasm).arg(&apart).args(["--target", "web", "--out-name", program]);
    splitter.ask()?;
    let found = parts(&apart)?;
    if found.is_empty() {
        return Err(format!("{program} has no part that is fetched later"));
    }
    for name in found.iter().filter_map(|part| part.file.file_name()).chain([LOADER.as_ref()]) {
        files::write(&folder.join(name), files::read(&apart.join(name))?)?;
    }
    Ok(apart.join(format!("{program}.wasm")))
}

/// The parts in a folder, by their names.
pub(super) fn parts(folder: &Path) -> Result<Vec<Part>, String> {
    let parts = files::below(folder)?.into_iter().filter_map(|file| {
        let name = file.file_name()?.to_str()?.strip_prefix(PREFIX)?.strip_suffix(".wasm")?.to_owned();
        Some(Part { name, file })
    });
    Ok(parts.collect())
}

/// Lets a bundled script fetch a part from its address.
///
/// # Errors
/// That the script does not fetch it.
pub(super) fn fetched_from(script: &str, part: &Part, address: &str) -> Result<String, String> {
    if script.contains(&part.address()) {
        Ok(script.replace(&part.address(), &format!("\"{address}\"")))
    } else {
        Err(format!("no script fetches the part {}", part.name))
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, fetched_from, parts};
    use crate::{files, paths};

    #[test]
    fn a_part_is_fetched_from_its_address() {
        let folder = paths::target().join("xtask-tests/parts");
        for name in ["split_later.wasm", "authenticator_bg.wasm", "__wasm_split.js"] {
            files::write(&folder.join(name), "").unwrap();
        }
        let [later] = &parts(&folder).unwrap()[..] else { panic!("one is a part") };
        assert_eq!((later.name.as_str(), &later.file), ("later", &folder.join("split_later.wasm")));
        let script = "fetch(new URL(\"./split_later.wasm\",import.meta.url))";
        let expected = "fetch(new URL(\"/assets/l-1.wasm\",import.meta.url))";
        assert_eq!(fetched_from(script, later, "/assets/l-1.wasm").as_deref(), Ok(expected));
        let other = Part { name: "other".to_owned(), file: folder };
        assert!(fetched_from(script, &other, "/assets/o-1.wasm").is_err());
    }
}
