//! The Rust target for browsers, and the programs that turn Rust into what browsers load. They go into `target/tools`:
//! a person's own versions stay as they are.

use std::path::PathBuf;

use crate::paths;
use crate::runner::Runner;

/// One program from crates.io.
pub(super) struct Program {
    pub(super) name: &'static str,
    /// The program that the crate installs.
    pub(super) binary: &'static str,
    pub(super) version: &'static str,
    /// The lock file that came with `wasm-bindgen-cli` names versions that are no longer available.
    pub(super) locked: bool,
    /// Without these features the crate is no program.
    pub(super) features: &'static str,
    pub(super) why: &'static str,
}

const TRUNK: Program = Program {
    name: "trunk",
    binary: "trunk",
    version: "0.21.14",
    locked: true,
    features: "",
    why: "Trunk serves a surface of the app while you change it",
};
const WASM_BINDGEN: Program = Program {
    name: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.130",
    locked: false,
    features: "",
    why: "wasm-bindgen writes the JavaScript beside the wasm, and runs wasm tests in a browser",
};
const WASM_SPLIT: Program = Program {
    name: "wasm_split_cli_support",
    binary: "wasm-split-cli",
    version: "0.2.4",
    locked: true,
    features: "build-binary",
    why: "wasm-split takes the authenticator apart, so that its first screen need not wait for the others",
};
pub(super) const CARGO_DENY: Program = Program {
    name: "cargo-deny",
    binary: "cargo-deny",
    version: "0.20.2",
    locked: true,
    features: "",
    why: "cargo-deny looks at the licences and sources of all that is built in",
};
const CARGO_NEXTEST: Program = Program {
    name: "cargo-nextest",
    binary: "cargo-nextest",
    version: "0.9.143",
    locked: true,
    features: "",
    why: "cargo-nextest runs the Rust tests, each in a process of its own, and counts them",
};

/// Rust's standard library for wasm.
pub(super) fn wasm_target() -> Result<bool, String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = Runner::new("rustc").args(["--print", "sysroot"]).ask()?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(false);
    }
    let added = Runner::new("rustup").args(["target", "add", TARGET]).run("Rust's standard library for browsers");
    let by_hand =
        |why| format!("{why}\nthe app cannot be compiled without it: install the Rust target {TARGET}, then try again");
    added.map(|()| true).map_err(by_hand)
}

/// What makes wasm ready for browsers.
pub(super) fn wasm_programs() -> Result<bool, String> {
    Ok(install(&WASM_BINDGEN)? | install(&WASM_SPLIT)?)
}

/// What serves a surface while it is being changed.
pub(super) fn front_programs() -> Result<bool, String> {
    install(&TRUNK)
}

/// What looks at what we use, and what runs the tests.
pub(super) fn test_programs() -> Result<bool, String> {
    Ok(install(&CARGO_DENY)? | install(&CARGO_NEXTEST)?)
}

pub(super) fn install(program: &Program) -> Result<bool, String> {
    let found = Runner::new(program.binary).arg("--version").ask().unwrap_or_default();
    let is_here = || paths::tools().join("bin").join(program.binary).is_file() && is_listed(&installed(), program);
    if is_version(&found, program.version) || is_here() {
        return Ok(false);
    }
    let exact = format!("={}", program.version);
    let command = Runner::cargo(&["install", program.name, "--version", &exact, "--root"]).arg(paths::tools());
    let command = if program.locked { command.arg("--locked") } else { command };
    let command = if program.features.is_empty() { command } else { command.args(["--features", program.features]) };
    // They run for seconds and compile for minutes: a little optimisation minimises the sum.
    let command = command.args(["--profile", "dev"]);
    let command = command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1").env("CARGO_PROFILE_DEV_DEBUG", "false");
    // Builds for this machine do not belong among the files that are built for browsers.
    let built = command.env("CARGO_TARGET_DIR", paths::tools().join("build")).run(program.why);
    let by_hand = |why| {
        let Program { name, version, .. } = program;
        format!(
            "{why}\nput {name} {version} on the PATH by hand (cargo install {name} --version {version}), then try again"
        )
    };
    built.map_err(by_hand)?;
    crate::files::remove_folder(&paths::tools().join("build")).map(|()| true)
}

/// Cargo's list of what it has installed into our folder, for programs that do not tell their version.
fn installed() -> String {
    crate::files::read_text(&paths::tools().join(".crates.toml")).unwrap_or_default()
}

fn is_listed(list: &str, program: &Program) -> bool {
    list.lines().any(|line| line.starts_with(&format!("\"{} {} (", program.name, program.version)))
}

/// Whether this answer to `--version` is of this version: the name, the version, and then anything.
fn is_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().nth(1) == Some(version)
}

#[cfg(test)]
mod tests {
    use super::{TRUNK, WASM_BINDGEN, WASM_SPLIT, is_listed, is_version};
    use crate::{files, paths};

    fn text(file: &str) -> String {
        files::read_text(&paths::root().join(file)).unwrap()
    }

    #[test]
    fn a_program_is_known_by_the_version_that_it_tells_first() {
        assert!(is_version("cargo-nextest 0.9.143 (60fa45f63 2026-08-04)\nrelease: 0.9.143\n", "0.9.143"));
        assert!(is_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!is_version("trunk 0.21.145\n", "0.21.14") && !is_version("", "0.21.14"));
    }

    #[test]
    fn a_program_that_tells_no_version_is_known_by_cargos_list() {
        let list = "[v1]\n\"wasm_split_cli_support 0.2.4 (registry+https://example.eu)\" = [\"wasm-split-cli\"]\n";
        assert!(is_listed(list, &WASM_SPLIT));
        assert!(!is_listed(&list.replace("0.2.4", "0.2.3"), &WASM_SPLIT) && !is_listed(list, &TRUNK));
    }

    #[test]
    fn versions_are_the_same_wherever_they_are_written() {
        let trunk = text("Trunk.toml");
        assert!(trunk.contains(&format!("trunk-version = \"={}\"", TRUNK.version)));
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
        let lock = text("Cargo.lock");
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{}\"", WASM_BINDGEN.version)));
        let major = trunk.split("wasm_opt = \"version_").nth(1).unwrap().split('"').next().unwrap();
        assert!(text("package.json").contains(&format!("\"binaryen\": \"{major}.0.0\"")));
    }
}
