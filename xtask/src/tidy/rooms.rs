//! Who may look into which room, inside the app and inside a crate: docs/architecture.md says why.
//!
//! A rule about folders that do not exist yet applies as soon as they do.

use super::Source;
use super::imports::Imports;

const BROWSER: [&str; 3] = ["web_sys", "js_sys", "gloo"];
const SURFACES: [&str; 4] = ["src/authenticator", "src/account", "src/sign_in", "src/public_pages"];
const GALLERY: &str = "src/gallery";
const USE_CASES: [&str; 7] = [
    "crates/domain/src/account",
    "crates/domain/src/factor",
    "crates/domain/src/sign_in",
    "crates/domain/src/session",
    "crates/domain/src/relying_party",
    "crates/domain/src/message",
    "crates/domain/src/audit",
];
const PORTS: &str = "crates/domain/src/ports";
const MODEL: &str = "crates/domain/src/model";

/// Arrows inside a crate that must not be.
pub(super) fn findings(imports: &Imports) -> Vec<String> {
    let drawn = imports.arrows.iter().filter_map(|((from, to), names)| {
        let names = names.iter().cloned().collect::<Vec<_>>().join(", ");
        why_not(from, to).map(|why| format!("{from} → {to}: {why} ({names})"))
    });
    let entered = imports.entered.iter().filter(|(from, to)| goes_inside(from, to));
    let entered = entered.map(|(from, to)| format!("{from} → {to}: a use case is had through its mod.rs alone"));
    drawn.chain(entered).collect()
}

fn why_not(from: &str, to: &str) -> Option<&'static str> {
    let any = |rooms: &[&str], file: &str| rooms.iter().any(|room| is_in(file, room));
    let rules = [
        (
            is_in(from, MODEL) && (is_in(to, PORTS) || any(&USE_CASES, to)),
            "the model knows neither ports nor use cases",
        ),
        (is_in(from, "crates/server/src/http") && is_in(to, "crates/server/src/routes"), "http knows no route"),
        (
            SURFACES.iter().any(|one| is_in(from, one) && any(&SURFACES, to) && !is_in(to, one)),
            "what two surfaces share stands in a room of its own",
        ),
        (
            is_in(from, GALLERY) && any(&SURFACES, to)
                || is_in(to, GALLERY) && from.starts_with("src/") && !may_show(from),
            "the gallery shows what surfaces share, and is no part of any",
        ),
        (is_in(from, "src/ui") && is_in(to, "src/browser"), "ui is props in and callbacks out, without the browser"),
        (has(from, "state") && has(to, "view"), "a state knows nothing of what draws it"),
    ];
    rules.into_iter().find(|(broken, _)| *broken).map(|(_, why)| why)
}

/// Whether a file is of the gallery or hands it on.
fn may_show(file: &str) -> bool {
    is_in(file, GALLERY) || file == "src/lib.rs" || is_in(file, "src/bin")
}

/// Whether a path goes into a use case past its mod.rs, from outside.
fn goes_inside(from: &str, to: &str) -> bool {
    let of_it = |room: &&&str| is_in(to, room) && !is_in(from, room);
    is_in(from, "crates/domain/src")
        && USE_CASES.iter().find(of_it).is_some_and(|room| to != format!("{room}/mod.rs") && to != format!("{room}.rs"))
}

