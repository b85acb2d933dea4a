//! Measurements. Without a name all of them run, and docs/benchmarks.md is rewritten, keeping the notes that people wrote there.

mod report;
mod sizes;
mod start;

use crate::runner::Runner;
use crate::setup::{self, For};
use crate::web::{self, Mode};
use crate::{files, paths, run};

struct Bench {
    name: &'static str,
    title: &'static str,
    measure: fn() -> Result<String, String>,
}

const ALL: [Bench; 11] = [
    Bench { name: "sizes", title: "First load of each surface", measure: sizes::sizes },
    Bench { name: "first-screen", title: "First screen of a sign-in", measure: first_screen },
    Bench { name: "authenticator", title: "The authenticator, without a network", measure: authenticator },
    Bench { name: "codes", title: "One-time codes", measure: codes },
    Bench { name: "qr", title: "QR codes: drawing and scanning", measure: qr },
    Bench { name: "sign-ins", title: "Sign-ins", measure: sign_ins },
    Bench { name: "steps", title: "Steps of a sign-in without the slow hash", measure: steps },
    Bench { name: "alike", title: "Answers that must not tell anything by the clock", measure: alike },
    Bench { name: "waiting", title: "Many who wait, and many at the same moment", measure: waiting },
    Bench { name: "providers", title: "What sites ask, beside another provider", measure: providers },
    Bench { name: "start", title: "Start and rest of the server", measure: start::start },
];

/// Measures one thing and prints it.
///
/// # Errors
/// That it could not be measured, or that there is no bench of that name.
pub(crate) fn one(name: &str) -> Result<(), String> {
    let found = ALL.iter().find(|bench| bench.name == name);
    let names: Vec<&str> = ALL.iter().map(|bench| bench.name).collect();
    let bench = found.ok_or_else(|| format!("there is no bench {name}; there are {}", names.join(", ")))?;
    setup::setup(For::Everything)?;
    let measured = (bench.measure)()?;
    println!("\n{}\n\n{measured}", bench.title);
    Ok(())
}

/// Measures everything and writes docs/benchmarks.md.
///
/// # Errors
/// What could not be measured; nothing is written then.
pub(crate) fn all() -> Result<(), String> {
    setup::setup(For::Everything)?;
    let place = paths::root().join("docs/benchmarks.md");
    let before = std::fs::read_to_string(&place).unwrap_or_default();
    let mut sections = Vec::new();
    for bench in &ALL {
        sections.push(report::section(bench.name, bench.title, &(bench.measure)()?, &before));
    }
    files::write(&place, report::page(&report::machine()?, &sections))?;
    println!("\ndocs/benchmarks.md is written");
    Ok(())
}

fn first_screen() -> Result<String, String> {
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    let node = Runner::new("node").arg("bench/first-screen.mjs").env("SLUSS_BIN", sluss).env("SLUSS_WEB", folder);
    measured(node, "first screen, in a browser")
}

fn authenticator() -> Result<String, String> {
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    let node = Runner::new("node").arg("bench/authenticator.mjs").env("SLUSS_BIN", sluss).env("SLUSS_WEB", folder);
    Ok(format!("{}\n\n{}", measured(node, "the authenticator, in a browser")?, sizes::of_programs()?))
}

fn providers() -> Result<String, String> {
    web::web(Mode::Release)?;
    let sluss = start::build()?;
    measured(
        Runner::new("node").arg("bench/providers.mjs").env("SLUSS_BIN", sluss),
        "what sites ask, beside another provider",
    )
}

fn codes() -> Result<String, String> {
    measured(Runner::cargo(&["bench", "--quiet", "--package", "sluss-otp", "--bench", "codes"]), "codes per second")
}

fn qr() -> Result<String, String> {
    let bench = || {
        Runner::cargo(&[
            "bench",
            "--quiet",
            "--package",
            "sluss-qr",
            "--features",
            "draw,scan",
            "--bench",
            "frames",
            "--",
        ])
    };
    let web = web::web(Mode::Release)?;
    let ours = measured(bench().args(FRAMES), "frames of a camera that are read, and how long each takes")?;
    // The same frames for scanners that are no Rust.
    let (folder, scanners) = (paths::target().join("scanners"), paths::root().join("bench/scanners"));
    files::remove_folder(&folder)?;
    files::write(&folder.join("frames.json"), "[]")?;
    bench().args(FRAMES).arg("write").arg(&folder).run("the same frames, written down")?;
    Runner::new("npm").args(["ci", "--no-audit", "--no-fund", "--prefix"]).arg(&scanners).run("scanners of others")?;
    let node = |script: &str| Runner::new("node").arg(script).env("SLUSS_FRAMES", &folder).env("SLUSS_WEB", &web);
    let in_node = measured(node("bench/scanners.mjs"), "how many of them scanners for browsers read");
    let in_browser = measured(node("bench/scanners/in-browser.mjs"), "and in a browser, where ours is a worker");
    files::remove_folder(&folder)?;
    let (in_node, in_browser) = (in_node?, in_browser?);
    Ok(format!(
        "{ours}\n\nScanners for browsers, in Node.js:\n\n{in_node}\n\nIn Chromium:\n\n{in_browser}\n\n{}",
        sizes::of_programs()?
    ))
}

/// How many frames of each class, and the first seed: none of these has been looked at while the scanner was made.
const FRAMES: [&str; 2] = ["15", "500001"];

fn sign_ins() -> Result<String, String> {
    let bench = ["bench", "--quiet", "--package", "sluss-server", "--bench", "sign_ins"];
    measured(Runner::cargo(&bench), "sign-ins per second beside the bare hash")
}

fn steps() -> Result<String, String> {
    let bench = ["bench", "--quiet", "--package", "sluss-server", "--bench", "steps"];
    measured(Runner::cargo(&bench), "steps of a sign-in per second")
}

fn alike() -> Result<String, String> {
    let bench = ["bench", "--quiet", "--package", "sluss-server", "--bench", "alike"];
    measured(Runner::cargo(&bench), "answers that must not tell anything by the clock")
}

/// Every client is an open file, here and in the server: as many as the system allows.
const WITH_MANY_FILES: &str = "ulimit -n \"$(ulimit -Hn)\" && exec \"$@\"";

fn waiting() -> Result<String, String> {
    web::web(Mode::Release)?;
    let bench = ["cargo", "bench", "--quiet", "--package", "sluss-server", "--bench", "waiting"];
    let bench = Runner::new("sh").args(["-c", WITH_MANY_FILES, "with-many-files"]).args(bench);
    measured(bench, "people and phones that wait, and many passwords at the same moment")
}

fn measured(runner: Runner, why: &str) -> Result<String, String> {
    let said = runner.read(why)?;
    if said.succeeded { Ok(said.text.trim().to_owned()) } else { Err(format!("{why}: it could not be measured")) }
}

#[cfg(test)]
mod tests {
    use super::one;

    #[test]
    fn a_bench_that_is_not_there_is_told_with_those_that_are() {
        let said = one("none").unwrap_err();
        assert!(super::ALL.iter().all(|bench| said.contains(bench.name)), "{said}");
    }
}
