//! `cargo xtask`: sets the machine up, builds the web app, starts a demonstration, tests, measures and tidies.
//!
//! It knows the repository's layout and other programs' command lines; it knows nothing of what the crates do.

mod bench;
mod digest;
mod e2e;
mod fault;
mod files;
mod front;
mod fuzz;
mod gallery;
mod nightly;
mod paths;
mod process;
mod relying_sites;
mod run;
mod runner;
mod setup;
mod stopwatch;
mod test;
mod tidy;
mod web;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  run               build all, start the server and an example site, print their addresses
  front [SURFACE]   the same server with `trunk serve` in front: change a component of account or authenticator, and the browser shows it
  test [STEP]       everything that must hold, with the number of tests of each kind; or the steps of that name
  e2e [STORY]       the stories in real browsers, or the one in tests/e2e/stories/STORY.test.mjs
  e2e relying-sites [cas|oidc [CLIENT …]]  clients that others wrote sign in and out, and their tables in docs/relying-parties.md
  gallery           every piece of the screens in every state, into target/gallery; --renew: the story `gallery` compares with that from now on
  pictures          the pictures of the README and of the guide, into docs
  bench [NAME]      measure, and write docs/benchmarks.md; or only sizes, first-screen, codes, qr, sign-ins, start
  fault [NAME]      kill, fill, lock and restore real servers, for hours if need be: --kills N (500)
  fuzz [TARGET] [S] input that nobody would think of, for what reads strangers' input: S seconds for each target (60)
  nightly [STEP]    what takes long or asks the network: advisories, unused, typos, coverage, mutants
  tidy              the house rules that no compiler checks
  web [--dev]       the web app, into target/web/dist
  setup             what the others need: done by each of them, and quick when nothing is missing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<(), String> {
    match arguments {
        ["setup"] => setup::setup(setup::For::Everything),
        ["web"] | ["web", "--release"] => web::web(web::Mode::Release).map(|_| ()),
        ["web", "--dev"] => web::web(web::Mode::Dev).map(|_| ()),
        ["web", "join"] => web::join(),
        ["run"] => run::run(),
        ["front"] => front::front("account"),
        ["front", surface] => front::front(surface),
        ["test"] => test::test(None),
        ["test", step] => test::test(Some(step)),
        ["e2e"] => e2e::e2e(None),
        ["e2e", "relying-sites", which @ ..] => relying_sites::relying_sites(which),
        ["e2e", story] => e2e::e2e(Some(story)),
        ["gallery"] => gallery::show(),
        ["gallery", "--renew"] => e2e::renew_gallery(),
        ["pictures"] => e2e::pictures(),
        ["bench"] => bench::all(),
        ["bench", name] => bench::one(name),
        ["fault", rest @ ..] => fault::fault(rest),
        ["fuzz", rest @ ..] => fuzz::fuzz(rest),
        ["nightly"] => nightly::nightly(None),
        ["nightly", step] => nightly::nightly(Some(step)),
        ["tidy"] => tidy::tidy(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("there is no such command: {}\n\n{HELP}", arguments.join(" "))),
    }
}
