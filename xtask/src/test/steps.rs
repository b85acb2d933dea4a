//! The steps, each a program of the tool chain or a part of this one.

use super::Done;
use super::certification;
use super::count::Count;
use super::servers::Servers;
use crate::runner::{Runner, Said, find};
use crate::web::programs;
use crate::{e2e, fault, files, paths, tidy};

type Step = fn() -> Result<Done, String>;

/// All steps, the cheapest first.
pub(super) const ALL: [(&str, Step); 11] = [
    ("format", format),
    ("tidy", house_rules),
    ("licences and sources", licences),
    ("clippy", clippy),
    ("clippy in wasm", clippy_in_wasm),
    ("documentation", documentation),
    ("Rust tests", rust),
    ("wasm tests in a browser", wasm),
    ("Node tests", node),
    ("faults in short", faults),
    ("stories in browsers", stories),
];

const WASM: &str = "wasm32-unknown-unknown";

fn format() -> Result<Done, String> {
    Runner::cargo(&["fmt", "--all", "--", "--check"]).run("is it formatted?").map(|()| Done::Checked)
}

fn house_rules() -> Result<Done, String> {
    tidy::tidy().map(|()| Done::Checked)
}

/// Known vulnerabilities are listed on the network, which is not used here.
fn licences() -> Result<Done, String> {
    let deny = Runner::new("cargo-deny").args(["--workspace", "--all-features", "check"]);
    deny.args(["bans", "licenses", "sources"]).run("licences and sources of what we use").map(|()| Done::Checked)
}

fn clippy() -> Result<Done, String> {
    let clippy = Runner::cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]);
    clippy.run("lints").map(|()| Done::Checked)
}

fn clippy_in_wasm() -> Result<Done, String> {
    for program in programs() {
        let feature = program.feature();
        let clippy = Runner::cargo(&["clippy", "--package", "sluss-app", "--target", WASM, "--no-default-features"]);
        let features = program.features(&feature);
        let clippy = clippy.args(["--lib", "--bin", program.binary, "--features", &features, "--", "-D", "warnings"]);
        clippy.run(&format!("lints of the app's program {feature}"))?;
    }
    Ok(Done::Checked)
}

/// Every link leads somewhere, nothing required is missing, and the examples work.
fn documentation() -> Result<Done, String> {
    // The command line's help is written as such comments, where an address is plain text.
    let flags = "-D warnings -A rustdoc::bare_urls";
    let pages = Runner::cargo(&["doc", "--workspace", "--all-features", "--no-deps", "--document-private-items"]);
    pages.env("RUSTDOCFLAGS", flags).run("the documentation")?;
    Runner::cargo(&["test", "--workspace", "--all-features", "--doc"]).run("its examples").map(|()| Done::Checked)
}

fn rust() -> Result<Done, String> {
    // A run that breaks off writes none, and the last one's is no news.
    let report = paths::target().join("nextest/default/junit.xml");
    _ = std::fs::remove_file(&report);
    let servers = Servers::new()?;
    let test = Runner::cargo(&["nextest", "run", "--workspace", "--all-features"]);
    let succeeded = test.env(Servers::NAME, servers.folder()).run("unit and integration tests").is_ok();
    let report = files::read_text(&report)?;
    let page = files::read_text(&paths::root().join("docs/certification.md"))?;
    println!("\nModules of the certification plans:\n{}", certification::summary(&report, &page));
    let count = Count::of_junit(&report);
    Ok(Done::Tested { count, succeeded })
}

fn wasm() -> Result<Done, String> {
    let driver = find("chromedriver").ok_or("chromedriver is missing: install chromium-driver")?;
    // The driver's settings are looked for in the crate's own folder.
    let test = Runner::cargo(&["test", "--package", "sluss-otp", "--target", WASM]).env("CHROMEDRIVER", driver);
    let test = test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    test.listen("the published vectors in a browser").map(|said| counted(&said, Count::of_libtest))
}

fn node() -> Result<Done, String> {
    let mut all = files::below(&paths::root().join("embed"))?;
    all.extend(files::below(&paths::root().join("examples"))?);
    let tests: Vec<_> = all.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    if tests.is_empty() {
        return Ok(Done::Skipped("there are none"));
    }
    let test = Runner::new("node").args(["--test", "--test-reporter=spec"]).args(&tests);
    test.listen("tests of the element and the example").map(|said| counted(&said, Count::of_node))
}

/// Each fault as `cargo xtask fault` injects it, but few kills: a night has more.
fn faults() -> Result<Done, String> {
    fault::fault(&["--kills", "5"]).map(|()| Done::Checked)
}

fn stories() -> Result<Done, String> {
    let all = e2e::chosen(None)?;
    if all.is_empty() {
        return Ok(Done::Skipped("there are none"));
    }
    e2e::tell(&all, e2e::Form::Short).map(|said| counted(&said, Count::of_stories))
}

fn counted(said: &Said, count: fn(&str) -> Count) -> Done {
    Done::Tested { count: count(&said.text), succeeded: said.succeeded }
}