/// Whether the path is in the room's folder, or is the room's only file while it is small.
fn is_in(file: &str, room: &str) -> bool {
    file.strip_prefix(room).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// Whether a file of the app is in a folder of that name, or bears it.
fn has(file: &str, name: &str) -> bool {
    file.starts_with("src/") && file.trim_end_matches(".rs").split('/').any(|part| part == name)
}

/// Where stories may name what drives a browser.
const ENGINES: [&str; 2] = ["tests/e2e/support/engines/", "tests/e2e/support/webkit/"];
const DRIVERS: [&str; 4] = ["playwright-core", "playwright-bidi", "selenium-webdriver", "puppeteer-core"];

/// A story or a page object that knows a driver would work in only one engine.
pub(super) fn of_story(source: &Source) -> Vec<String> {
    if !source.path.starts_with("tests/e2e/") || ENGINES.iter().any(|room| source.path.starts_with(room)) {
        return Vec::new();
    }
    let named = DRIVERS.iter().filter(|driver| source.text.contains(&format!("\"{driver}\"")));
    named.map(|driver| format!("{}: `{driver}` is named in tests/e2e/support/engines alone", source.path)).collect()
}

/// The browser's interfaces, named outside the room that has them. `code` is the file without texts and comments.
pub(super) fn of_source(source: &Source, code: &str) -> Vec<String> {
    if !source.path.starts_with("src/") || is_in(&source.path, "src/browser") {
        return Vec::new();
    }
    let words: Vec<&str> = code.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    let named = |name: &&&str| words.iter().any(|word| word == *name || word.starts_with(&format!("{name}_")));
    let found = BROWSER.iter().filter(named);
    found.map(|name| format!("{}: `{name}` is named in src/browser alone", source.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Imports, Source, findings, of_source, of_story};

    /// What is told of one file that takes `X` from another.
    fn told(from: &str, to: &str) -> usize {
        let mut imports = Imports::default();
        imports.arrows.insert((from.to_owned(), to.to_owned()), ["X".to_owned()].into());
        findings(&imports).len()
    }

    #[test]
    fn the_browser_is_named_in_its_own_room_alone() {
        let found = |path: &str, text: &str| of_source(&Source::new(path, text), text).len();
        for name in ["web_sys::Window", "js_sys::Array", "gloo_timers::callback", "gloo::net"] {
            assert_eq!(found("src/account/page.rs", &format!("use {name};")), 1, "{name}");
            assert_eq!(found("src/browser/page.rs", &format!("use {name};")), 0);
        }
        assert_eq!(found("src/ui/page.rs", "use web_sys::Window; use js_sys::Array;"), 2);
        assert_eq!(found("crates/qr/src/lib.rs", "use web_sys::Window;"), 0);
    }

    #[test]
    fn a_story_knows_no_driver() {
        let found = |path: &str| of_story(&Source::new(path, "import { chromium } from \"playwright-core\";\n")).len();
        assert_eq!(found("tests/e2e/stories/pin.test.mjs"), 1);
        assert_eq!(found("tests/e2e/pages/account.mjs"), 1);
        assert_eq!(found("tests/e2e/support/engines/chromium.mjs"), 0);
        assert_eq!(found("bench/first-screen.mjs"), 0);
    }

    #[test]
    fn one_surface_does_not_use_another() {
        assert_eq!(told("src/account/page.rs", "src/sign_in/mod.rs"), 1);
        assert_eq!(told("src/sign_in.rs", "src/authenticator/view/scan.rs"), 1);
        assert_eq!(told("src/public_pages/mod.rs", "src/account/page.rs"), 1);
        assert_eq!(told("src/account/page.rs", "src/account/state/mod.rs"), 0);
        assert_eq!(told("src/lib.rs", "src/account/page.rs"), 0);
    }

    #[test]
    fn the_gallery_stands_apart() {
        assert_eq!(told("src/gallery/pieces.rs", "src/sign_in/mod.rs"), 1);
        assert_eq!(told("src/account/view/app.rs", "src/gallery/mod.rs"), 1);
        assert_eq!(told("src/ui/button.rs", "src/gallery/mod.rs"), 1);
        for (from, to) in [
            ("src/gallery/pieces.rs", "src/ui/mod.rs"),
            ("src/gallery/mod.rs", "src/gallery/page.rs"),
            ("src/lib.rs", "src/gallery/mod.rs"),
            ("src/bin/gallery.rs", "src/gallery/mod.rs"),
        ] {
            assert_eq!(told(from, to), 0, "{from} → {to}");
        }
    }

    #[test]
    fn ui_does_not_use_the_browser_and_a_state_no_view() {
        assert_eq!(told("src/ui/field.rs", "src/browser/page.rs"), 1);
        assert_eq!(told("src/account/page.rs", "src/browser/page.rs"), 0);
        assert_eq!(told("src/account/state/mod.rs", "src/account/view/list.rs"), 1);
        assert_eq!(told("src/account/state.rs", "src/account/view.rs"), 1);
        assert_eq!(told("src/account/view/list.rs", "src/account/state/mod.rs"), 0);
        assert_eq!(told("crates/server/src/state.rs", "crates/server/src/routes/view.rs"), 0);
    }

    #[test]
    fn http_knows_no_route() {
        assert_eq!(told("crates/server/src/http/mod.rs", "crates/server/src/routes/mod.rs"), 1);
        assert_eq!(told("crates/server/src/router.rs", "crates/server/src/routes/mod.rs"), 0);
    }

    #[test]
    fn the_model_knows_neither_ports_nor_use_cases() {
        for to in ["ports/accounts.rs", "ports.rs", "sign_in/mod.rs", "relying_party.rs", "audit/chain.rs"] {
            assert_eq!(told("crates/domain/src/model/account.rs", &format!("crates/domain/src/{to}")), 1, "{to}");
        }
        assert_eq!(told("crates/domain/src/model/account.rs", "crates/domain/src/model/id.rs"), 0);
        assert_eq!(told("crates/domain/src/sign_in/mod.rs", "crates/domain/src/ports/accounts.rs"), 0);
    }

    #[test]
    fn a_use_case_is_entered_by_its_door() {
        let files = |path: &str| {
            [
                Source::new("crates/domain/src/lib.rs", "mod account;\nmod sign_in;\n"),
                Source::new("crates/domain/src/account/mod.rs", path),
                Source::new("crates/domain/src/sign_in/mod.rs", "pub mod steps;\npub use steps::Step;\n"),
                Source::new("crates/domain/src/sign_in/steps.rs", "pub struct Step;\n"),
            ]
        };
        let told = |path: &str| findings(&Imports::of(&files(path)).0).len();
        assert_eq!(told("use crate::sign_in::steps::Step;\n"), 1);
        assert_eq!(told("use crate::sign_in::steps;\nfn f(_: steps::Step) {}\n"), 1);
        assert_eq!(told("use crate::sign_in;\nfn f(_: sign_in::steps::Step) {}\n"), 1);
        assert_eq!(told("use crate::sign_in::Step;\n"), 0);
    }
}
